/*
 * What a decision is made of a Word document, in documents of a few lines.
 */
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/source.h"
#include "base/zip.h"
#include "check.h"
#include "read/decision.h"
#include "read/decision_load.h"
#include "read/profile.h"
#include "word/findings.h"
#include "word/import.h"
#include "word/package.h"
#include "word/word_decision.h"
#include "word_sheet.h"

#define HEAD                                                                   \
	"T 2\n"                                                                \
	"R\nC 0\ncb ỦY BAN NHÂN DÂN\ncb TỈNH GIẢ ĐỊNH\n"            \
	"C 1\ncb CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"              \
	"cb Độc lập - Tự do - Hạnh phúc\n"                           \
	"R\nC 0\nc Số: 12/QĐ-UBND\n"                                        \
	"C 1\nci Giả Định, ngày 05 tháng 9 năm 2025\nE\n"

/* With neither number nor day. */
#define BARE_HEAD                                                              \
	"T 2\n"                                                                \
	"R\nC 0\ncb ỦY BAN NHÂN DÂN\ncb TỈNH GIẢ ĐỊNH\n"            \
	"C 1\ncb CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"              \
	"cb Độc lập - Tự do - Hạnh phúc\nE\n"

#define TYPE "cb QUYẾT ĐỊNH\ncb Về việc trồng cây\n"

#define DECIDES                                                                \
	"cb CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH GIẢ ĐỊNH\n"           \
	"ji Căn cứ Luật Lâm nghiệp;\n"                                 \
	"cb QUYẾT ĐỊNH:\n"                                                \
	"j {b}Điều 1.{/} Trồng cây.\n"

#define SIGNED                                                                    \
	"T 2\nR\nC 0\nj {b}Nơi nhận:{/}\nj - Như Điều 1;\nj - Lưu: VT.\n" \
	"C 1\ncb KT. CHỦ TỊCH\ncb PHÓ CHỦ TỊCH\nc \ncb Lê Giả Thiết\nE\n"

#define ALL HEAD TYPE DECIDES SIGNED

struct made {
	struct imported imported;
	struct findings findings;
	bool good;
	const char *markdown;
};

static struct arena *arena;
static const struct profile *profile;
static struct package *package;

static const char PNG[] = "\x89PNG\r\n\x1A\nx";

/* A package with one picture. */
static void
make_package(void)
{
	struct zip *zip = zip_new();
	struct findings findings = {.arena = arena, .diag = diag_new(arena)};
	struct text bytes;

	zip_add(zip, "[Content_Types].xml", text_of("<Types/>"));
	zip_add(zip, "_rels/.rels",
	    text_of("<Relationships xmlns=\"http://schemas.openxmlformats.org/"
		    "package/2006/relationships\"><Relationship Id=\"a\" "
		    "Type=\"http://schemas.openxmlformats.org/officeDocument/"
		    "2006/relationships/officeDocument\" "
		    "Target=\"word/document.xml\"/></Relationships>"));
	zip_add(zip, "word/document.xml", text_of("<d/>"));
	zip_add(zip, "word/media/a.png", (struct text) {PNG, sizeof PNG - 1});
	bytes = zip_end(zip);
	package = package_open(arena, &findings,
	    (struct text) {
		arena_copy(arena, bytes.at, bytes.length), bytes.length});
	zip_free(zip);
}

static struct made
make_with(const char *sheet, const char *number, struct date date)
{
	struct made made = {
	    .findings = {.arena = arena, .diag = diag_new(arena), .path = "x"}};
	struct import_request request = {.profile = profile,
	    .number = number,
	    .date = date,
	    .name = "01-cay"};

	made.good = word_decision_write(arena, &made.findings, package,
	    sheet_read(arena, sheet), &request, &made.imported);
	made.markdown = arena_copy(
	    arena, made.imported.markdown.at, made.imported.markdown.length);
	return made;
}

static struct made
make(const char *sheet)
{
	return make_with(sheet, NULL, (struct date) {0});
}

static bool
has(const struct made *made, const char *part)
{
	if (strstr(made->markdown, part) != NULL)
		return true;
	fprintf(stderr, "not there:\n%s\nin:\n%s\n", part, made->markdown);
	return false;
}

static bool
lacks(const struct made *made, const char *part)
{
	if (strstr(made->markdown, part) == NULL)
		return true;
	fprintf(stderr, "there:\n%s\nin:\n%s\n", part, made->markdown);
	return false;
}

static bool
says(const struct made *made, enum diag_code code)
{
	const struct diag *diag = made->findings.diag;

	for (size_t i = 0; i < diag->count; i++)
		if (diag->at[i].code == code)
			return true;
	return false;
}

static bool
omits(const struct made *made, enum omission_kind kind, const char *text)
{
	for (size_t i = 0; i < made->findings.omission_count; i++)
		if (made->findings.omissions[i].kind == kind &&
		    text_is(made->findings.omissions[i].text, text))
			return true;
	return false;
}

static size_t
fills(const struct made *made, const char *text)
{
	size_t count = 0;

	for (size_t i = 0; i < made->findings.filling_count; i++)
		count += text_is(made->findings.fillings[i].text, text);
	return count;
}

static size_t
count_of(const struct made *made, const char *part)
{
	size_t count = 0;

	for (const char *at = made->markdown; (at = strstr(at, part)) != NULL;
	     at++)
		count++;
	return count;
}

