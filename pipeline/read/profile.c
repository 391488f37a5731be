#include "read/profile.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/nearest.h"
#include "base/translate.h"
#include "base/utf8.h"
#include "read/image.h"
#include "read/properties.h"
#include "read/yaml.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])
#define TABLE(name, rows, type)                                                \
	static const struct fields name = {rows, COUNT(rows), sizeof(type)}

static const struct field PART_ROWS[] = {
    {"name", FIELD_VALUE, offsetof(struct part, name), true},
    {"heading", FIELD_VALUE, offsetof(struct part, heading), true},
    {"contents", FIELD_VALUE, offsetof(struct part, contents)},
    {"year_in_number", FIELD_SWITCH, offsetof(struct part, year_in_number)},
    {NULL, FIELD_SPAN, offsetof(struct part, span)},
};

TABLE(PART, PART_ROWS, struct part);

static const struct field AUTHORITY_ROWS[] = {
    {"name", FIELD_VALUE, offsetof(struct authority, name), true},
    {"heading", FIELD_VALUE, offsetof(struct authority, heading)},
    {"superior", FIELD_VALUE, offsetof(struct authority, superior)},
    {"head", FIELD_VALUES, offsetof(struct authority, head)},
    {"symbols", FIELD_VALUES, offsetof(struct authority, symbols)},
    {NULL, FIELD_SPAN, offsetof(struct authority, span)},
};

TABLE(AUTHORITY, AUTHORITY_ROWS, struct authority);

static const struct field TYPE_ROWS[] = {
    {"name", FIELD_VALUE, offsetof(struct type, name), true},
    {"symbol", FIELD_VALUE, offsetof(struct type, symbol)},
};

TABLE(TYPE, TYPE_ROWS, struct type);

#define LOOK_AT(member) offsetof(struct look, member)

static const struct field LOOK_ROWS[] = {
    {"paper_width", FIELD_LENGTH, LOOK_AT(paper_width)},
    {"paper_height", FIELD_LENGTH, LOOK_AT(paper_height)},
    {"margin_top", FIELD_LENGTH, LOOK_AT(margin_top)},
    {"margin_bottom", FIELD_LENGTH, LOOK_AT(margin_bottom)},
    {"margin_left", FIELD_LENGTH, LOOK_AT(margin_left)},
    {"margin_right", FIELD_LENGTH, LOOK_AT(margin_right)},
    {"size", FIELD_LENGTH, LOOK_AT(size)},
    {"table_size", FIELD_LENGTH, LOOK_AT(table_size)},
    {"note_size", FIELD_LENGTH, LOOK_AT(note_size)},
    {"indent", FIELD_LENGTH, LOOK_AT(indent)},
    {"paragraph_gap", FIELD_LENGTH, LOOK_AT(paragraph_gap)},
    {"leading", FIELD_NUMBER, LOOK_AT(leading), .least = 100, .most = 200},
    {"title_size", FIELD_LENGTH, LOOK_AT(title_size)},
    {"head_size", FIELD_LENGTH, LOOK_AT(head_size)},
    {"head_rule", FIELD_SWITCH, LOOK_AT(head_rule)},
    {"hanging", FIELD_SWITCH, LOOK_AT(hanging)},
    {"part_headings", FIELD_SWITCH, LOOK_AT(part_headings)},
    {"draft", FIELD_VALUE, LOOK_AT(draft)},
};

TABLE(LOOK, LOOK_ROWS, struct look);

static const struct field DEADLINE_ROWS[] = {
    {"send", FIELD_NUMBER, offsetof(struct deadlines, send), .most = 365},
    {"publish", FIELD_NUMBER, offsetof(struct deadlines, publish), .most = 365},
    {"effect", FIELD_NUMBER, offsetof(struct deadlines, effect), .most = 365},
};

TABLE(DEADLINES, DEADLINE_ROWS, struct deadlines);

static const struct field NUMBERING_ROWS[] = {
    {"digits", FIELD_NUMBER, offsetof(struct numbering, digits), .least = 1,
	.most = 4},
    {"joiner", FIELD_VALUE, offsetof(struct numbering, joiner)},
    {"most", FIELD_NUMBER, offsetof(struct numbering, most), .least = 1,
	.most = 100},
};

TABLE(NUMBERING, NUMBERING_ROWS, struct numbering);

#define AT(member) offsetof(struct profile, member)

static const char LANGUAGE_KEY[] = "language";

