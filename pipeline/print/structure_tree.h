/*
 * structure_tree: the logical structure of a document (ISO 32000-1, 14.7).
 *
 * The tags of the printed marks become a tree of elements. It is built first,
 * while the marks of every page are divided into marked-content sequences, and
 * written last, when the objects that it refers to are known.
 */
#ifndef PRINT_STRUCTURE_TREE_H
#define PRINT_STRUCTURE_TREE_H

struct pdf_writer;
struct structure_tree;

/* Builds the tree, and the sequences, spaces and annotations of all pages. */
struct structure_tree *structure_tree_new(struct pdf_writer *writer);

/* Writes the objects of all elements; returns the object number of the root. */
int structure_tree_write(const struct structure_tree *tree);

#endif
