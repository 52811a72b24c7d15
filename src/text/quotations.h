// Telling opening from closing quotation marks and apostrophes, and pairing them, over paragraphs too.
//
// A mark's role follows from the table of pairs where that is plain ("„" only opens), else from the characters around
// it and from what stands open. Conventions covered: nested and reversed styles, straight marks, an opening mark
// repeated at each paragraph of a long quotation, marks that are missing on one side.
#pragma once

#include <string_view>
#include <vector>

#include "sayso/document.h"
#include "text/characters.h"
#include "text/token_tables.h"

namespace sayso::text {

enum class MarkRole : std::uint8_t { open, close, apostrophe };

// What stands around a mark. `before` and `after` are CharClass::space at the ends of a block.
struct MarkContext {
    CharClass before = CharClass::space;
    CharClass after = CharClass::space;
    bool after_open_mark = false;  // right behind another opening mark
    bool before_mark = false;      // right before another quotation mark
    bool block_begin = false;      // the first character of its block
    bool apostrophe = false;       // the mark may be an apostrophe
    bool closable = false;         // a mark that could close it stands further on in the block
    bool after_figure = false;     // behind a digit, or behind an apostrophe that is: minutes, seconds, feet, inches
};

class QuotationFinder {
public:
    explicit QuotationFinder(const QuoteMarks& marks) : marks_(marks) {}

    // Which role the mark has here. Does not change anything: open() or close() must follow for the first two.
    [[nodiscard]] MarkRole role(std::string_view mark, const MarkContext& context) const;

    void open(std::string_view mark, TokenIndex token);
    void close(std::string_view mark, TokenIndex token);

    // `next` is the number of the first token behind the block. What is still open may go on in the next block if
    // `continues` (both are running text).
    void end_block(TokenIndex next, bool continues);

    // All quotations, in order of their opening. Those without an opening mark have an empty `inner` that ends at the
    // closing mark: how far back they reach only sentences can tell.
    [[nodiscard]] std::vector<Quotation> finish();

private:
    struct Open {
        std::string_view mark;
        std::size_t quotation;
        std::uint32_t blocks = 0;             // blocks it has been carried over
        TokenIndex own_block_end = no_token;  // where the block of its opening ended
    };

    [[nodiscard]] const Open* expecting(std::string_view mark) const;
    void abandon(std::size_t from, TokenIndex end);

    const QuoteMarks& marks_;
    std::vector<Open> open_;
    std::vector<Quotation> found_;
    TokenIndex block_begin_ = 0;
};

// Which tokens stand inside quotation marks.
[[nodiscard]] std::vector<bool> quoted_tokens(const Document& document);

}  // namespace sayso::text
