#include "sign/pkcs11.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/library.h"
#include "base/translate.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

/* p11-kit's library is a module, too, under either name. */
#define P11_KIT "p11-kit-proxy.so"
#define P11_KIT_LIBRARY "libp11-kit.so.0"

struct result_meaning {
	ck_rv_t result;
	const char *words;
};

#define UNNAMED(result)                                                        \
	{                                                                      \
		result, #result                                                \
	}

/* The results that signing can have. */
static const struct result_meaning MEANINGS[] = {
    {CKR_DEVICE_REMOVED, N_("the token was pulled out (CKR_DEVICE_REMOVED)")},
    {CKR_TOKEN_NOT_PRESENT,
	N_("the token was pulled out (CKR_TOKEN_NOT_PRESENT)")},
    {CKR_SESSION_HANDLE_INVALID,
	N_("the token was pulled out (CKR_SESSION_HANDLE_INVALID)")},
    {CKR_SESSION_CLOSED, N_("the token was pulled out (CKR_SESSION_CLOSED)")},
    {CKR_DEVICE_ERROR, N_("the token or its reader failed (CKR_DEVICE_ERROR)")},
    {CKR_DEVICE_MEMORY, N_("the token has no memory left (CKR_DEVICE_MEMORY)")},
    {CKR_TOKEN_NOT_RECOGNIZED,
	N_("the module does not know the token (CKR_TOKEN_NOT_RECOGNIZED)")},
    {CKR_SESSION_COUNT, N_("other programs use the token (CKR_SESSION_COUNT)")},
    {CKR_FUNCTION_CANCELED, N_("it was cancelled (CKR_FUNCTION_CANCELED)")},
    {CKR_FUNCTION_REJECTED, N_("it was rejected (CKR_FUNCTION_REJECTED)")},
    {CKR_KEY_FUNCTION_NOT_PERMITTED,
	N_("the key is not for signing (CKR_KEY_FUNCTION_NOT_PERMITTED)")},
    {CKR_KEY_SIZE_RANGE,
	N_("the key is too short or long (CKR_KEY_SIZE_RANGE)")},
    {CKR_MECHANISM_INVALID,
	N_("the token cannot sign so (CKR_MECHANISM_INVALID)")},
    {CKR_USER_NOT_LOGGED_IN,
	N_("the token asks for its PIN again (CKR_USER_NOT_LOGGED_IN)")},
    {CKR_PIN_INCORRECT, N_("the PIN is wrong (CKR_PIN_INCORRECT)")},
    {CKR_PIN_INVALID, N_("this cannot be a PIN of it (CKR_PIN_INVALID)")},
    {CKR_PIN_LEN_RANGE, N_("the PIN is too short or long (CKR_PIN_LEN_RANGE)")},
    {CKR_PIN_EXPIRED, N_("the PIN has expired: change it (CKR_PIN_EXPIRED)")},
    {CKR_PIN_LOCKED, N_("the PIN is locked (CKR_PIN_LOCKED)")},
    {CKR_USER_PIN_NOT_INITIALIZED,
	N_("it has no PIN yet (CKR_USER_PIN_NOT_INITIALIZED)")},
    UNNAMED(CKR_ARGUMENTS_BAD),
    UNNAMED(CKR_ATTRIBUTE_TYPE_INVALID),
    UNNAMED(CKR_BUFFER_TOO_SMALL),
    UNNAMED(CKR_CANT_LOCK),
    UNNAMED(CKR_CRYPTOKI_NOT_INITIALIZED),
    UNNAMED(CKR_DATA_LEN_RANGE),
    UNNAMED(CKR_FUNCTION_FAILED),
    UNNAMED(CKR_FUNCTION_NOT_SUPPORTED),
    UNNAMED(CKR_GENERAL_ERROR),
    UNNAMED(CKR_HOST_MEMORY),
    UNNAMED(CKR_KEY_HANDLE_INVALID),
    UNNAMED(CKR_KEY_TYPE_INCONSISTENT),
    UNNAMED(CKR_NEED_TO_CREATE_THREADS),
    UNNAMED(CKR_OPERATION_ACTIVE),
    UNNAMED(CKR_OPERATION_NOT_INITIALIZED),
    UNNAMED(CKR_SLOT_ID_INVALID),
    UNNAMED(CKR_USER_ANOTHER_ALREADY_LOGGED_IN),
    UNNAMED(CKR_USER_TOO_MANY_TYPES),
};

const char *
pkcs11_meaning(struct arena *arena, ck_rv_t result)
{
	for (size_t i = 0; i < COUNT(MEANINGS); i++)
		if (MEANINGS[i].result == result)
			return _(MEANINGS[i].words);
	return arena_format(arena, "CKR 0x%lx", result);
}

