// What a fuzzer says has to hold, in every build: assert() is gone from some.
#pragma once

#include <cstdlib>

namespace sayso::fuzz {

inline void require(bool holds) {
    if (!holds) std::abort();
}

}  // namespace sayso::fuzz
