#include "support/files.h"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <memory>
#include <stdexcept>

namespace sayso::test {

namespace fs = std::filesystem;

fs::path source_path(std::string_view relative) { return fs::path(SAYSO_SOURCE_DIR) / relative; }

std::optional<fs::path> shared_path(std::string_view relative) {
    const char* named = std::getenv("SAYSO_DATA");
    const fs::path root = named != nullptr ? fs::path(named) : source_path("../shared");
    fs::path path = root / relative;
    if (!fs::exists(path)) return std::nullopt;
    return path;
}

std::string read_file(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw std::runtime_error("cannot read " + path.string());
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

std::string output_of(const std::string& command) {
    std::string output;
    const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), pclose);
    std::array<char, 4096> buffer{};
    while (const std::size_t size = std::fread(buffer.data(), 1, buffer.size(), pipe.get()))
        output.append(buffer.data(), size);
    return output;
}

bool has_jsonschema() {
    return std::system("python3 -c 'import jsonschema' 2> /dev/null") ==
           0;  // NOLINT(cert-env33-c,concurrency-mt-unsafe)
}

TemporaryFolder::TemporaryFolder() {
    std::string name = (fs::temp_directory_path() / "sayso-test-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("cannot make " + name);
    path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
}

bool unpack_shared(std::string_view relative, const TemporaryFolder& folder) {
    const auto archive = shared_path(relative);
    if (!archive) return false;
    const std::string unpack = "tar --zstd -xf '" + archive->string() + "' -C '" + folder.path().string() + "'";
    if (std::system(unpack.c_str()) != 0) throw std::runtime_error("cannot unpack " + archive->string());
    return true;
}

}  // namespace sayso::test
