// Text that knows from which bytes of the page each of its characters was read, and how it is made.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sayso/article.h"
#include "sayso/span.h"

namespace sayso::page {

struct MappedText {
    std::string text;
    OffsetMap source;

    [[nodiscard]] bool empty() const { return text.empty(); }
    // Appends a part of another text with its places. Both ends of `part` lie between two code points.
    void append(const MappedText& other, Span part);
    void append(const MappedText& other) { append(other, {0, static_cast<std::uint32_t>(other.text.size())}); }
    // Appends characters that stand nowhere on the page (the blank line between two blocks).
    void append_unmapped(std::string_view characters) { text += characters; }
    [[nodiscard]] MappedText part(Span span) const;
};

// For a text read off an intermediate form (the page in UTF-8): the map to that form's own source (the page's bytes).
[[nodiscard]] OffsetMap compose(const OffsetMap& text_to_middle, const OffsetMap& middle_to_page);

// Builds a block's text from the characters of a page, in order: NFC (UAX #15), white space folded to single spaces and
// trimmed, soft hyphens and other invisible characters dropped. Every run of the result decodes to its text.
class TextBuilder {
public:
    // The next character and the place it was read from.
    void add(char32_t character, Span place);
    // The next characters, valid UTF-8 that stands on the page as it is, from byte `at`.
    void add_verbatim(std::string_view characters, std::uint32_t at);
    // The next characters, valid UTF-8, of which only the stretch of the page is known that they were read from.
    void add_opaque(std::string_view characters, Span place);
    // A gap between two words that no character of the page stands for (a line break element).
    void add_gap() { gap_ = true; }

    [[nodiscard]] bool empty() const { return built_.empty() && pending_.empty(); }
    // Bytes so far; a character that may still be composed with the next one is not counted.
    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(built_.text.size()); }
    // The text; the builder is empty afterwards.
    [[nodiscard]] MappedText take();

private:
    struct Placed {
        char32_t character;
        Span place;
    };

    void flush();
    void add_space(Span place);
    void write_space();
    void write(std::string_view characters, Span place);

    MappedText built_;
    std::vector<Placed> pending_;  // a starter and what may compose with it
    Span space_;                   // white space seen since the last character; empty: none
    bool gap_ = false;
};

}  // namespace sayso::page
