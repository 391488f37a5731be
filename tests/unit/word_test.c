/*
 * How Word files are read: packages, styles, labels of lists, runs, tables,
 * sections, notes, and fonts of the time before Unicode. The files are made
 * here, from parts written by hand.
 */
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/unzip.h"
#include "base/zip.h"
#include "check.h"
#include "commands/word_dump.h"
#include "word/findings.h"
#include "word/font_encoding.h"
#include "word/package.h"
#include "word/word_document.h"

#define W                                                                      \
	"xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/"   \
	"main\""
#define TYPES                                                                  \
	"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
#define RELATIONSHIPS                                                          \
	"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/"    \
	"2006/relationships\">"

/* The parts of a Word file; NULL: it has none. */
struct parts {
	const char *document; /* the whole part, or else: */
	const char *body, *styles, *numbering, *footnotes;
	const char *more_name, *more; /* another part */
	bool accept_changes;
};

static void
add(struct zip *zip, const char *path, const char *bytes)
{
	zip_add(zip, path, text_of(bytes));
}

static void
add_wrapped(struct arena *arena, struct zip *zip, const char *path,
    const char *root, const char *content)
{
	if (content != NULL)
		add(zip, path,
		    arena_format(
			arena, "<w:%s " W ">%s</w:%s>", root, content, root));
}

/* The bytes of a package. */
static struct text
package_of(struct arena *arena, const struct parts *parts)
{
	struct zip *zip = zip_new();
	struct text bytes;
	const char *body = parts->body == NULL ? "" : parts->body;

	add(zip, "_rels/.rels",
	    RELATIONSHIPS "<Relationship Id=\"r1\" Type=\"" TYPES
			  "officeDocument\" Target=\"word/document.xml\"/>"
			  "</Relationships>");
	add(zip, "word/_rels/document.xml.rels",
	    RELATIONSHIPS "<Relationship Id=\"s\" Type=\"" TYPES
			  "styles\" Target=\"styles.xml\"/>"
			  "<Relationship Id=\"n\" Type=\"" TYPES
			  "numbering\" Target=\"/word/numbering.xml\"/>"
			  "<Relationship Id=\"f\" Type=\"" TYPES
			  "footnotes\" Target=\"footnotes.xml\"/>"
			  "<Relationship Id=\"i\" Type=\"" TYPES
			  "image\" Target=\"media/a.png\"/>"
			  "<Relationship Id=\"c\" Type=\"" TYPES
			  "comments\" Target=\"comments.xml\"/>"
			  "</Relationships>");
	if (parts->document != NULL)
		add(zip, "word/document.xml", parts->document);
	else
		add_wrapped(arena, zip, "word/document.xml", "document",
		    arena_format(arena, "<w:body>%s</w:body>", body));
	add_wrapped(arena, zip, "word/styles.xml", "styles", parts->styles);
	add_wrapped(
	    arena, zip, "word/numbering.xml", "numbering", parts->numbering);
	add_wrapped(
	    arena, zip, "word/footnotes.xml", "footnotes", parts->footnotes);
	if (parts->more_name != NULL)
		add(zip, parts->more_name, parts->more);
	bytes = zip_end(zip);
	bytes.at = arena_copy(arena, bytes.at, bytes.length);
	zip_free(zip);
	return bytes;
}

/* A line for each diagnostic: its code. */
static void
add_codes(struct buffer *out, const struct diag *diag)
{
	for (size_t i = 0; i < diag->count; i++)
		buffer_format(out, "%s\n", diag_code_name(diag->at[i].code));
}

/* As show word prints it, and then the codes of what was found. */
static const char *
shown_of(struct arena *arena, struct text bytes, bool accept_changes)
{
	struct findings findings = {.arena = arena, .diag = diag_new(arena)};
	struct buffer out = {.arena = arena};
	struct package *package = package_open(arena, &findings, bytes);
	struct word_document *document = package == NULL
	    ? NULL
	    : word_document_read(arena, &findings, package, accept_changes);

	buffer_string(&out, "");
	if (document != NULL)
		show_word(&out, document);
	add_codes(&out, findings.diag);
	return out.length == 0 ? "" : out.at;
}

static const char *
shown(struct arena *arena, struct parts parts)
{
	return shown_of(arena, package_of(arena, &parts), parts.accept_changes);
}

/* Tells what is shown instead. */
static bool
shows(struct arena *arena, struct parts parts, const char *wanted)
{
	const char *found = shown(arena, parts);

	if (strcmp(found, wanted) != 0)
		fprintf(stderr, "shows:\n%swanted:\n%s", found, wanted);
	return strcmp(found, wanted) == 0;
}

#define SHOWS(wanted, ...)                                                     \
	CHECK(shows(arena, (struct parts) {__VA_ARGS__}, wanted))