static void
test_whole(void)
{
	struct made made = make(ALL);

	CHECK(made.good);
	CHECK(made.findings.diag->count == 0);
	CHECK(strcmp(made.imported.title, "Về việc trồng cây") == 0);
	CHECK(strcmp(made.markdown,
		  "---\n"
		  "number: 12/QĐ-UBND\n"
		  "type: Quyết định\n"
		  "authority: Chủ tịch Ủy ban nhân dân tỉnh\n"
		  "place: Giả Định\n"
		  "date: 2025-09-05\n"
		  "title: Về việc trồng cây\n"
		  "signer:\n"
		  "  on_behalf: KT. CHỦ TỊCH\n"
		  "  position: PHÓ CHỦ TỊCH\n"
		  "  name: Lê Giả Thiết\n"
		  "recipients:\n"
		  "  - Như Điều 1;\n"
		  "  - \"Lưu: VT.\"\n"
		  "---\n"
		  "\n**CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH GIẢ ĐỊNH**\n"
		  "\nCăn cứ Luật Lâm nghiệp;\n"
		  "\nQUYẾT ĐỊNH:\n"
		  "\n**Điều 1.** Trồng cây.\n") == 0);
}

/* What was written is a decision to the reader, without an error. */
static void
test_read_again(void)
{
	struct made made = make(ALL);
	struct diag *diag = diag_new(arena);
	struct source *source =
	    source_of(arena, diag, "x.md", made.imported.markdown);
	struct decision *decision = decision_of(arena, diag, source);

	CHECK(!diag_is_bad(diag));
	CHECK(decision->body != NULL);
	CHECK(decision->body->first->kind == NODE_ISSUER);
	CHECK(decision->body->last->kind == NODE_ARTICLE);
}

/* Whatever a property is, YAML gives it back. */
static void
test_properties(void)
{
	static const char *const TITLES[] = {"Về \"cây\": số #1", "Yes", "12",
	    "- cây", "} cây", "'cây'", "cây \\ đề:", "@cây", "*cây*", "%cây",
	    "cây: đề", "? cây", "null", "2025-01-01", "[1] cây", "!cây",
	    "cây - đề, \\n"};

	for (size_t i = 0; i < sizeof TITLES / sizeof TITLES[0]; i++) {
		struct made made = make(arena_format(arena,
		    HEAD "cb QUYẾT ĐỊNH\ncb %s\n" DECIDES SIGNED, TITLES[i]));
		struct diag *diag = diag_new(arena);
		struct decision *decision = decision_of(arena, diag,
		    source_of(arena, diag, "x.md", made.imported.markdown));

		CHECK(!diag_is_bad(diag));
		CHECK(decision->title.text != NULL &&
		    strcmp(decision->title.text, TITLES[i]) == 0);
	}
}

static void
test_letterhead(void)
{
	struct made made = make("T 3\nR\nC 0\ncb HỘI ĐỒNG NHÂN DÂN\n"
				"cb TỈNH GIẢ ĐỊNH\nc ________\n"
				"c Số: 3/NQ-HĐND\nC 1\nC 2\n"
				"cb CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
				"cb Độc lập - Tự do - Hạnh phúc\n"
				"c Giả Định, ngày 1/7/2025\nE\n"
				"cb NGHỊ QUYẾT\ncb Về cây\nj Căn cứ Luật;\n");

	CHECK(has(&made,
	    "number: 3/NQ-HĐND\ntype: Nghị quyết\n"
	    "authority: Hội đồng nhân dân tỉnh\n"
	    "place: Giả Định\ndate: 2025-07-01\ntitle: Về cây\n"));
	CHECK(omits(&made, OMISSION_RULE, "________"));

	/* in paragraphs, with tabs */
	made =
	    make("b ỦY BAN NHÂN DÂN{tab}CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
		 "b TỈNH GIẢ ĐỊNH{tab}Độc lập - Tự do - Hạnh phúc\n"
		 ". Số: 5/QĐ-UBND{tab}Giả Định, ngày 02 tháng 3 năm 2025\n" TYPE
		     DECIDES);
	CHECK(has(&made,
	    "number: 5/QĐ-UBND\ntype: Quyết định\n"
	    "authority: Chủ tịch Ủy ban nhân dân tỉnh\n"
	    "place: Giả Định\ndate: 2025-03-02\n"));

	/* an authority that the profile does not have */
	made = make("T 2\nR\nC 0\ncb BAN CHỈ ĐẠO\nc Số: 5/QĐ-BCĐ\nC 1\n"
		    "cb CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
		    "c ngày 02 tháng 3 năm 2025\nE\n" TYPE DECIDES);
	CHECK(has(&made, "authority: BAN CHỈ ĐẠO\n"));
	CHECK(says(&made, CODE_WORD_AUTHORITY));

	/* the mark of a draft, and a line that is nothing of a letterhead */
	made =
	    make("T 2\nR\nC 0\ncb ỦY BAN NHÂN DÂN\ncb TỈNH GIẢ ĐỊNH\n"
		 "c Số: 5/QĐ-UBND\nC 1\n"
		 "cb CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
		 "c ngày 02 tháng 3 năm 2025\nc HỎA TỐC\nc Dự thảo lần 2\nE\n"
		 "T+ 1\nR\nC 0\ncb DỰ THẢO\nE\n" TYPE DECIDES);
	CHECK(omits(&made, OMISSION_DRAFT_MARK, "DỰ THẢO"));
	CHECK(omits(&made, OMISSION_DRAFT_MARK, "Dự thảo lần 2"));
	CHECK(says(&made, CODE_WORD_HEAD));
	CHECK(has(&made, "---\n\nHỎA TỐC\n"));
	CHECK(has(&made, "title: Về việc trồng cây\n"));
}

