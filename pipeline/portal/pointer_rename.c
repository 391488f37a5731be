#include "portal/pointer_rename.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/system_words.h"
#include "base/text.h"
#include "base/translate.h"
#include "portal/access.h"
#include "portal/address.h"
#include "portal/subprocess.h"

/* Programs of openssh-client. */
#define SFTP "sftp"
#define KEYGEN "ssh-keygen"
#define KEYSCAN "ssh-keyscan"

enum { LINE = 1024 };

struct pointer_rename {
	struct arena *arena;
	const struct access *access;
	const struct address *address;
	const char *user;
	char *known_hosts; /* temporary file, if a fingerprint was given */
	struct subprocess *sftp;
};

struct pointer_rename *
pointer_rename_new(struct arena *arena, const struct access *access,
    const struct address *address, const char *user)
{
	struct pointer_rename *renaming = arena_alloc(arena, sizeof *renaming);

	renaming->arena = arena;
	renaming->access = access;
	renaming->address = address;
	renaming->user = user;
	return renaming;
}

void
pointer_rename_free(struct pointer_rename *renaming)
{
	if (renaming == NULL)
		return;
	subprocess_end(renaming->sftp);
	renaming->sftp = NULL;
	if (renaming->known_hosts != NULL)
		unlink(renaming->known_hosts);
	renaming->known_hosts = NULL;
}

const char *
pointer_rename_quote(struct arena *arena, const char *path)
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

/* The whole output of a program. */
static struct text
output_of(struct arena *arena, const char *const *arguments)
{
	struct subprocess *process = subprocess_start(arena, arguments);
	struct buffer all = {.arena = arena};
	char line[LINE];

	while (process != NULL && subprocess_line(process, line, sizeof line))
		buffer_string(&all, line);
	subprocess_end(process);
	return buffer_text(&all);
}

static const char *
port(const struct pointer_rename *renaming)
{
	return renaming->address->port == NULL ? "22" : renaming->address->port;
}

/* "::1" of "[::1]" */
static const char *
bare_host(const struct pointer_rename *renaming)
{
	const char *host = renaming->address->host;

	return host[0] != '['
	    ? host
	    : arena_copy(renaming->arena, host + 1, strlen(host) - 2);
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

/* Has the key in this known_hosts line the fingerprint that was given? */
static bool
has_fingerprint(struct pointer_rename *renaming, const char *line)
{
	const char *arguments[] = {
	    KEYGEN, "-l", "-f", renaming->known_hosts, NULL};
	const char *wanted = renaming->access->host_key;
	struct text output;

	if (!write_all(renaming->known_hosts, line))
		return false;
	output = output_of(renaming->arena, arguments);
	return output.length > 0 && strstr(output.at, wanted) != NULL;
}

static char *
temporary_file(struct arena *arena)
{
	const char *top = getenv("TMPDIR");
	char *path = arena_format(arena, "%s/congbao-host-XXXXXX",
	    top == NULL || top[0] == '\0' ? "/tmp" : top);
	int descriptor = mkstemp(path);

	if (descriptor >= 0)
		close(descriptor);
	return descriptor < 0 ? NULL : path;
}

/* OpenSSH wants the key, not its fingerprint: find it by ssh-keyscan. */
static const char *
find_host_key(struct pointer_rename *renaming)
{
	const char *arguments[] = {KEYSCAN, "-T", "30", "-p", port(renaming),
	    "--", bare_host(renaming), NULL};
	struct text output = output_of(renaming->arena, arguments);
	const char *at = output.length == 0 ? "" : output.at;

	renaming->known_hosts = temporary_file(renaming->arena);
	if (renaming->known_hosts == NULL)
		return system_words(errno);
	while (*at != '\0') {
		size_t length = strcspn(at, "\n");
		const char *line =
		    arena_format(renaming->arena, "%.*s\n", (int)length, at);

		if (line[0] != '#' && has_fingerprint(renaming, line))
			return NULL;
		at += length + (at[length] == '\n');
	}
	return _(
	    "the server has no host key with the fingerprint that was given");
}

static const char *
option(struct pointer_rename *renaming, const char *name, const char *path)
{
	return arena_format(renaming->arena, "-o%s=%s", name,
	    pointer_rename_quote(renaming->arena, path));
}

/* ~/.ssh/config is ignored, since libcurl does not read it either. */
static void
start(struct pointer_rename *renaming)
{
	const char *key = renaming->access->ssh_key;
	const char *arguments[] = {SFTP, "-F", "none", "-b", "-", "-P",
	    port(renaming), "-oBatchMode=yes", "-oStrictHostKeyChecking=yes",
	    "-oGlobalKnownHostsFile=none", "-oConnectTimeout=30",
	    "-oServerAliveInterval=20", "-oServerAliveCountMax=3",
	    "-oUpdateHostKeys=no",
	    option(renaming, "UserKnownHostsFile",
		renaming->known_hosts != NULL ? renaming->known_hosts
					      : renaming->access->known_hosts),
	    key == NULL ? "-oIdentityFile=none"
			: option(renaming, "IdentityFile", key),
	    key == NULL ? "-oIdentitiesOnly=no" : "-oIdentitiesOnly=yes", "--",
	    arena_format(renaming->arena, "%s@%s", renaming->user,
		renaming->address->host),
	    NULL};

	renaming->sftp = subprocess_start(renaming->arena, arguments);
}

static const char *
connect_once(struct pointer_rename *renaming)
{
	const char *why = NULL;

	if (renaming->sftp != NULL)
		return NULL;
	if (renaming->access->host_key != NULL && renaming->known_hosts == NULL)
		why = find_host_key(renaming);
	if (why == NULL)
		start(renaming);
	return why != NULL || renaming->sftp != NULL
	    ? why
	    : _("the program sftp (openssh-client) cannot be run");
}

/* sftp echoes each command; any other output is an error. The output of "pwd"
 * ends it. */
static const char *
await_result(struct pointer_rename *renaming, struct arena *arena)
{
	const char *why = _("sftp ended without a word");
	char line[LINE];

	while (subprocess_line(renaming->sftp, line, sizeof line)) {
		line[strcspn(line, "\r\n")] = '\0';
		if (strncmp(line, "Remote working directory", 24) == 0)
			return NULL;
		if (line[0] != '\0' && strncmp(line, "sftp>", 5) != 0)
			why = arena_string(arena, line);
	}
	subprocess_end(renaming->sftp);
	renaming->sftp = NULL;
	return why;
}

const char *
pointer_rename_command(struct pointer_rename *renaming, struct arena *arena,
    const char *draft, const char *path)
{
	const char *why = connect_once(renaming);
	const char *commands = arena_format(arena, "rename %s %s\npwd\n",
	    pointer_rename_quote(arena, draft),
	    pointer_rename_quote(arena, path));

	if (why != NULL)
		return why;
	/* If it has ended, its last line has the reason. */
	subprocess_send(renaming->sftp, commands);
	return await_result(renaming, arena);
}
