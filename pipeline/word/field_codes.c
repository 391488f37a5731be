#include "word/field_codes.h"

#include <string.h>

#include "base/arena.h"
#include "base/translate.h"
#include "word/builder.h"
#include "word/walk.h"
#include "word/xml.h"

bool
field_codes_show(const struct field_codes *fields)
{
	for (size_t i = 0; i < fields->count; i++)
		if (!fields->at[i].in_result)
			return false;
	return true;
}

/* Fields whose result Word computes while it shows them. */
static bool
is_computed(struct text instruction)
{
	static const char *const NAMES[] = {"EQ", "SYMBOL", "MACROBUTTON",
	    "GOTOBUTTON", "LISTNUM", "AUTONUM", "AUTONUMLGL", "AUTONUMOUT",
	    "FORMCHECKBOX", "FORMDROPDOWN"};
	struct text rest = text_trim(instruction), name;

	if (!text_take(&rest, ' ', &name))
		return false;
	for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++)
		if (text_is(name, NAMES[i]))
			return true;
	return false;
}

static void
end_field(struct walk *walk, struct paragraph_builder *builder)
{
	const struct field_code *field;

	if (walk->fields.count == 0)
		return;
	field = &walk->fields.at[--walk->fields.count];
	if (!field->in_result && field_codes_show(&walk->fields) &&
	    is_computed(field->instruction))
		builder_problem(builder, CODE_WORD_FIELD,
		    arena_format(builder->arena,
			_("the field “%.*s” has no text that is kept"),
			TEXT_OF(text_trim(field->instruction))));
}

static void
read_mark(struct walk *walk, struct paragraph_builder *builder)
{
	const char *type = xml_attribute(walk->xml, XML_SPACE_W, "fldCharType");
	struct field_codes *fields = &walk->fields;

	if (type == NULL)
		return;
	if (strcmp(type, "begin") == 0 && fields->count < FIELDS_MOST)
		fields->at[fields->count++] = (struct field_code) {0};
	else if (strcmp(type, "begin") == 0)
		builder_problem(
		    builder, CODE_WORD_FIELD, _("fields are nested too deep"));
	else if (strcmp(type, "separate") == 0 && fields->count > 0)
		fields->at[fields->count - 1].in_result = true;
	else if (strcmp(type, "end") == 0)
		end_field(walk, builder);
}

static void
read_instruction(struct walk *walk)
{
	struct field_codes *fields = &walk->fields;
	struct text text = xml_text(walk->arena, walk->xml);

	if (fields->count > 0 &&
	    fields->at[fields->count - 1].instruction.length == 0)
		fields->at[fields->count - 1].instruction = text;
}

void
field_codes_read(struct walk *walk, struct paragraph_builder *builder)
{
	if (xml_name(walk->xml) == W_fldChar)
		read_mark(walk, builder);
	else
		read_instruction(walk);
}
