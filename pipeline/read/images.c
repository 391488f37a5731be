#include "read/images.h"

#include <string.h>

#include "base/arena.h"
#include "base/file.h"
#include "read/image.h"
#include "read/inlines.h"

/* The alternative text: the text between the brackets, without styles. */
static void
add_alternative(struct buffer *out, cmark_node *parent)
{
	for (cmark_node *node = cmark_node_first_child(parent); node != NULL;
	     node = cmark_node_next(node)) {
		const char *text = cmark_node_get_literal(node);

		if (cmark_node_get_type(node) == CMARK_NODE_SOFTBREAK)
			buffer_byte(out, ' ');
		else if (text != NULL)
			buffer_string(out, inlines_text(out->arena, text));
		add_alternative(out, node);
	}
}

/* A file name without a path. */
static bool
is_file_name(const char *name)
{
	return name[0] != '\0' && name[0] != '.' && strchr(name, '/') == NULL &&
	    strchr(name, '\\') == NULL && strchr(name, ':') == NULL;
}

/* Caches the image by name. */
static const struct image *
add_shown(struct parsing *parsing, const char *name, const struct image *image)
{
	if (image == NULL)
		return NULL;
	parsing->shown = arena_more(parsing->scratch, parsing->shown,
	    parsing->shown_count, &parsing->shown_room, sizeof *parsing->shown);
	parsing->shown[parsing->shown_count++] = (struct shown) {name, image};
	return image;
}

static const struct image *
load_image(struct parsing *parsing, cmark_node *image, struct span span)
{
	struct arena *arena = parsing->arena;
	const char *name = inlines_text(arena, cmark_node_get_url(image));
	const char *title = cmark_node_get_title(image);

	if (title != NULL && title[0] != '\0')
		parsing_refuse(parsing, image, CODE_MARKDOWN_IMAGE,
		    "the title of this image would not be printed; write it "
		    "below the image as a paragraph");
	if (!is_file_name(name)) {
		parsing_refuse(parsing, image, CODE_IMAGE_PATH,
		    "an image is a file beside the decision, given by its "
		    "name alone");
		return NULL;
	}
	for (size_t i = 0; i < parsing->shown_count; i++)
		if (strcmp(parsing->shown[i].name, name) == 0)
			return parsing->shown[i].image;
	return add_shown(parsing, name,
	    image_load(arena, parsing->diag,
		file_directory(arena, parsing->body.source->path), name,
		parsing_first_line(span)));
}

struct node *
images_read(struct parsing *parsing, cmark_node *paragraph, cmark_node *image)
{
	struct span span = parsing_span(parsing, paragraph);
	struct node *node = parsing_node(parsing, NODE_IMAGE, span);
	struct buffer alternative = {.arena = parsing->arena};

	add_alternative(&alternative, image);
	node->alternative = text_trim(buffer_text(&alternative));
	if (node->alternative.length == 0)
		parsing_refuse(parsing, paragraph, CODE_IMAGE_ALTERNATIVE,
		    "say what is to be seen, for those who cannot see it: "
		    "![a map of the wards](file.png)");
	node->image = load_image(parsing, image, span);
	if (node->image == NULL)
		account_refuse(&parsing->account, span);
	account_claim(&parsing->account, span.start, span.end, BYTE_IMAGE);
	return node;
}

cmark_node *
images_only(cmark_node *paragraph)
{
	cmark_node *child = cmark_node_first_child(paragraph);

	return child != NULL && cmark_node_next(child) == NULL &&
		cmark_node_get_type(child) == CMARK_NODE_IMAGE
	    ? child
	    : NULL;
}
