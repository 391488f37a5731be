/*
 * What an API is sent and what it answers: profiles, places, pointers, URLs.
 */
#include "unit/desk.h"

#include "base/base64.h"
#include "base/json_pointer.h"
#include "portal/api_answer.h"
#include "portal/api_profile.h"
#include "portal/api_template.h"
#include "portal/libcurl.h"
#include "portal/public_file.h"

#define BASE "https://cms.example.vn/api"

static bool
fills(struct arena *arena, const char *template, const char *wanted)
{
	struct public_file file = public_file_of(
	    "2024/so-01/12-qd.pdf", "application/pdf", text_of("abc"));

	return strcmp(api_template_fill(arena, template, BASE, &file),
		   wanted) == 0;
}

static void
test_template(struct arena *arena)
{
	CHECK(fills(arena, "{base}/{year}/{issue}/{name}",
	    BASE "/2024/so-01/12-qd.pdf"));
	CHECK(fills(arena, "{path} {directory} {flat} {stem}",
	    "2024/so-01/12-qd.pdf 2024/so-01 2024-so-01-12-qd.pdf "
	    "2024-so-01-12-qd"));
	CHECK(fills(arena, "{type};{size}", "application/pdf;3"));
	CHECK(fills(arena, "{digest}",
	    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015"
	    "ad"));
	CHECK(fills(arena, "", ""));
	CHECK(fills(arena, "{\"a\": {}, \"b\": \"{name}\"}",
	    "{\"a\": {}, \"b\": \"12-qd.pdf\"}"));
	CHECK(fills(arena, "{name", "{name"));
	CHECK(fills(arena, "{{name}}", "{12-qd.pdf}"));
	CHECK(api_template_unknown("{base}/{\"x\": 1}{}").length == 0);
	CHECK(text_is(api_template_unknown("{base}/{nowhere}/x"), "{nowhere}"));
}

static bool
points(struct arena *arena, const char *json, const char *pointer,
    const char *wanted)
{
	const char *found = json_pointer_string(arena, text_of(json), pointer);

	return wanted == NULL ? found == NULL
			      : found != NULL && strcmp(found, wanted) == 0;
}

static void
test_pointer(struct arena *arena)
{
	char deep[8192];

	CHECK(points(arena, "{\"url\": \"x\"}", "/url", "x"));
	CHECK(points(arena, "[{\"a\": [1, \"y\"]}]", "/0/a/1", "y"));
	CHECK(points(arena, "{\"a/b\": {\"~\": \"z\"}}", "/a~1b/~0", "z"));
	CHECK(points(arena, "{\"\": \"e\"}", "/", "e"));
	CHECK(points(arena, "\"whole\"", "", "whole"));
	CHECK(points(arena, "[]", "/0", NULL));
	CHECK(points(arena, "[\"x\"]", "/-1", NULL));
	CHECK(points(arena, "[\"x\"]", "/99999999999999999999", NULL));
	CHECK(points(arena, "{\"url\": 7}", "/url", NULL));
	CHECK(points(arena, "{\"url\": \"x\"}", "/url/more", NULL));
	CHECK(points(arena, "<html>", "/url", NULL));
	CHECK(points(arena, "", "/url", NULL));
	CHECK(points(arena, "{\"url\": \"a\\u0000b\"}", "/url", NULL));
	memset(deep, '[', sizeof deep - 1);
	deep[sizeof deep - 1] = '\0';
	CHECK(points(arena, deep, "/0", NULL));
}

static bool
leads(struct arena *arena, const char *base, const char *named,
    const char *wanted)
{
	const char *url = api_answer_url(arena, base, named);

	return wanted == NULL ? url == NULL
			      : url != NULL && strcmp(url, wanted) == 0;
}

static void
test_answer(struct arena *arena)
{
	const char *here = "http://localhost:8080/api";

	CHECK(leads(arena, BASE, "https://cdn.example.vn/a.pdf?x=1#p",
	    "https://cdn.example.vn/a.pdf?x=1#p"));
	CHECK(leads(arena, BASE, "/tài liệu/a.pdf",
	    "https://cms.example.vn/t%C3%A0i%20li%E1%BB%87u/a.pdf"));
	CHECK(leads(arena, here, "/a b", "http://localhost:8080/a%20b"));
	CHECK(leads(arena, here, "http://127.0.0.1/a", "http://127.0.0.1/a"));
	CHECK(leads(arena, BASE, "http://127.0.0.1/a", NULL));
	CHECK(leads(arena, here, "http://example.vn/a", NULL));
	CHECK(leads(arena, BASE, "http://cms.example.vn/a", NULL));
	CHECK(leads(arena, BASE, "https://a:b@cms.example.vn/a", NULL));
	CHECK(leads(arena, BASE, "file:///etc/passwd", NULL));
	CHECK(leads(arena, BASE, "//elsewhere.example/a", NULL));
	CHECK(leads(arena, BASE, "a.pdf", NULL));
	CHECK(leads(arena, BASE, "", NULL));
	CHECK(leads(arena, BASE, "https://cms.example.vn/\r\nx",
	    "https://cms.example.vn/%0D%0Ax"));
	CHECK(api_answer_is_ours(arena, BASE, "https://cms.example.vn/a?b"));
	CHECK(!api_answer_is_ours(arena, BASE, "http://cms.example.vn/a"));
	CHECK(!api_answer_is_ours(arena, BASE, "https://cms.example.vn:8/a"));
	CHECK(!api_answer_is_ours(arena, BASE, "https://cdn.example.vn/a"));
}

