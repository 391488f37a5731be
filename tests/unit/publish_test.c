/*
 * What is published: names, manifests, issue indexes and what build writes.
 */
#include "unit/desk.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "commands/stamp.h"
#include "publish/build.h"
#include "publish/file_index.h"
#include "publish/issue_index.h"

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
	struct issue_package *package =
	    issue_package_of(&desk, registry, 1, "a");
	struct text bytes = package->at[package->count - 1].bytes;
	struct origin origin = {
	    desk.diag, CODE_PUBLISH_PORTAL, "manifest.json"};
	struct issue_entry *again = manifest_read(desk.arena, origin, bytes);

	CHECK(again != NULL && desk.diag->count == 0);
	CHECK(text_equal(manifest_write(desk.arena, again), bytes));
	CHECK(again->numbers.count == 2 && again->numbers.at[1] == 3);
	CHECK(strcmp(entry_at(again, 0)->title, "Về việc \"thử\"") == 0);
	CHECK(entry_at(again, 0)->field == NULL);
	CHECK(!date_is_given(entry_at(again, 0)->received));
	CHECK(entry_at(again, 1)->pages.last == 2);
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
	struct origin origin = {
	    desk.diag, CODE_PUBLISH_PORTAL, "manifest.json"};

	CHECK(manifest_read(desk.arena, origin, text_of(json)) == NULL);
	CHECK(desk.diag->totals[SEVERITY_ERROR] == 1);
	CHECK(has_code(&desk, CODE_PUBLISH_PORTAL));
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
#define SIGNED_OF(size, base)                                                  \
	"{\"path\":\"a\",\"size\":" size ",\"sha256\":\"" SHA "\","            \
	"\"base_size\":" base ",\"base_sha256\":\"" SHA "\",\"type\":\"t\"}"

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
	refuse_manifest(
	    HEAD "\"files\":[" SIGNED_OF("2", "2") "]}", "that was signed");
	refuse_manifest(
	    HEAD "\"files\":[" SIGNED_OF("2", "0") "]}", "that was signed");
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
	refuse_manifest(
	    NUMBERED "\"numbers\":[1,3]," DATED "}", "consecutive numbers");
	refuse_manifest(
	    NUMBERED "\"numbers\":[0]," DATED "}", "consecutive numbers");
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
	struct issue_package *package =
	    issue_package_of(&desk, registry, 0, "a");
	struct entry *documents = package->manifest->documents.at;

	documents[1].file = "9.pdf";
	seal(&desk, package);
	refuse_manifest(package->at[FILES].bytes.at, "a document's file");
	documents[1].file = "2.pdf";
	package->manifest->file = "9.pdf";
	seal(&desk, package);
	refuse_manifest(package->at[FILES].bytes.at, "the issue's file");
	desk_close(&desk);
}

