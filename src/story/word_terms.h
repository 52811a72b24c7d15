// The terms of an article's words (private to src/story).
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "sayso/document.h"
#include "story/language.h"

namespace sayso::story {

// A word has the same terms wherever it stands, and much of an article is asked for more than once: each of its words
// is read when it comes in, once. Refers to the language and the text. May be shared by threads.
class WordTerms {
public:
    WordTerms(const Language& language, std::string_view text);

    [[nodiscard]] const Language& language() const { return language_; }
    // The terms of a stretch of the text, or of any other one; what `left_out` covers (bytes of it) counts as blank.
    [[nodiscard]] Terms in(std::string_view stretch, const Spans& left_out = {}) const;
    // Those of the whole text, without numbers; what stands in it again weighs more.
    [[nodiscard]] Terms weighed() const;
    // The heaviest term of a stretch's last word: what a noun phrase counts. 0 where there is none.
    [[nodiscard]] std::uint64_t head(std::string_view stretch) const;

private:
    struct Word {
        std::string_view form;
        TokenKind kind = TokenKind::word;
        bool operator==(const Word&) const = default;
    };
    struct HashOfWord {
        std::size_t operator()(const Word& word) const {
            return std::hash<std::string_view>{}(word.form) + static_cast<std::size_t>(word.kind);
        }
    };
    struct Known {
        std::vector<WordTerm> terms;
        std::size_t times = 0;  // that the text has it
    };

    const Language& language_;
    std::unordered_map<Word, Known, HashOfWord> known_;
};

}  // namespace sayso::story
