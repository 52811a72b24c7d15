#include "text/tokens.h"

#include "text/addresses.h"
#include "text/scanner.h"
#include "text/words.h"

namespace sayso::text {
namespace {

class BlockTokeniser {
public:
    BlockTokeniser(std::string_view text, Span block, const TokenTables& tables, const QuoteMarks& marks,
                   QuotationFinder& quotations, std::vector<Token>& tokens)
        : text_(text),
          offset_(block.begin),
          scan_(block.of(text)),
          tables_(tables),
          marks_(marks),
          quotations_(quotations),
          tokens_(tokens),
          first_(tokens.size()) {}

    void run() {
        while (true) {
            const std::size_t begin = scan_.skip_space(at_);
            space_before_ = begin > at_ || begin == 0;
            at_ = begin;
            if (at_ >= scan_.size()) return;
            next();
        }
    }

private:
    void next();
    bool quotation_mark();
    [[nodiscard]] MarkContext context_of(std::string_view mark);
    [[nodiscard]] bool closes_later();
    [[nodiscard]] bool behind_figure() const;
    void apostrophe(std::size_t mark_size);
    void punctuation(const Char& c);
    void symbol(Char c);
    [[nodiscard]] bool begins_number(const Char& c) const;
    [[nodiscard]] std::string_view previous() const;
    void emit(TokenPiece piece);
    void emit(std::size_t end, TokenKind kind) { emit(TokenPiece{end, kind}); }

