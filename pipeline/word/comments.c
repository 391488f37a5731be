#include "word/comments.h"

#include "base/arena.h"
#include "base/map.h"
#include "base/translate.h"
#include "word/findings.h"
#include "word/package.h"
#include "word/walk.h"
#include "word/xml.h"

/* The text of the comment that the reader is at. */
static void
add(struct walk *walk, struct xml *xml)
{
	const char *id = xml_attribute(xml, XML_SPACE_W, "id");
	struct text key = text_of(arena_string(walk->arena, id ? id : ""));
	struct text words = walk_collect(walk, xml);

	if (map_find(walk->comments, key) == NULL)
		map_add(walk->comments, key,
		    arena_copy(walk->arena, words.at, words.length));
}

static void
read_part(struct walk *walk, struct text bytes)
{
	struct xml *xml =
	    xml_open(walk->arena, walk->findings, N_("comments"), bytes);
	int root;

	xml_child(xml, -1);
	root = xml_depth(xml);
	while (xml_child(xml, root))
		if (xml_name(xml) == W_comment)
			add(walk, xml);
	xml_close(xml);
}

void
comments_tell(struct walk *walk, struct word_place place, const char *id)
{
	const char *part = package_related(
	    walk->package, package_main(walk->package), "comments");
	const char *words;
	struct text bytes;

	if (walk->comments == NULL) {
		walk->comments = map_new(walk->arena, 16);
		if (part != NULL && package_part(walk->package, part, &bytes))
			read_part(walk, bytes);
	}
	words = id == NULL ? NULL : map_find(walk->comments, text_of(id));
	if (words != NULL)
		finding_note(walk->findings, CODE_WORD_COMMENT, place,
		    (struct text) {0}, "a comment, which is not printed: “%s”",
		    words);
}
