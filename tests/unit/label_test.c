/*
 * Labels and document numbers, as tables of what may stand in a decision.
 */
#include <string.h>

#include "base/text.h"
#include "check.h"
#include "read/decision.h"
#include "read/label.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static const struct {
	const char *text;
	enum label_kind kind;
	const char *label;
	int number, inserted;
} LABELS[] = {
    {"Điều 1. Phạm vi", LABEL_ARTICLE, "Điều 1.", 1, 0},
    {"Điều 12.", LABEL_ARTICLE, "Điều 12.", 12, 0},
    {"Điều 5a. Chợ đêm", LABEL_ARTICLE, "Điều 5a.", 5, 1},
    {"Điều 5đ: Chợ", LABEL_ARTICLE, "Điều 5đ:", 5, 5},
    {"ĐIỀU 3. CHỢ", LABEL_ARTICLE, "ĐIỀU 3.", 3, 0},
    {"Điều\xC2\xA0"
     "7. Chợ",
	LABEL_ARTICLE,
	"Điều\xC2\xA0"
	"7.",
	7, 0},
    {"Điều 5 của Quyết định", LABEL_NONE, "", 0, 0},
    {"Điều 5.1", LABEL_NONE, "", 0, 0},
    {"Điều này", LABEL_NONE, "", 0, 0},
    {"Điều khoản thi hành", LABEL_NONE, "", 0, 0},
    {"Chương I", LABEL_CHAPTER, "Chương I", 1, 0},
    {"Chương IV. QUY ĐỊNH", LABEL_CHAPTER, "Chương IV.", 4, 0},
    {"CHƯƠNG XIX", LABEL_CHAPTER, "CHƯƠNG XIX", 19, 0},
    {"Chương 3", LABEL_CHAPTER, "Chương 3", 3, 0},
    {"Chương IIII", LABEL_NONE, "", 0, 0},
    {"Chương trình công tác", LABEL_NONE, "", 0, 0},
    {"Phần thứ nhất. CHUNG", LABEL_PART, "Phần thứ nhất.", 1, 0},
    {"Phần thứ mười", LABEL_PART, "Phần thứ mười", 10, 0},
    {"PHẦN II", LABEL_PART, "PHẦN II", 2, 0},
    {"Phần mềm quản lý", LABEL_NONE, "", 0, 0},
    {"Mục 1. CHỢ", LABEL_SECTION, "Mục 1.", 1, 0},
    {"Mục đích", LABEL_NONE, "", 0, 0},
    {"Tiểu mục 2. KHO", LABEL_SUBSECTION, "Tiểu mục 2.", 2, 0},
    {"Phụ lục", LABEL_ANNEX, "Phụ lục", 0, 0},
    {"PHỤ LỤC II", LABEL_ANNEX, "PHỤ LỤC II", 2, 0},
    {"Phụ lục số 01", LABEL_ANNEX, "Phụ lục số 01", 1, 0},
    {"Phụ lục 3a.", LABEL_ANNEX, "Phụ lục 3a.", 3, 1},
    {"I. MỤC ĐÍCH", LABEL_ROMAN, "I.", 1, 0},
    {"XII. TỔ CHỨC", LABEL_ROMAN, "XII.", 12, 0},
    {"I.", LABEL_NONE, "", 0, 0},
    {"VC. x", LABEL_NONE, "", 0, 0},
    {"1. Chợ", LABEL_CLAUSE, "1.", 1, 0},
    {"01. Chợ", LABEL_CLAUSE, "01.", 1, 0},
    {"2a. Chợ", LABEL_CLAUSE, "2a.", 2, 1},
    {"2đ. Chợ", LABEL_CLAUSE, "2đ.", 2, 5},
    {"3.", LABEL_CLAUSE, "3.", 3, 0},
    {"1.500 điểm", LABEL_NONE, "", 0, 0},
    {"2025. Số liệu", LABEL_NONE, "", 0, 0},
    {"12 điểm", LABEL_NONE, "", 0, 0},
    {"3.Chợ", LABEL_NONE, "", 0, 0},
    {"1.1. Chợ", LABEL_SUBCLAUSE, "1.1.", 1, 0},
    {"1.2 Chợ", LABEL_SUBCLAUSE, "1.2", 2, 0},
    {"2.3.4. Chợ", LABEL_SUBCLAUSE, "2.3.4.", 4, 0},
    {"1) Chợ", LABEL_BRACKET, "1)", 1, 0},
    {"a) Chợ", LABEL_POINT, "a)", 1, 0},
    {"d) Chợ", LABEL_POINT, "d)", 4, 0},
    {"đ) Chợ", LABEL_POINT, "đ)", 5, 0},
    {"e) Chợ", LABEL_POINT, "e)", 6, 0},
    {"a1) Chợ", LABEL_POINT, "a1)", 1, 1},
    {"đ12) Chợ", LABEL_POINT, "đ12)", 5, 12},
    {"f) Chợ", LABEL_NONE, "", 0, 0},
    {"a)b", LABEL_NONE, "", 0, 0},
    {"- Chợ", LABEL_DASH, "-", 0, 0},
    {"+ Chợ", LABEL_DASH, "+", 0, 0},
    {"• Chợ", LABEL_DASH, "•", 0, 0},
    {"-5 độ", LABEL_NONE, "", 0, 0},
    {"-", LABEL_NONE, "", 0, 0},
    {"", LABEL_NONE, "", 0, 0},
    {"Chợ", LABEL_NONE, "", 0, 0},
};

