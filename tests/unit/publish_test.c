/*
 * Publishing and verifying, on portals in a temporary directory. The files
 * published here are a few bytes each: what they hold is no concern of this
 * room.
 */
#include "unit/check.h"

#include <arpa/inet.h>
#include <dirent.h>
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "number/issue.h"
#include "number/registry.h"
#include "publish/build.h"
#include "publish/catalogue.h"
#include "publish/former_driver.h"
#include "publish/manifest.h"
#include "base/path.h"
#include "publish/plan.h"
#include "publish/portal.h"
#include "publish/publish.h"
#include "publish/release.h"
#include "publish/verify.h"

enum { FILES = 3, ISSUE_FILES = FILES + 1 }; /* and the manifest */

/* What each test works with. */
struct desk {
	struct arena *arena;
	struct diag *diag;
	const char *root; /* a new directory */
	const char *portal;
	struct profile *profile;
};

static struct desk
desk_open(void)
{
	char name[] = "/tmp/publish-test.XXXXXX";
	struct desk desk = {.arena = arena_new()};

	if (mkdtemp(name) == NULL) {
		perror(name);
		exit(1);
	}
	desk.diag = diag_new(desk.arena);
	desk.root = arena_copy(desk.arena, name, strlen(name));
	desk.portal = file_join(desk.arena, desk.root, "cổng 50%");
	desk.profile = arena_alloc(desk.arena, sizeof *desk.profile);
	desk.profile->gazette.text = "CÔNG BÁO";
	desk.profile->province.text = "tỉnh Giả Định";
	desk.profile->publisher.text = "Văn phòng";
	desk.profile->base_url.text = "https://congbao.example/";
	return desk;
}

static void
remove_tree(const char *path)
{
	struct arena *arena = arena_new();
	DIR *directory = opendir(path);
	struct dirent *entry;

	while (directory != NULL && (entry = readdir(directory)) != NULL) {
		const char *at = file_join(arena, path, entry->d_name);

		if (strcmp(entry->d_name, ".") == 0 ||
		    strcmp(entry->d_name, "..") == 0)
			continue;
		if (file_is_directory(at))
			remove_tree(at);
		else
			unlink(at);
	}
	if (directory != NULL)
		closedir(directory);
	rmdir(path);
	arena_free(arena);
}

static void
desk_close(struct desk *desk)
{
	remove_tree(desk->root);
	arena_free(desk->arena);
}

/* What went before is forgiven. */
static void
desk_forget(struct desk *desk)
{
	desk->diag = diag_new(desk->arena);
}

static bool
has_code(const struct desk *desk, const char *code)
{
	for (size_t i = 0; i < desk->diag->count; i++)
		if (strcmp(desk->diag->at[i].code, code) == 0)
			return true;
	return false;
}

static size_t
count_code(const struct desk *desk, const char *code)
{
	size_t count = 0;

	for (size_t i = 0; i < desk->diag->count; i++)
		count += strcmp(desk->diag->at[i].code, code) == 0;
	return count;
}

static bool
says(const struct desk *desk, const char *words)
{
	for (size_t i = 0; i < desk->diag->count; i++)
		if (strstr(desk->diag->at[i].message, words) != NULL)
			return true;
	return false;
}

static const char *
at(const struct desk *desk, const char *path)
{
	return file_join(desk->arena, desk->portal, path);
}

static struct text
read_text(const struct desk *desk, const char *path)
{
	struct diag *quiet = diag_new(desk->arena);
	struct text bytes = {"", 0};

	file_read(desk->arena, quiet, at(desk, path), &bytes);
	return bytes;
}

static void
write_text(const struct desk *desk, const char *path, struct text bytes)
{
	const char *name = at(desk, path);

	CHECK(
	    file_make_directory(desk->diag, file_directory(desk->arena, name)));
	CHECK(file_write(desk->diag, name, bytes));
}

static void
describe_tree(struct buffer *out, const char *path, const char *name)
{
	const char *here = file_join(out->arena, path, name);
	DIR *directory = opendir(here);
	struct dirent *entry;
	struct file_names names = {0};
	size_t room = 0;
	struct text bytes = {"", 0};

	if (directory == NULL) {
		file_read(out->arena, diag_new(out->arena), here, &bytes);
		buffer_format(out, "%s %s\n", here, digest_of(bytes).hex);
		return;
	}
	while ((entry = readdir(directory)) != NULL) {
		if (strcmp(entry->d_name, ".") == 0 ||
		    strcmp(entry->d_name, "..") == 0)
			continue;
		names.at = arena_more(
		    out->arena, names.at, names.count, &room, sizeof *names.at);
		names.at[names.count++] = arena_copy(
		    out->arena, entry->d_name, strlen(entry->d_name));
	}
	closedir(directory);
	while (names.count > 0) {
		size_t least = 0;

		for (size_t i = 1; i < names.count; i++)
			if (strcmp(names.at[i], names.at[least]) < 0)
				least = i;
		describe_tree(out, here, names.at[least]);
		names.at[least] = names.at[--names.count];
	}
}

/* All names and digests below the portal, to see that nothing changed. */
static const char *
snapshot(const struct desk *desk)
{
	struct buffer out = {.arena = desk->arena};

	buffer_string(&out, "");
	describe_tree(&out, desk->portal, "");
	return out.at;
}

/* Lines of numbers, date, directory and documents become a register. */
static struct registry *
register_of(
    const struct desk *desk, int year, const char *const *lines, size_t count)
{
	struct buffer whole = {.arena = desk->arena};
	const char *before = "0000000000000000000000000000000000000000000000"
			     "000000000000000000";

	buffer_string(&whole, "");
	for (size_t i = 0; i < count; i++) {
		const char *chained =
		    arena_format(desk->arena, "%s\n%s", before, lines[i]);
		struct digest chain = digest_of(text_of(chained));

		buffer_format(&whole, "%s\t%s\n", lines[i], chain.hex);
		before = arena_copy(desk->arena, chain.hex, 64);
	}
	return registry_parse(desk->arena, desk->diag, "issues/2022/register",
	    year, buffer_text(&whole));
}

static const char *const LINES_2022[] = {
    "1\t2022-01-18\ttet\t1/2022/QĐ-UBND 2/QĐ-UBND",
    "2+3\t2022-02-10\txuan\t1/2022/QĐ-UBND 2/QĐ-UBND",
    "4\t2022-03-01\tbon\t1/2022/QĐ-UBND 2/QĐ-UBND",
};

static const char *const OTHERS_2022[] = {
    "1\t2022-01-18\tkhac\t1/2022/QĐ-UBND 2/QĐ-UBND",
};

static struct manifest_document
document_of(const char *number, const char *file, const char *source)
{
	return (struct manifest_document) {.number = number,
	    .type = "Quyết định",
	    .authority = "Ủy ban nhân dân tỉnh",
	    .part = "Phần văn bản khác",
	    .title = "Về việc \"thử\"",
	    .date = {2022, 1, 12},
	    .signer = {.name = "Lê Giả Thiết"},
	    .pages = {1, 2},
	    .file = file,
	    .source = {"tet/1.md", digest_of(text_of(source))}};
}

static struct manifest *
manifest_for(const struct desk *desk, const struct registry *registry,
    size_t line, const char *salt)
{
	const struct entry *entry = &registry->at[line];
	struct manifest *manifest = arena_alloc(desk->arena, sizeof *manifest);
	struct manifest_document *documents =
	    arena_alloc(desk->arena, 2 * sizeof *documents);

	documents[0] = document_of("1/2022/QĐ-UBND", "1.pdf", salt);
	documents[1] = document_of("2/QĐ-UBND", "2.pdf", "the same");
	manifest->version = 1;
	manifest->generator = "congbao";
	manifest->gazette = gazette_names_of(desk->profile);
	manifest->year = registry->year;
	manifest->numbers =
	    numbers_between(desk->arena, entry->first, entry->last);
	manifest->label = "nhãn";
	manifest->date = entry->date;
	manifest->pages = 3;
	manifest->file = "cong-bao.pdf";
	manifest->documents = (struct items) {documents, 2};
	manifest->entry.line = line + 1;
	manifest->entry.chain = entry->chain;
	return manifest;
}