static void
refuse_issue_index(const char *issues, const char *words)
{
	struct desk desk = desk_open();
	struct origin origin = {desk.diag, CODE_PUBLISH_PORTAL, "index.json"};
	const char *json = arena_format(desk.arena,
	    "{\"version\":1,\"gazette\":{\"name\":\"a\",\"province\":\"b\","
	    "\"publisher\":\"c\"},\"issues\":[%s]}",
	    issues);

	CHECK(issue_index_read(desk.arena, origin, text_of(json), NULL, NULL) ==
	    NULL);
	CHECK(count_code(&desk, CODE_PUBLISH_PORTAL) == 1);
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
test_hostile_issue_indexes(void)
{
	refuse_issue_index(ISSUE_OF("2022", "", "a"), "not consecutive");
	refuse_issue_index(ISSUE_OF("2022", "0", "a"), "not consecutive");
	refuse_issue_index(ISSUE_OF("2022", "2,4", "a"), "not consecutive");
	refuse_issue_index(
	    ISSUE_OF("2022", "2", "a") "," ISSUE_OF("2022", "1", "b"),
	    "not sorted");
	refuse_issue_index(
	    ISSUE_OF("2022", "1,2", "a") "," ISSUE_OF("2022", "2", "b"),
	    "not sorted");
	refuse_issue_index(
	    ISSUE_OF("2022", "1", "a") "," ISSUE_OF("2021", "2", "b"),
	    "not sorted");
	refuse_issue_index(
	    ISSUE_OF("2022", "1", "a") "," ISSUE_OF("2022", "2", "a"),
	    "the same directory");
	refuse_issue_index(ISSUE_OF("2022", "1", "a/../b"), "issues[0].path");
	refuse_issue_index("{}", "missing");
}

/* The file of any year is the text that the test gives. */
static bool
fetch_text(void *context, struct arena *arena, const struct indexed_year *year,
    struct text *bytes)
{
	(void)arena;
	(void)year;
	*bytes = text_of(context);
	return true;
}

static void
refuse_years(const char *years, const char *file, const char *words)
{
	struct desk desk = desk_open();
	struct origin origin = {desk.diag, CODE_PUBLISH_PORTAL, "a/index.json"};
	char *text = arena_format(desk.arena, "%s", file);
	const char *json = arena_format(desk.arena,
	    "{\"version\":2,\"gazette\":{\"name\":\"a\",\"province\":\"b\","
	    "\"publisher\":\"c\"},%s}",
	    years);

	CHECK(issue_index_read(
		  desk.arena, origin, text_of(json), fetch_text, text) == NULL);
	CHECK(count_code(&desk, CODE_PUBLISH_PORTAL) == 1);
	CHECK(says(&desk, words));
	if (!says(&desk, words))
		diag_print(desk.diag, stderr, DIAG_TEXT);
	desk_close(&desk);
}

#define YEAR_ROW(year, path)                                                   \
	"{\"year\":" year ",\"path\":\"" path "\",\"sha256\":\"" SHA           \
	"\",\"issues\":1,\"documents\":0,\"pages\":1}"
#define YEAR_FILE(issues)                                                      \
	"{\"version\":1,\"year\":2022,\"issues\":[" issues "]}"

static void
test_hostile_years(void)
{
	static const char ONE[] = YEAR_FILE(ISSUE_OF("2022", "1", "a"));

	refuse_years(
	    "\"years\":[" YEAR_ROW("2022", "../b") "]", ONE, "years[0].path");
	refuse_years(
	    "\"years\":[" YEAR_ROW("2022", "b") "," YEAR_ROW("2022", "b") "]",
	    ONE, "years are not sorted");
	refuse_years("\"years\":[],\"issues\":[" ISSUE_OF("2022", "1", "a") "]",
	    ONE, "is not divided into years as its version says");
	refuse_years("\"years\":[" YEAR_ROW("2021", "b") "]", ONE,
	    "an issue of another year");
	refuse_years("\"years\":[" YEAR_ROW("2022", "b") "]", "{}", "missing");
	refuse_years("\"years\":[" YEAR_ROW("2022", "b") "]",
	    YEAR_FILE(
		ISSUE_OF("2022", "2", "a") "," ISSUE_OF("2022", "1", "b")),
	    "not sorted");
}

static void
test_issue_index_order(void)
{
	struct desk desk = desk_open();
	int first[] = {1}, second[] = {2, 3}, third[] = {3, 4}, fifth[] = {5};
	struct issue_entry a = {
	    .year = 2022, .numbers = {first, 1}, .path = "a"};
	struct issue_entry b = {
	    .year = 2022, .numbers = {second, 2}, .path = "b"};
	struct issue_entry c = {
	    .year = 2021, .numbers = {fifth, 1}, .path = "c"};
	struct issue_entry at[] = {b, a, c};
	struct issue_index issue_index = {.issues = {at, 3}},
			   *all = &issue_index;
	struct numbers wanted = {third, 2}, free_one = {fifth, 1};

	qsort(at, 3, sizeof *at, issue_index_compare);
	CHECK(strcmp(issue_index_at(all, 0)->path, "c") == 0);
	CHECK(strcmp(issue_index_at(all, 1)->path, "a") == 0);
	CHECK(strcmp(issue_index_at(all, 2)->path, "b") == 0);
	CHECK(issue_index_find_numbers(all, 2022, &wanted) ==
	    issue_index_at(all, 2));
	CHECK(issue_index_find_numbers(all, 2022, &free_one) == NULL);
	CHECK(issue_index_find_numbers(all, 2021, &wanted) == NULL);
	CHECK(issue_index_find(all, "c") == issue_index_at(all, 0));
	CHECK(issue_index_find(all, "d") == NULL);
	desk_close(&desk);
}

static void
test_file_index_of(void)
{
	static const char *const ROWS[][2] = {
	    {"a.css", "danh-muc.json"},
	    {"2024/van-ban/12.html", "2024/danh-muc.json"},
	    {"2024/index.html", "2024/danh-muc.json"},
	    {"2024/danh-muc.json", "danh-muc.json"},
	    {"loai/index.html", "loai/danh-muc.json"},
	    {"loai/a/2024.html", "loai/a/danh-muc.json"},
	    {"loai/a/danh-muc.json", "loai/danh-muc.json"},
	    {"loai/danh-muc.json", "danh-muc.json"},
	    {"danh-muc.json", "danh-muc.json"},
	};
	struct arena *arena = arena_new();

	for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++)
		CHECK(
		    strcmp(file_index_of(arena, ROWS[i][0]), ROWS[i][1]) == 0);
	CHECK(
	    file_index_is("danh-muc.json") && file_index_is("a/danh-muc.json"));
	CHECK(
	    !file_index_is("a/b-danh-muc.json") && !file_index_is("a/b.json"));
	CHECK(path_depth("loai/a/danh-muc.json") == 2);
	arena_free(arena);
}

