#include "sign/token.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/translate.h"
#include "portal/status.h"
#include "sign/pin.h"
#include "sign/pkcs11.h"
#include "sign/token_slot.h"

enum { SIGNATURE_MOST = 2048 }; /* bytes: RSA of 16384 bits */

struct token {
	struct pkcs11 module;
	struct token_slot slot;
	bool has_session;
	ck_session_handle_t session;
	ck_object_handle_t key;
	ck_key_type_t kind; /* CKK_RSA or CKK_EC */
	bool asks_always;   /* for the PIN, at each use of the key */
	bool is_refused;    /* so the PIN is not tried again */
	struct pin pin;	    /* kept only for a key that asks always */
};

static bool
refuse_pin(const struct token *token, const char *why)
{
	diag_error_at(token->module.diag, CODE_SIGN_PIN, token->module.path,
	    "the PIN of “%s”: %s", token->slot.label, why);
	return false;
}

static bool
open_session(struct token *token)
{
	ck_rv_t result = token->module.call->C_OpenSession(
	    token->slot.id, CKF_SERIAL_SESSION, NULL, NULL, &token->session);

	token->has_session = result == CKR_OK;
	return token->has_session ||
	    pkcs11_fail(&token->module, _("cannot open a session"), result);
}

/* A wrong PIN would cost one of the few tries that are left. */
static bool
may_try(const struct token *token, bool tries_again)
{
	ck_flags_t flags = token->slot.flags;

	if ((flags & CKF_USER_PIN_LOCKED) != 0)
		return refuse_pin(token, _("it is locked"));
	if (tries_again)
		return true;
	if ((flags & CKF_USER_PIN_FINAL_TRY) != 0)
		return refuse_pin(token,
		    _("wrong ones were entered, and one try is left before it "
		      "is locked; --pin-again tries it"));
	if ((flags & CKF_USER_PIN_COUNT_LOW) != 0)
		return refuse_pin(token,
		    _("a wrong one was entered before; --pin-again tries it"));
	return true;
}

/* What is wrong with a PIN, and what the token says of its counter now. */
static const char *
tries_left(const struct token *token)
{
	ck_flags_t flags = token_slot_flags(&token->module, &token->slot);

	if ((flags & CKF_USER_PIN_LOCKED) != 0)
		return _("%s; it is locked now");
	if ((flags & CKF_USER_PIN_FINAL_TRY) != 0)
		return _("%s; one try is left");
	if ((flags & CKF_USER_PIN_COUNT_LOW) != 0)
		return _("%s; few tries are left");
	return "%s";
}

/* The result of a login that failed is about the PIN, or about the token. */
static bool
refuse_login(struct token *token, ck_rv_t result)
{
	struct arena *arena = token->module.arena;

	token->is_refused = true;
	switch (result) {
	case CKR_PIN_INCORRECT:
	case CKR_PIN_INVALID:
	case CKR_PIN_LEN_RANGE:
		return refuse_pin(token,
		    arena_format(arena, tries_left(token),
			pkcs11_meaning(arena, result)));
	case CKR_PIN_EXPIRED:
	case CKR_PIN_LOCKED:
	case CKR_USER_PIN_NOT_INITIALIZED:
	case CKR_FUNCTION_CANCELED:
		return refuse_pin(token, pkcs11_meaning(arena, result));
	default:
		return pkcs11_fail(&token->module, _("cannot log in"), result);
	}
}

/* Is the PIN typed at the token's reader? */
static bool
has_pad(const struct token *token)
{
	return (token->slot.flags & CKF_PROTECTED_AUTHENTICATION_PATH) != 0;
}

static ck_rv_t
enter_pin(struct token *token, ck_user_type_t user)
{
	unsigned char *pin = (unsigned char *)token->pin.at;

	return token->module.call->C_Login(token->session, user,
	    has_pad(token) ? NULL : pin,
	    has_pad(token) ? 0 : token->pin.length);
}

