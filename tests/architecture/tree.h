// The files of the repository, as the rules about them need them.
#pragma once

#include <string>
#include <vector>

#include "architecture/include_rules.h"

namespace sayso::test {

// All C++ and Python files below the folders, by path.
[[nodiscard]] std::vector<SourceFile> code_files(const std::vector<std::string>& folders);

// All text files of the repository but what is built, fetched or recorded (fuzz seeds and finds, packs).
[[nodiscard]] std::vector<SourceFile> text_files();

}  // namespace sayso::test
