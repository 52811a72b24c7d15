// Words of tables at the end of compounds (private to src/statement).
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace sayso::statement {

// Rows of a table by a word.
template <class Row>
using ByWord = std::unordered_map<std::string, Row>;

inline constexpr std::size_t longest_noun = 64;  // bytes; longer ones are not looked at as compounds
inline constexpr std::size_t shortest_first_part = 2;

// The longest word of the table that the word is, or ends in, with its row. All are in lower case.
template <class Row>
const std::pair<const std::string, Row>* longest_ending(const ByWord<Row>& rows, std::string_view word) {
    if (word.size() > longest_noun) return nullptr;
    for (std::size_t begin = 0; begin < word.size(); ++begin) {
        if (begin == 1) begin = shortest_first_part;
        const auto found = rows.find(std::string(word.substr(std::min(begin, word.size()))));
        if (found != rows.end()) return &*found;
    }
    return nullptr;
}

}  // namespace sayso::statement