static bool
encodes(struct arena *arena, const char *bytes, const char *wanted)
{
	return text_is(base64_of(arena, text_of(bytes)), wanted);
}

static void
test_base64(struct arena *arena)
{
	enum { LONG = 3 * 1024 * 1024 + 1 };
	char *bytes = arena_alloc(arena, LONG);
	struct text letters;

	CHECK(encodes(arena, "", ""));
	CHECK(encodes(arena, "f", "Zg=="));
	CHECK(encodes(arena, "fo", "Zm8="));
	CHECK(encodes(arena, "foobar", "Zm9vYmFy"));
	letters = base64_of(arena, (struct text) {bytes, LONG});
	CHECK(letters.length == (LONG + 2) / 3 * 4);
	CHECK(text_ends(letters, "AAAAAA=="));
}

static bool
decodes(struct arena *arena, const char *text, const char *wanted)
{
	struct text bytes;

	return base64_read(arena, text_of(text), &bytes) &&
	    text_is(bytes, wanted);
}

static void
test_base64_read(struct arena *arena)
{
	struct text bytes;

	CHECK(decodes(arena, "", ""));
	CHECK(decodes(arena, "Zg==", "f"));
	CHECK(decodes(arena, " Zm9v\r\n\tYmFy\n", "foobar"));
	CHECK(!base64_read(arena, text_of("Zg"), &bytes));
	CHECK(!base64_read(arena, text_of("Zg="), &bytes));
	CHECK(!base64_read(arena, text_of("Zg==Zg=="), &bytes));
	CHECK(!base64_read(arena, text_of("Zm9*"), &bytes));
	CHECK(!base64_read(arena, text_of("Zm9-"), &bytes));
}

/* NULL: it is refused, and the words are said. */
static const struct api_profile *
profile_of(struct desk *desk, const char *text)
{
	const char *path = file_join(desk->arena, desk->root, "api.yaml");

	CHECK(file_write(desk->diag, path, text_of(text)));
	return api_profile_load(desk->arena, desk->diag, path);
}

static bool
is_refused(struct desk *desk, const char *text, const char *words)
{
	bool refused = profile_of(desk, text) == NULL && says(desk, words);

	desk_forget(desk);
	return refused;
}

static void
test_profile(struct desk *desk)
{
	const struct api_profile *profile =
	    profile_of(desk, "send: \"{base}/x\"\nanswer: /url\n");

	CHECK(profile != NULL && strcmp(profile->method.text, "POST") == 0);
	CHECK(profile != NULL && api_profile_takes(profile, "application/pdf"));
	CHECK(profile != NULL && !api_profile_takes(profile, "text/html"));
	profile = profile_of(desk,
	    "send: \"{base}/x\"\nread: \"{base}/{flat}\"\nmethod: PUT\n"
	    "body: form\nfile: f\nfields: [{name: a, value: '{type}'}]\n"
	    "types: [text/html]\nprivate: true\n");
	CHECK(profile != NULL && profile->is_private &&
	    profile->fields.count == 1);
	CHECK(
	    profile != NULL && !api_profile_takes(profile, "application/pdf"));
	CHECK(is_refused(desk, "answer: /url\n", "send"));
	CHECK(is_refused(desk, "send: https://x.vn/\nanswer: /u\n", "{base}/"));
	CHECK(is_refused(desk, "send: \"{base}/a b\"\nanswer: /u\n", "spaces"));
	CHECK(is_refused(desk, "send: \"{base}/{x}\"\nanswer: /u\n", "{x}"));
	CHECK(is_refused(desk, "send: \"{base}/\"\n", "where is the copy"));
	CHECK(is_refused(desk, "send: \"{base}/\"\nanswer: u\n", "pointer"));
	CHECK(is_refused(
	    desk, "send: \"{base}/\"\nanswer: /u\nbody: form\n", "file"));
	CHECK(is_refused(
	    desk, "send: \"{base}/\"\nanswer: /u\nbody: xml\n", "raw, form"));
	CHECK(is_refused(
	    desk, "send: \"{base}/\"\nanswer: /u\nfile: x\n", "alone"));
	CHECK(is_refused(
	    desk, "send: \"{base}/\"\nanswer: /u\nmethod: GET\n", "POST"));
	CHECK(is_refused(desk,
	    "send: \"{base}/\"\nanswer: /u\nfind: \"{base}/{name}\"\n",
	    "together"));
	CHECK(is_refused(desk, "send: \"{base}/\"\nread: \"{base}/{digest}\"\n",
	    "by its path"));
	CHECK(is_refused(desk,
	    "send: \"{base}/\"\nanswer: /u\nheaders: [\"cookie: x\"]\n",
	    "credentials"));
	CHECK(is_refused(desk,
	    "send: \"{base}/\"\nanswer: /u\nheaders: [\"A: b\\nC: d\"]\n",
	    "one line"));
}

int
main(void)
{
	struct desk desk = desk_open();

	CHECK(libcurl_load(desk.diag));
	test_template(desk.arena);
	test_pointer(desk.arena);
	test_answer(desk.arena);
	test_base64(desk.arena);
	test_base64_read(desk.arena);
	test_profile(&desk);
	desk_close(&desk);
	return check_report();
}
