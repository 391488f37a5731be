/*
 * The proof of an import: the second walk, and that no damage passes it.
 */
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/utf8.h"
#include "check.h"
#include "read/profile.h"
#include "word/findings.h"
#include "word/import.h"
#include "word/proof.h"
#include "word/proof_shown.h"
#include "word/proof_walk.h"

#define PART(name, body)                                                       \
	"<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:" name                   \
	" xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/"  \
	"main\" xmlns:mc=\"http://schemas.openxmlformats.org/"                 \
	"markup-compatibility/2006\">" body "</w:" name ">"
#define DOCUMENT(body) PART("document", "<w:body>" body "</w:body>")
#define RUN(text) "<w:r><w:t>" text "</w:t></w:r>"
#define P(text) "<w:p>" RUN(text) "</w:p>"
#define LISTED(num, level, text)                                               \
	"<w:p><w:pPr><w:numPr><w:ilvl w:val=\"" level                          \
	"\"/><w:numId w:val=\"" num                                            \
	"\"/></w:numPr></w:pPr>" RUN(text) "</w:p>"
#define CELL(body) "<w:tc>" body "</w:tc>"
#define ROW(body) "<w:tr>" body "</w:tr>"
#define TABLE(body) "<w:tbl>" body "</w:tbl>"
#define LEVEL(at, format, text)                                                \
	"<w:lvl w:ilvl=\"" at                                                  \
	"\"><w:start w:val=\"1\"/><w:numFmt w:val=\"" format                   \
	"\"/><w:lvlText w:val=\"" text "\"/></w:lvl>"

static const char NUMBERING[] = PART("numbering",
    "<w:abstractNum w:abstractNumId=\"7\">" LEVEL("0", "decimal", "Điều %1.")
	LEVEL("1", "decimal", "%2.") LEVEL("2", "lowerLetter", "%3)") LEVEL("3",
	    "bullet",
	    "-") "</w:abstractNum>"
		 "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"7\"/></w:num>"
		 "<w:num w:numId=\"2\"><w:abstractNumId w:val=\"7\"/>"
		 "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"9\"/>"
		 "</w:lvlOverride></w:num>");

static const char STYLES[] = PART("styles",
    "<w:style w:type=\"paragraph\" w:styleId=\"Normal\" w:default=\"1\"/>"
    "<w:style w:type=\"paragraph\" w:styleId=\"Caps\"><w:basedOn "
    "w:val=\"Normal\"/><w:rPr><w:caps/></w:rPr></w:style>"
    "<w:style w:type=\"paragraph\" w:styleId=\"Child\"><w:basedOn "
    "w:val=\"Caps\"/></w:style>"
    "<w:style w:type=\"paragraph\" w:styleId=\"Listed\"><w:pPr><w:numPr>"
    "<w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>"
    "<w:style w:type=\"paragraph\" w:styleId=\"Old\"><w:rPr><w:rFonts "
    "w:ascii=\"VNI-Times\" w:hAnsi=\"VNI-Times\"/></w:rPr></w:style>"
    "<w:style w:type=\"character\" w:styleId=\"Hidden\"><w:rPr><w:vanish/>"
    "</w:rPr></w:style>");

static const char FOOTNOTES[] = PART("footnotes",
    "<w:footnote w:id=\"0\" w:type=\"separator\"><w:p/></w:footnote>"
    "<w:footnote w:id=\"2\"><w:p><w:r><w:footnoteRef/></w:r>" RUN(
	"Theo số liệu năm 2025.") "</w:p></w:footnote>");

