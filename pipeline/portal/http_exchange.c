#include "portal/http_exchange.h"

#include <limits.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/translate.h"
#include "portal/http_status.h"
#include "portal/libcurl.h"

enum { SECONDS = 30 };

struct kept_answer {
	struct buffer bytes;
	size_t limit;
	bool is_longer;
};

static size_t
receive(char *at, size_t size, size_t count, void *context)
{
	struct kept_answer *answer = context;
	struct text part = {at, size * count};

	if (part.length > answer->limit - answer->bytes.length) {
		answer->is_longer = true;
		return 0;
	}
	buffer_add(&answer->bytes, part);
	return part.length;
}

static void
set_rules(CURL *curl, const struct http_exchange *exchange)
{
	const struct libcurl *call = libcurl();
	long seconds = exchange->seconds > 0 ? exchange->seconds : SECONDS;

	call->easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
	call->easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
	call->easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
	call->easy_setopt(
	    curl, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
	call->easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 1L);
	call->easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 2L);
	call->easy_setopt(curl, CURLOPT_TIMEOUT, seconds);
	call->easy_setopt(curl, CURLOPT_USERAGENT, "congbao");
}

static struct curl_slist *
header(struct arena *arena, struct curl_slist *list, const char *name,
    const char *value)
{
	return value == NULL ? list
			     : libcurl()->slist_append(list,
				   arena_format(arena, "%s: %s", name, value));
}

static void
set_body(CURL *curl, const struct http_exchange *exchange)
{
	if (exchange->type == NULL)
		return;
	libcurl()->easy_setopt(curl, CURLOPT_POST, 1L);
	libcurl()->easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE,
	    (curl_off_t)exchange->body.length);
	libcurl()->easy_setopt(curl, CURLOPT_POSTFIELDS,
	    exchange->body.length == 0 ? "" : exchange->body.at);
}

static void
take_answer(CURL *curl, struct http_exchange *exchange)
{
	curl_off_t retry = 0;

	libcurl()->easy_getinfo(
	    curl, CURLINFO_RESPONSE_CODE, &exchange->status);
	libcurl()->easy_getinfo(curl, CURLINFO_RETRY_AFTER, &retry);
	exchange->retry_after = retry > INT_MAX ? INT_MAX : (int)retry;
}

static void
perform(CURL *curl, struct arena *arena, struct http_exchange *exchange)
{
	struct kept_answer answer = {{.arena = arena}, exchange->limit, false};
	/* libcurl may write to it until the handle is closed. */
	char *words = arena_alloc(arena, CURL_ERROR_SIZE);
	CURLcode code;

	libcurl()->easy_setopt(curl, CURLOPT_URL, exchange->url);
	libcurl()->easy_setopt(curl, CURLOPT_ERRORBUFFER, words);
	libcurl()->easy_setopt(curl, CURLOPT_WRITEFUNCTION, receive);
	libcurl()->easy_setopt(curl, CURLOPT_WRITEDATA, &answer);
	code = libcurl()->easy_perform(curl);
	if (code == CURLE_OK) {
		take_answer(curl, exchange);
		exchange->answer = buffer_text(&answer.bytes);
	} else if (answer.is_longer) {
		exchange->message = arena_format(arena,
		    _("the answer is longer than %zu bytes"), exchange->limit);
	} else {
		exchange->message =
		    words[0] != '\0' ? words : libcurl()->easy_strerror(code);
	}
}

static void
run(CURL *curl, struct arena *arena, struct http_exchange *exchange)
{
	struct curl_slist *headers = NULL;

	headers = header(arena, headers, "Content-Type", exchange->type);
	headers = header(arena, headers, "Accept", exchange->accept);
	/* "Expect: 100-continue" would cost a round trip. */
	headers = libcurl()->slist_append(headers, "Expect:");
	set_rules(curl, exchange);
	set_body(curl, exchange);
	libcurl()->easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
	perform(curl, arena, exchange);
	libcurl()->slist_free_all(headers);
}

/* Is libcurl there? If not, the message is the dynamic linker's. */
static bool
load(struct arena *arena, struct http_exchange *exchange)
{
	struct diag *diag = diag_new(arena);

	if (libcurl_load(diag))
		return true;
	exchange->message = diag->at[0].message;
	return false;
}

bool
http_exchange(struct arena *arena, struct http_exchange *exchange)
{
	CURL *curl = NULL;

	exchange->status = 0;
	exchange->retry_after = 0;
	exchange->message = NULL;
	exchange->answer = (struct text) {0};
	if (!load(arena, exchange))
		return false;
	if (libcurl()->global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK) {
		curl = libcurl()->easy_init();
		if (curl != NULL)
			run(curl, arena, exchange);
		libcurl()->easy_cleanup(curl);
		libcurl()->global_cleanup();
	}
	if (curl == NULL)
		exchange->message = _("libcurl cannot be started");
	return exchange->status == HTTP_OK;
}