static bool
log_in(struct token *token, bool tries_again)
{
	ck_rv_t result;

	if ((token->slot.flags & CKF_LOGIN_REQUIRED) == 0)
		return true;
	if (!may_try(token, tries_again))
		return false;
	if (!has_pad(token) &&
	    !pin_read(token->module.diag, token->slot.label, &token->pin))
		return false;
	result = enter_pin(token, CKU_USER);
	return result == CKR_OK || result == CKR_USER_ALREADY_LOGGED_IN ||
	    refuse_login(token, result);
}

static bool
find_keys(
    const struct token *token, const char *label, struct pkcs11_objects *keys)
{
	const ck_object_class_t class = CKO_PRIVATE_KEY;
	const unsigned char signs = true; /* a CK_BBOOL */
	const char *name = label == NULL ? "" : label;
	struct ck_attribute attributes[] = {
	    pkcs11_attribute(CKA_CLASS, &class, sizeof class),
	    pkcs11_attribute(CKA_SIGN, &signs, sizeof signs),
	    pkcs11_attribute(CKA_LABEL, name, strlen(name)),
	};

	return pkcs11_find(&token->module, token->session, attributes,
	    label == NULL ? 2 : 3, keys);
}

static const char *
labels_of(const struct token *token, const struct pkcs11_objects *keys)
{
	struct arena *arena = token->module.arena;
	struct buffer names = {.arena = arena};

	for (size_t i = 0; i < keys->count; i++) {
		struct text label = pkcs11_value(
		    &token->module, token->session, keys->at[i], CKA_LABEL);

		pkcs11_add_name(
		    &names, arena_copy(arena, label.at, label.length));
	}
	return names.at;
}

/* There is no such key, or there are several. */
static bool
refuse_keys(const struct token *token, const char *label,
    const struct pkcs11_objects *keys)
{
	struct arena *arena = token->module.arena;
	const char *where = token->slot.label, *message;
	struct pkcs11_objects all = *keys;

	if (keys->count == 0 && label != NULL && !find_keys(token, NULL, &all))
		return false;
	if (all.count == 0)
		message = arena_format(
		    arena, _("“%s” has no key for signing"), where);
	else if (label == NULL)
		message = arena_format(arena,
		    _("“%s” has several keys, so name one under “signature”: "
		      "%s"),
		    where, labels_of(token, &all));
	else
		message = arena_format(arena,
		    keys->count == 0
			? _("“%s” has no key “%s”; its keys: %s")
			: _("“%s” has several keys “%s”; its keys: %s"),
		    where, label, labels_of(token, &all));
	return pkcs11_refuse(&token->module, message);
}

/* Of an attribute that is a CK_BBOOL. */
static bool
is_set(const struct token *token, ck_attribute_type_t type)
{
	struct text value =
	    pkcs11_value(&token->module, token->session, token->key, type);

	return value.length == 1 && value.at[0] != 0;
}

static bool
find_kind(struct token *token)
{
	struct text value = pkcs11_value(
	    &token->module, token->session, token->key, CKA_KEY_TYPE);

	if (value.length == sizeof token->kind)
		memcpy(&token->kind, value.at, sizeof token->kind);
	if (value.length == sizeof token->kind &&
	    (token->kind == CKK_RSA || token->kind == CKK_EC))
		return true;
	return pkcs11_refuse(
	    &token->module, _("the key is neither of RSA nor of EC"));
}

static bool
choose_key(struct token *token, const char *label)
{
	struct pkcs11_objects keys;

	if (!find_keys(token, label, &keys))
		return false;
	if (keys.count != 1)
		return refuse_keys(token, label, &keys);
	token->key = keys.at[0];
	token->asks_always = is_set(token, CKA_ALWAYS_AUTHENTICATE);
	return find_kind(token);
}

