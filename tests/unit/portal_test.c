/*
 * Publishing and verifying, on portals in a temporary directory.
 */
#include "unit/desk.h"

#include <arpa/inet.h>
#include <signal.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include "portal/access.h"
#include "portal/lock.h"
#include "portal/portal.h"
#include "portal/probe.h"
#include "portal/status.h"
#include "portal/transfer.h"
#include "publish/build.h"
#include "publish/built_site.h"
#include "publish/file_index.h"
#include "publish/issue_index.h"
#include "publish/ledger.h"
#include "publish/mutable_files.h"
#include "publish/plan.h"
#include "publish/publish.h"
#include "publish/verify.h"
#include "publish/year_lists.h"

enum {
	/* Beside its files: an entry. */
	PER_ISSUE = ISSUE_FILES + 1,
	/* The year's list and register, its part of the issue index, the
	   issue index, three file indexes. */
	DERIVED = 7,
	LISTED = 4, /* of them, not file indexes */
};

static const struct access ACCESS = {.retry_seconds = 1};

/* Tests are not to wait, so nothing is tried for long. */
static struct portal *
open_portal(const struct desk *desk, const char *where, enum portal_use use)
{
	int status;

	return portal_open(
	    desk->arena, desk->diag, where, use, &ACCESS, &status);
}

/* Builds these issues, and nothing else, into the output directory. */
static struct built_site *
build_publication(const struct desk *desk, struct registry *registry,
    struct issue_package *const *releases, size_t count)
{
	struct registry *registries[] = {registry};
	struct year_lists_source source = {
	    desk->output, desk->profile, registries, 1, NULL, NULL};
	struct mutable_files *mutable_files;
	struct built built;
	size_t issues;

	remove_tree(desk->output);
	for (size_t i = 0; i < count; i++)
		CHECK(build_write(desk->arena, desk->diag, desk->output,
		    releases[i], &built));
	mutable_files =
	    mutable_files_begin(desk->arena, desk->diag, desk->output, NULL);
	CHECK(year_lists_write(
	    desk->arena, desk->diag, &source, mutable_files, &issues));
	CHECK(issues == count);
	CHECK(mutable_files_end(mutable_files));
	return built_site_load(desk->arena, desk->diag, desk->output);
}

/* Issues from the first line on; their salts, a letter each. */
static struct built_site *
built_site_of(const struct desk *desk, const char *salts)
{
	size_t count = strlen(salts);
	struct registry *registry = register_of(desk, 2022, LINES_2022, count);
	struct issue_package *releases[3];

	for (size_t i = 0; i < count; i++)
		releases[i] = issue_package_of(
		    desk, registry, i, arena_copy(desk->arena, salts + i, 1));
	return build_publication(desk, registry, releases, count);
}

static const struct plan_options WISH = {"2026-01-02T03:04:05Z", "abc", false};

struct outcome {
	int status; /* of the portal */
	struct plan *plan;
	struct published published;
};

/* Plans and publishes, as the command does. */
static struct outcome
publish_with(const struct desk *desk, const struct built_site *built,
    publish_step *step, void *context, const struct plan_options *wish)
{
	struct portal *portal = open_portal(desk, desk->portal, PORTAL_WRITE);
	struct lock *lock = lock_take(desk->arena, portal, "test", 60, 0);
	struct publishing publishing = {
	    .portal = portal, .lock = lock, .step = step, .context = context};
	struct outcome outcome = {0};

	if (lock != NULL)
		outcome.plan = plan_make(desk->arena, portal, built, wish);
	publishing.plan = outcome.plan;
	if (outcome.plan != NULL)
		publish_plan(&publishing);
	outcome.published = publishing.published;
	outcome.status = portal->status;
	lock_release(lock);
	portal_close(portal);
	return outcome;
}

static struct outcome
publish(const struct desk *desk, const struct built_site *built)
{
	return publish_with(desk, built, NULL, NULL, &WISH);
}

static int
verify(struct desk *desk, const char *where, const char *issue,
    struct verified *verified)
{
	struct verify_options wish = {.where = where,
	    .issue = issue,
	    .most = VERIFY_MOST,
	    .access = &ACCESS};

	desk_forget(desk);
	return verify_portal(desk->arena, desk->diag, &wish, verified);
}

static bool
is_whole(struct desk *desk, size_t issues)
{
	struct verified verified;
	int status = verify(desk, desk->portal, NULL, &verified);

	if (status != 0)
		diag_print(desk->diag, stderr, DIAG_TEXT);
	return status == 0 && verified.issues == issues &&
	    verified.files == issues * FILES + LISTED && verified.bytes > 0;
}

/* Is the portal wrong, as this code says? */
static bool
is_found(struct desk *desk, enum diag_code code)
{
	struct verified verified;
	int status = verify(desk, desk->portal, NULL, &verified);

	if (!has_code(desk, code))
		diag_print(desk->diag, stderr, DIAG_TEXT);
	return status == STATUS_ALTERED && has_code(desk, code);
}

static void
publish_two(struct desk *desk)
{
	struct outcome outcome = publish(desk, built_site_of(desk, "ab"));

	CHECK(outcome.status == 0);
	CHECK(outcome.published.files == 2 * PER_ISSUE + DERIVED + 1);
	CHECK(is_whole(desk, 2));
	desk_forget(desk);
}

