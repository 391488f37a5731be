/*
 * Files made by hand and signed with bytes that are no signature: what the
 * update has in it, how it is found, and that nothing else is taken for one.
 * That readers and validators take it is for the tests that have such programs.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "check.h"
#include "print/content_top.h"
#include "print/pdf.h"
#include "print/print_cache.h"
#include "print/redact.h"
#include "print/signature.h"
#include "print/signature_stamp.h"
#include "read/fonts.h"
#include "typeset/face.h"
#include "typeset/pages.h"

enum {
	WIDTH = 595276,
	HEIGHT = 841890,
	HOLE = 64,
	PAGES = 3,
};

static const struct tag DOCUMENT = {.kind = TAG_DOCUMENT};
static const struct tag FIRST = {.kind = TAG_SECT, .parent = &DOCUMENT};
static const struct tag FIRST_TEXT = {.kind = TAG_P, .parent = &FIRST};
static const struct tag SECOND = {.kind = TAG_SECT, .parent = &DOCUMENT};
static const struct tag SECOND_TEXT = {.kind = TAG_P, .parent = &SECOND};
static const struct tag LINK = {.kind = TAG_LINK, .parent = &FIRST_TEXT};

static const struct text CERTIFICATES[] = {
    {"\x30\x01\x00", 3}, {"endstream\nendobj\n", 17}};
static const struct text OCSP[] = {{"\x30\x02\x00\x00", 4}};
static const struct text CRLS[] = {{"", 0}, {"\x30\x00", 2}};

struct test {
	struct arena *arena;
	struct diag *diag;
	struct faces *faces;
	struct text base;
};

static struct faces *
open_faces(const struct test *test)
{
	struct fonts *fonts = fonts_load(
	    test->arena, test->diag, "tests/sample/fonts/manifest.yaml");

	return fonts == NULL ? NULL : faces_new(test->arena, test->diag, fonts);
}

static void
add_word(const struct test *test, struct page *page, const struct tag *tag,
    int y, const char *word)
{
	struct mark mark = {.kind = MARK_TEXT, .x = 70000, .y = y, .tag = tag};

	mark.text.shape = faces_shape(test->faces, 0, text_of(word));
	mark.text.size = 13000;
	page_add(test->arena, page, mark);
}

/* Three pages, the first with a link to the second; head is the base line of
   its running head. */
static struct text
print_pages(const struct test *test, int head)
{
	struct page at[PAGES] = {0};
	struct pages pages = {.at = at, .count = PAGES};
	struct pdf_info info = {.title = "Công báo",
	    .author = "UBND",
	    .publisher = "Văn phòng",
	    .gazette = "Công báo",
	    .number = "1",
	    .year = 2022,
	    .date = {2022, 1, 18},
	    .count = PAGES};
	struct text bytes = {NULL, 0};

	for (int i = 0; i < PAGES; i++) {
		at[i].width = WIDTH;
		at[i].height = HEIGHT;
		at[i].number = i + 1;
		add_word(test, &at[i], NULL, head, "CÔNG");
		add_word(test, &at[i], i == 1 ? &SECOND_TEXT : &FIRST_TEXT,
		    90000, "Điều");
	}
	add_word(test, &at[0], &LINK, 120000, "xem");
	page_add_link(test->arena, &at[0],
	    (struct link) {.x = 70000,
		.y = 110000,
		.width = 20000,
		.height = 12000,
		.page = 1,
		.tag = &LINK,
		.description = {"xem", 3}});
	CHECK(pdf_print(test->arena, test->diag, "x.pdf",
	    print_cache_new(test->arena, &pages), &info, &bytes));
	return bytes;
}

static struct signature_request
request_for(const struct test *test, enum stamp_form form)
{
	return (struct signature_request) {.path = "x.pdf",
	    .base = test->base,
	    .faces = test->faces,
	    .stamp = {form, "Nguyễn Văn Ưởng", "UBND tỉnh", 1795536000},
	    .evidence = {CERTIFICATES, OCSP, CRLS, 2, 1, 2},
	    .hole = HOLE};
}

