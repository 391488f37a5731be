/*
 * letters: what a file shows of the fonts, embedded.
 */
#ifndef PRINT_LETTERS_H
#define PRINT_LETTERS_H

struct buffer;
struct print_job;
struct letters;
struct spelling;

/* Of none of the fonts; the fonts get no new codes any more. */
struct letters *letters_new(struct print_job *job);

/* The file shows this. */
void letters_show(struct letters *letters, struct spelling *spelling);

/*
 * Makes the objects of all fonts that are shown. What the press shows of a
 * font is embedded whole where the file shows half of it or more; else what
 * the file shows. Appends the entries of a dictionary of font resources. A face
 * that cannot be embedded, or has more letters than codes, is a failure of the
 * job.
 */
void letters_embed(struct letters *letters, struct buffer *resources);

#endif