static void
test_first_and_again(void)
{
	struct desk desk = desk_open();
	struct portal *portal;
	struct outcome outcome;
	const char *before;
	const struct pointer *done = NULL;
	struct built_site *built;

	publish_two(&desk);
	before = snapshot(&desk);
	built = built_site_of(&desk, "ab");
	portal = open_portal(&desk, desk.portal, PORTAL_WRITE);
	CHECK(plan_is_done(desk.arena, portal, built, &done) && done != NULL);
	portal_close(portal);
	outcome = publish(&desk, built);
	CHECK(outcome.status == 0 && outcome.plan->count == 0);
	CHECK(outcome.published.files == 0);
	CHECK(strcmp(before, snapshot(&desk)) == 0);
	CHECK(desk.diag->count == 0);
	desk_close(&desk);
}

/* The order of a plan is what keeps readers from parts. */
static void
test_plan_order(void)
{
	static const char *const PATHS[] = {"2022/so-1/1.pdf",
	    "2022/so-1/2.pdf", "2022/so-1/cong-bao.pdf",
	    "2022/so-1/manifest.json", "so-cai/000001.json", "2022/index.json",
	    "2022/register", "cac-so/2022.json", "index.json",
	    "2022/danh-muc.json", "cac-so/danh-muc.json", "danh-muc.json",
	    "moi-nhat.json"};
	enum { COUNT = sizeof PATHS / sizeof PATHS[0] };
	struct desk desk = desk_open();
	struct built_site *built = built_site_of(&desk, "a");
	struct portal *portal = open_portal(&desk, desk.portal, PORTAL_WRITE);
	struct plan *plan = plan_make(desk.arena, portal, built, &WISH);
	struct text written = plan_write(desk.arena, plan);
	struct plan_options wish = {0};
	struct digest base;

	CHECK(plan != NULL && plan->count == COUNT && plan->issues == 1);
	for (size_t i = 0; i < COUNT && i < plan->count; i++)
		CHECK(strcmp(plan->at[i].file.path, PATHS[i]) == 0);
	CHECK(plan->at[4].kind == ACTION_APPEND);
	CHECK(plan->at[COUNT - 1].kind == ACTION_POINTER);
	CHECK(file_is_absent(desk.portal)); /* a plan touches nothing */

	/* Made once more it is the same, to the byte. */
	CHECK(plan_read(desk.arena, desk.diag, "plan", &written, &wish, &base));
	CHECK(digest_equal(base, plan->base));
	plan = plan_make(desk.arena, portal, built, &wish);
	CHECK(text_equal(written, plan_write(desk.arena, plan)));
	portal_close(portal);
	desk_close(&desk);
}

static void
test_more(void)
{
	struct desk desk = desk_open();
	struct outcome outcome;
	struct pointer *pointer;
	struct ledger_entry *entry;
	struct origin origin = {desk.diag, CODE_PUBLISH_PORTAL, "x"};
	struct text second;

	publish_two(&desk);
	second = read_text(&desk, "so-cai/000002.json");
	outcome = publish(&desk, built_site_of(&desk, "abc"));
	CHECK(outcome.status == 0);
	/* And the notice that derived files change. */
	CHECK(outcome.published.files == PER_ISSUE + DERIVED + 2);
	CHECK(is_whole(&desk, 3));
	pointer =
	    pointer_read(desk.arena, origin, read_text(&desk, "moi-nhat.json"));
	entry = ledger_read(
	    desk.arena, origin, read_text(&desk, "so-cai/000003.json"));
	CHECK(pointer != NULL && pointer->seq == 3);
	CHECK(strcmp(pointer->issue, "2022/so-4") == 0);
	CHECK(entry != NULL && entry->seq == 3);
	CHECK(digest_equal(entry->previous, digest_of(second)));
	CHECK(strcmp(entry->commit, "abc") == 0);
	CHECK(file_is_absent(at(&desk, "khoa")));
	desk_close(&desk);
}

/* Other derived files, and no new issue: an entry of their own. */
static void
test_site_alone(void)
{
	struct desk desk = desk_open();
	struct registry *registry;
	struct built_site *built;
	struct outcome outcome;
	struct origin origin = {desk.diag, CODE_PUBLISH_PORTAL, "x"};
	struct ledger_entry *entry;
	struct pointer *pointer;

	publish_two(&desk);
	registry = register_of(&desk, 2022, LINES_2022, 3);
	built = build_publication(&desk, registry,
	    (struct issue_package *[]) {
		issue_package_of(&desk, registry, 0, "a"),
		issue_package_of(&desk, registry, 1, "b")},
	    2);
	outcome = publish(&desk, built);
	CHECK(outcome.status == 0 && outcome.plan->issues == 0);
	entry = ledger_read(
	    desk.arena, origin, read_text(&desk, "so-cai/000003.json"));
	pointer =
	    pointer_read(desk.arena, origin, read_text(&desk, "moi-nhat.json"));
	CHECK(entry != NULL && entry->issue == NULL);
	CHECK(strcmp(entry->kind, LEDGER_SITE) == 0);
	CHECK(digest_equal(entry->file_index, built->file->digest));
	CHECK(pointer->seq == 3 && pointer_issues(pointer) == 2);
	CHECK(strcmp(pointer->issue, "2022/so-2") == 0);
	CHECK(is_whole(&desk, 2));

	/* It is no issue, with an issue index and without one. */
	unlink(at(&desk, "index.json"));
	outcome = publish(&desk, built_site_of(&desk, "abc"));
	CHECK(outcome.status == 0 && outcome.plan->issues == 1);
	pointer =
	    pointer_read(desk.arena, origin, read_text(&desk, "moi-nhat.json"));
	CHECK(pointer->seq == 4 && pointer_issues(pointer) == 3);
	CHECK(is_whole(&desk, 3));
	desk_close(&desk);
}

