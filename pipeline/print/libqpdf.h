/*
 * libqpdf: qpdf's library, loaded where a published PDF is changed.
 *
 * That is rare, and the library brings many others: the program is not linked
 * to it, and its functions are found by their names when they are needed.
 */
#ifndef PRINT_LIBQPDF_H
#define PRINT_LIBQPDF_H

#include <qpdf/qpdf-c.h>
#include <stdbool.h>

struct diag;

/* Names without their qpdf_; qpdf-c.h says what they do. */
#define LIBQPDF_FUNCTIONS(each)                                                \
	each(init);                                                            \
	each(cleanup);                                                         \
	each(silence_errors);                                                  \
	each(set_suppress_warnings);                                           \
	each(set_attempt_recovery);                                            \
	each(read_memory);                                                     \
	each(has_error);                                                       \
	each(get_error);                                                       \
	each(get_error_full_text);                                             \
	each(get_num_pages);                                                   \
	each(get_page_n);                                                      \
	each(get_root);                                                        \
	each(get_trailer);                                                     \
	each(make_indirect_object);                                            \
	each(init_write_memory);                                               \
	each(set_object_stream_mode);                                          \
	each(set_newline_before_endstream);                                    \
	each(set_deterministic_ID);                                            \
	each(write);                                                           \
	each(get_buffer);                                                      \
	each(get_buffer_length);                                               \
	each(oh_get_object_id);                                                \
	each(oh_get_key);                                                      \
	each(oh_has_key);                                                      \
	each(oh_replace_key);                                                  \
	each(oh_remove_key);                                                   \
	each(oh_begin_dict_key_iter);                                          \
	each(oh_dict_more_keys);                                               \
	each(oh_dict_next_key);                                                \
	each(oh_is_array);                                                     \
	each(oh_is_dictionary);                                                \
	each(oh_is_integer);                                                   \
	each(oh_is_null);                                                      \
	each(oh_is_name_and_equals);                                           \
	each(oh_get_array_n_items);                                            \
	each(oh_get_array_item);                                               \
	each(oh_append_item);                                                  \
	each(oh_erase_item);                                                   \
	each(oh_set_array_item);                                               \
	each(oh_get_int_value_as_int);                                         \
	each(oh_get_numeric_value);                                            \
	each(oh_get_utf8_value);                                               \
	each(oh_new_array);                                                    \
	each(oh_new_dictionary);                                               \
	each(oh_new_integer);                                                  \
	each(oh_new_name);                                                     \
	each(oh_new_string);                                                   \
	each(oh_new_unicode_string);                                           \
	each(oh_new_null);                                                     \
	each(oh_new_stream);                                                   \
	each(oh_get_page_content_data);                                        \
	each(oh_get_stream_data);                                              \
	each(oh_replace_stream_data);                                          \
	each(oh_copy_foreign_object)

#define LIBQPDF_MEMBER(name) __typeof__(qpdf_##name) *name
struct libqpdf {
	LIBQPDF_FUNCTIONS(LIBQPDF_MEMBER);
};
#undef LIBQPDF_MEMBER

/*
 * Loads the library, where it is not loaded yet, until the process ends.
 * False after a failure in diag, in the words of the dynamic linker.
 */
bool libqpdf_load(struct diag *diag);

/* Once it is loaded. */
const struct libqpdf *libqpdf(void);

#endif
