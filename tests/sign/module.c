/*
 * module: SoftHSM's module of PKCS #11 with the faults of real tokens.
 *
 * TOKEN_FAULT says what goes wrong, in words:
 *
 *   final           one try is left for the PIN (CKF_USER_PIN_FINAL_TRY)
 *   locked          the PIN is locked
 *   pad:PIN         the PIN is typed at the reader, which types this one
 *   cancelled       … where somebody cancels
 *   removed:N       the token is pulled out after N signatures
 *   other:LABEL     the key with this label signs, whichever was chosen
 *   twin            a second token with the same label
 *   public          another one, of certificates, that has no PIN
 *
 * TOKEN_LOG names a file that gets a line for each login, each signature and
 * the end, with its result: "login 0xa0", "sign 0x0", "end 0x0".
 */
#include <dlfcn.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CRYPTOKI_GNU
#include <p11-kit/pkcs11.h>

#define PUBLIC_SLOT 999
#define SOFTHSM "/usr/lib/softhsm/libsofthsm2.so"

static struct ck_function_list *real;
static unsigned long signatures;

/* What follows a word of TOKEN_FAULT; NULL if it is not there. */
static const char *
fault(const char *word)
{
	const char *faults = getenv("TOKEN_FAULT");
	const char *found = faults == NULL ? NULL : strstr(faults, word);

	return found == NULL ? NULL : found + strlen(word);
}

static ck_rv_t
note(const char *what, ck_rv_t result)
{
	const char *path = getenv("TOKEN_LOG");
	FILE *file = path == NULL ? NULL : fopen(path, "a");

	if (file != NULL) {
		fprintf(file, "%s 0x%lx\n", what, result);
		fclose(file);
	}
	return result;
}

static bool
is_removed(void)
{
	const char *count = fault("removed:");

	return count != NULL && signatures >= strtoul(count, NULL, 10);
}

/* One slot more: the first again, or the public one. */
static ck_rv_t
get_slots(unsigned char present, ck_slot_id_t *slots, unsigned long *count)
{
	bool is_public = fault("public") != NULL;
	unsigned long room = *count;
	ck_rv_t result = real->C_GetSlotList(present, slots, count);

	if ((fault("twin") == NULL && !is_public) || result != CKR_OK)
		return result;
	if (slots != NULL && *count < room)
		slots[*count] = is_public ? PUBLIC_SLOT : slots[0];
	++*count;
	return CKR_OK;
}

static ck_rv_t
get_public(struct ck_token_info *info)
{
	*info = (struct ck_token_info) {.flags = CKF_TOKEN_INITIALIZED};
	memset(info->label, ' ', sizeof info->label);
	memcpy(info->label, "System Trust", 12);
	return CKR_OK;
}

static ck_rv_t
get_token(ck_slot_id_t slot, struct ck_token_info *info)
{
	ck_rv_t result = slot == PUBLIC_SLOT ? get_public(info)
					     : real->C_GetTokenInfo(slot, info);

	if (fault("final") != NULL)
		info->flags |= CKF_USER_PIN_FINAL_TRY;
	if (fault("locked") != NULL)
		info->flags |= CKF_USER_PIN_LOCKED;
	if (fault("pad:") != NULL || fault("cancelled") != NULL)
		info->flags |= CKF_PROTECTED_AUTHENTICATION_PATH;
	return result;
}

static ck_rv_t
log_in(ck_session_handle_t session, ck_user_type_t user, unsigned char *pin,
    unsigned long length)
{
	const char *typed = fault("pad:");
	unsigned char copy[64] = {0};

	if (fault("cancelled") != NULL)
		return note("login", CKR_FUNCTION_CANCELED);
	if (typed != NULL && pin == NULL) {
		length = strcspn(typed, " ");
		memcpy(copy, typed, length);
		pin = copy;
	}
	return note(user == CKU_CONTEXT_SPECIFIC ? "login again" : "login",
	    real->C_Login(session, user, pin, length));
}

static ck_object_handle_t
other_key(ck_session_handle_t session, const char *label)
{
	ck_object_class_t class = CKO_PRIVATE_KEY;
	char name[64] = {0};
	struct ck_attribute wanted[] = {{CKA_CLASS, &class, sizeof class},
	    {CKA_LABEL, name, strcspn(label, " ")}};
	ck_object_handle_t key = 0;
	unsigned long count;

	memcpy(name, label, wanted[1].value_len);
	real->C_FindObjectsInit(session, wanted, 2);
	real->C_FindObjects(session, &key, 1, &count);
	real->C_FindObjectsFinal(session);
	return key;
}

static ck_rv_t
begin_to_sign(ck_session_handle_t session, struct ck_mechanism *mechanism,
    ck_object_handle_t key)
{
	const char *label = fault("other:");

	if (is_removed())
		return note("sign", CKR_DEVICE_REMOVED);
	return real->C_SignInit(session, mechanism,
	    label == NULL ? key : other_key(session, label));
}

static ck_rv_t
sign(ck_session_handle_t session, unsigned char *data, unsigned long length,
    unsigned char *signature, unsigned long *room)
{
	signatures++;
	return note(
	    "sign", real->C_Sign(session, data, length, signature, room));
}

static ck_rv_t
finish(void *reserved)
{
	return note("end", real->C_Finalize(reserved));
}

ck_rv_t
C_GetFunctionList(struct ck_function_list **list)
{
	static struct ck_function_list ours;
	CK_C_GetFunctionList theirs = NULL;
	void *library = dlopen(SOFTHSM, RTLD_NOW | RTLD_LOCAL);
	void *found =
	    library == NULL ? NULL : dlsym(library, "C_GetFunctionList");

	if (found == NULL)
		return CKR_GENERAL_ERROR;
	memcpy(&theirs, &found, sizeof theirs);
	if (theirs(&real) != CKR_OK)
		return CKR_GENERAL_ERROR;
	ours = *real;
	ours.C_Finalize = finish;
	ours.C_GetSlotList = get_slots;
	ours.C_GetTokenInfo = get_token;
	ours.C_Login = log_in;
	ours.C_SignInit = begin_to_sign;
	ours.C_Sign = sign;
	*list = &ours;
	return CKR_OK;
}