/* Whose clock is behind that of the last entry makes none. */
static void
test_clock(void)
{
	struct desk desk = desk_open();
	struct plan_options wish = WISH;
	struct outcome outcome;

	publish_two(&desk);
	wish.time = "2026-01-02T03:04:04Z";
	outcome =
	    publish_with(&desk, built_site_of(&desk, "abc"), NULL, NULL, &wish);
	CHECK(outcome.status == STATUS_OTHER && says(&desk, "clocks"));
	CHECK(file_is_absent(at(&desk, "so-cai/000003.json")));
	desk_close(&desk);
}

struct killing {
	size_t after, count;
};

static void
kill_self(void *context, const struct action *action,
    const struct published *published)
{
	struct killing *killing = context;

	(void)action;
	(void)published;
	if (++killing->count == killing->after)
		raise(SIGKILL);
}

/* Publishes in a process that is killed after so many files; was it? */
static bool
publish_killed(
    const struct desk *desk, const struct built_site *built, size_t after)
{
	pid_t child = fork();
	struct killing killing = {after, 0};
	int status = 0;

	if (child == 0) {
		publish_with(desk, built, kill_self, &killing, &WISH);
		_exit(0);
	}
	CHECK(child > 0 && waitpid(child, &status, 0) == child);
	return WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
}

/* Nothing that was published is wrong, but something was left. */
static bool
is_left(const struct desk *desk)
{
	return !has_code(desk, CODE_VERIFY_DIGEST) &&
	    !has_code(desk, CODE_VERIFY_MANIFEST) &&
	    (has_code(desk, CODE_VERIFY_UNLISTED) ||
		has_code(desk, CODE_VERIFY_LEDGER) ||
		has_code(desk, CODE_VERIFY_UNFINISHED));
}

/* One issue, and one more in a run that dies at every place in turn. */
static void
test_killed_anywhere(void)
{
	size_t after = 1;
	bool was_killed = true;

	for (; was_killed; after++) {
		struct desk desk = desk_open();
		struct built_site *built;
		struct text pointer;
		struct verified verified;

		CHECK(publish(&desk, built_site_of(&desk, "a")).status == 0);
		pointer = read_text(&desk, "moi-nhat.json");
		built = built_site_of(&desk, "ab");
		was_killed = publish_killed(&desk, built, after);
		if (was_killed && after < PER_ISSUE + 1)
			CHECK(text_equal(
			    pointer, read_text(&desk, "moi-nhat.json")));
		/* What is published is right at any moment. */
		CHECK(verify(&desk, desk.portal, NULL, &verified) == 0 ||
		    is_left(&desk));
		CHECK(verified.issues > 0);
		CHECK(publish(&desk, built).status == 0);
		CHECK(is_whole(&desk, 2));
		CHECK(file_is_absent(at(&desk, "khoa")));
		desk_close(&desk);
	}
	CHECK(after > PER_ISSUE + DERIVED + 2);
}

/* After a run that died, another publication: nothing of the dead one remains.
 */
static void
test_killed_and_changed(void)
{
	for (size_t after = PER_ISSUE + 2; after < PER_ISSUE + DERIVED + 2;
	     after++) {
		struct desk desk = desk_open();
		struct built_site *built;

		CHECK(publish(&desk, built_site_of(&desk, "a")).status == 0);
		CHECK(publish_killed(&desk, built_site_of(&desk, "ab"), after));
		built = built_site_of(&desk, "abc");
		CHECK(publish(&desk, built).status == 0);
		CHECK(is_whole(&desk, 3));
		desk_close(&desk);
	}
}

static void
test_leftovers(void)
{
	struct desk desk = desk_open();
	struct built_site *built = built_site_of(&desk, "a");
	struct outcome outcome;

	/* Broken off, of other bytes, and right. */
	write_text(&desk, "2022/so-1/1.pdf", text_of("2022/s"));
	write_text(&desk, "2022/so-1/2.pdf", text_of("2022/so-1 the sAme 1\n"));
	write_text(&desk, "2022/so-1/cong-bao.pdf", text_of("2022/so-1 a 2\n"));
	outcome = publish(&desk, built);
	CHECK(outcome.status == 0 && outcome.published.there == 1);
	CHECK(is_whole(&desk, 1));
	desk_close(&desk);
}

/* Refused with this code and status, and nothing is touched. */
static void
refuse(struct desk *desk, const struct built_site *built, int status,
    enum diag_code code, const char *words)
{
	const char *before = snapshot(desk);
	struct outcome outcome;

