// The reading's JSON as it is kept: without its text, which stands in `versions` (private to src/ledger).
#pragma once

#include <string>
#include <string_view>

namespace sayso::ledger {

// to_json(reading) with `"text":null` in place of the text.
[[nodiscard]] std::string without_text(std::string_view reading_json);
// The inverse.
[[nodiscard]] std::string with_text(std::string_view record, std::string_view text);

}  // namespace sayso::ledger
