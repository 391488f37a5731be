#include "word/export_styles.h"

#include "base/markup.h"
#include "read/decision.h"
#include "read/profile.h"
#include "word/export_xml.h"

/* How much smaller than the text, by NĐ 30/2020, Phụ lục I: with text in 14
   points, authority and country are in 12, motto and number in 13. */
enum { SMALLER = 1000, SMALLEST = 2000, RECIPIENT_SMALLER = 3000 };

enum {
	ROW_GAP = 8000,
	SIGNATURE_GAP = 42000, /* space for the signature */
	RULE_GAP = 2000,
	SPACER = 1000,	   /* height of a paragraph without text */
	SINGLE = 240,	   /* w:line of single spacing */
	FACE_HEIGHT = 115, /* of Times New Roman, in percent of the size */
	NO_OUTLINE = -1,
};

enum size_base { SIZE_TEXT, SIZE_TABLE, SIZE_NOTE };

/* A style. Gaps are in halves of the paragraph gap of the profile, `above` in
   millipoints on top of that. */
struct style_row {
	const char *id, *name;
	enum export_style based; /* STYLE_NORMAL of itself: none */
	enum export_align align;
	unsigned bits; /* RUN_BOLD, RUN_ITALIC */
	bool indented, keep_next;
	int gaps, above;
	int outline;
	enum size_base base;
	int smaller;
};

#define ROW(id, name, align, ...)                                              \
	{                                                                      \
		id, name, STYLE_NORMAL, align, .outline = NO_OUTLINE,          \
					       __VA_ARGS__                     \
	}
#define HEADING(id, name, align, level, ...)                                   \
	{                                                                      \
		id, name, STYLE_NORMAL, align,                                 \
		    .bits = RUN_BOLD, .keep_next = true, .outline = level,     \
		    __VA_ARGS__                                                \
	}

