#include "portal/curl_transfer.h"

#include <assert.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/digest.h"
#include "base/system_words.h"
#include "base/translate.h"
#include "portal/access.h"
#include "portal/curl_ending.h"
#include "portal/libcurl.h"
#include "portal/transfer.h"

#define CHANGED _("was changed since it was built: build the issues again")

enum {
	CONNECT_SECONDS = 30,
	STALLED_BYTES = 32, /* per second; below that a transfer stalls */
	HTTP_ERROR = 400,   /* status; of these the first bytes are kept */
	HTTP_ERROR_MOST = 2000,
	BUFFER = 64 * 1024,
	ETAG_MOST = 200,
};

struct sender {
	FILE *file; /* NULL: the bytes are in memory */
	size_t sent;
	struct digesting *digesting;
	bool is_changed; /* the file does not match its digest or size */
};

struct receiver {
	struct buffer kept;
	struct digesting *digesting;
	size_t count;
	bool is_longer;
	bool has_begun; /* the response has started */
};

struct curl_transfer {
	CURL *curl;
	char message[CURL_ERROR_SIZE];
	const struct access *access;
	struct arena *arena;
	struct transfer *transfer;
	struct sender sender;
	struct receiver receiver;
	struct curl_slist *headers, *before, *after;
	curl_mime *form;
	time_t sent_at; /* when the request was complete; 0: it is not */
	bool is_late;	/* the response timed out */
};

struct curl_transfer *
curl_transfer_open(struct arena *arena)
{
	struct curl_transfer *curl_transfer =
	    arena_alloc(arena, sizeof *curl_transfer);

	curl_transfer->curl = libcurl()->easy_init();
	return curl_transfer->curl == NULL ? NULL : curl_transfer;
}

void
curl_transfer_close(struct curl_transfer *curl_transfer)
{
	if (curl_transfer == NULL)
		return;
	if (curl_transfer->transfer != NULL)
		curl_transfer_end(curl_transfer, CURLE_ABORTED_BY_CALLBACK);
	libcurl()->easy_cleanup(curl_transfer->curl);
}

void *
curl_transfer_handle(const struct curl_transfer *curl_transfer)
{
	return curl_transfer->curl;
}

static size_t
receive(char *at, size_t size, size_t count, void *context)
{
	struct curl_transfer *curl_transfer = context;
	struct receiver *receiver = &curl_transfer->receiver;
	struct text part = {at, size * count};
	size_t limit = curl_transfer->transfer->limit;
	long status = 0;

	receiver->has_begun = true;
	libcurl()->easy_getinfo(
	    curl_transfer->curl, CURLINFO_RESPONSE_CODE, &status);
	if (status >= HTTP_ERROR) {
		if (receiver->kept.length + part.length <= HTTP_ERROR_MOST)
			buffer_add(&receiver->kept, part);
		receiver->count += part.length;
		receiver->is_longer = receiver->count > 16 * HTTP_ERROR_MOST;
		return receiver->is_longer ? 0 : part.length;
	}
	if (part.length > limit - receiver->count) {
		receiver->is_longer = true;
		return 0;
	}
	receiver->count += part.length;
	digesting_add(receiver->digesting, part);
	if (curl_transfer->transfer->keeps)
		buffer_add(&receiver->kept, part);
	return curl_transfer->transfer->into == NULL
	    ? part.length
	    : fwrite(at, 1, part.length, curl_transfer->transfer->into);
}

static void
take_etag(struct curl_transfer *curl_transfer, struct text line)
{
	static const char NAME[] = "etag:";
	size_t start = sizeof NAME - 1, end = line.length;

	if (line.length <= start || strncasecmp(line.at, NAME, start) != 0)
		return;
	while (start < end && line.at[start] == ' ')
		start++;
	while (end > start && strchr("\r\n ", line.at[end - 1]) != NULL)
		end--;
	if (end - start <= ETAG_MOST)
		curl_transfer->transfer->etag = arena_copy(
		    curl_transfer->arena, line.at + start, end - start);
}

