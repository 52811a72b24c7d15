// Words of tables at the end of compounds (private to src/statement).
#pragma once

#include <string_view>

#include "statement/by_word.h"

namespace sayso::statement {

inline constexpr std::size_t longest_noun = 64;  // bytes; longer ones are not looked at as compounds
inline constexpr std::size_t shortest_first_part = 2;

// The longest word of the table that the word is, or ends in, with its row. All are in lower case.
template <class Row>
const typename ByEnding<Row>::Entry* longest_ending(const ByEnding<Row>& rows, std::string_view word) {
    if (word.size() > longest_noun) return nullptr;
    const typename ByEnding<Row>::Entry* longest = nullptr;
    rows.for_each_ending(word, [&](std::size_t at, const auto& entry) {
        if (at == 0 || at >= shortest_first_part) longest = &entry;
    });
    return longest;
}

}  // namespace sayso::statement