static const struct style_row STYLES[STYLE_COUNT] = {
    [STYLE_NORMAL] = ROW("Normal", "Normal", EXPORT_LEFT, .gaps = 0),
    [STYLE_TEXT] =
	ROW("VanBan", "Văn bản", EXPORT_JUSTIFY, .indented = true, .gaps = 2),
    [STYLE_PART] =
	HEADING("Heading1", "heading 1", EXPORT_CENTRE, 0, .gaps = 4),
    [STYLE_CHAPTER] =
	HEADING("Heading2", "heading 2", EXPORT_CENTRE, 1, .gaps = 4),
    [STYLE_SECTION] =
	HEADING("Heading3", "heading 3", EXPORT_CENTRE, 2, .gaps = 4),
    [STYLE_SUBSECTION] =
	HEADING("Heading4", "heading 4", EXPORT_CENTRE, 3, .gaps = 4),
    [STYLE_ARTICLE_TITLE] = HEADING("Heading5", "heading 5", EXPORT_JUSTIFY, 4,
	.indented = true, .gaps = 3),
    [STYLE_ANNEX] = HEADING("PhuLuc", "Phụ lục", EXPORT_CENTRE, 0),
    [STYLE_HEADING] = HEADING("DeMuc", "Đề mục", EXPORT_CENTRE, 1, .gaps = 4),
    [STYLE_HEADING_LEFT] = HEADING("DeMucLaMa", "Đề mục chữ số La Mã",
	EXPORT_LEFT, 1, .indented = true, .gaps = 4),
    [STYLE_HEADING_LOWER] =
	HEADING("DeMucCon", "Đề mục con", EXPORT_CENTRE, 2, .gaps = 4),
    [STYLE_UNIT_TITLE] = ROW("TenKhoan", "Tên khoản", EXPORT_JUSTIFY,
	.bits = RUN_BOLD, .indented = true, .keep_next = true, .gaps = 3),
    [STYLE_ARTICLE] = {"Dieu", "Điều", STYLE_NORMAL, EXPORT_JUSTIFY,
	.indented = true, .gaps = 2, .outline = 4},
    [STYLE_ISSUER] = ROW("CoQuanBanHanh", "Cơ quan ban hành", EXPORT_CENTRE,
	.bits = RUN_BOLD, .keep_next = true, .gaps = 4),
    [STYLE_RECITAL] = ROW("CanCu", "Căn cứ ban hành", EXPORT_JUSTIFY,
	.bits = RUN_ITALIC, .indented = true, .gaps = 2),
    [STYLE_ENACTING] = ROW("QuyetDinh", "Lệnh ban hành", EXPORT_CENTRE,
	.bits = RUN_BOLD, .keep_next = true, .gaps = 4),
    [STYLE_ANNEX_TITLE] = ROW("TenPhuLuc", "Tên phụ lục", EXPORT_CENTRE,
	.bits = RUN_BOLD, .keep_next = true, .gaps = 2),
    [STYLE_REFERENCE] = ROW("KemTheo", "Kèm theo văn bản", EXPORT_CENTRE,
	.bits = RUN_ITALIC, .keep_next = true, .gaps = 2),
    [STYLE_CLOSING] = ROW("ThongQua", "Thông qua", EXPORT_JUSTIFY,
	.bits = RUN_ITALIC, .indented = true, .gaps = 2),
    [STYLE_TABLE_TITLE] =
	ROW("Caption", "caption", EXPORT_CENTRE, .keep_next = true, .gaps = 2),
    [STYLE_TABLE_UNIT] = ROW(
	"DonViTinh", "Đơn vị tính", EXPORT_RIGHT, .keep_next = true, .gaps = 1),
    [STYLE_IMAGE] = ROW("HinhAnh", "Hình ảnh", EXPORT_CENTRE, .above = ROW_GAP),
    [STYLE_IMAGE_TITLE] =
	ROW("TenHinh", "Tên hình ảnh", EXPORT_CENTRE, .gaps = 1),
    [STYLE_TYPE] = ROW("Title", "Title", EXPORT_CENTRE, .bits = RUN_BOLD,
	.keep_next = true, .above = 2 * ROW_GAP),
    [STYLE_TITLE] = ROW("Subtitle", "Subtitle", EXPORT_CENTRE, .bits = RUN_BOLD,
	.keep_next = true),
    [STYLE_SUPERIOR] = ROW("CoQuanChuQuan", "Cơ quan chủ quản", EXPORT_CENTRE,
	.smaller = SMALLEST),
    [STYLE_AUTHORITY] = ROW("TenCoQuan", "Tên cơ quan", EXPORT_CENTRE,
	.bits = RUN_BOLD, .smaller = SMALLEST),
    [STYLE_COUNTRY] = ROW("QuocHieu", "Quốc hiệu", EXPORT_CENTRE,
	.bits = RUN_BOLD, .smaller = SMALLEST),
    [STYLE_MOTTO] = ROW("TieuNgu", "Tiêu ngữ", EXPORT_CENTRE, .bits = RUN_BOLD,
	.smaller = SMALLER),
    [STYLE_NUMBER] = ROW("SoKyHieu", "Số, ký hiệu", EXPORT_CENTRE,
	.above = ROW_GAP, .smaller = SMALLER),
    [STYLE_PLACE] = ROW("DiaDanh", "Địa danh, thời gian", EXPORT_CENTRE,
	.bits = RUN_ITALIC, .above = ROW_GAP, .smaller = SMALLER),
    [STYLE_RULE] = ROW("DuongKe", "Đường kẻ", EXPORT_CENTRE, .keep_next = true,
	.above = RULE_GAP),
    [STYLE_POSITION] = ROW("QuyenHan", "Quyền hạn, chức vụ", EXPORT_CENTRE,
	.bits = RUN_BOLD, .keep_next = true),
    [STYLE_SIGNER] = ROW("NguoiKy", "Người ký", EXPORT_CENTRE, .bits = RUN_BOLD,
	.above = SIGNATURE_GAP),
    [STYLE_RECIPIENTS] = ROW("NoiNhan", "Nơi nhận", EXPORT_LEFT,
	.bits = RUN_BOLD | RUN_ITALIC, .smaller = SMALLEST),
    [STYLE_RECIPIENT] = ROW("NoiNhanChiTiet", "Nơi nhận, chi tiết", EXPORT_LEFT,
	.smaller = RECIPIENT_SMALLER),
    [STYLE_CELL] = ROW("OBang", "Ô của bảng", EXPORT_LEFT, .base = SIZE_TABLE),
    [STYLE_HEAD_CELL] = ROW("DauBang", "Đầu bảng", EXPORT_CENTRE,
	.bits = RUN_BOLD, .base = SIZE_TABLE),
    [STYLE_SPACER] = ROW("KhoangCach", "Khoảng cách", EXPORT_LEFT),
    [STYLE_PAGE_NUMBER] = ROW("Header", "header", EXPORT_CENTRE),
    [STYLE_NOTE] =
	ROW("FootnoteText", "footnote text", EXPORT_JUSTIFY, .base = SIZE_NOTE),
};

const char *
export_style_id(enum export_style style)
{
	return STYLES[style].id;
}

bool
export_style_keeps_next(enum export_style style)
{
	return STYLES[style].keep_next;
}

const char *
export_align_name(enum export_align align)
{
	static const char *const NAMES[] = {[EXPORT_LEFT] = "left",
	    [EXPORT_CENTRE] = "center",
	    [EXPORT_RIGHT] = "right",
	    [EXPORT_JUSTIFY] = "both"};

	return NAMES[align];
}

/* Word's own styles have English names. */
static bool
is_built_in(const struct style_row *row)
{
	for (const char *at = row->name; *at != '\0'; at++)
		if ((unsigned char)*at >= 0x80)
			return false;
	return true;
}