static struct text
whole(const struct test *test, const struct signature_update *update)
{
	struct buffer out = {.arena = test->arena};

	buffer_add(&out, update->base);
	buffer_add(&out, update->update);
	return buffer_text(&out);
}

static struct signature_update
prepare(const struct test *test, enum stamp_form form)
{
	struct signature_request request = request_for(test, form);
	struct signature_update update = {0};

	CHECK(signature_prepare(test->arena, test->diag, &request, &update));
	return update;
}

static struct text
sign(const struct test *test, enum stamp_form form)
{
	struct signature_update update = prepare(test, form);

	CHECK(signature_fill(&update, text_of("\x30\xAB!")));
	return whole(test, &update);
}

/* No state: a file that is bad without an error, or an error without. */
enum { UNSAID = -1 };

/* What the file is taken for; `found` may be NULL. */
static int
state_of(struct arena *arena, struct text bytes, struct signature_found *found)
{
	struct signature_found ignored;
	struct diag *diag = diag_new(arena);
	struct origin origin = {diag, CODE_SIGN_PDF, "x.pdf"};
	enum signature_state state = signature_find(
	    arena, origin, bytes, found == NULL ? &ignored : found);

	if (diag_is_bad(diag) != (state == SIGNATURE_BAD))
		return UNSAID;
	return (int)state;
}

static bool
contains(struct text bytes, const char *part)
{
	return text_find(bytes, part) < bytes.length;
}

static bool
same(const struct text *a, const struct text *b, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (!text_equal(a[i], b[i]))
			return false;
	return true;
}

/* SHA-256 of the file without what is between the brackets of /Contents,
   which are left out as well. */
static struct digest
digest_without(const struct test *test, const struct signature_update *update)
{
	struct buffer out = {.arena = test->arena};
	struct text all = update->update;

	buffer_add(&out, update->base);
	buffer_add(&out, text_part(all, 0, update->hole - 1));
	CHECK(all.at[update->hole - 1] == '<');
	CHECK(all.at[update->hole + update->hole_digits] == '>');
	buffer_add(&out,
	    text_part(all, update->hole + update->hole_digits + 1, all.length));
	return digest_of(buffer_text(&out));
}

static void
test_found(struct test *test, enum stamp_form form)
{
	struct signature_update update = prepare(test, form);
	struct signature_update again = prepare(test, form);
	struct signature_found found;

	CHECK(text_equal(update.update, again.update));
	CHECK(update.hole_digits == 2 * (size_t)HOLE);
	CHECK(digest_equal(update.content, digest_without(test, &update)));
	CHECK(signature_fill(&update, text_of("\x30\xAB!")));
	CHECK(digest_equal(update.content, digest_without(test, &update)));
	CHECK(state_of(test->arena, whole(test, &update), &found) ==
	    SIGNATURE_FOUND);
	CHECK(found.base == test->base.length);
	CHECK(digest_equal(found.content, update.content));
	CHECK(found.cms.length == HOLE);
	CHECK(memcmp(found.cms.at, "\x30\xAB!\0", 4) == 0);
	CHECK(found.certificate_count == 2 && found.ocsp_count == 1 &&
	    found.crl_count == 2);
	CHECK(same(found.certificates, CERTIFICATES, 2) &&
	    same(found.ocsp, OCSP, 1) && same(found.crls, CRLS, 2));
}

/* A file without a signature, and one without evidence in it. */
static void
test_less(struct test *test)
{
	struct signature_request request = request_for(test, STAMP_NONE);
	struct signature_update update;
	struct signature_found found;

	CHECK(state_of(test->arena, test->base, NULL) == SIGNATURE_NONE);
	request.evidence = (struct signature_evidence) {0};
	CHECK(signature_prepare(test->arena, test->diag, &request, &update));
	CHECK(!contains(update.update, "/DSS"));
	CHECK(state_of(test->arena, whole(test, &update), &found) ==
	    SIGNATURE_FOUND);
	CHECK(found.certificate_count == 0 && found.ocsp_count == 0 &&
	    found.crl_count == 0);
}

