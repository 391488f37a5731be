#include "print/signature_stamp.h"

#include <assert.h>
#include <stdint.h>
#include <time.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "print/font.h"
#include "print/glyph_codes.h"
#include "print/pdf_writer.h"
#include "print/pen.h"
#include "print/syntax.h"
#include "typeset/face.h"
#include "typeset/pages.h"

enum {
	ZONE = 7 * 60 * 60,
	SMALLEST = 5000, /* sizes of the em */
	STEP = 250,
	LEADING = 1150,	 /* in thousandths of the em, as is what follows */
	ASCENT = 950,	 /* of a capital with two accents */
	NAME_MOST = 160, /* characters of a name; the rest is left out */
	WORD_MOST = 24,	 /* and of a word: a longer one may be broken */
};

/* Beside the lines, and above and below them. */
struct padding {
	int side, end;
};

/* How each form looks. NĐ 30/2020/NĐ-CP, Phụ lục I, wants 10 points. */
static const struct {
	int largest;
	struct padding padding;
	int frame;
} FORMS[] = {
    [STAMP_OFFICE] = {8000, {4000, 2000}, 500},
    [STAMP_BODY] = {10000, {0, 0}, 0},
};

/* The lines of a stamp while they are set at one size. */
struct setting {
	struct arena *arena;
	struct faces *faces;
	struct page page; /* x from the left, y from the top of the stamp */
	int size, measure;
	int x, y, widest;
	struct padding padding;
};

static int
scaled(const struct setting *setting, int thousandths)
{
	return (int)((int64_t)thousandths * setting->size / 1000);
}

static void
begin_line(struct setting *setting)
{
	setting->x = 0;
	setting->y += scaled(setting, LEADING);
}

/* The shape at the start of text, or that of a question mark. */
static const struct shape *
take_shape(const struct setting *setting, struct text *text)
{
	const struct shape *shape = faces_shape(setting->faces, 0, *text);

	if (shape == NULL) {
		utf8_next(text);
		shape = faces_shape(setting->faces, 0, text_of("?"));
		assert(shape != NULL);
		return shape;
	}
	*text = text_part(*text, shape->text.length, text->length);
	return shape;
}

static int
width_of(const struct setting *setting, struct text word)
{
	int width = 0;

	while (word.length > 0)
		width += take_shape(setting, &word)->width;
	return scaled(setting, width);
}

static void
set_word(struct setting *setting, struct text word, bool after_space)
{
	int space = scaled(setting, faces_space(setting->faces, 0));
	int before = after_space && setting->x > 0 ? space : 0;

	if (setting->x > 0 &&
	    setting->x + before + width_of(setting, word) > setting->measure) {
		begin_line(setting);
		before = 0;
	}
	setting->x += before;
	for (bool first = true; word.length > 0; first = false) {
		struct mark mark = {.kind = MARK_TEXT,
		    .x = setting->padding.side + setting->x,
		    .y = setting->padding.end + setting->y};

		mark.text.size = setting->size;
		mark.text.shape = take_shape(setting, &word);
		mark.text.after_space = first && before > 0;
		page_add(setting->arena, &setting->page, mark);
		setting->x += scaled(setting, mark.text.shape->width);
	}
	if (setting->x > setting->widest)
		setting->widest = setting->x;
}

/* Takes a word, or the beginning of a very long one. */
static struct text
take_word(struct text *rest)
{
	struct text after = *rest;
	size_t count = 0;

	while (after.length > 0 && after.at[0] != ' ' && count++ < WORD_MOST)
		utf8_next(&after);
	after = text_part(*rest, 0, rest->length - after.length);
	*rest = text_part(*rest, after.length, rest->length);
	return after;
}

static void
set_line(struct setting *setting, struct text line)
{
	bool after_space = false;

	begin_line(setting);
	while (line.length > 0) {
		if (line.at[0] == ' ') {
			line = text_part(line, 1, line.length);
			after_space = true;
			continue;
		}
		set_word(setting, take_word(&line), after_space);
		after_space = false;
	}
}

/* Sets the lines, which are separated by line feeds; returns their height. */
static int
set_lines(struct setting *setting, struct text lines)
{
	struct text line;

	setting->page.count = 0;
	setting->widest = 0;
	setting->y = scaled(setting, ASCENT) - scaled(setting, LEADING);
	while (text_take(&lines, '\n', &line))
		set_line(setting, line);
	return setting->y + scaled(setting, LEADING - ASCENT);
}

/* A name of a certificate: composed, and without what it may not have. */
static struct text
name_of(struct arena *arena, const char *name)
{
	struct buffer out = {.arena = arena};
	struct text rest =
	    utf8_compose(arena, text_of(utf8_readable(arena, name)));

	for (size_t count = 0; rest.length > 0; count++) {
		uint32_t character = utf8_next(&rest);

		if (count == NAME_MOST) {
			buffer_string(&out, "…");
			break;
		}
		utf8_add(&out,
		    utf8_is_control(character) || character == '\n' ||
			    character == '\t'
			? ' '
			: character);
	}
	return buffer_text(&out);
}