static void
seal(const struct desk *desk, struct release *release)
{
	struct manifest_file *list =
	    arena_alloc(desk->arena, FILES * sizeof *list);
	const char *path =
	    path_join(desk->arena, release->directory, MANIFEST_NAME);

	for (size_t i = 0; i < FILES; i++)
		list[i] = (struct manifest_file) {
		    release->at[i].path + strlen(release->directory) + 1,
		    release->at[i].size, release->at[i].digest, "text/x"};
	release->manifest->files = (struct items) {list, FILES};
	release->at[FILES] = public_file_of(path, "application/json",
	    manifest_write(desk->arena, release->manifest));
	release->count = ISSUE_FILES;
}

/* An issue of three files; another salt makes it another issue. */
static struct release *
release_in(const struct desk *desk, const struct registry *registry,
    size_t line, const char *directory, const char *salt)
{
	static const char *const NAMES[FILES] = {
	    "1.pdf", "2.pdf", "cong-bao.pdf"};
	struct release *release = arena_alloc(desk->arena, sizeof *release);

	release->source = arena_format(desk->arena, "issues/%d/%s",
	    registry->year, registry->at[line].directory);
	release->directory = directory;
	release->at =
	    arena_alloc(desk->arena, ISSUE_FILES * sizeof *release->at);
	release->manifest = manifest_for(desk, registry, line, salt);
	for (size_t i = 0; i < FILES; i++) {
		const char *bytes = arena_format(desk->arena, "%s %s %zu\n",
		    directory, i == 1 ? "the same" : salt, i);

		release->at[i] =
		    public_file_of(path_join(desk->arena, directory, NAMES[i]),
			"text/x", text_of(bytes));
	}
	seal(desk, release);
	return release;
}

static struct release *
release_of(const struct desk *desk, const struct registry *registry,
    size_t line, const char *salt)
{
	return release_in(desk, registry, line,
	    arena_format(desk->arena, "%d/so-%d", registry->year,
		registry->at[line].first),
	    salt);
}

/* A publication of up to two issues; NULL: one only. */
static struct publication
publication_of(const struct desk *desk, struct registry *registry,
    const struct release *first, const struct release *second)
{
	const struct release **releases =
	    arena_alloc(desk->arena, 2 * sizeof(struct release *));
	struct registry **registries =
	    arena_alloc(desk->arena, sizeof(struct registry *));

	releases[0] = first;
	releases[1] = second;
	registries[0] = registry;
	return (struct publication) {.profile = desk->profile,
	    .releases = releases,
	    .release_count = second == NULL ? 1 : 2,
	    .registries = registries,
	    .registry_count = 1};
}

/* Plans and, where nothing is refused, publishes. */
static struct plan *
publish(const struct desk *desk, const struct publication *publication,
    struct published *published)
{
	struct portal *portal =
	    portal_open(desk->arena, desk->diag, desk->portal, PORTAL_WRITE);
	struct plan *plan =
	    plan_make(desk->arena, desk->diag, portal, publication);

	*published = (struct published) {0};
	if (plan != NULL && !plan->is_refused)
		publish_plan(portal, plan, NULL, NULL, published);
	portal_close(portal);
	return plan;
}

static bool
is_whole(struct desk *desk, size_t issues)
{
	struct verified verified;
	bool good;

	desk_forget(desk);
	good = verify_portal(desk->arena, desk->diag, desk->portal, VERIFY_MOST,
	    NULL, NULL, &verified);
	if (!good)
		diag_print(desk->diag, stderr, DIAG_TEXT);
	return good && verified.issues == issues &&
	    verified.files == issues * FILES && verified.bytes > 0;
}

/* Is the portal wrong, as this code says, and only so? */
static bool
is_found(struct desk *desk, const char *code)
{
	struct verified verified;
	bool good;

	desk_forget(desk);
	good = verify_portal(desk->arena, desk->diag, desk->portal, VERIFY_MOST,
	    NULL, NULL, &verified);
	return !good && has_code(desk, code);
}

/* A portal of two issues, published and right. */
static struct publication
publish_two(struct desk *desk)
{
	struct registry *registry = register_of(desk, 2022, LINES_2022, 2);
	struct publication publication =
	    publication_of(desk, registry, release_of(desk, registry, 0, "a"),
		release_of(desk, registry, 1, "b"));
	struct published published;

	publish(desk, &publication, &published);
	CHECK(published.files == 2 * ISSUE_FILES + 2);
	CHECK(is_whole(desk, 2));
	desk_forget(desk);
	return publication;
}

static void
test_paths(void)
{
	static const char *const PLAIN[] = {
	    "a", "2022/so-12-13/manifest.json", "A_b.C", "1"};
	static const char *const OTHERS[] = {"", "/a", "a/", "a//b", ".", "..",
	    "a/../b", "../a", ".a", "a/.b", "a b", "a\\b", "c:a", "http://a",
	    "é", "a%2e", "a\nb", "-a"};
	char longest[242] = "";

	for (size_t i = 0; i < sizeof PLAIN / sizeof PLAIN[0]; i++)
		CHECK(path_is_plain(PLAIN[i]));
	for (size_t i = 0; i < sizeof OTHERS / sizeof OTHERS[0]; i++)
		CHECK(!path_is_plain(OTHERS[i]));
	memset(longest, 'a', 241);
	CHECK(!path_is_plain(longest));
	longest[240] = '\0';
	CHECK(path_is_plain(longest));
}

static void
test_manifest_round(void)
{
	struct desk desk = desk_open();
	struct registry *registry = register_of(&desk, 2022, LINES_2022, 2);
	struct release *release = release_of(&desk, registry, 1, "a");
	struct text bytes = release_manifest_file(release)->bytes;
	struct origin origin = {desk.diag, "x", "manifest.json"};
	struct manifest *again = manifest_read(desk.arena, origin, bytes);

	CHECK(again != NULL && desk.diag->count == 0);
	CHECK(text_equal(manifest_write(desk.arena, again), bytes));
	CHECK(again->numbers.count == 2 && again->numbers.at[1] == 3);
	CHECK(strcmp(manifest_document_at(again, 0)->title,
		  "Về việc \"thử\"") == 0);
	CHECK(manifest_document_at(again, 0)->field == NULL);
	CHECK(!date_is_given(manifest_document_at(again, 0)->received));
	CHECK(manifest_document_at(again, 1)->pages.last == 2);
	CHECK(manifest_find(again, "2.pdf") != NULL);
	CHECK(manifest_find(again, "3.pdf") == NULL);
	CHECK(bytes.at[bytes.length - 1] == '\n');
	CHECK(text_starts(bytes, "{\n \"date\": \"2022-02-10\",\n"));
	desk_close(&desk);
}

static void
refuse_manifest(const char *json, const char *words)
{
	struct desk desk = desk_open();
	struct origin origin = {desk.diag, "hostile", "manifest.json"};

	CHECK(manifest_read(desk.arena, origin, text_of(json)) == NULL);
	CHECK(desk.diag->totals[SEVERITY_ERROR] == 1);
	CHECK(has_code(&desk, "hostile"));
	CHECK(says(&desk, words));
	if (!says(&desk, words))
		diag_print(desk.diag, stderr, DIAG_TEXT);
	desk_close(&desk);
}

#define HEAD                                                                   \
	"{\"version\":1,\"generator\":\"x\",\"draft\":true,\"year\":2022,"     \
	"\"gazette\":{\"name\":\"a\",\"province\":\"b\",\"publisher\":"        \
	"\"c\"},\"label\":\"d\",\"pages\":1,\"numbers\":[],\"documents\":[],"
