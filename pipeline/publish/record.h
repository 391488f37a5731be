#include "base/record.h"
