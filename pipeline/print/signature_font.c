#include "print/signature_font.h"

#include "base/arena.h"
#include "print/embedded_font.h"
#include "print/font.h"
#include "print/signature_objects.h"

static int
stream(struct update_objects *update, struct text entries, struct text deflated)
{
	struct buffer all = {.arena = update->arena};
	int number = update_object_new(update);

	buffer_add(&all, entries);
	buffer_string(&all, "/Filter/FlateDecode");
	update_object_stream(update, number, buffer_text(&all), deflated);
	return number;
}

static int
dictionary(struct update_objects *update, const struct buffer *entries)
{
	int number = update_object_new(update);

	update_object_set(update, number, buffer_text(entries));
	return number;
}

static int
write_descriptor(
    struct update_objects *update, const struct embedded_font *embedded_font)
{
	struct buffer out = {.arena = update->arena};
	const char *length = arena_format(
	    update->arena, "/Length1 %zu", embedded_font->font_subset_length);

	embedded_font_add_descriptor(embedded_font,
	    stream(update, text_of(length), embedded_font->font_subset), &out);
	return dictionary(update, &out);
}

static int
write_descendant(
    struct update_objects *update, const struct embedded_font *embedded_font)
{
	struct buffer out = {.arena = update->arena};
	int descriptor = write_descriptor(update, embedded_font);

	embedded_font_add_descendant(embedded_font, descriptor,
	    stream(update, text_of(""), embedded_font->cid_to_gid), &out);
	return dictionary(update, &out);
}

static int
write_font(struct update_objects *update,
    const struct embedded_font *embedded_font, int encoding)
{
	struct buffer out = {.arena = update->arena};
	int descendant = write_descendant(update, embedded_font);

	embedded_font_add_composite(embedded_font, encoding, descendant,
	    stream(update, text_of(""), embedded_font->to_unicode), &out);
	return dictionary(update, &out);
}

bool
signature_fonts_write(struct update_objects *update, struct pdf_fonts *fonts,
    struct buffer *resources)
{
	size_t end = 0;
	int encoding;

	for (struct pdf_font *font = pdf_fonts_first(fonts); font != NULL;
	     font = font->next)
		end = font->count > end ? font->count : end;
	encoding = stream(update, text_of(EMBEDDED_FONT_ENCODING),
	    embedded_font_encoding(update->arena, update->deflate, end));
	for (struct pdf_font *font = pdf_fonts_first(fonts); font != NULL;
	     font = font->next) {
		struct subset whole = subset_whole(update->arena, font);
		const struct embedded_font *embedded_font =
		    embedded_font_new(update->arena, update->deflate, &whole);

		if (embedded_font == NULL)
			return false;
		buffer_format(resources, "/F%d %d 0 R", font->number,
		    write_font(update, embedded_font, encoding));
	}
	return true;
}
