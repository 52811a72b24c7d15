// Names in the articles of a story (private to src/story).
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sayso/reading.h"
#include "story/phrases.h"

namespace sayso::story {

// A story's readings in order of time, then id: the order in which they came is gone.
using Readings = std::span<const Reading* const>;

// Their words, in the same order.
using WordsOfReadings = std::span<const std::span<const FoldedWord>>;

using Figurehead = std::uint32_t;  // number of somebody in the Cast

// Names of one kind as folded words, by the byte with which one of their words begins, so that few are looked at for
// each word of an article.
class NamesByByte {
public:
    struct Name {
        Figurehead who = 0;
        std::vector<FoldedWord> words;
    };

    template <class KeyWord>
    NamesByByte(const std::vector<Party>& parties, std::string_view kind, std::size_t least_words,
                const KeyWord& key_word) {
        for (std::size_t p = 0; p < parties.size(); ++p) {
            if (!parties[p].named || parties[p].kind != kind) continue;
            Name name{.who = static_cast<Figurehead>(p), .words = folded_words(parties[p].name)};
            if (name.words.size() < least_words) continue;
            names_[first_byte(key_word(name.words))].push_back(std::move(name));
        }
    }

    [[nodiscard]] const std::vector<Name>& beginning_as(const FoldedWord& word) const {
        return names_[first_byte(word)];
    }

private:
    static unsigned char first_byte(const FoldedWord& word) { return static_cast<unsigned char>(word.form.front()); }
    std::array<std::vector<Name>, 256> names_;
};

// Words that tell who somebody is, by how they end: a "Verteidigungsminister" is a "Minister", too.
class Titles {
public:
    void add(std::string_view title, Figurehead who) { backwards_.emplace(reversed(title), who); }
    // Whoever alone has a title that ends so.
    [[nodiscard]] std::optional<Figurehead> only_one_called(std::string_view end) const {
        return only_one(end, [](std::string_view title, std::string_view wanted) { return title.starts_with(wanted); });
    }
    // … that is this, whole.
    [[nodiscard]] std::optional<Figurehead> only_one_titled(std::string_view whole) const {
        return only_one(whole, [](std::string_view title, std::string_view wanted) { return title == wanted; });
    }

private:
    template <class Test>
    [[nodiscard]] std::optional<Figurehead> only_one(std::string_view word, const Test& is_it) const {
        const std::string wanted = reversed(word);
        std::optional<Figurehead> found;
        for (auto title = backwards_.lower_bound({wanted, 0}); title != backwards_.end() && is_it(title->first, wanted);
             ++title) {
            if (found && *found != title->second) return std::nullopt;
            found = title->second;
        }
        return found;
    }
    static std::string reversed(std::string_view word) { return {word.rbegin(), word.rend()}; }
    std::set<std::pair<std::string, Figurehead>> backwards_;
};

// A name is spelled as the articles have it: where each of them has "Volkers" and none "Volker", that was no ending.
void spell_as_written(std::vector<Party>& parties, Readings readings, WordsOfReadings words);

}  // namespace sayso::story