#define BODY(content) .body = content
#define R(text) "<w:r><w:t>" text "</w:t></w:r>"
#define P(text) "<w:p>" R(text) "</w:p>"

static void
test_packages(struct arena *arena)
{
	struct parts good = {BODY(P("a"))};
	struct text bytes = package_of(arena, &good);
	char *damaged = arena_copy(arena, bytes.at, bytes.length);

	CHECK(strcmp(shown_of(arena, text_of("x"), false), "word-damaged\n") ==
	    0);
	CHECK(strcmp(shown_of(
			 arena, text_part(bytes, 0, bytes.length - 30), false),
		  "word-damaged\n") == 0);
	damaged[60]++; /* in the first part */
	CHECK(strcmp(
		  shown_of(arena, (struct text) {damaged, bytes.length}, false),
		  "word-damaged\n") == 0);
	SHOWS("word-path\n", BODY(P("a")), .more_name = "../x", .more = "x");
	SHOWS("word-path\n", BODY(P("a")), .more_name = "/x", .more = "x");
	SHOWS("word-path\n", BODY(P("a")), .more_name = "a\\x", .more = "x");
	SHOWS("word-damaged\n", BODY(P("a")), .more_name = "word/DOCUMENT.xml",
	    .more = "x");
	SHOWS("1 left: a\nword-macros\n", BODY(P("a")),
	    .more_name = "word/vbaProject.bin", .more = "x");
}

static void
test_sizes(struct arena *arena)
{
	enum { ZEROS = 1 << 20 };
	char *zeros = arena_alloc(arena, ZEROS + 1);

	memset(zeros, '0', ZEROS);
	SHOWS(
	    "word-limit\n", BODY(P("a")), .more_name = "word/x", .more = zeros);
}

static void
test_xml(struct arena *arena)
{
	struct buffer deep = {.arena = arena};

	SHOWS("word-xml\n", .document = "<w:document " W "><w:body>");
	SHOWS("word-xml\n", .document = "<w:document " W ">&x;</w:document>");
	SHOWS("word-xml\n", .document = "");
	SHOWS("word-doctype\n",
	    .document = "<!DOCTYPE x><w:document " W "></w:document>");
	SHOWS("word-doctype\n",
	    .document = "<!DOCTYPE x [<!ENTITY a \"b\">]><w:document " W
			"><w:body><w:p><w:r><w:t>&a;</w:t></w:r></w:p>"
			"</w:body></w:document>");
	SHOWS("word-damaged\n", .document = "<w:styles " W "/>");
	buffer_string(&deep, "<w:document " W "><w:body>");
	for (int i = 0; i < 300; i++)
		buffer_format(&deep, "<w:sdt n%d=\"%d\">", i, i * i);
	for (int i = 0; i < 300; i++)
		buffer_string(&deep, "</w:sdt>");
	buffer_string(&deep, "</w:body></w:document>");
	SHOWS("word-depth\n", .document = deep.at);
	/* Both of Office's namespaces, under any prefix. */
	SHOWS("1 left: a\n",
	    .document = "<x:document xmlns:x=\"http://purl.oclc.org/ooxml/"
			"wordprocessingml/main\"><x:body><x:p><x:r><x:t>a</x:t>"
			"</x:r></x:p></x:body></x:document>");
}

static void
test_runs(struct arena *arena)
{
	SHOWS("1 left: ab⇥c⏎d⎘e-f\n",
	    BODY("<w:p>" R("a")
		    R("b") "<w:r><w:tab/><w:t>c</w:t><w:br/>"
			   "<w:t>d</w:t><w:br w:type=\"page\"/><w:t>e"
			   "</w:t><w:noBreakHyphen/><w:softHyphen/>"
			   "<w:t>f</w:t></w:r></w:p>"));
	SHOWS("1 left: a b  c\n",
	    BODY("<w:p><w:r><w:t>  a</w:t><w:t xml:space=\"preserve\"> b\n "
		 "</w:t>"
		 "<w:t>c  </w:t></w:r></w:p>"));
	/* ệ as three characters, in two runs */
	SHOWS(
	    "1 left: ệ\n", BODY("<w:p>" R("e\xCC\xA3") R("\xCC\x82") "</w:p>"));
	SHOWS("1 left: ĐIỀU\n",
	    BODY("<w:p><w:r><w:rPr><w:caps/></w:rPr><w:t>điều</w:t></w:r></"
		 "w:p>"));
	SHOWS("1 left: acd\nword-hidden\n",
	    BODY("<w:p>" R("a") "<w:r><w:rPr><w:vanish/></w:rPr><w:t>b</w:t>"
				"<w:tab/></w:r><w:hyperlink>" R(
				    "c") "</"
					 "w:hyperlink><w:smartTag><w:sdt><w:"
					 "sdtContent>" R(
					     "d") "</w:sdtContent></"
						  "w:sdt></w:smartTag></"
						  "w:p>"));
	SHOWS("1 left: ~a~\nword-struck\n",
	    BODY("<w:p><w:r><w:rPr><w:strike/></w:rPr><w:t>a</w:t></w:r></"
		 "w:p>"));
	SHOWS("1 left: m^2^3\n",
	    BODY("<w:p><w:pPr><w:rPr><w:sz w:val=\"28\"/></w:rPr></w:pPr>" R(
		"m") "<w:r><w:rPr><w:position w:val=\"8\"/><w:sz "
		     "w:val=\"20\"/></w:rPr><w:t>2</w:t></w:r><w:r><w:rPr>"
		     "<w:position w:val=\"2\"/><w:sz w:val=\"28\"/></w:rPr>"
		     "<w:t>3</w:t></w:r></w:p>"));
	SHOWS("1 left: m^2^ H,2,O _u_\n",
	    BODY("<w:p>" R(
		"m") "<w:r><w:rPr><w:vertAlign w:val=\"superscript\"/>"
		     "</w:rPr><w:t>2</w:t></w:r><w:r><w:t "
		     "xml:space=\"preserve\"> H</w:t></w:r><w:r><w:rPr>"
		     "<w:vertAlign w:val=\"subscript\"/></w:rPr><w:t>2"
		     "</w:t></w:r><w:r><w:t xml:space=\"preserve\">O "
		     "</w:t></w:r><w:r><w:rPr><w:u w:val=\"single\"/>"
		     "</w:rPr><w:t>u</w:t></w:r></w:p>"));
}