static const struct field PROFILE_ROWS[] = {
    {"province", FIELD_VALUE, AT(province), true},
    {"publisher", FIELD_VALUE, AT(publisher), true},
    {"country", FIELD_VALUE, AT(country)},
    {"motto", FIELD_VALUE, AT(motto)},
    {"gazette", FIELD_VALUE, AT(gazette)},
    {"masthead", FIELD_VALUES, AT(masthead)},
    {"colophon", FIELD_VALUES, AT(colophon)},
    {"address", FIELD_VALUE, AT(address)},
    {"phone", FIELD_VALUE, AT(phone)},
    {"fax", FIELD_VALUE, AT(fax)},
    {"email", FIELD_VALUE, AT(email)},
    {"web", FIELD_VALUE, AT(web)},
    {"base_url", FIELD_VALUE, AT(base_url)},
    {"fonts", FIELD_VALUE, AT(fonts)},
    {"emblem", FIELD_VALUE, AT(emblem)},
    {"emblem_text", FIELD_VALUE, AT(emblem_text)},
    {"parts", FIELD_LIST, AT(parts), .group = &PART},
    {"authorities", FIELD_LIST, AT(authorities), true, .group = &AUTHORITY},
    {"types", FIELD_LIST, AT(types), .group = &TYPE},
    {"plan", FIELD_COUNTS, AT(plan)},
    {"deadlines", FIELD_GROUP, AT(deadlines), .group = &DEADLINES},
    {"numbering", FIELD_GROUP, AT(numbering), .group = &NUMBERING},
    {"look", FIELD_GROUP, AT(look), .group = &LOOK},
    {"signature", FIELD_GROUP, AT(signature), .group = &SIGNATURE_SETTINGS},
    {"recipients_in_issue", FIELD_SWITCH, AT(recipients)},
    {LANGUAGE_KEY, FIELD_VALUE, AT(language)},
};

const struct fields PROFILE_PROPERTIES = {
    PROFILE_ROWS, COUNT(PROFILE_ROWS), sizeof(struct profile)};

/* NĐ 30/2020/NĐ-CP, Phụ lục III, and the kinds of normative documents. */
static const char *const TYPES[][2] = {
    {"Nghị quyết", "NQ"},
    {"Quyết định", "QĐ"},
    {"Chỉ thị", "CT"},
    {"Quy chế", "QC"},
    {"Quy định", "QyĐ"},
    {"Thông cáo", "TC"},
    {"Thông báo", "TB"},
    {"Hướng dẫn", "HD"},
    {"Chương trình", "CTr"},
    {"Kế hoạch", "KH"},
    {"Phương án", "PA"},
    {"Đề án", "ĐA"},
    {"Dự án", "DA"},
    {"Báo cáo", "BC"},
    {"Biên bản", "BB"},
    {"Tờ trình", "TTr"},
    {"Hợp đồng", "HĐ"},
    {"Công điện", "CĐ"},
    {"Công văn", NULL},
    {"Bản ghi nhớ", "BGN"},
    {"Bản thỏa thuận", "BTT"},
    {"Thông tư", "TT"},
    {"Nghị định", "NĐ"},
    {"Lệnh", "L"},
    {"Luật", NULL},
    {"Pháp lệnh", NULL},
};

/* Luật 64/2025/QH15 and 80/2015/QH13: normative documents, and others. */
static const struct {
	const char *name, *heading, *contents;
	bool year;
} PARTS[] = {
    {"quy phạm pháp luật", "VĂN BẢN QUY PHẠM PHÁP LUẬT",
	"PHẦN VĂN BẢN QUY PHẠM PHÁP LUẬT", true},
    {"văn bản khác", "VĂN BẢN KHÁC", "PHẦN VĂN BẢN KHÁC", false},
};

static struct value
named(const char *text)
{
	return (struct value) {.text = text};
}

static void
default_types(struct arena *arena, struct profile *profile)
{
	struct type *types = arena_alloc(arena, COUNT(TYPES) * sizeof *types);

	for (size_t i = 0; i < COUNT(TYPES); i++) {
		types[i].name = named(TYPES[i][0]);
		types[i].symbol = named(TYPES[i][1]);
	}
	profile->types = (struct list) {types, COUNT(TYPES)};
}

