#include "publish/evidence.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/path.h"
#include "base/record.h"
#include "base/translate.h"
#include "portal/portal.h"
#include "publish/ledger.h"

enum {
	DIGITS = 64,
	PATH_AT = DIGITS + 2, /* after two spaces */
	LINE_MOST = PATH_AT + 256,
};

const char *
evidence_path(struct arena *arena, int number)
{
	return arena_format(arena, EVIDENCE_DIRECTORY "/%04d.txt", number);
}

const char *
evidence_token_path(struct arena *arena, int number)
{
	return arena_format(arena, EVIDENCE_DIRECTORY "/%04d.txt.tsr", number);
}

void
evidence_write_line(FILE *out, struct digesting *digesting, const char *path,
    struct digest digest)
{
	char line[LINE_MOST];
	struct text text = {line, 0};

	snprintf(line, sizeof line, "%s  %s\n", digest.hex, path);
	text.length = strlen(line);
	digesting_add(digesting, text);
	fwrite(text.at, 1, text.length, out);
}

/* A list while it is read. */
struct evidence_reading {
	struct arena *arena;
	struct origin origin;
	struct evidence_list *list;
	const struct evidence_reader *reader;
	char before[LINE_MOST]; /* the path of the line before; "": none */
};

/* "<digest>  <path>" */
static bool
split(char *line, struct digest *digest, const char **path)
{
	size_t length = strlen(line);

	if (length <= PATH_AT || line[length - 1] != '\n' ||
	    strspn(line, "0123456789abcdef") != DIGITS || line[DIGITS] != ' ' ||
	    line[DIGITS + 1] != ' ')
		return false;
	line[length - 1] = '\0';
	memcpy(digest->hex, line, DIGITS);
	digest->hex[DIGITS] = '\0';
	*path = line + PATH_AT;
	return path_is_plain(*path);
}

static bool
refuse(
    const struct evidence_reading *reading, const char *path, const char *why)
{
	diag_error_at(reading->origin.diag, reading->origin.code,
	    reading->origin.path, "line %zu, %.240s: %s",
	    reading->list->lines + 1, path, why);
	return false;
}

/* The first two lines of a list that is not the first one. */
static bool
take_previous(
    struct evidence_reading *reading, const char *path, struct digest digest)
{
	struct evidence_list *list = reading->list;
	bool is_list = list->lines == 0;
	int before = list->number - 1;
	const char *wanted = is_list
	    ? evidence_path(reading->arena, before)
	    : evidence_token_path(reading->arena, before);

	if (strcmp(path, wanted) != 0)
		return refuse(reading, path,
		    _("the list before should be named here, and its token"));
	*(is_list ? &list->previous : &list->previous_token) = digest;
	return true;
}

static bool
is_entry(const char *path)
{
	return strncmp(path, LEDGER_DIRECTORY "/",
		   strlen(LEDGER_DIRECTORY) + 1) == 0 &&
	    text_ends(text_of(path), ".json");
}

static bool
take(struct evidence_reading *reading, const char *path, struct digest digest)
{
	struct evidence_list *list = reading->list;

	if (strcmp(reading->before, path) >= 0)
		return refuse(reading, path, _("is not in the order of paths"));
	snprintf(reading->before, sizeof reading->before, "%s", path);
	if (is_entry(path) &&
	    strcmp(path, ledger_path(reading->arena, ++list->seq)) != 0)
		return refuse(
		    reading, path, _("the entry before it is missing"));
	reading->reader->line(reading->reader->context, path, digest);
	return true;
}

static bool
read_lines(struct evidence_reading *reading, FILE *in)
{
	struct evidence_list *list = reading->list;
	char line[LINE_MOST];

	for (; fgets(line, sizeof line, in) != NULL; list->lines++) {
		struct digest digest;
		const char *path;

		if (!split(line, &digest, &path))
			return refuse(reading, "",
			    _("is not a digest and a path, as sha256sum writes "
			      "them"));
		if (!(list->number > 1 && list->lines < 2
			    ? take_previous(reading, path, digest)
			    : take(reading, path, digest)))
			return false;
		arena_reset(reading->arena);
	}
	return list->seq > 0 ||
	    refuse(reading, "", _("no entries of the ledger"));
}

enum answer
evidence_read(struct portal *portal, int number,
    const struct evidence_reader *reader, struct evidence_list *list)
{
	struct arena *scratch = arena_new();
	const char *path = evidence_path(scratch, number);
	struct evidence_reading reading = {.arena = arena_new(),
	    .origin = portal_origin(portal, CODE_VERIFY_TIMESTAMP, path),
	    .list = list,
	    .reader = reader};
	FILE *file = tmpfile();
	enum answer answer = ANSWER_FAILURE;

	*list = (struct evidence_list) {.number = number};
	if (file == NULL)
		portal_fail(portal, "", 0, "no temporary file");
	else
		answer = portal_fetch(
		    portal, path, EVIDENCE_MOST, file, &list->digest);
	if (answer == ANSWER_WHOLE) {
		rewind(file);
		list->is_good = read_lines(&reading, file);
	}
	if (file != NULL)
		fclose(file);
	arena_free(reading.arena);
	arena_free(scratch);
	return answer;
}
