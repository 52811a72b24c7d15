// Searching over ledger and stories. The grammar is public: sayso/query.h.
#pragma once

#include "sayso/query.h"