static size_t
receive_header(char *at, size_t size, size_t count, void *context)
{
	struct curl_transfer *curl_transfer = context;

	take_etag(curl_transfer, (struct text) {at, size * count});
	/* "HTTP/1.1 100 Continue" is not the response. */
	if (curl_transfer->sent_at != 0 ||
	    curl_transfer->transfer->body == NULL)
		curl_transfer->receiver.has_begun = true;
	return size * count;
}

/* Does the file still match its digest? Known only with the last part, which
 * is not sent if it does not. */
static bool
matches_digest(struct curl_transfer *curl_transfer, struct text part)
{
	struct sender *sender = &curl_transfer->sender;
	const struct public_file *body = curl_transfer->transfer->body;

	digesting_add(sender->digesting, part);
	if (sender->sent + part.length < body->size)
		return true;
	return digest_equal(digesting_now(sender->digesting), body->digest);
}

static size_t
send_part(char *at, size_t size, size_t count, void *context)
{
	struct curl_transfer *curl_transfer = context;
	struct sender *sender = &curl_transfer->sender;
	const struct public_file *body = curl_transfer->transfer->body;
	size_t length = size * count;

	if (length > body->size - sender->sent)
		length = body->size - sender->sent;
	if (length > 0 && sender->file == NULL)
		memcpy(at, body->bytes.at + sender->sent, length);
	else if (length > 0 && fread(at, 1, length, sender->file) < length)
		sender->is_changed = true;
	if (sender->file != NULL &&
	    (sender->is_changed ||
		!matches_digest(curl_transfer, (struct text) {at, length}))) {
		sender->is_changed = true;
		return CURL_READFUNC_ABORT;
	}
	sender->sent += length;
	if (sender->sent == body->size)
		curl_transfer->sent_at = time(NULL);
	return length;
}

/* After a challenge for credentials the body is sent again from its start. */
static int
rewind_to(void *context, curl_off_t offset, int origin)
{
	struct curl_transfer *curl_transfer = context;

	if (origin != SEEK_SET || offset != 0)
		return CURL_SEEKFUNC_FAIL;
	if (curl_transfer->sender.file != NULL)
		rewind(curl_transfer->sender.file);
	if (curl_transfer->sender.digesting != NULL)
		digesting_end(curl_transfer->sender.digesting);
	curl_transfer->sender.digesting = digesting_begin();
	curl_transfer->sender.sent = 0;
	curl_transfer->sent_at = 0;
	return CURL_SEEKFUNC_OK;
}

static int
answer_seconds(const struct curl_transfer *curl_transfer)
{
	return curl_transfer->access->answer_seconds > 0
	    ? curl_transfer->access->answer_seconds
	    : 120;
}

/* Called at least once a second: aborts if the response is overdue. */
static int
watch(void *context, curl_off_t down, curl_off_t down_done, curl_off_t up,
    curl_off_t up_done)
{
	struct curl_transfer *curl_transfer = context;

	(void)down;
	(void)down_done;
	(void)up;
	(void)up_done;
	if (curl_transfer->sent_at == 0 || curl_transfer->receiver.has_begun)
		return 0;
	curl_transfer->is_late =
	    time(NULL) - curl_transfer->sent_at > answer_seconds(curl_transfer);
	return curl_transfer->is_late ? 1 : 0;
}

/* The number of an option tells the type of its value. */
static void
set_number(CURL *curl, CURLoption option, long value)
{
	assert(option < CURLOPTTYPE_OBJECTPOINT);
	libcurl()->easy_setopt(curl, option, value);
}

static void
set_pointer(CURL *curl, CURLoption option, const void *value)
{
	assert(option > CURLOPTTYPE_OBJECTPOINT &&
	    option < CURLOPTTYPE_FUNCTIONPOINT);
	libcurl()->easy_setopt(curl, option, value);
}

