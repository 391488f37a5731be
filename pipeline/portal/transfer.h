/*
 * transfer: one request to a server and its response.
 *
 * A driver fills it in and judges the result; portal/upload.h runs it with
 * libcurl, several at a time.
 */
#ifndef PORTAL_TRANSFER_H
#define PORTAL_TRANSFER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/digest.h"
#include "base/text.h"
#include "portal/public_file.h"

enum { TRANSFER_LINES = 12 }; /* headers or commands, at most */

/* A part of a multipart form; the one without a value is the body's file. */
struct transfer_part {
	const char *name, *value;
	const char *filename, *type;
};

struct transfer_lines {
	const char *at[TRANSFER_LINES];
	size_t count;
};

static inline void
transfer_line(struct transfer_lines *lines, const char *line)
{
	lines->at[lines->count++] = line;
}

/* How a transfer ended; an HTTP status is for the driver to judge. */
enum ending {
	ENDING_WHOLE,	/* the server answered, with success or an error */
	ENDING_LONGER,	/* than the limit: the response was cut off */
	ENDING_ABSENT,	/* FTP, SFTP, file: there is no such file */
	ENDING_REFUSED, /* FTP, SFTP: a command failed; few servers say why */
	ENDING_NETWORK, /* retry, after checking what has arrived */
	ENDING_DENIED,	/* TLS, host key or credentials: never retried */
	ENDING_LOCAL,	/* the file to send could not be read */
	ENDING_FAILED,	/* anything else; never retried */
};

struct transfer {
	/* The request. */
	const char *url;
	const char *scheme;		/* the only protocol allowed */
	const char *method;		/* HTTP; NULL: GET, or PUT of a body */
	const struct public_file *body; /* to send; NULL: none */
	const struct transfer_part *parts; /* HTTP: the body is a form */
	size_t part_count;
	bool head;	    /* do not fetch the body of the response */
	bool is_public;	    /* without credentials, as readers do */
	bool keeps;	    /* keep the response, not only its digest */
	FILE *into;	    /* write a successful response here; or NULL */
	bool is_once;	    /* HTTP: not idempotent, must not be resent */
	bool makes_parents; /* FTP: create missing parent directories */
	size_t limit;	    /* of the response, in bytes */
	struct transfer_lines headers; /* HTTP: "If-None-Match: *" */
	struct transfer_lines before;  /* FTP, SFTP: commands before it */
	struct transfer_lines after;   /* and after it */
	const char *signing; /* CURLOPT_AWS_SIGV4: "aws:amz:vn-1:s3"; NULL */

	/* The response. */
	enum ending ending;
	const char *message; /* after a failure: libcurl's, or the system's */
	long status;	     /* of HTTP or FTP; 0: the scheme has none */
	size_t size;	     /* of the response, or Content-Length of a HEAD */
	bool has_size;
	struct text answer;   /* if kept; of an error its first bytes */
	struct digest digest; /* of the response */
	const char *location; /* HTTP: target of a redirect; NULL */
	const char *etag;     /* HTTP: as the server sent it; NULL */
	long retry_after;     /* seconds; 0: not given */
};

#endif