#define FIELD(type) "<w:r><w:fldChar w:fldCharType=\"" type "\"/></w:r>"
#define CODE(text) "<w:r><w:instrText>" text "</w:instrText></w:r>"

static void
test_fields(struct arena *arena)
{
	SHOWS("1 left: abc\n",
	    BODY("<w:p>" R("a") FIELD("begin") CODE("REF x") R("lost") FIELD(
		"begin") CODE("y") FIELD("separate") R("inner") FIELD("end")
		    FIELD("separate") R("b") FIELD("end") R("c") "</w:p>"));
	SHOWS("1 left: a\n",
	    BODY("<w:p><w:fldSimple w:instr=\"DATE\">" R("a") "</w:fldSimple>"
							      "</w:p>"));
	SHOWS("1 left: a\nword-field\n",
	    BODY("<w:p>" R("a") FIELD("begin") CODE(" EQ \\f(1,2)")
		    FIELD("end") "</w:p>"));
	SHOWS("1 left: a\n",
	    BODY("<w:p>" R("a") FIELD("begin") CODE("XE \"b\"")
		    FIELD("end") "</w:p>"));
}

#define SIGN(font, code)                                                       \
	"<w:r><w:sym w:font=\"" font "\" w:char=\"" code "\"/></w:r>"
#define FONT(font, text)                                                       \
	"<w:r><w:rPr><w:rFonts w:ascii=\"" font "\" w:hAnsi=\"" font           \
	"\"/></w:rPr><w:t>" text "</w:t></w:r>"

static void
test_signs(struct arena *arena)
{
	SHOWS("1 left: ☑≥▪\n",
	    BODY("<w:p>" SIGN("Wingdings", "F0FE") SIGN("Symbol", "B3")
		    FONT("Wingdings", "\uF0A7") "</w:p>"));
	SHOWS("1 left: \nword-symbol\n",
	    BODY("<w:p>" SIGN("Wingdings", "F0FF") "</w:p>"));
	SHOWS("1 left: a\nword-symbol\n",
	    BODY("<w:p>" R("a") FONT("Wingdings", "\uF026") "</w:p>"));
	/* In a font of text it is the letter. */
	SHOWS("1 left: -\n", BODY("<w:p>" FONT("Arial", "\uF02D") "</w:p>"));
}

static void
test_fonts(struct arena *arena)
{
	SHOWS("1 left: Điều kiện\nword-font-encoding\n",
	    BODY("<w:p>" FONT(".VnTime", "§iÒu kiÖn") "</w:p>"));
	SHOWS("1 left: QUYẾT ĐỊNH\nword-font-encoding\n",
	    BODY("<w:p>" FONT(".VnTimeH", "quyÕt ®Þnh") "</w:p>"));
	SHOWS("1 left: Điều kiện, trường học “số” ĐỎ\nword-font-encoding\n",
	    BODY("<w:p>" FONT(
		"VNI-Times", "Ñieàu kieän, tröôøng hoïc “soá” ÑOÛ") "</w:p>"));
	/* An accent stands after a vowel. */
	SHOWS("1 left: bù\nword-font-unknown\n",
	    BODY("<w:p>" FONT("VNI-Times", "bù") "</w:p>"));
	/* Typed in Unicode, in whatever font */
	SHOWS("1 left: Điều\n", BODY("<w:p>" FONT(".VnTime", "Điều") "</w:p>"));
	SHOWS(
	    "1 left: Điều\n", BODY("<w:p>" FONT("VNI-Times", "Điều") "</w:p>"));
	SHOWS("1 left: §iÒu\nword-font-unknown\n",
	    BODY("<w:p>" FONT("VPS Times", "§iÒu") "</w:p>"));
	SHOWS("1 left: abc 12\n",
	    BODY("<w:p>" FONT("VPS Times", "abc 12") "</w:p>"));
	CHECK(font_encoding_of(".VnArialH") == FONT_TCVN3_CAPITALS);
	CHECK(font_encoding_of("Times New Roman") == FONT_UNICODE);
	CHECK(font_encoding_of(NULL) == FONT_UNICODE);
}