static void
set_size(CURL *curl, CURLoption option, size_t value)
{
	assert(option > CURLOPTTYPE_OFF_T && option < CURLOPTTYPE_BLOB);
	libcurl()->easy_setopt(curl, option, (curl_off_t)value);
}

static void
set_rules(
    CURL *curl, const struct curl_transfer *curl_transfer, const char *scheme)
{
	set_number(curl, CURLOPT_NOSIGNAL, 1);
	set_pointer(curl, CURLOPT_PROTOCOLS_STR, scheme);
	set_number(curl, CURLOPT_PATH_AS_IS, 1);
	set_number(curl, CURLOPT_FOLLOWLOCATION, 0);
	set_number(curl, CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_2);
	set_number(curl, CURLOPT_SSL_VERIFYPEER, 1);
	set_number(curl, CURLOPT_SSL_VERIFYHOST, 2);
	set_number(curl, CURLOPT_CONNECTTIMEOUT, CONNECT_SECONDS);
	set_number(curl, CURLOPT_LOW_SPEED_LIMIT, STALLED_BYTES);
	set_number(curl, CURLOPT_LOW_SPEED_TIME, answer_seconds(curl_transfer));
	set_pointer(curl, CURLOPT_USERAGENT, "congbao");
	set_number(curl, CURLOPT_BUFFERSIZE, BUFFER);
	set_number(curl, CURLOPT_UPLOAD_BUFFERSIZE, BUFFER);
	if (curl_transfer->access->ca_file != NULL)
		set_pointer(
		    curl, CURLOPT_CAINFO, curl_transfer->access->ca_file);
	/* Plain HTTP is for loopback only, so it must not go to a proxy. */
	if (strcmp(scheme, "http") == 0)
		set_pointer(curl, CURLOPT_PROXY, "");
}

static void
set_credentials(CURL *curl, const struct access *access)
{
	if (access->token != NULL) {
		set_number(curl, CURLOPT_HTTPAUTH, CURLAUTH_BEARER);
		set_pointer(curl, CURLOPT_XOAUTH2_BEARER, access->token);
	} else if (access->user != NULL) {
		set_number(curl, CURLOPT_HTTPAUTH,
		    access->digests ? CURLAUTH_DIGEST : CURLAUTH_BASIC);
		set_pointer(curl, CURLOPT_USERNAME, access->user);
		set_pointer(curl, CURLOPT_PASSWORD,
		    access->password == NULL ? "" : access->password);
	} else if (access->netrc != NULL) {
		set_number(curl, CURLOPT_NETRC, CURL_NETRC_OPTIONAL);
		set_pointer(curl, CURLOPT_NETRC_FILE, access->netrc);
	}
}

static void
set_ssh(CURL *curl, const struct access *access)
{
	/* Without one of these libcurl accepts any host key. */
	if (access->host_key != NULL)
		set_pointer(curl, CURLOPT_SSH_HOST_PUBLIC_KEY_SHA256,
		    strncmp(access->host_key, "SHA256:", 7) == 0
			? access->host_key + 7
			: access->host_key);
	else
		set_pointer(curl, CURLOPT_SSH_KNOWNHOSTS, access->known_hosts);
	set_number(curl, CURLOPT_SSH_AUTH_TYPES,
	    CURLSSH_AUTH_PUBLICKEY | CURLSSH_AUTH_AGENT |
		(access->password == NULL ? 0 : CURLSSH_AUTH_PASSWORD));
	if (access->ssh_key != NULL)
		set_pointer(curl, CURLOPT_SSH_PRIVATE_KEYFILE, access->ssh_key);
}

static void
set_speed(CURL *curl, const struct access *access)
{
	int parallel = access->parallel > 0 ? access->parallel : 4;
	size_t share = access->bandwidth / (size_t)parallel + 1;

	if (access->bandwidth == 0)
		return;
	set_size(curl, CURLOPT_MAX_SEND_SPEED_LARGE, share);
	set_size(curl, CURLOPT_MAX_RECV_SPEED_LARGE, share);
}

