#include "portal/flip.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/text.h"
#include "portal/access.h"
#include "portal/address.h"
#include "portal/child.h"

/* Programs of openssh-client. */
#define SFTP "sftp"
#define KEYGEN "ssh-keygen"
#define KEYSCAN "ssh-keyscan"

enum { LINE = 1024 };

struct flip {
	struct arena *arena;
	const struct access *access;
	const struct address *address;
	const char *user;
	char *known_hosts; /* a file of ours, where a fingerprint is given */
	struct child *sftp;
};

struct flip *
flip_new(struct arena *arena, const struct access *access,
    const struct address *address, const char *user)
{
	struct flip *flip = arena_alloc(arena, sizeof *flip);

	flip->arena = arena;
	flip->access = access;
	flip->address = address;
	flip->user = user;
	return flip;
}

void
flip_free(struct flip *flip)
{
	if (flip == NULL)
		return;
	child_end(flip->sftp);
	flip->sftp = NULL;
	if (flip->known_hosts != NULL)
		unlink(flip->known_hosts);
	flip->known_hosts = NULL;
}

const char *
flip_quote(struct arena *arena, const char *path)
{
	struct buffer quoted = {.arena = arena};

	buffer_byte(&quoted, '"');
	for (; *path != '\0'; path++) {
		if (*path == '"' || *path == '\\')
			buffer_byte(&quoted, '\\');
		buffer_byte(&quoted, *path);
	}
	buffer_byte(&quoted, '"');
	return quoted.at;
}

/* The lines that a child says until it ends. */
static struct text
output_of(struct arena *arena, const char *const *arguments)
{
	struct child *child = child_start(arena, arguments);
	struct buffer all = {.arena = arena};
	char line[LINE];

	while (child != NULL && child_line(child, line, sizeof line))
		buffer_string(&all, line);
	child_end(child);
	return buffer_text(&all);
}

static const char *
port(const struct flip *flip)
{
	return flip->address->port == NULL ? "22" : flip->address->port;
}

/* "::1" of "[::1]" */
static const char *
bare_host(const struct flip *flip)
{
	const char *host = flip->address->host;

	return host[0] != '['
	    ? host
	    : arena_copy(flip->arena, host + 1, strlen(host) - 2);
}

static bool
write_all(const char *path, const char *line)
{
	FILE *file = fopen(path, "w");
	bool good;

	if (file == NULL)
		return false;
	good = fputs(line, file) >= 0;
	return fclose(file) == 0 && good;
}

/* Has the key of a known_hosts line this fingerprint? */
static bool
is_wanted(struct flip *flip, const char *line)
{
	const char *arguments[] = {KEYGEN, "-l", "-f", flip->known_hosts, NULL};
	const char *wanted = flip->access->host_key;
	struct text said;

	if (!write_all(flip->known_hosts, line))
		return false;
	said = output_of(flip->arena, arguments);
	return said.length > 0 && strstr(said.at, wanted) != NULL;
}

static char *
made_file(struct arena *arena)
{
	const char *top = getenv("TMPDIR");
	char *path = arena_format(arena, "%s/congbao-host-XXXXXX",
	    top == NULL || top[0] == '\0' ? "/tmp" : top);
	int descriptor = mkstemp(path);

	if (descriptor >= 0)
		close(descriptor);
	return descriptor < 0 ? NULL : path;
}

/* OpenSSH takes keys, not fingerprints: the one that has it is looked for. */
static const char *
find_host_key(struct flip *flip)
{
	const char *arguments[] = {
	    KEYSCAN, "-T", "30", "-p", port(flip), "--", bare_host(flip), NULL};
	struct text said = output_of(flip->arena, arguments);
	const char *at = said.length == 0 ? "" : said.at;

	flip->known_hosts = made_file(flip->arena);
	if (flip->known_hosts == NULL)
		return strerror(errno);
	while (*at != '\0') {
		size_t length = strcspn(at, "\n");
		const char *line =
		    arena_format(flip->arena, "%.*s\n", (int)length, at);

		if (line[0] != '#' && is_wanted(flip, line))
			return NULL;
		at += length + (at[length] == '\n');
	}
	return "the server has no host key with the fingerprint that was given";
}

static const char *
option(struct flip *flip, const char *name, const char *path)
{
	return arena_format(
	    flip->arena, "-o%s=%s", name, flip_quote(flip->arena, path));
}

/* Nothing of ~/.ssh/config counts, since libcurl does not read it either. */
static void
start(struct flip *flip)
{
	const char *key = flip->access->ssh_key;
	const char *arguments[] = {SFTP, "-F", "none", "-b", "-", "-P",
	    port(flip), "-oBatchMode=yes", "-oStrictHostKeyChecking=yes",
	    "-oGlobalKnownHostsFile=none", "-oConnectTimeout=30",
	    "-oServerAliveInterval=20", "-oServerAliveCountMax=3",
	    "-oUpdateHostKeys=no",
	    option(flip, "UserKnownHostsFile",
		flip->known_hosts != NULL ? flip->known_hosts
					  : flip->access->known_hosts),
	    key == NULL ? "-oIdentityFile=none"
			: option(flip, "IdentityFile", key),
	    key == NULL ? "-oIdentitiesOnly=no" : "-oIdentitiesOnly=yes", "--",
	    arena_format(flip->arena, "%s@%s", flip->user, flip->address->host),
	    NULL};

	flip->sftp = child_start(flip->arena, arguments);
}

static const char *
connect_once(struct flip *flip)
{
	const char *why = NULL;

	if (flip->sftp != NULL)
		return NULL;
	if (flip->access->host_key != NULL && flip->known_hosts == NULL)
		why = find_host_key(flip);
	if (why == NULL)
		start(flip);
	return why != NULL || flip->sftp != NULL
	    ? why
	    : "the program sftp (openssh-client) cannot be run";
}

/* sftp repeats each command; what it says besides is an error. */
static const char *
await_end(struct flip *flip, struct arena *arena)
{
	const char *why = "sftp ended without a word";
	char line[LINE];

	while (child_line(flip->sftp, line, sizeof line)) {
		line[strcspn(line, "\r\n")] = '\0';
		if (strncmp(line, "Remote working directory", 24) == 0)
			return NULL;
		if (line[0] != '\0' && strncmp(line, "sftp>", 5) != 0)
			why = arena_string(arena, line);
	}
	child_end(flip->sftp);
	flip->sftp = NULL;
	return why;
}

const char *
flip_rename(
    struct flip *flip, struct arena *arena, const char *draft, const char *path)
{
	const char *why = connect_once(flip);
	const char *commands = arena_format(arena, "rename %s %s\npwd\n",
	    flip_quote(arena, draft), flip_quote(arena, path));

	if (why != NULL)
		return why;
	/* Where it has ended, its last words say why. */
	child_say(flip->sftp, commands);
	return await_end(flip, arena);
}
