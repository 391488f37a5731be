/*
 * api_template: texts with placeholders for the properties of a file.
 *
 *   {base}       the portal's URL: "https://cms.example.vn/wp-json"
 *   {path}       "2024/so-01/12-qd-ubnd.pdf"
 *   {directory}  "2024/so-01"; {year} "2024"; {issue} "so-01"
 *   {name}       "12-qd-ubnd.pdf"
 *   {flat}       "2024-so-01-12-qd-ubnd.pdf", unique within the portal
 *   {stem}       "2024-so-01-12-qd-ubnd"
 *   {type}       "application/pdf"
 *   {size}       in bytes
 *   {digest}     SHA-256, as 64 hexadecimal digits
 *
 * A placeholder is lower-case letters or underscores in braces; other braces
 * are literal.
 */
#ifndef PORTAL_API_TEMPLATE_H
#define PORTAL_API_TEMPLATE_H

#include "base/text.h"

struct arena;
struct public_file;

/* The first unknown placeholder, with its braces; empty if there is none. */
struct text api_template_unknown(const char *template);

/* Fills in a template for a file of an issue; its path is plain (base/path.h).
 */
const char *api_template_fill(struct arena *arena, const char *template,
    const char *base, const struct public_file *file);

#endif
