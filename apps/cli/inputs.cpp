#include "cli/inputs.h"

#include <algorithm>
#include <filesystem>

#include "cli/fetch.h"
#include "cli/file_source.h"
#include "exchange/exchange.h"
#include "page/page.h"

namespace sayso::cli {
namespace {

namespace fs = std::filesystem;

bool is_json_lines(const std::string& path, InputFormat format) {
    if (format != InputFormat::automatic) return format == InputFormat::jsonl;
    return path.ends_with(".jsonl") || path.ends_with(".jsonl.zst") || path.ends_with(".jsonl.gz") ||
           path.ends_with(".ndjson");
}

bool is_address(const std::string& path) { return path.starts_with("http://") || path.starts_with("https://"); }

// Where an entry of a feed has no address of its own, its place in the feed stands for it.
std::string address_of(const std::string& path, const std::string& record) {
    if (path == "-") return record;
    return record.empty() ? path : path + "#" + record;
}

bool take_pages(ByteSource& bytes, const std::string& path, const InputOptions& options,
                const std::function<bool(Input)>& take) {
    bool going_on = true;
    for_each_page(bytes, options.largest_record, [&](PageRecord record) {
        if (Error* error = std::get_if<Error>(&record.content))
            return going_on = take({path, record.record, std::move(*error)});
        Page& page = std::get<Page>(record.content);
        if (page.url.empty()) page.url = address_of(path, record.record);
        return going_on = take({path, record.record, std::move(page)});
    });
    return going_on;
}

bool take_address(const std::string& address, const InputOptions& options, const std::function<bool(Input)>& take) {
    Result<Fetched> fetched = fetch(address, {.largest = options.largest_record});
    if (!fetched) return take({address, {}, std::move(fetched).error()});
    MemorySource bytes(fetched->bytes);
    return take_pages(bytes, address, options, [&](Input input) {
        if (Page* page = std::get_if<Page>(&input.content); page != nullptr && page->extent == PageExtent::page) {
            page->url = fetched->address;
            page->charset = fetched->charset;
        }
        return take(std::move(input));
    });
}

bool take_lines(const std::string& path, const InputOptions& options, const std::function<bool(Input)>& take) {
    bool going_on = true;
    for_each_line(
        path, options.largest_record,
        [&](std::uint64_t number, Result<std::string> line) {
            const std::string record = "line " + std::to_string(number);
            if (!line) return going_on = take({path, record, std::move(line).error()});
            if (line->find_first_not_of(" \t\r") == std::string::npos) return true;
            Result<Article> article = article_from_json(*line);
            if (!article) return going_on = take({path, record, std::move(article).error()});
            return going_on = take({path, record, std::move(*article)});
        },
        options.on_bytes);
    return going_on;
}

bool take_file(const std::string& path, const InputOptions& options, const std::function<bool(Input)>& take) {
    if (is_json_lines(path, options.format)) return take_lines(path, options, take);
    FileSource bytes(path, options.on_bytes);
    return take_pages(bytes, path, options, take);
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
    if (is_address(path)) return take_address(path, options, take);
    std::error_code error;
    if (path == "-" || !fs::is_directory(path, error)) return take_file(path, options, take);
    const std::vector<std::string> files = files_in(path, error);
    if (error && !take({path, {}, Error{.what = "the folder cannot be read: " + error.message()}})) return false;
    return std::all_of(files.begin(), files.end(), [&](const std::string& file) {
        return (options.wanted && !options.wanted(file)) || take_file(file, options, take);
    });
}

}  // namespace

std::optional<std::uint64_t> bytes_of(const std::vector<std::string>& paths) {
    std::uint64_t bytes = 0;
    for (const std::string& path : paths) {
        std::error_code error;
        if (path == "-" || is_address(path)) return std::nullopt;
        const bool folder = fs::is_directory(path, error);
        for (const std::string& file : folder ? files_in(path, error) : std::vector<std::string>{path}) {
            const std::uint64_t size = fs::file_size(file, error);
            if (!error) bytes += size;
        }
    }
    return bytes;
}

void for_each_input(const std::vector<std::string>& paths, const InputOptions& options,
                    const std::function<bool(Input)>& take) {
    for (const std::string& path : paths) {
        if (!take_path(path, options, take)) return;
    }
}

}  // namespace sayso::cli
