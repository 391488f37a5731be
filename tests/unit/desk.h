/*
 * desk: what the tests of publishing work with: a new directory with a portal
 * in it, and issues of a few bytes a file. What files hold is no concern of
 * that room.
 */
#ifndef UNIT_DESK_H
#define UNIT_DESK_H

#include "unit/check.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/path.h"
#include "number/issue.h"
#include "number/registry.h"
#include "publish/issue_package.h"
#include "publish/manifest.h"
#include "read/profile.h"

enum { FILES = 3, ISSUE_FILES = FILES + 1 }; /* and the manifest */

/* What each test works with. */
struct desk {
	struct arena *arena;
	struct diag *diag;
	const char *root; /* a new directory */
	const char *portal;
	const char *output; /* where issues are built */
	struct profile *profile;
};

static inline struct desk
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
	desk.output = file_join(desk.arena, desk.root, "out");
	desk.profile = arena_alloc(desk.arena, sizeof *desk.profile);
	desk.profile->gazette.text = "CÔNG BÁO";
	desk.profile->province.text = "tỉnh Giả Định";
	desk.profile->publisher.text = "Văn phòng";
	desk.profile->base_url.text = "https://congbao.example/";
	return desk;
}

static inline void
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

static inline void
desk_close(struct desk *desk)
{
	remove_tree(desk->root);
	arena_free(desk->arena);
}

/* What went before is forgiven. */
static inline void
desk_forget(struct desk *desk)
{
	desk->diag = diag_new(desk->arena);
}

static inline bool
has_code(const struct desk *desk, enum diag_code code)
{
	for (size_t i = 0; i < desk->diag->count; i++)
		if (desk->diag->at[i].code == code)
			return true;
	return false;
}

static inline size_t
count_code(const struct desk *desk, enum diag_code code)
{
	size_t count = 0;

	for (size_t i = 0; i < desk->diag->count; i++)
		count += desk->diag->at[i].code == code;
	return count;
}

static inline bool
says(const struct desk *desk, const char *words)
{
	for (size_t i = 0; i < desk->diag->count; i++)
		if (strstr(desk->diag->at[i].message, words) != NULL)
			return true;
	return false;
}

static inline const char *
at(const struct desk *desk, const char *path)
{
	return file_join(desk->arena, desk->portal, path);
}

static inline struct text
read_text(const struct desk *desk, const char *path)
{
	struct diag *quiet = diag_new(desk->arena);
	struct text bytes = {"", 0};

	file_read(desk->arena, quiet, at(desk, path), &bytes);
	return bytes;
}

static inline void
write_text(const struct desk *desk, const char *path, struct text bytes)
{
	const char *name = at(desk, path);

	CHECK(
	    file_make_directory(desk->diag, file_directory(desk->arena, name)));
	CHECK(file_write(desk->diag, name, bytes));
}

static inline void
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
static inline const char *
snapshot(const struct desk *desk)
{
	struct buffer out = {.arena = desk->arena};

	buffer_string(&out, "");
	describe_tree(&out, desk->portal, "");
	return out.at;
}

/* Lines of numbers, date, directory and documents become a register. */
static inline struct registry *
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

static inline struct entry
document_of(const char *number, const char *file, const char *source)
{
	return (struct entry) {.number = number,
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

static inline struct issue_entry *
manifest_for(const struct desk *desk, const struct registry *registry,
    size_t line, const char *salt)
{
	const struct register_line *written = &registry->at[line];
	struct issue_entry *manifest =
	    arena_alloc(desk->arena, sizeof *manifest);
	struct entry *documents =
	    arena_alloc(desk->arena, 2 * sizeof *documents);

	documents[0] = document_of("1/2022/QĐ-UBND", "1.pdf", salt);
	documents[1] = document_of("2/QĐ-UBND", "2.pdf", "the same");
	manifest->version = 1;
	manifest->generator = "congbao";
	manifest->gazette = gazette_names_of(desk->profile);
	manifest->year = registry->year;
	manifest->numbers =
	    numbers_between(desk->arena, written->first, written->last);
	manifest->label = "nhãn";
	manifest->date = written->date;
	manifest->pages = 3;
	manifest->file = "cong-bao.pdf";
	manifest->documents = (struct items) {documents, 2};
	manifest->registered.line = line + 1;
	manifest->registered.chain = written->chain;
	return manifest;
}

static inline void
seal(const struct desk *desk, struct issue_package *package)
{
	struct entry_file *list =
	    arena_alloc(desk->arena, FILES * sizeof *list);
	const char *path =
	    path_join(desk->arena, package->directory, MANIFEST_NAME);

	for (size_t i = 0; i < FILES; i++)
		list[i] = (struct entry_file) {
		    package->at[i].path + strlen(package->directory) + 1,
		    package->at[i].size, package->at[i].digest, "text/x"};
	package->manifest->files = (struct items) {list, FILES};
	package->at[FILES] = public_file_of(path, "application/json",
	    manifest_write(desk->arena, package->manifest));
	package->count = ISSUE_FILES;
}

/* An issue of three files; another salt makes it another issue. */
static inline struct issue_package *
issue_package_in(const struct desk *desk, const struct registry *registry,
    size_t line, const char *directory, const char *salt)
{
	static const char *const NAMES[FILES] = {
	    "1.pdf", "2.pdf", "cong-bao.pdf"};
	struct issue_package *package =
	    arena_alloc(desk->arena, sizeof *package);

	package->directory = directory;
	package->at =
	    arena_alloc(desk->arena, ISSUE_FILES * sizeof *package->at);
	package->manifest = manifest_for(desk, registry, line, salt);
	for (size_t i = 0; i < FILES; i++) {
		const char *bytes = arena_format(desk->arena, "%s %s %zu\n",
		    directory, i == 1 ? "the same" : salt, i);

		package->at[i] =
		    public_file_of(path_join(desk->arena, directory, NAMES[i]),
			"text/x", text_of(bytes));
	}
	seal(desk, package);
	return package;
}

static inline struct issue_package *
issue_package_of(const struct desk *desk, const struct registry *registry,
    size_t line, const char *salt)
{
	return issue_package_in(desk, registry, line,
	    arena_format(desk->arena, "%d/so-%d", registry->year,
		registry->at[line].first),
	    salt);
}

#endif
