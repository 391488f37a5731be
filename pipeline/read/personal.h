/*
 * personal: what should not be published of a person.
 *
 * An individual decision names whom it concerns. Numbers of identity papers, a
 * day of birth with an address, and what somebody is ill with are personal
 * data (Luật 91/2025/QH15); who publishes them answers for it (Điều 16), and
 * what was published stays. A warning each, before it is.
 */
#ifndef READ_PERSONAL_H
#define READ_PERSONAL_H

#include "base/source.h"

struct diag;

void personal_check(struct diag *diag, struct span body);

#endif
