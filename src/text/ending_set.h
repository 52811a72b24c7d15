// A set of nouns that also knows which words end in one of them ("Landesinnenminister").
#pragma once

#include <bitset>
#include <string_view>

#include "text/token_tables.h"

namespace sayso::text {

class EndingSet {
public:
    void insert(std::string_view word) {
        words_.insert(word);
        if (word.size() < last_bytes)
            last_.set();
        else
            last_.set(last_of(word));
    }
    [[nodiscard]] bool contains(std::string_view word) const { return words_.contains(word); }
    // Is the word one of the set, the last part behind a hyphen, or a compound that ends in one?
    [[nodiscard]] bool ends(std::string_view word) const;

private:
    static constexpr std::size_t last_bytes = 3;
    static std::size_t last_of(std::string_view word) {
        std::size_t last = 0;
        for (const char c : word.substr(word.size() - last_bytes)) last = last * 33 + static_cast<unsigned char>(c);
        return last % 65536;
    }
    [[nodiscard]] bool has_compound_end(std::string_view word) const;

    WordSet words_;
    std::bitset<65536> last_;  // how its words end: most words end otherwise, and are not looked at further
};

}  // namespace sayso::text
