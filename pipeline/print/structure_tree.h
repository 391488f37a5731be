/*
 * structure_tree: the logical structure of a document (ISO 32000-1, 14.7).
 *
 * The tags of what is printed become a tree of elements. It is built first,
 * while the marks of every sheet are divided into sequences, and written
 * last, when the objects that it points to are known.
 */
#ifndef PRINT_STRUCTURE_TREE_H
#define PRINT_STRUCTURE_TREE_H

struct pdf_writer;
struct structure_tree;

/*
 * Reads the sheets' pages: makes their sequences, spaces and annotations,
 * and the elements that these belong to.
 */
struct structure_tree *structure_tree_new(struct pdf_writer *writer);

/* Makes the objects of all elements; returns the root's. */
int structure_tree_write(const struct structure_tree *tree);

#endif
