/*
 * floor: the least that any program would do to make the same PDF files.
 *
 * Parses the Markdown with cmark-gfm, subsets the faces to the characters
 * that each file shows and deflates the content of its pages, and nothing
 * more. What is to be done stands in a file, a line each, which speed.py
 * writes from what congbao built:
 *
 *   parse PATH                 a Markdown file
 *   subset FONT CHARACTERS     CHARACTERS: a file of UTF-8
 *   deflate PATH               the content of a page
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <hb-subset.h>
#include <hb.h>
#include <unistr.h>
#include <zlib.h>

enum { FACES_MOST = 16 };

struct face {
	char path[1024];
	hb_face_t *face;
};

struct bytes {
	char *at;
	size_t length;
};

static _Noreturn void
fail(const char *path)
{
	perror(path);
	exit(2);
}

static struct bytes
read_file(const char *path)
{
	struct bytes bytes = {0};
	FILE *file = fopen(path, "rb");
	long length;

	if (file == NULL || fseek(file, 0, SEEK_END) != 0)
		fail(path);
	length = ftell(file);
	rewind(file);
	bytes.at = malloc((size_t)length + 1);
	bytes.length = fread(bytes.at, 1, (size_t)length, file);
	fclose(file);
	return bytes;
}

static void
parse(const char *path)
{
	static const char *const NAMES[] = {"table", "strikethrough"};
	struct bytes bytes = read_file(path);
	cmark_parser *parser = cmark_parser_new(CMARK_OPT_FOOTNOTES);

	for (size_t i = 0; i < sizeof NAMES / sizeof NAMES[0]; i++)
		cmark_parser_attach_syntax_extension(
		    parser, cmark_find_syntax_extension(NAMES[i]));
	cmark_parser_feed(parser, bytes.at, bytes.length);
	cmark_node_free(cmark_parser_finish(parser));
	cmark_parser_free(parser);
	free(bytes.at);
}

static hb_face_t *
face_of(const char *path)
{
	static struct face faces[FACES_MOST];
	struct face *face = faces;

	while (face->face != NULL && strcmp(face->path, path) != 0)
		face++;
	if (face->face == NULL) {
		hb_blob_t *blob = hb_blob_create_from_file_or_fail(path);

		if (blob == NULL || face == faces + FACES_MOST - 1)
			fail(path);
		snprintf(face->path, sizeof face->path, "%s", path);
		face->face = hb_face_create(blob, 0);
		hb_blob_destroy(blob);
	}
	return face->face;
}

static void
subset(const char *font, const char *path)
{
	struct bytes bytes = read_file(path);
	hb_subset_input_t *input = hb_subset_input_create_or_fail();
	hb_set_t *drop =
	    hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
	hb_face_t *made;

	for (size_t i = 0; i < bytes.length;) {
		ucs4_t character;

		i += (size_t)u8_mbtouc(&character,
		    (const uint8_t *)bytes.at + i, bytes.length - i);
		hb_set_add(hb_subset_input_unicode_set(input), character);
	}
	hb_set_add(drop, HB_TAG('G', 'S', 'U', 'B'));
	hb_set_add(drop, HB_TAG('G', 'P', 'O', 'S'));
	hb_set_add(drop, HB_TAG('G', 'D', 'E', 'F'));
	hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING);
	made = hb_subset_or_fail(face_of(font), input);
	if (made != NULL) {
		hb_blob_t *blob = hb_face_reference_blob(made);
		unsigned length;
		const char *data = hb_blob_get_data(blob, &length);
		uLongf room = compressBound(length);
		Bytef *out = malloc(room);

		compress(out, &room, (const Bytef *)data, length);
		free(out);
		hb_blob_destroy(blob);
	}
	hb_face_destroy(made);
	hb_subset_input_destroy(input);
	free(bytes.at);
}

static void
deflate_file(const char *path)
{
	struct bytes bytes = read_file(path);
	uLongf room = compressBound(bytes.length);
	Bytef *out = malloc(room);

	compress(out, &room, (const Bytef *)bytes.at, bytes.length);
	free(out);
	free(bytes.at);
}

int
main(int count, char **arguments)
{
	char line[2048], first[1024], second[1024];
	FILE *list = count == 2 ? fopen(arguments[1], "r") : NULL;

	if (list == NULL)
		fail("floor LIST");
	cmark_gfm_core_extensions_ensure_registered();
	while (fgets(line, sizeof line, list) != NULL) {
		if (sscanf(line, "parse %1023s", first) == 1)
			parse(first);
		else if (sscanf(line, "subset %1023s %1023s", first, second) ==
		    2)
			subset(first, second);
		else if (sscanf(line, "deflate %1023s", first) == 1)
			deflate_file(first);
	}
	fclose(list);
	return 0;
}