static bool
prepare(struct token *token, const struct token_options *options)
{
	return token_slot_find(&token->module, options->token, &token->slot) &&
	    open_session(token) && log_in(token, options->tries_again) &&
	    choose_key(token, options->key);
}

struct token *
token_open(struct arena *arena, struct diag *diag,
    const struct token_options *options, int *status)
{
	struct token *token = arena_alloc(arena, sizeof *token);
	bool good = pkcs11_open(arena, diag, options->module, &token->module) &&
	    prepare(token, options);

	if (!good || !token->asks_always)
		pin_forget(&token->pin);
	if (good)
		return token;
	token_close(token);
	*status = STATUS_DENIED;
	return NULL;
}

/* The session ends with a logout. */
void
token_close(struct token *token)
{
	pin_forget(&token->pin);
	if (token->has_session)
		token->module.call->C_CloseSession(token->session);
	token->has_session = false;
	pkcs11_close(&token->module);
}

bool
token_certificate(struct token *token, struct arena *arena, struct text *der)
{
	const ck_object_class_t class = CKO_CERTIFICATE;
	const ck_certificate_type_t kind = CKC_X_509;
	struct text id =
	    pkcs11_value(&token->module, token->session, token->key, CKA_ID);
	struct ck_attribute attributes[] = {
	    pkcs11_attribute(CKA_CLASS, &class, sizeof class),
	    pkcs11_attribute(CKA_CERTIFICATE_TYPE, &kind, sizeof kind),
	    pkcs11_attribute(CKA_ID, id.at, id.length),
	};
	struct pkcs11_objects found;

	if (id.length == 0 ||
	    !pkcs11_find(
		&token->module, token->session, attributes, 3, &found) ||
	    found.count == 0)
		return false;
	*der = pkcs11_value(
	    &token->module, token->session, found.at[0], CKA_VALUE);
	der->at = arena_copy(arena, der->at, der->length);
	return der->length > 0;
}

/*
 * What the mechanism signs. CKM_RSA_PKCS pads what it is given, so the digest
 * comes in a DigestInfo (RFC 8017, 9.2), here of SHA-256; CKM_ECDSA signs the
 * digest itself.
 */
static size_t
put_signed(const struct token *token, struct digest digest, unsigned char *to)
{
	static const unsigned char DIGEST_INFO[] = {0x30, 0x31, 0x30, 0x0d,
	    0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01,
	    0x05, 0x00, 0x04, 0x20};
	size_t before = token->kind == CKK_RSA ? sizeof DIGEST_INFO : 0;

	memcpy(to, DIGEST_INFO, before);
	digest_bytes(digest, to + before);
	return before + DIGEST_BYTES;
}

/* Between the beginning and the signature the key may ask for its PIN. */
static bool
begin(struct token *token)
{
	struct ck_mechanism mechanism = {
	    token->kind == CKK_RSA ? CKM_RSA_PKCS : CKM_ECDSA, NULL, 0};
	ck_rv_t result = token->module.call->C_SignInit(
	    token->session, &mechanism, token->key);

	if (result != CKR_OK)
		return pkcs11_fail(&token->module, _("cannot sign"), result);
	if (!token->asks_always)
		return true;
	result = enter_pin(token, CKU_CONTEXT_SPECIFIC);
	return result == CKR_OK || refuse_login(token, result);
}

bool
token_sign(void *context, struct arena *arena, struct digest digest,
    struct text *signature)
{
	struct token *token = context;
	unsigned char bytes[64], made[SIGNATURE_MOST];
	unsigned long length = sizeof made;
	ck_rv_t result;

	if (token->is_refused || !begin(token))
		return false;
	result = token->module.call->C_Sign(token->session, bytes,
	    put_signed(token, digest, bytes), made, &length);
	if (result != CKR_OK)
		return pkcs11_fail(&token->module, _("cannot sign"), result);
	*signature = (struct text) {
	    arena_copy(arena, (const char *)made, length), length};
	return true;
}