static void
test_fill(struct test *test)
{
	struct signature_update update = prepare(test, STAMP_NONE);
	char bytes[HOLE + 1];

	memset(bytes, 0x5A, sizeof bytes);
	CHECK(!signature_fill(&update, (struct text) {bytes, HOLE + 1}));
	CHECK(signature_fill(&update, (struct text) {bytes, HOLE}));
	CHECK(text_starts(
	    text_part(update.update, update.hole, update.update.length),
	    "5a5a5a"));
	CHECK(state_of(test->arena, whole(test, &update), NULL) ==
	    SIGNATURE_FOUND);
	/* A shorter one leaves nothing of it. */
	CHECK(signature_fill(&update, text_of("0")));
	CHECK(text_starts(
	    text_part(update.update, update.hole, update.update.length),
	    "300000"));
}

/* Cut off anywhere, it is not taken for signed or for unsigned. */
static void
test_cut(struct test *test)
{
	struct text bytes = sign(test, STAMP_NONE);
	size_t good = 0, whole_length = bytes.length;

	for (size_t i = 0; i < whole_length; i++) {
		struct arena *arena = arena_new();

		if (i != test->base.length)
			good += state_of(arena, text_part(bytes, 0, i), NULL) ==
			    SIGNATURE_BAD;
		arena_free(arena);
	}
	CHECK(good == whole_length - 1);
}

/* With any byte of the update another, it is not one that covers this
   content with this signature. */
static void
test_changed(struct test *test)
{
	struct text bytes = sign(test, STAMP_OFFICE);
	char *changed = arena_copy(test->arena, bytes.at, bytes.length);
	struct text other = {changed, bytes.length};
	struct signature_found before, after;
	size_t wrong = 0;

	CHECK(state_of(test->arena, bytes, &before) == SIGNATURE_FOUND);
	for (size_t i = test->base.length; i < bytes.length; i++) {
		struct arena *arena = arena_new();
		int state;

		changed[i] ^= 1;
		state = state_of(arena, other, &after);
		wrong += state == UNSAID || state == SIGNATURE_NONE ||
		    (state == SIGNATURE_FOUND &&
			digest_equal(before.content, after.content) &&
			text_equal(before.cms, after.cms));
		changed[i] ^= 1;
		arena_free(arena);
	}
	CHECK(wrong == 0);
}

static struct text
joined(const struct test *test, struct text a, struct text b)
{
	struct buffer out = {.arena = test->arena};

	buffer_add(&out, a);
	buffer_add(&out, b);
	return buffer_text(&out);
}

/* What comes after a signature makes it another file. */
static void
test_appended(struct test *test)
{
	struct text bytes = sign(test, STAMP_OFFICE);
	struct text update = text_part(bytes, test->base.length, bytes.length);

	CHECK(state_of(test->arena, joined(test, bytes, update), NULL) ==
	    SIGNATURE_BAD);
	CHECK(state_of(test->arena, joined(test, bytes, text_of("\n")), NULL) ==
	    SIGNATURE_BAD);
	CHECK(state_of(test->arena, joined(test, bytes, test->base), NULL) ==
	    SIGNATURE_BAD);
	CHECK(state_of(test->arena,
		  joined(test, test->base,
		      text_of("1 0 obj\n<<>>\nendobj\nstartxref\n9\n%%EOF\n")),
		  NULL) == SIGNATURE_BAD);
	CHECK(state_of(test->arena, update, NULL) == SIGNATURE_BAD);
	CHECK(state_of(test->arena, text_of(""), NULL) == SIGNATURE_BAD);
	CHECK(state_of(test->arena, text_of("%PDF-1.7\nstartxref\n9"), NULL) ==
	    SIGNATURE_BAD);
}