/* What the letterhead would print otherwise than Word stands in the text. */
static void
test_misprints(void)
{
	struct made made =
	    make("T 2\nR\nC 0\ncb ỦY BAN NHÂN DẤN\ncb TỈNH GIẢ ĐỊNH\n"
		 "c Số: 12/QĐ-UBND\nC 1\n"
		 "cb CỘNG HÒA XÃ HÔI CHỦ NGHĨA VIỆT NAM\n"
		 "cb Độc lập – Tự do – Hạnh Phúc.\n"
		 "ci Giả Định, ngày 05 tháng 9 năm 2025\nE\n" TYPE DECIDES
		 "T 2\nR\nC 0\nj Noi nhan:\nj - Như Điều 1.\n"
		 "C 1\ncb CHỦ TỊCH\ncb Lê Giả Thiết\nE\n");

	CHECK(has(&made, "authority: ỦY BAN NHÂN DẤN TỈNH GIẢ ĐỊNH\n"));
	CHECK(has(&made, "\n**CỘNG HÒA XÃ HÔI CHỦ NGHĨA VIỆT NAM**\n"));
	CHECK(has(&made, "\n**Độc lập – Tự do – Hạnh Phúc.**\n"));
	CHECK(has(&made, "\nNoi nhan:\n"));
	CHECK(has(&made, "recipients:\n  - Như Điều 1.\n"));
	CHECK(says(&made, CODE_WORD_HEAD));
	/* no misprints: another dash, and the tone on the other vowel */
	made = make(
	    "T 2\nR\nC 0\ncb UỶ BAN NHÂN DÂN\ncb TỈNH GIẢ ĐỊNH\n"
	    "c Số: 12/QĐ-UBND\nC 1\n"
	    "cb CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
	    "cb Độc lập – Tự do – Hạnh phúc\n"
	    "ci Giả Định, ngày 05 tháng 9 năm 2025\nE\n" TYPE DECIDES SIGNED);
	CHECK(has(&made, "authority: Chủ tịch Ủy ban nhân dân tỉnh\n"));
	CHECK(!says(&made, CODE_WORD_HEAD));
}

/* Cells of a side that begin at several columns, and a table in a cell. */
static void
test_sides(void)
{
	struct made made =
	    make("T 4\nR\nC 1\ncb ỦY BAN NHÂN DÂN\ncb TỈNH GIẢ ĐỊNH\nC 2 2\n"
		 "cb CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
		 "cb Độc lập - Tự do - Hạnh phúc\n"
		 "R\nC 1\nc Số:       /UBND-NC\nC 2 2\n"
		 "ci Giả Định, ngày    tháng 4 năm 2026\n"
		 "R\nC 0 3\nc V/v trồng cây theo Công văn\nc số 36/VPCP-CĐS\n"
		 "R\nC 0\nr Kính gửi:\nC 1\n. - Các bộ.\nE\nj Nội dung.\n"
		 "T 2\nR\nC 0\nT 2\nR\nC 0\nj Nơi nhận:\nj - Như trên;\nC 1\n"
		 "cb CHỦ TỊCH\ncb Lê Giả Thiết\nE\nC 1\nj \nE\n");

	CHECK(has(&made, "number: /UBND-NC\ntype: Công văn\n"));
	CHECK(
	    has(&made, "title: V/v trồng cây theo Công văn số 36/VPCP-CĐS\n"));
	CHECK(has(&made,
	    "  position: CHỦ TỊCH\n  name: Lê Giả Thiết\n"
	    "recipients:\n  - Như trên;\n---\n"));
	CHECK(has(&made, "\nKính gửi:\n"));
	CHECK(has(&made, "Các bộ.\n\nNội dung.\n"));
	/* a type with a misprint */
	made = make(HEAD "cb QUYẾT ĐINH\ncb Về cây\nj Nội dung.\n" SIGNED);
	CHECK(lacks(&made, "type: "));
	CHECK(has(&made, "QUYẾT ĐINH"));
}

/* No type that the profile has, but a title. */
static void
test_no_type(void)
{
	struct made made = make(BARE_HEAD
	    "ci (DỰ THẢO)\ncb ĐIỀU LỆ\ncb HỘI TRỒNG CÂY\nc DỰ THẢO LẦN 2\n"
	    "cb Chương I\ncb QUY ĐỊNH CHUNG\nj {b}Điều 1.{/} Cây.\n");

	CHECK(lacks(&made, "type:"));
	CHECK(has(&made, "title: ĐIỀU LỆ HỘI TRỒNG CÂY\n"));
	CHECK(lacks(&made, "(DỰ THẢO)"));
	CHECK(omits(&made, OMISSION_DRAFT_MARK, "(DỰ THẢO)"));
	CHECK(omits(&made, OMISSION_DRAFT_MARK, "DỰ THẢO LẦN 2"));
	CHECK(lacks(&made, "DỰ THẢO"));
	CHECK(has(&made, "Chương I"));
	/* a letter without its subject has none */
	made = make(BARE_HEAD "c Kính gửi: Các sở.\nj Nội dung.\n");
	CHECK(lacks(&made, "title:"));
	/* nor is a mark left out and written, too */
	made =
	    make(BARE_HEAD "c Hội trồng cây\nc DỰ THẢO LẦN 2\nj Nội dung.\n");
	CHECK(lacks(&made, "title:"));
	CHECK(has(&made, "DỰ THẢO LẦN 2"));
	CHECK(made.findings.omission_count == 0);
}

/* Lines below the letterhead that have a day, but not the document's. */
static void
test_other_dates(void)
{
	struct made made = make(BARE_HEAD
	    "cb ĐIỀU LỆ\ncb HỘI TRỒNG CÂY\n"
	    "ci (Kèm theo Quyết định số ... /QĐ-… ngày ... tháng … năm 2025\n"
	    "ci của Chủ tịch)\nj {b}Điều 1.{/} Cây.\n");

	CHECK(has(&made, "\n*(Kèm theo Quyết định số ... /QĐ-… ngày ... "));
	CHECK(made.findings.omission_count == 0);
	made = make("T 2\nR\nC 0\ncb ỦY BAN NHÂN DÂN\ncb TỈNH GIẢ ĐỊNH\n"
		    "c Số: 5/UBND-NN\n"
		    "c V/v sửa Thông tư số 4/2016/TT-BTC ngày 11/11/2016\n"
		    "C 1\ncb CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
		    "c Giả Định, ngày     tháng    năm 2025\nE\n"
		    "c Kính gửi: Các sở.\nj Nội dung.\n" SIGNED);
	CHECK(has(&made,
	    "place: Giả Định\ndate: 2025\n"
	    "title: V/v sửa Thông tư số 4/2016/TT-BTC ngày 11/11/2016\n"));
}