static void
test_build(void)
{
	struct desk desk = desk_open();
	struct registry *registry = register_of(&desk, 2022, LINES_2022, 1);
	struct issue_package *package =
	    issue_package_of(&desk, registry, 0, "a");
	struct built built = {0};
	struct stat before, after;
	const char *first = at(&desk, "2022/so-1/1.pdf");

	CHECK(build_write(desk.arena, desk.diag, desk.portal, package, &built));
	CHECK(built.written == ISSUE_FILES && built.kept == 0);
	CHECK(stat(first, &before) == 0);
	CHECK(build_write(desk.arena, desk.diag, desk.portal, package, &built));
	CHECK(built.written == ISSUE_FILES && built.kept == ISSUE_FILES);
	CHECK(stat(first, &after) == 0 && before.st_ino == after.st_ino);

	/* Two names go; one of those files was changed, and stays. */
	write_text(&desk, "2022/so-1/mine.pdf", text_of("mine"));
	write_text(&desk, "2022/so-1/2.pdf", text_of("changed"));
	package = issue_package_of(&desk, registry, 0, "b");
	for (size_t i = 0; i < 2; i++)
		package->at[i].path =
		    i == 0 ? "2022/so-1/3.pdf" : "2022/so-1/4.pdf";
	seal(&desk, package);
	built = (struct built) {0};
	CHECK(build_write(desk.arena, desk.diag, desk.portal, package, &built));
	CHECK(built.written == ISSUE_FILES && built.removed == 1);
	CHECK(file_is_absent(first));
	CHECK(!file_is_absent(at(&desk, "2022/so-1/mine.pdf")));
	CHECK(text_is(read_text(&desk, "2022/so-1/2.pdf"), "changed"));
	CHECK(count_code(&desk, CODE_BUILD_STRAY) == 1);
	CHECK(!diag_is_bad(desk.diag));
	desk_close(&desk);
}

/* What a stamp says of files that were copied, and of others. */
static void
test_stamp(void)
{
	struct desk desk = desk_open();
	struct file_digest file = {"2022/a.txt", digest_of(text_of("one"))};
	struct stamp stamp = {
	    desk.portal, "2022/a", digest_of(text_of("inputs"))};
	struct stamp other = stamp;
	struct file_digests files = {&file, 1, 1};
	struct text said;

	write_text(&desk, "2022/a.txt", text_of("one"));
	CHECK(stamp_write(
	    desk.arena, desk.diag, &stamp, &files, text_of("said")));
	CHECK(stamp_holds(desk.arena, &stamp, &said));
	CHECK(text_is(said, "said"));
	other.inputs = digest_of(text_of("others"));
	CHECK(!stamp_holds(desk.arena, &other, &said));

	/* The same bytes in another file; then others of that size. */
	CHECK(unlink(at(&desk, "2022/a.txt")) == 0);
	write_text(&desk, "2022/b.txt", text_of("one"));
	CHECK(rename(at(&desk, "2022/b.txt"), at(&desk, "2022/a.txt")) == 0);
	CHECK(stamp_holds(desk.arena, &stamp, &said));
	CHECK(text_is(said, "said"));
	CHECK(stamp_holds(desk.arena, &stamp, &said));
	write_text(&desk, "2022/a.txt", text_of("two"));
	CHECK(!stamp_holds(desk.arena, &stamp, &said));
	desk_close(&desk);
}

int
main(void)
{
	test_paths();
	test_manifest_round();
	test_hostile_manifests();
	test_manifest_of_no_file();
	test_hostile_issue_indexes();
	test_hostile_years();
	test_issue_index_order();
	test_file_index_of();
	test_build();
	test_stamp();
	return check_report();
}