/* The file with other numbers in /ByteRange. */
static struct text
with_range(const struct test *test, struct text bytes, size_t first,
    size_t second, size_t rest)
{
	char *changed = arena_copy(test->arena, bytes.at, bytes.length);
	size_t at = text_find(bytes, "/ByteRange[0 ") + strlen("/ByteRange[0 ");
	const char *range = arena_format(
	    test->arena, "%zu %zu %zu%*s", first, second, rest, 32, "");

	memcpy(changed + at, range, 32);
	return (struct text) {changed, bytes.length};
}

static void
test_range(struct test *test)
{
	struct text bytes = sign(test, STAMP_OFFICE);
	size_t first = text_find(bytes, "/Contents<3") + strlen("/Contents");
	size_t second = first + 2 * (size_t)HOLE + 2;
	size_t rest = bytes.length - second;
	const size_t wrong[][3] = {
	    {first, second, rest - 1},
	    {first, second, rest + 1},
	    {first - 1, second, rest},
	    {first + 1, second, rest},
	    {first, second - 1, rest + 1},
	    {first, second + 1, rest - 1},
	    {first, first, bytes.length - first},
	    {test->base.length, second, rest},
	    {9999999999, second, rest},
	    {first, 9999999999, rest},
	};

	CHECK(text_equal(with_range(test, bytes, first, second, rest), bytes));
	for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
		CHECK(state_of(test->arena,
			  with_range(test, bytes, wrong[i][0], wrong[i][1],
			      wrong[i][2]),
			  NULL) == SIGNATURE_BAD);
}

/* The signed file with another text in place of one behind the signature, as
   somebody who signs it anew would have it: offsets and range are made good. */
static struct text
spliced(const struct test *test, struct text bytes, const char *old,
    const char *new)
{
	struct buffer out = {.arena = test->arena};
	size_t first = text_find(bytes, "/Contents<3") + strlen("/Contents");
	size_t second = first + 2 * (size_t)HOLE + 2;
	struct text rest = text_part(bytes, second, bytes.length);
	size_t at = second + text_find(rest, old);
	size_t tail = second + text_find(rest, "startxref\n");
	size_t table =
	    strtoul(bytes.at + tail + strlen("startxref\n"), NULL, 10);

	CHECK(at < tail);
	buffer_add(&out, text_part(bytes, 0, at));
	buffer_string(&out, new);
	buffer_add(&out, text_part(bytes, at + strlen(old), tail));
	if (at < table)
		table += strlen(new) - strlen(old);
	buffer_format(&out, "startxref\n%zu\n", table);
	buffer_string(&out, "%%EOF\n");
	bytes = buffer_text(&out);
	return with_range(test, bytes, first, second, bytes.length - second);
}

/* Signed anew by somebody else, it still has to be in our form. */
static void
test_form(struct test *test)
{
	static const char *const WRONG[][2] = {
	    {"/Length 17>>", "/Length 9999999999>>"},
	    {"/Length 17>>", "/Length 99999999999>>"},
	    {"/Length 17>>", "/Length 017>>"},
	    {"/Length 17>>", "/Length 16>>"},
	    {"/Length 17>>", "/Length 17 >>"},
	    {"/Certs[",
		"/Certs["
		"1 0 R "},
	    {"/OCSPs[", "/OCSPs[]/X["},
	    {"/OCSPs[", "/OCSPs[1"},
	    {" 0 obj\n<</Length 17>>", "1 0 obj\n<</Length 17>>"},
	    {"/XRef/Prev ", "/XRef/Prev 1"},
	    {"/XRef/Prev ", "/XRef/Size "},
	    {"/XRef/Prev ", "/XRef/Prev 1 startxref\n1\n%%EOF\n"},
	};
	struct text bytes = sign(test, STAMP_OFFICE);
	struct text twice = joined(
	    test, bytes, text_part(bytes, test->base.length, bytes.length));
	size_t first = text_find(bytes, "/Contents<3") + strlen("/Contents");
	size_t second = first + 2 * (size_t)HOLE + 2;
	char *changed = arena_copy(test->arena, bytes.at, bytes.length);

	CHECK(text_equal(spliced(test, bytes, "/DSS", "/DSS"), bytes));
	for (size_t i = 0; i < sizeof WRONG / sizeof WRONG[0]; i++)
		CHECK(state_of(test->arena,
			  spliced(test, bytes, WRONG[i][0], WRONG[i][1]),
			  NULL) == SIGNATURE_BAD);
	CHECK(state_of(test->arena,
		  with_range(test, twice, first, second, twice.length - second),
		  NULL) == SIGNATURE_BAD);
	/* The end of the printed file is hidden. */
	changed[text_find(bytes, "startxref")] = 'S';
	CHECK(state_of(test->arena, (struct text) {changed, bytes.length},
		  NULL) == SIGNATURE_BAD);
}

