#include "print/rule.h"

#include <stddef.h>

#include "base/arena.h"
#include "base/text.h"
#include "print/pdf_writer.h"
#include "print/pen.h"
#include "print/syntax.h"

/* The number of rules before it that a rule may be merged with: those of
   several rows of a table. */
enum { MERGE_WINDOW = 96 };

struct merged_rules {
	struct mark *at;
	size_t count;
};

bool
rule_is_loose(const struct mark *mark)
{
	return mark->kind == MARK_RULE && mark->tag == NULL;
}

static size_t
count_loose(const struct page *page)
{
	size_t count = 0;

	for (size_t i = 0; i < page->count; i++)
		count += rule_is_loose(&page->at[i]);
	return count;
}

static bool
covers(const struct mark *rule, const struct mark *piece)
{
	return rule->x <= piece->x && rule->y <= piece->y &&
	    rule->x + rule->rule.width >= piece->x + piece->rule.width &&
	    rule->y + rule->rule.height >= piece->y + piece->rule.height;
}

/* Extends the rule by the piece, if the piece continues it. */
static bool
continues(struct mark *rule, const struct mark *piece)
{
	if (rule->ink != piece->ink)
		return false;
	if (rule->x == piece->x && rule->rule.width == piece->rule.width &&
	    rule->y + rule->rule.height == piece->y) {
		rule->rule.height += piece->rule.height;
		return true;
	}
	if (rule->y == piece->y && rule->rule.height == piece->rule.height &&
	    rule->x + rule->rule.width == piece->x) {
		rule->rule.width += piece->rule.width;
		return true;
	}
	/* Two rows may each have the rule between them. */
	return covers(rule, piece);
}

static void
add_piece(struct merged_rules *merged, const struct mark *piece)
{
	size_t last =
	    merged->count > MERGE_WINDOW ? merged->count - MERGE_WINDOW : 0;

	for (size_t i = merged->count; i > last; i--)
		if (continues(&merged->at[i - 1], piece))
			return;
	merged->at[merged->count++] = *piece;
}

void
rule_write(struct pen *pen, const struct mark *mark)
{
	int bottom = pen->height - mark->y - mark->rule.height;

	pen_end_text(pen);
	pen_set_ink(pen, mark->ink);
	syntax_pair(pen->out, mark->x, bottom);
	buffer_byte(pen->out, ' ');
	syntax_pair(pen->out, mark->rule.width, mark->rule.height);
	buffer_string(pen->out, " re f\n");
}

void
rule_write_all(
    struct pdf_writer *writer, const struct pdf_page *pdf_page, struct pen *pen)
{
	const struct page *page = pdf_page->page;
	size_t count = count_loose(page);
	struct merged_rules merged = {
	    .at = arena_alloc(writer->scratch, count * sizeof *merged.at)};

	for (size_t i = 0; count > 0 && i < page->count; i++)
		if (rule_is_loose(&page->at[i]) &&
		    pdf_writer_draws(writer, &page->at[i]))
			add_piece(&merged, &page->at[i]);
	if (merged.count == 0)
		return;
	buffer_string(pen->out, "/Artifact BMC\n");
	for (size_t i = 0; i < merged.count; i++)
		rule_write(pen, &merged.at[i]);
	buffer_string(pen->out, "EMC\n");
}
