#include "number/check.h"

#include <ctype.h>
#include <string.h>

#include "base/diag.h"
#include "number/issue.h"

static void
refuse_authority(struct diag *diag, const struct profile *profile,
    const struct value *authority)
{
	const char *meant = profile_meant_authority(profile, authority->text);

	if (meant == NULL)
		diag_error(diag, CODE_AUTHORITY_UNKNOWN, authority->span,
		    "“%s” is not one of the authorities in %s; correct the "
		    "name, or add it there",
		    authority->text, profile->source->path);
	else
		diag_error(diag, CODE_AUTHORITY_UNKNOWN, authority->span,
		    "“%s” is not one of the authorities in %s; did you mean "
		    "“%s”?",
		    authority->text, profile->source->path, meant);
}

static void
refuse_type(
    struct diag *diag, const struct profile *profile, const struct value *type)
{
	const char *meant = profile_meant_type(profile, type->text);

	if (meant == NULL)
		diag_error(diag, CODE_TYPE_UNKNOWN, type->span,
		    "“%s” is not one of the types in %s; correct it, or add "
		    "it there",
		    type->text, profile->source->path);
	else
		diag_error(diag, CODE_TYPE_UNKNOWN, type->span,
		    "“%s” is not one of the types in %s; did you mean “%s”?",
		    type->text, profile->source->path, meant);
}

bool
check_known(struct diag *diag, const struct profile *profile,
    const struct decision *decision)
{
	bool good = true;

	if (decision->authority.text != NULL &&
	    profile_authority(profile, decision->authority.text) == NULL) {
		refuse_authority(diag, profile, &decision->authority);
		good = false;
	}
	if (decision->type.text != NULL &&
	    profile_type(profile, decision->type.text) == NULL) {
		refuse_type(diag, profile, &decision->type);
		good = false;
	}
	return good;
}

/*
 * The number of a letter has no symbol of its type: 12/UBND-VX has that of the
 * authority and of its unit (NĐ 30/2020/NĐ-CP, Phụ lục I, phần II, mục 3).
 */
static struct symbol
printed_symbol(const struct decision *decision)
{
	struct symbol symbol = decision->symbol;

	if (!decision_is_letter(decision))
		return symbol;
	symbol.authority = symbol.type;
	symbol.type = (struct text) {0};
	return symbol;
}

/* The symbol "QH" matches the National Assembly of any term: QH14, QH15. */
static bool
is_symbol_of(const struct authority *authority, const struct symbol *symbol)
{
	struct text whole = symbol->authority, name = whole;

	while (symbol->type.length == 0 && name.length > 0 &&
	    isdigit((unsigned char)name.at[name.length - 1]))
		name.length--;
	for (size_t i = 0; i < authority->symbols.count; i++)
		if (text_is(whole, authority->symbols.at[i].text) ||
		    text_is(name, authority->symbols.at[i].text))
			return true;
	return authority->symbols.count == 0;
}

/* A number without a type symbol, such as that of a law, matches any type. */
static void
check_symbol_type(struct diag *diag, const struct decision *decision,
    const struct type *type, struct text symbol)
{

	if (symbol.length == 0 ||
	    (type->symbol.text != NULL && text_is(symbol, type->symbol.text)))
		return;
	if (type->symbol.text == NULL)
		diag_warning(diag, CODE_NUMBER_TYPE, decision->number.span,
		    "“%.*s” in the number, but the profile gives a %s no "
		    "symbol",
		    TEXT_OF(symbol), type->name.text);
	else
		diag_warning(diag, CODE_NUMBER_TYPE, decision->number.span,
		    "“%.*s” in the number, but a %s is numbered with “%s”",
		    TEXT_OF(symbol), type->name.text, type->symbol.text);
}

