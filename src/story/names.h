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

// Whom each of them names, in the same order.
struct ArticleNames;
using NamesOfReadings = std::span<const ArticleNames* const>;

using Figurehead = std::uint32_t;  // number of somebody in the Cast

// Names of one kind as folded words, which it refers to, by the byte with which one of their words begins, so that few
// are looked at for each word of an article, and few of its words at all.
class NamesByByte {
public:
    struct Name {
        Figurehead who = 0;
        std::span<const FoldedWord> words;
        std::uint32_t beginning = 0, mask = 0;  // of that word

        // Whether a word that begins so may begin as this one's.
        [[nodiscard]] bool may_begin(std::uint32_t word) const { return (word & mask) == beginning; }
    };

    // `words` are those of the parties' names.
    template <class KeyWord>
    NamesByByte(const std::vector<Party>& parties, std::span<const std::vector<FoldedWord>> words,
                std::string_view kind, std::size_t least_words, const KeyWord& key_word) {
        for (std::size_t p = 0; p < parties.size(); ++p) {
            if (!parties[p].named || parties[p].kind != kind || words[p].size() < least_words) continue;
            Name name{.who = static_cast<Figurehead>(p), .words = words[p]};
            const std::string_view word = key_word(name.words).form;
            name.beginning = beginning_of(word);
            name.mask = mask_of(word.size());
            names_[name.beginning & last_byte].push_back(name);
        }
    }

    // By beginning_of() a word.
    [[nodiscard]] const std::vector<Name>& beginning_as(std::uint32_t beginning) const {
        return names_[beginning & last_byte];
    }

private:
    static constexpr std::uint32_t last_byte = 0xFF;
    static std::uint32_t mask_of(std::size_t bytes) {
        return bytes >= sizeof(std::uint32_t) ? 0xFFFFFFFFU : (std::uint32_t{1} << (8 * bytes)) - 1;
    }
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
        for (auto title = backwards_.lower_bound(std::string_view(wanted));
             title != backwards_.end() && is_it(title->first, wanted); ++title) {
            if (found && *found != title->second) return std::nullopt;
            found = title->second;
        }
        return found;
    }
    static std::string reversed(std::string_view word) { return {word.rbegin(), word.rend()}; }
    using Title = std::pair<std::string, Figurehead>;
    struct InOrder {
        using is_transparent = void;
        bool operator()(const Title& a, const Title& b) const { return a < b; }
        bool operator()(const Title& a, std::string_view b) const { return a.first < b; }
        bool operator()(std::string_view a, const Title& b) const { return a < b.first; }
    };
    std::set<Title, InOrder> backwards_;
};

// A name is spelled as the articles have it: where each of them has "Volkers" and none "Volker", that was no ending.
// `party_words` are those of the parties' names; `words` and `names` those of the readings.
void spell_as_written(std::vector<Party>& parties, std::span<std::vector<FoldedWord>> party_words, Readings readings,
                      WordsOfReadings words, NamesOfReadings names);

}  // namespace sayso::story