#define SHA                                                                    \
	"00000000000000000000000000000000"                                     \
	"00000000000000000000000000000000"
#define SHA_BAD                                                                \
	"0000000000000000000000000000000G"                                     \
	"00000000000000000000000000000000"
#define NUMBERED                                                               \
	"{\"version\":1,\"generator\":\"x\",\"year\":2022,\"gazette\":"        \
	"{\"name\":\"a\",\"province\":\"b\",\"publisher\":\"c\"},"             \
	"\"label\":\"d\",\"pages\":1,"
#define DATED                                                                  \
	"\"date\":\"2022-01-18\",\"files\":[],\"documents\":[],"               \
	"\"register\":{\"line\":1,\"chain\":\"" SHA "\"}"
#define FILE_OF(path, size)                                                    \
	"{\"path\":\"" path "\",\"size\":" size ",\"sha256\":\"" SHA           \
	"\",\"type\":\"t\"}"

static void
test_hostile_manifests(void)
{
	static const char *const PATHS[] = {
	    HEAD "\"files\":[" FILE_OF("../../etc/passwd", "1") "]}",
	    HEAD "\"files\":[" FILE_OF("/etc/passwd", "1") "]}",
	    HEAD "\"files\":[" FILE_OF("http://evil.example/", "1") "]}",
	    HEAD "\"files\":[" FILE_OF("a/..", "1") "]}",
	    HEAD "\"files\":[" FILE_OF(".ssh", "1") "]}",
	    HEAD "\"files\":[" FILE_OF("", "1") "]}",
	    HEAD "\"files\":[{\"path\":7}]}",
	};
	struct arena *arena = arena_new();
	struct buffer deep = {.arena = arena};

	for (size_t i = 0; i < sizeof PATHS / sizeof PATHS[0]; i++)
		refuse_manifest(PATHS[i], "files[0].path");
	refuse_manifest(HEAD "\"files\":[" FILE_OF("a", "-1") "]}", "size");
	refuse_manifest(HEAD "\"files\":[" FILE_OF("a", "1.5") "]}", "size");
	refuse_manifest(HEAD
	    "\"files\":[" FILE_OF("a", "1") "," FILE_OF("a", "1") "]}",
	    "twice");
	refuse_manifest(
	    HEAD "\"files\":[" FILE_OF("manifest.json", "1") "]}", "twice");
	refuse_manifest(HEAD "\"files\":[7]}", "list of objects");
	refuse_manifest(HEAD "\"files\":{}}", "list of objects");
	refuse_manifest(HEAD "\"files\":[{\"path\":\"a\",\"size\":1,\"type\":"
			     "\"t\",\"sha256\":\"" SHA_BAD "\"}]}",
	    "SHA-256");
	refuse_manifest(HEAD "\"date\":\"2022-02-30\",\"files\":[]}", "date");
	refuse_manifest("{\"version\":-1}", "is not a number");
	refuse_manifest("{\"version\":\"1\"}", "is not a number");
	refuse_manifest("{\"version\":2147483648}", "is not a number");
	refuse_manifest(NUMBERED "\"numbers\":[]," DATED "}", "a draft has");
	refuse_manifest(NUMBERED "\"numbers\":[1,3]," DATED "}", "follow");
	refuse_manifest(NUMBERED "\"numbers\":[0]," DATED "}", "follow");
	refuse_manifest(NUMBERED
	    "\"numbers\":[1],\"files\":[],\"documents\":[]}",
	    "a date and its line");
	refuse_manifest(NUMBERED "\"numbers\":[1],\"date\":\"2022-01-18\","
				 "\"files\":[],\"documents\":[]}",
	    "its line of the register");
	refuse_manifest("{\"version\":1,\"version\":1}", "no valid JSON");
	refuse_manifest("[]", "no JSON object");
	refuse_manifest("", "no valid JSON");
	refuse_manifest("{\"version\":2}", "missing");
	refuse_manifest("{\"version\":\"\\u0000\"}", "no valid JSON");
	for (int i = 0; i < 100000; i++)
		buffer_string(&deep, "[");
	refuse_manifest(deep.at, "no valid JSON");
	arena_free(arena);
}

/* A document's own file must be one that the manifest lists. */
static void
test_manifest_of_no_file(void)
{
	struct desk desk = desk_open();
	struct registry *registry = register_of(&desk, 2022, LINES_2022, 1);
	struct release *release = release_of(&desk, registry, 0, "a");
	struct manifest_document *documents = release->manifest->documents.at;

	documents[1].file = "9.pdf";
	seal(&desk, release);
	refuse_manifest(release->at[FILES].bytes.at, "a document's file");
	documents[1].file = "2.pdf";
	release->manifest->file = "9.pdf";
	seal(&desk, release);
	refuse_manifest(release->at[FILES].bytes.at, "the issue's file");
	desk_close(&desk);
}

static void
refuse_catalogue(const char *issues, const char *words)
{
	struct desk desk = desk_open();
	struct origin origin = {desk.diag, "hostile", "index.json"};
	const char *json = arena_format(desk.arena,
	    "{\"version\":1,\"gazette\":{\"name\":\"a\",\"province\":\"b\","
	    "\"publisher\":\"c\"},\"issues\":[%s]}",
	    issues);

	CHECK(catalogue_read(desk.arena, origin, text_of(json)) == NULL);
	CHECK(count_code(&desk, "hostile") == 1);
	CHECK(says(&desk, words));
	if (!says(&desk, words))
		diag_print(desk.diag, stderr, DIAG_TEXT);
	desk_close(&desk);
}

#define ISSUE_OF(year, numbers, path)                                          \
	"{\"year\":" year ",\"numbers\":[" numbers "],\"label\":\"d\","        \
	"\"date\":\"2022-01-18\",\"path\":\"" path "\",\"manifest\":\"" SHA    \
	"\",\"documents\":0,\"pages\":1}"

static void
test_hostile_catalogues(void)
{
	refuse_catalogue(ISSUE_OF("2022", "", "a"), "do not follow");
	refuse_catalogue(ISSUE_OF("2022", "0", "a"), "do not follow");
	refuse_catalogue(ISSUE_OF("2022", "2,4", "a"), "do not follow");
	refuse_catalogue(
	    ISSUE_OF("2022", "2", "a") "," ISSUE_OF("2022", "1", "b"),
	    "the order");
	refuse_catalogue(
	    ISSUE_OF("2022", "1,2", "a") "," ISSUE_OF("2022", "2", "b"),
	    "the order");
	refuse_catalogue(
	    ISSUE_OF("2022", "1", "a") "," ISSUE_OF("2021", "2", "b"),
	    "the order");
	refuse_catalogue(
	    ISSUE_OF("2022", "1", "a") "," ISSUE_OF("2022", "2", "a"),
	    "the same directory");
	refuse_catalogue(ISSUE_OF("2022", "1", "a/../b"), "issues[0].path");
	refuse_catalogue("{}", "missing");
}

static void
test_catalogue_order(void)
{
	struct desk desk = desk_open();
	int first[] = {1}, second[] = {2, 3}, third[] = {3, 4}, fifth[] = {5};
	struct catalogue_issue a = {
	    .year = 2022, .numbers = {first, 1}, .path = "a"};
	struct catalogue_issue b = {
	    .year = 2022, .numbers = {second, 2}, .path = "b"};
	struct catalogue_issue c = {
	    .year = 2021, .numbers = {fifth, 1}, .path = "c"};
	struct catalogue *all =
	    arena_alloc(desk.arena, sizeof(struct catalogue));
	struct numbers wanted = {third, 2}, free_one = {fifth, 1};

	all = catalogue_with(desk.arena, all, &b);
	all = catalogue_with(desk.arena, all, &a);
	all = catalogue_with(desk.arena, all, &c);
	all = catalogue_with(desk.arena, all, &a);
	CHECK(all->issues.count == 3);
	CHECK(strcmp(catalogue_at(all, 0)->path, "c") == 0);
	CHECK(strcmp(catalogue_at(all, 1)->path, "a") == 0);
	CHECK(strcmp(catalogue_at(all, 2)->path, "b") == 0);
	CHECK(catalogue_holder(all, 2022, &wanted) == catalogue_at(all, 2));
	CHECK(catalogue_holder(all, 2022, &free_one) == NULL);
	CHECK(catalogue_holder(all, 2021, &wanted) == NULL);
	CHECK(catalogue_find(all, "c") == catalogue_at(all, 0));
	CHECK(catalogue_find(all, "d") == NULL);
	desk_close(&desk);
}

