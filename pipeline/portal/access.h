/*
 * access: who we are to a portal, and how much we ask of it.
 *
 * Secrets come from the environment, from files, from netrc or from a
 * command, and from nowhere else; they never come out again:
 *
 *   CONGBAO_USER, CONGBAO_PASSWORD, CONGBAO_TOKEN  or each with _FILE
 *   CONGBAO_PASSWORD_COMMAND  a command whose first line is the password
 *   CONGBAO_HTTP_AUTH        "basic" or "digest"
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
	/* Options; zeroed is as good as none. */
	const char *ca_file;	/* certificates to trust instead */
	const char *host_key;	/* "SHA256:…", of an SSH server */
	const char *public_url; /* where readers read; NULL: the portal */
	const char *api;	/* portal/api_profile.h, of api+https */
	int parallel;		/* transfers at a time; 0: 4 */
	size_t bandwidth;	/* bytes a second over all; 0: no limit */
	int retry_seconds;	/* for all tries again; 0: 600 */
	int answer_seconds;	/* for an answer to come; 0: 120 */

	/* From the environment, by access_load. */
	const char *user, *password, *token; /* NULL: none */
	bool digests; /* HTTP digest authentication, not basic */
	const char *netrc;
	const char *ssh_key, *known_hosts;
	const char *s3_region, *s3_endpoint;
};

/* False after a failure in diag, which names no secret. */
bool access_load(struct arena *arena, struct diag *diag, struct access *access);

#endif
