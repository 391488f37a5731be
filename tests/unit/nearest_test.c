/*
 * The name that was meant by one that is unknown.
 */
#include <string.h>

#include "base/nearest.h"
#include "check.h"

static size_t
distance(const char *a, const char *b)
{
	struct nearest nearest = nearest_to(a);

	nearest_try(&nearest, b);
	return nearest.distance;
}

static void
test_distances(void)
{
	CHECK(distance("check", "check") == 0);
	CHECK(distance("chek", "check") == 1);
	CHECK(distance("checkk", "check") == 1);
	CHECK(distance("chack", "check") == 1);
	CHECK(distance("chekc", "check") == 1); /* neighbours swapped */
	CHECK(distance("hcekc", "check") == 2);
	CHECK(distance("", "check") == 5);
	CHECK(distance("kitten", "sitting") == 3);
	CHECK(distance("ca", "abc") == 3); /* nothing is moved twice */
	CHECK(distance("tinh", "tỉnh") == 1);
	CHECK(distance("tỉhn", "tỉnh") == 1);
	CHECK(distance("Quyet dinh", "Quyết định") == 3);
	CHECK(distance("tỉnh", "check") == distance("check", "tỉnh"));
}

/* Characters behind the first 64 count for nothing. */
static void
test_long(void)
{
	char a[NEAREST_LONGEST + 9], b[NEAREST_LONGEST + 9];

	memset(a, 'a', sizeof a - 1);
	a[sizeof a - 1] = '\0';
	memcpy(b, a, sizeof a);
	b[NEAREST_LONGEST] = 'b';
	CHECK(distance(a, b) == 0);
	b[NEAREST_LONGEST - 1] = 'b';
	CHECK(distance(a, b) == 1);
	CHECK(distance(a, "") == 0); /* no name, so it is not found */
}

static void
test_meant(void)
{
	static const char *const NAMES[] = {"text", "json", "github"};
	struct nearest nearest = nearest_to("text");

	CHECK(nearest_meant(&nearest) == NULL);
	CHECK(nearest_of("jsno", NAMES, 3) == NAMES[1]);
	CHECK(nearest_of("gitub", NAMES, 3) == NAMES[2]);
	CHECK(nearest_of("txt", NAMES, 3) == NAMES[0]);
	CHECK(nearest_of("tst", NAMES, 3) == NULL); /* two of three */
	CHECK(nearest_of("xml", NAMES, 3) == NULL);
	CHECK(nearest_of("", NAMES, 3) == NULL);
	CHECK(nearest_of("text", NAMES, 0) == NULL);
	CHECK(nearest_of("te\xFFt", NAMES, 3) == NULL);
	nearest_try(&nearest, "te\xFFt");
	CHECK(nearest.found == NULL);
	nearest_try(&nearest, "tent");
	nearest_try(&nearest, "test"); /* of two, the first */
	CHECK(strcmp(nearest_meant(&nearest), "tent") == 0);
}

int
main(void)
{
	test_distances();
	test_long();
	test_meant();
	return check_report();
}