    std::string_view text_;
    std::uint32_t offset_;
    Scanner scan_;
    const TokenTables& tables_;
    const QuoteMarks& marks_;
    QuotationFinder& quotations_;
    std::vector<Token>& tokens_;
    std::size_t first_;   // number of the block's first token
    std::size_t at_ = 0;  // byte in the block
    bool space_before_ = true;
    std::size_t last_closing_ = 0;  // byte behind the block's last apostrophe-like mark that could close a quotation
    bool looked_for_closing_ = false;
};

void BlockTokeniser::next() {
    const Char c = scan_.at(at_);
    if (c.kind == CharClass::letter) return emit(scan_word(scan_, at_, previous(), tables_));
    if (quotation_mark()) return;
    if (begins_number(c)) return emit(scan_number(scan_, at_, previous(), tables_));
    const Char after = scan_.at(at_ + c.size);
    // "-lieferungen": the second half of a shortened compound.
    if (c.kind == CharClass::hyphen && space_before_ && after.kind == CharClass::letter) {
        return emit(scan_word(scan_, at_, previous(), tables_));
    }
    if (c.code_point == U'@' || c.code_point == U'#') {
        if (const std::size_t end = handle_end(scan_, at_)) return emit(end, TokenKind::address);
    }
    if (c.kind == CharClass::symbol || c.kind == CharClass::mark) return symbol(c);
    punctuation(c);
}

// A sign is a number's where it stands free and no number goes before it ("10 -15" is a range).
bool BlockTokeniser::begins_number(const Char& c) const {
    if (c.kind == CharClass::digit) return true;
    const bool sign = c.kind == CharClass::hyphen || c.code_point == U'−' || c.code_point == U'+';
    if (!sign || scan_.at(at_ + c.size).kind != CharClass::digit) return false;
    if (tokens_.size() > first_ && tokens_.back().kind == TokenKind::number) return false;
    const CharClass before = scan_.before(at_).kind;
    return before == CharClass::space || before == CharClass::opening;
}

// The word before, for ordinals; empty where a sentence (or a quotation) may begin.
std::string_view BlockTokeniser::previous() const {
    if (tokens_.size() == first_) return {};
    const Token& last = tokens_.back();
    if (last.kind == TokenKind::quote_open) return {};
    const std::string_view form = last.span.of(text_);
    return form == "." || form == "!" || form == "?" || form == ":" ? std::string_view{} : form;
}

void BlockTokeniser::emit(TokenPiece piece) {
    piece.end = scan_.skip_marks(piece.end);
    Token token;
    token.span = {static_cast<std::uint32_t>(offset_ + at_), static_cast<std::uint32_t>(offset_ + piece.end)};
    token.kind = piece.kind;
    token.space_before = space_before_;
    tokens_.push_back(token);
    at_ = piece.end;
}

bool BlockTokeniser::quotation_mark() {
    const std::string_view mark = marks_.match(scan_.from(at_));
    if (mark.empty()) return false;
    const auto token = static_cast<TokenIndex>(tokens_.size());
    switch (quotations_.role(mark, context_of(mark))) {
        case MarkRole::open:
            emit(at_ + mark.size(), TokenKind::quote_open);
            quotations_.open(mark, token);
            break;
        case MarkRole::close:
            emit(at_ + mark.size(), TokenKind::quote_close);
            quotations_.close(mark, token);
            break;
        case MarkRole::apostrophe: apostrophe(mark.size()); break;
    }
    return true;
}

MarkContext BlockTokeniser::context_of(std::string_view mark) {
    const std::size_t end = at_ + mark.size();
    const bool adjacent = !space_before_ && tokens_.size() > first_;
    MarkContext context;
    context.before = scan_.before(at_).kind;
    context.after = scan_.at(end).kind;
    context.after_open_mark = adjacent && tokens_.back().kind == TokenKind::quote_open;
    context.before_mark = !marks_.match(scan_.from(end)).empty();
    context.block_begin = tokens_.size() == first_;
    context.apostrophe = tables_.apostrophes.contains(mark);
    context.closable = context.apostrophe && closes_later();
    context.after_figure = context.apostrophe && behind_figure();
    return context;
}

// "3:47‘‘", "67.‘": one mark of this kind, or the stop of an ordinal, may stand between the digit and this one.
bool BlockTokeniser::behind_figure() const {
    const Char before = scan_.before(at_);
    if (before.kind == CharClass::digit) return true;
    const std::size_t begin = at_ - before.size;
    const bool between = before.code_point == U'.' || tables_.apostrophes.contains(scan_.slice(begin, at_));
    return between && scan_.before(begin).kind == CharClass::digit;
}

// Is there a mark further on that looks like the end of a quotation in single marks? The block is searched once.
bool BlockTokeniser::closes_later() {
    for (std::size_t at = scan_.size(); !looked_for_closing_ && at > at_;) {
        const Char c = scan_.before(at);
        const std::size_t begin = at - c.size;
        const CharClass after = scan_.at(at).kind;
        if (tables_.apostrophes.contains(scan_.slice(begin, at)) && scan_.before(begin).kind != CharClass::space &&
            !is_word_part(after)) {
            last_closing_ = begin;
            break;
        }
        at = begin;
    }
    looked_for_closing_ = true;
    return last_closing_ > at_;
}

void BlockTokeniser::apostrophe(std::size_t mark_size) {
    const bool adjacent = !space_before_ && tokens_.size() > first_;
    if (adjacent && is_word_part(scan_.before(at_).kind)) {
        at_ = scan_.skip_marks(at_ + mark_size);
        tokens_.back().span.end = static_cast<std::uint32_t>(offset_ + at_);
    } else if (scan_.at(at_ + mark_size).kind == CharClass::letter) {
        emit(scan_word(scan_, at_, previous(), tables_));
    } else {
        emit(at_ + mark_size, TokenKind::punctuation);
    }
}

// Dots, dashes, exclamation and question marks in a row are one token.
void BlockTokeniser::punctuation(const Char& c) {
    const bool ends_sentence = c.code_point == U'!' || c.code_point == U'?';
    const bool runs = ends_sentence || c.code_point == U'.' || c.kind == CharClass::hyphen || c.kind == CharClass::dash;
    std::size_t end = at_ + c.size;
    for (Char more = scan_.at(end); runs && more.size > 0; more = scan_.at(end)) {
        const bool same =
            more.code_point == c.code_point || (ends_sentence && (more.code_point == U'!' || more.code_point == U'?'));
        if (!same) break;
        end += more.size;
    }
    emit(end, TokenKind::punctuation);
}

// A sign or an emoji, with skin tone, joined parts, second half of a flag; "°C" is one sign.
void BlockTokeniser::symbol(Char c) {
    std::size_t end = scan_.skip_marks(at_ + c.size);
    if (c.code_point == U'°' && scan_.at(end).kind == CharClass::letter &&
        !is_word_part(scan_.at(end + scan_.at(end).size).kind)) {
        return emit(end + scan_.at(end).size, TokenKind::symbol);
    }
    for (Char more = scan_.at(end); more.size > 0 && continues_emoji(scan_.before(end).code_point, more.code_point);
         more = scan_.at(end)) {
        const bool flag_done = more.code_point >= 0x1F1E6 && more.code_point <= 0x1F1FF;
        end = scan_.skip_marks(end + more.size);
        if (flag_done) break;
    }
    emit(end, TokenKind::symbol);
}

}  // namespace

void tokenise(std::string_view text, Span block, const TokenTables& tables, const QuoteMarks& marks,
              QuotationFinder& quotations, std::vector<Token>& tokens) {
    BlockTokeniser(text, block, tables, marks, quotations, tokens).run();
}

}  // namespace sayso::text
