#include "publish/upload.h"

#include <arpa/inet.h>
#include <curl/curl.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"

enum {
	CONNECT_SECONDS = 30,
	STILL_SECONDS = 60, /* without a byte, then a transfer ends */
};

struct upload {
	CURL *curl;
	char words[CURL_ERROR_SIZE];
};

static const char *
part_of(struct arena *arena, CURLU *url, CURLUPart part, unsigned flags)
{
	char *text = NULL;
	const char *copy = "";

	if (curl_url_get(url, part, &text, flags) == CURLUE_OK)
		copy = arena_copy(arena, text, strlen(text));
	curl_free(text);
	return copy;
}

/* How many slashes the path ends with. */
static size_t
slashes_of(const char *path)
{
	size_t length = strlen(path), count = 0;

	while (count < length && path[length - 1 - count] == '/')
		count++;
	return count;
}

static const char *
without_end(struct arena *arena, const char *text, size_t count)
{
	return arena_copy(arena, text, strlen(text) - count);
}

static const char *
part_mistaken(struct arena *arena, CURLU *url)
{
	if (part_of(arena, url, CURLUPART_USER, 0)[0] != '\0' ||
	    part_of(arena, url, CURLUPART_PASSWORD, 0)[0] != '\0')
		return "a URL is no place for a name or a password";
	if (part_of(arena, url, CURLUPART_QUERY, 0)[0] != '\0' ||
	    part_of(arena, url, CURLUPART_FRAGMENT, 0)[0] != '\0')
		return "the URL of a portal has no ? and no #";
	return NULL;
}

static void
take_parts(struct arena *arena, CURLU *url, struct address *address)
{
	const char *path = part_of(arena, url, CURLUPART_PATH, CURLU_URLDECODE);
	size_t slashes = slashes_of(path);

	address->scheme = part_of(arena, url, CURLUPART_SCHEME, 0);
	address->host = part_of(arena, url, CURLUPART_HOST, 0);
	address->path = without_end(arena, path, slashes);
	address->url =
	    without_end(arena, part_of(arena, url, CURLUPART_URL, 0), slashes);
}

const char *
address_parse(struct arena *arena, const char *text, struct address *address)
{
	CURLU *url = curl_url();
	const char *wrong;
	CURLUcode code;

	if (url == NULL)
		return "out of memory";
	code = curl_url_set(url, CURLUPART_URL, text,
	    CURLU_NON_SUPPORT_SCHEME | CURLU_PATH_AS_IS);
	wrong = code == CURLUE_OK ? part_mistaken(arena, url)
				  : curl_url_strerror(code);
	if (wrong == NULL)
		take_parts(arena, url, address);
	curl_url_cleanup(url);
	return wrong;
}

bool
address_is_loopback(const struct address *address)
{
	unsigned char number[4];

	if (strcmp(address->host, "localhost") == 0 ||
	    strcmp(address->host, "[::1]") == 0)
		return true;
	return inet_pton(AF_INET, address->host, number) == 1 &&
	    number[0] == 127;
}

struct upload *
upload_open(struct arena *arena, struct diag *diag)
{
	struct upload *upload = arena_alloc(arena, sizeof *upload);

	if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) {
		diag_failure(diag, NULL, "libcurl cannot be started");
		return NULL;
	}
	upload->curl = curl_easy_init();
	if (upload->curl != NULL)
		return upload;
	diag_failure(diag, NULL, "libcurl cannot be started");
	curl_global_cleanup();
	return NULL;
}

void
upload_close(struct upload *upload)
{
	if (upload == NULL)
		return;
	curl_easy_cleanup(upload->curl);
	curl_global_cleanup();
}

struct receiver {
	struct buffer buffer;
	size_t limit;
	bool is_longer;
};

static size_t
receive(char *at, size_t size, size_t count, void *context)
{
	struct receiver *receiver = context;
	size_t length = size * count;

	if (length > receiver->limit - receiver->buffer.length) {
		receiver->is_longer = true;
		return 0;
	}
	buffer_add(&receiver->buffer, (struct text) {at, length});
	return length;
}

struct sender {
	struct text body;
	size_t sent;
};

static size_t
send_part(char *at, size_t size, size_t count, void *context)
{
	struct sender *sender = context;
	size_t length = size * count;

	if (length > sender->body.length - sender->sent)
		length = sender->body.length - sender->sent;
	if (length > 0)
		memcpy(at, sender->body.at + sender->sent, length);
	sender->sent += length;
	return length;
}

/* A server that asks who we are wants the body from its start again. */
static int
rewind_to(void *context, curl_off_t offset, int origin)
{
	struct sender *sender = context;

	if (origin != SEEK_SET || offset < 0 ||
	    (size_t)offset > sender->body.length)
		return CURL_SEEKFUNC_FAIL;
	sender->sent = (size_t)offset;
	return CURL_SEEKFUNC_OK;
}

static void
set_rules(CURL *curl, const char *scheme)
{
	curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
	curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, scheme);
	curl_easy_setopt(curl, CURLOPT_PATH_AS_IS, 1L);
	curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
	curl_easy_setopt(
	    curl, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
	curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 1L);
	curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 2L);
	curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, (long)CONNECT_SECONDS);
	curl_easy_setopt(curl, CURLOPT_LOW_SPEED_LIMIT, 1L);
	curl_easy_setopt(curl, CURLOPT_LOW_SPEED_TIME, (long)STILL_SECONDS);
	curl_easy_setopt(curl, CURLOPT_USERAGENT, "congbao");
	/* What is not encrypted stays on this machine: no proxy gets it. */
	if (strcmp(scheme, "http") == 0)
		curl_easy_setopt(curl, CURLOPT_PROXY, "");
}

static void
set_body(CURL *curl, struct sender *sender)
{
	curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
	curl_easy_setopt(curl, CURLOPT_READFUNCTION, send_part);
	curl_easy_setopt(curl, CURLOPT_READDATA, sender);
	curl_easy_setopt(curl, CURLOPT_SEEKFUNCTION, rewind_to);
	curl_easy_setopt(curl, CURLOPT_SEEKDATA, sender);
	curl_easy_setopt(
	    curl, CURLOPT_INFILESIZE_LARGE, (curl_off_t)sender->body.length);
}

static const char *
words_for(const struct upload *upload, CURLcode code)
{
	return upload->words[0] == '\0' ? curl_easy_strerror(code)
					: upload->words;
}

const char *
upload_run(
    struct arena *arena, struct upload *upload, struct transfer *transfer)
{
	struct receiver receiver = {{.arena = arena}, transfer->limit, false};
	struct sender sender = {0};
	CURL *curl = upload->curl;
	CURLcode code;

	curl_easy_reset(curl); /* connections stay */
	upload->words[0] = '\0';
	set_rules(curl, transfer->scheme);
	curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, upload->words);
	curl_easy_setopt(curl, CURLOPT_URL, transfer->url);
	curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, receive);
	curl_easy_setopt(curl, CURLOPT_WRITEDATA, &receiver);
	if (transfer->body != NULL) {
		sender.body = *transfer->body;
		set_body(curl, &sender);
	}
	code = curl_easy_perform(curl);
	transfer->is_longer = receiver.is_longer;
	transfer->answer = buffer_text(&receiver.buffer);
	curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &transfer->status);
	/* It holds addresses of what is on this stack. */
	curl_easy_reset(curl);
	return code == CURLE_OK || receiver.is_longer ? NULL
						      : words_for(upload, code);
}
