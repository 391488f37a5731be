/*
 * check: a document against the profile and against its issue.
 */
#ifndef NUMBER_CHECK_H
#define NUMBER_CHECK_H

#include <stdbool.h>

struct decision;
struct diag;
struct issue;

/*
 * An authority or a type that the profile lacks is an error; a number that
 * does not go with type, authority or year, and a deadline that was missed,
 * is a warning. False after errors.
 */
bool check_document(struct diag *diag, const struct issue *issue,
    const struct decision *decision);

/*
 * The issue's date against when a decision was signed and received: part of
 * check_document, and to be asked again where the issue gets its date later.
 */
bool check_issue_date(struct diag *diag, const struct issue *issue,
    const struct decision *decision);

/*
 * A consolidated text stands in the issue of the text that it takes in (Pháp
 * lệnh 01/2012/UBTVQH13, Điều 8): a warning where it does not.
 */
void check_consolidations(struct diag *diag, const struct issue *issue);

#endif