/* What is shown, with | for tabs and / for line ends. */
static const char *
shown(struct arena *arena, const char *document)
{
	struct proof_parts parts = {
	    .document = text_of(document),
	    .styles = text_of(STYLES),
	    .numbering = text_of(NUMBERING),
	    .footnotes = text_of(FOOTNOTES),
	};
	struct proof_shown *walk = proof_walk_parts(arena, &parts);
	char *text;

	if (walk == NULL)
		return "refused";
	text = arena_copy(arena, walk->text.at, walk->text.length);
	for (char *at = text; *at != '\0'; at++)
		if (*at == SHOWN_TAB)
			*at = '|';
		else if (*at == SHOWN_LINE)
			*at = '/';
		else if (*at == SHOWN_NOTE)
			*at = '^';
	return text;
}

static bool
shows(struct arena *arena, const char *document, const char *text)
{
	const char *is = shown(arena, document);

	if (strcmp(is, text) != 0)
		fprintf(stderr, "shown: %s\nnot:   %s\n", is, text);
	return strcmp(is, text) == 0;
}

static void
test_walk(struct arena *arena)
{
	CHECK(shows(arena, DOCUMENT(P("một") P("hai")), "một\nhai\n"));
	CHECK(shows(arena,
	    DOCUMENT("<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/>"
		     "<w:noBreakHyphen/><w:t>c</w:t></w:r></w:p>"),
	    "a|b/-c\n"));
	CHECK(shows(arena,
	    DOCUMENT("<w:p>" RUN(
		"a") "<w:del><w:r><w:delText>x</w:delText>"
		     "</w:r></w:del><w:ins>" RUN(
			 "b") "</w:ins><w:moveFrom>" RUN("y") "</w:moveFrom></"
							      "w:p>"),
	    "ab\n"));
	/* a text box follows its paragraph; its fallback is not shown */
	CHECK(shows(arena,
	    DOCUMENT("<w:p>" RUN(
		"a") "<w:r><mc:AlternateContent><mc:Choice>"
		     "<w:txbxContent>" P(
			 "box") "</w:txbxContent></mc:Choice><mc:Fallback>"
				"<w:txbxContent>" P(
				    "again") "</w:txbxContent></mc:Fallback>"
					     "</mc:AlternateContent></w:r>" RUN(
						 "b") "</w:p>"),
	    "ab\nbox\n"));
	CHECK(shows(arena,
	    DOCUMENT("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t></w:r>"
		     "<w:r><w:rPr><w:rStyle w:val=\"Hidden\"/></w:rPr>"
		     "<w:t>y</w:t></w:r><w:r><w:rPr><w:rStyle "
		     "w:val=\"Hidden\"/><w:vanish w:val=\"0\"/></w:rPr>"
		     "<w:t>z</w:t></w:r></w:p>"),
	    "z\n"));
	CHECK(shows(arena,
	    DOCUMENT("<w:p><w:pPr><w:pStyle w:val=\"Child\"/></w:pPr>" RUN(
		"đường") "</w:p>"),
	    "ĐƯỜNG\n"));
	CHECK(shows(arena,
	    DOCUMENT("<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/>"
		     "<w:instrText>REF x</w:instrText><w:fldChar "
		     "w:fldCharType=\"separate\"/><w:t>5</w:t><w:fldChar "
		     "w:fldCharType=\"end\"/></w:r></w:p>"),
	    "5\n"));
	/* an old value of a property has no effect */
	CHECK(shows(arena,
	    DOCUMENT("<w:p><w:r><w:rPr><w:rPrChange><w:rPr><w:vanish/>"
		     "</w:rPr></w:rPrChange></w:rPr><w:t>a</w:t></w:r></w:p>"),
	    "a\n"));
	CHECK(shows(arena, "<!DOCTYPE a><a/>", "refused"));
	CHECK(shows(arena, DOCUMENT("<w:p>"), "refused"));
}

#define FONT(name, text)                                                       \
	"<w:r><w:rPr><w:rFonts w:ascii=\"" name "\" w:hAnsi=\"" name           \
	"\"/></w:rPr><w:t>" text "</w:t></w:r>"