static void
test_publish_first_and_again(void)
{
	struct desk desk = desk_open();
	struct publication publication = publish_two(&desk);
	const char *before = snapshot(&desk);
	struct published published;
	struct plan *plan = publish(&desk, &publication, &published);
	struct text index = read_text(&desk, "index.json");
	struct origin origin = {desk.diag, "x", "index.json"};
	struct catalogue *catalogue = catalogue_read(desk.arena, origin, index);

	CHECK(plan != NULL && !plan->is_refused);
	CHECK(plan->count == 2 * ISSUE_FILES + 2 && plan->send_count == 0);
	CHECK(published.files == 0 && published.bytes == 0);
	CHECK(desk.diag->count == 0);
	CHECK(strcmp(before, snapshot(&desk)) == 0);
	CHECK(catalogue != NULL && catalogue->issues.count == 2);
	CHECK(strcmp(catalogue_at(catalogue, 1)->path, "2022/so-2") == 0);
	CHECK(catalogue_at(catalogue, 1)->numbers.count == 2);
	CHECK(catalogue_at(catalogue, 0)->documents == 2);
	CHECK(strcmp(catalogue->base_url, "https://congbao.example/") == 0);
	CHECK(text_equal(catalogue_write(desk.arena, catalogue), index));
	desk_close(&desk);
}

/* The order of a plan is what keeps readers from parts. */
static void
test_plan_order(void)
{
	static const char *const PATHS[] = {"2022/so-1/1.pdf",
	    "2022/so-1/2.pdf", "2022/so-1/cong-bao.pdf",
	    "2022/so-1/manifest.json", "2022/register", "index.json"};
	struct desk desk = desk_open();
	struct registry *registry = register_of(&desk, 2022, LINES_2022, 1);
	struct publication publication = publication_of(
	    &desk, registry, release_of(&desk, registry, 0, "a"), NULL);
	struct portal *portal =
	    portal_open(desk.arena, desk.diag, desk.portal, PORTAL_WRITE);
	struct plan *plan =
	    plan_make(desk.arena, desk.diag, portal, &publication);
	size_t bytes = 0;

	CHECK(plan != NULL && plan->count == 6 && plan->send_count == 6);
	for (size_t i = 0; i < 6; i++) {
		CHECK(strcmp(plan->at[i].file.path, PATHS[i]) == 0);
		CHECK(plan->at[i].kind == ACTION_UPLOAD);
		CHECK(plan->at[i].moves == (i >= 4));
		bytes += plan->at[i].file.size;
	}
	CHECK(plan->send_bytes == bytes);
	CHECK(strcmp(action_name(ACTION_UPLOAD), "upload") == 0);
	CHECK(!file_exists(desk.portal)); /* a plan touches nothing */
	portal_close(portal);
	desk_close(&desk);
}

static void
test_publish_more(void)
{
	struct desk desk = desk_open();
	struct registry *registry;
	struct publication publication;
	struct published published;
	struct plan *plan;

	publish_two(&desk);
	registry = register_of(&desk, 2022, LINES_2022, 3);
	publication = publication_of(
	    &desk, registry, release_of(&desk, registry, 2, "c"), NULL);
	plan = publish(&desk, &publication, &published);
	CHECK(plan != NULL && published.files == ISSUE_FILES + 2);
	CHECK(plan->at[ISSUE_FILES].kind == ACTION_REPLACE);
	CHECK(plan->at[ISSUE_FILES + 1].kind == ACTION_REPLACE);
	CHECK(is_whole(&desk, 3));
	desk_close(&desk);
}

static void
kill_self(void *context, const char *path, const struct published *published)
{
	(void)path;
	if (published->files == *(const size_t *)context)
		raise(SIGKILL);
}

