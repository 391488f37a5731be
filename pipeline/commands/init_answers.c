#include "commands/init_answers.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/translate.h"
#include "base/utf8.h"

/* Each returns what is wrong with an answer; NULL: nothing. */

static const char *
check_line(const char *answer)
{
	return utf8_is_printable(text_of(answer))
	    ? NULL
	    : _("the answer should be one line of text, in UTF-8");
}

static const char *
check_province(const char *answer)
{
	struct text text = text_of(answer);

	if (text_starts(text, "tỉnh ") || text_starts(text, "thành phố "))
		return check_line(answer);
	return _("write it like “tỉnh Giả Định” or “thành phố Giả Định”");
}

static const char *
check_email(const char *answer)
{
	const char *at = strchr(answer, '@');

	if (at == NULL || at == answer || at[1] == '\0' ||
	    strchr(answer, ' ') != NULL)
		return _("write it like congbao@giadinh.example");
	return check_line(answer);
}

static const char *
check_web(const char *answer)
{
	struct text text = text_of(answer);

	if ((!text_starts(text, "https://") && !text_starts(text, "http://")) ||
	    text_ends(text, "://") || strchr(answer, ' ') != NULL)
		return _("write it like https://congbao.giadinh.example");
	return check_line(answer);
}

/* "Ủy ban nhân dân tỉnh=UBND" */
static const char *
check_authority(const char *answer)
{
	const char *symbol = strrchr(answer, '=');
	struct text rest;

	if (symbol == NULL || symbol == answer || symbol[1] == '\0')
		return _("write the name of the authority, = and its symbol, "
			 "like “Ủy ban nhân dân tỉnh=UBND”");
	rest = text_of(symbol + 1);
	while (rest.length > 0) {
		uint32_t c = utf8_next(&rest);

		if (!utf8_is_letter(c) && !utf8_is_digit(c) && c != '-' &&
		    c != '.')
			return _("a symbol has letters only, like UBND, HĐND");
	}
	return check_line(answer);
}

struct question {
	const char *option; /* as on the command line */
	const char *words;  /* as asked; NULL: nothing is asked */
	const char *(*check)(const char *answer);
};

static bool
is_right(const struct question *question, const char *answer)
{
	const char *wrong = question->check(answer);

	if (wrong != NULL)
		fprintf(stderr, "congbao: --%s “%s”: %s\n", question->option,
		    check_line(answer) == NULL ? answer : "…", wrong);
	return wrong == NULL;
}

/* The next line of standard input, trimmed; NULL at its end. */
static const char *
read_line(struct arena *arena)
{
	char *line = NULL;
	size_t room = 0;
	ssize_t length = getline(&line, &room, stdin);
	struct text text = {0};

	if (length >= 0)
		text = text_trim((struct text) {line, (size_t)length});
	if (length >= 0)
		text.at = arena_copy(arena, text.at, text.length);
	free(line);
	return text.at;
}

/*
 * Asks until the answer is right; an empty one is the usual one, or none if
 * that is NULL. False at the end of the input.
 */
static bool
ask(struct arena *arena, const struct question *question, const char *usual,
    const char **answer)
{
	const char *line, *wrong;

	for (;;) {
		printf("%s%s%s%s: ", translate(question->words),
		    usual == NULL ? "" : " [", usual == NULL ? "" : usual,
		    usual == NULL ? "" : "]");
		fflush(stdout);
		line = read_line(arena);
		if (line == NULL) {
			fputs(_("\ncongbao: not all was answered: nothing was "
				"written\n"),
			    stderr);
			return false;
		}
		*answer = line[0] == '\0' ? usual : line;
		wrong = *answer == NULL ? NULL : question->check(*answer);
		if (wrong == NULL)
			return true;
		printf(_("  Not like this: %s.\n"), wrong);
	}
}

struct asking {
	struct arena *arena;
	bool terminal, examples;
};

/* From the option, the terminal, the example, or the usual answer. */
static bool
answer(const struct asking *asking, const struct question *question,
    const char *given, const char *usual, const char *example,
    const char **answer)
{
	if (given != NULL) {
		*answer = given;
		return is_right(question, given);
	}
	if (asking->terminal)
		return ask(asking->arena, question, usual, answer);
	*answer = asking->examples && example != NULL ? example : usual;
	return true;
}

static bool
answer_province(const struct asking *asking,
    const struct office_options *office, struct init_answers *answers)
{
	static const struct question QUESTION = {"province",
	    N_("Name of the province or city, like “tỉnh Giả Định”"),
	    check_province};

	do {
		if (!answer(asking, &QUESTION, office->province, NULL,
			"tỉnh Giả Định", &answers->province))
			return false;
	} while (answers->province == NULL && asking->terminal);
	if (answers->province == NULL)
		fputs(_("congbao: init needs --province, or --yes for an "
			"example, where no terminal is to ask at\n"),
		    stderr);
	return answers->province != NULL;
}

