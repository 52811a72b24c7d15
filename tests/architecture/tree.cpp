#include "architecture/tree.h"

#include <algorithm>
#include <filesystem>
#include <set>

#include "support/files.h"

namespace sayso::test {

namespace {

namespace fs = std::filesystem;

bool is_code(const fs::path& path) {
    static const std::set<std::string> endings = {".h", ".cpp", ".py"};
    return endings.contains(path.extension().string());
}

bool is_text(const SourceFile& file) { return file.text.find('\0') == std::string::npos; }

// Folders that hold nothing anybody wrote here.
bool is_left_out(const std::string& path) {
    static const std::set<std::string> folders = {".git",        ".cache",     "build",           "packs",
                                                  "fuzz/corpus", "fuzz/finds", "web/node_modules"};
    return folders.contains(path);
}

template <class Wanted>
std::vector<SourceFile> files_below(const fs::path& folder, Wanted wanted) {
    std::vector<SourceFile> files;
    if (!fs::exists(folder)) return files;
    const fs::path root = source_path("");
    for (auto entry = fs::recursive_directory_iterator(folder); entry != fs::end(entry); ++entry) {
        const std::string path = entry->path().lexically_relative(root).generic_string();
        if (entry->is_directory() && is_left_out(path)) entry.disable_recursion_pending();
        if (entry->is_regular_file() && wanted(entry->path())) files.push_back({path, read_file(entry->path())});
    }
    std::sort(files.begin(), files.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
    return files;
}

}  // namespace

std::vector<SourceFile> code_files(const std::vector<std::string>& folders) {
    std::vector<SourceFile> all;
    for (const std::string& folder : folders) {
        const auto files = files_below(source_path(folder), is_code);
        all.insert(all.end(), files.begin(), files.end());
    }
    return all;
}

std::vector<SourceFile> text_files() {
    auto files = files_below(source_path(""), [](const fs::path& path) { return path.filename() != ".git"; });
    std::erase_if(files, [](const SourceFile& file) { return !is_text(file); });
    return files;
}

}  // namespace sayso::test
