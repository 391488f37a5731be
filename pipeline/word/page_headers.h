/*
 * page_headers: what stands above and below the pages of a Word file. The
 * gazette has its own, so it is left out, and told of.
 */
#ifndef WORD_PAGE_HEADERS_H
#define WORD_PAGE_HEADERS_H

struct section;
struct walk;

/* Tells of the text in the headers and footers of a section, each once. */
void page_headers_tell(struct walk *walk, const struct section *section);

#endif