static void
test_authority(void)
{
	struct made made = make(HEAD TYPE
	    "cb ỦY BAN NHÂN DÂN TỈNH GIẢ ĐỊNH\nj Căn cứ Luật;\n" SIGNED);

	CHECK(has(&made, "authority: Ủy ban nhân dân tỉnh\n"));
	/* no line above the recitals: the sentence, else the capacity */
	made = make(HEAD "cb KẾ HOẠCH\ncb Trồng cây\n"
			 "j UBND tỉnh ban hành Kế hoạch như sau:\n" SIGNED);
	CHECK(has(&made, "authority: Ủy ban nhân dân tỉnh\n"));
	made = make(HEAD "cb KẾ HOẠCH\ncb Trồng cây\nj Nội dung.\n" SIGNED);
	CHECK(has(&made, "authority: Chủ tịch Ủy ban nhân dân tỉnh\n"));
	made = make(HEAD "cb KẾ HOẠCH\ncb Trồng cây\nj Nội dung.\n"
			 "T 2\nR\nC 0\n. Nơi nhận:\nC 1\n"
			 "cb TM. ỦY BAN NHÂN DÂN\ncb CHỦ TỊCH\n"
			 "cb Lê Giả Thiết\nE\n");
	CHECK(has(&made, "authority: Ủy ban nhân dân tỉnh\n"));
	CHECK(has(&made,
	    "  capacity: TM. ỦY BAN NHÂN DÂN\n"
	    "  position: CHỦ TỊCH\n  name: Lê Giả Thiết\n"));
}

static void
test_title(void)
{
	struct made made = make(HEAD "cb QUYẾT ĐỊNH\n"
				     "cb BAN HÀNH QUY CHẾ\ncb trồng cây{br}năm "
				     "2025\nc ______\n" DECIDES);

	CHECK(has(&made, "title: BAN HÀNH QUY CHẾ trồng cây năm 2025\n"));
	CHECK(omits(&made, OMISSION_RULE, "______"));
	/* a title may begin as a recital does */
	made = make(HEAD "cb KẾ HOẠCH\ncb Thực hiện Nghị quyết số 1\n"
			 "j Thực hiện Nghị quyết số 1, Ủy ban làm:\n");
	CHECK(has(&made, "title: Thực hiện Nghị quyết số 1\n"));
	CHECK(has(&made, "\nThực hiện Nghị quyết số 1, Ủy ban làm:\n"));
	/* type and title in one line */
	made = make(HEAD "cb KẾ HOẠCH TRỒNG CÂY\nj Nội dung.\n");
	CHECK(has(&made, "type: Kế hoạch\n"));
	CHECK(has(&made, "title: TRỒNG CÂY\n"));
	/* the title in a cell of its own */
	made = make(HEAD "cb BÁO CÁO\nT 1\nR\nC 0\ncb Trồng cây{br}năm 2025\n"
			 "E\nc Kính gửi: Bộ.\nj Nội dung.\n");
	CHECK(has(&made, "title: Trồng cây năm 2025\n"));
	/* text below it in the same paragraph */
	made = make(HEAD "cb KẾ HOẠCH\n"
			 "ci Trồng cây{br}(Kèm theo Quyết định số 1){br}ở đồi\n"
			 "j Nội dung.\n");
	CHECK(has(&made, "title: Trồng cây\n"));
	CHECK(count_of(&made, "Trồng cây") == 1);
	CHECK(has(&made,
	    "---\n\n*(Kèm theo Quyết định số 1)*\n\n*ở đồi*\n\n"
	    "Nội dung.\n"));
	made = make(HEAD "cb KẾ HOẠCH{br}Kính gửi: Bộ.\nj Nội dung.\n");
	CHECK(has(&made, "Kính gửi: Bộ."));
	/* a letter */
	made = make("T 2\nR\nC 0\ncb ỦY BAN NHÂN DÂN\ncb TỈNH GIẢ ĐỊNH\n"
		    "c Số: 5/UBND-NN\nc V/v trồng cây\nc năm 2025\nC 1\n"
		    "cb CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
		    "c Giả Định, ngày 02 tháng 3 năm 2025\nE\n"
		    "c Kính gửi: Các sở.\nj Nội dung.\n" SIGNED);
	CHECK(has(&made, "type: Công văn\n"));
	CHECK(has(&made, "title: V/v trồng cây năm 2025\n"));
	CHECK(has(&made, "\nKính gửi: Các sở.\n"));
	/* whose abstract names a day, in a cell that begins further left */
	made = make("T 4\nR\nC 1\ncb ỦY BAN NHÂN DÂN\ncb TỈNH GIẢ ĐỊNH\n"
		    "C 2 2\ncb CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
		    "R\nC 1\nc Số: 5/UBND-NN\n"
		    "C 2 2\nc Giả Định, ngày 02 tháng 3 năm 2025\n"
		    "R\nC 0 2\nc V/v trồng cây theo Công văn\n"
		    "c số 3/BNN-LN\nc ngày 11/2/2025\nE\n"
		    "c Kính gửi: Các sở.\nj Nội dung.\n" SIGNED);
	CHECK(has(&made, "number: 5/UBND-NN\n"));
	CHECK(has(&made, "place: Giả Định\ndate: 2025-03-02\n"));
	CHECK(has(&made,
	    "title: V/v trồng cây theo Công văn số 3/BNN-LN ngày 11/2/2025\n"));
	/* an issuer that nobody knows, in capitals below a title that is not */
	made =
	    make(HEAD TYPE "cb TỔ TRƯỞNG TỔ GIÚP VIỆC\n"
			   "ji Căn cứ Luật Lâm nghiệp;\n"
			   "cb QUYẾT ĐỊNH:\nj {b}Điều 1.{/} Trồng.\n" SIGNED);
	CHECK(has(&made, "title: Về việc trồng cây\n"));
	CHECK(has(&made, "\n**TỔ TRƯỞNG TỔ GIÚP VIỆC**\n"));
	/* an annex alone: its title is the document's */
	made = make("cb Phụ lục I\ncb DANH MỤC CÂY\n"
		    "ci (Kèm theo Quyết định số 1)\nj Nội dung.\n");
	CHECK(has(&made, "title: Phụ lục I DANH MỤC CÂY\n"));
	CHECK(has(&made, "\n*(Kèm theo Quyết định số 1)*\n\nNội dung.\n"));
	CHECK(says(&made, CODE_WORD_TYPE));
}