	desk_forget(desk);
	outcome = publish(desk, built);
	CHECK(outcome.plan == NULL && outcome.published.files == 0);
	CHECK(outcome.status == status);
	CHECK(count_code(desk, code) == 1);
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
	struct issue_package *package;
	struct built_site *built;

	publish_two(&desk);
	refuse(&desk, built_site_of(&desk, "xb"), STATUS_CONFLICT,
	    CODE_PUBLISH_CHANGED, "(changed since: 1/2022/QĐ-UBND)");

	/* The same sources, printed otherwise. */
	registry = register_of(&desk, 2022, LINES_2022, 2);
	package = issue_package_of(&desk, registry, 0, "a");
	package->at[2] =
	    public_file_of(package->at[2].path, "text/x", text_of("new"));
	seal(&desk, package);
	built = build_publication(&desk, registry,
	    (struct issue_package *[]) {
		package, issue_package_of(&desk, registry, 1, "b")},
	    2);
	refuse(&desk, built, STATUS_CONFLICT, CODE_PUBLISH_CHANGED,
	    "printed differently (another congbao, a library, gazette.yaml or "
	    "fonts): cong-bao.pdf)");

	/* Without an issue index, or with nonsense, it is in the ledger. */
	unlink(at(&desk, "index.json"));
	refuse(&desk, built, STATUS_CONFLICT, CODE_PUBLISH_CHANGED, "cong-bao");
	write_text(&desk, "index.json", text_of("{\"version\":1}"));
	refuse(&desk, built, STATUS_CONFLICT, CODE_PUBLISH_CHANGED, "cong-bao");
	desk_close(&desk);
}

/* An entry behind the pointer: one that was broken off is written anew. */
static void
test_entry_behind(void)
{
	struct desk desk = desk_open();

	publish_two(&desk);
	write_text(&desk, "so-cai/000003.json", text_of("{\"version\": 3}\n"));
	refuse(&desk, built_site_of(&desk, "abc"), STATUS_ALTERED,
	    CODE_PUBLISH_PORTAL, "cannot be understood");
	write_text(&desk, "so-cai/000003.json", text_of("{\n \"comm"));
	CHECK(publish(&desk, built_site_of(&desk, "abc")).status == 0);
	CHECK(is_whole(&desk, 3));
	desk_close(&desk);
}

/* A manifest that no pointer leads to is kept all the same. */
static void
test_sealed(void)
{
	struct desk desk = desk_open();

	CHECK(publish(&desk, built_site_of(&desk, "a")).status == 0);
	CHECK(
	    publish_killed(&desk, built_site_of(&desk, "ab"), ISSUE_FILES + 1));
	CHECK(publish(&desk, built_site_of(&desk, "ax")).status ==
	    STATUS_CONFLICT);
	CHECK(says(&desk, "changed since: 1/2022/QĐ-UBND"));
	desk_close(&desk);
}

static void
test_moved(void)
{
	struct desk desk = desk_open();

	publish_two(&desk);
	refuse(&desk, built_site_of(&desk, "a"), STATUS_MOVED,
	    CODE_PUBLISH_MOVED, "take over the changes");
	desk_close(&desk);
}

static void
test_number_taken(void)
{
	struct desk desk = desk_open();
	struct registry *registry;
	struct built_site *built;

	publish_two(&desk);
	registry = register_of(&desk, 2022, LINES_2022, 2);
	built = build_publication(&desk, registry,
	    (struct issue_package *[]) {
		issue_package_of(&desk, registry, 0, "a"),
		issue_package_in(&desk, registry, 1, "2022/so-02-03", "b")},
	    2);
	refuse(&desk, built, STATUS_CONFLICT, CODE_PUBLISH_NUMBER_TAKEN,
	    "2022/so-2");
	desk_close(&desk);
}

static void
test_register(void)
{
	struct desk desk = desk_open();
	struct registry *registry = register_of(&desk, 2022, LINES_2022, 2);
	struct registry *shorter = register_of(&desk, 2022, LINES_2022, 1);
	struct registry *registries[] = {shorter};
	struct year_lists_source source = {
	    desk.output, desk.profile, registries, 1, NULL, NULL};
	struct mutable_files *mutable_files;
	struct built built;
	const char *broken;
	size_t issues;

	/* An issue that was built before its line was. */
	CHECK(build_write(desk.arena, desk.diag, desk.output,
	    issue_package_of(&desk, registry, 1, "b"), &built));
	mutable_files =
	    mutable_files_begin(desk.arena, desk.diag, desk.output, NULL);
	CHECK(!year_lists_write(
	    desk.arena, desk.diag, &source, mutable_files, &issues));
	CHECK(has_code(&desk, CODE_BUILD_REGISTER));

	/* Theirs has another line. */
	publish_two(&desk);
	broken =
	    arena_format(desk.arena, TEXT "x", TEXT_OF(registry->source->text));
	write_text(&desk, "2022/register", text_of(broken));
	refuse(&desk, built_site_of(&desk, "abc"), STATUS_CONFLICT,
	    CODE_PUBLISH_REGISTER, "another line here");
	desk_close(&desk);
}

