/*
 * api_template: texts with places for what is known of a file.
 *
 *   {base}       the portal's URL: "https://cms.example.vn/wp-json"
 *   {path}       "2024/so-01/12-qd-ubnd.pdf"
 *   {directory}  "2024/so-01"; {year} "2024"; {issue} "so-01"
 *   {name}       "12-qd-ubnd.pdf"
 *   {flat}       "2024-so-01-12-qd-ubnd.pdf", which no other file has
 *   {stem}       "2024-so-01-12-qd-ubnd"
 *   {type}       "application/pdf"
 *   {size}       in bytes
 *   {digest}     SHA-256, as 64 hexadecimal digits
 *
 * Small letters between braces are a place; other braces are themselves.
 */
#ifndef PORTAL_API_TEMPLATE_H
#define PORTAL_API_TEMPLATE_H

#include "base/text.h"

struct arena;
struct public_file;

/* The first place that there is not, braces and all; empty: all are known. */
struct text api_template_unknown(const char *template);

/* Of a file of an issue, whose path is plain (base/path.h). */
const char *api_template_fill(struct arena *arena, const char *template,
    const char *base, const struct public_file *file);

#endif