static void
test_fonts(struct arena *arena)
{
	CHECK(shows(arena, DOCUMENT("<w:p>" FONT(".VnTime", "§iÒu") "</w:p>"),
	    "Điều\n"));
	CHECK(shows(arena,
	    DOCUMENT("<w:p>" FONT(".VnTimeH", "quyÕt ®Þnh") "</w:p>"),
	    "QUYẾT ĐỊNH\n"));
	CHECK(shows(arena,
	    DOCUMENT("<w:p>" FONT("VNI-Times",
		"Ñieàu 1. Uûy ban nhaân daân "
		"tænh; ngöôøi") "</w:p>"),
	    "Điều 1. Ủy ban nhân dân tỉnh; người\n"));
	CHECK(shows(arena,
	    DOCUMENT("<w:p>" FONT("VNI-Times", "QUYEÁT ÑÒNH") "</w:p>"),
	    "QUYẾT ĐỊNH\n"));
	/* typed in Unicode, and a font of the theme goes before a named one */
	CHECK(shows(arena,
	    DOCUMENT("<w:p>" FONT("VNI-Times", "Hô\u0300 \u0110ông") "</w:p>"),
	    "Hồ Đông\n"));
	CHECK(shows(arena,
	    DOCUMENT("<w:p><w:r><w:rPr><w:rFonts w:hAnsi=\"VNI-Times\" "
		     "w:hAnsiTheme=\"minorHAnsi\"/></w:rPr>"
		     "<w:t>Công</w:t></w:r></w:p>"),
	    "Công\n"));
	CHECK(shows(arena,
	    DOCUMENT("<w:p><w:r><w:sym w:font=\"Symbol\" w:char=\"F0B7\"/>"
		     "</w:r>" FONT("Symbol", "&#xF0A3;") "</w:p>"),
	    "•≤\n"));
	/* a font of the theme is not that of the style */
	CHECK(shows(arena,
	    DOCUMENT("<w:p><w:pPr><w:pStyle w:val=\"Old\"/></w:pPr>" RUN(
		"hoäi ") "<w:r><w:rPr><w:rFonts "
			 "w:asciiTheme=\"majorHAnsi\" "
			 "w:hAnsiTheme=\"majorHAnsi\"/></w:rPr><w:t>hô "
			 "hố</w:t></w:r></w:p>"),
	    "hội hô hố\n"));
	/* what was typed in Unicode, and decomposed, is not decoded */
	CHECK(shows(arena,
	    DOCUMENT("<w:p>" FONT("VNI-Times", "hô&#x300;") "</w:p>"), "hồ\n"));
}

static void
test_labels(struct arena *arena)
{
	CHECK(shows(arena,
	    DOCUMENT(LISTED("1", "0", "a") LISTED("1", "1", "b") LISTED(
		"1", "1", "c") LISTED("1", "2", "d") LISTED("1", "0", "e")
		    LISTED("1", "1", "f") LISTED("1", "3", "g")),
	    "Điều 1.a\n1.b\n2.c\na)d\nĐiều 2.e\n1.f\n-g\n"));
	/* counters are of the list, and a start counts once */
	CHECK(shows(arena,
	    DOCUMENT(LISTED("1", "0", "a") LISTED("2", "0", "b")
		    LISTED("2", "0", "c") LISTED("1", "0", "d")),
	    "Điều 1.a\nĐiều 9.b\nĐiều 10.c\nĐiều 11.d\n"));
	CHECK(shows(arena,
	    DOCUMENT("<w:p><w:pPr><w:pStyle w:val=\"Listed\"/></w:pPr>" RUN(
		"a") "</w:p>" LISTED("0", "0", "b")),
	    "Điều 1.a\nb\n"));
}