static void
test_bad_portal(void)
{
	struct desk desk = desk_open();
	struct built_site *built;

	publish_two(&desk);
	built = built_site_of(&desk, "abc");
	write_text(&desk, "index.json", text_of("nothing"));
	write_text(&desk, "so-cai/000001.json", text_of("nothing"));
	refuse(&desk, built, STATUS_ALTERED, CODE_PUBLISH_PORTAL, "is not the");
	write_text(&desk, "moi-nhat.json", text_of("nothing"));
	refuse(&desk, built, STATUS_ALTERED, CODE_PUBLISH_PORTAL, "no valid");
	desk_close(&desk);
}

static void
test_repair(void)
{
	struct desk desk = desk_open();
	struct plan_options wish = WISH;
	struct outcome outcome;

	publish_two(&desk);
	unlink(at(&desk, "2022/so-2/1.pdf"));
	write_text(&desk, "2022/so-1/2.pdf", text_of("short"));
	write_text(&desk, "2022/so-1/manifest.json", text_of("{}"));
	write_text(&desk, "2022/index.json", text_of("{}"));
	wish.repairs = true;
	outcome =
	    publish_with(&desk, built_site_of(&desk, "ab"), NULL, NULL, &wish);
	CHECK(outcome.status == 0);
	/* Those four, and the pointer: once for notice, once at the end. */
	CHECK(outcome.published.files == 4 + 2);
	CHECK(is_whole(&desk, 2));
	desk_close(&desk);
}

/* Somebody else publishes between plan and publication. */
static void
test_meanwhile(void)
{
	struct desk desk = desk_open();
	struct built_site *built;
	struct portal *portal;
	struct publishing publishing = {0};
	struct text pointer;

	CHECK(publish(&desk, built_site_of(&desk, "a")).status == 0);
	built = built_site_of(&desk, "ab");
	portal = open_portal(&desk, desk.portal, PORTAL_WRITE);
	publishing.portal = portal;
	publishing.plan = plan_make(desk.arena, portal, built, &WISH);
	CHECK(publish(&desk, built).status == 0);
	CHECK(publish(&desk, built_site_of(&desk, "abc")).status == 0);
	pointer = read_text(&desk, "moi-nhat.json");
	built_site_of(&desk, "ab"); /* what was planned */
	CHECK(!publish_plan(&publishing));
	CHECK(portal->status == STATUS_MOVED);
	CHECK(text_equal(pointer, read_text(&desk, "moi-nhat.json")));
	portal_close(portal);
	CHECK(is_whole(&desk, 3));
	desk_close(&desk);
}

/* Somebody else, who publishes while we stand still. */
struct sleep {
	const struct desk *desk;
	const struct driver *honest;
	const struct built_site *built;
	/* Where we stand still, and how often we were there before. */
	enum job_kind kind;
	const char *path;
	int times;
};

static enum verdict
prepare_asleep(
    struct portal *portal, struct job *job, struct transfer *transfer)
{
	struct sleep *sleep = portal->state;
	const struct desk *desk = sleep->desk;
	struct portal *theirs;
	const char *holder;

	if (job->kind == sleep->kind && strcmp(job->path, sleep->path) == 0 &&
	    sleep->times-- == 0) {
		theirs = open_portal(desk, desk->portal, PORTAL_WRITE);
		CHECK(lock_break(desk->arena, theirs, &holder));
		portal_close(theirs);
		CHECK(publish(desk, sleep->built).status == 0);
	}
	return sleep->honest->prepare(portal, job, transfer);
}

/* Others publish while a publication of two issues stands still. */
static void
fall_asleep(struct desk *desk, enum job_kind kind, const char *path, int times)
{
	struct portal *portal = open_portal(desk, desk->portal, PORTAL_WRITE);
	struct driver honest = *portal->driver, sleepy = honest;
	struct sleep sleep = {desk, &honest, NULL, kind, path, times};
	struct publishing publishing = {.portal = portal};

	CHECK(publish(desk, built_site_of(desk, "a")).status == 0);
	publishing.lock = lock_take(desk->arena, portal, "test", 60, 0);
	publishing.plan =
	    plan_make(desk->arena, portal, built_site_of(desk, "ab"), &WISH);
	sleep.built = built_site_of(desk, "ab");
	sleepy.prepare = prepare_asleep;
	portal->state = &sleep;
	portal->driver = &sleepy;
	CHECK(!publish_plan(&publishing));
	CHECK(portal->status == STATUS_LOCKED);
	portal->driver = &honest;
	lock_release(publishing.lock);
	portal_close(portal);
}

/* Whoever stood still before it wrote a pointer writes none. */
static void
test_asleep(int pointers)
{
	struct desk desk = desk_open();

	fall_asleep(&desk, JOB_RENAME, "moi-nhat.json", pointers);
	CHECK(is_whole(&desk, 2));
	desk_close(&desk);
}

/* And whoever wrote an older page over a newer one leaves it in doubt. */
static void
test_asleep_derived(void)
{
	struct desk desk = desk_open();

	fall_asleep(&desk, JOB_STORE, "2022/index.json", 0);
	CHECK(is_found(&desk, CODE_VERIFY_UNFINISHED));
	CHECK(publish(&desk, built_site_of(&desk, "ab")).status == 0);
	CHECK(is_whole(&desk, 2));
	CHECK(file_is_absent(at(&desk, "khoa")));
	desk_close(&desk);
}

/* A portal that rewrites what it is given. */
static enum verdict
prepare_rewritten(
    struct portal *portal, struct job *job, struct transfer *transfer)
{
	static struct public_file other;
	const struct driver *honest = portal->state;

