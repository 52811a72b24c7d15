// The reading's JSON as it is kept: without its text, which stands in `versions` (private to src/ledger).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sayso::ledger {

// to_json(reading) with `"text":null` in place of the text.
[[nodiscard]] std::string without_text(std::string_view reading_json);
// The inverse.
[[nodiscard]] std::string with_text(std::string_view record, std::string_view text);

// The record with only one of its statements, so that whoever wants one need not read the others. Nothing if there is
// no such statement.
[[nodiscard]] std::optional<std::string> only_statement(std::string_view record, std::size_t ordinal);

// The record up to where its text would stand: an object that is not closed. Nothing if it has no place for a text.
[[nodiscard]] std::optional<std::string_view> before_text(std::string_view record);
// The n-th object of a list of the record ("statements", "quantities"), as it is written. Nothing if there is none.
[[nodiscard]] std::optional<std::string_view> element_of(std::string_view record, std::string_view list, std::size_t n);

// What an object or a list of the record has, as it is written: without blanks. Of what is no JSON some of it, or
// nothing.
struct Member {
    std::string_view key;  // between its quotation marks
    std::string_view value;
};
[[nodiscard]] std::vector<Member> members_of(std::string_view object);
[[nodiscard]] std::vector<std::string_view> elements_of(std::string_view list);

}  // namespace sayso::ledger
