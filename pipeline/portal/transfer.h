/*
 * transfer: one exchange of bytes with a server, as a driver asks for it.
 *
 * A driver fills it in and later judges what came of it; portal/upload.h
 * carries it out by libcurl, several at a time.
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

/* Of a form; the one without a value is the body's file. */
struct transfer_part {
	const char *name, *value;
	const char *filename, *type;
};

struct transfer_lines {
	const char *at[TRANSFER_LINES];
	size_t count;
};

/* How a transfer ended, before anybody looked at a server's status. */
enum ending {
	ENDING_WHOLE,	/* the server answered, be it welcome or not */
	ENDING_LONGER,	/* than the limit: the answer was broken off */
	ENDING_ABSENT,	/* FTP, SFTP, file: there is no such file */
	ENDING_REFUSED, /* FTP, SFTP: a command was; why, few servers say */
	ENDING_NETWORK, /* worth another try, once it is known what happened */
	ENDING_DENIED,	/* TLS, host key or credentials: never tried again */
	ENDING_LOCAL,	/* the file that was sent could not be read */
	ENDING_FAILED,	/* anything else; never tried again */
};

struct transfer {
	/* What is asked. */
	const char *url;
	const char *scheme;		/* what is spoken, and nothing else */
	const char *method;		/* HTTP; NULL: GET, or PUT of a body */
	const struct public_file *body; /* what is sent; NULL: nothing is */
	const struct transfer_part *parts; /* HTTP: the body is a form */
	size_t part_count;
	bool head;	    /* no body of the answer is wanted */
	bool is_public;	    /* as readers do: without credentials */
	bool keeps;	    /* the answer; else its digest alone */
	FILE *into;	    /* an answer that is welcome goes there; or NULL */
	bool is_once;	    /* HTTP: sent twice, it would be there twice */
	bool makes_parents; /* FTP: directories above */
	size_t limit;	    /* no longer answer is taken */
	struct transfer_lines headers; /* HTTP: "If-None-Match: *" */
	struct transfer_lines before;  /* FTP, SFTP: commands ahead of it */
	struct transfer_lines after;   /* and behind it */
	const char *signing; /* CURLOPT_AWS_SIGV4: "aws:amz:vn-1:s3"; NULL */

	/* What came of it. */
	enum ending ending;
	const char *words; /* where it failed: libcurl's, or the system's */
	long status;	   /* of HTTP or FTP; 0: the scheme has none */
	size_t size;	   /* of the answer, or what a HEAD says of it */
	bool has_size;
	struct text answer;   /* kept, or the first bytes of an unwelcome one */
	struct digest digest; /* of the answer */
	const char *location; /* HTTP: where a redirect leads; NULL */
	const char *etag;     /* HTTP: as the server writes it; NULL */
	long retry_after;     /* seconds; 0: the server did not say */
};

#endif
