// A pack of a made-up language, from the tables in tests/pack/toy.
#pragma once

#include <string>
#include <vector>

#include "pack/build.h"

namespace sayso::test {

// The sections; throws if a table is not right.
[[nodiscard]] std::vector<pack::Section> toy_sections();
// The pack's bytes.
[[nodiscard]] std::string toy_pack();

}  // namespace sayso::test
