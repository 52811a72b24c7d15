// Numbers as they are written: in digits with any of the marks in use, and in words of one piece ("zweiundzwanzig").
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "value/decimal.h"

namespace sayso::values {

struct Digits {
    Decimal value;
    bool grouped = false;  // thousands were marked ("12.000"), so it is no year and no label
    bool point_decimal =
        false;  // one point before one, two or more than three digits ("20.15"): perhaps a date or a clock
};

// Digits with German ("1.234,5"), Swiss ("1'234.5") or English marks ("1,234,567.5"). A single point before exactly
// three digits marks thousands, as German has it; after a leading zero it is the decimal mark. Nothing for anything
// else: clock times, dates, scores, numbers with a leading zero ("007"), more than 18 digits.
[[nodiscard]] std::optional<Digits> read_digits(std::string_view text);

// What a piece of a number word is; see lang/de/numbers.tsv.
enum class Atom : std::uint8_t { unit, teen, ten, hundred, thousand, joiner, half };

// Number words of one piece. The grammar is that of the Germanic languages that say the unit before the ten; its words
// come from a table. Linear in the word's length.
class NumberWords {
public:
    // `form` must outlive this.
    void add(Atom atom, std::string_view form, Decimal value);

    // The value of a word in small letters. A joiner, a half or an empty word alone is no number.
    [[nodiscard]] std::optional<Decimal> read(std::string_view word) const;

    // Whether a word could be one that begins with a number, in digits or words of either case: cheap, and sometimes
    // wrongly true.
    [[nodiscard]] bool may_begin(std::string_view word) const;
    // Whether a word in small letters begins with a piece of a number.
    [[nodiscard]] bool begins_with_number(std::string_view word) const { return piece_at(word) != nullptr; }

private:
    struct Piece {
        Atom atom;
        std::string_view form;
        Decimal value;
    };
    class Reading;

    // The longest piece at the front of `rest`; null if there is none.
    [[nodiscard]] const Piece* piece_at(std::string_view rest) const;

    std::array<std::vector<Piece>, 256> pieces_;  // by their first byte, longest first
    std::array<bool, 256> first_{};               // first bytes of pieces, small and capital
};

}  // namespace sayso::values
