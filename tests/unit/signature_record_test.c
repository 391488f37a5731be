/*
 * Records of signatures: what they fit, and what differs where they do not.
 */
#include "unit/desk.h"

#include "sign/signature_record.h"

#define UPDATE "update"
#define BASE "%PDF-1.7 base\n"

static struct signature_inputs
inputs_of(void)
{
	return (struct signature_inputs) {.source = digest_of(text_of("a")),
	    .profile = digest_of(text_of("b")),
	    .faces = digest_of(text_of("c")),
	    .version = "0.1.0",
	    .program = digest_of(text_of("d"))};
}

static struct signature_record
record_of(const char *file, const char *signed_bytes, const char *own)
{
	return (struct signature_record) {.file = file,
	    .base_size = strlen(BASE),
	    .base = digest_of(text_of(BASE)),
	    .signed_size = strlen(signed_bytes),
	    .signed_digest = digest_of(text_of(signed_bytes)),
	    .time = "2026-11-24T16:00:00Z",
	    .signer = "Văn phòng",
	    .issuer = "CA",
	    .serial = "01",
	    .level = "B-T",
	    .inputs = inputs_of(),
	    .bytes = text_of(own)};
}

static struct signature_record
pdf_record(void)
{
	return record_of("a.pdf", BASE UPDATE, UPDATE);
}

/* Saves the records in an issue's directory, and loads them again. */
static struct signature_records
keep(struct desk *desk, const struct signature_record *at, size_t count)
{
	struct signature_records kept = {
	    .directory = file_join(desk->arena, desk->root, SIGNATURES_NAME)};
	struct signature_records again;

	for (size_t i = 0; i < count; i++) {
		signature_records_add(desk->arena, &kept, &at[i]);
		CHECK(signature_record_save(
		    desk->diag, signature_records_find(&kept, at[i].file)));
	}
	CHECK(signature_records_load(
	    desk->arena, desk->diag, desk->root, &again));
	return again;
}

static void
test_round(void)
{
	struct desk desk = desk_open();
	struct signature_record all[] = {pdf_record(),
	    record_of(MANIFEST_SIGNATURE_NAME, "p7s\001", "p7s\001")};
	struct signature_records kept = keep(&desk, all, 2);
	const struct signature_record *record =
	    signature_records_find(&kept, "a.pdf");
	struct signature_inputs now = inputs_of();
	struct text bytes;

	CHECK(kept.count == 2 && record != NULL);
	CHECK(signature_records_find(&kept, "b.pdf") == NULL);
	CHECK(strcmp(record->signer, "Văn phòng") == 0);
	CHECK(strcmp(record->time, "2026-11-24T16:00:00Z") == 0);
	CHECK(digest_equal(record->inputs.program, now.program));
	CHECK(text_is(record->bytes, UPDATE));
	CHECK(signature_record_apply(
	    desk.arena, desk.diag, record, text_of(BASE), &now, &bytes));
	CHECK(text_is(bytes, BASE UPDATE));
	record = signature_records_find(&kept, MANIFEST_SIGNATURE_NAME);
	CHECK(signature_record_apply(
	    desk.arena, desk.diag, record, text_of(BASE), &now, &bytes));
	CHECK(text_is(bytes, "p7s\001"));
	CHECK(desk.diag->count == 0);
	desk_close(&desk);
}

static void
test_none(void)
{
	struct desk desk = desk_open();
	struct signature_records kept;

	CHECK(signature_records_load(desk.arena, desk.diag, desk.root, &kept));
	CHECK(kept.count == 0);
	CHECK(signature_records_find(&kept, "a.pdf") == NULL);
	desk_close(&desk);
}

/* One of its file takes the place of an earlier one. */
static void
test_again(void)
{
	struct desk desk = desk_open();
	struct signature_record all[] = {
	    pdf_record(), record_of("a.pdf", BASE "other", "other")};
	struct signature_records kept = keep(&desk, all, 2);

	CHECK(kept.count == 1);
	CHECK(text_is(kept.at[0].bytes, "other"));
	desk_close(&desk);
}

/* Is the record stale, and do the words name what differs? */
static void
check_stale(const struct signature_inputs *now, const char *words)
{
	struct desk desk = desk_open();
	struct signature_record record = pdf_record();
	struct text bytes;

	record.path = "issues/2024/tet/chu-ky/a.pdf.json";
	CHECK(!signature_record_apply(
	    desk.arena, desk.diag, &record, text_of("other"), now, &bytes));
	CHECK(count_code(&desk, CODE_SIGN_STALE) == 1);
	CHECK(says(&desk, words));
	CHECK(says(&desk, "congbao sign issues/2024/tet"));
	if (!says(&desk, words))
		diag_print(desk.diag, stderr, DIAG_TEXT);
	desk_close(&desk);
}