#define BLANK_HEAD                                                             \
	"T 2\nR\nC 0\ncb ỦY BAN NHÂN DÂN\ncb TỈNH GIẢ ĐỊNH\n"       \
	"c Số:        /QĐ-UBND\nC 1\n"                                      \
	"cb CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"                   \
	"c Giả Định, ngày      tháng      năm 2025\nE\n" TYPE DECIDES SIGNED

#define BLANK_ANNEX                                                                        \
	"cb PHỤ LỤC\n"                                                                 \
	"ci (Kèm theo Quyết định số      /QĐ-UBND ngày    tháng   năm 2025)\n" \
	"j Theo Quyết định số      /QĐ-TTg ngày    tháng   năm 2025.\n"

static void
test_blanks(void)
{
	struct date day = {2025, 9, 5};
	struct made made = make(BLANK_HEAD BLANK_ANNEX);

	CHECK(has(&made, "number: /QĐ-UBND\n"));
	CHECK(has(&made, "date: 2025\n"));
	CHECK(says(&made, CODE_WORD_NUMBER_BLANK));
	CHECK(says(&made, CODE_WORD_DATE_BLANK));
	CHECK(made.findings.filling_count == 0);
	CHECK(has(&made,
	    "*(Kèm theo Quyết định số /QĐ-UBND ngày tháng năm "
	    "2025)*\n"));

	made = make_with(BLANK_HEAD BLANK_ANNEX, "215/QĐ-UBND", day);
	CHECK(has(&made, "number: 215/QĐ-UBND\n"));
	CHECK(has(&made, "date: 2025-09-05\n"));
	CHECK(has(&made,
	    "*(Kèm theo Quyết định số 215/QĐ-UBND ngày 05 tháng 9 "
	    "năm 2025)*\n"));
	/* another document's blanks are none of ours */
	CHECK(has(&made, "\nTheo Quyết định số /QĐ-TTg ngày tháng năm 2025."));
	CHECK(fills(&made, "215") == 2);
	CHECK(fills(&made, "05") == 2);
	CHECK(fills(&made, "9") == 2);
	CHECK(!says(&made, CODE_WORD_NUMBER_BLANK));
	CHECK(!says(&made, CODE_WORD_DATE_BLANK));

	/* the number without its symbol; the months 1 and 2 have two digits */
	made = make_with(BLANK_HEAD, "7", (struct date) {2025, 2, 14});
	CHECK(has(&made, "number: 7/QĐ-UBND\n"));
	CHECK(fills(&made, "02") == 1 && fills(&made, "14") == 1);

	/* what Word has is kept */
	made = make_with(ALL, "13", (struct date) {2025, 9, 6});
	CHECK(has(&made, "number: 12/QĐ-UBND\n"));
	CHECK(has(&made, "date: 2025-09-05\n"));
	CHECK(says(&made, CODE_WORD_NUMBER_OTHER));
	CHECK(says(&made, CODE_WORD_DATE_OTHER));
	made = make_with(BLANK_HEAD, "13/KH-UBND", day);
	CHECK(says(&made, CODE_WORD_NUMBER_OTHER));
}

static void
test_short_dates(void)
{
	struct made made = make_with(BLANK_HEAD
	    "cb PHỤ LỤC\n"
	    "ci (Kèm theo Quyết định số …/QĐ-UBND ngày    /9/2025 của\n"
	    "ci Chủ tịch)\nj Nội dung.\n",
	    "215", (struct date) {2025, 9, 5});

	CHECK(has(&made,
	    "\n*(Kèm theo Quyết định số 215/QĐ-UBND ngày "
	    "05/9/2025 của Chủ tịch)*\n"));
	CHECK(omits(&made, OMISSION_RULE, "…"));
}

static void
test_effect(void)
{
	struct made made =
	    make(HEAD TYPE DECIDES "j {b}Điều 2.{/} Quyết định này có hiệu lực "
				   "kể từ ngày ký.\n" SIGNED);

	CHECK(has(&made, "effective: signing\n"));
	made = make(HEAD TYPE DECIDES
	    "j Quyết định này có hiệu lực từ ngày 01 tháng 10 năm "
	    "2025.\n" SIGNED);
	CHECK(has(&made, "effective: 2025-10-01\n"));
	made = make(HEAD TYPE DECIDES
	    "j Quyết định này có hiệu lực sau 10 ngày.\n" SIGNED);
	CHECK(lacks(&made, "effective"));
}