/* Compares the components of the number with the other properties. */
static void
check_symbol(struct diag *diag, const struct profile *profile,
    const struct decision *decision)
{
	const struct symbol symbol = printed_symbol(decision);
	const struct type *type = profile_type(profile, decision->type.text);
	const struct authority *authority =
	    profile_authority(profile, decision->authority.text);

	if (symbol.number == 0)
		return;
	check_symbol_type(diag, decision, type, symbol.type);
	if (!is_symbol_of(authority, &symbol))
		diag_warning(diag, CODE_NUMBER_AUTHORITY, decision->number.span,
		    "“%.*s” is not a symbol of %s", TEXT_OF(symbol.authority),
		    authority->name.text);
	if (symbol.year != 0 && date_is_given(decision->date.date) &&
	    symbol.year != decision->date.date.year)
		diag_warning(diag, CODE_NUMBER_YEAR, decision->number.span,
		    "%d in the number, but signed in %d", symbol.year,
		    decision->date.date.year);
}

static void
check_publication(struct diag *diag, const struct issue *issue,
    const struct decision *decision)
{
	const struct deadlines *deadlines = &issue->profile->deadlines;
	struct date received = decision->received.date;
	int days = 0;

	if (date_is_given(received) && date_is_given(issue->date))
		days = date_days(received, issue->date);
	if (deadlines->publish > 0 && days > deadlines->publish)
		diag_warning(diag, CODE_DEADLINE_PUBLISH,
		    decision->received.span,
		    "the issue comes %d days after this was received; the "
		    "deadline is %d; publish it soon",
		    days, deadlines->publish);
}

bool
check_issue_date(struct diag *diag, const struct issue *issue,
    const struct decision *decision)
{
	struct date last = date_is_given(decision->received.date)
	    ? decision->received.date
	    : decision->date.date;

	check_publication(diag, issue, decision);
	if (!date_is_given(issue->date) || !date_is_given(last) ||
	    date_compare(issue->date, last) >= 0)
		return true;
	diag_error(diag, CODE_DATE_ORDER,
	    date_is_given(decision->received.date) ? decision->received.span
						   : decision->date.span,
	    "later than the issue, which is of %04d-%02d-%02d",
	    issue->date.year, issue->date.month, issue->date.day);
	return false;
}

static void
check_deadlines(struct diag *diag, const struct issue *issue,
    const struct decision *decision)
{
	const struct deadlines *deadlines = &issue->profile->deadlines;
	struct date signed_on = decision->date.date;
	struct date received = decision->received.date;
	struct date effective = decision->effective.date;
	int days;

	if (!date_is_given(signed_on))
		return;
	days = date_is_given(received) ? date_days(signed_on, received) : 0;
	if (deadlines->send > 0 && days > deadlines->send)
		diag_warning(diag, CODE_DEADLINE_SEND, decision->received.span,
		    "received %d days after signing; the law gives %d; check "
		    "both days",
		    days, deadlines->send);
	days = date_is_given(effective) ? date_days(signed_on, effective) : 0;
	if (deadlines->effect > 0 && decision->symbol.year != 0 &&
	    date_is_given(effective) && days < deadlines->effect)
		diag_warning(diag, CODE_DEADLINE_EFFECT,
		    decision->effective.span,
		    "in force %d days after signing; a normative document "
		    "needs %d, except by the shortened procedure",
		    days, deadlines->effect);
}

bool
check_document(struct diag *diag, const struct issue *issue,
    const struct decision *decision)
{
	if (decision->authority.text == NULL || decision->type.text == NULL ||
	    !check_known(diag, issue->profile, decision))
		return false;
	check_symbol(diag, issue->profile, decision);
	check_deadlines(diag, issue, decision);
	return check_issue_date(diag, issue, decision);
}

static bool
has_number(const struct issue *issue, const char *number)
{
	for (size_t i = 0; i < issue->count; i++)
		if (strcmp(issue->at[i].decision->number.text, number) == 0)
			return true;
	return false;
}

void
check_consolidations(struct diag *diag, const struct issue *issue)
{
	for (size_t i = 0; i < issue->count; i++) {
		const struct values *taken =
		    &issue->at[i].decision->consolidates;
		bool here = false;

		for (size_t j = 0; j < taken->count; j++)
			here |= has_number(issue, taken->at[j].text);
		if (taken->count > 0 && !here)
			diag_warning(diag, CODE_CONSOLIDATES_ELSEWHERE,
			    taken->at[0].span,
			    "a consolidated text is published in the issue of "
			    "a text that it consolidates, and none of these is "
			    "here");
	}
}
