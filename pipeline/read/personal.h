/*
 * personal: warns about personal data that should not be published.
 *
 * An individual decision names the persons concerned. Numbers of identity
 * documents, a date of birth with an address, and illnesses are personal data
 * (Luật 91/2025/QH15); whoever publishes them is liable (Điều 16), and a
 * publication cannot be undone. Each is a warning.
 */
#ifndef READ_PERSONAL_H
#define READ_PERSONAL_H

#include "base/source.h"

struct diag;

void personal_check(struct diag *diag, struct span body);

#endif
