// Files of JSON lines as values.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/inputs.h"

namespace sayso::cli {

// Every line of the file as `parse` reads it; the first that cannot be read, with file and line, in their place.
template <class Value>
[[nodiscard]] Result<std::vector<Value>> values_in(const std::string& path, Result<Value> (*parse)(std::string_view)) {
    std::vector<Value> values;
    std::optional<Error> wrong;
    for_each_line(path, InputOptions{}.largest_record, [&](std::uint64_t number, Result<std::string> line) {
        Result<Value> value = line ? parse(*line) : Result<Value>(line.error());
        if (value) {
            values.push_back(std::move(*value));
            return true;
        }
        wrong = std::move(value).error();
        wrong->input = path;
        wrong->record = "line " + std::to_string(number);
        return false;
    });
    if (wrong) return *wrong;
    return values;
}

}  // namespace sayso::cli
