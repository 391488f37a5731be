/*
 * proof_xml: reads a part of a Word file by libxml2's SAX interface.
 *
 * Nothing is loaded from elsewhere and no entity is expanded; a document type
 * declaration, and more than PROOF_DEPTH_MOST elements in each other, end the
 * reading.
 */
#ifndef WORD_PROOF_XML_H
#define WORD_PROOF_XML_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"

enum { PROOF_DEPTH_MOST = 256 };

/* The elements that the proof knows. */
enum proof_tag {
	PROOF_OTHER,
	PROOF_FALLBACK, /* of markup compatibility (ISO/IEC 29500-3) */
	PROOF_CHOICE,
	PROOF_ALTERNATE,
	PROOF_ABSTRACT_NUM, /* from here on of WordprocessingML */
	PROOF_ABSTRACT_NUM_ID,
	PROOF_BASED_ON,
	PROOF_BR,
	PROOF_CAPS,
	PROOF_CELL_DEL,
	PROOF_CR,
	PROOF_DEL,
	PROOF_DEL_TEXT,
	PROOF_DOC_DEFAULTS,
	PROOF_ENDNOTE,
	PROOF_ENDNOTE_REFERENCE,
	PROOF_FLD_CHAR,
	PROOF_FOOTNOTE,
	PROOF_FOOTNOTE_REFERENCE,
	PROOF_ILVL,
	PROOF_INSTR_TEXT,
	PROOF_IS_LGL,
	PROOF_LVL,
	PROOF_LVL_OVERRIDE,
	PROOF_LVL_RESTART,
	PROOF_LVL_TEXT,
	PROOF_MOVE_FROM,
	PROOF_NO_BREAK_HYPHEN,
	PROOF_NUM,
	PROOF_NUM_FMT,
	PROOF_NUM_ID,
	PROOF_NUM_STYLE_LINK,
	PROOF_P,
	PROOF_P_PR,
	PROOF_P_STYLE,
	PROOF_PTAB,
	PROOF_R,
	PROOF_R_FONTS,
	PROOF_R_PR,
	PROOF_R_STYLE,
	PROOF_START,
	PROOF_START_OVERRIDE,
	PROOF_STYLE,
	PROOF_SYM,
	PROOF_T,
	PROOF_TAB,
	PROOF_TC,
	PROOF_TR,
	PROOF_TR_PR,
	PROOF_TXBX_CONTENT,
	PROOF_VANISH,
};

struct proof_element {
	enum proof_tag tag;
	bool changed; /* properties before a tracked change: w:rPrChange … */
	const unsigned char **attributes; /* libxml2's; NULL: none */
};

/*
 * The value of the attribute with this local name; an ampersand in it is
 * "&#38;". False if it has none.
 */
bool proof_attribute(
    const struct proof_element *element, const char *name, struct text *value);

/* Is a switch such as <w:vanish/> on? */
bool proof_switch(const struct proof_element *element);

/* A number; `otherwise` if there is none. */
int proof_number(
    const struct proof_element *element, const char *name, int otherwise);

/* What to call for each event, all with `context`. */
struct proof_events {
	void *context;
	void (*start)(void *context, const struct proof_element *element);
	void (*end)(void *context);
	void (*text)(void *context, struct text text);
};

/* False if the part is not well formed, or was not read to its end. */
bool proof_xml_read(struct text part, const struct proof_events *events);

#endif