static void
test_stale(void)
{
	struct digest other = digest_of(text_of("other"));
	struct signature_inputs now = inputs_of();

	check_stale(&now, "it was: another file of the issue.");
	now.source = other;
	check_stale(&now, "it was: the source (");
	now = inputs_of();
	now.profile = other;
	check_stale(&now, "it was: the profile (");
	now = inputs_of();
	now.faces = other;
	check_stale(&now, "it was: the faces.");
	now = inputs_of();
	now.program = other;
	check_stale(&now, "it was: the libraries, or how");
	now.version = "0.2.0";
	check_stale(&now, "it was: congbao (0.1.0 signed it, this is 0.2.0).");
	now.faces = other;
	check_stale(&now, "it was: the faces, congbao (");
}

static void
test_same_source(void)
{
	struct signature_inputs a = inputs_of(), b = inputs_of();

	b.program = b.source;
	b.version = "9";
	CHECK(signature_inputs_same_source(&a, &b));
	b.faces = a.source;
	CHECK(!signature_inputs_same_source(&a, &b));
}

/* A record as its file has it, but for the bytes. */
static void
check_damaged(struct signature_record record, const char *words)
{
	struct desk desk = desk_open();
	struct signature_records kept = {
	    .directory = file_join(desk.arena, desk.root, SIGNATURES_NAME)};

	signature_records_add(desk.arena, &kept, &record);
	CHECK(signature_record_save(desk.diag, &kept.at[0]));
	CHECK(!signature_records_load(desk.arena, desk.diag, desk.root, &kept));
	CHECK(count_code(&desk, CODE_SIGN_RECORD) == 1);
	CHECK(says(&desk, words));
	if (!says(&desk, words))
		diag_print(desk.diag, stderr, DIAG_TEXT);
	desk_close(&desk);
}

static void
test_damaged(void)
{
	struct signature_record record = pdf_record();

	record.bytes = text_of("updat");
	check_damaged(record, "is not what \"size\" and");
	record.bytes = text_of("");
	record.signed_size = record.base_size;
	check_damaged(record, "is not what \"size\" and");
	record = pdf_record();
	record.signed_size = 1; /* less than before it was signed */
	check_damaged(record, "is not what \"size\" and");
	record = record_of(MANIFEST_SIGNATURE_NAME, "p7s", "p7S");
	check_damaged(record, "is not what \"size\" and");
	record = pdf_record();
	record.base.hex[0] = 'x';
	check_damaged(record, "\"base_sha256\" is not a SHA-256");
}

/* The update has its length, and other bytes: only with the file is it found.
 */
static void
test_other_update(void)
{
	struct desk desk = desk_open();
	struct signature_record record = pdf_record();
	struct signature_inputs now = inputs_of();
	struct text bytes;

	record.path = "a.pdf.json";
	record.bytes = text_of("UPDATE");
	CHECK(!signature_record_apply(
	    desk.arena, desk.diag, &record, text_of(BASE), &now, &bytes));
	CHECK(count_code(&desk, CODE_SIGN_RECORD) == 1);
	desk_close(&desk);
}

static void
check_refused(
    struct desk *desk, const char *name, const char *json, const char *words)
{
	const char *directory =
	    file_join(desk->arena, desk->root, SIGNATURES_NAME);
	const char *path = file_join(desk->arena, directory, name);
	struct signature_records kept;

	desk_forget(desk);
	CHECK(file_make_directory(desk->diag, directory));
	CHECK(file_write(desk->diag, path, text_of(json)));
	CHECK(!signature_records_load(
	    desk->arena, desk->diag, desk->root, &kept));
	CHECK(says(desk, words));
	if (!says(desk, words))
		diag_print(desk->diag, stderr, DIAG_TEXT);
	unlink(path);
}

static void
test_hostile(void)
{
	struct desk desk = desk_open();

	check_refused(&desk, "a.pdf.json", "", "no valid JSON");
	check_refused(&desk, "a.pdf.json", "{}", "is missing");
	check_refused(&desk, "a.pdf.json", "{\"version\":1,\"file\":\"../a\"}",
	    "\"file\" is not");
	desk_close(&desk);
}

int
main(void)
{
	test_round();
	test_none();
	test_again();
	test_stale();
	test_same_source();
	test_damaged();
	test_other_update();
	test_hostile();
	return check_report();
}