	if (job->kind == JOB_STORE && text_ends(text_of(job->path), "2.pdf")) {
		other = public_file_of(job->path, "x", text_of("other"));
		job->file = &other;
	}
	return honest->prepare(portal, job, transfer);
}

static void
test_read_back(void)
{
	struct desk desk = desk_open();
	struct built_site *built = built_site_of(&desk, "a");
	struct portal *portal = open_portal(&desk, desk.portal, PORTAL_WRITE);
	struct driver liar = *portal->driver, honest = *portal->driver;
	struct publishing publishing = {.portal = portal};

	publishing.plan = plan_make(desk.arena, portal, built, &WISH);
	liar.prepare = prepare_rewritten;
	portal->state = &honest;
	portal->driver = &liar;
	CHECK(!publish_plan(&publishing));
	CHECK(portal->status == STATUS_ALTERED);
	CHECK(says(&desk, "read back"));
	CHECK(file_is_absent(at(&desk, "2022/so-1/manifest.json")));
	portal_close(portal);
	desk_close(&desk);
}

/* As on a disk that is full: writing ends after some bytes. */
static void
publish_without_room(const struct desk *desk, const struct built_site *built)
{
	struct rlimit limit = {.rlim_cur = 40, .rlim_max = 40};
	struct portal *portal = open_portal(desk, desk->portal, PORTAL_WRITE);
	struct publishing publishing = {.portal = portal};

	publishing.plan = plan_make(desk->arena, portal, built, &WISH);
	signal(SIGXFSZ, SIG_IGN);
	setrlimit(RLIMIT_FSIZE, &limit);
	_exit(!publish_plan(&publishing) && portal->status == STATUS_OTHER &&
		    publishing.published.files == FILES
		? 0
		: 1);
}

static void
test_full_disk(void)
{
	struct desk desk = desk_open();
	struct built_site *built = built_site_of(&desk, "a");
	pid_t child = fork();
	int status = -1;

	if (child == 0)
		publish_without_room(&desk, built);
	waitpid(child, &status, 0);
	CHECK(WIFEXITED(status) && WEXITSTATUS(status) == 0);
	CHECK(!file_is_absent(at(&desk, "2022/so-1/1.pdf")));
	CHECK(file_is_absent(at(&desk, "2022/so-1/manifest.json")));
	CHECK(strstr(snapshot(&desk), ".congbao-") == NULL);
	desk_close(&desk);
}

static void
renaming(const struct desk *desk, const char *path, size_t byte)
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
		const char *path;
		enum diag_code code;
		int change; /* 'f'lip, 'r'emove, 'a'ppend, 'c'ut */
	} ROWS[] = {
	    {"2022/so-1/1.pdf", CODE_VERIFY_DIGEST, 'f'},
	    {"2022/so-2/cong-bao.pdf", CODE_VERIFY_MISSING, 'r'},
	    {"2022/so-2/2.pdf", CODE_VERIFY_SIZE, 'a'},
	    {"2022/so-2/2.pdf", CODE_VERIFY_SIZE, 'c'},
	    {"2022/so-2/manifest.json", CODE_VERIFY_MANIFEST, 'f'},
	    {"2022/so-2/manifest.json", CODE_VERIFY_MANIFEST, 'r'},
	    {"2022/so-2/manifest.json", CODE_VERIFY_MANIFEST, 'c'},
	    {"so-cai/000001.json", CODE_VERIFY_LEDGER, 'f'},
	    {"so-cai/000001.json", CODE_VERIFY_LEDGER, 'r'},
	    {"so-cai/000002.json", CODE_VERIFY_LEDGER, 'c'},
	    {"moi-nhat.json", CODE_VERIFY_POINTER, 'r'},
	    {"moi-nhat.json", CODE_VERIFY_POINTER, 'c'},
	    {"danh-muc.json", CODE_VERIFY_FILE_INDEX, 'a'},
	    {"2022/danh-muc.json", CODE_VERIFY_FILE_INDEX, 'r'},
	    {"2022/index.json", CODE_VERIFY_DIGEST, 'f'},
	    {"2022/register", CODE_VERIFY_REGISTER, 'f'},
	    {"2022/register", CODE_VERIFY_REGISTER, 'r'},
	    {"2022/register", CODE_VERIFY_REGISTER, 'c'},
	    {"index.json", CODE_VERIFY_ISSUE_INDEX, 'r'},
	    {"index.json", CODE_VERIFY_ISSUE_INDEX, 'c'},
	    {"cac-so/2022.json", CODE_VERIFY_ISSUE_INDEX, 'r'},
	    {"cac-so/2022.json", CODE_VERIFY_ISSUE_INDEX, 'a'},
	};
	struct desk desk = desk_open();
	struct text bytes;

	publish_two(&desk);
	for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
		bytes = read_text(&desk, ROWS[i].path);
		if (ROWS[i].change == 'f')
			renaming(&desk, ROWS[i].path, 4);
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
		if (!has_code(&desk, ROWS[i].code))
			fprintf(stderr, "row %zu\n", i);
		write_text(&desk, ROWS[i].path, bytes);
		CHECK(is_whole(&desk, 2));
	}
	desk_close(&desk);
}