/* Publishes in a process of its own that is killed after `files` files. */
static void
publish_killed(const struct desk *desk, const struct publication *publication,
    size_t files)
{
	pid_t child = fork();
	struct portal *portal;
	struct published published;
	int status = 0;

	if (child == 0) {
		portal = portal_open(
		    desk->arena, desk->diag, desk->portal, PORTAL_WRITE);
		publish_plan(portal,
		    plan_make(desk->arena, desk->diag, portal, publication),
		    kill_self, &files, &published);
		_exit(0);
	}
	CHECK(child > 0 && waitpid(child, &status, 0) == child);
	CHECK(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
}

static void
test_killed_anywhere(void)
{
	for (size_t files = 1; files < 2 * ISSUE_FILES + 2; files++) {
		struct desk desk = desk_open();
		struct registry *registry =
		    register_of(&desk, 2022, LINES_2022, 2);
		struct publication publication = publication_of(&desk, registry,
		    release_of(&desk, registry, 0, "a"),
		    release_of(&desk, registry, 1, "b"));
		struct published published;
		struct plan *plan;

		publish_killed(&desk, &publication, files);
		CHECK(!file_exists(at(&desk, "index.json")));
		CHECK(file_exists(at(&desk, "2022/so-1/manifest.json")) ==
		    (files >= ISSUE_FILES));
		plan = publish(&desk, &publication, &published);
		CHECK(plan != NULL && !plan->is_refused);
		CHECK(published.files == 2 * ISSUE_FILES + 2 - files);
		CHECK(is_whole(&desk, 2));
		desk_close(&desk);
	}
}

/* A process that is no more, for sure. */
static long
dead_process(void)
{
	pid_t child = fork();

	if (child == 0)
		_exit(0);
	waitpid(child, NULL, 0);
	return (long)child;
}

static void
test_leftovers(void)
{
	struct desk desk = desk_open();
	struct registry *registry = register_of(&desk, 2022, LINES_2022, 1);
	struct publication publication = publication_of(
	    &desk, registry, release_of(&desk, registry, 0, "a"), NULL);
	long dead = dead_process();
	const char *stale =
	    arena_format(desk.arena, "2022/so-1/.congbao-%ld-1.pdf", dead);
	const char *top =
	    arena_format(desk.arena, ".congbao-%ld-index.json", dead);
	const char *alive = arena_format(
	    desk.arena, "2022/so-1/.congbao-%ld-1.pdf", (long)getppid());
	static const char *const STRANGE[] = {"2022/so-1/.congbao-1.pdf",
	    "2022/so-1/.congbao--1-a", "2022/so-1/.htaccess"};
	const char *odd =
	    arena_format(desk.arena, "2022/so-1/.congbao-%ld.pdf", dead);
	struct published published;
	struct plan *plan;

	write_text(&desk, odd, text_of("x"));
	write_text(&desk, stale, text_of("2022/so-1 a"));
	write_text(&desk, top, text_of("{"));
	write_text(&desk, alive, text_of("x"));
	for (size_t i = 0; i < 3; i++)
		write_text(&desk, STRANGE[i], text_of("x"));
	/* Broken off, of other bytes, and right. */
	write_text(&desk, "2022/so-1/1.pdf", text_of("2022/s"));
	write_text(&desk, "2022/so-1/2.pdf", text_of("2022/so-1 the sAme 1\n"));
	write_text(&desk, "2022/so-1/cong-bao.pdf", text_of("2022/so-1 a 2\n"));
	plan = publish(&desk, &publication, &published);
	CHECK(plan != NULL && plan->at[0].kind == ACTION_REPLACE);
	CHECK(plan->at[1].kind == ACTION_REPLACE);
	CHECK(plan->at[2].kind == ACTION_KEEP);
	CHECK(plan->at[3].kind == ACTION_UPLOAD);
	CHECK(published.files == 5);
	CHECK(!file_exists(at(&desk, stale)));
	CHECK(!file_exists(at(&desk, top)));
	CHECK(file_exists(at(&desk, alive)));
	CHECK(file_exists(at(&desk, odd)));
	for (size_t i = 0; i < 3; i++)
		CHECK(file_exists(at(&desk, STRANGE[i])));
	CHECK(is_whole(&desk, 1));
	desk_close(&desk);
}

static bool
has_action(const struct plan *plan, enum action_kind kind)
{
	for (size_t i = 0; i < plan->count; i++)
		if (plan->at[i].kind == kind)
			return true;
	return false;
}

/* Refused with this code and such an action, and nothing is touched. */
static void
refuse(struct desk *desk, const struct publication *publication,
    enum action_kind kind, const char *code, const char *words)
{
	const char *before = snapshot(desk);
	struct published published;
	struct plan *plan;

	desk_forget(desk);
	plan = publish(desk, publication, &published);
	CHECK(plan == NULL || (plan->is_refused && has_action(plan, kind)));
	CHECK(published.files == 0);
	CHECK(count_code(desk, code) == 1);
	CHECK(desk->diag->totals[SEVERITY_ERROR] == 1);
	CHECK(says(desk, words));
	if (!says(desk, words))
		diag_print(desk->diag, stderr, DIAG_TEXT);
	CHECK(strcmp(before, snapshot(desk)) == 0);
}

static void
test_changed(void)
{
	struct desk desk = desk_open();
	struct registry *registry;
	struct release *release;
	struct publication publication;
	struct plan *plan;
	struct published published;

	publish_two(&desk);
	registry = register_of(&desk, 2022, LINES_2022, 3);
	publication = publication_of(&desk, registry,
	    release_of(&desk, registry, 0, "changed"),
	    release_of(&desk, registry, 2, "c"));
	refuse(&desk, &publication, ACTION_CONFLICT, "publish-changed",
	    "(changed since: 1/2022/QĐ-UBND)");
	plan = publish(&desk, &publication, &published);
	CHECK(plan->at[0].kind == ACTION_CONFLICT);
	CHECK(plan->at[1].kind == ACTION_KEEP); /* "the same" */
	CHECK(plan->at[3].kind == ACTION_CONFLICT);
	CHECK(plan->at[4].kind == ACTION_UPLOAD);

	/* The same sources, printed otherwise. */
	release = release_of(&desk, registry, 0, "a");
	release->at[2] =
	    public_file_of(release->at[2].path, "text/x", text_of("new"));
	seal(&desk, release);
	publication = publication_of(&desk, registry, release, NULL);
	refuse(&desk, &publication, ACTION_CONFLICT, "publish-changed",
	    "printed otherwise (another congbao, gazette.yaml or fonts): "
	    "cong-bao.pdf)");

	/* Without the catalogue, a manifest alone says what is published. */
	unlink(at(&desk, "index.json"));
	refuse(&desk, &publication, ACTION_CONFLICT, "publish-changed",
	    "cong-bao.pdf");
	desk_close(&desk);
}

static void
test_lost_manifest(void)
{
	struct desk desk = desk_open();
	struct publication publication = publish_two(&desk);
	struct registry *registry = publication.registries[0];
	struct publication changed = publication_of(
	    &desk, registry, release_of(&desk, registry, 0, "z"), NULL);
	struct published published;

	unlink(at(&desk, "2022/so-1/manifest.json"));
	refuse(&desk, &changed, ACTION_REFUSE, "publish-changed",
	    "manifest there is lost");
	desk_forget(&desk);
	publish(&desk, &publication, &published);
	CHECK(published.files == 1); /* the manifest is put back */
	CHECK(is_whole(&desk, 2));
	desk_close(&desk);
}

static void
test_number_taken(void)
{
	struct desk desk = desk_open();
	struct registry *registry;
	struct publication publication;

	publish_two(&desk);
	registry = register_of(&desk, 2022, LINES_2022, 2);
	publication = publication_of(&desk, registry,
	    release_in(&desk, registry, 1, "2022/so-02-03", "b"), NULL);
	refuse(&desk, &publication, ACTION_REFUSE, "publish-number-taken",
	    "2022/so-2");
	desk_close(&desk);
}

static void
test_register_refused(void)
{
	struct desk desk = desk_open();
	struct registry *registry;
	struct publication publication;
	struct release *release;
	const char *broken;

	/* Ours lacks a line that is published. */
	publish_two(&desk);
	registry = register_of(&desk, 2022, LINES_2022, 1);
	publication = publication_of(
	    &desk, registry, release_of(&desk, registry, 0, "a"), NULL);
	refuse(&desk, &publication, ACTION_CONFLICT, "publish-register",
	    "lines that this");

	/* An issue that was built before its line was. */
	registry = register_of(&desk, 2022, LINES_2022, 3);
	release = release_of(&desk, registry, 2, "c");
	publication = publication_of(
	    &desk, register_of(&desk, 2022, LINES_2022, 2), release, NULL);
	refuse(&desk, &publication, ACTION_REFUSE, "publish-register",
	    "build it again");

	/* Theirs has another line, and another number of it. */
	publication = publication_of(&desk, registry, release, NULL);
	broken = arena_format(desk.arena, TEXT "x",
	    TEXT_OF(register_of(&desk, 2022, LINES_2022, 2)->source->text));
	write_text(&desk, "2022/register", text_of(broken));
	refuse(&desk, &publication, ACTION_CONFLICT, "publish-register",
	    "another line here");
	CHECK(desk.diag->at[0].span.source == registry->source);
	CHECK(
	    source_place(registry->source, desk.diag->at[0].span.start).line ==
	    3);
	desk_close(&desk);
}

static void
test_register_of_others(void)
{
	struct desk desk = desk_open();
	struct registry *theirs = register_of(&desk, 2022, OTHERS_2022, 1);
	struct registry *ours = register_of(&desk, 2022, LINES_2022, 1);
	struct publication publication =
	    publication_of(&desk, ours, release_of(&desk, ours, 0, "a"), NULL);

	write_text(&desk, "2022/register", theirs->source->text);
	refuse(&desk, &publication, ACTION_CONFLICT, "publish-register",
	    "another line here");
	desk_close(&desk);
}

static void
test_draft(void)
{
	struct desk desk = desk_open();
	struct registry *registry = register_of(&desk, 2022, LINES_2022, 1);
	struct release *release = release_of(&desk, registry, 0, "a");
	struct publication publication;

	release->manifest->draft = true;
	release->manifest->numbers = (struct numbers) {0};
	seal(&desk, release);
	publication = publication_of(&desk, registry, release, NULL);
	refuse(&desk, &publication, ACTION_REFUSE, "publish-draft",
	    "number first");
	CHECK(!file_exists(desk.portal));
	desk_close(&desk);
}

static void
test_bad_catalogue(void)
{
	struct desk desk = desk_open();
	struct publication publication = publish_two(&desk);

	write_text(&desk, "index.json", text_of("{\"version\":1}"));
	refuse(&desk, &publication, ACTION_CONFLICT, "publish-catalogue",
	    "missing");
	write_text(&desk, "index.json", text_of("nothing"));
	refuse(&desk, &publication, ACTION_CONFLICT, "publish-catalogue",
	    "no valid JSON");
	desk_close(&desk);
}

static void
test_missing_and_damaged(void)
{
	struct desk desk = desk_open();
	struct publication publication = publish_two(&desk);
	struct published published;
	struct plan *plan;

	unlink(at(&desk, "2022/so-2/1.pdf"));
	plan = publish(&desk, &publication, &published);
	CHECK(plan->at[ISSUE_FILES].kind == ACTION_UPLOAD);
	CHECK(published.files == 1);
	CHECK(is_whole(&desk, 2));
	write_text(&desk, "2022/so-2/1.pdf", text_of("short"));
	refuse(&desk, &publication, ACTION_CONFLICT, "publish-damaged",
	    "has 5 bytes");
	desk_close(&desk);
}

/* Somebody else publishes between plan and publication. */
static void
test_meanwhile(void)
{
	struct desk desk = desk_open();
	struct registry *registry = register_of(&desk, 2022, LINES_2022, 1);
	struct publication publication = publication_of(
	    &desk, registry, release_of(&desk, registry, 0, "a"), NULL);
	struct portal *portal =
	    portal_open(desk.arena, desk.diag, desk.portal, PORTAL_WRITE);
	struct plan *plan =
	    plan_make(desk.arena, desk.diag, portal, &publication);
	struct published published;

	write_text(&desk, "index.json", text_of("theirs"));
	CHECK(!publish_plan(portal, plan, NULL, NULL, &published));
	CHECK(says(&desk, "in the meantime"));
	CHECK(text_is(read_text(&desk, "index.json"), "theirs"));
	portal_close(portal);
	desk_close(&desk);
}

/* A portal that rewrites what it is given. */
static bool
store_rewritten(
    const struct portal *portal, const char *path, struct text bytes)
{
	struct buffer other = {.arena = portal->arena};

	if (text_ends(text_of(path), "2.pdf")) {
		buffer_add(&other, bytes);
		other.at[0] ^= 1;
		bytes = buffer_text(&other);
	}
	return file_make_directory(portal->diag,
		   file_directory(portal->arena, portal_name(portal, path))) &&
	    file_write(portal->diag, portal_name(portal, path), bytes);
}

static void
test_read_back(void)
{
	struct desk desk = desk_open();
	struct registry *registry = register_of(&desk, 2022, LINES_2022, 1);
	struct publication publication = publication_of(
	    &desk, registry, release_of(&desk, registry, 0, "a"), NULL);
	struct portal *portal =
	    portal_open(desk.arena, desk.diag, desk.portal, PORTAL_WRITE);
	struct plan *plan =
	    plan_make(desk.arena, desk.diag, portal, &publication);
	struct former_driver liar = *portal->driver;
	struct published published;

	liar.store = store_rewritten;
	portal->driver = &liar;
	CHECK(!publish_plan(portal, plan, NULL, NULL, &published));
	CHECK(published.files == 1);
	CHECK(says(&desk, "read back"));
	CHECK(diag_exit_status(desk.diag, false) == 2);
	CHECK(!file_exists(at(&desk, "2022/so-1/manifest.json")));
	portal_close(portal);
	desk_close(&desk);
}

/* As on a disk that is full: writing ends after some bytes. */
static void
publish_without_room(
    const struct desk *desk, const struct publication *publication)
{
	struct rlimit limit = {.rlim_cur = 40, .rlim_max = 40};
	struct published published;

	signal(SIGXFSZ, SIG_IGN);
	setrlimit(RLIMIT_FSIZE, &limit);
	publish(desk, publication, &published);
	_exit(desk->diag->totals[SEVERITY_FAILURE] == 1 &&
		    published.files == FILES
		? 0
		: 1);
}

static void
test_full_disk(void)
{
	struct desk desk = desk_open();
	struct registry *registry = register_of(&desk, 2022, LINES_2022, 1);
	struct publication publication = publication_of(
	    &desk, registry, release_of(&desk, registry, 0, "a"), NULL);
	pid_t child = fork();
	int status = -1;

	if (child == 0)
		publish_without_room(&desk, &publication);
	waitpid(child, &status, 0);
	CHECK(WIFEXITED(status) && WEXITSTATUS(status) == 0);
	CHECK(file_exists(at(&desk, "2022/so-1/1.pdf")));
	CHECK(!file_exists(at(&desk, "2022/so-1/manifest.json")));
	CHECK(strstr(snapshot(&desk), ".congbao-") == NULL);
	desk_close(&desk);
}

static void
flip(const struct desk *desk, const char *path, size_t byte)
{
	struct text bytes = read_text(desk, path);
	char *copy = arena_copy(desk->arena, bytes.at, bytes.length);

	copy[byte] ^= 1;
	write_text(desk, path, (struct text) {copy, bytes.length});
}

static void
test_verify_finds(void)
{
	static const struct {
		const char *path, *code;
		int change; /* 'f'lip, 'r'emove, 'a'ppend, 'c'ut */
	} ROWS[] = {
	    {"2022/so-1/1.pdf", "verify-digest", 'f'},
	    {"2022/so-2/cong-bao.pdf", "verify-missing", 'r'},
	    {"2022/so-2/2.pdf", "verify-size", 'a'},
	    {"2022/so-2/2.pdf", "verify-size", 'c'},
	    {"2022/so-2/manifest.json", "verify-manifest", 'f'},
	    {"2022/so-2/manifest.json", "verify-manifest", 'r'},
	    {"2022/so-2/manifest.json", "verify-manifest", 'c'},
	    {"2022/register", "verify-register", 'f'},
	    {"2022/register", "verify-register", 'r'},
	    {"2022/register", "verify-register", 'c'},
	    {"index.json", "verify-catalogue", 'r'},
	    {"index.json", "verify-catalogue", 'c'},
	};
	struct desk desk = desk_open();
	struct text bytes;

	publish_two(&desk);
	for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
		bytes = read_text(&desk, ROWS[i].path);
		if (ROWS[i].change == 'f')
			flip(&desk, ROWS[i].path, 4);
		if (ROWS[i].change == 'r')
			unlink(at(&desk, ROWS[i].path));
		if (ROWS[i].change == 'a')
			write_text(&desk, ROWS[i].path,
			    text_of(arena_format(
				desk.arena, TEXT "x", TEXT_OF(bytes))));
		if (ROWS[i].change == 'c')
			write_text(&desk, ROWS[i].path,
			    text_part(bytes, 0, bytes.length - 2));
		CHECK(is_found(&desk, ROWS[i].code));
		write_text(&desk, ROWS[i].path, bytes);
		CHECK(is_whole(&desk, 2));
	}
	desk_close(&desk);
}

