#include "commands/publish_copy.h"

#include <stdio.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/progress.h"
#include "base/translate.h"
#include "commands/commands.h"
#include "portal/portal.h"
#include "portal/status.h"
#include "publish/built_site.h"
#include "publish/copy.h"
#include "publish/event.h"

struct copy_output {
	bool json;
	struct progress progress;
	size_t done;
};

/* Refuses options that make sense only for the gazette's own portal. */
static bool
has_copy_options(struct portal *portal, const struct options *options)
{
	const char *option = options->plan != NULL ? "--plan"
	    : options->save_plan != NULL	   ? "--save-plan"
	    : options->by_size			   ? "--verify=size"
	    : options->access.public_url != NULL   ? "--public"
						   : NULL;

	return option == NULL ||
	    portal_fail(portal, "", STATUS_OTHER,
		"holds copies, to which %s does not apply", option);
}

static void
report_copy(void *context, const struct copy *copy, const struct copies *copies)
{
	struct copy_output *output = context;

	output->done++;
	progress_step(&output->progress, copy->file.path);
	if (output->json)
		event_print(stdout,
		    (struct event) {.event = copy->sent ? "sent" : "there",
			.action = "copy",
			.path = copy->file.path,
			.url = copy->url,
			.size = copy->file.size,
			.done = output->done,
			.total = copies->count});
}

bool
publish_copy_show(struct arena *arena, const struct options *options,
    struct portal *portal, const struct built_site *built)
{
	struct copies *copies;
	size_t count = 0, bytes = 0;

	if (!has_copy_options(portal, options))
		return false;
	copies = copies_load(arena, portal, built);
	if (copies == NULL)
		return false;
	for (size_t i = 0; i < copies->count; i++) {
		const struct copy *copy = &copies->at[i];

		if (copy->authentic)
			continue;
		count++;
		bytes += copy->file.size;
		if (options->json)
			event_print(stdout,
			    (struct event) {.event = "plan",
				.action = "copy",
				.path = copy->file.path,
				.size = copy->file.size});
		else
			printf("%-8s %s %zu %s\n", "copy", copy->file.path,
			    copy->file.size, copy->file.digest.hex);
	}
	if (!options->json)
		printf(_("%zu files to send, %zu bytes, unless they are "
			 "there\n"),
		    count, bytes);
	return true;
}

static struct event
summary_of(const struct portal *portal, const struct built_site *built,
    const struct copies *copies)
{
	struct event event = {.event = "summary",
	    .portal = portal->name,
	    .files = copies->sent,
	    .bytes = copies->bytes,
	    .altered = copies->altered,
	    .file_index = built->file->digest,
	    .status = portal->status};

	for (size_t i = 0; i < copies->count; i++)
		event.there += copies->at[i].authentic && !copies->at[i].sent;
	return event;
}

static void
print_result(const struct portal *portal, const struct copies *copies)
{
	if (copies->sent == 0)
		printf(_("%s: all of this was copied already\n"), portal->name);
	else
		printf(_("%s: %zu files copied, %zu bytes\n"), portal->name,
		    copies->sent, copies->bytes);
	printf(_("%s: these are copies; the authentic gazette is the portal "
		 "that verify agrees with\n"),
	    portal->name);
}

bool
publish_copy_run(struct arena *arena, const struct options *options,
    struct portal *portal, const struct built_site *built)
{
	struct copy_output output = {.json = options->json};
	struct copying copying = {.arena = arena,
	    .portal = portal,
	    .built = built,
	    .repairs = options->repair,
	    .step = report_copy,
	    .context = &output};
	struct event summary;
	bool good;

	if (!has_copy_options(portal, options))
		return false;
	copying.copies = copies_load(arena, portal, built);
	if (copying.copies == NULL)
		return false;
	output.progress =
	    progress_start_lines(_("copy"), copying.copies->count);
	good = copies_make(&copying);
	progress_hide(&output.progress);
	if (!good && portal->status == 0)
		portal->status = diag_exit_status(portal->diag, false);
	summary = summary_of(portal, built, copying.copies);
	if (options->json)
		event_print(stdout, summary);
	else if (good)
		print_result(portal, copying.copies);
	if (options->receipt != NULL)
		good &= event_write(portal->diag, options->receipt, summary);
	return good;
}

bool
publish_copy_check(struct portal *portal)
{
	static const char *const CAPABILITIES[] = {
	    N_("lock: none, an API makes no directory"),
	    N_("create once: none, so there is no ledger"),
	    N_("replace: not atomic, so there is no pointer"),
	    N_("names: chosen by the portal"),
	    N_("copies: sent, read back and compared by publish"),
	};

	for (size_t i = 0; i < sizeof CAPABILITIES / sizeof CAPABILITIES[0];
	     i++)
		puts(translate(CAPABILITIES[i]));
	return portal_fail(portal, "", STATUS_INCAPABLE,
	    "can hold copies, which publish makes; the gazette itself cannot "
	    "be published there safely");
}
