// Writing and reading of the record's JSON (private to src/exchange; docs/record.md describes it).
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "base/utf8.h"
#include "sayso/reading.h"

namespace sayso::exchange {

using Json = nlohmann::ordered_json;

// A decimal in text form as a JSON number; null for none.
[[nodiscard]] Json number_from(const std::optional<std::string>& decimal);

[[nodiscard]] Json statement_to_json(const Reading& reading, const Statement& statement, const CodePoints& positions);
[[nodiscard]] Json reading_to_json(const Reading& reading);

// As one line. Bytes that are not UTF-8 (which no reading should have) become U+FFFD instead of an exception.
[[nodiscard]] std::string line_of(const Json& json);

}  // namespace sayso::exchange