#define CHANGED(kind, content)                                                 \
	"<w:" kind " w:id=\"1\" w:author=\"A\">" content "</w:" kind ">"
#define MARK(kind) "<w:pPr><w:rPr><w:" kind "/></w:rPr></w:pPr>"

static void
test_changes(struct arena *arena)
{
	static const char CONTENT[] = "<w:p>" R("a") CHANGED("ins", R("b"))
	    CHANGED("del", "<w:r><w:delText>c</w:delText></w:r>")
		CHANGED("moveFrom", R("d")) CHANGED("moveTo", R("e")) "</w:p>";
	static const char MARKS[] = "<w:p>" MARK("del")
	    R("a") "</w:p>" P("b") "<w:p>" MARK("ins") R("c") "</w:p>";

	SHOWS("1 left: abe\nword-tracked\n", BODY(CONTENT));
	SHOWS("1 left: abe\n", BODY(CONTENT), .accept_changes = true);
	SHOWS("2 left: ab\n3 left: c\n", BODY(MARKS), .accept_changes = true);
	SHOWS(
	    "2 left: ab\n3 left: c\nword-tracked\nword-tracked\n", BODY(MARKS));
	/* The last mark of a cell or of the text cannot go. */
	SHOWS("1 left: a\n", BODY("<w:p>" MARK("del") R("a") "</w:p>"),
	    .accept_changes = true);
	SHOWS("", BODY("<w:p>" MARK("del") "</w:p>"), .accept_changes = true);
	SHOWS("word-tracked\n", BODY("<w:p>" MARK("del") "</w:p>"));
}

#define MC                                                                     \
	"<mc:AlternateContent xmlns:mc=\"http://schemas.openxmlformats.org/"   \
	"markup-compatibility/2006\" "                                         \
	"xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/"           \
	"wordprocessingShape\" "                                               \
	"xmlns:v=\"urn:schemas-microsoft-com:vml\">"
#define CHOICE(one, other)                                                     \
	MC "<mc:Choice Requires=\"wps\">" one                                  \
	   "</mc:Choice><mc:Fallback>" other                                   \
	   "</mc:Fallback></mc:AlternateContent>"

static void
test_drawings(struct arena *arena)
{
	SHOWS("1 left: ad\n2 left box: b\n3 left box: \n4 left: "
	      "e\nword-text-box\n",
	    BODY("<w:p>" R("a") "<w:r>" CHOICE(
		"<w:drawing><wps:txbx><w:txbxContent>" P(
		    "b") "<w:p/>"
			 "</w:txbxContent></wps:txbx></w:drawing>",
		"<w:pict><v:textbox><w:txbxContent>" P(
		    "c") "</w:txbxContent></v:textbox></w:pict>") "</w:r>" R("d") "</w:p>" P("e")));
	SHOWS("1 left: a\n2 left box: DỰ THẢO\n",
	    BODY("<w:p>" R("a") "<w:r><w:pict><w:txbxContent>" P(
		"DỰ THẢO") "</w:txbxContent></w:pict></w:r></w:p>"));
	SHOWS("1 left: a\nword-hidden\n",
	    BODY("<w:p>" R("a") "<w:r><w:rPr><w:vanish/></w:rPr><w:pict>"
				"<w:txbxContent>" P(
				    "b") "</w:txbxContent></w:pict></w:r>"
					 "</w:p>"));
	SHOWS("1 left: a\n",
	    BODY("<w:p>" R("a") "<w:r><w:pict><w:txbxContent><w:p/>"
				"</w:txbxContent></w:pict></w:r></w:p>"));
	SHOWS("1 left: \nword-object\n",
	    BODY("<w:p><w:r>" CHOICE("<w:pict><v:textpath string=\"a\"/>"
				     "</w:pict>",
		"") "</w:r></w:p>"));
	SHOWS("1 left: a\nword-equation\n",
	    BODY("<w:p>" R("a") "<m:oMath xmlns:m=\"http://schemas."
				"openxmlformats.org/officeDocument/2006/math\">"
				"<m:r><m:t>x</m:t></m:r></m:oMath></w:p>"));
}

