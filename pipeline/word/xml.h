/*
 * xml: walks through a part of a Word file, an element at a time.
 *
 * The reader is a cursor, and neither follows addresses nor expands entities.
 * To read an element, note its depth, ask for its children until there are no
 * more, and treat each by its name; what is not read of a child is skipped:
 *
 *   int depth = xml_depth(xml);
 *
 *   while (xml_child(xml, depth))
 *           if (xml_name(xml) == W_p)
 *                   read_paragraph(xml);
 *
 * XML that is damaged, has a DOCTYPE or is too deep is reported once; from then
 * on there are no children.
 */
#ifndef WORD_XML_H
#define WORD_XML_H

#include <stdbool.h>

#include "base/text.h"

struct arena;
struct findings;

/* Namespaces, of ISO/IEC 29500-1 both in its strict and transitional form. */
enum xml_space {
	XML_SPACE_NONE,
	XML_SPACE_OTHER,
	XML_SPACE_A,   /* DrawingML */
	XML_SPACE_C,   /* charts */
	XML_SPACE_DGM, /* diagrams */
	XML_SPACE_M,   /* equations */
	XML_SPACE_MC,  /* markup compatibility */
	XML_SPACE_O,   /* Office, in VML */
	XML_SPACE_PIC, /* pictures in DrawingML */
	XML_SPACE_R,   /* references to relationships */
	XML_SPACE_REL, /* relationships of a package */
	XML_SPACE_V,   /* VML */
	XML_SPACE_W,   /* WordprocessingML */
	XML_SPACE_WP,  /* drawings in a text */
	XML_SPACE_WPC, /* canvases */
	XML_SPACE_WPG, /* groups of shapes */
	XML_SPACE_WPS, /* shapes */
	XML_SPACE_XML, /* xml:space */
};

/* W_p for w:p, and so on. */
enum xml_name {
	XML_OTHER,
#define NAME(space, local) space##_##local,
#include "word/xml_names.def"
#undef NAME
	XML_NAMES
};

struct xml;

/*
 * A reader of the bytes, which must outlive it; `part` names them in messages.
 * xml_close releases it.
 */
struct xml *xml_open(struct arena *arena, struct findings *findings,
    const char *part, struct text bytes);
void xml_close(struct xml *xml);

/* Was anything wrong with the XML so far? */
bool xml_failed(const struct xml *xml);

/*
 * Goes to the next child of the element at `depth`; the root is the child of
 * depth -1. False if there is none left.
 */
bool xml_child(struct xml *xml, int depth);

/*
 * At an mc:AlternateContent, goes to its first choice, as Word does that knows
 * them all. False if it has none.
 */
bool xml_choice(struct xml *xml);

/* Of the current element. */
int xml_depth(const struct xml *xml);
enum xml_name xml_name(const struct xml *xml);

/* Its name as written, such as "w:p", until the next call of xml_child. */
const char *xml_written(struct arena *arena, const struct xml *xml);

/*
 * An attribute of the current element, valid until the next call of xml_child
 * or xml_text; NULL if it has none.
 */
const char *xml_attribute(
    const struct xml *xml, enum xml_space space, const char *local);

/* Its attribute w:val. */
const char *xml_value(const struct xml *xml);
bool xml_value_is(const struct xml *xml, const char *value);

/* A copy of a value that stays; NULL for NULL. */
const char *xml_keep(struct arena *arena, const char *value);

/* A switch (clause 17.17.4): w:val, which may be left out when it is on. */
bool xml_switch(const struct xml *xml);

/* An attribute as a number; `otherwise` if there is none or it is no number. */
int xml_number(const struct xml *xml, enum xml_space space, const char *local,
    int otherwise);

/* The text directly in the current element, in the arena. */
struct text xml_text(struct arena *arena, struct xml *xml);

#endif
