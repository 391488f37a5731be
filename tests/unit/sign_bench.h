/*
 * sign_bench: what the tests of signatures work with.
 *
 * What is read here was made by tests/sign/fixtures/fixtures.sh in November
 * 2026. Nothing asks for the time of day.
 */
#ifndef UNIT_SIGN_BENCH_H
#define UNIT_SIGN_BENCH_H

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/path.h"
#include "check.h"
#include "sign/certificate.h"
#include "sign/libcrypto.h"

#define FIXTURES "tests/sign/fixtures"

/* What each test works with. */
struct bench {
	struct arena *arena;
	struct diag *diag;
};

static inline struct bench
bench_new(void)
{
	struct bench bench = {.arena = arena_new()};

	bench.diag = diag_new(bench.arena);
	return bench;
}

static inline struct origin
origin_of(const struct bench *bench)
{
	return (struct origin) {bench->diag, CODE_SIGN_CERTIFICATE, "a"};
}

/* The last message; empty: there is none. */
static inline const char *
said(const struct bench *bench)
{
	return bench->diag->count == 0
	    ? ""
	    : bench->diag->at[bench->diag->count - 1].message;
}

static inline bool
says(const struct bench *bench, const char *words)
{
	return strstr(said(bench), words) != NULL;
}

static inline enum diag_code
code_of(const struct bench *bench)
{
	return bench->diag->at[bench->diag->count - 1].code;
}

static inline struct text
fixture(const struct bench *bench, const char *name)
{
	struct text bytes = {NULL, 0};

	CHECK(file_read(bench->arena, bench->diag,
	    file_join(bench->arena, FIXTURES, name), &bytes));
	return bytes;
}

static inline void
load(const struct bench *bench, const char *name,
    struct certificates *certificates)
{
	CHECK(certificates_load(bench->arena, bench->diag,
	    file_join(bench->arena, FIXTURES, name), certificates));
}

/* The only one of a file. */
static inline struct certificate
certificate_of(const struct bench *bench, const char *name)
{
	struct certificates certificates = {NULL, 0, 0};

	load(bench, name, &certificates);
	CHECK(certificates.count == 1);
	return certificates.at[0];
}

static inline struct certificates
authorities(const struct bench *bench)
{
	struct certificates certificates = {NULL, 0, 0};

	load(bench, "ca.pem", &certificates);
	load(bench, "root.pem", &certificates);
	return certificates;
}

#endif