#define BLIP                                                                   \
	"<w:p><w:r><w:drawing><wp:inline xmlns:wp=\"http://schemas."           \
	"openxmlformats.org/drawingml/2006/wordprocessingDrawing\"><wp:docPr " \
	"descr=\"A logo\"/><a:blip xmlns:a=\"http://schemas.openxmlformats."   \
	"org/drawingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats."   \
	"org/officeDocument/2006/relationships\" "                             \
	"r:embed=\"i\"/></wp:inline></w:drawing></w:r></w:p>"

static void
test_pictures(struct arena *arena)
{
	SHOWS("1 left: [picture word/media/a.png: A logo]\n", BODY(BLIP),
	    .more_name = "word/media/a.png",
	    .more = "\x89PNG\r\n\x1a\n and so on");
	SHOWS("1 left: \nword-picture\n", BODY(BLIP),
	    .more_name = "word/media/a.png", .more = "GIF89a");
	SHOWS("1 left: \nword-picture\n", BODY(BLIP));
}

#define STYLE(type, id, content)                                               \
	"<w:style w:type=\"" type "\" w:styleId=\"" id "\">" content           \
	"</w:style>"
#define STYLED(style, run)                                                     \
	"<w:p><w:pPr><w:pStyle w:val=\"" style "\"/></w:pPr>" run "</w:p>"
#define RPR(content, text)                                                     \
	"<w:r><w:rPr>" content "</w:rPr><w:t>" text "</w:t></w:r>"
#define BOLD "<w:rPr><w:b/></w:rPr>"

static void
test_styles(struct arena *arena)
{
	static const char STYLES[] = STYLE("paragraph", "A",
	    BOLD
	    "<w:pPr><w:jc w:val=\"center\"/><w:ind w:left=\"10\"/></w:pPr>")
	    STYLE("paragraph", "B",
		"<w:basedOn w:val=\"A\"/><w:pPr><w:ind w:hanging=\"5\"/>"
		"<w:outlineLvl w:val=\"1\"/></w:pPr>") STYLE("paragraph", "C",
		"<w:basedOn w:val=\"B\"/><w:rPr><w:b w:val=\"0\"/></w:rPr>")
		STYLE("character", "S", BOLD)
		    STYLE("paragraph", "X", "<w:basedOn w:val=\"Y\"/>" BOLD)
			STYLE("paragraph", "Y", "<w:basedOn w:val=\"X\"/>");

	SHOWS("1 centre 10+0: **a**\n", BODY(STYLED("A", R("a"))),
	    .styles = STYLES);
	SHOWS("1 centre 10-5 outline 1: **a**b\n",
	    BODY(STYLED("B", R("a") RPR("<w:b w:val=\"false\"/>", "b"))),
	    .styles = STYLES);
	SHOWS("1 centre 10-5 outline 1: a\n", BODY(STYLED("C", R("a"))),
	    .styles = STYLES);
	/* A style of characters turns a bold paragraph's off. */
	SHOWS("1 centre 10+0: a**b**\n",
	    BODY(STYLED("A",
		RPR("<w:rStyle w:val=\"S\"/>", "a")
		    RPR("<w:rStyle w:val=\"S\"/><w:b/>", "b"))),
	    .styles = STYLES);
	SHOWS("1 left: **a**\n",
	    BODY("<w:p>" RPR("<w:rStyle w:val=\"S\"/>", "a") "</w:p>"),
	    .styles = STYLES);
	/* Styles that are based on each other. */
	SHOWS("1 left: **a**\n", BODY(STYLED("X", R("a"))), .styles = STYLES);
	SHOWS("1 left: a\n", BODY(STYLED("none", R("a"))), .styles = STYLES);
	SHOWS("1 left: *a*\n", BODY(P("a")),
	    .styles = "<w:docDefaults><w:rPrDefault><w:rPr><w:i/></w:rPr>"
		      "</w:rPrDefault></w:docDefaults>");
}

#define LEVEL(level, format, text, more)                                       \
	"<w:lvl w:ilvl=\"" level                                               \
	"\"><w:start w:val=\"1\"/><w:numFmt w:val=\"" format "\"/>" more       \
	"<w:lvlText w:val=\"" text "\"/></w:lvl>"
#define ABSTRACT(id, levels)                                                   \
	"<w:abstractNum w:abstractNumId=\"" id "\">" levels "</w:abstractNum>"
#define NUM(id, abstract, more)                                                \
	"<w:num w:numId=\"" id "\"><w:abstractNumId w:val=\"" abstract         \
	"\"/>" more "</w:num>"
#define NUMPR(num, level)                                                      \
	"<w:numPr><w:ilvl w:val=\"" level "\"/><w:numId w:val=\"" num          \
	"\"/></w:numPr>"
