// The values of terms: what a field accepts, and its canonical form (private to src/query).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sayso/error.h"
#include "sayso/query.h"

namespace sayso::query {

// The words of a value: its pieces between blanks, "+" and quotation marks.
[[nodiscard]] std::vector<std::string_view> words_of(std::string_view value);
[[nodiscard]] std::string joined(const std::vector<std::string_view>& words, char between);

// Puts the value into the term as its field has it, or says what is wrong with it. The Error's offset is within
// `value`.
[[nodiscard]] Status set_value(Term& term, std::string_view value);

// "1000..", "..5", "10..20", "12".
[[nodiscard]] std::string figure_text(const Term& term);

// The value of a setting ("order:relevance"); one that is not a setting's name gives nothing.
enum class Setting : std::uint8_t { order, versions, limit, offset };
[[nodiscard]] std::string_view name_of(Setting setting);
[[nodiscard]] std::optional<Setting> setting_from(std::string_view name);
[[nodiscard]] Status set_setting(Query& query, Setting setting, std::string_view value);
[[nodiscard]] std::string setting_text(const Query& query, Setting setting);

}  // namespace sayso::query