static struct curl_slist *
list_of(const struct transfer_lines *lines)
{
	struct curl_slist *list = NULL;

	for (size_t i = 0; i < lines->count; i++)
		list = libcurl()->slist_append(list, lines->at[i]);
	return list;
}

static void
set_lines(struct curl_transfer *curl_transfer)
{
	const struct transfer *transfer = curl_transfer->transfer;

	curl_transfer->headers = list_of(&transfer->headers);
	curl_transfer->before = list_of(&transfer->before);
	curl_transfer->after = list_of(&transfer->after);
	/* "Expect: 100-continue" would cost a round trip. */
	if (transfer->signing == NULL) /* 7.88 would sign the empty header */
		curl_transfer->headers =
		    libcurl()->slist_append(curl_transfer->headers, "Expect:");
	set_pointer(
	    curl_transfer->curl, CURLOPT_HTTPHEADER, curl_transfer->headers);
	if (curl_transfer->before != NULL)
		set_pointer(
		    curl_transfer->curl, CURLOPT_QUOTE, curl_transfer->before);
	if (curl_transfer->after != NULL)
		set_pointer(curl_transfer->curl, CURLOPT_POSTQUOTE,
		    curl_transfer->after);
}

/* A multipart form; its file is sent like any other body. */
static void
set_form(struct curl_transfer *curl_transfer)
{
	const struct transfer *transfer = curl_transfer->transfer;

	curl_transfer->form = libcurl()->mime_init(curl_transfer->curl);
	for (size_t i = 0; i < transfer->part_count; i++) {
		const struct transfer_part *part = &transfer->parts[i];
		curl_mimepart *its =
		    libcurl()->mime_addpart(curl_transfer->form);

		libcurl()->mime_name(its, part->name);
		if (part->value != NULL) {
			libcurl()->mime_data(
			    its, part->value, CURL_ZERO_TERMINATED);
			continue;
		}
		libcurl()->mime_filename(its, part->filename);
		libcurl()->mime_type(its, part->type);
		libcurl()->mime_data_cb(its, (curl_off_t)transfer->body->size,
		    send_part, rewind_to, NULL, curl_transfer);
	}
	set_pointer(curl_transfer->curl, CURLOPT_MIMEPOST, curl_transfer->form);
}

static void
set_body(struct curl_transfer *curl_transfer)
{
	CURL *curl = curl_transfer->curl;
	const struct transfer *transfer = curl_transfer->transfer;

	if (transfer->body == NULL && transfer->head)
		set_number(curl, CURLOPT_NOBODY, 1);
	if (transfer->part_count > 0) {
		set_form(curl_transfer);
	} else if (transfer->body != NULL) {
		set_number(curl, CURLOPT_UPLOAD, 1);
		libcurl()->easy_setopt(curl, CURLOPT_READFUNCTION, send_part);
		set_pointer(curl, CURLOPT_READDATA, curl_transfer);
		libcurl()->easy_setopt(curl, CURLOPT_SEEKFUNCTION, rewind_to);
		set_pointer(curl, CURLOPT_SEEKDATA, curl_transfer);
		set_size(curl, CURLOPT_INFILESIZE_LARGE, transfer->body->size);
	}
	/* If a reused connection breaks, libcurl resends the request. */
	if (transfer->is_once)
		set_number(curl, CURLOPT_FRESH_CONNECT, 1);
	if (transfer->method != NULL)
		set_pointer(curl, CURLOPT_CUSTOMREQUEST, transfer->method);
}

