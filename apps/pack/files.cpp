#include "pack/files.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <system_error>

namespace sayso::pack {
namespace {

namespace fs = std::filesystem;

Error cannot(const std::string& verb, const fs::path& path) {
    return Error{.what = "cannot " + verb + " this",
                 .input = path.string(),
                 .record = {},
                 .offset = std::nullopt,
                 .remedy = "check the path and its permissions"};
}

}  // namespace

Result<std::string> read_file(const fs::path& path) {
    std::error_code ignored;
    std::ifstream file(path, std::ios::binary);
    if (!file || fs::is_directory(path, ignored)) return cannot("read", path);
    std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    if (file.bad()) return cannot("read", path);
    return bytes;
}

Status write_file(const fs::path& path, std::string_view bytes) {
    const fs::path beside = path.string() + ".new";
    std::ofstream file(beside, std::ios::binary | std::ios::trunc);
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    file.close();
    std::error_code error;
    if (file) fs::rename(beside, path, error);
    if (!file || error) {
        fs::remove(beside, error);
        return cannot("write", path);
    }
    return Done{};
}

Result<std::vector<fs::path>> table_files(const fs::path& folder) {
    std::error_code error;
    std::vector<fs::path> files;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
        if (entry->path().extension() == ".tsv") files.push_back(entry->path());
    }
    if (error) return cannot("read", folder);
    std::sort(files.begin(), files.end());
    return files;
}

}  // namespace sayso::pack
