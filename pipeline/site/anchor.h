/*
 * anchor: permanent anchors of a document's units.
 *
 * "dieu-5.khoan-2.diem-a" is điểm a khoản 2 Điều 5, "quy-dinh.dieu-5" Điều 5
 * of the QUY ĐỊNH that the document promulgates: ASCII, which a reader who
 * knows the unit can guess. The letter đ is written dd. The anchor of an
 * article does not depend on its chapter; chapters and their sections are
 * named by their own numbers.
 */
#ifndef SITE_ANCHOR_H
#define SITE_ANCHOR_H

#include "base/text.h"

struct arena;
struct decision;
struct node;

struct anchors;

enum anchor_style {
	ANCHOR_ADDRESS, /* dieu-5.khoan-2.diem-a */
	ANCHOR_AKOMA,	/* art_5__para_2__point_a: Akoma Ntoso's eId */
};

struct anchors *anchors_of(struct arena *arena, const struct decision *decision,
    enum anchor_style style);

/* NULL if the node has none: a paragraph, a dash, a table. */
const char *anchor_of(const struct anchors *anchors, const struct node *node);

/* "chu-thich-1". A label with other than lower-case ASCII letters and digits,
   such as *, is written in hexadecimal, so that anchors are unique. */
const char *anchor_of_note(struct arena *arena, struct text label);

#endif
