/*
 * probe: services and tokens as the room `sign` uses them, for the tests.
 *
 * Usage: probe COMMAND ARGUMENT…; its diagnostics on standard error, and its
 * exit status: 0, or the one that the function gives.
 *
 * tsa TRUST SECONDS RETRIES FILE URL…
 *     A time-stamp over the file, of one of the authorities: "TIME AUTHORITY".
 *     The response is written to FILE.tsr.
 *
 * revocation CERTIFICATE CHAIN SECONDS MOST
 *     Whether a certificate of a file, or its issuers in the other, are
 *     revoked: "OCSP-RESPONSES LISTS", how many are kept.
 *
 * token MODULE TOKEN KEY DIGEST…
 *     The certificate on a token, or "none", and a line for each digest that
 *     its key signs, in hexadecimal. "-" stands for what is not given; with
 *     PROBE_AGAIN=1 a PIN is tried again.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "portal/lock_record.h"
#include "portal/status.h"
#include "sign/chain.h"
#include "sign/revocation.h"
#include "sign/timestamp.h"
#include "sign/token.h"

struct probe {
	struct arena *arena;
	struct diag *diag;
	const char *const *arguments;
	size_t count;
};

static int
write_response(struct probe *probe, const struct timestamp *timestamp)
{
	const char *path =
	    arena_format(probe->arena, "%s.tsr", probe->arguments[3]);

	printf("%s %s\n", lock_record_time(probe->arena, timestamp->time),
	    timestamp->authority.name);
	return file_write(probe->diag, path, timestamp->response)
	    ? 0
	    : STATUS_OTHER;
}

static int
probe_tsa(struct probe *probe)
{
	struct certificates trust = {0};
	struct tsa tsa = {.trust = &trust};
	struct timestamp timestamp;
	struct digest digest;
	size_t size;
	int status = STATUS_OTHER;

	if (!certificates_load(
		probe->arena, probe->diag, probe->arguments[0], &trust) ||
	    !digest_of_file(probe->diag, probe->arguments[3], &digest, &size))
		return STATUS_OTHER;
	tsa.seconds = atoi(probe->arguments[1]);
	tsa.retries = atoi(probe->arguments[2]);
	tsa.urls = probe->arguments + 4;
	tsa.url_count = probe->count - 4;
	if (!timestamp_fetch(
		probe->arena, probe->diag, &tsa, digest, &timestamp, &status))
		return status;
	return write_response(probe, &timestamp);
}

static int
probe_revocation(struct probe *probe)
{
	struct certificates own = {0}, chain = {0};
	struct revocations found = {0};
	struct revocation_request request = {.chain = &chain};
	int status = STATUS_OTHER;

	if (!certificates_load(
		probe->arena, probe->diag, probe->arguments[0], &own) ||
	    !certificates_load(
		probe->arena, probe->diag, probe->arguments[1], &chain))
		return STATUS_OTHER;
	request.certificate = &own.at[0];
	request.seconds = atoi(probe->arguments[2]);
	request.crl_most = strtoul(probe->arguments[3], NULL, 10);
	if (!revocation_fetch(
		probe->arena, probe->diag, &request, &found, &status))
		return status;
	printf("%zu %zu\n", found.ocsp.count, found.crls.count);
	return 0;
}

static const char *
given(const char *argument)
{
	return strcmp(argument, "-") == 0 ? NULL : argument;
}

static void
print_hex(struct text bytes)
{
	for (size_t i = 0; i < bytes.length; i++)
		printf("%02x", (unsigned char)bytes.at[i]);
	printf("\n");
	fflush(stdout);
}

static bool
use_token(struct probe *probe, struct token *token)
{
	struct digest digest;
	struct text bytes;

	if (token_certificate(token, probe->arena, &bytes))
		print_hex(bytes);
	else
		printf("none\n");
	for (size_t i = 3; i < probe->count; i++) {
		snprintf(
		    digest.hex, sizeof digest.hex, "%s", probe->arguments[i]);
		if (!token_sign(token, probe->arena, digest, &bytes))
			return false;
		print_hex(bytes);
	}
	return true;
}

static int
probe_token(struct probe *probe)
{
	const struct token_options options = {
	    .module = given(probe->arguments[0]),
	    .token = given(probe->arguments[1]),
	    .key = given(probe->arguments[2]),
	    .tries_again = getenv("PROBE_AGAIN") != NULL,
	};
	int status = STATUS_OTHER;
	struct token *token =
	    token_open(probe->arena, probe->diag, &options, &status);
	bool good;

	if (token == NULL)
		return status;
	good = use_token(probe, token);
	token_close(token);
	return good ? 0 : STATUS_DENIED;
}

static const struct {
	const char *name;
	size_t least; /* arguments */
	int (*run)(struct probe *probe);
} COMMANDS[] = {
    {"revocation", 4, probe_revocation},
    {"token", 3, probe_token},
    {"tsa", 5, probe_tsa},
};

static int
run(struct probe *probe, const char *name)
{
	for (size_t i = 0; i < COUNT_OF(COMMANDS); i++)
		if (strcmp(COMMANDS[i].name, name) == 0 &&
		    probe->count >= COMMANDS[i].least)
			return COMMANDS[i].run(probe);
	fprintf(stderr, "probe: no such command, or too few arguments\n");
	return 64;
}

int
main(int count, char **arguments)
{
	struct probe probe = {.arena = arena_new()};
	int status = 64;

	probe.diag = diag_new(probe.arena);
	probe.arguments = (const char *const *)arguments + 2;
	probe.count = count > 2 ? (size_t)count - 2 : 0;
	if (count > 1)
		status = run(&probe, arguments[1]);
	diag_print(probe.diag, stderr, DIAG_TEXT);
	arena_free(probe.arena);
	return status;
}