bool
pkcs11_refuse(const struct pkcs11 *module, const char *message)
{
	diag_error_at(
	    module->diag, CODE_SIGN_TOKEN, module->path, "%s", message);
	return false;
}

bool
pkcs11_fail(const struct pkcs11 *module, const char *what, ck_rv_t result)
{
	return pkcs11_refuse(module,
	    arena_format(module->arena, "%s: %s", what,
		pkcs11_meaning(module->arena, result)));
}

void
pkcs11_add_name(struct buffer *names, const char *name)
{
	buffer_format(names, "%s“%s”", names->length == 0 ? "" : ", ", name);
}

/* The linker's message is an error here: which module it is stands in the
   profile. */
static bool
load(struct pkcs11 *module, const char *path, CK_C_GetFunctionList *list)
{
	const char *const names[] = {
	    path == NULL ? P11_KIT : path,
	    path == NULL ? P11_KIT_LIBRARY : NULL,
	    NULL,
	};
	const struct library_function function = {"C_GetFunctionList", list};
	struct diag *said = diag_new(module->arena);

	if (library_load(said, names, &function, 1))
		return true;
	return pkcs11_refuse(module, said->at[0].message);
}

bool
pkcs11_open(struct arena *arena, struct diag *diag, const char *path,
    struct pkcs11 *module)
{
	CK_C_GetFunctionList list;
	struct ck_function_list *call;
	ck_rv_t result;

	*module = (struct pkcs11) {
	    .arena = arena,
	    .diag = diag,
	    .path = path == NULL ? P11_KIT : path,
	};
	if (!load(module, path, &list))
		return false;
	result = list(&call);
	if (result != CKR_OK)
		return pkcs11_fail(module, _("it has no functions"), result);
	module->call = call;
	result = call->C_Initialize(NULL);
	module->is_ours = result == CKR_OK;
	if (result != CKR_OK && result != CKR_CRYPTOKI_ALREADY_INITIALIZED)
		return pkcs11_fail(module, _("it cannot begin"), result);
	return true;
}

void
pkcs11_close(struct pkcs11 *module)
{
	if (module->is_ours)
		module->call->C_Finalize(NULL);
	module->is_ours = false;
}

const char *
pkcs11_label(struct arena *arena, const unsigned char *at, size_t length)
{
	while (length > 0 && (at[length - 1] == ' ' || at[length - 1] == '\0'))
		length--;
	return arena_copy(arena, (const char *)at, length);
}

struct ck_attribute
pkcs11_attribute(ck_attribute_type_t type, const void *value, size_t length)
{
	const union {
		const void *ours;
		void *its; /* a search only reads it */
	} pointer = {value};

	return (struct ck_attribute) {type, pointer.its, length};
}

static void
objects_add(struct arena *arena, struct pkcs11_objects *objects,
    ck_object_handle_t object)
{
	objects->at = arena_more(arena, objects->at, objects->count,
	    &objects->room, sizeof *objects->at);
	objects->at[objects->count++] = object;
}

bool
pkcs11_find(const struct pkcs11 *module, ck_session_handle_t session,
    struct ck_attribute *attributes, size_t count,
    struct pkcs11_objects *objects)
{
	const struct ck_function_list *call = module->call;
	ck_object_handle_t object;
	unsigned long found = 1;
	ck_rv_t result = call->C_FindObjectsInit(session, attributes, count);

	*objects = (struct pkcs11_objects) {0};
	if (result != CKR_OK)
		return pkcs11_fail(module, _("cannot search"), result);
	while (result == CKR_OK && found > 0) {
		result = call->C_FindObjects(session, &object, 1, &found);
		if (result == CKR_OK && found > 0)
			objects_add(module->arena, objects, object);
	}
	call->C_FindObjectsFinal(session);
	return result == CKR_OK ||
	    pkcs11_fail(module, _("cannot search"), result);
}

struct text
pkcs11_value(const struct pkcs11 *module, ck_session_handle_t session,
    ck_object_handle_t object, ck_attribute_type_t type)
{
	enum { VALUE_MOST = 64 * 1024 }; /* bytes; a certificate has 2 kB */
	const struct ck_function_list *call = module->call;
	struct ck_attribute one = {.type = type};

	if (call->C_GetAttributeValue(session, object, &one, 1) != CKR_OK ||
	    one.value_len == 0 || one.value_len > VALUE_MOST)
		return (struct text) {0};
	one.value = arena_alloc(module->arena, one.value_len);
	if (call->C_GetAttributeValue(session, object, &one, 1) != CKR_OK ||
	    one.value_len > VALUE_MOST)
		return (struct text) {0};
	return (struct text) {one.value, one.value_len};
}
