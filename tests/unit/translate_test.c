/*
 * Messages in the language that was chosen.
 */
#include <string.h>

#include "base/diag_code.h"
#include "base/translate.h"
#include "check.h"

static const char UNKNOWN[] = "nobody says this";

static void
test_languages(void)
{
	enum language language = LANGUAGE_ENGLISH;

	CHECK(language_find("vi", &language));
	CHECK(language == LANGUAGE_VIETNAMESE);
	CHECK(language_find("en", &language));
	CHECK(language == LANGUAGE_ENGLISH);
	CHECK(!language_find("", &language));
	CHECK(!language_find("vi_VN", &language));
}

static void
test_english(void)
{
	CHECK(strcmp(language_code(), "en") == 0);
	CHECK(strcmp(translate("error"), "error") == 0);
	CHECK(strcmp(translate_count("one", "several", 1), "one") == 0);
	CHECK(strcmp(translate_count("one", "several", 0), "several") == 0);
}

static void
test_vietnamese(void)
{
	CHECK(strcmp(language_code(), "vi") == 0);
	CHECK(strcmp(translate("error"), "lỗi") == 0);
	CHECK(translate(UNKNOWN) == UNKNOWN);
	CHECK(strcmp(translate(""), "") == 0);
	CHECK(strcmp(translate("erro"), "erro") == 0);
	CHECK(strcmp(translate("errors"), "errors") == 0);
	CHECK(strcmp(translate_count("one", "several", 2), "several") == 0);
	CHECK(strstr(translate_count("%s: %s, %zu pages, %zu document, %s/%s",
			 "%s: %s, %zu pages, %zu documents, %s/%s", 1),
		  "văn bản") != NULL);
}

/* Each of them, wherever it stands in the catalogue. */
static void
test_all(void)
{
	for (enum diag_code code = 0; code < CODE_COUNT; code++) {
		const struct diag_meaning *meaning = diag_code_meaning(code);

		CHECK(translate(meaning->meaning) != meaning->meaning);
		CHECK(translate(meaning->why) != meaning->why);
		CHECK(translate(meaning->remedy) != meaning->remedy);
	}
}

int
main(void)
{
	test_languages();
	test_english();
	language_suggest(LANGUAGE_VIETNAMESE);
	test_vietnamese();
	test_all();
	language_suggest(LANGUAGE_ENGLISH);
	test_english();
	language_choose(LANGUAGE_VIETNAMESE);
	language_suggest(LANGUAGE_ENGLISH);
	test_vietnamese();
	return check_report();
}
