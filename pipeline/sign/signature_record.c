#include "sign/signature_record.h"

#include <string.h>

#include "base/arena.h"
#include "base/base64.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/record.h"
#include "base/translate.h"
#include "number/issue.h"

enum { RECORD_VERSION = 1 };

#define ENDING ".json"
#define DETACHED_ENDING ".p7s"

/* A record as its file has it: with the bytes in Base64. */
struct recorded {
	struct signature_record record;
	const char *bytes;
};

#define INPUTS(member) offsetof(struct signature_inputs, member)
#define RECORD(member) offsetof(struct recorded, record.member)

static const struct member INPUT_ROWS[] = {
    {"source", MEMBER_DIGEST, INPUTS(source), true},
    {"profile", MEMBER_DIGEST, INPUTS(profile), true},
    {"faces", MEMBER_DIGEST, INPUTS(faces), true},
    {"version", MEMBER_STRING, INPUTS(version), true},
    {"program", MEMBER_DIGEST, INPUTS(program)},
};

static const struct members INPUT_MEMBERS =
    MEMBERS_OF(INPUT_ROWS, struct signature_inputs);

static const struct member RECORD_ROWS[] = {
    {"version", MEMBER_INT, RECORD(version), true},
    {"file", MEMBER_PATH, RECORD(file), true},
    {"base_size", MEMBER_SIZE, RECORD(base_size), true},
    {"base_sha256", MEMBER_DIGEST, RECORD(base), true},
    {"size", MEMBER_SIZE, RECORD(signed_size), true},
    {"sha256", MEMBER_DIGEST, RECORD(signed_digest), true},
    {"time", MEMBER_STRING, RECORD(time)},
    {"signer", MEMBER_STRING, RECORD(signer), true},
    {"issuer", MEMBER_STRING, RECORD(issuer), true},
    {"serial", MEMBER_STRING, RECORD(serial), true},
    {"level", MEMBER_STRING, RECORD(level), true},
    {"inputs", MEMBER_GROUP, RECORD(inputs), true, &INPUT_MEMBERS},
    {"bytes", MEMBER_STRING, offsetof(struct recorded, bytes), true},
};

static const struct members RECORD_MEMBERS =
    MEMBERS_OF(RECORD_ROWS, struct recorded);

/* Is the signature a file of its own, not an update of the one it signs? */
static bool
is_detached(const struct signature_record *record)
{
	return text_ends(text_of(record->file), DETACHED_ENDING);
}

/* All that can be said of the bytes without the file that they belong to. */
static bool
bytes_are_sound(const struct signature_record *record)
{
	size_t before = is_detached(record) ? 0 : record->base_size;

	if (record->bytes.length == 0 || record->signed_size < before ||
	    record->signed_size - before != record->bytes.length)
		return false;
	return !is_detached(record) ||
	    digest_equal(digest_of(record->bytes), record->signed_digest);
}

/* Is the record's file named after the file that it is of? */
static bool
is_in_its_place(const struct signature_record *record, const char *name)
{
	size_t length = strlen(record->file);

	return strncmp(name, record->file, length) == 0 &&
	    strcmp(name + length, ENDING) == 0;
}

static bool
is_sound(struct arena *arena, struct origin origin, struct recorded *recorded,
    const char *name)
{
	struct signature_record *record = &recorded->record;

	if (record->version != RECORD_VERSION)
		return origin_refuse(
		    origin, _("\"version\" is made for another congbao"));
	if (!is_in_its_place(record, name))
		return origin_refuse(origin,
		    _("\"file\" is not the name of this file without .json"));
	if (!base64_read(arena, text_of(recorded->bytes), &record->bytes))
		return origin_refuse(origin, _("\"bytes\" is not in Base64"));
	return bytes_are_sound(record) ||
	    origin_refuse(
		origin, _("\"bytes\" is not what \"size\" and \"sha256\" say"));
}

const struct signature_record *
signature_records_find(
    const struct signature_records *records, const char *file)
{
	for (size_t i = 0; i < records->count; i++)
		if (strcmp(records->at[i].file, file) == 0)
			return &records->at[i];
	return NULL;
}

static struct signature_record *
place_of(
    struct arena *arena, struct signature_records *records, const char *file)
{
	const struct signature_record *earlier =
	    signature_records_find(records, file);

	if (earlier != NULL)
		return &records->at[earlier - records->at];
	records->at = arena_more(arena, records->at, records->count,
	    &records->room, sizeof *records->at);
	return &records->at[records->count++];
}

void
signature_records_add(struct arena *arena, struct signature_records *records,
    const struct signature_record *record)
{
	struct signature_record *place = place_of(arena, records, record->file);

	*place = *record;
	place->version = RECORD_VERSION;
	place->path = file_join(arena, records->directory,
	    arena_format(arena, "%s" ENDING, record->file));
}

static bool
load_record(struct arena *arena, struct diag *diag,
    struct signature_records *records, const char *name)
{
	struct origin origin = {
	    diag, CODE_SIGN_RECORD, file_join(arena, records->directory, name)};
	struct recorded recorded = {0};
	struct text json;

