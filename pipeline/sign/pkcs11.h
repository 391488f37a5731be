/*
 * pkcs11: a module of PKCS #11 (OASIS, v2.40), loaded when something is signed.
 *
 * A module has one function to look up, which returns the table of all others;
 * those are called directly and documented by the standard. p11-kit's header
 * names its types in lower case.
 */
#ifndef SIGN_PKCS11_H
#define SIGN_PKCS11_H

#include <stdbool.h>
#include <stddef.h>

#define CRYPTOKI_GNU
#include <p11-kit/pkcs11.h>

#include "base/text.h"

struct arena;
struct diag;

struct pkcs11 {
	struct arena *arena;
	struct diag *diag;
	const char *path; /* of the module, for messages */
	const struct ck_function_list *call;
	bool is_ours; /* initialized by pkcs11_open, so to be finalized */
};

/*
 * Loads and initializes a module; path NULL: p11-kit's, which has the tokens of
 * all modules that are configured. False after an error (sign-token) in diag.
 */
bool pkcs11_open(struct arena *arena, struct diag *diag, const char *path,
    struct pkcs11 *module);
void pkcs11_close(struct pkcs11 *module);

/* Reports an error (sign-token) of the module or its tokens; returns false. */
bool pkcs11_refuse(const struct pkcs11 *module, const char *message);

/* Reports a result that is not CKR_OK: "cannot sign: the token was pulled out
   (CKR_DEVICE_REMOVED)". Returns false. */
bool pkcs11_fail(const struct pkcs11 *module, const char *what, ck_rv_t result);

/* What a result means, with its name. */
const char *pkcs11_meaning(struct arena *arena, ck_rv_t result);

/* Appends one to “a”, “b”. */
void pkcs11_add_name(struct buffer *names, const char *name);

/* A text that is padded with blanks; "Công báo". */
const char *pkcs11_label(
    struct arena *arena, const unsigned char *at, size_t length);

/* An attribute to search for; the value is not copied. */
struct ck_attribute pkcs11_attribute(
    ck_attribute_type_t type, const void *value, size_t length);

struct pkcs11_objects {
	ck_object_handle_t *at;
	size_t count, room;
};

/* The objects with these attributes, that the session may see. False after an
   error (sign-token). */
bool pkcs11_find(const struct pkcs11 *module, ck_session_handle_t session,
    struct ck_attribute *attributes, size_t count,
    struct pkcs11_objects *objects);

/* The value of an attribute; empty if the object has none. */
struct text pkcs11_value(const struct pkcs11 *module,
    ck_session_handle_t session, ck_object_handle_t object,
    ck_attribute_type_t type);

#endif