static void
test_units(void)
{
	struct made made = make(
	    HEAD TYPE DECIDES "c {b}Chương I{/}\nc \ncb QUY ĐỊNH\ncb CHUNG\n"
			      "cb Mục 1\ncb CÂY\n"
			      "jb Điều 2. Phạm vi\n"
			      "j Chương II của Nghị định này.\n"
			      "jb 1. Tên khoản\n"
			      "j 2. {b}Mục tiêu{/}: trồng\n"
			      "j {b}Điều 3. Hiệu lực{/} ngay.\nj Điều 4. Cây.\n"
			      "j# (a)) Điểm\n"
			      "jb# (3.) Đậm\n"
			      "jb I. MỤC ĐÍCH\n" SIGNED);

	CHECK(has(&made, "\n## Chương I QUY ĐỊNH CHUNG\n"));
	CHECK(has(&made, "\n### Mục 1 CÂY\n"));
	CHECK(has(&made, "\n#### Điều 2. Phạm vi\n"));
	CHECK(has(&made, "\nChương II của Nghị định này.\n"));
	CHECK(has(&made, "\n**1. Tên khoản**\n"));
	CHECK(has(&made, "\n2. **Mục tiêu**: trồng\n"));
	CHECK(has(&made, "\n**Điều 3. Hiệu lực** ngay.\n"));
	CHECK(has(&made, "\n**Điều 4.** Cây.\n"));
	CHECK(has(&made, "\na) Điểm\n"));
	CHECK(has(&made, "\n**3. Đậm**\n"));
	CHECK(has(&made, "\n**I. MỤC ĐÍCH**\n"));
	/* units that are lines of one paragraph */
	made = make(HEAD TYPE DECIDES
	    "j 1. Gồm:{br}a) Đa;{br}b) Đề{br}và đào.\n" SIGNED);
	CHECK(has(&made, "\n1. Gồm:\n\na) Đa;\n\nb) Đề<br>và đào.\n"));
}

static void
test_inlines(void)
{
	struct made made = make(
	    HEAD TYPE DECIDES "j một {b} hai {/}ba {b}bốn{/}{b} năm{/}\n"
			      "j diện tích m{^}2{/}, H{_}2{/}O\n"
			      "j đườ{b}ng{/} xa\n"
			      "j đ{b}ường{/}: {b}xa{/} lắm\n"
			      "j a{b}(b){/}c\n"
			      "j {b}đậm{/}{i}nghiêng{/} lẫn\n"
			      "j một{tab}hai{br}ba\n"
			      "j (*) 2*3 a_b <b> [x] `y` ~~z~~ &lt; R&D \\ |\n"
			      "j # một\n"
			      "j > hai\n"
			      "j - 1. ba\n"
			      "j -----\n" SIGNED);

	CHECK(has(&made, "\nmột **hai** ba **bốn năm**\n"));
	CHECK(has(&made, "\ndiện tích m<sup>2</sup>, H<sub>2</sub>O\n"));
	CHECK(has(&made, "\nđường xa\n"));
	CHECK(has(&made, "\n**đường**: **xa** lắm\n"));
	CHECK(has(&made, "\n**a(b)c**\n"));
	CHECK(has(&made, "\nmột hai<br>ba\n"));
	CHECK(has(&made,
	    "\n(\\*) 2\\*3 a_b \\<b> \\[x] \\`y\\` \\~\\~z\\~\\~ "
	    "\\&lt; R&D \\\\ \\|\n"));
	CHECK(has(&made, "\n\\# một\n"));
	CHECK(has(&made, "\n\\> hai\n"));
	CHECK(has(&made, "\n- 1\\. ba\n"));
	CHECK(has(&made, "\n\\-----\n"));
	CHECK(made.good);
}

/* The text of every paragraph is read again as it was meant. */
static void
test_marks_read_again(void)
{
	static const char *const TEXTS[] = {"*a* b", "**", "a * b", "1. # x",
	    "- - x", "+ > y", "![x](y)", "[x]: y", "a\\*b", "\\", "|a|b|",
	    "---", "***", "___", "``` x", "~~~ x", "<br>", "&amp;",
	    "=====", "#Điều 1", "2025. x", "1) 2) x", "a | b", "\\# x", "* x"};

	for (size_t i = 0; i < sizeof TEXTS / sizeof TEXTS[0]; i++) {
		const char *sheet = arena_format(arena, "%s%s%s%s\n%s",
		    HEAD TYPE DECIDES, "j ", TEXTS[i], "", SIGNED);
		struct made made = make(sheet);
		struct diag *diag = diag_new(arena);
		struct source *source =
		    source_of(arena, diag, "x.md", made.imported.markdown);
		struct decision *decision = decision_of(arena, diag, source);
		const struct node *last =
		    decision->body == NULL ? NULL : decision->body->last;
		struct buffer text = {.arena = arena};

		while (last != NULL && last->last != NULL)
			last = last->last;
		for (size_t j = 0; last != NULL && j < last->runs.count; j++)
			buffer_add(&text, last->runs.at[j].text);
		if (diag_is_bad(diag))
			diag_print(diag, stderr, DIAG_TEXT);
		if (!text_is(buffer_text(&text), TEXTS[i]))
			fprintf(stderr, "%s was read as " TEXT "\n", TEXTS[i],
			    TEXT_OF(buffer_text(&text)));
		CHECK(!diag_is_bad(diag));
		CHECK(text_is(buffer_text(&text), TEXTS[i]));
	}
}