static struct tm
clock_of(int64_t time)
{
	time_t shifted = (time_t)(time + ZONE);
	struct tm tm = {0};

	gmtime_r(&shifted, &tm);
	return tm;
}

const char *
stamp_date(struct arena *arena, int64_t time)
{
	struct tm tm = clock_of(time);

	return arena_format(arena, "%04d%02d%02d%02d%02d%02d",
	    tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday, tm.tm_hour, tm.tm_min,
	    tm.tm_sec);
}

/* The order of the decree: day, month, year; time; zone as in ISO 8601. */
static void
add_time(struct buffer *out, int64_t time)
{
	struct tm tm = clock_of(time);

	buffer_format(out, "%02d-%02d-%04d %02d:%02d:%02d +07:00", tm.tm_mday,
	    tm.tm_mon + 1, tm.tm_year + 1900, tm.tm_hour, tm.tm_min, tm.tm_sec);
}

/* What is said of the signature, each with `end` after it. */
static void
add_facts(
    struct buffer *out, const struct signature_stamp *form, const char *end)
{
	buffer_string(out, "Ký bởi: ");
	buffer_add(out, name_of(out->arena, form->signer));
	buffer_string(out, end);
	if (form->organization != NULL) {
		buffer_string(out, "Cơ quan: ");
		buffer_add(out, name_of(out->arena, form->organization));
		buffer_string(out, end);
	}
	buffer_string(out, "Thời gian ký: ");
	add_time(out, form->time);
}

static struct text
lines_of(struct arena *arena, const struct signature_stamp *form)
{
	struct buffer out = {.arena = arena};

	if (form->form == STAMP_BODY) {
		buffer_add(&out,
		    name_of(arena,
			form->organization != NULL ? form->organization
						   : form->signer));
		buffer_byte(&out, '\n');
		add_time(&out, form->time);
	} else {
		add_facts(&out, form, "\n");
	}
	return buffer_text(&out);
}

struct text
stamp_description(struct arena *arena, const struct signature_stamp *form)
{
	struct buffer out = {.arena = arena};

	buffer_string(&out, "Chữ ký số. ");
	add_facts(&out, form, ". ");
	buffer_byte(&out, '.');
	return buffer_text(&out);
}

static void
add_frame(struct buffer *out, const struct stamp_appearance *stamp, int frame)
{
	syntax_points(out, frame);
	buffer_string(out, " w ");
	syntax_pair(out, frame / 2, frame / 2);
	buffer_byte(out, ' ');
	syntax_pair(out, stamp->width - frame, stamp->height - frame);
	buffer_string(out, " re S\n");
}

static void
draw(const struct setting *setting, int frame, struct stamp_appearance *stamp)
{
	struct buffer out = {.arena = setting->arena};
	struct pen pen;

	stamp->fonts = pdf_fonts_new(setting->arena);
	pen = pen_new(&out, glyph_code_cache_new(setting->arena, stamp->fonts),
	    stamp->height);
	if (frame > 0)
		add_frame(&out, stamp, frame);
	for (size_t i = 0; i < setting->page.count; i++) {
		const struct mark *mark = &setting->page.at[i];

		pen_write(&pen, mark, NULL,
		    mark->text.after_space ? SPACE_BEFORE : 0);
	}
	pen_end_text(&pen);
	stamp->content = buffer_text(&out);
}

/* Sets the lines at this size, half as wide as the room if they fit, which is
   what a stamp looks like; else with all of its width. */
static bool
set_at(struct setting *setting, struct text lines, struct stamp_room room,
    struct stamp_appearance *stamp)
{
	int sides = 2 * setting->padding.side, ends = 2 * setting->padding.end;

	for (int parts = 2; parts > 0; parts--) {
		setting->measure = room.width / parts - sides;
		stamp->height = set_lines(setting, lines) + ends;
		stamp->width = setting->widest + sides;
		if (stamp->height <= room.height &&
		    setting->widest <= setting->measure)
			return true;
	}
	return false;
}

bool
stamp_set(struct arena *arena, struct faces *faces,
    const struct signature_stamp *form, struct stamp_room room,
    struct stamp_appearance *stamp)
{
	struct setting setting = {.arena = arena,
	    .faces = faces,
	    .size = FORMS[form->form].largest,
	    .padding = FORMS[form->form].padding};
	struct text lines = lines_of(arena, form);

	while (!set_at(&setting, lines, room, stamp)) {
		setting.size -= STEP;
		if (setting.size < SMALLEST)
			return false;
	}
	draw(&setting, FORMS[form->form].frame, stamp);
	return true;
}