/* A ledger that somebody wrote anew, with another issue in the middle. */
static void
test_verify_chain(void)
{
	struct desk desk = desk_open();
	struct origin origin = {desk.diag, CODE_PUBLISH_PORTAL, "x"};
	struct ledger_entry *entry;
	struct verified verified;

	publish_two(&desk);
	entry = ledger_read(
	    desk.arena, origin, read_text(&desk, "so-cai/000001.json"));
	entry->time = "2000-01-01T00:00:00Z";
	write_text(
	    &desk, "so-cai/000001.json", ledger_write(desk.arena, entry));
	CHECK(is_found(&desk, CODE_VERIFY_LEDGER));
	CHECK(says(&desk, "does not continue"));

	/* One issue alone is looked at with the whole chain. */
	CHECK(verify(&desk, desk.portal, "2022/so-2", &verified) ==
	    STATUS_ALTERED);
	CHECK(verified.issues == 1);
	CHECK(verify(&desk, desk.portal, "2022/so-7", &verified) ==
	    STATUS_ALTERED);
	CHECK(says(&desk, "no entry of an issue 2022/so-7"));
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
	verify(&desk, desk.portal, NULL, &verified);
	CHECK(count_code(&desk, CODE_VERIFY_UNPUBLISHED) == 1);
	CHECK(!has_code(&desk, CODE_VERIFY_REGISTER));
	CHECK(
	    has_code(&desk, CODE_VERIFY_SIZE)); /* it is not what was listed */

	/* A sound register of other issues. */
	registry = register_of(&desk, 2022, OTHERS_2022, 1);
	write_text(&desk, "2022/register", registry->source->text);
	CHECK(is_found(&desk, CODE_VERIFY_REGISTER));
	CHECK(count_code(&desk, CODE_VERIFY_REGISTER) == 2);

	/* What a terminal would obey. */
	write_text(&desk, "2022/register", text_of("\033[2J\n"));
	CHECK(is_found(&desk, CODE_VERIFY_REGISTER));
	CHECK(
	    says(&desk, "is not text") && !has_code(&desk, CODE_REGISTER_FORM));
	desk_close(&desk);
}

#define HEAD                                                                   \
	"{\"version\":1,\"generator\":\"x\",\"draft\":true,\"year\":2022,"     \
	"\"gazette\":{\"name\":\"a\",\"province\":\"b\",\"publisher\":"        \
	"\"c\"},\"label\":\"d\",\"pages\":1,\"numbers\":[],\"documents\":[],"
#define SHA                                                                    \
	"00000000000000000000000000000000"                                     \
	"00000000000000000000000000000000"
#define FILE_OF(path, size)                                                    \
	"{\"path\":\"" path "\",\"size\":" size ",\"sha256\":\"" SHA           \
	"\",\"type\":\"t\"}"

/* A portal with one issue and a manifest of any words, which it vouches for */
static void
write_hostile(struct desk *desk, const char *issue, const char *manifest)
{
	struct digest digest = digest_of(text_of(manifest));
	struct ledger_entry entry = {.version = 1,
	    .seq = 1,
	    .time = "x",
	    .issue = issue,
	    .manifest = digest,
	    .previous = digest_none()};
	struct text bytes = ledger_write(desk->arena, &entry);
	struct pointer pointer = {.version = 1,
	    .seq = 1,
	    .issue = issue,
	    .manifest = digest,
	    .ledger = digest_of(bytes),
	    .file_index = digest};

	write_text(desk, "so-cai/000001.json", bytes);
	write_text(desk, "moi-nhat.json", pointer_write(desk->arena, &pointer));
	write_text(desk, "2022/so-1/manifest.json", text_of(manifest));
}