/* Sound manifests and catalogues that contradict each other. */
static void
test_verify_agreement(void)
{
	struct desk desk = desk_open();
	struct publication publication = publish_two(&desk);
	struct release *release =
	    release_of(&desk, publication.registries[0], 0, "z");
	struct manifest_document *documents;
	struct catalogue *all = catalogue_read(desk.arena,
	    (struct origin) {desk.diag, "x", "index.json"},
	    read_text(&desk, "index.json"));
	struct text index = read_text(&desk, "index.json");
	struct text manifest = read_text(&desk, "2022/so-1/manifest.json");
	struct catalogue_issue issue = *catalogue_at(all, 0);
	int ninth[] = {9};

	/* Another manifest than the catalogue's. */
	write_text(&desk, "2022/so-1/manifest.json",
	    release_manifest_file(release)->bytes);
	CHECK(is_found(&desk, "verify-manifest"));
	CHECK(says(&desk, "that the catalogue knows"));
	write_text(&desk, "2022/so-1/manifest.json", manifest);

	/* Another date, then other pages, than the manifest's. */
	issue.date.day++;
	write_text(&desk, "index.json",
	    catalogue_write(
		desk.arena, catalogue_with(desk.arena, all, &issue)));
	CHECK(is_found(&desk, "verify-manifest"));
	CHECK(is_found(&desk, "verify-register"));
	issue = *catalogue_at(all, 0);
	issue.pages++;
	write_text(&desk, "index.json",
	    catalogue_write(
		desk.arena, catalogue_with(desk.arena, all, &issue)));
	CHECK(is_found(&desk, "verify-manifest"));

	/* Another number than the manifest's. */
	issue = *catalogue_at(all, 0);
	issue.numbers = (struct numbers) {ninth, 1};
	write_text(&desk, "index.json",
	    catalogue_write(
		desk.arena, catalogue_with(desk.arena, all, &issue)));
	CHECK(is_found(&desk, "verify-manifest"));

	/* Another document than the register's. */
	release = release_of(&desk, publication.registries[0], 0, "a");
	documents = release->manifest->documents.at;
	documents[0].number = "7/2022/QĐ-UBND";
	seal(&desk, release);
	issue = *catalogue_at(all, 0);
	issue.manifest = release_manifest_file(release)->digest;
	write_text(&desk, "index.json",
	    catalogue_write(
		desk.arena, catalogue_with(desk.arena, all, &issue)));
	write_text(&desk, "2022/so-1/manifest.json",
	    release_manifest_file(release)->bytes);
	CHECK(is_found(&desk, "verify-register"));
	CHECK(says(&desk, "the manifest of 2022/so-1 knows"));
	write_text(&desk, "2022/so-1/manifest.json", manifest);
	write_text(&desk, "index.json", index);
	CHECK(is_whole(&desk, 2));
	desk_close(&desk);
}