static bool
answer_contacts(const struct asking *asking,
    const struct office_options *office, struct init_answers *answers)
{
	static const struct question PUBLISHER = {
	    "publisher", N_("Publisher of the gazette"), check_line};
	static const struct question ADDRESS = {
	    "address", N_("Address of the office (Enter: none)"), check_line};
	static const struct question PHONE = {
	    "phone", N_("Telephone (Enter: none)"), check_line};
	static const struct question EMAIL = {
	    "email", N_("Electronic mail (Enter: none)"), check_email};
	static const struct question WEB = {"web",
	    N_("Address of the gazette's site, https://… (Enter: none)"),
	    check_web};
	const char *usual = arena_format(
	    asking->arena, "Văn phòng Ủy ban nhân dân %s", answers->province);

	return answer(asking, &PUBLISHER, office->publisher, usual, NULL,
		   &answers->publisher) &&
	    answer(asking, &ADDRESS, office->address, NULL,
		"Số 1, đường Ví Dụ, phường Mẫu Mực, tỉnh Giả Định",
		&answers->address) &&
	    answer(asking, &PHONE, office->phone, NULL, "0200 000 0000",
		&answers->phone) &&
	    answer(asking, &EMAIL, office->email, NULL,
		"congbao@giadinh.example", &answers->email) &&
	    answer(asking, &WEB, office->web, NULL,
		"https://congbao.giadinh.example", &answers->web);
}

static void
add_authority(
    struct arena *arena, struct init_answers *answers, const char *text)
{
	const char *symbol = strrchr(text, '=');
	struct text name =
	    text_trim((struct text) {text, (size_t)(symbol - text)});

	answers->authorities[answers->authority_count++] =
	    (struct init_authority) {
		arena_copy(arena, name.at, name.length), symbol + 1};
}

static void
add_usual(struct arena *arena, struct init_answers *answers)
{
	static const char *const BODIES[] = {"Hội đồng nhân dân %s=HĐND",
	    "Thường trực Hội đồng nhân dân %s=HĐND", "Ủy ban nhân dân %s=UBND",
	    "Chủ tịch Ủy ban nhân dân %s=UBND"};
	const char *level = text_starts(text_of(answers->province), "tỉnh ")
	    ? "tỉnh"
	    : "thành phố";

	for (size_t i = 0; i < sizeof BODIES / sizeof BODIES[0]; i++) {
		const char *format = BODIES[i];
		size_t before = text_find(text_of(format), "%s");
		const char *text = arena_format(arena, "%.*s%s%s", (int)before,
		    format, level, format + before + 2);

		add_authority(arena, answers, text);
	}
}

/* Further ones are asked for until an empty line. */
static bool
ask_authorities(const struct asking *asking, struct init_answers *answers)
{
	static const struct question MORE = {"authority",
	    N_("Another authority, like “Ủy ban nhân dân xã Thí Dụ=UBND” "
	       "(Enter: no more)"),
	    check_authority};
	const char *text;

	puts(_("Issuing authorities:"));
	for (size_t i = 0; i < answers->authority_count; i++)
		printf("  %s=%s\n", answers->authorities[i].name,
		    answers->authorities[i].symbol);
	while (answers->authority_count < AUTHORITIES_MOST) {
		if (!ask(asking->arena, &MORE, NULL, &text))
			return false;
		if (text == NULL)
			break;
		add_authority(asking->arena, answers, text);
	}
	return true;
}

static bool
answer_authorities(const struct asking *asking,
    const struct office_options *office, struct init_answers *answers)
{
	static const struct question GIVEN = {
	    "authority", NULL, check_authority};

	for (size_t i = 0; i < office->authority_count; i++) {
		if (!is_right(&GIVEN, office->authorities[i]))
			return false;
		add_authority(asking->arena, answers, office->authorities[i]);
	}
	if (office->authority_count > 0)
		return true;
	add_usual(asking->arena, answers);
	return !asking->terminal || ask_authorities(asking, answers);
}

bool
init_answers_get(struct arena *arena, const struct options *options,
    bool terminal, struct init_answers *answers)
{
	const struct office_options *office = &options->office;
	struct asking asking = {arena, terminal && !office->yes, office->yes};

	*answers = (struct init_answers) {0};
	return answer_province(&asking, office, answers) &&
	    answer_contacts(&asking, office, answers) &&
	    answer_authorities(&asking, office, answers);
}
