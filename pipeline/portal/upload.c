#include "portal/upload.h"

#include <assert.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/diag.h"
#include "portal/access.h"
#include "portal/curl_transfer.h"
#include "portal/libcurl.h"

struct upload_slot {
	struct curl_transfer *curl_transfer;
	struct transfer *transfer; /* NULL: free */
	bool is_running;	   /* false: it failed before it started */
};

struct upload {
	CURLM *multi;
	struct arena *arena;
	const struct access *access;
	struct upload_slot slots[UPLOAD_MOST];
};

struct upload *
upload_open(struct arena *arena, struct diag *diag, const struct access *access)
{
	struct upload *upload = arena_alloc(arena, sizeof *upload);

	upload->arena = arena;
	upload->access = access;
	if (libcurl()->global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) {
		diag_failure(diag, NULL, "libcurl cannot be started");
		return NULL;
	}
	upload->multi = libcurl()->multi_init();
	if (upload->multi != NULL) {
		libcurl()->multi_setopt(upload->multi,
		    CURLMOPT_MAX_HOST_CONNECTIONS, (long)UPLOAD_MOST);
		libcurl()->multi_setopt(
		    upload->multi, CURLMOPT_MAXCONNECTS, (long)UPLOAD_MOST);
		return upload;
	}
	diag_failure(diag, NULL, "libcurl cannot be started");
	libcurl()->global_cleanup();
	return NULL;
}

void
upload_close(struct upload *upload)
{
	if (upload == NULL)
		return;
	for (size_t i = 0; i < UPLOAD_MOST; i++) {
		struct upload_slot *slot = &upload->slots[i];

		if (slot->curl_transfer == NULL)
			continue;
		if (slot->is_running)
			libcurl()->multi_remove_handle(upload->multi,
			    curl_transfer_handle(slot->curl_transfer));
		curl_transfer_close(slot->curl_transfer);
	}
	libcurl()->multi_cleanup(upload->multi);
	libcurl()->global_cleanup();
}

static struct upload_slot *
free_slot(struct upload *upload)
{
	for (size_t i = 0; i < UPLOAD_MOST; i++)
		if (upload->slots[i].transfer == NULL)
			return &upload->slots[i];
	return NULL;
}

void
upload_start(
    struct upload *upload, struct arena *arena, struct transfer *transfer)
{
	struct upload_slot *slot = free_slot(upload);

	assert(slot != NULL);
	if (slot->curl_transfer == NULL)
		slot->curl_transfer = curl_transfer_open(upload->arena);
	if (slot->curl_transfer == NULL)
		abort();
	slot->transfer = transfer;
	slot->is_running = curl_transfer_begin(
	    slot->curl_transfer, arena, upload->access, transfer);
	if (slot->is_running &&
	    libcurl()->multi_add_handle(upload->multi,
		curl_transfer_handle(slot->curl_transfer)) != CURLM_OK)
		abort();
}

static struct transfer *
release(struct upload_slot *slot)
{
	struct transfer *transfer = slot->transfer;

	slot->transfer = NULL;
	slot->is_running = false;
	return transfer;
}

static struct upload_slot *
slot_of(struct upload *upload, const CURL *curl)
{
	for (size_t i = 0; i < UPLOAD_MOST; i++)
		if (upload->slots[i].is_running &&
		    curl_transfer_handle(upload->slots[i].curl_transfer) ==
			curl)
			return &upload->slots[i];
	abort();
}

static struct transfer *
find_ended(struct upload *upload)
{
	CURLMsg *message;
	int left;

	for (size_t i = 0; i < UPLOAD_MOST; i++)
		if (upload->slots[i].transfer != NULL &&
		    !upload->slots[i].is_running)
			return release(&upload->slots[i]);
	message = libcurl()->multi_info_read(upload->multi, &left);
	if (message == NULL)
		return NULL;
	{
		struct upload_slot *slot =
		    slot_of(upload, message->easy_handle);
		CURLcode code = message->data.result;

		libcurl()->multi_remove_handle(
		    upload->multi, curl_transfer_handle(slot->curl_transfer));
		curl_transfer_end(slot->curl_transfer, (int)code);
		return release(slot);
	}
}

struct transfer *
upload_wait(struct upload *upload, int milliseconds)
{
	struct transfer *ended = find_ended(upload);
	int running;

	if (ended != NULL)
		return ended;
	if (libcurl()->multi_perform(upload->multi, &running) != CURLM_OK)
		abort();
	ended = find_ended(upload);
	if (ended != NULL)
		return ended;
	libcurl()->multi_poll(upload->multi, NULL, 0, milliseconds, NULL);
	if (libcurl()->multi_perform(upload->multi, &running) != CURLM_OK)
		abort();
	return find_ended(upload);
}