/* A decision with all that has rules of its own. */
static const char WORD[] = DOCUMENT(TABLE(
    ROW(CELL(P("UỶ BAN NHÂN DÂN") P("TỈNH GIẢ ĐỊNH") P("_____")) CELL(P(
	"CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM") P("Độc lập – Tự do – Hạnh phúc")))
	ROW(CELL(P("Số:      /QĐ-UBND")) CELL(
	    P("Giả Định, ngày      tháng 9 năm 2025")))) P("DỰ THẢO") P("QUYẾT "
									"ĐỊNH")
	P("Về việc ban hành") P("Quy định thoát nước") P(
	    "ỦY BAN NHÂN DÂN TỈNH "
	    "GIẢ ĐỊNH") P("Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 "
			  "tháng 6 "
			  "năm 2025;") P("QUYẾT ĐỊNH:") LISTED("1", "0",
	    " Ban hành kèm theo Quyết định này.")
	    LISTED("1", "0", " Quyết định có hiệu lực.") "<w:p>" RUN(
		"Số hộ là "
		"1.250") "<w:r><w:footnoteReference "
			 "w:id=\"2\"/></w:r>" RUN(
			     " h"
			     "ộ"
			     ".") "</w:p>" TABLE(ROW(CELL(P("Xã"))
				 CELL(P("Số hộ")))
				 ROW(CELL(P("Thí Dụ")) CELL(P("750")))
				     ROW(CELL(P("Ví Dụ")) CELL(P("500"))))
			     TABLE(ROW(CELL(P("Nơi nhận:") P("- Như Điều 2;") P(
				 "- Lưu: VT.")) CELL(P("TM. ỦY BAN NHÂN DÂN")
				     P("KT. CHỦ TỊCH") P("PHÓ CHỦ TỊCH") P("")
					 P("Nguyễn Văn A"))))
				 P("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
				     P("Độc lập - Tự do - Hạnh phúc") P(
					 "PHỤ LỤC I") P("QUY ĐỊNH "
							"THOÁT NƯỚC")
					 P("(Kèm theo Quyết định số    "
					   "  /QĐ-UBND ngày    tháng "
					   "9 năm 2025)")
					     LISTED("1", "0", " Nguyên tắc"));

static const char MARKDOWN[] =
    "---\n"
    "number: 215/QĐ-UBND\n"
    "type: Quyết định\n"
    "authority: Ủy ban nhân dân tỉnh\n"
    "place: Giả Định\n"
    "date: 2025-09-22\n"
    "title: Về việc ban hành Quy định thoát nước\n"
    "signer:\n"
    "  capacity: TM. ỦY BAN NHÂN DÂN\n"
    "  on_behalf: KT. CHỦ TỊCH\n"
    "  position: PHÓ CHỦ TỊCH\n"
    "  name: Nguyễn Văn A\n"
    "recipients:\n"
    "  - Như Điều 2;\n"
    "  - \"Lưu: VT.\"\n"
    "---\n"
    "\n"
    "ỦY BAN NHÂN DÂN TỈNH GIẢ ĐỊNH\n"
    "\n"
    "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;\n"
    "\n"
    "QUYẾT ĐỊNH:\n"
    "\n"
    "**Điều 1.** Ban hành kèm theo Quyết định này.\n"
    "\n"
    "**Điều 2.** Quyết định có hiệu lực.\n"
    "\n"
    "Số hộ là 1.250[^1] hộ.\n"
    "\n"
    "| Xã | Số hộ |\n"
    "| --- | --- |\n"
    "| Thí Dụ | 750 |\n"
    "| Ví Dụ | 500 |\n"
    "\n"
    "# PHỤ LỤC I\n"
    "\n"
    "QUY ĐỊNH THOÁT NƯỚC\n"
    "\n"
    "(Kèm theo Quyết định số 215/QĐ-UBND ngày 22 tháng 9 năm 2025)\n"
    "\n"
    "**Điều 3.** Nguyên tắc\n"
    "\n"
    "[^1]: Theo số liệu năm 2025.\n";

enum paragraph {
	RULE = 3,
	NUMBER = 6,
	DATE = 7,
	DRAFT = 8,
	COUNTRY = 32,
	MOTTO = 33,
	REFERENCE = 36,
};

static struct profile *
profile_new(struct arena *arena)
{
	struct profile *profile = arena_alloc(arena, sizeof *profile);
	struct authority *authority = arena_alloc(arena, sizeof *authority);

	authority->name.text = "Ủy ban nhân dân tỉnh";
	authority->head.at = arena_alloc(arena, sizeof *authority->head.at);
	authority->head.at[0].text = "ỦY BAN NHÂN DÂN TỈNH GIẢ ĐỊNH";
	authority->head.count = 1;
	profile->country.text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
	profile->motto.text = "Độc lập - Tự do - Hạnh phúc";
	profile->authorities.at = authority;
	profile->authorities.count = 1;
	return profile;
}

static struct word_place
place(size_t paragraph)
{
	return (struct word_place) {"document", paragraph};
}

struct proving {
	struct arena *arena;
	struct findings findings;
	struct imported imported;
	const char *document;
};

static void
omit(struct proving *proving, enum omission_kind kind, size_t paragraph,
    const char *text)
{
	finding_omit(&proving->findings, kind, place(paragraph), text_of(text));
}

static void
fill(struct proving *proving, size_t paragraph, const char *text)
{
	finding_fill(&proving->findings, place(paragraph), text_of(text), "it");
}

static struct proving
proving_new(struct arena *arena, const char *document, struct text markdown)
{
	return (struct proving) {
	    .arena = arena,
	    .findings = {.arena = arena,
		.diag = diag_new(arena),
		.path = "a.docx"},
	    .imported = {.markdown = markdown},
	    .document = document,
	};
}

static bool
prove(struct proving *proving)
{
	struct import_request request = {
	    .profile = profile_new(proving->arena),
	    .number = "215/QĐ-UBND",
	    .date = {2025, 9, 22},
	};
	struct proof_parts parts = {
	    .document = text_of(proving->document),
	    .styles = text_of(STYLES),
	    .numbering = text_of(NUMBERING),
	    .footnotes = text_of(FOOTNOTES),
	};
	struct proof_shown *walk = proof_walk_parts(proving->arena, &parts);

	return walk != NULL &&
	    proof_compare(proving->arena, &proving->findings, walk, &request,
		&proving->imported);
}

static struct proving
proving_sample(struct arena *arena, struct text markdown)
{
	struct proving proving = proving_new(arena, WORD, markdown);

	omit(&proving, OMISSION_RULE, RULE, "_____");
	omit(&proving, OMISSION_DRAFT_MARK, DRAFT, "DỰ THẢO");
	omit(&proving, OMISSION_REPEATED_HEAD, COUNTRY,
	    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
	omit(&proving, OMISSION_REPEATED_HEAD, MOTTO,
	    "Độc lập - Tự do - Hạnh phúc");
	fill(&proving, NUMBER, "215");
	fill(&proving, DATE, "22");
	fill(&proving, REFERENCE, "215");
	fill(&proving, REFERENCE, "22");
	return proving;
}

static bool
proves(struct arena *arena, struct text markdown)
{
	struct proving proving = proving_sample(arena, markdown);

	return prove(&proving);
}

static void
test_good(struct arena *arena)
{
	struct proving proving = proving_sample(arena, text_of(MARKDOWN));
	const struct import_counts *counts = &proving.imported.counts;

	CHECK(prove(&proving));
	CHECK(counts->shown > 500);
	CHECK(counts->omitted == 5 + 6 + 27 + 20);
	CHECK(counts->shown ==
	    counts->in_text + counts->in_properties + counts->omitted);
	diag_print(proving.findings.diag, stderr, DIAG_TEXT);
}

/* Bytes that are no text, or of properties that Word does not show. */
static bool
is_form(struct text markdown, size_t at)
{
	static const char *const FORMS[] = {"---\n",
	    "number: ", "type: ", "authority: Ủy ban nhân dân tỉnh\n",
	    "place: ", "date: 2025-09-22\n", "title: ", "signer:\n",
	    "  capacity: ", "  on_behalf: ", "  position: ", "  name: ",
	    "recipients:\n", "  - ", "\"", "**", "[^1]: ", "| --- | --- |\n",
	    "| ", "# ", " ", "\n", "|", "[^1]"};
	size_t i = 0;

	while (i <= at) {
		size_t longest = 0;
		struct text rest = text_part(markdown, i, markdown.length);

		for (size_t j = 0; j < sizeof FORMS / sizeof FORMS[0]; j++)
			if (text_starts(rest, FORMS[j]) &&
			    strlen(FORMS[j]) > longest)
				longest = strlen(FORMS[j]);
		if (at < i + longest)
			return true;
		i += longest > 0 ? longest : 1;
	}
	return false;
}

static struct text
spliced(struct arena *arena, struct text text, size_t at, size_t cut,
    const char *instead)
{
	struct buffer out = {.arena = arena};

	buffer_add(&out, text_part(text, 0, at));
	buffer_string(&out, instead);
	buffer_add(&out, text_part(text, at + cut, text.length));
	return buffer_text(&out);
}

static bool
passes(size_t at, const char *what, struct text damaged)
{
	struct arena *arena = arena_new();
	bool passed = proves(arena, damaged);

	if (passed)
		fprintf(stderr, "byte %zu %s passes\n", at, what);
	arena_free(arena);
	return passed;
}

/* Each character, cut out, changed, doubled and put into another case. */
static void
test_characters(struct arena *arena)
{
	struct text text = text_of(MARKDOWN), rest = text;
	size_t tried = 0, passed = 0;

	while (rest.length > 0) {
		size_t at = text.length - rest.length, length;
		struct text one, other;
		uint32_t c = utf8_next(&rest);

		length = text.length - rest.length - at;
		if (is_form(text, at))
			continue;
		one = text_part(text, at, at + length);
		tried += 3;
		passed +=
		    passes(at, "cut out", spliced(arena, text, at, length, ""));
		passed += passes(at, "changed",
		    spliced(arena, text, at, length, c == 'k' ? "h" : "k"));
		passed += passes(at, "doubled",
		    spliced(arena, text, at, 0,
			arena_copy(arena, one.at, one.length)));
		other = utf8_upper(arena, one);
		if (text_equal(other, one))
			other = utf8_lower(arena, one);
		/* the type is printed in capitals */
		if (text_equal(other, one) || at < text_find(text, "authority"))
			continue;
		tried++;
		passed += passes(at, "in another case",
		    spliced(arena, text, at, length, other.at));
	}
	CHECK(tried > 1500);
	CHECK(passed == 0);
}

struct damage {
	const char *from, *to;
};

static void
test_damages(struct arena *arena)
{
	static const struct damage DAMAGES[] = {
	    {"**Điều 2.** Quyết định có hiệu lực.\n\n", ""},
	    {"| Ví Dụ | 500 |\n", ""},
	    {"| Thí Dụ | 750 |\n| Ví Dụ | 500 |\n",
		"| Ví Dụ | 500 |\n| Thí Dụ | 750 |\n"},
	    {"| Thí Dụ | 750 |", "| 750 | Thí Dụ |"},
	    {"| 750 |\n| Ví Dụ | 500 |", "| 500 |\n| Ví Dụ | 750 |"},
	    {"| Xã | Số hộ |", "| | Số hộ Xã |"},
	    {"[^1]: Theo số liệu năm 2025.\n", "[^1]: Theo số liệu.\n"},
	    {"1.250[^1] hộ", "1.250 hộ[^1]"},
	    {"1.250[^1] hộ", "1.250 hộ"},
	    {"  capacity: TM. ỦY BAN NHÂN DÂN\n", ""},
	    {"  position: PHÓ", "  position: QUYỀN PHÓ"},
	    {"  - Như Điều 2;\n", ""},
	    {"  - Như Điều 2;\n", "  - Như Điều 2;\n  - Như Điều 2;\n"},
	    {"  - Như Điều 2;\n", "  - \"- Như Điều 2;\"\n"},
	    {"  - Như Điều 2;\n  - \"Lưu: VT.\"\n",
		"  - \"Lưu: VT.\"\n  - Như Điều 2;\n"},
	    {"type: Quyết định\nauthority: Ủy ban nhân dân tỉnh\n",
		"type: Quyết định ỦY BAN NHÂN DÂN TỈNH GIẢ ĐỊNH\n"},
	    {"title: Về việc ban hành", "title: Ban hành"},
	    {"title: Về việc ban hành ", "title: Ban hành về việc "},
	    {"number: 215/", "number: 216/"},
	    {"number: 215/QĐ-UBND", "number: 215/KH-UBND"},
	    {"date: 2025-09-22", "date: 2025-09-23"},
	    {"date: 2025-09-22", "date: 2025-08-22"},
	    {"place: Giả Định\n", ""},
	    {"type: Quyết định\n", "type: Kế hoạch\n"},
	    {"authority: Ủy ban nhân dân tỉnh\n", ""},
	    {"số 215/QĐ-UBND ngày 22", "số 216/QĐ-UBND ngày 22"},
	    {"số 215/QĐ-UBND ngày 22", "số 215/QĐ-UBND ngày 21"},
	    {"số 215/QĐ-UBND ngày 22", "số 22/QĐ-UBND ngày 215"},
	    {"số 215/QĐ-UBND ngày 22", "số 215215/QĐ-UBND ngày 22"},
	    {"ngày 16 tháng", "ngày 22 16 tháng"},
	    {"# PHỤ LỤC I\n\nQUY ĐỊNH THOÁT NƯỚC\n",
		"# QUY ĐỊNH THOÁT NƯỚC\n\nPHỤ LỤC I\n"},
	    {"**Điều 3.** Nguyên tắc\n", ""},
	    {"**Điều 3.** Nguyên tắc\n", "**Điều 4.** Nguyên tắc\n"},
	    {"QUYẾT ĐỊNH:\n", "QUYẾT ĐỊNH:\n\nPHỤ LỤC I\n"},
	    {"ỦY BAN NHÂN DÂN TỈNH GIẢ ĐỊNH\n\n", ""},
	    {"ỦY BAN NHÂN DÂN TỈNH GIẢ ĐỊNH\n",
		"DỰ THẢO ỦY BAN NHÂN DÂN TỈNH GIẢ ĐỊNH\n"},
	    {"hộ là 1.250", "hộ là 1.205"},
	    {"hiệu lực", "hiệu lưc"},
	};
	struct text text = text_of(MARKDOWN);

	for (size_t i = 0; i < sizeof DAMAGES / sizeof DAMAGES[0]; i++) {
		size_t at = text_find(text, DAMAGES[i].from);

		CHECK(at < text.length);
		CHECK(!passes(at, DAMAGES[i].to,
		    spliced(arena, text, at, strlen(DAMAGES[i].from),
			DAMAGES[i].to)));
	}
}

/* The code of the first error. */
static const char *
first_code(const struct proving *proving)
{
	const struct diag *diag = proving->findings.diag;

	for (size_t i = 0; i < diag->count; i++)
		if (diag->at[i].severity == SEVERITY_ERROR)
			return diag_code_name(diag->at[i].code);
	return "none";
}

static bool
reports(struct arena *arena, const char *from, const char *to, const char *code)
{
	struct text text = text_of(MARKDOWN);
	struct proving proving = proving_sample(arena,
	    spliced(arena, text, text_find(text, from), strlen(from), to));

	CHECK(!prove(&proving));
	return strcmp(first_code(&proving), code) == 0;
}

static void
test_codes(struct arena *arena)
{
	CHECK(reports(arena, "hiệu lực.", "hiệu.", "word-lost"));
	CHECK(reports(arena, "hiệu lực.", "hiệu lực thi hành.", "word-added"));
	CHECK(reports(
	    arena, "| Thí Dụ | 750 |", "| 750 | Thí Dụ |", "word-order"));
	CHECK(reports(arena, "| --- | --- |\n", "| --- |\n", "word-lost"));
}

#define LONG(text) text text text text text text text text

static const char BARE[] = "---\ntype: Công văn\n---\n\n";

static bool
proves_omission(struct arena *arena, enum omission_kind kind, size_t paragraph,
    const char *document, const char *text)
{
	struct proving proving = proving_new(arena, document,
	    text_of(arena_format(arena, "%s%s", BARE, "hai ba bốn\n")));

	omit(&proving, kind, paragraph, text);
	return prove(&proving);
}

static void
test_omissions(struct arena *arena)
{
	const char *document = DOCUMENT(P("DỰ THẢO LẦN 2") P("hai ba bốn"));

	CHECK(proves_omission(
	    arena, OMISSION_DRAFT_MARK, 1, document, "DỰ THẢO LẦN 2"));
	CHECK(!proves_omission(
	    arena, OMISSION_DRAFT_MARK, 2, document, "DỰ THẢO LẦN 2"));
	CHECK(!proves_omission(
	    arena, OMISSION_RULE, 1, document, "DỰ THẢO LẦN 2"));
	CHECK(!proves_omission(
	    arena, OMISSION_REPEATED_HEAD, 1, document, "DỰ THẢO LẦN 2"));
	CHECK(!proves_omission(
	    arena, OMISSION_DRAFT_MARK, 1, document, "DỰ THẢO"));
	document = DOCUMENT(P("3.000 đồng") P("hai ba bốn"));
	CHECK(!proves_omission(
	    arena, OMISSION_PAGE_NUMBER, 1, document, "3.000 đồng"));
	document = DOCUMENT(P("- 3 -") P("hai ba bốn"));
	CHECK(
	    proves_omission(arena, OMISSION_PAGE_NUMBER, 1, document, "- 3 -"));
	/* not too much of it */
	document = DOCUMENT(P(LONG(LONG("______"))) P("hai ba bốn"));
	CHECK(!proves_omission(
	    arena, OMISSION_RULE, 1, document, LONG(LONG("______"))));
}

static bool
proves_whole(struct arena *arena, const char *document, const char *markdown)
{
	struct proving proving =
	    proving_new(arena, document, text_of(markdown));

	return prove(&proving);
}

static bool
proves_text(struct arena *arena, const char *document, const char *text)
{
	return proves_whole(
	    arena, document, arena_format(arena, "%s%s", BARE, text));
}

/* Words of a letterhead that are the text's own. */
static void
test_words(struct arena *arena)
{
	CHECK(proves_text(
	    arena, DOCUMENT(P("Số TT") P("hai")), "Số TT\n\nhai\n"));
	CHECK(
	    !proves_text(arena, DOCUMENT(P("Số TT") P("hai")), "TT\n\nhai\n"));
	CHECK(!proves_text(arena, DOCUMENT(P("hai")), "Số TT\n\nhai\n"));
	/* a type that Word does not show is a letter's */
	CHECK(proves_whole(
	    arena, DOCUMENT(P("hai")), "---\ntype: Công văn\n---\n\nhai\n"));
	CHECK(!proves_whole(
	    arena, DOCUMENT(P("hai")), "---\ntype: CCông văn\n---\n\nhai\n"));
}

int
main(void)
{
	struct arena *arena = arena_new();

	test_walk(arena);
	test_fonts(arena);
	test_labels(arena);
	test_good(arena);
	test_characters(arena);
	test_damages(arena);
	test_codes(arena);
	test_omissions(arena);
	test_words(arena);
	arena_free(arena);
	return check_report();
}
