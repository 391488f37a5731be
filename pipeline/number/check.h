/*
 * check: checks a document against the profile and its issue.
 */
#ifndef NUMBER_CHECK_H
#define NUMBER_CHECK_H

#include <stdbool.h>

struct decision;
struct diag;
struct issue;
struct profile;

/*
 * An authority or type that is not in the profile is an error. False after one.
 */
bool check_known(struct diag *diag, const struct profile *profile,
    const struct decision *decision);

/*
 * check_known, and in the issue: a number that does not match the type,
 * authority or year, and a missed deadline, are warnings. False after errors.
 */
bool check_document(struct diag *diag, const struct issue *issue,
    const struct decision *decision);

/*
 * Checks the issue's date against the dates of signing and receipt. Part of
 * check_document; call it again if the issue gets its date later. False after
 * an error.
 */
bool check_issue_date(struct diag *diag, const struct issue *issue,
    const struct decision *decision);

/*
 * A consolidated text must be in the same issue as a text that it consolidates
 * (Pháp lệnh 01/2012/UBTVQH13, Điều 8); otherwise a warning.
 */
void check_consolidations(struct diag *diag, const struct issue *issue);

#endif
