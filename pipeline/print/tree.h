/*
 * tree: the logical structure of a document (ISO 32000-1, 14.7).
 *
 * The tags of what is printed become a tree of elements. It is built first,
 * while the marks of every sheet are divided into sequences, and written
 * last, when the objects that it points to are known.
 */
#ifndef PRINT_TREE_H
#define PRINT_TREE_H

struct print_job;
struct tree;

/*
 * Reads the sheets' pages: makes their sequences, spaces and annotations,
 * and the elements that these belong to.
 */
struct tree *tree_new(struct print_job *job);

/* Makes the objects of all elements; returns the root's. */
int tree_write(const struct tree *tree);

#endif