#define LISTED(num, level) "<w:p><w:pPr>" NUMPR(num, level) "</w:pPr></w:p>"
#define START(level, value)                                                    \
	"<w:lvlOverride w:ilvl=\"" level "\"><w:startOverride w:val=\"" value  \
	"\"/></w:lvlOverride>"

/* The labels of the paragraphs, each ended by a bar. */
static const char *
labels(struct arena *arena, struct parts parts)
{
	struct findings findings = {.arena = arena, .diag = diag_new(arena)};
	struct package *package =
	    package_open(arena, &findings, package_of(arena, &parts));
	struct word_document *document =
	    word_document_read(arena, &findings, package, false);
	struct buffer out = {.arena = arena};

	for (size_t i = 0; i < document->blocks.count; i++)
		buffer_format(&out, TEXT "|",
		    TEXT_OF(document->blocks.at[i].paragraph->label));
	add_codes(&out, findings.diag);
	return out.at;
}

static bool
labelled(struct arena *arena, struct parts parts, const char *wanted)
{
	const char *found = labels(arena, parts);

	if (strcmp(found, wanted) != 0)
		fprintf(stderr, "labels: %s\nwanted: %s\n", found, wanted);
	return strcmp(found, wanted) == 0;
}

#define LABELS(wanted, ...)                                                    \
	CHECK(labelled(arena, (struct parts) {__VA_ARGS__}, wanted))

#define LEGAL_LIST                                                             \
	ABSTRACT("0",                                                          \
	    LEVEL("0", "upperRoman", "Chương %1.", "") LEVEL("1", "decimal",   \
		"%1.%2.", "") LEVEL("2", "lowerLetter", "%3)", "")             \
		LEVEL("3", "decimal", "%1.%4", "<w:isLgl/>"))

static void
test_labels(struct arena *arena)
{
	LABELS("Chương I.|I.1.|I.2.|a)|b)|Chương II.|II.1.|a)|2.1|",
	    BODY(LISTED("1", "0") LISTED("1", "1") LISTED("1", "1")
		    LISTED("1", "2") LISTED("1", "2") LISTED("1", "0")
			LISTED("1", "1") LISTED("1", "2") LISTED("1", "3")),
	    .numbering = LEGAL_LIST NUM("1", "0", ""));
	/* A level above that was not used stands at its start. */
	LABELS("I.1.|I.2.|Chương II.|",
	    BODY(LISTED("1", "1") LISTED("1", "1") LISTED("1", "0")),
	    .numbering = LEGAL_LIST NUM("1", "0", ""));
	/* Lists that share an abstract list share its counters. */
	LABELS("Chương I.|Chương II.|Chương V.|Chương VI.|Chương VII.||",
	    BODY(LISTED("1", "0") LISTED("2", "0") LISTED("3", "0")
		    LISTED("3", "0") LISTED("1", "0") LISTED("0", "0")),
	    .numbering = LEGAL_LIST NUM("1", "0", "") NUM("2", "0", "")
		NUM("3", "0", START("0", "5")));
	LABELS("Chương I.|(1|(2|I.3.|",
	    BODY(LISTED("1", "0") LISTED("2", "1") LISTED("2", "1")
		    LISTED("1", "1")),
	    .numbering = LEGAL_LIST NUM("1", "0", "") NUM("2", "0",
		"<w:lvlOverride w:ilvl=\"1\">" LEVEL(
		    "1", "decimal", "(%2", "") "</w:lvlOverride>"));
	LABELS("1|1|2|1|2|3|",
	    BODY(LISTED("1", "0") LISTED("1", "1") LISTED("1", "1")
		    LISTED("1", "2") LISTED("1", "0") LISTED("1", "1")),
	    .numbering = ABSTRACT("0",
		LEVEL("0", "decimal", "%1", "")
		    LEVEL("1", "decimal", "%2", "<w:lvlRestart w:val=\"0\"/>")
			LEVEL("2", "decimal", "%1", "")) NUM("1", "0", ""));
}

