#include "desk/watch.h"

#include <errno.h>
#include <stddef.h>
#include <string.h>
#include <sys/inotify.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/system_words.h"
#include "base/text.h"

/* IN_CREATE is not among them: a new file is closed once it is written. */
enum { SAVED = IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE };

static bool
add(struct diag *diag, const struct watch *watch, const char *path, int *added)
{
	*added = inotify_add_watch(watch->descriptor, path, SAVED | IN_ONLYDIR);
	if (*added < 0)
		diag_failure(diag, path, "%s", system_words(errno));
	return *added >= 0;
}

bool
watch_begin(struct arena *arena, struct diag *diag, struct watch *watch,
    const char *root, const char *issue)
{
	*watch = (struct watch) {.issue_path = issue,
	    .descriptor = inotify_init1(IN_NONBLOCK | IN_CLOEXEC)};
	if (watch->descriptor < 0) {
		diag_failure(diag, NULL, "inotify: %s", system_words(errno));
		return false;
	}
	return add(diag, watch, file_join(arena, root, "issues"),
		   &watch->gazette) &&
	    add(diag, watch, file_directory(arena, issue), &watch->year) &&
	    add(diag, watch, issue, &watch->issue);
}

void
watch_end(struct watch *watch)
{
	if (watch->descriptor >= 0)
		close(watch->descriptor);
	watch->descriptor = -1;
}

/* Hidden files, and "x~" and "#x#" of Emacs. */
static bool
is_source(const char *name)
{
	return name[0] != '.' && name[0] != '#' && name[0] != '\0' &&
	    !text_ends(text_of(name), "~");
}

/* The directory was moved or removed: its successor has the same path. */
static void
watch_again(struct watch *watch, struct saved *saved)
{
	watch->issue = inotify_add_watch(
	    watch->descriptor, watch->issue_path, SAVED | IN_ONLYDIR);
	saved->any = true;
}

static void
read_event(struct arena *arena, struct watch *watch,
    const struct inotify_event *event, struct saved *saved)
{
	const char *name = event->len > 0 ? event->name : "";

	if (event->wd == watch->gazette && is_source(name)) {
		saved->any = saved->is_stale = true;
	} else if (event->wd == watch->year && strcmp(name, "register") == 0) {
		saved->any = saved->is_stale = true;
	} else if (event->wd == watch->year && name[0] != '\0' &&
	    text_ends(text_of(watch->issue_path), name)) {
		watch_again(watch, saved);
	} else if (event->wd == watch->issue && is_source(name)) {
		saved->any = true;
		saved->name = arena_string(arena, name);
	}
}

struct saved
watch_read(struct arena *arena, struct watch *watch)
{
	_Alignas(struct inotify_event) char events[16 * 1024];
	struct saved saved = {0};
	ssize_t got;

	while ((got = read(watch->descriptor, events, sizeof events)) > 0)
		for (char *at = events; at < events + got;) {
			const struct inotify_event *event = (const void *)at;

			read_event(arena, watch, event, &saved);
			at += sizeof *event + event->len;
		}
	return saved;
}
