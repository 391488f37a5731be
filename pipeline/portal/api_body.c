#include "portal/api_body.h"

#include <string.h>

#include "base/arena.h"
#include "base/base64.h"
#include "base/diag.h"
#include "base/record.h"
#include "base/translate.h"
#include "portal/api_profile.h"
#include "portal/api_template.h"
#include "portal/driver.h"
#include "portal/transfer.h"

static void
add_type(struct job *job, struct transfer *transfer, const char *type)
{
	transfer_line(&transfer->headers,
	    arena_format(job->arena, "Content-Type: %s", type));
}

static const char *
value_of(struct job *job, const struct api_profile *profile, const char *base,
    size_t index)
{
	return api_template_fill(job->arena,
	    api_profile_field(profile, index)->value.text, base, job->file);
}

static void
fill_form(struct job *job, const struct api_profile *profile, const char *base,
    struct transfer *transfer)
{
	size_t count = profile->fields.count;
	struct transfer_part *parts =
	    arena_alloc(job->arena, (count + 1) * sizeof *parts);

	for (size_t i = 0; i < count; i++)
		parts[i] = (struct transfer_part) {
		    .name = api_profile_field(profile, i)->name.text,
		    .value = value_of(job, profile, base, i)};
	parts[count] = (struct transfer_part) {.name = profile->file.text,
	    .filename =
		api_template_fill(job->arena, "{flat}", base, job->file),
	    .type = job->file->type};
	transfer->parts = parts;
	transfer->part_count = count + 1;
	transfer->body = job->file;
}

/* An object of strings, whose names the profile gives. */
static struct text
json_of(struct arena *arena, const char *const *names,
    const char *const *values, size_t count)
{
	struct member *rows = arena_alloc(arena, count * sizeof *rows);
	struct members members = {rows, count, count * sizeof *values};

	for (size_t i = 0; i < count; i++)
		rows[i] = (struct member) {
		    names[i], MEMBER_STRING, i * sizeof *values, true, NULL};
	return record_line(arena, &members, values);
}

static bool
fill_json(struct job *job, const struct api_profile *profile, const char *base,
    struct transfer *transfer)
{
	struct arena *arena = job->arena;
	size_t count = profile->fields.count;
	const char *names[API_FIELDS + 1], *values[API_FIELDS + 1];
	struct public_file *body = arena_alloc(arena, sizeof *body);
	struct text bytes;

	if (!public_file_bytes(arena, diag_new(arena), job->file, &bytes)) {
		job->why = _("cannot be read, or was changed since it was "
			     "built: build the issues again");
		return false;
	}
	for (size_t i = 0; i < count; i++) {
		names[i] = api_profile_field(profile, i)->name.text;
		values[i] = value_of(job, profile, base, i);
	}
	names[count] = profile->file.text;
	values[count] = base64_of(arena, bytes).at;
	*body = public_file_of(job->path, "application/json",
	    json_of(arena, names, values, count + 1));
	transfer->body = body;
	add_type(job, transfer, body->type);
	return true;
}

bool
api_body(struct job *job, const struct api_profile *profile, const char *base,
    struct transfer *transfer)
{
	if (strcmp(profile->body.text, "json") == 0)
		return fill_json(job, profile, base, transfer);
	if (strcmp(profile->body.text, "form") == 0) {
		fill_form(job, profile, base, transfer);
		return true;
	}
	transfer->body = job->file;
	add_type(job, transfer, job->file->type);
	return true;
}
