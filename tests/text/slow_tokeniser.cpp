#include "slow_tokeniser.h"

#include <string>

#include "base/utf8.h"
#include "text/characters.h"

namespace sayso::text {
namespace {

using Place = std::ptrdiff_t;

struct Character {
    char32_t c = U' ';
    std::size_t byte = 0;
    CharClass kind = CharClass::space;
};

class SlowTokeniser {
public:
    SlowTokeniser(std::string_view text, const TokenTables& tables, const QuoteMarks& marks)
        : text_(text), tables_(tables), marks_(marks), quotations_(marks) {
        for (std::size_t byte = 0; byte < text.size();) {
            const Decoded next = decode_utf8(text.substr(byte));
            characters_.push_back({next.code_point, byte, class_of(next.code_point)});
            byte += next.size;
        }
    }

    std::vector<Token> run() {
        for (Place i = 0; i < size();) {
            if (is(i, CharClass::space)) {
                ++i;
                continue;
            }
            i = token_at(i);
        }
        return tokens_;
    }

private:
    [[nodiscard]] Place size() const { return static_cast<Place>(characters_.size()); }
    [[nodiscard]] Character at(Place i) const {
        return i < 0 || i >= size() ? Character{} : characters_[static_cast<std::size_t>(i)];
    }
    [[nodiscard]] bool is(Place i, CharClass kind) const { return at(i).kind == kind; }
    [[nodiscard]] bool is_part(Place i) const { return is_word_part(at(i).kind); }
    [[nodiscard]] bool is_letter_or_digit(Place i) const { return is(i, CharClass::letter) || is(i, CharClass::digit); }
    [[nodiscard]] bool any_of(Place i, std::u32string_view set) const {
        return i < size() && set.find(at(i).c) != set.npos;
    }
    [[nodiscard]] std::size_t byte(Place i) const { return i < size() ? at(i).byte : text_.size(); }
    [[nodiscard]] std::string_view form(Place begin, Place end) const {
        return text_.substr(byte(begin), byte(end) - byte(begin));
    }
    [[nodiscard]] Place behind_spaces(Place i) const {
        while (i < size() && is(i, CharClass::space)) ++i;
        return i;
    }
    [[nodiscard]] Place behind_letters(Place i) const {
        while (is(i, CharClass::letter) || is(i, CharClass::mark)) ++i;
        return i;
    }
    [[nodiscard]] Place behind_marks(Place i) const {
        while (is(i, CharClass::mark)) ++i;
        return i;
    }
    [[nodiscard]] bool space_before(Place i) const { return i == 0 || is(i - 1, CharClass::space); }
    // The place that begins at this byte.
    [[nodiscard]] Place place_of(std::size_t wanted) const {
        Place i = 0;
        while (i < size() && byte(i) < wanted) ++i;
        return i;
    }

    // The token before, unless something begins here.
    [[nodiscard]] std::string_view previous() const {
        if (tokens_.empty() || tokens_.back().kind == TokenKind::quote_open) return {};
        const std::string_view last = tokens_.back().span.of(text_);
        return last == "." || last == "!" || last == "?" || last == ":" ? std::string_view() : last;
    }

    Place emit(Place begin, Place end, TokenKind kind) {
        end = behind_marks(end);
        Token token;
        token.span = {static_cast<std::uint32_t>(byte(begin)), static_cast<std::uint32_t>(byte(end))};
        token.kind = kind;
        token.space_before = space_before(begin);
        tokens_.push_back(token);
        return end;
    }

    Place token_at(Place i) {
        if (is(i, CharClass::letter)) return word(i);
        if (const std::string_view mark = marks_.match(text_.substr(byte(i))); !mark.empty())
            return quotation_mark(i, mark);
        if (begins_number(i)) return number(i);
        if (is(i, CharClass::hyphen) && space_before(i) && is(i + 1, CharClass::letter)) return word(i);
        if (any_of(i, U"@#") && is(i + 1, CharClass::letter)) {
            Place end = i + 1;
            while (is_part(end) || any_of(end, U"_")) ++end;
            return emit(i, end, TokenKind::address);
        }
        if (is(i, CharClass::symbol) || is(i, CharClass::mark)) return symbol(i);
        return punctuation(i);
    }