static int
size_of(const struct style_row *row, const struct look *look)
{
	static const size_t SIZES[] = {
	    [SIZE_TEXT] = offsetof(struct look, size),
	    [SIZE_TABLE] = offsetof(struct look, table_size),
	    [SIZE_NOTE] = offsetof(struct look, note_size)};
	const int *base = (const int *)((const char *)look + SIZES[row->base]);

	return *base - row->smaller;
}

/* Lines of text are spaced in percent of the size in the profile, in Word by
   the height of the face. Others are close together. */
static void
write_line_spacing(
    struct markup *out, const struct style_row *row, const struct look *look)
{
	bool is_flat =
	    row == &STYLES[STYLE_SPACER] || row == &STYLES[STYLE_RULE];
	bool is_text = row->base == SIZE_TEXT && row->smaller == 0;

	if (is_flat)
		export_length(out, "w:line", SPACER);
	else
		markup_attribute_format(out, "w:line", "%d",
		    is_text ? SINGLE * look->leading / FACE_HEIGHT : SINGLE);
	markup_attribute(out, "w:lineRule", is_flat ? "exact" : "auto");
}

static void
write_spacing(
    struct markup *out, const struct style_row *row, const struct look *look)
{
	markup_open(out, "w:spacing");
	export_length(
	    out, "w:before", row->gaps * look->paragraph_gap / 2 + row->above);
	markup_attribute(out, "w:after", "0");
	write_line_spacing(out, row, look);
	markup_close(out);
}

/* In the order of the schema (ISO/IEC 29500-1, 17.3.1.26). */
static void
write_paragraph_properties(
    struct markup *out, const struct style_row *row, const struct look *look)
{
	markup_open(out, "w:pPr");
	if (row->keep_next)
		export_empty(out, "w:keepNext");
	write_spacing(out, row, look);
	if (row->indented) {
		markup_open(out, "w:ind");
		export_length(out, "w:firstLine", look->indent);
		markup_close(out);
	}
	export_value(out, "w:jc", export_align_name(row->align));
	if (row->outline != NO_OUTLINE)
		export_number(out, "w:outlineLvl", row->outline);
	markup_close(out);
}

static void
write_run_properties(
    struct markup *out, const struct style_row *row, const struct look *look)
{
	markup_open(out, "w:rPr");
	if (row->bits & RUN_BOLD) {
		export_empty(out, "w:b");
		export_empty(out, "w:bCs");
	}
	if (row->bits & RUN_ITALIC) {
		export_empty(out, "w:i");
		export_empty(out, "w:iCs");
	}
	export_size(out, size_of(row, look));
	markup_close(out);
}

static void
write_style(
    struct markup *out, const struct style_row *row, const struct look *look)
{
	bool is_normal = row == &STYLES[STYLE_NORMAL];

	markup_open_with(out, "w:style",
	    WITH("w:type", "paragraph", "w:default", is_normal ? "1" : NULL,
		"w:styleId", row->id));
	if (!is_built_in(row))
		markup_attribute(out, "w:customStyle", "1");
	export_value(out, "w:name", row->name);
	if (!is_normal)
		export_value(out, "w:basedOn", STYLES[STYLE_NORMAL].id);
	export_empty(out, "w:qFormat");
	write_paragraph_properties(out, row, look);
	write_run_properties(out, row, look);
	markup_close_line(out);
}

/* Faces and language of all text. */
static void
write_defaults(struct markup *out)
{
	markup_open(out, "w:docDefaults");
	markup_open(out, "w:rPrDefault");
	markup_open(out, "w:rPr");
	markup_element_with(out, "w:rFonts", NULL,
	    WITH("w:ascii", "Times New Roman", "w:hAnsi", "Times New Roman",
		"w:eastAsia", "Times New Roman", "w:cs", "Times New Roman"));
	markup_element_with(out, "w:lang", NULL,
	    WITH("w:val", "vi-VN", "w:eastAsia", "vi-VN", "w:bidi", "vi-VN"));
	markup_close(out);
	markup_close(out);
	export_empty(out, "w:pPrDefault");
	markup_close_line(out);
}

static void
write_note_reference(struct markup *out)
{
	markup_open_with(out, "w:style",
	    WITH("w:type", "character", "w:styleId", STYLE_NOTE_REFERENCE));
	export_value(out, "w:name", "footnote reference");
	markup_open(out, "w:rPr");
	export_value(out, "w:vertAlign", "superscript");
	markup_close(out);
	markup_close_line(out);
}

struct text
export_styles(struct arena *arena, const struct look *look)
{
	struct markup *out = markup_xml(arena);

	markup_open_with(out, "w:styles", WITH("xmlns:w", WORD_NAMESPACE));
	write_defaults(out);
	for (size_t i = 0; i < STYLE_COUNT; i++)
		write_style(out, &STYLES[i], look);
	write_note_reference(out);
	return markup_end(out);
}
