// Files that tests read: those of the repository, and the shared data that is not in it.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace sayso::test {

// A path inside the repository, as `source_path("lang/de/cues.tsv")`.
[[nodiscard]] std::filesystem::path source_path(std::string_view relative);

// A path inside the shared data: below $SAYSO_DATA, or `../shared` beside the repository. Nothing
// where the file is not there; the test then skips and says so:
//
//   auto gold = test::shared_path("gold/dev.jsonl.zst");
//   if (!gold) GTEST_SKIP() << "no shared data";
[[nodiscard]] std::optional<std::filesystem::path> shared_path(std::string_view relative);

// The bytes of a file. Throws std::runtime_error, which fails the test, if it cannot be read.
[[nodiscard]] std::string read_file(const std::filesystem::path& path);

// What a shell command prints.
[[nodiscard]] std::string output_of(const std::string& command);

// Whether tests can hold JSON to a schema: Python with Debian's python3-jsonschema. The test skips otherwise:
//
//   if (!test::has_jsonschema()) GTEST_SKIP() << "no python3-jsonschema";
[[nodiscard]] bool has_jsonschema();

// A fresh folder below the system's place for temporary files, removed with the value.
class TemporaryFolder {
public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

// Unpacks an archive of the shared data (.tar.zst) into the folder; false where the archive is not there.
[[nodiscard]] bool unpack_shared(std::string_view relative, const TemporaryFolder& folder);

}  // namespace sayso::test