    [[nodiscard]] bool begins_number(Place i) const {
        if (is(i, CharClass::digit)) return true;
        const bool sign = is(i, CharClass::hyphen) || any_of(i, U"−+");
        const bool free = is(i - 1, CharClass::space) || is(i - 1, CharClass::opening);
        const bool behind_number = !tokens_.empty() && tokens_.back().kind == TokenKind::number;
        return sign && free && !behind_number && is(i + 1, CharClass::digit);
    }

    // Quotation marks and apostrophes.

    Place quotation_mark(Place i, std::string_view mark) {
        const auto token = static_cast<TokenIndex>(tokens_.size());
        const Place end = place_of(byte(i) + mark.size());
        const bool adjacent = !space_before(i) && !tokens_.empty();
        MarkContext context;
        context.before = at(i - 1).kind;
        context.after = at(end).kind;
        context.after_open_mark = adjacent && tokens_.back().kind == TokenKind::quote_open;
        context.before_mark = !marks_.match(text_.substr(byte(end))).empty();
        context.block_begin = tokens_.empty();
        context.apostrophe = tables_.apostrophes.contains(mark);
        context.closable = context.apostrophe && closes_later(i);
        const bool between = i > 1 && (form(i - 1, i) == "." || tables_.apostrophes.contains(form(i - 1, i)));
        context.after_figure =
            context.apostrophe && (is(i - 1, CharClass::digit) || (between && is(i - 2, CharClass::digit)));
        switch (quotations_.role(mark, context)) {
            case MarkRole::open: {
                const Place behind = emit(i, end, TokenKind::quote_open);
                quotations_.open(mark, token);
                return behind;
            }
            case MarkRole::close: {
                const Place behind = emit(i, end, TokenKind::quote_close);
                quotations_.close(mark, token);
                return behind;
            }
            case MarkRole::apostrophe: break;
        }
        if (adjacent && is_part(i - 1)) {
            tokens_.back().span.end = static_cast<std::uint32_t>(byte(behind_marks(end)));
            return behind_marks(end);
        }
        return is(end, CharClass::letter) ? word(i) : emit(i, end, TokenKind::punctuation);
    }

    [[nodiscard]] bool closes_later(Place i) const {
        for (Place later = i + 1; later < size(); ++later) {
            if (tables_.apostrophes.contains(form(later, later + 1)) && !is(later - 1, CharClass::space) &&
                !is_part(later + 1))
                return true;
        }
        return false;
    }

    // Words.

    // Does the character at `i` join what follows to the word that began at `begin`?
    [[nodiscard]] bool joins(Place begin, Place i) const {
        const bool letter_follows = is(i + 1, CharClass::letter);
        if (!is_part(i - 1)) return false;
        if (is(i, CharClass::hyphen)) return is_letter_or_digit(i + 1);
        switch (at(i).c) {
            case U'/':
                return is_letter_or_digit(i + 1) || (is(i + 1, CharClass::hyphen) && is(i + 2, CharClass::letter));
            case U'&':
            case U'+': return is_upper(at(i - 1).c) && is_upper(at(i + 1).c);
            case U'*':
            case U'_':
            case U':':
            case U'·': return is(i - 1, CharClass::letter) && is_lower(at(i + 1).c);
            case U'.':
                if (is(i + 1, CharClass::hyphen) && is(i + 2, CharClass::letter))
                    return tables_.abbreviations.contains(form(begin, i + 1)) || is(begin, CharClass::digit);
                return letter_follows && is_short_piece(begin, i) && short_piece_follows(i);
            default: return letter_follows && tables_.apostrophes.contains(form(i, i + 1));
        }
    }

    // "z" of "z.B.": one character since the last full stop.
    [[nodiscard]] bool is_short_piece(Place begin, Place dot) const {
        return dot - 1 == begin || (dot - 1 > begin && any_of(dot - 2, U"."));
    }
    [[nodiscard]] bool short_piece_follows(Place dot) const {
        const Place end = behind_letters(dot + 1);
        return end - dot - 1 >= 1 && end - dot - 1 <= 4 && any_of(end, U".");
    }

    [[nodiscard]] Place joined_end(Place begin, Place i) const {
        while (i < size()) {
            const bool behind_slash = is(i, CharClass::hyphen) && i > begin && any_of(i - 1, U"/.");
            if (!is_part(i) && !joins(begin, i) && !behind_slash) break;
            ++i;
        }
        return i;
    }

    // "Waffen-" of "Waffen- und Munitionslieferungen".
    [[nodiscard]] Place with_hyphen(Place end) const {
        const bool shortened = is(end, CharClass::hyphen) && is(end - 1, CharClass::letter) &&
                               !is(end + 1, CharClass::hyphen) && !is(end + 1, CharClass::dash);
        return shortened ? end + 1 : end;
    }