static void
set_protocol(struct curl_transfer *curl_transfer)
{
	CURL *curl = curl_transfer->curl;
	const struct transfer *transfer = curl_transfer->transfer;

	if (strcmp(transfer->scheme, "sftp") == 0)
		set_ssh(curl, curl_transfer->access);
	if (strcmp(transfer->scheme, "ftp") == 0) {
		set_number(curl, CURLOPT_USE_SSL, CURLUSESSL_ALL);
		set_number(curl, CURLOPT_FTP_SKIP_PASV_IP, 1);
		/*
		 * TLS 1.3 servers send messages after the handshake, which
		 * libcurl does not read during an upload: closing then resets
		 * the connection, and the end of the file is lost.
		 */
		set_number(curl, CURLOPT_SSLVERSION,
		    CURL_SSLVERSION_TLSv1_2 | CURL_SSLVERSION_MAX_TLSv1_2);
		/* The file may be replaced between SIZE and RETR. */
		if (!transfer->head)
			set_number(curl, CURLOPT_IGNORE_CONTENT_LENGTH, 1);
	}
	set_number(curl, CURLOPT_FTP_CREATE_MISSING_DIRS,
	    transfer->makes_parents ? CURLFTP_CREATE_DIR_RETRY
				    : CURLFTP_CREATE_DIR_NONE);
	if (transfer->signing != NULL)
		set_pointer(curl, CURLOPT_AWS_SIGV4, transfer->signing);
}

/* Has the file the expected size? If it grew, only a part would be sent. */
static bool
has_size(FILE *file, size_t size)
{
	struct stat status;

	return fstat(fileno(file), &status) == 0 &&
	    (size_t)status.st_size == size;
}

static bool
open_body(struct curl_transfer *curl_transfer)
{
	struct transfer *transfer = curl_transfer->transfer;
	const struct public_file *body = transfer->body;
	FILE *file;

	if (body == NULL || body->local == NULL)
		return true;
	file = fopen(body->local, "rb");
	if (file != NULL && has_size(file, body->size)) {
		curl_transfer->sender.file = file;
		curl_transfer->sender.digesting = digesting_begin();
		return true;
	}
	transfer->ending = ENDING_LOCAL;
	transfer->message = file == NULL ? system_words(errno) : CHANGED;
	if (file != NULL)
		fclose(file);
	return false;
}

/* The output file may have part of an earlier, interrupted response. */
static bool
truncate_output(struct transfer *transfer)
{
	FILE *into = transfer->into;

	if (into == NULL ||
	    (fseek(into, 0, SEEK_SET) == 0 && ftruncate(fileno(into), 0) == 0))
		return true;
	transfer->ending = ENDING_FAILED;
	transfer->message = system_words(errno);
	return false;
}

bool
curl_transfer_begin(struct curl_transfer *curl_transfer, struct arena *arena,
    const struct access *access, struct transfer *transfer)
{
	CURL *curl = curl_transfer->curl;

	assert(curl_transfer->transfer == NULL);
	curl_transfer->arena = arena;
	curl_transfer->access = access;
	curl_transfer->transfer = transfer;
	curl_transfer->message[0] = '\0';
	curl_transfer->sender = (struct sender) {0};
	curl_transfer->receiver = (struct receiver) {.kept = {.arena = arena}};
	curl_transfer->sent_at =
	    transfer->body == NULL || transfer->body->size == 0 ? time(NULL)
								: 0;
	curl_transfer->is_late = false;
	if (!open_body(curl_transfer) || !truncate_output(transfer)) {
		curl_transfer->transfer = NULL;
		return false;
	}
	curl_transfer->receiver.digesting = digesting_begin();
	set_rules(curl, curl_transfer, transfer->scheme);
	if (!transfer->is_public)
		set_credentials(curl, access);
	set_speed(curl, access);
	set_lines(curl_transfer);
	set_body(curl_transfer);
	set_protocol(curl_transfer);
	set_pointer(curl, CURLOPT_ERRORBUFFER, curl_transfer->message);
	set_pointer(curl, CURLOPT_URL, transfer->url);
	libcurl()->easy_setopt(curl, CURLOPT_WRITEFUNCTION, receive);
	set_pointer(curl, CURLOPT_WRITEDATA, curl_transfer);
	libcurl()->easy_setopt(curl, CURLOPT_HEADERFUNCTION, receive_header);
	set_pointer(curl, CURLOPT_HEADERDATA, curl_transfer);
	set_number(curl, CURLOPT_NOPROGRESS, 0);
	libcurl()->easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, watch);
	set_pointer(curl, CURLOPT_XFERINFODATA, curl_transfer);
	return true;
}

