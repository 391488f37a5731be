/*
 * options: the parsed command line.
 */
#ifndef COMMANDS_OPTIONS_H
#define COMMANDS_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/date.h"
#include "base/diag.h"
#include "portal/access.h"

/* Options that a command accepts, as a bit mask. */
enum {
	OPTION_STRICT = 1,
	OPTION_FORMAT = 2,
	OPTION_FIX = 4,
	OPTION_DATE = 8,
	OPTION_ALL = 16,
	OPTION_OUTPUT = 32,
	OPTION_JOBS = 64,
	OPTION_TO = 128,
	OPTION_DRY_RUN = 256,
	OPTION_YEAR = 512,
	OPTION_JSON = 1024,
	OPTION_SHARD = 2048,
	OPTION_CA = 1 << 12,
	OPTION_PARALLEL = 1 << 13,
	OPTION_BANDWIDTH = 1 << 14,
	OPTION_RETRY = 1 << 15,
	OPTION_TIMEOUT = 1 << 16,
	OPTION_PUBLIC = 1 << 17,
	OPTION_VERIFY = 1 << 18,
	OPTION_WAIT = 1 << 19,
	OPTION_RECEIPT = 1 << 20,
	OPTION_PLAN = 1 << 21,
	OPTION_SAVE_PLAN = 1 << 22,
	OPTION_BUILT = 1 << 23,
	OPTION_REPAIR = 1 << 24,
	OPTION_COMMIT = 1 << 25,
	OPTION_HOST_KEY = 1 << 26,
	OPTION_API = 1 << 27,
	OPTION_JOIN = 1 << 28,
	OPTION_PUBLISHED = 1 << 29,
	OPTION_KNOWN = 1 << 30,
	/* How to connect to a portal. */
	OPTION_ACCESS = OPTION_CA | OPTION_PARALLEL | OPTION_BANDWIDTH |
	    OPTION_RETRY | OPTION_TIMEOUT | OPTION_HOST_KEY | OPTION_API,
};

/* Too large for an enumerator. */
#define OPTION_BY ((uint64_t)1 << 32)
#define OPTION_WHY ((uint64_t)1 << 33)
#define OPTION_SITE ((uint64_t)1 << 34)
#define OPTION_NUMBER ((uint64_t)1 << 35)
#define OPTION_RECEIVED ((uint64_t)1 << 36)
#define OPTION_SIGNED ((uint64_t)1 << 37)
#define OPTION_ACCEPT_CHANGES ((uint64_t)1 << 38)
#define OPTION_BUILT_AT ((uint64_t)1 << 39)
#define OPTION_PIN_AGAIN ((uint64_t)1 << 40)
#define OPTION_TRUST ((uint64_t)1 << 41)
#define OPTION_WITNESS ((uint64_t)1 << 42)
#define OPTION_NOTE ((uint64_t)1 << 43)
#define OPTION_WITHIN ((uint64_t)1 << 44)
#define OPTION_KEY ((uint64_t)1 << 45)
#define OPTION_NEW_KEY ((uint64_t)1 << 46)
#define OPTION_COMPARE ((uint64_t)1 << 47)
#define OPTION_AS ((uint64_t)1 << 48)
#define OPTION_INTAKE ((uint64_t)1 << 49)
#define OPTION_PORT ((uint64_t)1 << 59)
#define OPTION_PDF ((uint64_t)1 << 60)
#define OPTION_YES ((uint64_t)1 << 50)
#define OPTION_AUTHORITY ((uint64_t)1 << 51)
#define OPTION_SIGNER ((uint64_t)1 << 52)
#define OPTION_PROVINCE ((uint64_t)1 << 53)
#define OPTION_PUBLISHER ((uint64_t)1 << 54)
#define OPTION_ADDRESS ((uint64_t)1 << 55)
#define OPTION_PHONE ((uint64_t)1 << 56)
#define OPTION_EMAIL ((uint64_t)1 << 57)
#define OPTION_WEB ((uint64_t)1 << 58)
#define OPTION_DUE ((uint64_t)1 << 61)
#define OPTION_AGAIN ((uint64_t)1 << 62)
#define OPTION_SPELLING ((uint64_t)1 << 63)

enum { REPEATS_MOST = 16, AUTHORITIES_MOST = 64 };

/* The values of an option that may be given several times, in order. */
struct option_values {
	const char *at[REPEATS_MOST];
	size_t count;
};

/* The part of all issues that one of several jobs builds: "2/4". */
struct shard {
	int index, count; /* from 1; 0: not sharded */
};

/* The form of a report. */
enum report_form {
	REPORT_AS_UNSAID,
	REPORT_AS_TEXT,
	REPORT_AS_CSV,
	REPORT_AS_DOCX,
	REPORT_AS_JSON,
};

/* About an office and its documents; NULL: not given. */
struct office_options {
	bool yes; /* plain examples for what is not given */
	const char *province, *publisher, *address, *phone, *email, *web;
	const char *authorities[AUTHORITIES_MOST];
	size_t authority_count;
	const char *signer;
};

struct options {
	bool help, version; /* requested: the rest was not parsed */
	bool strict, fix, all, dry_run, json;
	enum diag_format format;
	struct date date;
	const char *output; /* default "build/out" */
	bool output_given;
	const char *to;
	const char *published;	      /* URL or directory; NULL: not given */
	struct option_values portals; /* every --published */
	int jobs;		      /* workers; default: one per processor */
	int year;		      /* 0: not given */
	struct shard shard;
	struct access access; /* without secrets */
	int wait;	      /* seconds, for the lock */
	bool by_size, built, repair, join, site;
	const char *receipt, *plan, *save_plan, *commit, *known;
	const char *by, *why; /* of a restriction */
	const char *number;   /* of an imported decision */
	const char *signed_pdf;
	struct date received;
	bool accept_changes;
	const char *built_at; /* URL or directory; NULL: not given */
	bool pin_again;
	struct office_options office;
	struct option_values trust;	/* files of certificates */
	struct option_values witnesses; /* keys: sign/note_key.h */
	struct option_values notes;	/* files or URLs */
	int within;			/* days */
	bool within_given;
	const char *key, *new_key, *compare;
	enum report_form report_form;
	bool intake; /* the register of receipt */
	int port;    /* 0: any that is free */
	bool pdf;
	bool due, again; /* of numbering */
	bool spelling;
	char *const *paths;
	size_t path_count;
};

struct command {
	const char *name;
	const char *arguments; /* for the usage message */
	const char *summary;
	uint64_t options;
	size_t least, most; /* number of arguments */
	int (*run)(const struct options *options);
};

/* A long option, with its short form. */
struct option_row {
	const char *name;
	char letter; /* 0: none */
	bool argument;
	uint64_t option; /* its bit in the options of a command */
	/* Of its flag or text in struct options; 0: it is read by itself. */
	size_t offset;
};

/*
 * The options of all commands. One whose argument is allowed for some commands
 * only has a row, and a bit, for each case.
 */
const struct option_row *options_rows(size_t *count);

/*
 * Are the arguments, and the environment variables that the program reads,
 * valid UTF-8? Later code relies on it. False after a line on standard error.
 */
bool options_are_text(int count, char *const *arguments);

/*
 * Parses what follows the command's name. False after a line on standard error
 * that says what is wrong and what would be right.
 */
bool options_read(const struct command *command, int count, char **arguments,
    struct options *options);

#endif