    Place word(Place begin) {
        const Place end = joined_end(begin, is_part(begin) ? begin : begin + 1);
        const bool may_be_address = any_of(end, U"@") || (any_of(end, U".") && is_letter_or_digit(end + 1)) ||
                                    text_.substr(byte(end)).starts_with("://");
        if (may_be_address) {
            if (const Place behind = address_end(begin, end); behind > begin)
                return emit(begin, behind, TokenKind::address);
        }
        if (!any_of(end, U".")) return emit(begin, with_hyphen(end), TokenKind::word);
        const std::string_view letters = form(begin, end);
        const bool roman = letters.size() <= 6 && letters.find_first_not_of("IVXLC") == letters.npos;
        if (roman && !is_initial(begin, end) && is_ordinal(end, 3)) return emit(begin, end + 1, TokenKind::ordinal);
        const bool keeps_stop = is_abbreviation(begin, end) || is_initial(begin, end);
        return emit(begin, keeps_stop ? end + 1 : end, TokenKind::word);
    }

    [[nodiscard]] static bool is_letter_and_stop(std::string_view form) {
        return form.ends_with('.') && count_code_points(form) == 2;
    }

    [[nodiscard]] bool begins_chain(Place begin, Place dot) const {
        const Place next = behind_spaces(dot + 1), end = behind_letters(next);
        return dot - begin == 1 && !is_upper(at(begin).c) && next > dot + 1 && end - next == 1 && any_of(end, U".");
    }

    [[nodiscard]] bool is_abbreviation(Place begin, Place dot) const {
        const std::string_view whole = form(begin, dot + 1);
        if (is_letter_and_stop(whole) && is_letter_and_stop(previous())) return true;
        if (begins_chain(begin, dot)) return true;
        const auto found = tables_.abbreviations.find(whole);
        if (found == tables_.abbreviations.end()) return form(begin, dot).find('.') != whole.npos;
        const Place next = behind_spaces(dot + 1);
        if (found->second.before == AbbreviationBefore::number) return is(next, CharClass::digit);
        return found->second.before == AbbreviationBefore::anything || is_upper(at(next).c);
    }

    [[nodiscard]] bool is_initial(Place begin, Place dot) const {
        const Place next = behind_spaces(dot + 1);
        return dot - begin == 1 && is_upper(at(begin).c) && is_upper(at(next).c) &&
               !tables_.sentence_starters.contains(form(next, behind_letters(next)));
    }

    // Numbers.

    [[nodiscard]] bool is_ordinal(Place dot, std::size_t digits) const {
        const Place next = behind_spaces(dot + 1);
        const std::string_view ahead = form(next, behind_letters(next));
        if (next >= size()) return false;
        if (next == dot + 1) return any_of(next, U",/") || is(next, CharClass::hyphen) || is(next, CharClass::dash);
        if (is_lower(at(next).c)) return true;
        if (is(next, CharClass::digit)) return digits <= 2;
        if (tables_.ordinal_after.contains(ahead)) return true;
        if (digits > 2 || tables_.sentence_starters.contains(ahead)) return false;
        return previous().empty() || tables_.ordinal_before.contains(previous());
    }

    [[nodiscard]] Place behind_digits(Place i) const {
        while (is(i, CharClass::digit)) ++i;
        return i;
    }

    [[nodiscard]] Place figures_end(Place begin) const {
        for (Place run = begin;;) {
            const Place end = behind_digits(run);
            if (end >= size() || !is(end + 1, CharClass::digit)) return end;
            const Place next_end = behind_digits(end + 1);
            const bool group = any_of(end, U"\u00A0\u202F\u2009'’") && next_end - end == 4 && end - run <= 3;
            const bool year_goes_on = run == begin && end - begin == 4 && next_end - end == 3;
            const bool month_goes_on =
                byte(end) - byte(begin) == 7 && form(begin, end)[4] == '-' && next_end - end == 3;
            const bool iso_date = any_of(end, U"-") && (year_goes_on || month_goes_on);
            if (!any_of(end, U".,:/") && !group && !iso_date) return end;
            run = end + 1;
        }
    }