/* Neither what is signed already nor what this program did not print. */
static void
test_refused(struct test *test)
{
	const struct text files[] = {sign(test, STAMP_NONE), text_of(""),
	    text_of("%PDF-1.7\n"),
	    text_part(test->base, 0, test->base.length - 1),
	    joined(test, test->base, text_of("\n")),
	    text_part(test->base, 100, test->base.length)};

	for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
		struct diag *diag = diag_new(test->arena);
		struct signature_request request =
		    request_for(test, STAMP_NONE);
		struct signature_update update;

		request.base = files[i];
		CHECK(!signature_prepare(test->arena, diag, &request, &update));
		CHECK(diag->count == 1 && diag->at[0].code == CODE_SIGN_PDF);
	}
}

/* A running head at the upper edge leaves no room for a stamp. */
static void
test_room(struct test *test)
{
	struct diag *diag = diag_new(test->arena);
	struct signature_request request = request_for(test, STAMP_OFFICE);
	struct signature_update update;

	request.base = print_pages(test, 20000);
	CHECK(!signature_prepare(test->arena, diag, &request, &update));
	CHECK(diag->count == 1 && diag->at[0].code == CODE_SIGN_PDF);
	request.stamp.form = STAMP_NONE;
	CHECK(signature_prepare(test->arena, test->diag, &request, &update));
}

enum { ROOM_LARGE = 400000, ROOM_STEP = 20000 };

/* Is the stamp in its room, wherever there is one? There is if the room is
   large. */
static bool
fits(const struct test *test, enum stamp_form form, const char *name,
    struct stamp_room room)
{
	struct signature_stamp what = {form, name, name, 0};
	struct stamp_appearance stamp = {0};

	if (!stamp_set(test->arena, test->faces, &what, room, &stamp))
		return room.width < ROOM_LARGE;
	return stamp.width > 0 && stamp.width <= room.width &&
	    stamp.height > 0 && stamp.height <= room.height;
}

/* However long the names are, and whatever letters they have. */
static void
test_names(struct test *test)
{
	char *endless = arena_alloc(test->arena, 1001);
	const char *const names[] = {"A", endless,
	    "Trung tâm Công nghệ thông tin và Dịch vụ hành chính công trực "
	    "tuyến thuộc Văn phòng Ủy ban nhân dân tỉnh Giả Định",
	    "\xF0\x93\x80\x80\xF4\x80\x80\x80 \xFF\n\t", " ", ""};
	size_t wrong = 0;

	memset(endless, 'W', 1000);
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		for (int side = ROOM_STEP; side <= ROOM_LARGE;
		     side += ROOM_STEP) {
			struct stamp_room tall = {side, ROOM_LARGE};
			struct stamp_room flat = {side, side / 4};

			wrong += !fits(test, STAMP_OFFICE, names[i], tall);
			wrong += !fits(test, STAMP_OFFICE, names[i], flat);
			wrong += !fits(test, STAMP_BODY, names[i], tall);
			wrong += !fits(test, STAMP_BODY, names[i], flat);
		}
	CHECK(wrong == 0);
}