static void
test_verify_register(void)
{
	struct desk desk = desk_open();
	struct registry *registry;
	struct verified verified;

	/* One number more than is published: a warning. */
	publish_two(&desk);
	registry = register_of(&desk, 2022, LINES_2022, 3);
	write_text(&desk, "2022/register", registry->source->text);
	CHECK(verify_portal(desk.arena, desk.diag, desk.portal, VERIFY_MOST,
	    NULL, NULL, &verified));
	CHECK(count_code(&desk, "verify-unpublished") == 1);
	CHECK(desk.diag->totals[SEVERITY_WARNING] == 1);

	/* A sound register of other issues. */
	registry = register_of(&desk, 2022, OTHERS_2022, 1);
	write_text(&desk, "2022/register", registry->source->text);
	CHECK(is_found(&desk, "verify-register"));
	CHECK(count_code(&desk, "verify-register") == 2);

	/* What a terminal would obey. */
	write_text(&desk, "2022/register", text_of("\033[2J\n"));
	CHECK(is_found(&desk, "verify-register"));
	CHECK(says(&desk, "is no text") && !has_code(&desk, "register-form"));
	desk_close(&desk);
}

/* A portal with one issue and a manifest of any words, which it vouches for */
static void
write_hostile(struct desk *desk, const char *directory, const char *manifest)
{
	const char *index = arena_format(desk->arena,
	    "{\"version\":1,\"gazette\":{\"name\":\"a\",\"province\":\"b\","
	    "\"publisher\":\"c\"},\"issues\":[{\"year\":2022,\"numbers\":[1],"
	    "\"label\":\"d\",\"date\":\"2022-01-18\",\"path\":\"%s\","
	    "\"manifest\":\"%s\",\"documents\":0,\"pages\":1}]}",
	    directory, digest_of(text_of(manifest)).hex);

	write_text(desk, "index.json", text_of(index));
	write_text(desk, "2022/so-1/manifest.json", text_of(manifest));
}

static void
test_verify_hostile(void)
{
	struct desk desk = desk_open();
	struct verified verified;
	const char *large = HEAD "\"files\":[" FILE_OF("a", "100") "]}";

	write_text(&desk, "secret", text_of("x"));
	write_hostile(&desk, "2022/so-1",
	    HEAD "\"files\":[" FILE_OF("../../secret", "1") "]}");
	CHECK(is_found(&desk, "verify-manifest"));
	CHECK(says(&desk, "files[0].path"));
	CHECK(!says(&desk, "secret")); /* nothing is quoted */
	write_hostile(&desk, "../2022/so-1", HEAD "\"files\":[]}");
	CHECK(is_found(&desk, "verify-catalogue"));
	write_hostile(&desk, "2022/so-1", HEAD "\"files\":[]}");
	CHECK(is_found(&desk, "verify-manifest"));
	CHECK(says(&desk, "a draft is published"));

	/* A file above the limit is not even fetched. */
	desk_forget(&desk);
	large = arena_format(desk.arena,
	    "{\"version\":1,\"generator\":\"x\",\"year\":2022,\"gazette\":"
	    "{\"name\":\"a\",\"province\":\"b\",\"publisher\":\"c\"},"
	    "\"label\":\"d\",\"pages\":1,\"numbers\":[1],\"documents\":[],"
	    "\"date\":\"2022-01-18\",\"register\":{\"line\":1,\"chain\":\"%s\"}"
	    ",\"files\":[%s]}",
	    SHA, FILE_OF("a.pdf", "4000000000000"));
	write_hostile(&desk, "2022/so-1", large);
	CHECK(!verify_portal(
	    desk.arena, desk.diag, desk.portal, 1000, NULL, NULL, &verified));
	CHECK(says(&desk, "the limit is 1000 bytes"));
	CHECK(!has_code(&desk, "verify-missing"));
	desk_close(&desk);
}

static void
refuse_portal(const char *where, enum portal_use use, const char *words)
{
	struct desk desk = desk_open();
	struct portal *portal = portal_open(desk.arena, desk.diag, where, use);

	CHECK(portal == NULL);
	CHECK(desk.diag->totals[SEVERITY_FAILURE] == 1);
	CHECK(says(&desk, words));
	if (!says(&desk, words))
		diag_print(desk.diag, stderr, DIAG_TEXT);
	for (size_t i = 0; i < desk.diag->count; i++)
		CHECK(desk.diag->at[i].path == NULL ||
		    strstr(desk.diag->at[i].path, "hemlig") == NULL);
	CHECK(!says(&desk, "hemlig"));
	portal_close(portal);
	desk_close(&desk);
}

static void
test_portal_addresses(void)
{
	static const char *const LOOPBACK[] = {"http://127.0.0.1:1/",
	    "http://localhost/a", "http://[::1]:8080", "http://127.9.8.7"};
	static const char *const PLAIN[] = {"http://congbao.example/",
	    "http://127.0.0.1.example/", "http://localhost.example",
	    "http://128.0.0.1", "http://[::2]"};

	for (size_t i = 0; i < sizeof LOOPBACK / sizeof LOOPBACK[0]; i++) {
		struct desk desk = desk_open();
		struct portal *portal = portal_open(
		    desk.arena, desk.diag, LOOPBACK[i], PORTAL_READ);

		CHECK(portal != NULL);
		portal_close(portal);
		desk_close(&desk);
	}
	for (size_t i = 0; i < sizeof PLAIN / sizeof PLAIN[0]; i++)
		refuse_portal(PLAIN[i], PORTAL_READ, "use https://");
	refuse_portal("https://a.example", PORTAL_WRITE, "not published to");
	refuse_portal("ftp://a.example", PORTAL_READ, "a portal is");
	refuse_portal("gopher://a.example", PORTAL_READ, "a portal is");
	refuse_portal("https://u:hemlig@a.example", PORTAL_READ, "password");
	refuse_portal("https://a.example/?a=1", PORTAL_READ, "no ?");
	refuse_portal("https://a.example/#a", PORTAL_READ, "no ?");
	refuse_portal("file://server/a", PORTAL_READ, "");
	refuse_portal("https://", PORTAL_READ, "");
	refuse_portal("", PORTAL_READ, "no portal");
}

