/*
 * witness_compare: compares what two witnesses saw (publish/witness.h).
 */
#ifndef PUBLISH_WITNESS_COMPARE_H
#define PUBLISH_WITNESS_COMPARE_H

struct access;
struct arena;
struct diag;

struct witness_comparison {
	const char *directory; /* of this witness */
	const char *other;     /* of another one: a URL or a directory */
	const struct access *access;
};

/*
 * Is what two witnesses saw one ledger? `common` is set to the number of the
 * last entry that both have. It is an error (verify-witness) if they differ.
 * Returns the exit status, likewise.
 */
int witness_compare(struct arena *arena, struct diag *diag,
    const struct witness_comparison *comparison, int *common);

#endif
