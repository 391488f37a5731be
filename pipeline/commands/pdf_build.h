/*
 * pdf_build: the PDFs of issues alone, without the files around them.
 */
#ifndef COMMANDS_PDF_BUILD_H
#define COMMANDS_PDF_BUILD_H

#include <stdbool.h>

struct build_run;

/*
 * Writes the PDF of each issue where a build writes it, with the same bytes. It
 * reads and writes no stamps, so each is made, and the next build does not take
 * it for one of its own. Returns the exit status.
 */
int pdf_build_issues(struct build_run *build_run);

#endif
