// Whole files in and out, for sayso-pack.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "sayso/error.h"

namespace sayso::pack {

[[nodiscard]] Result<std::string> read_file(const std::filesystem::path& path);

// Writes a new file beside it and renames, so that whoever has the old one mapped keeps it.
[[nodiscard]] Status write_file(const std::filesystem::path& path, std::string_view bytes);

// The folder's *.tsv, sorted.
[[nodiscard]] Result<std::vector<std::filesystem::path>> table_files(const std::filesystem::path& folder);

}  // namespace sayso::pack