static void
test_signature(void)
{
	struct made made = make(HEAD TYPE DECIDES
	    "T 2\nR\nC 0\n. Nơi nhận:\n. - Sở A,\n. Sở B;\n. + Sở C;\n"
	    "C 1\ncb TL. CHỦ TỊCH\ncb KT. CHÁNH VĂN PHÒNG\n"
	    "cb PHÓ CHÁNH VĂN PHÒNG\nE\nc \nc Thiếu tướng Lê Giả Thiết\n"
	    "cb PHỤ LỤC\nj Nội dung.\n");

	CHECK(has(&made,
	    "  on_behalf: TL. CHỦ TỊCH\n"
	    "  position: KT. CHÁNH VĂN PHÒNG PHÓ CHÁNH VĂN "
	    "PHÒNG\n  name: Thiếu tướng Lê Giả Thiết\n"));
	CHECK(has(&made, "  - Sở A, Sở B;\n  - + Sở C;\n"));
	CHECK(has(&made, "\n# PHỤ LỤC\n"));

	/* the name is missing */
	made = make(HEAD TYPE DECIDES "T 2\nR\nC 0\n. Nơi nhận: - Như trên;\n"
				      "C 1\ncb CHỦ TỊCH\nE\n");
	CHECK(has(&made, "  position: CHỦ TỊCH\nrecipients:\n  - Như trên;\n"));
	CHECK(says(&made, CODE_WORD_SIGNER));

	/* two signers: the second stays in the text */
	made =
	    make(HEAD TYPE DECIDES "T 3\nR\nC 0\n. Nơi nhận:\n. - Như trên.\n"
				   "C 1\ncb CHỦ TỊCH\ncb Lê Giả Thiết\n"
				   "C 2\ncb GIÁM ĐỐC\ncb Vũ Văn Thử\nE\n");
	CHECK(has(&made, "  name: Lê Giả Thiết\n"));
	CHECK(has(&made, "\n**GIÁM ĐỐC**\n\n**Vũ Văn Thử**\n"));
	CHECK(says(&made, CODE_WORD_SIGNATURE));

	/* the signature in a form of an annex is not the document's */
	made = make(HEAD TYPE DECIDES "cb PHỤ LỤC\nj Đơn.\n" SIGNED);
	CHECK(lacks(&made, "signer:"));
	CHECK(has(&made, "\n# PHỤ LỤC\n"));
	CHECK(has(&made, "\n**KT. CHỦ TỊCH**\n"));

	/* no table */
	made = make("cb NGHỊ QUYẾT\ncb TRỒNG CÂY\nj Căn cứ Hiến pháp;\n"
		    "j {b}Điều 1.{/} Cây.\nrb CHỦ TỊCH QUỐC HỘI\n. \n"
		    "rb Lê Giả Thiết\n");
	CHECK(has(&made,
	    "signer:\n  position: CHỦ TỊCH QUỐC HỘI\n"
	    "  name: Lê Giả Thiết\n"));
	CHECK(lacks(&made, "\n**CHỦ TỊCH QUỐC HỘI**"));

	/* recipients, and nothing of the signer */
	made = make(HEAD TYPE DECIDES
	    "T 2\nR\nC 0\nj Nơi nhận:\nj - Như Điều 1.\nC 1\nc \nE\n");
	CHECK(lacks(&made, "signer:"));
	CHECK(has(&made, "recipients:\n  - Như Điều 1.\n"));

	/* the annex below a signature without a name is no name */
	made = make(HEAD TYPE DECIDES
	    "T 2\nR\nC 0\nj Nơi nhận:\nj - Như Điều 1.\nC 1\ncb CHỦ TỊCH\nE\n"
	    "cb Phụ lục I\ncb CÂY\nj Nội dung.\n");
	CHECK(lacks(&made, "  name:"));
	CHECK(has(&made, "\n# Phụ lục I\n"));
	made = make(HEAD TYPE DECIDES
	    "T 2\nR\nC 0\nj Nơi nhận:\nj - Như Điều 1.\nC 1\ncb CHỦ TỊCH\nE\n"
	    "cbp Danh Mục Cây\nj Nội dung.\n");
	CHECK(lacks(&made, "  name:"));
}