static const char *
error_message(struct curl_transfer *curl_transfer, CURLcode code)
{
	const char *message = curl_transfer->message[0] == '\0'
	    ? libcurl()->easy_strerror(code)
	    : curl_transfer->message;

	if (curl_transfer->is_late)
		return arena_format(curl_transfer->arena,
		    _("no response within %d seconds"),
		    answer_seconds(curl_transfer));
	return arena_string(curl_transfer->arena, message);
}

static void
judge(struct curl_transfer *curl_transfer, CURLcode code)
{
	struct transfer *transfer = curl_transfer->transfer;

	transfer->ending =
	    curl_ending(curl_transfer->curl, code, transfer->status);
	if (curl_transfer->is_late)
		transfer->ending = ENDING_NETWORK;
	if (curl_transfer->receiver.is_longer && transfer->status < HTTP_ERROR)
		transfer->ending = ENDING_LONGER;
	else if (curl_transfer->receiver.is_longer)
		transfer->ending = ENDING_WHOLE;
	if (curl_transfer->sender.is_changed) {
		transfer->ending = ENDING_LOCAL;
		transfer->message = CHANGED;
	} else if (transfer->ending != ENDING_WHOLE) {
		transfer->message = error_message(curl_transfer, code);
	}
}

static void
take_answer(struct curl_transfer *curl_transfer)
{
	struct transfer *transfer = curl_transfer->transfer;
	struct receiver *receiver = &curl_transfer->receiver;
	curl_off_t length = -1, retry = 0;
	char *location = NULL;

	libcurl()->easy_getinfo(
	    curl_transfer->curl, CURLINFO_RESPONSE_CODE, &transfer->status);
	libcurl()->easy_getinfo(
	    curl_transfer->curl, CURLINFO_CONTENT_LENGTH_DOWNLOAD_T, &length);
	libcurl()->easy_getinfo(
	    curl_transfer->curl, CURLINFO_RETRY_AFTER, &retry);
	libcurl()->easy_getinfo(
	    curl_transfer->curl, CURLINFO_REDIRECT_URL, &location);
	if (location != NULL)
		transfer->location =
		    arena_string(curl_transfer->arena, location);
	transfer->retry_after = (long)retry;
	transfer->has_size = !transfer->head || length >= 0;
	transfer->size = transfer->head ? (size_t)(length < 0 ? 0 : length)
					: receiver->count;
	transfer->answer = buffer_text(&receiver->kept);
	transfer->digest = digesting_end(receiver->digesting);
}

void
curl_transfer_end(struct curl_transfer *curl_transfer, int code)
{
	take_answer(curl_transfer);
	judge(curl_transfer, (CURLcode)code);
	if (curl_transfer->sender.file != NULL)
		fclose(curl_transfer->sender.file);
	if (curl_transfer->sender.digesting != NULL)
		digesting_end(curl_transfer->sender.digesting);
	/* It holds pointers that will dangle; connections are kept. */
	libcurl()->easy_reset(curl_transfer->curl);
	libcurl()->slist_free_all(curl_transfer->headers);
	libcurl()->slist_free_all(curl_transfer->before);
	libcurl()->slist_free_all(curl_transfer->after);
	libcurl()->mime_free(curl_transfer->form);
	curl_transfer->form = NULL;
	curl_transfer->headers = curl_transfer->before = curl_transfer->after =
	    NULL;
	curl_transfer->transfer = NULL;
}
