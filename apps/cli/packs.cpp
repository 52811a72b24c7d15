#include "cli/packs.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>

namespace sayso::cli {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> divided(std::string_view list) {
    std::vector<std::string> paths;
    while (!list.empty()) {
        const std::size_t end = std::min(list.find(':'), list.size());
        if (end > 0) paths.emplace_back(list.substr(0, end));
        list.remove_prefix(std::min(end + 1, list.size()));
    }
    return paths;
}

std::vector<std::string> packs_in(const fs::path& folder) {
    std::vector<std::string> paths;
    std::error_code error;
    for (auto entry = fs::directory_iterator(folder, error); !error && entry != fs::directory_iterator();
         entry.increment(error)) {
        if (entry->path().extension() == ".pack") paths.push_back(entry->path().string());
    }
    std::sort(paths.begin(), paths.end());
    return paths;
}

}  // namespace

std::vector<std::string> pack_paths(const std::vector<std::string>& given) {
    if (!given.empty()) return given;
    if (const char* const named = std::getenv("SAYSO_PACK"); named != nullptr && *named != '\0') return divided(named);
    std::error_code error;
    const fs::path program = fs::read_symlink("/proc/self/exe", error);
    if (error) return {};
    const fs::path here = program.parent_path();
    for (const fs::path& folder : {here, here / "packs", here / ".." / "share" / "sayso" / "packs"}) {
        if (auto paths = packs_in(folder); !paths.empty()) return paths;
    }
    return {};
}

Result<std::vector<Pack>> open_packs(const std::vector<std::string>& given) {
    std::vector<Pack> packs;
    for (const std::string& path : pack_paths(given)) {
        Result<Pack> pack = Pack::open(path);
        if (!pack) return std::move(pack).error();
        packs.push_back(std::move(*pack));
    }
    if (packs.empty()) {
        return Error{.what = "no language pack found", .remedy = "name one with --pack or in SAYSO_PACK"};
    }
    return packs;
}

}  // namespace sayso::cli