static void
default_parts(struct arena *arena, struct profile *profile)
{
	struct part *parts = arena_alloc(arena, COUNT(PARTS) * sizeof *parts);

	for (size_t i = 0; i < COUNT(PARTS); i++) {
		parts[i].name = named(PARTS[i].name);
		parts[i].heading = named(PARTS[i].heading);
		parts[i].contents = named(PARTS[i].contents);
		parts[i].year_in_number = PARTS[i].year;
	}
	profile->parts = (struct list) {parts, COUNT(PARTS)};
}

enum { PT = 1000, MM = 2835 }; /* millipoints, a millimetre to 0.02 % */

static void
set_defaults(struct arena *arena, struct profile *profile)
{
	profile->country = named("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
	profile->motto = named("Độc lập - Tự do - Hạnh phúc");
	profile->gazette = named("CÔNG BÁO");
	profile->fonts = named("fonts/manifest.yaml");
	profile->emblem_text =
	    named("Quốc huy nước Cộng hòa xã hội chủ nghĩa Việt Nam");
	profile->deadlines = (struct deadlines) {3, 7, 10};
	profile->numbering = (struct numbering) {
	    .digits = 2, .joiner = named(" + "), .most = 10};
	profile->look = (struct look) {
	    .paper_width = 595276, /* A4, ISO 216 */
	    .paper_height = 841890,
	    .margin_top = 20 * MM,
	    .margin_bottom = 20 * MM,
	    .margin_left = 30 * MM,
	    .margin_right = 20 * MM,
	    .size = 14 * PT,
	    .table_size = 12 * PT,
	    .note_size = 11 * PT,
	    .indent = 36 * PT, /* 1.27 cm */
	    .paragraph_gap = 6 * PT,
	    .leading = 120,
	    .title_size = 60 * PT,
	    .head_size = 12 * PT,
	    .head_rule = true,
	    .part_headings = true,
	    .draft = named("BẢN NHÁP"),
	};
	signature_settings_default(&profile->signature);
	default_types(arena, profile);
	default_parts(arena, profile);
}

static void
complete_authority(struct arena *arena, struct authority *authority)
{
	struct text upper = utf8_upper(arena, text_of(authority->name.text));

	if (authority->heading.text == NULL)
		authority->heading =
		    (struct value) {upper.at, authority->name.span};
	if (authority->head.count > 0)
		return;
	authority->head.at = arena_alloc(arena, sizeof *authority->head.at);
	authority->head.at[0] = authority->heading;
	authority->head.count = 1;
}

static bool
check_authorities(
    struct arena *arena, struct diag *diag, const struct profile *profile)
{
	struct authority *list = profile->authorities.at;
	bool good = true;

	for (size_t i = 0; i < profile->authorities.count; i++) {
		complete_authority(arena, &list[i]);
		for (size_t j = 0; j < i; j++) {
			if (strcmp(list[i].name.text, list[j].name.text) != 0)
				continue;
			diag_error(diag, CODE_PROFILE_TWICE, list[i].name.span,
			    "“%s” is listed twice", list[i].name.text);
			good = false;
		}
	}
	return good;
}

/*
 * The number of a document determines its part, so there must be exactly one
 * with and one without the year.
 */
static bool
check_parts(struct diag *diag, const struct profile *profile)
{
	struct part *list = profile->parts.at;
	size_t with_year = 0, without = 0;

	for (size_t i = 0; i < profile->parts.count; i++) {
		if (list[i].contents.text == NULL)
			list[i].contents = list[i].heading;
		with_year += list[i].year_in_number;
		without += !list[i].year_in_number;
	}
	if (with_year == 1 && without == 1)
		return true;
	diag_error(diag, CODE_PROFILE_PARTS,
	    (struct span) {profile->source, 0, 0},
	    N_("two parts are needed, one of them with year_in_number: true"));
	return false;
}

/* The text area is at least 60 mm by 100 mm, and sizes are within limits. */
static bool
check_look(struct diag *diag, const struct profile *profile)
{
	const struct look *look = &profile->look;
	struct span start = {profile->source, 0, 0};

	if (look->paper_width - look->margin_left - look->margin_right >=
		60 * MM &&
	    look->paper_height - look->margin_top - look->margin_bottom >=
		100 * MM &&
	    look->margin_top >= 10 * MM && look->size >= 6 * PT &&
	    look->size <= 24 * PT && look->table_size >= 6 * PT &&
	    look->table_size <= 24 * PT && look->note_size >= 6 * PT &&
	    look->note_size <= 24 * PT && look->head_size >= 6 * PT &&
	    look->head_size <= 24 * PT && look->title_size >= 20 * PT &&
	    look->title_size <= 100 * PT && look->indent <= 40 * MM &&
	    look->paragraph_gap <= 40 * PT)
		return true;
	diag_error(diag, CODE_PROFILE_LOOK, start,
	    "the look cannot be set: at least 60 mm by 100 mm of text, 10 mm "
	    "above it, sizes from 6pt to 24pt, a title from 20pt to 100pt, an "
	    "indent to 40mm and a paragraph_gap to 40pt");
	return false;
}

static bool
load_emblem(struct arena *arena, struct diag *diag, struct profile *profile)
{
	struct image image;
	const char *path;

	if (profile->emblem.text == NULL)
		return true;
	path = file_join(arena, profile->directory, profile->emblem.text);
	if (!file_read_source(arena, diag, path, &profile->emblem_bytes))
		return false;
	return image_check(diag, CODE_PROFILE_EMBLEM, path,
	    profile->emblem_bytes, profile->emblem.span, &image);
}

/* What is found in the profile is already reported in its language. */
static void
suggest_language(const struct yaml *root)
{
	enum language language;

	for (size_t i = 0; i + 1 < root->count; i += 2)
		if (root->at[i]->text != NULL &&
		    root->at[i + 1]->text != NULL &&
		    strcmp(root->at[i]->text, LANGUAGE_KEY) == 0 &&
		    language_find(root->at[i + 1]->text, &language))
			language_suggest(language);
}

static bool
check_language(struct diag *diag, const struct profile *profile)
{
	enum language language;

	if (profile->language.text == NULL ||
	    language_find(profile->language.text, &language))
		return true;
	diag_error(diag, CODE_PROFILE_LANGUAGE, profile->language.span,
	    "there are messages in vi and en, and none in “%s”",
	    profile->language.text);
	return false;
}

static bool
load_properties(struct arena *arena, struct diag *diag, const char *path,
    struct profile *profile)
{
	struct yaml *root =
	    properties_read(arena, diag, path, &profile->source);

	if (root == NULL)
		return false;
	suggest_language(root);
	return fields_read(arena, diag, &PROFILE_PROPERTIES, root, profile) &&
	    check_language(diag, profile);
}

struct profile *
profile_load(struct arena *arena, struct diag *diag, const char *path)
{
	struct profile *profile = arena_alloc(arena, sizeof *profile);

	set_defaults(arena, profile);
	profile->directory = file_directory(arena, path);
	if (!load_properties(arena, diag, path, profile) ||
	    !check_authorities(arena, diag, profile) ||
	    !check_parts(diag, profile) || !check_look(diag, profile) ||
	    !signature_settings_check(diag, &profile->signature) ||
	    !load_emblem(arena, diag, profile))
		return NULL;
	return profile;
}

const struct authority *
profile_authority(const struct profile *profile, const char *name)
{
	const struct authority *list = profile->authorities.at;

	for (size_t i = 0; i < profile->authorities.count; i++)
		if (strcmp(list[i].name.text, name) == 0)
			return &list[i];
	return NULL;
}

const struct type *
profile_type(const struct profile *profile, const char *name)
{
	const struct type *list = profile->types.at;

	for (size_t i = 0; i < profile->types.count; i++)
		if (strcmp(list[i].name.text, name) == 0)
			return &list[i];
	return NULL;
}

const char *
profile_meant_authority(const struct profile *profile, const char *name)
{
	const struct authority *list = profile->authorities.at;
	struct nearest nearest = nearest_to(name);

	for (size_t i = 0; i < profile->authorities.count; i++)
		nearest_try(&nearest, list[i].name.text);
	return nearest_meant(&nearest);
}

const char *
profile_meant_type(const struct profile *profile, const char *name)
{
	const struct type *list = profile->types.at;
	struct nearest nearest = nearest_to(name);

	for (size_t i = 0; i < profile->types.count; i++) {
		nearest_try(&nearest, list[i].name.text);
		if (list[i].symbol.text != NULL)
			nearest_try(&nearest, list[i].symbol.text);
	}
	return nearest_meant(&nearest);
}

bool
profile_signs(const struct profile *profile)
{
	return profile->signature.tsa.count > 0;
}

const struct part *
profile_part(const struct profile *profile, size_t index)
{
	const struct part *list = profile->parts.at;

	return &list[index];
}