    Place number(Place begin) {
        const Place first = is(begin, CharClass::digit) ? begin : begin + 1;
        const Place end = figures_end(first);
        if (is(end, CharClass::letter) || is(end, CharClass::mark)) {
            const Place unit_end = behind_letters(end);
            const bool unit = tables_.glued_units.contains(form(end, unit_end)) && !is(unit_end, CharClass::hyphen);
            return unit ? emit(begin, end, TokenKind::number)
                        : emit(begin, with_hyphen(joined_end(begin, end)), TokenKind::word);
        }
        const bool hyphen = is(end, CharClass::hyphen) && is(end + 1, CharClass::letter);
        const bool stop = any_of(end, U".");
        if (hyphen || (stop && is(end + 1, CharClass::hyphen) && is(end + 2, CharClass::letter)))
            return emit(begin, joined_end(begin, end), TokenKind::word);
        const std::string_view figures = form(first, end);
        const bool digits_alone = figures.find_first_not_of("0123456789") == figures.npos;
        const bool may_be_ordinal = digits_alone || is_day_and_month(figures);
        if (stop && may_be_ordinal && is_ordinal(end, digits_alone ? figures.size() : 3))
            return emit(begin, end + 1, TokenKind::ordinal);
        return emit(begin, end, TokenKind::number);
    }

    // One or two digits, a full stop, one or two digits.
    [[nodiscard]] static bool is_day_and_month(std::string_view figures) {
        const auto digit = [&](std::size_t i) { return i < figures.size() && figures[i] >= '0' && figures[i] <= '9'; };
        const std::size_t dot = figures.find('.');
        const std::size_t behind = figures.size() - std::min(dot, figures.size());
        if (dot != 1 && dot != 2) return false;
        return (behind == 2 && digit(dot + 1)) || (behind == 3 && digit(dot + 1) && digit(dot + 2));
    }

    // Addresses.

    [[nodiscard]] Place url_end(Place i) const {
        Place end = i;
        for (; i < size() && !is(i, CharClass::space) && !any_of(i, U"<>\"„“”»«‚‘’|{}"); ++i) {
            if (!any_of(i, U".,;:!?)]'…*")) end = i + 1;
        }
        return end;
    }

    [[nodiscard]] Place address_end(Place begin, Place word_end) const {
        const std::string_view rest = text_.substr(byte(word_end));
        if (rest.starts_with("://") || (rest.starts_with(".") && form(begin, word_end) == "www"))
            return url_end(word_end);
        Place end = begin;
        for (Place i = begin; is_part(i) || any_of(i, U".-_@+%"); ++i) {
            if (is_part(i)) end = i + 1;
        }
        if (end <= word_end) return begin;
        const std::string_view run = form(begin, end);
        if (const std::size_t sign = run.find('@'); sign != run.npos) {
            const bool mailbox = sign > 0 && run.rfind('@') == sign && run.find('.', sign) != run.npos;
            return mailbox ? end : begin;
        }
        const std::size_t dot = run.rfind('.');
        if (dot == run.npos || dot == 0) return begin;
        std::string last_label;
        append_lower(run.substr(dot + 1), last_label);
        if (!tables_.domain_endings.contains(last_label)) return begin;
        return any_of(end, U"/") ? url_end(end) : end;
    }

    // All else.

    Place punctuation(Place i) {
        Place end = i + 1;
        if (any_of(i, U"!?")) {
            while (any_of(end, U"!?")) ++end;
        } else if (any_of(i, U".") || is(i, CharClass::hyphen) || is(i, CharClass::dash)) {
            while (end < size() && at(end).c == at(i).c) ++end;
        }
        return emit(i, end, TokenKind::punctuation);
    }

    Place symbol(Place i) {
        Place end = behind_marks(i + 1);
        if (any_of(i, U"°") && is(end, CharClass::letter) && !is_part(end + 1))
            return emit(i, end + 1, TokenKind::symbol);
        while (end < size() && continues_emoji(at(end - 1).c, at(end).c)) {
            const bool flag = at(end).c >= 0x1F1E6 && at(end).c <= 0x1F1FF;
            end = behind_marks(end + 1);
            if (flag) break;
        }
        return emit(i, end, TokenKind::symbol);
    }

    std::string_view text_;
    const TokenTables& tables_;
    const QuoteMarks& marks_;
    QuotationFinder quotations_;
    std::vector<Character> characters_;
    std::vector<Token> tokens_;
};

}  // namespace

std::vector<Token> slow_tokens(std::string_view text, const TokenTables& tables, const QuoteMarks& marks) {
    return SlowTokeniser(text, tables, marks).run();
}

}  // namespace sayso::text
