// A Document's tokens with what the tables know of each: what the grammars of figures and times read.
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "sayso/document.h"
#include "value/lexis.h"

namespace sayso::values {

// A form with a small first letter; empty for forms longer than any word of the tables. Takes no memory of the heap:
// every word that opens a sentence is looked up by it.
class SmallForm {
public:
    explicit SmallForm(std::string_view form);
    [[nodiscard]] std::string_view view() const { return {bytes_.data(), size_}; }

private:
    static constexpr std::size_t longest_growth = 3;  // a small letter may take more bytes than the capital
    std::array<char, 120> bytes_{};
    std::size_t size_ = 0;
};

struct Word {
    std::string_view form;
    const Entry* entry = nullptr;        // by its form
    const Entry* small_entry = nullptr;  // by its form with a small first letter, where a sentence or quotation begins
    std::optional<Decimal> number;       // digits, or a number word of one piece
    RoleSet roles;                       // of both entries: what the word may be, or begin
    bool digits = false;                 // the number is in digits …
    bool grouped = false;                // … with marked thousands
    bool point_decimal = false;          // … with an English decimal point: perhaps no number at all
    bool numeral_front = false;          // begins with a number, and goes on ("32-jährig", "28.10.")
    bool capital = false;                // begins with a capital letter
    bool opens = false;                  // first word of a sentence, a quotation or a bracket
};

// Refers to text, document and lexis; they must live as long.
class Words {
public:
    Words(const Lexis& lexis, std::string_view text, const Document& document);

    [[nodiscard]] TokenIndex size() const { return static_cast<TokenIndex>(words_.size()); }
    [[nodiscard]] const Word& operator[](TokenIndex t) const { return words_[t]; }
    [[nodiscard]] const Token& token(TokenIndex t) const { return document_.tokens[t]; }
    [[nodiscard]] const Document& document() const { return document_; }
    [[nodiscard]] const Lexis& lexis() const { return lexis_; }
    [[nodiscard]] std::string_view text() const { return text_; }
    [[nodiscard]] TokenRange sentence_of(TokenIndex t) const { return document_.sentences[token(t).sentence].tokens; }
    [[nodiscard]] Span span(TokenIndex begin, TokenIndex end) const { return document_.span_of({begin, end}); }

    // A meaning found at a token: the sense and the token after its last word. Empty if there is none.
    struct Hit {
        const Sense* sense = nullptr;
        TokenIndex end = 0;
        explicit operator bool() const { return sense != nullptr; }
    };
    // The longest meaning of that role that begins at the token. Nothing outside of a sentence is found.
    [[nodiscard]] Hit find(TokenIndex t, Role role) const {
        return t < size() && words_[t].roles.contains(role) ? find_known(t, role) : Hit{};
    }
    [[nodiscard]] bool has(TokenIndex t, Role role) const { return static_cast<bool>(find(t, role)); }
    // Whether the token before t, in the same sentence, has the role as a word of its own.
    [[nodiscard]] bool preceded_by(TokenIndex t, Role role) const;
    // Whether t is a token of the same sentence as `of`.
    [[nodiscard]] bool same_sentence(TokenIndex t, TokenIndex of) const {
        return t < size() && token(t).sentence == token(of).sentence;
    }

private:
    [[nodiscard]] Hit find_known(TokenIndex t, Role role) const;
    void read_number(TokenIndex t);

    const Lexis& lexis_;
    std::string_view text_;
    const Document& document_;
    std::vector<Word> words_;
};

[[nodiscard]] bool begins_with_capital(std::string_view form);

}  // namespace sayso::values
