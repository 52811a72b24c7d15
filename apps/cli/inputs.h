// What a command was given to read: files, folders, standard input, addresses; pages, archives and feeds of them, or
// articles as JSON lines.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "sayso/article.h"
#include "sayso/error.h"

namespace sayso::cli {

enum class InputFormat : std::uint8_t { automatic, page, jsonl };

struct InputOptions {
    InputFormat format = InputFormat::automatic;  // automatic: by name, .jsonl, .jsonl.zst and .jsonl.gz are JSON lines
    std::uint64_t largest_record = 64ULL << 20U;  // bytes of one page or one line; a larger one is an error
    std::function<bool(const std::string& path)> wanted;  // of the files in a folder; empty: all
    std::function<void(std::uint64_t bytes)> on_bytes;    // told how many more bytes were read from files; may be empty
};

// One record: a page, an article whose text stands as given, or why it could not be had.
struct Input {
    std::string source;  // path, address, or "-" for standard input
    std::string record;  // "line 3", "WARC record 7", "entry 2"; empty where the file is the page
    std::variant<Page, Article, Error> content;
};

// Hands every record of every path to `take`, in order: paths as given, the files of a folder (hidden ones left out) by
// name. What begins with http:// or https:// is fetched. A record that cannot be had comes as an Error, and the next
// ones follow. `take` returns false to stop.
void for_each_input(const std::vector<std::string>& paths, const InputOptions& options,
                    const std::function<bool(Input)>& take);

// How many bytes the files have that these paths name, as on_bytes counts them; nothing where one is an address or
// standard input.
[[nodiscard]] std::optional<std::uint64_t> bytes_of(const std::vector<std::string>& paths);

// The lines of a file ("-": standard input), unpacked if they are packed. Each line comes with its number from 1.
// Memory is bounded by `largest` bytes: a longer line comes as an Error and is passed over.
void for_each_line(const std::string& path, std::uint64_t largest,
                   const std::function<bool(std::uint64_t, Result<std::string>)>& take,
                   std::function<void(std::uint64_t bytes)> on_bytes = {});

}  // namespace sayso::cli
