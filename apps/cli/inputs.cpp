#include "cli/inputs.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "exchange/exchange.h"

namespace sayso::cli {
namespace {

namespace fs = std::filesystem;

bool is_json_lines(const std::string& path, InputFormat format) {
    if (format != InputFormat::automatic) return format == InputFormat::jsonl;
    return path.ends_with(".jsonl") || path.ends_with(".jsonl.zst") || path.ends_with(".ndjson");
}

Error too_large(std::uint64_t largest) {
    return {.what = "larger than " + std::to_string(largest >> 20U) + " MiB", .remedy = "a page is smaller; JSON lines end in .jsonl"};
}

Result<std::string> bytes_of(std::istream& stream, std::uint64_t largest) {
    std::string bytes;
    std::string chunk(1U << 16U, '\0');
    while (stream.read(chunk.data(), static_cast<std::streamsize>(chunk.size())) || stream.gcount() > 0) {
        bytes.append(chunk, 0, static_cast<std::size_t>(stream.gcount()));
        if (bytes.size() > largest) return too_large(largest);
    }
    if (stream.bad()) return Error{.what = std::string("cannot be read: ") + std::strerror(errno)};
    return bytes;
}

Result<std::string> bytes_of(const std::string& path, std::uint64_t largest) {
    if (path == "-") return bytes_of(std::cin, largest);
    std::ifstream file(path, std::ios::binary);
    if (!file) return Error{.what = std::string("cannot be opened: ") + std::strerror(errno)};
    return bytes_of(file, largest);
}

Input page_input(const std::string& path, const InputOptions& options) {
    Result<std::string> bytes = bytes_of(path, options.largest_record);
    if (!bytes) return {path, {}, std::move(bytes).error()};
    return {path, {}, Page{.bytes = std::move(*bytes), .url = path == "-" ? "" : path}};
}

bool take_lines(const std::string& path, const InputOptions& options, const std::function<bool(Input)>& take) {
    bool going_on = true;
    for_each_line(path, options.largest_record, [&](std::uint64_t number, Result<std::string> line) {
        const std::string record = "line " + std::to_string(number);
        if (!line) return going_on = take({path, record, std::move(line).error()});
        if (line->find_first_not_of(" \t\r") == std::string::npos) return true;
        Result<Article> article = article_from_json(*line);
        if (!article) return going_on = take({path, record, std::move(article).error()});
        return going_on = take({path, record, std::move(*article)});
    });
    return going_on;
}

bool take_file(const std::string& path, const InputOptions& options, const std::function<bool(Input)>& take) {
    return is_json_lines(path, options.format) ? take_lines(path, options, take) : take(page_input(path, options));
}

// Paths below the folder, by name; links to folders are not followed, so there are no circles.
std::vector<std::string> files_in(const fs::path& folder, std::error_code& error) {
    std::vector<std::string> files;
    auto entry = fs::recursive_directory_iterator(folder, error);
    for (; !error && entry != fs::recursive_directory_iterator(); entry.increment(error)) {
        const bool hidden = entry->path().filename().string().starts_with('.');
        std::error_code ignored;
        if (hidden && entry->is_directory(ignored)) entry.disable_recursion_pending();
        if (!hidden && entry->is_regular_file(ignored)) files.push_back(entry->path().string());
    }
    std::sort(files.begin(), files.end());
    return files;
}

bool take_path(const std::string& path, const InputOptions& options, const std::function<bool(Input)>& take) {
    std::error_code error;
    if (path == "-" || !fs::is_directory(path, error)) return take_file(path, options, take);
    const std::vector<std::string> files = files_in(path, error);
    if (error && !take({path, {}, Error{.what = "the folder cannot be read: " + error.message()}})) return false;
    return std::all_of(files.begin(), files.end(), [&](const std::string& file) { return take_file(file, options, take); });
}

}  // namespace

void for_each_input(const std::vector<std::string>& paths, const InputOptions& options, const std::function<bool(Input)>& take) {
    for (const std::string& path : paths) {
        if (!take_path(path, options, take)) return;
    }
}

}  // namespace sayso::cli
