/*
 * content: the marks of a sheet as the operators of a content stream
 * (ISO 32000-1, 7.8.2).
 */
#ifndef PRINT_CONTENT_H
#define PRINT_CONTENT_H

struct print_job;
struct sheet;

/* Makes the stream; returns its object. */
int content_write(struct print_job *job, const struct sheet *sheet);

#endif