	if (!file_read_source(arena, diag, origin.path, &json) ||
	    !record_read(arena, origin, &RECORD_MEMBERS, json, &recorded) ||
	    !is_sound(arena, origin, &recorded, name))
		return false;
	signature_records_add(arena, records, &recorded.record);
	return true;
}

bool
signature_records_load(struct arena *arena, struct diag *diag, const char *path,
    struct signature_records *records)
{
	struct file_names names;
	bool good = true;

	*records = (struct signature_records) {
	    .directory = file_join(arena, path, SIGNATURES_NAME)};
	if (file_is_absent(records->directory))
		return true;
	if (!file_list(arena, diag, records->directory, &names))
		return false;
	for (size_t i = 0; i < names.count; i++)
		if (text_ends(text_of(names.at[i]), ENDING))
			good &= load_record(arena, diag, records, names.at[i]);
	return good;
}

bool
signature_record_save(struct diag *diag, const struct signature_record *record)
{
	struct arena *scratch = arena_new();
	const struct recorded recorded = {
	    *record, base64_of(scratch, record->bytes).at};
	bool good =
	    file_make_directory(diag, file_directory(scratch, record->path)) &&
	    file_write(diag, record->path,
		record_write(scratch, &RECORD_MEMBERS, &recorded));

	arena_free(scratch);
	return good;
}

bool
signature_record_fits(const struct signature_record *record, struct text base)
{
	return base.length == record->base_size &&
	    digest_equal(digest_of(base), record->base);
}

bool
signature_inputs_same_source(
    const struct signature_inputs *a, const struct signature_inputs *b)
{
	return digest_equal(a->source, b->source) &&
	    digest_equal(a->profile, b->profile) &&
	    digest_equal(a->faces, b->faces);
}

static bool
same_congbao(const struct signature_inputs *a, const struct signature_inputs *b)
{
	return strcmp(a->version, b->version) == 0 &&
	    digest_equal(a->program, b->program);
}

static void
name_cause(struct buffer *causes, bool differs, const char *cause)
{
	if (!differs)
		return;
	buffer_string(causes, causes->length == 0 ? "" : ", ");
	buffer_string(causes, cause);
}

/* "the source, the faces": what the file is made from now, and was not then. */
static const char *
causes_of(struct arena *arena, const struct signature_inputs *then,
    const struct signature_inputs *now)
{
	struct buffer causes = {.arena = arena};
	bool same_version = strcmp(then->version, now->version) == 0;

	name_cause(&causes, !digest_equal(then->source, now->source),
	    _("the source (a decision, a picture, the date or a page number)"));
	name_cause(&causes, !digest_equal(then->profile, now->profile),
	    _("the profile (gazette.yaml or its emblem)"));
	name_cause(
	    &causes, !digest_equal(then->faces, now->faces), _("the faces"));
	name_cause(&causes, !same_version,
	    arena_format(arena, _("congbao (%s signed it, this is %s)"),
		then->version, now->version));
	name_cause(&causes,
	    same_version && !digest_equal(then->program, now->program),
	    _("the libraries, or how congbao was compiled"));
	return causes.length == 0 ? _("another file of the issue") : causes.at;
}

static bool
refuse_stale(struct arena *arena, struct diag *diag,
    const struct signature_record *record, const struct signature_inputs *now)
{
	const char *directory = file_directory(arena, record->path);
	/* Where libraries differ, each machine would undo what the other did.
	 */
	bool elsewhere = signature_inputs_same_source(&record->inputs, now) &&
	    !same_congbao(&record->inputs, now);

	diag_error_at(diag, CODE_SIGN_STALE, record->path,
	    elsewhere
		? _("is the signature of another file than is printed now; "
		    "other than it was: %s. Undo that, or sign what the "
		    "machine built that publishes again: congbao sign --built "
		    "DIR %s")
		: _("is the signature of another file than is printed now; "
		    "other than it was: %s. Undo that, or sign it again: "
		    "congbao sign %s"),
	    causes_of(arena, &record->inputs, now),
	    file_directory(arena, directory));
	return false;
}

bool
signature_record_apply(struct arena *arena, struct diag *diag,
    const struct signature_record *record, struct text base,
    const struct signature_inputs *now, struct text *bytes)
{
	struct buffer whole = {.arena = arena};

	if (!signature_record_fits(record, base))
		return refuse_stale(arena, diag, record, now);
	if (is_detached(record)) {
		*bytes = record->bytes;
		return true;
	}
	buffer_expect(&whole, record->signed_size);
	buffer_add(&whole, base);
	buffer_add(&whole, record->bytes);
	*bytes = buffer_text(&whole);
	if (digest_equal(digest_of(*bytes), record->signed_digest))
		return true;
	return origin_refuse(
	    (struct origin) {diag, CODE_SIGN_RECORD, record->path},
	    _("\"bytes\" is not what \"sha256\" says"));
}
