#include "portal/access.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/system_words.h"

enum { SECRET_MOST = 8192 };

static const char *
environment(const char *name)
{
	const char *value = getenv(name);

	return value == NULL || value[0] == '\0' ? NULL : value;
}

static const char *
first_line(struct arena *arena, struct text bytes)
{
	size_t length = 0;

	while (length < bytes.length && bytes.at[length] != '\n' &&
	    bytes.at[length] != '\r')
		length++;
	return arena_copy(arena, bytes.at, length);
}

static bool
load_file(struct arena *arena, struct diag *diag, const char *path,
    const char **secret)
{
	struct text bytes;

	if (!file_is_private(diag, path) ||
	    !file_read(arena, diag, path, &bytes))
		return false;
	*secret = first_line(arena, bytes);
	return true;
}

/* The value of a variable, or of the file named by the variable with _FILE. */
static bool
load(struct arena *arena, struct diag *diag, const char *name,
    const char **secret)
{
	const char *path = environment(arena_format(arena, "%s_FILE", name));

	*secret = environment(name);
	return *secret != NULL || path == NULL ||
	    load_file(arena, diag, path, secret);
}

static bool
ask_command(struct arena *arena, struct diag *diag, const char **secret)
{
	const char *name = "CONGBAO_PASSWORD_COMMAND";
	const char *command = environment(name);
	char bytes[SECRET_MOST];
	FILE *pipe;
	size_t length;

	if (*secret != NULL || command == NULL)
		return true;
	fflush(NULL);
	pipe = popen(command, "r");
	if (pipe == NULL) {
		diag_failure(diag, name, "%s", system_words(errno));
		return false;
	}
	length = fread(bytes, 1, sizeof bytes, pipe);
	if (pclose(pipe) != 0) {
		diag_failure(diag, name, "the command failed");
		return false;
	}
	*secret = first_line(arena, (struct text) {bytes, length});
	memset(bytes, 0, sizeof bytes);
	return true;
}

static bool
find_netrc(struct arena *arena, struct diag *diag, struct access *access)
{
	const char *home = environment("HOME");

	access->netrc = environment("CONGBAO_NETRC");
	if (access->netrc == NULL && home != NULL) {
		access->netrc = file_join(arena, home, ".netrc");
		if (file_is_absent(access->netrc))
			access->netrc = NULL;
	}
	return access->netrc == NULL || file_is_private(diag, access->netrc);
}

static bool
find_keys(struct arena *arena, struct diag *diag, struct access *access)
{
	const char *home = environment("HOME");

	access->ssh_key = environment("CONGBAO_SSH_KEY");
	access->known_hosts = environment("CONGBAO_KNOWN_HOSTS");
	if (access->known_hosts == NULL && home != NULL) {
		access->known_hosts =
		    file_join(arena, home, ".ssh/known_hosts");
		if (file_is_absent(access->known_hosts))
			access->known_hosts = NULL;
	}
	return access->ssh_key == NULL ||
	    file_is_private(diag, access->ssh_key);
}

static bool
find_authentication(struct diag *diag, struct access *access)
{
	const char *name = "CONGBAO_HTTP_AUTH";
	const char *value = environment(name);

	access->digests = value != NULL && strcmp(value, "digest") == 0;
	if (value == NULL || access->digests || strcmp(value, "basic") == 0)
		return true;
	diag_failure(diag, name, "it should be basic or digest");
	return false;
}

bool
access_load(struct arena *arena, struct diag *diag, struct access *access)
{
	access->s3_region = environment("CONGBAO_S3_REGION");
	if (access->s3_region == NULL)
		access->s3_region = "us-east-1";
	access->s3_endpoint = environment("CONGBAO_S3_ENDPOINT");
	if (!load(arena, diag, "CONGBAO_USER", &access->user) ||
	    !load(arena, diag, "CONGBAO_PASSWORD", &access->password) ||
	    !load(arena, diag, "CONGBAO_TOKEN", &access->token) ||
	    !ask_command(arena, diag, &access->password) ||
	    !find_authentication(diag, access) ||
	    !find_keys(arena, diag, access))
		return false;
	return access->user != NULL || access->token != NULL ||
	    find_netrc(arena, diag, access);
}
