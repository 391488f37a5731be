#include "sign/settings.h"

#include "base/arena.h"
#include "base/file.h"
#include "read/profile.h"
#include "sign/certificate.h"
#include "sign/timestamp.h"

enum { RETRIES = 3 }; /* rounds through all authorities after the first */

/* A path is relative to the profile, unless it begins at the root. */
static const char *
path_of(struct arena *arena, const struct profile *profile, const char *path)
{
	return path[0] == '/' ? path
			      : file_join(arena, profile->directory, path);
}

bool
settings_certificates(struct arena *arena, struct diag *diag,
    const struct profile *profile, const struct values *files,
    struct certificates *certificates)
{
	for (size_t i = 0; i < files->count; i++)
		if (!certificates_load(arena, diag,
			path_of(arena, profile, files->at[i].text),
			certificates))
			return false;
	return true;
}

bool
settings_tsa(struct arena *arena, struct diag *diag,
    const struct profile *profile, struct tsa *tsa)
{
	const struct signature_settings *settings = &profile->signature;
	struct certificates *trust = arena_alloc(arena, sizeof *trust);
	const char **urls =
	    arena_alloc(arena, settings->tsa.count * sizeof *urls);

	for (size_t i = 0; i < settings->tsa.count; i++)
		urls[i] = settings->tsa.at[i].text;
	*tsa = (struct tsa) {.urls = urls,
	    .url_count = settings->tsa.count,
	    .trust = trust,
	    .retries = RETRIES};
	return settings_certificates(
	    arena, diag, profile, &settings->tsa_trust, trust);
}
