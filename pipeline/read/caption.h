/*
 * caption: recognizes captions of tables and images.
 */
#ifndef READ_CAPTION_H
#define READ_CAPTION_H

#include <stdbool.h>

struct arena;
struct node;

enum caption {
	CAPTION_NONE,
	CAPTION_TITLE, /* "Bảng 1. Giá đất ở" */
	CAPTION_UNIT,  /* "Đơn vị tính: đồng/m²" */
};

/*
 * What the node is to a table that follows it directly, or after other
 * captions.
 */
enum caption caption_of(struct arena *scratch, const struct node *node);

/* Is it a caption, to be set below an image: "Hình 1. …", "Sơ đồ 2. …"? */
bool caption_is_of_image(struct arena *scratch, const struct node *node);

#endif
