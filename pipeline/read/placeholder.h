/*
 * placeholder: what `congbao new` has left to its author, [điền: …].
 */
#ifndef READ_PLACEHOLDER_H
#define READ_PLACEHOLDER_H

struct diag;
struct source;

/* Each in the source is an error: it is not a text that anybody signed. */
void placeholder_check(struct diag *diag, const struct source *source);

#endif