static void
test_annexes(void)
{
	struct made made =
	    make(ALL "T 2\nR\nC 0\ncb ỦY BAN NHÂN DÂN\ncb TỈNH GIẢ ĐỊNH\nC 1\n"
		     "cb CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
		     "cb Độc lập - Tự do - Hạnh phúc\nE\n"
		     "cb QUY CHẾ\ncb TRỒNG CÂY\ncb TRONG TỈNH\n"
		     "ci (Ban hành kèm theo Quyết định\nci của Chủ tịch)\n"
		     "jb Điều 1. Cây\nj Cây xanh.\n"
		     "cb DANH SÁCH\ncb Cây\nci (Kèm theo Quyết định)\nj Đa.\n"
		     "cb PHỤ LỤC SỐ 2\ncb CÂY\nj Đề.\n"
		     "rb Mẫu số 01\n"
		     "T 2\nR\nC 0\ncb CÔNG TY\nC 1\n"
		     "cb CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nE\n"
		     "cb ĐƠN XIN\nj Tên: ....\n");

	CHECK(has(&made,
	    "\n# QUY CHẾ\n\n**TRỒNG CÂY TRONG TỈNH**\n\n"
	    "*(Ban hành kèm theo Quyết định của Chủ tịch)*\n\n"
	    "#### Điều 1. Cây\n"));
	CHECK(omits(&made, OMISSION_REPEATED_HEAD, "ỦY BAN NHÂN DÂN"));
	CHECK(omits(&made, OMISSION_REPEATED_HEAD,
	    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"));
	CHECK(has(&made, "\n# DANH SÁCH\n\n**Cây**\n"));
	CHECK(has(&made, "\n# PHỤ LỤC SỐ 2\n\n**CÂY**\n"));
	CHECK(has(&made,
	    "\n## Mẫu số 01\n\n**CÔNG TY**\n\n"
	    "**CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**\n"));
	CHECK(has(&made, "\n**ĐƠN XIN**\n\nTên: ....\n"));
	/* a line of a list of forms is none of them */
	made = make(ALL "cb PHỤ LỤC\nj Mẫu số 01. Đơn\nj Mẫu số 02. Tờ\n");
	CHECK(has(&made, "\nMẫu số 01. Đơn\n\nMẫu số 02. Tờ\n"));
	/* what stands first below the signature is an annex */
	made = make(ALL "cb Sơ đồ cây\nj Đa.\n");
	CHECK(has(&made, "\n# Sơ đồ cây\n\nĐa.\n"));
	/* capitals in the middle begin an annex at the top of a page only */
	made = make(ALL "cb PHỤ LỤC\nj Đa.\ncb CÂY\nj Đề.\ncbp DANH MỤC\n"
			"j Đào.\n");
	CHECK(has(&made, "\nĐa.\n\n**CÂY**\n\nĐề.\n\n# DANH MỤC\n"));

	/* set in the middle by tabs */
	made = make(ALL "b {tab}{tab}ĐIỀU LỆ\ncb HỘI TRỒNG CÂY\n"
			"ci (Kèm theo Quyết định số 1)\nj Nội dung.\n");
	CHECK(has(&made, "\n# ĐIỀU LỆ\n\n**HỘI TRỒNG CÂY**\n"));
}

static void
test_tables(void)
{
	struct made made = make(HEAD TYPE DECIDES
	    "T+ 3\n"
	    "R!\nC 0 1 2\ncb STT\nC 1 2\ncb Cây\n"
	    "R\nC 1\ncb Tên\nC 2\ncb Số\n"
	    "R\nC 0\nc 1\nC 1\nj Đa\nj {b}xanh{/}\nC 2\nr 2|3\n"
	    "E\n"
	    "T 2\nR\nC 0\nj Trái\nC 1\nj Phải\nE\n" SIGNED);

	CHECK(has(&made,
	    "\n| STT | Cây | << |\n| :---: | --- | ---: |\n"
	    "| ^^ | **Tên** | **Số** |\n"
	    "| 1 | Đa<br>**xanh** | 2\\|3 |\n"));
	CHECK(has(&made, "\n\nTrái\n\nPhải\n"));
	made = make(HEAD TYPE DECIDES "T+L 2\nR\nC 0\n. 1\nC 1\n. một\nR\nC "
				      "0\n. 2\nC 1\n. hai\nE\n" SIGNED);
	CHECK(has(&made,
	    "\n<!-- ngang -->\n\n|  |  |\n| --- | --- |\n"
	    "| 1 | một |\n| 2 | hai |\n"));
	/* without lines, three rows are a table */
	made = make(HEAD TYPE DECIDES
	    "T 2\nR\nC 0\n. 1\nC 1\n. một\nR\nC 0\n. 2\nC 1\n. hai\n"
	    "R\nC 0\n. 3\nC 1\n. ba\nE\n" SIGNED);
	CHECK(has(&made, "\n| 3 | ba |\n"));
	/* columns in which no cell begins are none */
	made = make(HEAD TYPE DECIDES "T+ 4\nR\nC 0 2\nb A\nC 2 2\nb B\nR\nC 0 "
				      "2\n. a\nC 2 2\n. b\nE\n" SIGNED);
	CHECK(has(&made, "\n| A | B |\n| --- | --- |\n| a | b |\n"));
	/* a table in a cell */
	made = make(
	    HEAD TYPE DECIDES "T+ 2\nR\nC 0\nb A\nC 1\nb B\nR\nC 0\n. a\nC 1\n"
			      "T+ 2\nR\nC 0\n. b\nC 1\n. c\nE\nE\n" SIGNED);
	CHECK(has(&made, "\n| a | b<br>c |\n"));
}

static void
test_notes(void)
{
	struct made made =
	    make(HEAD "cb QUYẾT ĐỊNH\ncb Về cây{note t}\n" DECIDES
		      "j Đa{^}{note x}{/} và đề{note y}\n" SIGNED
		      "N x Cây to.\nN y - Cây nhỏ.\nN t Tên gọi.\n");

	CHECK(has(&made, "title: Về cây\n"));
	CHECK(has(&made, "GIẢ ĐỊNH [^1]**\n"));
	CHECK(has(&made, "\nĐa[^2] và đề[^3]\n"));
	CHECK(has(&made,
	    "\n[^1]: Tên gọi.\n\n[^2]: Cây to.\n\n"
	    "[^3]: \\- Cây nhỏ.\n"));
}

static void
test_pictures(void)
{
	struct made made = make(HEAD TYPE DECIDES
	    "j Trước {pic word/media/a.png} sau\n"
	    "c {pic word/media/a.png}\nc Hình 1. Sơ đồ\n" SIGNED);

	CHECK(has(&made, "\nTrước\n\n![Hình](01-cay-1.png)\n\nsau\n"));
	CHECK(has(&made,
	    "\n![Hình 1. Sơ đồ](01-cay-1.png)\n\n"
	    "Hình 1. Sơ đồ\n"));
	CHECK(made.imported.picture_count == 1);
	CHECK(made.good);
	made = make(HEAD TYPE DECIDES
	    "T+ 2\nR\nC 0\n. {pic word/media/a.png}\nC 1\n. a\nE\n" SIGNED);
	CHECK(!made.good);
	CHECK(says(&made, CODE_WORD_PICTURE_CELL));
}

int
main(void)
{
	struct diag *diag;

	arena = arena_new();
	diag = diag_new(arena);
	profile = profile_load(arena, diag, "tests/sample/issues/gazette.yaml");
	make_package();
	test_whole();
	test_read_again();
	test_properties();
	test_letterhead();
	test_misprints();
	test_sides();
	test_no_type();
	test_other_dates();
	test_authority();
	test_title();
	test_blanks();
	test_short_dates();
	test_effect();
	test_units();
	test_inlines();
	test_marks_read_again();
	test_signature();
	test_annexes();
	test_tables();
	test_notes();
	test_pictures();
	arena_free(arena);
	return check_report();
}