static void
test_verify_hostile(void)
{
	struct desk desk = desk_open();
	struct verified verified;
	const char *large;
	struct verify_options wish = {
	    .where = desk.portal, .most = 1000, .access = &ACCESS};

	write_text(&desk, "secret", text_of("x"));
	write_hostile(&desk, "2022/so-1",
	    HEAD "\"files\":[" FILE_OF("../../secret", "1") "]}");
	CHECK(is_found(&desk, CODE_VERIFY_MANIFEST));
	CHECK(says(&desk, "files[0].path"));
	CHECK(!says(&desk, "secret")); /* nothing is quoted */
	write_hostile(&desk, "../2022/so-1", HEAD "\"files\":[]}");
	CHECK(is_found(&desk, CODE_VERIFY_POINTER));
	write_hostile(&desk, "2022/so-1", HEAD "\"files\":[]}");
	CHECK(is_found(&desk, CODE_VERIFY_MANIFEST));
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
	CHECK(verify_portal(desk.arena, desk.diag, &wish, &verified) ==
	    STATUS_ALTERED);
	CHECK(says(&desk, "the limit is 1000 bytes"));
	CHECK(!has_code(&desk, CODE_VERIFY_MISSING));
	desk_close(&desk);
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

/* A lock is held by one; a dead one is inherited by one; all is tidied. */
static void
test_lock(void)
{
	struct desk desk = desk_open();
	struct portal *ours = open_portal(&desk, desk.portal, PORTAL_WRITE);
	struct portal *theirs = open_portal(&desk, desk.portal, PORTAL_WRITE);
	struct lock *lock = lock_take(desk.arena, ours, "we", 60, 0), *other;
	struct public_file draft;
	const char *holder;

	CHECK(lock != NULL && lock_holds(lock) && lock_keep(lock));
	CHECK(lock_take(desk.arena, theirs, "they", 60, 0) == NULL);
	CHECK(theirs->status == STATUS_LOCKED && says(&desk, "we is publish"));
	lock_release(lock);
	CHECK(file_is_absent(at(&desk, "khoa")));

	/* Its time is over before it began. */
	lock = lock_take(desk.arena, ours, "we", -60, 0);
	draft = public_file_of(lock_draft(lock, desk.arena), "x", text_of("x"));
	CHECK(portal_store(ours, &draft));
	CHECK(!file_is_absent(at(&desk, draft.path)));
	other = lock_take(desk.arena, theirs, "they", 60, 0);
	CHECK(lock != NULL && other != NULL);
	CHECK(file_is_absent(at(&desk, draft.path)));
	CHECK(!lock_holds(lock) && lock_holds(other));
	CHECK(says(&desk, "taken over by somebody else"));
	lock_release(lock); /* takes nothing from the other */
	CHECK(lock_holds(other));
	write_text(&desk,
	    arena_format(
		desk.arena, "khoa/.congbao-%ld-chu.json", dead_process()),
	    text_of("{"));
	lock_release(other);
	CHECK(file_is_absent(at(&desk, "khoa")));

	/* By a person. */
	lock = lock_take(desk.arena, ours, "we", 60, 0);
	theirs->status = 0;
	CHECK(lock_break(desk.arena, theirs, &holder));
	CHECK(holder != NULL && strcmp(holder, "we") == 0);
	CHECK(file_is_absent(at(&desk, "khoa")));
	lock_release(lock);
	CHECK(lock_break(desk.arena, theirs, &holder) && holder == NULL);
	portal_close(ours);
	portal_close(theirs);
	desk_close(&desk);
}

static void
test_probe(void)
{
	struct desk desk = desk_open();
	struct portal *portal = open_portal(&desk, desk.portal, PORTAL_WRITE);
	struct buffer out = {.arena = desk.arena};
	bool is_safe = false;

	CHECK(probe_portal(desk.arena, portal, PROBE_SHORT, &out, &is_safe));
	CHECK(is_safe && strstr(out.at, "UNSAFE") == NULL);
	CHECK(strstr(snapshot(&desk), "thu-") == NULL);
	portal_close(portal);
	desk_close(&desk);
}

static void
refuse_portal(const char *where, enum portal_use use, const char *words)
{
	struct desk desk = desk_open();
	struct portal *portal = open_portal(&desk, where, use);

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
		struct portal *portal =
		    open_portal(&desk, LOOPBACK[i], PORTAL_READ);

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
	} else if (file_is_absent(at(desk, path))) {
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

static int
verify_web(
    struct desk *desk, int port, const char *path, struct verified *verified)
{
	const char *url =
	    arena_format(desk->arena, "http://127.0.0.1:%d/%s", port, path);

	return verify(desk, url, NULL, verified);
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
	CHECK(verify_web(&desk, port, "", &verified) == 0);
	CHECK(verified.issues == 2 && verified.files == 2 * FILES + LISTED);
	CHECK(verify_web(&desk, port, "nowhere/", &verified) == STATUS_ALTERED);
	CHECK(has_code(&desk, CODE_VERIFY_POINTER));
	CHECK(verify_web(&desk, port, "away/", &verified) == STATUS_OTHER);
	CHECK(says(&desk, "302: the server redirects"));
	CHECK(verify_web(&desk, port, "broken/", &verified) == STATUS_NETWORK);
	CHECK(says(&desk, "HTTP status 500"));
	CHECK(diag_exit_status(desk.diag, false) == 2);
	CHECK(verify_web(&desk, port, "endless/", &verified) == STATUS_ALTERED);
	CHECK(says(&desk, "longer than 65536 bytes"));
	renaming(&desk, "2022/so-2/1.pdf", 0);
	CHECK(verify_web(&desk, port, "", &verified) == STATUS_ALTERED);
	CHECK(has_code(&desk, CODE_VERIFY_DIGEST) && verified.issues == 1);
	kill(server, SIGKILL);
	waitpid(server, NULL, 0);
	CHECK(verify_web(&desk, port, "", &verified) == STATUS_NETWORK);
	CHECK(desk.diag->totals[SEVERITY_FAILURE] == 1);
	unsetenv("http_proxy");
	desk_close(&desk);
}

int
main(void)
{
	test_first_and_again();
	test_plan_order();
	test_more();
	test_site_alone();
	test_clock();
	test_entry_behind();
	test_killed_anywhere();
	test_killed_and_changed();
	test_leftovers();
	test_changed();
	test_sealed();
	test_moved();
	test_number_taken();
	test_register();
	test_bad_portal();
	test_repair();
	test_meanwhile();
	test_asleep(0);
	test_asleep(1);
	test_asleep_derived();
	test_read_back();
	test_full_disk();
	test_verify_finds();
	test_verify_chain();
	test_verify_register();
	test_verify_hostile();
	test_lock();
	test_probe();
	test_portal_addresses();
	test_web();
	return check_report();
}