static void
test_words(struct test *test)
{
	struct signature_stamp stamp = {STAMP_NONE, "A", NULL, 0};
	struct text update = sign(test, STAMP_NONE);

	CHECK(text_is(stamp_description(test->arena, &stamp),
	    "Chữ ký số. Ký bởi: A. Thời gian ký: 01-01-1970 07:00:00 +07:00."));
	stamp.organization = "B\n";
	stamp.time = 951757199; /* 28-02-2000 23:59:59, at 16:59:59 UTC */
	CHECK(text_is(stamp_description(test->arena, &stamp),
	    "Chữ ký số. Ký bởi: A. Cơ quan: B . Thời gian ký: "
	    "28-02-2000 23:59:59 +07:00."));
	CHECK(contains(update, "/M(D:20261124230000+07'00')"));
}

static void
test_top(void)
{
	CHECK(content_top(text_of("")) == 0);
	CHECK(content_top(text_of("BT\n10 700 Td /F1 14 Tf[(a)-2000(b)]TJ\n"
				  "5 -20 Td(c)Tj ET BT 1 2 Td(d)Tj ET")) ==
	    714000);
	CHECK(content_top(text_of("BT/F1 12.5 Tf 3 100.25 Td\n"
				  "/P<</MCID 0>>BDC[(\\)( 9 900 Td)])Tj")) ==
	    112750);
	CHECK(content_top(text_of("85.05 791.69 453.526 0.5 re f")) == 792190);
	CHECK(
	    content_top(text_of("q 100 0 0 -50 20 600 cm/I1 Do Q")) == 600000);
	CHECK(
	    content_top(text_of("q 0 70 -100 0 20 600 cm/I1 Do Q")) == 670000);
	/* What nobody wrote ends somewhere, and adds up. */
	CHECK(content_top(text_of("27777777700.11 27777777.9999999 9.9 Td "
				  "BT 99999999999.9 Tf 1 0 0 99999999 1 "
				  "99999999 cm(a)Tj")) == 100000000);
	CHECK(content_top(text_of("BT 99999999999999 Td 9 Tf (((Tj")) == 0);
	CHECK(content_top(text_of("<FEFF Tj \\ ) ] >> - . + re cm Td")) == 0);
}

/* A signed file is redacted to the bytes that the unsigned one is
   redacted to. */
static struct text
redacted(struct test *test, struct text bytes)
{
	struct redaction *redaction =
	    redaction_open(test->arena, test->diag, "x.pdf", bytes, 1, 1);
	struct text notices = print_pages(test, 50000), result = {NULL, 0};

	CHECK(redaction != NULL);
	CHECK(redaction_write(
	    redaction, notices, (struct date) {2022, 2, 1}, &result));
	redaction_close(redaction);
	return result;
}

static void
test_redaction(struct test *test)
{
	struct text unsigned_one = redacted(test, test->base), signed_again;
	struct text base = test->base;

	CHECK(unsigned_one.length > 0);
	for (enum stamp_form form = STAMP_NONE; form <= STAMP_BODY; form++)
		CHECK(
		    text_equal(redacted(test, sign(test, form)), unsigned_one));
	CHECK(state_of(test->arena, unsigned_one, NULL) == SIGNATURE_NONE);
	/* What is left can be signed in its turn. */
	test->base = unsigned_one;
	signed_again = sign(test, STAMP_OFFICE);
	CHECK(state_of(test->arena, signed_again, NULL) == SIGNATURE_FOUND);
	test->base = base;
}

int
main(void)
{
	struct test test = {.arena = arena_new()};

	test.diag = diag_new(test.arena);
	test.faces = open_faces(&test);
	CHECK(test.faces != NULL);
	if (test.faces != NULL) {
		test.base = print_pages(&test, 50000);
		test_found(&test, STAMP_NONE);
		test_found(&test, STAMP_OFFICE);
		test_found(&test, STAMP_BODY);
		test_less(&test);
		test_fill(&test);
		test_cut(&test);
		test_changed(&test);
		test_appended(&test);
		test_range(&test);
		test_form(&test);
		test_refused(&test);
		test_room(&test);
		test_names(&test);
		test_words(&test);
		test_top();
		test_redaction(&test);
		CHECK(!diag_is_bad(test.diag));
		diag_print(test.diag, stderr, DIAG_TEXT);
	}
	faces_free(test.faces);
	arena_free(test.arena);
	return check_report();
}
