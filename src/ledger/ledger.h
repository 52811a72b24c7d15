// The ledger. Its interface is public: sayso/ledger.h; its file: docs/ledger-format.md.
#pragma once

#include "sayso/ledger.h"
