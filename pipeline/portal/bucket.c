#include "portal/bucket.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/libxml2.h"

static bool
is_named(const xmlNode *node, const char *name)
{
	return node->type == XML_ELEMENT_NODE &&
	    strcmp((const char *)node->name, name) == 0;
}

/* The text of the first child with this name; "" if there is none. */
static const char *
text_in(struct arena *arena, xmlNode *node, const char *name)
{
	const char *copy = "";

	for (xmlNode *child = node->children; child != NULL;
	     child = child->next) {
		xmlChar *content;

		if (!is_named(child, name))
			continue;
		content = libxml2()->xmlNodeGetContent(child);
		if (content != NULL)
			copy = arena_copy(arena, (const char *)content,
			    strlen((const char *)content));
		/* libxml2 uses malloc unless told otherwise. */
		free(content);
		break;
	}
	return copy;
}

static void
take_objects(struct arena *arena, xmlNode *root, struct bucket_list *list)
{
	size_t room = 0;

	for (xmlNode *node = root->children; node != NULL; node = node->next) {
		if (!is_named(node, "Contents"))
			continue;
		list->at = arena_more(
		    arena, list->at, list->count, &room, sizeof *list->at);
		list->at[list->count++] =
		    (struct bucket_object) {text_in(arena, node, "Key"),
			text_in(arena, node, "LastModified")};
	}
}

/* No entity is expanded and nothing is loaded; libxml2 limits the depth. */
bool
bucket_list_read(
    struct arena *arena, struct text bytes, struct bucket_list *list)
{
	xmlDoc *document;
	xmlNode *root;
	bool good;

	*list = (struct bucket_list) {.count = 0};
	if (bytes.length == 0 || bytes.length > BUCKET_MOST)
		return false;
	document = libxml2()->xmlReadMemory(bytes.at, (int)bytes.length, "list",
	    NULL, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
	if (document == NULL)
		return false;
	root = libxml2()->xmlDocGetRootElement(document);
	good = root != NULL && is_named(root, "ListBucketResult");
	if (good) {
		take_objects(arena, root, list);
		list->is_whole =
		    strcmp(text_in(arena, root, "IsTruncated"), "true") != 0;
	}
	libxml2()->xmlFreeDoc(document);
	return good;
}