/* One request, answered as its path says; the tree is served else. */
static void
serve_one(const struct desk *desk, int client)
{
	char request[4096] = "";
	ssize_t length = read(client, request, sizeof request - 1);
	char path[1024] = "";
	struct buffer answer = {.arena = arena_new()};
	struct text bytes;

	if (length > 0)
		request[length] = '\0';
	sscanf(request, "GET /%1000s", path);
	if (strncmp(path, "away/", 5) == 0) {
		buffer_string(&answer,
		    "HTTP/1.1 302 Found\r\nLocation: file:///etc/passwd\r\n"
		    "Content-Length: 0\r\n\r\n");
	} else if (strncmp(path, "broken/", 7) == 0) {
		buffer_string(
		    &answer, "HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n");
	} else if (strncmp(path, "endless/", 8) == 0) {
		buffer_string(&answer, "HTTP/1.1 200 OK\r\n\r\n");
		for (int i = 0; i < 9 * 1024 * 1024 / 16; i++)
			buffer_string(&answer, "0123456789abcdef");
	} else if (!file_exists(at(desk, path))) {
		buffer_string(
		    &answer, "HTTP/1.1 404 No\r\nContent-Length: 2\r\n\r\nno");
	} else {
		bytes = read_text(desk, path);
		buffer_format(&answer,
		    "HTTP/1.1 200 OK\r\nContent-Length: %zu\r\n\r\n",
		    bytes.length);
		buffer_add(&answer, bytes);
	}
	for (size_t sent = 0; sent < answer.length;) {
		ssize_t part = send(client, answer.at + sent,
		    answer.length - sent, MSG_NOSIGNAL);

		if (part <= 0)
			break;
		sent += (size_t)part;
	}
	shutdown(client, SHUT_WR);
	close(client);
	arena_free(answer.arena);
}

/* A server of the portal's tree, in a process of its own. */
static pid_t
serve(const struct desk *desk, int *port)
{
	int listener = socket(AF_INET, SOCK_STREAM, 0);
	struct sockaddr_in address = {.sin_family = AF_INET};
	socklen_t length = sizeof address;
	pid_t child;

	address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	CHECK(bind(listener, (struct sockaddr *)&address, length) == 0);
	CHECK(listen(listener, 16) == 0);
	CHECK(getsockname(listener, (struct sockaddr *)&address, &length) == 0);
	*port = ntohs(address.sin_port);
	child = fork();
	if (child == 0)
		for (;;) {
			int client = accept(listener, NULL, NULL);

			if (client >= 0)
				serve_one(desk, client);
		}
	close(listener);
	return child;
}

static bool
verify_web(
    struct desk *desk, int port, const char *path, struct verified *verified)
{
	const char *url =
	    arena_format(desk->arena, "http://127.0.0.1:%d/%s", port, path);

	desk_forget(desk);
	return verify_portal(
	    desk->arena, desk->diag, url, VERIFY_MOST, NULL, NULL, verified);
}

static void
test_web(void)
{
	struct desk desk = desk_open();
	struct verified verified;
	int port = 0;
	pid_t server;

	publish_two(&desk);
	setenv("http_proxy", "http://127.0.0.1:1", 1); /* not to be used */
	server = serve(&desk, &port);
	CHECK(verify_web(&desk, port, "", &verified));
	CHECK(verified.issues == 2 && verified.files == 2 * FILES);
	CHECK(!verify_web(&desk, port, "nowhere/", &verified));
	CHECK(has_code(&desk, "verify-catalogue"));
	CHECK(!verify_web(&desk, port, "away/", &verified));
	CHECK(says(&desk, "302: the server leads elsewhere"));
	CHECK(!verify_web(&desk, port, "broken/", &verified));
	CHECK(says(&desk, "HTTP status 500"));
	CHECK(diag_exit_status(desk.diag, false) == 2);
	CHECK(!verify_web(&desk, port, "endless/", &verified));
	CHECK(says(&desk, "longer than 8388608 bytes"));
	flip(&desk, "2022/so-2/1.pdf", 0);
	CHECK(!verify_web(&desk, port, "", &verified));
	CHECK(has_code(&desk, "verify-digest") && verified.issues == 1);
	kill(server, SIGKILL);
	waitpid(server, NULL, 0);
	CHECK(!verify_web(&desk, port, "", &verified));
	CHECK(desk.diag->totals[SEVERITY_FAILURE] == 1);
	unsetenv("http_proxy");
	desk_close(&desk);
}

static void
test_build(void)
{
	struct desk desk = desk_open();
	struct registry *registry = register_of(&desk, 2022, LINES_2022, 1);
	struct release *release = release_of(&desk, registry, 0, "a");
	struct built built = {0};
	struct stat before, after;
	const char *first = at(&desk, "2022/so-1/1.pdf");

	CHECK(build_write(desk.arena, desk.diag, desk.portal, release, &built));
	CHECK(built.written == ISSUE_FILES && built.kept == 0);
	CHECK(stat(first, &before) == 0);
	CHECK(build_write(desk.arena, desk.diag, desk.portal, release, &built));
	CHECK(built.written == ISSUE_FILES && built.kept == ISSUE_FILES);
	CHECK(stat(first, &after) == 0 && before.st_ino == after.st_ino);

	/* Two names go; one of those files was changed, and stays. */
	write_text(&desk, "2022/so-1/mine.pdf", text_of("mine"));
	write_text(&desk, "2022/so-1/2.pdf", text_of("changed"));
	release = release_of(&desk, registry, 0, "b");
	for (size_t i = 0; i < 2; i++)
		release->at[i].path =
		    i == 0 ? "2022/so-1/3.pdf" : "2022/so-1/4.pdf";
	seal(&desk, release);
	built = (struct built) {0};
	CHECK(build_write(desk.arena, desk.diag, desk.portal, release, &built));
	CHECK(built.written == ISSUE_FILES && built.removed == 1);
	CHECK(!file_exists(first));
	CHECK(file_exists(at(&desk, "2022/so-1/mine.pdf")));
	CHECK(text_is(read_text(&desk, "2022/so-1/2.pdf"), "changed"));
	CHECK(count_code(&desk, "build-stray") == 1);
	CHECK(!diag_is_bad(desk.diag));
	desk_close(&desk);
}

/* What was built is published from the disk, if it is still what it was. */
static void
test_load(void)
{
	struct desk desk = desk_open();
	const char *output = file_join(desk.arena, desk.root, "out");
	struct registry *registry = register_of(&desk, 2022, LINES_2022, 1);
	struct release *made = release_of(&desk, registry, 0, "a");
	struct issue issue = {
	    .path = "issues/2022/tet", .year = 2022, .slug = "so-1"};
	struct built built = {0};
	struct published published;
	struct publication publication;
	struct release *release;

	CHECK(build_write(desk.arena, desk.diag, output, made, &built));
	release = release_load(desk.arena, desk.diag, output, &issue);
	CHECK(release != NULL && release->count == ISSUE_FILES);
	publication = publication_of(&desk, registry, release, NULL);
	publish(&desk, &publication, &published);
	CHECK(published.files == ISSUE_FILES + 2);
	CHECK(is_whole(&desk, 1));

	remove_tree(desk.portal);
	CHECK(file_write(desk.diag,
	    file_join(desk.arena, output, "2022/so-1/2.pdf"),
	    text_of("2022/so-1 the sAme 1\n")));
	publish(&desk, &publication, &published);
	CHECK(says(&desk, "build the issues again"));
	CHECK(!file_exists(at(&desk, "2022/so-1/manifest.json")));
	issue.slug = "so-9";
	CHECK(release_load(desk.arena, desk.diag, output, &issue) == NULL);
	desk_close(&desk);
}

int
main(void)
{
	test_paths();
	test_manifest_round();
	test_hostile_manifests();
	test_manifest_of_no_file();
	test_hostile_catalogues();
	test_catalogue_order();
	test_plan_order();
	test_publish_first_and_again();
	test_publish_more();
	test_killed_anywhere();
	test_leftovers();
	test_changed();
	test_lost_manifest();
	test_number_taken();
	test_register_refused();
	test_register_of_others();
	test_draft();
	test_bad_catalogue();
	test_missing_and_damaged();
	test_meanwhile();
	test_read_back();
	test_full_disk();
	test_verify_finds();
	test_verify_agreement();
	test_verify_register();
	test_verify_hostile();
	test_portal_addresses();
	test_web();
	test_build();
	test_load();
	return check_report();
}
