#include "print/signature_objects.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/digest.h"
#include "print/object.h"
#include "print/signature_form.h"
#include "print/syntax.h"

enum {
	TYPE_PLAIN = 1,
	TYPE_PACKED = 2,
	ID_DIGITS = 32, /* as print/object.c has it */
};

struct update_objects
update_objects_begin(
    struct arena *arena, struct objects *deflate, size_t base, int size)
{
	struct update_objects update = {
	    .arena = arena, .base = base, .deflate = deflate, .next = size};

	update.out.arena = arena;
	update.numbers.arena = update.packed.arena = arena;
	return update;
}

int
update_object_new(struct update_objects *update)
{
	return update->next++;
}

static void
add_row(struct update_objects *update, struct update_row row)
{
	update->rows = arena_more(update->arena, update->rows,
	    update->row_count, &update->row_room, sizeof *update->rows);
	update->rows[update->row_count++] = row;
}

static size_t
offset(const struct update_objects *update)
{
	return update->base + update->out.length;
}

void
update_object_set(
    struct update_objects *update, int number, struct text entries)
{
	if (update->packed_count == 0)
		update->pack = update_object_new(update);
	else
		buffer_byte(&update->packed, '\n');
	buffer_format(
	    &update->numbers, "%d %zu ", number, update->packed.length);
	buffer_string(&update->packed, "<<");
	buffer_add(&update->packed, entries);
	buffer_string(&update->packed, ">>");
	add_row(update,
	    (struct update_row) {number, TYPE_PACKED, (uint32_t)update->pack,
		update->packed_count++});
}

void
update_object_begin(struct update_objects *update, int number)
{
	add_row(update,
	    (struct update_row) {
		number, TYPE_PLAIN, (uint32_t)offset(update), 0});
	syntax_number(&update->out, number);
	buffer_string(&update->out, SIGNATURE_OBJECT);
}

void
update_object_stream(struct update_objects *update, int number,
    struct text entries, struct text bytes)
{
	update_object_begin(update, number);
	buffer_string(&update->out, "<<");
	buffer_add(&update->out, entries);
	buffer_format(&update->out, SIGNATURE_LENGTH "%zu" SIGNATURE_STREAM,
	    bytes.length);
	buffer_add(&update->out, bytes);
	buffer_string(&update->out, SIGNATURE_ENDSTREAM);
}

static void
deflated_stream(struct update_objects *update, int number, struct text entries,
    struct text bytes)
{
	struct buffer all = {.arena = update->arena};

	buffer_add(&all, entries);
	buffer_string(&all, "/Filter/FlateDecode");
	update_object_stream(update, number, buffer_text(&all),
	    objects_deflate(update->deflate, bytes));
}

int
update_object_deflated(
    struct update_objects *update, struct text entries, struct text bytes)
{
	int number = update_object_new(update);

	deflated_stream(update, number, entries, bytes);
	return number;
}

static void
write_pack(struct update_objects *update)
{
	struct buffer entries = {.arena = update->arena};
	struct buffer bytes = {.arena = update->arena};

	buffer_format(&entries, "/Type/ObjStm/N %d/First %zu",
	    update->packed_count, update->numbers.length);
	buffer_add(&bytes, buffer_text(&update->numbers));
	buffer_add(&bytes, buffer_text(&update->packed));
	deflated_stream(
	    update, update->pack, buffer_text(&entries), buffer_text(&bytes));
}

static int
compare_rows(const void *left, const void *right)
{
	const struct update_row *a = left, *b = right;

	return (a->number > b->number) - (a->number < b->number);
}

/* The rows from `first` on whose numbers follow one another. */
static size_t
run_length(const struct update_objects *update, size_t first)
{
	size_t end = first + 1;

	while (end < update->row_count &&
	    update->rows[end].number == update->rows[end - 1].number + 1)
		end++;
	return end - first;
}

static void
add_index(const struct update_objects *update, struct buffer *out)
{
	size_t length;

	for (size_t i = 0; i < update->row_count; i += length) {
		length = run_length(update, i);
		buffer_format(out, "%s%d %zu", i == 0 ? "" : " ",
		    update->rows[i].number, length);
	}
}

/* One byte, four and two, as in print/object.c. */
static struct text
table_of(const struct update_objects *update)
{
	struct buffer out = {.arena = update->arena};

	for (size_t i = 0; i < update->row_count; i++) {
		const struct update_row *row = &update->rows[i];

		buffer_byte(&out, (char)row->type);
		for (int shift = 24; shift >= 0; shift -= 8)
			buffer_byte(&out, (char)(row->place >> shift & 255));
		buffer_byte(&out, (char)(row->index >> 8));
		buffer_byte(&out, (char)(row->index & 255));
	}
	return buffer_text(&out);
}

void
update_objects_end(
    struct update_objects *update, const struct update_trailer *trailer)
{
	struct buffer entries = {.arena = update->arena};
	struct text table;
	size_t start;
	int number;

	write_pack(update);
	start = offset(update);
	number = update_object_new(update);
	add_row(update,
	    (struct update_row) {number, TYPE_PLAIN, (uint32_t)start, 0});
	qsort(update->rows, update->row_count, sizeof *update->rows,
	    compare_rows);
	buffer_format(&entries, "%d" SIGNATURE_XREF "%zu/Size %d/Index[",
	    number, trailer->previous, number + 1);
	add_index(update, &entries);
	buffer_format(&entries, "]/W[1 4 2]/Root %d 0 R/Info " TEXT "/ID[" TEXT,
	    trailer->root, TEXT_OF(trailer->info), TEXT_OF(trailer->id));
	buffer_format(&entries, "<%.*s>]", ID_DIGITS,
	    digest_of(buffer_text(&update->out)).hex);
	table = table_of(update);
	buffer_format(
	    &entries, SIGNATURE_LENGTH "%zu" SIGNATURE_STREAM, table.length);
	buffer_add(&update->out, buffer_text(&entries));
	buffer_add(&update->out, table);
	buffer_format(
	    &update->out, SIGNATURE_ENDSTREAM SIGNATURE_STARTXREF "%zu", start);
	buffer_string(&update->out, SIGNATURE_EOF);
}
