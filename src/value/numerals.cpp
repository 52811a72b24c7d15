#include "value/numerals.h"

#include <algorithm>
#include <array>
#include <string>

namespace sayso::values {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Marks of groups other than point and comma: apostrophes and narrow blanks.
constexpr std::array<std::string_view, 5> group_marks = {"'", "\u2019", "\u202F", "\u00A0", "\u2009"};

struct Mark {
    char kind;  // '.', ',' or '\'' for any other mark of groups
    std::size_t digits_after;
};

// Splits into digits and marks; false if anything else is in the text or two marks meet.
bool split(std::string_view text, std::string& digits, std::vector<Mark>& marks) {
    std::size_t run = 0;
    const auto close = [&] {
        if (!marks.empty()) marks.back().digits_after = run;
        return run > 0;
    };
    while (!text.empty()) {
        if (is_digit(text.front())) {
            digits += text.front();
            ++run;
            text.remove_prefix(1);
            continue;
        }
        if (!close()) return false;
        run = 0;
        if (text.front() == '.' || text.front() == ',') {
            marks.push_back({text.front(), 0});
            text.remove_prefix(1);
            continue;
        }
        const auto* mark = std::find_if(group_marks.begin(), group_marks.end(),
                                        [&](std::string_view m) { return text.starts_with(m); });
        if (mark == group_marks.end()) return false;
        marks.push_back({'\'', 0});
        text.remove_prefix(mark->size());
    }
    return close();
}

bool groups_of_three(const std::vector<Mark>& marks, std::size_t count, std::size_t first_group) {
    return first_group >= 1 && first_group <= 3 &&
           std::all_of(marks.begin(), marks.begin() + static_cast<std::ptrdiff_t>(count),
                       [&](Mark m) { return m.digits_after == 3 && m.kind == marks.front().kind; });
}

Decimal from_digits(const std::string& digits, std::size_t decimals) {
    std::int64_t coefficient = 0;
    for (const char c : digits) coefficient = coefficient * 10 + (c - '0');
    return Decimal(coefficient, -static_cast<int>(decimals));
}

}  // namespace

std::optional<Digits> read_digits(std::string_view text) {
    std::string digits;
    std::vector<Mark> marks;
    if (text.size() > 40 || !split(text, digits, marks) || digits.size() > 18) return std::nullopt;
    std::size_t first_group = digits.size();
    for (const Mark m : marks) first_group -= m.digits_after;
    if (digits.front() == '0' && first_group > 1) return std::nullopt;

    if (marks.empty()) return Digits{from_digits(digits, 0)};
    const Mark last = marks.back();
    // One kind of mark throughout: groups, or a single decimal mark.
    if (marks.size() == 1) {
        const bool three = last.digits_after == 3 && first_group <= 3 && digits.front() != '0';
        if (last.kind == '\'' || (last.kind == '.' && three))
            return three ? std::optional(Digits{from_digits(digits, 0), true}) : std::nullopt;
        return Digits{from_digits(digits, last.digits_after), false, last.kind == '.'};
    }
    if (digits.front() == '0') return std::nullopt;
    if (groups_of_three(marks, marks.size(), first_group)) return Digits{from_digits(digits, 0), true};
    if (last.kind != '\'' && last.kind != marks.front().kind && groups_of_three(marks, marks.size() - 1, first_group))
        return Digits{from_digits(digits, last.digits_after), true};
    return std::nullopt;
}

void NumberWords::add(Atom atom, std::string_view form, Decimal value) {
    const auto first = static_cast<unsigned char>(form.front());
    std::vector<Piece>& pieces = pieces_[first];
    const auto place =
        std::find_if(pieces.begin(), pieces.end(), [&](const Piece& piece) { return piece.form.size() < form.size(); });
    pieces.insert(place, {atom, form, value});
    first_[first] = true;
    if (first >= 'a' && first <= 'z') first_[first - 'a' + 'A'] = true;
}

bool NumberWords::may_begin(std::string_view word) const {
    return !word.empty() && (is_digit(word.front()) || first_[static_cast<unsigned char>(word.front())]);
}

const NumberWords::Piece* NumberWords::piece_at(std::string_view rest) const {
    if (rest.empty()) return nullptr;
    for (const Piece& piece : pieces_[static_cast<unsigned char>(rest.front())])
        if (rest.starts_with(piece.form)) return &piece;
    return nullptr;
}

// One way through a word, piece by piece. `number` holds the sum of what was read.
class NumberWords::Reading {
public:
    Reading(const NumberWords& words, std::string_view word) : words_(words), rest_(word) {}

    std::optional<Decimal> number() {
        std::int64_t value = 0;
        bool any = below_thousand(value);
        bool half = any && take_half();
        if (take(Atom::thousand)) {
            if (!any) value = 1;
            value = value * 1000 + (half ? 500 : 0);
            half = false;
            any = true;
            take_joiner_before_number();
            std::int64_t below = 0;
            if (below_thousand(below)) value += below;
            half = take_half();
        }
        if (!any || !rest_.empty()) return std::nullopt;
        return half ? Decimal(value * 10 + 5, -1) : Decimal(value);
    }

private:
    const Piece* peek(Atom atom) const {
        const Piece* piece = words_.piece_at(rest_);
        return piece != nullptr && piece->atom == atom ? piece : nullptr;
    }

    bool take(Atom atom, std::int64_t* value = nullptr) {
        const Piece* piece = peek(atom);
        if (piece == nullptr) return false;
        rest_.remove_prefix(piece->form.size());
        if (value != nullptr) *value = piece->value.integer().value_or(0);
        return true;
    }

    bool below_hundred(std::int64_t& value) {
        if (take(Atom::teen, &value) || take(Atom::ten, &value)) return true;
        if (!take(Atom::unit, &value)) return false;
        const std::string_view before = rest_;
        std::int64_t ten = 0;
        if (take(Atom::joiner) && take(Atom::ten, &ten))
            value += ten;
        else
            rest_ = before;
        return true;
    }

    bool below_thousand(std::int64_t& value) {
        bool any = below_hundred(value);
        if (take(Atom::hundred)) {
            value = any ? value * 100 : 100;
            any = true;
            take_joiner_before_number();
            std::int64_t below = 0;
            if (below_hundred(below)) value += below;
        }
        return any;
    }

    // "hundertundeins": the joiner goes only where a number follows, for "zweihundertundeinhalb" has it before the
    // half.
    void take_joiner_before_number() {
        const std::string_view before = rest_;
        if (take(Atom::joiner) &&
            (peek(Atom::unit) != nullptr || peek(Atom::teen) != nullptr || peek(Atom::ten) != nullptr))
            return;
        rest_ = before;
    }

    bool take_half() {
        const std::string_view before = rest_;
        take(Atom::joiner);
        if (take(Atom::half)) return true;
        rest_ = before;
        return false;
    }

    const NumberWords& words_;
    std::string_view rest_;
};

std::optional<Decimal> NumberWords::read(std::string_view word) const { return Reading(*this, word).number(); }

}  // namespace sayso::values