static void
test_formats(struct arena *arena)
{
	LABELS("01|02|", BODY(LISTED("1", "0") LISTED("1", "0")),
	    .numbering = ABSTRACT("0", LEVEL("0", "decimalZero", "%1", ""))
		NUM("1", "0", ""));
	LABELS("Phần |", BODY(LISTED("1", "0")),
	    .numbering = ABSTRACT("0", LEVEL("0", "none", "Phần %1", ""))
		NUM("1", "0", ""));
	LABELS("d.|e.|", BODY(LISTED("1", "0") LISTED("1", "0")),
	    .numbering = ABSTRACT("0", LEVEL("0", "lowerLetter", "%1.", ""))
		NUM("1", "0", START("0", "4")));
	LABELS("Z|AA|BB|",
	    BODY(LISTED("1", "0") LISTED("1", "0") LISTED("1", "0")),
	    .numbering = ABSTRACT("0", LEVEL("0", "upperLetter", "%1", ""))
		NUM("1", "0", START("0", "26")));
	/* A deeper level shows nothing. */
	LABELS("1.|", BODY(LISTED("1", "0")),
	    .numbering = ABSTRACT("0",
		LEVEL("0", "decimal", "%1.%2", "")
		    LEVEL("1", "decimal", "%2", "")) NUM("1", "0", ""));
	LABELS("|word-label\n", BODY(LISTED("1", "0")),
	    .numbering = ABSTRACT("0", LEVEL("0", "cardinalText", "%1", ""))
		NUM("1", "0", ""));
	SHOWS("1 left: ⟦•⟧ a\n2 left: ⟦**1.**⟧b\n",
	    BODY("<w:p><w:pPr>" NUMPR("1", "0") "</w:pPr>" R(
		"a") "</w:p>"
		     "<w:p><w:pPr>" NUMPR("2", "0") "</w:pPr>" R("b") "</w:p>"),
	    .numbering = ABSTRACT("0",
		LEVEL("0", "bullet", "\uF0B7",
		    "<w:rPr><w:rFonts w:ascii=\"Symbol\" "
		    "w:hAnsi=\"Symbol\"/></w:rPr>")) ABSTRACT("1",
		LEVEL(
		    "0", "decimal", "%1.", "<w:suff w:val=\"nothing\"/>" BOLD))
		NUM("1", "0", "") NUM("2", "1", ""));
}

#define LISTED_STYLE(id, base, numbers)                                        \
	STYLE("paragraph", id,                                                 \
	    "<w:basedOn w:val=\"" base "\"/><w:pPr><w:numPr>" numbers          \
	    "</w:numPr></w:pPr>")

static void
test_listed_styles(struct arena *arena)
{
	static const char STYLES[] =
	    LISTED_STYLE("A", "N", "<w:numId w:val=\"1\"/>")
		LISTED_STYLE("B", "A", "")
		    LISTED_STYLE("C", "A", "<w:ilvl w:val=\"1\"/>")
			LISTED_STYLE("D", "C", "<w:numId w:val=\"0\"/>");
	static const char NUMBERING[] = ABSTRACT("0",
	    LEVEL("0", "decimal", "Điều %1.", "<w:pStyle w:val=\"A\"/>")
		LEVEL("1", "decimal", "%2)", "")
		    LEVEL("2", "decimal", "%3/", "<w:pStyle w:val=\"B\"/>"))
	    ABSTRACT("1", "<w:numStyleLink w:val=\"L\"/>") NUM("1", "0", "")
		NUM("2", "1", "");

	/* The number is inherited, the level is the one linked to the style. */
	LABELS("Điều 1.|1/|2)||Điều 2.|",
	    BODY(STYLED("A", "") STYLED("B", "") STYLED("C", "") STYLED("D", "")
		    STYLED("A", "")),
	    .styles = STYLES, .numbering = NUMBERING);
	/* A paragraph's own level goes with the style's number. */
	LABELS("1/|",
	    BODY("<w:p><w:pPr><w:pStyle w:val=\"A\"/><w:numPr><w:ilvl "
		 "w:val=\"2\"/></w:numPr></w:pPr></w:p>"),
	    .styles = STYLES, .numbering = NUMBERING);
	/* And a list that is linked has the levels of the style's list. */
	LABELS("Điều 1.|", BODY(LISTED("2", "0")),
	    .styles = STYLE("numbering", "L",
		"<w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr>"),
	    .numbering = NUMBERING);
}

#define CELL(properties, text)                                                 \
	"<w:tc><w:tcPr>" properties "</w:tcPr>" P(text) "</w:tc>"
#define SPAN(count) "<w:gridSpan w:val=\"" count "\"/>"
#define LINE(side) "<w:" side " w:val=\"single\"/>"
#define TABLE(properties, rows)                                                \
	"<w:tbl><w:tblPr>" properties "</w:tblPr><w:tblGrid><w:gridCol/>"      \
	"<w:gridCol/></w:tblGrid>" rows "</w:tbl>"

