#include "commands/init_files.h"

#include <assert.h>
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "commands/init_answers.h"
#include "commands/organ.h"
#include "commands/skeleton.h"
#include "commands/templates.h"
#include "number/issue_load.h"
#include "read/decision_load.h"
#include "read/fields_schema.h"
#include "read/profile.h"
#include "word/front_matter.h"

static void
add_key(struct buffer *out, const char *key, const char *value)
{
	if (value == NULL)
		return;
	buffer_format(out, "%s: ", key);
	front_matter_add_value(out, text_of(value));
	buffer_byte(out, '\n');
}

static void
add_head(struct buffer *out, const struct organ_head *head)
{
	add_key(out, "    superior", head->superior);
	buffer_string(out, "    head: [");
	for (size_t i = 0; i < head->count; i++) {
		buffer_string(out, i == 0 ? "\"" : "\", \"");
		buffer_string(out, head->lines[i]);
	}
	buffer_string(out, "\"]\n");
}

static const char *
authorities(struct arena *arena, const struct init_answers *answers)
{
	struct buffer out = {.arena = arena};

	for (size_t i = 0; i < answers->authority_count; i++) {
		const struct init_authority *one = &answers->authorities[i];
		struct organ_head head =
		    organ_head(arena, one->name, answers->province);

		add_key(&out, "  - name", one->name);
		add_head(&out, &head);
		buffer_format(&out, "    symbols: [%s]\n", one->symbol);
	}
	return out.at;
}

/* With a slash at its end. */
static const char *
base_url(struct arena *arena, const char *web)
{
	if (web == NULL || text_ends(text_of(web), "/"))
		return web;
	return arena_concat(arena, web, "/", "");
}

static const char *
contacts(struct arena *arena, const struct init_answers *answers)
{
	struct buffer out = {.arena = arena};

	add_key(&out, "address", answers->address);
	add_key(&out, "phone", answers->phone);
	add_key(&out, "email", answers->email);
	add_key(&out, "web", answers->web);
	add_key(&out, "base_url", base_url(arena, answers->web));
	return out.length == 0 ? "" : out.at;
}

static const char *
in_yaml(struct arena *arena, const char *value)
{
	struct buffer out = {.arena = arena};

	front_matter_add_value(&out, text_of(value));
	return out.at;
}

static void
put_words(struct arena *arena, const struct init_answers *answers,
    struct date today, struct template_words *words)
{
	struct text upper = utf8_upper(arena, text_of(answers->province));
	const char *masthead = arena_copy(arena, upper.at, upper.length);

	template_put(words, "province", in_yaml(arena, answers->province));
	template_put(words, "publisher", in_yaml(arena, answers->publisher));
	template_put(
	    words, "masthead", arena_format(arena, "\"%s\"", masthead));
	template_put(words, "contacts", contacts(arena, answers));
	template_put(words, "authorities", authorities(arena, answers));
	template_put(words, "date", date_iso(arena, today));
	template_put(words, "year", arena_format(arena, "%d", today.year));
	template_put(words, "month", arena_format(arena, "%02d", today.month));
	template_put(words, "version", VERSION);
	template_put(words, "office", answers->province);
}

/* A committee's, where there is one. */
static const struct init_authority *
of_example(const struct init_answers *answers)
{
	for (size_t i = 0; i < answers->authority_count; i++)
		if (text_starts(text_of(answers->authorities[i].name),
			"Ủy ban nhân dân"))
			return &answers->authorities[i];
	return &answers->authorities[0];
}

static struct text
example(
    struct arena *arena, const struct init_answers *answers, struct date today)
{
	const struct init_authority *authority = of_example(answers);
	const struct skeleton skeleton = {
	    .type = "Quyết định",
	    .type_symbol = "QĐ",
	    .authority = authority->name,
	    .authority_symbol = authority->symbol,
	    .province = answers->province,
	    .number = "1",
	    .title = "Văn bản mẫu, không có giá trị pháp lý",
	    .signer = "Nguyễn Văn Mẫu",
	    .date = today,
	    .received = today,
	    .example = true,
	};

	return skeleton_write(arena, &skeleton);
}

struct init_making {
	struct arena *arena;
	const struct template_words *words;
	struct import_file *files;
	size_t count;
};

static void
add_file(struct init_making *making, const char *name, struct text bytes)
{
	assert(making->count < INIT_FILES);
	making->files[making->count++] = (struct import_file) {name, bytes};
}

static void
add_template(
    struct init_making *making, const char *name, enum template template)
{
	struct buffer out = {.arena = making->arena};

	template_add(&out, template, making->words);
	add_file(making, name, buffer_text(&out));
}

static void
add_schema(
    struct init_making *making, const char *name, const struct fields *fields)
{
	add_file(making, name, fields_schema(making->arena, name, fields));
}

static void
add_templates(struct init_making *making)
{
	static const struct {
		const char *name;
		enum template template;
	} FILES[] = {
	    {".gitignore", TEMPLATE_IGNORE},
	    {".gitattributes", TEMPLATE_ATTRIBUTES},
	    {".gitlab-ci.yml", TEMPLATE_GITLAB},
	    {".github/workflows/cong-bao.yml", TEMPLATE_GITHUB},
	    {".ci/cong-bao.sh", TEMPLATE_SCRIPT},
	    {".vscode/settings.json", TEMPLATE_SETTINGS},
	    {".vscode/extensions.json", TEMPLATE_EXTENSIONS},
	    {".vscode/tasks.json", TEMPLATE_TASKS},
	    {"README.md", TEMPLATE_GUIDE},
	    {"fonts/manifest.yaml", TEMPLATE_FACES},
	};

	for (size_t i = 0; i < sizeof FILES / sizeof FILES[0]; i++)
		add_template(making, FILES[i].name, FILES[i].template);
}

void
init_files_make(struct arena *arena, const struct init_answers *answers,
    struct date today, struct import_file files[INIT_FILES])
{
	struct template_words words = {.count = 0};
	struct init_making making = {
	    .arena = arena, .words = &words, .files = files};
	const char *issue = arena_format(
	    arena, "issues/%04d/01-thang-%02d/", today.year, today.month);

	put_words(arena, answers, today, &words);
	add_templates(&making);
	add_schema(&making, ".vscode/ho-so.schema.json", &PROFILE_PROPERTIES);
	add_schema(&making, ".vscode/so.schema.json", &ISSUE_PROPERTIES);
	add_schema(
	    &making, ".vscode/van-ban.schema.json", &DECISION_PROPERTIES);
	add_template(&making, arena_concat(arena, issue, "issue.yaml", ""),
	    TEMPLATE_ISSUE);
	add_file(&making, arena_concat(arena, issue, "01-van-ban-mau.md", ""),
	    example(arena, answers, today));
	add_template(&making, "word/README.md", TEMPLATE_WORD);
	add_template(&making, "issues/gazette.yaml", TEMPLATE_PROFILE);
	assert(making.count == INIT_FILES);
}
