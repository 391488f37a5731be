/*
 * libqpdf: qpdf's library, loaded only to change or sign a PDF.
 *
 * That is rare, and the library depends on many others: the program is not
 * linked to it, but loads it and looks up its functions when they are needed.
 */
#ifndef PRINT_LIBQPDF_H
#define PRINT_LIBQPDF_H

#include <qpdf/qpdf-c.h>
#include <stdbool.h>

struct diag;

/* Function names without qpdf_; they are documented in qpdf-c.h. */
#define LIBQPDF_FUNCTIONS(X)                                                   \
	X(init)                                                                \
	X(cleanup)                                                             \
	X(silence_errors)                                                      \
	X(set_suppress_warnings)                                               \
	X(set_attempt_recovery)                                                \
	X(read_memory)                                                         \
	X(has_error)                                                           \
	X(get_error)                                                           \
	X(get_error_full_text)                                                 \
	X(get_num_pages)                                                       \
	X(get_page_n)                                                          \
	X(get_root)                                                            \
	X(get_trailer)                                                         \
	X(make_indirect_object)                                                \
	X(init_write_memory)                                                   \
	X(set_object_stream_mode)                                              \
	X(set_newline_before_endstream)                                        \
	X(set_deterministic_ID)                                                \
	X(write)                                                               \
	X(get_buffer)                                                          \
	X(get_buffer_length)                                                   \
	X(oh_get_object_id)                                                    \
	X(oh_get_key)                                                          \
	X(oh_has_key)                                                          \
	X(oh_replace_key)                                                      \
	X(oh_remove_key)                                                       \
	X(oh_begin_dict_key_iter)                                              \
	X(oh_dict_more_keys)                                                   \
	X(oh_dict_next_key)                                                    \
	X(oh_is_array)                                                         \
	X(oh_is_dictionary)                                                    \
	X(oh_is_integer)                                                       \
	X(oh_is_null)                                                          \
	X(oh_is_name_and_equals)                                               \
	X(oh_get_array_n_items)                                                \
	X(oh_get_array_item)                                                   \
	X(oh_append_item)                                                      \
	X(oh_erase_item)                                                       \
	X(oh_set_array_item)                                                   \
	X(oh_get_int_value_as_int)                                             \
	X(oh_get_numeric_value)                                                \
	X(oh_get_utf8_value)                                                   \
	X(oh_unparse)                                                          \
	X(oh_unparse_resolved)                                                 \
	X(oh_new_array)                                                        \
	X(oh_new_dictionary)                                                   \
	X(oh_new_integer)                                                      \
	X(oh_new_name)                                                         \
	X(oh_new_string)                                                       \
	X(oh_new_unicode_string)                                               \
	X(oh_new_null)                                                         \
	X(oh_new_stream)                                                       \
	X(oh_get_page_content_data)                                            \
	X(oh_get_stream_data)                                                  \
	X(oh_replace_stream_data)                                              \
	X(oh_copy_foreign_object)

#define LIBQPDF_MEMBER(name) __typeof__(qpdf_##name) *name;
struct libqpdf {
	LIBQPDF_FUNCTIONS(LIBQPDF_MEMBER)
};
#undef LIBQPDF_MEMBER

/*
 * Loads the library, unless that was done before; it stays loaded until the
 * process ends. False after a failure in diag, in the words of the dynamic
 * linker.
 */
bool libqpdf_load(struct diag *diag);

/* The functions; the library must have been loaded. */
const struct libqpdf *libqpdf(void);

#endif