static void
test_labels(void)
{
	for (size_t i = 0; i < COUNT(LABELS); i++) {
		struct text text = text_of(LABELS[i].text);
		struct label label = label_of(text);
		bool as_listed = label.kind == LABELS[i].kind &&
		    text_is(
			text_part(text, 0, label.length), LABELS[i].label) &&
		    (label.kind == LABEL_NONE ||
			(label.number == LABELS[i].number &&
			    label.inserted == LABELS[i].inserted));

		check_that(as_listed, __FILE__, __LINE__, LABELS[i].text);
	}
	CHECK(label_of(text_of("1.  Chợ")).gap == 2);
	CHECK(label_of(text_of("1.\xC2\xA0 Chợ")).gap == 3);
	CHECK(label_of(text_of("1.")).gap == 0);
}

static const struct {
	const char *text;
	int number;
} ROMANS[] = {
    {"I", 1},
    {"II", 2},
    {"III", 3},
    {"IV", 4},
    {"V", 5},
    {"IX", 9},
    {"XIV", 14},
    {"XL", 40},
    {"XLIX", 49},
    {"XCIX", 99},
    {"C", 100},
    {"CCCXCIX", 399},
    {"", 0},
    {"IIII", 0},
    {"VX", 0},
    {"IC", 0},
    {"IL", 0},
    {"VV", 0},
    {"CD", 0},
    {"i", 0},
    {"IVI", 0},
    {"XM", 0},
    {"I ", 0},
    {"CCCC", 0},
    {"XXXXXXXXXXXXXXXX", 0},
};

static void
test_romans(void)
{
	for (size_t i = 0; i < COUNT(ROMANS); i++)
		check_that(
		    label_roman(text_of(ROMANS[i].text)) == ROMANS[i].number,
		    __FILE__, __LINE__, ROMANS[i].text);
}

static void
test_letters(void)
{
	CHECK(label_letter(0) == NULL);
	CHECK(strcmp(label_letter(1), "a") == 0);
	CHECK(strcmp(label_letter(5), "đ") == 0);
	CHECK(strcmp(label_letter(7), "g") == 0);
	CHECK(strcmp(label_letter(23), "y") == 0);
	CHECK(label_letter(24) == NULL);
	CHECK(label_letter(-1) == NULL);
}

static const struct {
	const char *text;
	int number, year; /* number 0: it is none */
	const char *type, *authority;
} SYMBOLS[] = {
    {"12/2022/QĐ-UBND", 12, 2022, "QĐ", "UBND"},
    {"215/QĐ-UBND", 215, 0, "QĐ", "UBND"},
    {"02/2024/NQ-HĐND", 2, 2024, "NQ", "HĐND"},
    {"35/2025/TT-BTC", 35, 2025, "TT", "BTC"},
    {"9/TB-UBND-VP", 9, 0, "TB", "UBND-VP"},
    {"1/KH-Đ.TNCS", 1, 0, "KH", "Đ.TNCS"},
    {"", 0},
    {"12", 0},
    {"0/QĐ-UBND", 0},
    {"12/QĐ", 0},
    {"12/QĐ-", 0},
    {"12/-UBND", 0},
    {"12/22/QĐ-UBND", 0},
    {"12/2022/QĐ/UBND", 0},
    {"12/2022/QĐ-UB ND", 0},
    {"a/QĐ-UBND", 0},
    {"-1/QĐ-UBND", 0},
    {"1234567/QĐ-UBND", 0},
    {"số 12/QĐ-UBND", 0},
    {"12/QĐ-UBND ", 0},
    {"12/QĐ-UBND\n", 0},
    {"12/QĐ-UBND\t", 0},
    {"/QĐ-UBND", 0},
    {"12//QĐ-UBND", 0},
    {"12/2022/", 0},
};

static void
test_symbols(void)
{
	for (size_t i = 0; i < COUNT(SYMBOLS); i++) {
		struct symbol symbol;
		bool parsed = symbol_parse(text_of(SYMBOLS[i].text), &symbol);
		bool right = !parsed;

		if (SYMBOLS[i].number != 0)
			right = parsed && symbol.number == SYMBOLS[i].number &&
			    symbol.year == SYMBOLS[i].year &&
			    text_is(symbol.type, SYMBOLS[i].type) &&
			    text_is(symbol.authority, SYMBOLS[i].authority);
		check_that(right, __FILE__, __LINE__, SYMBOLS[i].text);
	}
}

int
main(void)
{
	test_labels();
	test_romans();
	test_letters();
	test_symbols();
	return check_report();
}
