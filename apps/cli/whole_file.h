// A file's bytes, all of them.
#pragma once

#include <string>

#include "sayso/error.h"

namespace sayso::cli {

// "-" is standard input.
[[nodiscard]] Result<std::string> bytes_of_file(const std::string& path);

}  // namespace sayso::cli