static void
test_tables(struct arena *arena)
{
	SHOWS("table of 3 columns\n  row head\n    cell 0, 2 rows\n      1 "
	      "left: a\n"
	      "    cell 1, 2 columns\n      2 left: b\n  row\n    cell 1\n"
	      "      4 left: c\n    cell 2\n      5 left: d\n  row\n"
	      "    cell 1\n      6 left: e\n",
	    BODY(TABLE("",
		"<w:tr><w:trPr><w:tblHeader/></w:trPr>" CELL(
		    "<w:vMerge w:val=\"restart\"/>", "a") CELL(SPAN("2"),
		    "b") "</w:tr><w:tr>" CELL("<w:vMerge/>", "") CELL("", "c")
		    CELL("", "d") "</w:tr><w:tr><w:trPr><w:gridBefore "
				  "w:val=\"1\"/></w:trPr>" CELL(
				      "", "e") "</w:tr>")));
	SHOWS("table of 2 columns\n  row\n    cell 0\n      2 left: b\n",
	    BODY(TABLE("",
		"<w:tr><w:trPr><w:del/></w:trPr>" CELL(
		    "", "a") "</w:tr>"
			     "<w:tr>" CELL("", "b") "</w:tr>")),
	    .accept_changes = true);
	SHOWS(
	    "table of 2 columns, bordered\n  row\n    cell 0\n      1 left: a\n"
	    "    cell 1\n      2 left: b\n",
	    BODY(TABLE("<w:tblBorders>" LINE("top") LINE("bottom")
			   LINE("insideV") "</w:tblBorders>",
		"<w:tr>" CELL("", "a") CELL("", "b") "</w:tr>")));
	SHOWS("table of 2 columns\n  row\n    cell 0\n      1 left: a\n"
	      "  row\n    cell 0\n      2 left: b\n  row\n    cell 0\n"
	      "      3 left: c\n",
	    BODY(TABLE("",
		"<w:tr>" CELL("<w:tcBorders>" LINE("top")
				  LINE("bottom") "</w:tcBorders>",
		    "a") "</w:tr><w:tr>" CELL("", "b") "</w:tr><w:tr>" CELL("",
		    "c") "</w:tr>")));
	/* A rule below a cell makes no table of lines. */
	SHOWS("table of 2 columns\n  row\n    cell 0\n      1 left: a\n    "
	      "cell 1\n"
	      "      2 left: b\n",
	    BODY(TABLE("",
		"<w:tr>" CELL("<w:tcBorders>" LINE("bottom") "</w:tcBorders>",
		    "a") CELL("", "b") "</w:tr>")));
	SHOWS("table of 2 columns\n  row\n    cell 0, 2 rows\n      1 left: "
	      "a\n  row\nword-hidden\n",
	    BODY(TABLE("",
		"<w:tr>" CELL("<w:vMerge w:val=\"restart\"/>",
		    "a") "</w:tr>"
			 "<w:tr>" CELL("<w:vMerge/>", "lost") "</w:tr>")));
}

#define SECTION(width, height, more)                                           \
	"<w:sectPr><w:pgSz w:w=\"" width "\" w:h=\"" height "\"/>" more        \
	"</w:sectPr>"

static void
test_sections(struct arena *arena)
{
	SHOWS("1 left: a\n2 left: b\n3 left new page landscape: c\n"
	      "4 left: d\n",
	    BODY(P("a") "<w:p><w:pPr>" SECTION("1", "2", "") "</w:pPr>" R(
		"b") "</w:p><w:p><w:pPr>" SECTION("2", "1",
		"") "</w:pPr>" R("c") "</w:p>" P("d")
		    SECTION("1", "2", "<w:type w:val=\"continuous\"/>")));
	SHOWS("1 left new page: a\n",
	    BODY("<w:p><w:pPr><w:pageBreakBefore/></w:pPr>" R("a") "</w:p>"));
}

static void
test_notes(struct arena *arena)
{
	SHOWS("1 left: a[^footnote-2]b\nnote footnote-2\n  3 left: c\n",
	    BODY(
		"<w:p>" R("a") "<w:r><w:footnoteReference w:id=\"2\"/></w:r>" R(
		    "b") "</w:p>"),
	    .footnotes = "<w:footnote w:id=\"0\" w:type=\"separator\">" P(
		"x") "</w:footnote><w:footnote w:id=\"1\">" P("unused") "</"
									"w:"
									"footno"
									"te><w:"
									"footno"
									"te "
									"w:id="
									"\"2\">"
									"<w:p><"
									"w:r>"
									"<w:"
									"footno"
									"teRef/"
									"></"
									"w:"
									"r>" R(
									    "c") "</w:p></w:footnote>");
}

static void
test_comments(struct arena *arena)
{
	SHOWS("1 left: a\nword-comment\n",
	    BODY("<w:p>" R("a") "<w:r><w:commentReference w:id=\"3\"/></w:r>"
				"</w:p>"),
	    .more_name = "word/comments.xml",
	    .more = "<w:comments " W "><w:comment w:id=\"3\">" P(
		"b") "</w:comment></w:comments>");
}

int
main(void)
{
	static void (*const TESTS[])(struct arena *) = {test_packages,
	    test_sizes, test_xml, test_runs, test_fields, test_signs,
	    test_fonts, test_changes, test_drawings, test_pictures, test_styles,
	    test_labels, test_formats, test_listed_styles, test_tables,
	    test_sections, test_notes, test_comments};

	for (size_t i = 0; i < sizeof TESTS / sizeof *TESTS; i++) {
		struct arena *arena = arena_new();

		TESTS[i](arena);
		arena_free(arena);
	}
	return check_report();
}
