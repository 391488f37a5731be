#include "word/appearance.h"

#include "base/arena.h"
#include "base/translate.h"
#include "base/utf8.h"
#include "word/builder.h"
#include "word/findings.h"
#include "word/symbols.h"
#include "word/walk.h"

static unsigned
style_of(const struct run_formatting *formatting)
{
	static const struct {
		unsigned property, style;
	} STYLES[] = {
	    {FORMAT_BOLD, WORD_BOLD},
	    {FORMAT_ITALIC, WORD_ITALIC},
	    {FORMAT_SUPERSCRIPT, WORD_SUPERSCRIPT},
	    {FORMAT_SUBSCRIPT, WORD_SUBSCRIPT},
	    {FORMAT_STRIKE, WORD_STRUCK},
	    {FORMAT_DOUBLE_STRIKE, WORD_STRUCK},
	    {FORMAT_UNDERLINE, WORD_UNDERLINED},
	};
	unsigned style = 0;

	for (size_t i = 0; i < sizeof STYLES / sizeof *STYLES; i++)
		if (formatting->on & STYLES[i].property)
			style |= STYLES[i].style;
	return style;
}

/* The font of letters with accents, which old encodings go by. */
static const char *
font_of(const struct run_formatting *formatting)
{
	return formatting->h_ansi != NULL ? formatting->h_ansi
					  : formatting->ascii;
}

struct appearance
appearance_of(const struct run_formatting *formatting)
{
	return (struct appearance) {*formatting, style_of(formatting),
	    font_encoding_of(font_of(formatting))};
}

static void
tell_encoding(struct walk *walk, const char *font, struct text text)
{
	if (walk->told_encoding)
		return;
	walk->told_encoding = true;
	finding_note(walk->findings, CODE_WORD_FONT_ENCODING, walk_place(walk),
	    text,
	    "text in fonts such as %s is not in Unicode, and was converted; "
	    "compare it with the signed original",
	    font);
}

static struct text
decode(struct walk *walk, struct paragraph_builder *builder,
    const struct appearance *look, struct text text)
{
	const char *font = font_of(&look->formatting);
	struct text converted;

	switch (font_encoding_convert(
	    builder->arena, look->encoding, text, &converted)) {
	case FONT_TEXT_SAME:
		break;
	case FONT_TEXT_CONVERTED:
		tell_encoding(walk, font, converted);
		break;
	case FONT_TEXT_REFUSED:
		builder_problem(builder, CODE_WORD_FONT_UNKNOWN,
		    arena_format(builder->arena,
			_("“%.*s” is in the font %s, whose encoding of letters "
			  "is not known"),
			TEXT_OF(text), font));
		break;
	}
	return converted;
}

/* A sign of a symbol font, or what stays a mistake. */
static void
add_sign(struct paragraph_builder *builder, struct buffer *out,
    const char *font, uint32_t character)
{
	enum { PRIVATE = 0xF000, ASCII_END = 0xF07F };
	uint32_t sign = symbols_find(font, character);

	/* In a font of text they are the letters that they stand for. */
	if (sign == 0 && !symbols_is_font(font) && character >= PRIVATE + ' ' &&
	    character < ASCII_END)
		sign = character - PRIVATE;
	if (sign == 0)
		builder_problem(builder, CODE_WORD_SYMBOL,
		    arena_format(builder->arena,
			_("the sign U+%04X of the font “%s” is not known"),
			(unsigned)character, font == NULL ? "" : font));
	else
		utf8_add(out, sign);
}

/* Private characters as signs, and white space of the XML as spaces. */
static struct text
clean(struct paragraph_builder *builder, const char *font, struct text text)
{
	struct buffer out = {.arena = builder->arena};
	struct text rest = text;

	while (rest.length > 0) {
		uint32_t character = utf8_next(&rest);

		if (character == '\n' || character == '\t' || character == '\r')
			utf8_add(&out, ' ');
		else if (character == 0xAD) /* a hyphen for breaks */
			continue;
		else if (utf8_is_private(character))
			add_sign(builder, &out, font, character);
		else
			utf8_add(&out, character);
	}
	return buffer_text(&out);
}

/* As it looks: in its encoding, with signs, and in capitals if shown so. */
struct text
appearance_text(struct walk *walk, struct paragraph_builder *builder,
    const struct appearance *look, struct text text)
{
	text = decode(walk, builder, look, text);
	text = clean(builder, font_of(&look->formatting), text);
	if (look->formatting.on & FORMAT_CAPS)
		text = utf8_upper(
		    builder->arena, utf8_compose(builder->arena, text));
	return text;
}

struct text
appearance_sign(
    struct paragraph_builder *builder, const char *font, uint32_t character)
{
	struct buffer out = {.arena = builder->arena};

	if (utf8_is_private(character))
		add_sign(builder, &out, font, character);
	else
		utf8_add(&out, character);
	return buffer_text(&out);
}
