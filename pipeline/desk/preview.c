#define _DEFAULT_SOURCE
#include "desk/preview.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/system_words.h"
#include "desk/preview_server.h"
#include "desk/watch.h"
#include "number/gazette.h"

/* What a preview waits for. */
enum { ENDS, SAVES, REQUESTS, WAITED };

struct preview_run {
	struct arena *arena;
	struct preview_source source;
	struct preview preview;
	struct watch watch;
	struct preview_server *server;
	int ends; /* readable when SIGINT or SIGTERM has come */
};

static bool
catch_signals(struct diag *diag, struct preview_run *run)
{
	sigset_t ends;

	sigemptyset(&ends);
	sigaddset(&ends, SIGINT);
	sigaddset(&ends, SIGTERM);
	sigprocmask(SIG_BLOCK, &ends, NULL);
	run->ends = signalfd(-1, &ends, SFD_NONBLOCK | SFD_CLOEXEC);
	if (run->ends < 0)
		diag_failure(diag, NULL, "signalfd: %s", system_words(errno));
	return run->ends >= 0;
}

/* Builds again if a source was saved, until none was saved meanwhile. */
static void
follow(struct preview_run *run)
{
	struct arena *scratch = arena_new();
	struct saved saved = watch_read(scratch, &run->watch);

	if (saved.any) {
		run->source.is_stale |= saved.is_stale;
		run->source.saved = saved.name;
		preview_build(&run->preview, &run->source);
		preview_server_tell(run->server);
		preview_warm(&run->preview, &run->source);
	}
	arena_free(scratch);
}

static void
serve(struct preview_run *run)
{
	for (;;) {
		struct pollfd waited[WAITED] = {
		    [ENDS] = {.fd = run->ends, .events = POLLIN},
		    [SAVES] = {.fd = run->watch.descriptor, .events = POLLIN},
		    [REQUESTS] = {.fd = preview_server_descriptor(run->server),
			.events = POLLIN}};
		int count =
		    poll(waited, WAITED, preview_server_timeout(run->server));

		if (waited[ENDS].revents != 0)
			return;
		if (waited[SAVES].revents != 0)
			follow(run);
		else if (count == 0)
			preview_server_tell(run->server);
		preview_server_run(run->server);
	}
}

static bool
begin(struct diag *diag, struct preview_run *run, int port)
{
	const struct preview_source *source = &run->source;

	if (!watch_begin(run->arena, diag, &run->watch, source->gazette->root,
		source->place->path))
		return false;
	run->server = preview_server_begin(
	    run->arena, diag, port, &run->preview, source->faces);
	return run->server != NULL && catch_signals(diag, run);
}

bool
preview_run(struct diag *diag, const struct preview_source *source, int port)
{
	struct preview_run run = {.arena = arena_new(),
	    .source = *source,
	    .preview = preview_begin(),
	    .watch = {.descriptor = -1},
	    .ends = -1};
	bool good = begin(diag, &run, port);

	if (good) {
		preview_build(&run.preview, &run.source);
		printf("%s\n", preview_server_address(run.server));
		fflush(stdout);
		preview_warm(&run.preview, &run.source);
		serve(&run);
	}
	preview_server_end(run.server);
	watch_end(&run.watch);
	if (run.ends >= 0)
		close(run.ends);
	preview_free(&run.preview);
	arena_free(run.arena);
	return good;
}
