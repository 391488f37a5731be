#include "sign/token_slot.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "base/translate.h"

struct token_slots {
	struct token_slot *at;
	size_t count;
};

/* Slots with a token; one that nobody has set up is none. */
static struct token_slots
examine(
    const struct pkcs11 *module, const ck_slot_id_t *ids, unsigned long count)
{
	struct token_slots all = {
	    .at = arena_alloc(module->arena, (count + 1) * sizeof *all.at)};
	struct ck_token_info info;

	for (unsigned long i = 0; i < count; i++) {
		if (module->call->C_GetTokenInfo(ids[i], &info) != CKR_OK ||
		    (info.flags & CKF_TOKEN_INITIALIZED) == 0)
			continue;
		all.at[all.count++] = (struct token_slot) {
		    .id = ids[i],
		    .label = pkcs11_label(
			module->arena, info.label, sizeof info.label),
		    .flags = info.flags,
		};
	}
	return all;
}

static bool
list_slots(const struct pkcs11 *module, struct token_slots *slots)
{
	unsigned long count = 0;
	ck_slot_id_t *ids;
	ck_rv_t result = module->call->C_GetSlotList(true, NULL, &count);

	if (result == CKR_OK) {
		ids = arena_alloc(module->arena, (count + 1) * sizeof *ids);
		result = module->call->C_GetSlotList(true, ids, &count);
	}
	if (result != CKR_OK)
		return pkcs11_fail(module, _("cannot list the tokens"), result);
	*slots = examine(module, ids, count);
	return true;
}

/* Where none is named, those without a PIN do not count: p11-kit has tokens
   that hold the system's certificates. */
static bool
fits(const struct token_slot *slot, const char *label)
{
	return label == NULL ? (slot->flags & CKF_LOGIN_REQUIRED) != 0
			     : strcmp(slot->label, label) == 0;
}

/* Those that fit; all of them where none does. */
static const char *
names_of(const struct pkcs11 *module, const struct token_slots *slots,
    const char *label, size_t fit)
{
	struct buffer names = {.arena = module->arena};

	for (size_t i = 0; i < slots->count; i++)
		if (fit == 0 || fits(&slots->at[i], label))
			pkcs11_add_name(&names, slots->at[i].label);
	return names.at;
}

static bool
refuse(const struct pkcs11 *module, const struct token_slots *slots,
    const char *label, size_t fit)
{
	const char *names = names_of(module, slots, label, fit);
	const char *message;

	if (slots->count == 0)
		message = _("there is no token: put it in");
	else if (fit > 1 && label != NULL)
		message = arena_format(module->arena,
		    _("there are %zu tokens “%s”: leave one of them in"), fit,
		    label);
	else if (fit > 1)
		message = arena_format(module->arena,
		    _("there are several tokens, so name one under "
		      "“signature”: %s"),
		    names);
	else if (label != NULL)
		message = arena_format(module->arena,
		    _("there is no token “%s”; there is %s"), label, names);
	else
		message = arena_format(module->arena,
		    _("there is no token with a PIN; there is %s"), names);
	return pkcs11_refuse(module, message);
}

bool
token_slot_find(
    const struct pkcs11 *module, const char *label, struct token_slot *found)
{
	struct token_slots slots = {0};
	size_t fit = 0;

	if (!list_slots(module, &slots))
		return false;
	for (size_t i = 0; i < slots.count; i++) {
		if (!fits(&slots.at[i], label))
			continue;
		*found = slots.at[i];
		fit++;
	}
	return fit == 1 || refuse(module, &slots, label, fit);
}

ck_flags_t
token_slot_flags(const struct pkcs11 *module, const struct token_slot *slot)
{
	struct ck_token_info info;

	return module->call->C_GetTokenInfo(slot->id, &info) == CKR_OK
	    ? info.flags
	    : 0;
}
