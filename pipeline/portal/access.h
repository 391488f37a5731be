/*
 * access: credentials for a portal, and limits on its use.
 *
 * Secrets come from the environment, files, netrc or a command only, and are
 * never printed:
 *
 *   CONGBAO_USER, CONGBAO_PASSWORD, CONGBAO_TOKEN  or each with _FILE
 *   CONGBAO_PASSWORD_COMMAND  prints the password on its first line
 *   CONGBAO_HTTP_AUTH         "basic" or "digest"
 *   CONGBAO_NETRC             a netrc file; else ~/.netrc
 *   CONGBAO_SSH_KEY           a private key (ed25519); else the agent
 *   CONGBAO_KNOWN_HOSTS       else ~/.ssh/known_hosts
 *   CONGBAO_S3_REGION         else "us-east-1"
 *   CONGBAO_S3_ENDPOINT       "https://s3.example.vn"
 *
 * A file that others can read is refused.
 */
#ifndef PORTAL_ACCESS_H
#define PORTAL_ACCESS_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct diag;

struct access {
	/* Options; zero is the default. */
	const char *ca_file;	/* trusted certificates, not the system's */
	const char *host_key;	/* "SHA256:…", of an SSH server */
	const char *public_url; /* that readers use; NULL: the portal's */
	const char *api;    /* file for portal/api_profile.h, of api+https */
	int parallel;	    /* transfers at a time; 0: 4 */
	size_t bandwidth;   /* bytes per second in total; 0: no limit */
	int retry_seconds;  /* in which a job is retried; 0: 600 */
	int answer_seconds; /* response timeout; 0: 120 */

	/* From the environment, by access_load. */
	const char *user, *password, *token; /* NULL: none */
	bool digests; /* HTTP digest authentication, not basic */
	const char *netrc;
	const char *ssh_key, *known_hosts;
	const char *s3_region, *s3_endpoint;
};

/* False after a failure in diag, which contains no secret. */
bool access_load(struct arena *arena, struct diag *diag, struct access *access);

#endif
