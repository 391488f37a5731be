/*
 * event: progress of a run and its receipt, for programs, one JSON object a
 * line.
 *
 * Readers must ignore members and events that they do not know.
 */
#ifndef PUBLISH_EVENT_H
#define PUBLISH_EVENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/digest.h"

struct diag;

struct event {
	int version;
	const char *time;
	/* "plan", "sent", "there", "beat" or, at the end, "summary" */
	const char *event;
	const char *action, *path; /* of a file */
	const char *url;	   /* of a copy */
	size_t size;
	size_t done, total; /* files */
	int status;
	const char *portal, *issue;
	int seq;
	size_t issues, files, there, bytes;
	size_t altered; /* copies */
	size_t send_ms, verify_ms;
	struct digest manifest, ledger, file_index;
};

/* Prints an event as one line; version and time are filled in. */
void event_print(FILE *out, struct event event);

/* Writes the summary to a file. False after a failure in diag. */
bool event_write(struct diag *diag, const char *path, struct event event);

#endif
