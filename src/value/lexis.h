// What the pack's tables know of words for numbers, units, times and changes, ready for looking up.
#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "pack/pack.h"
#include "value/decimal.h"
#include "value/numerals.h"
#include "value/roles.h"

namespace sayso::values {

// What a unit measures; multiple is "zwanzig Mal".
enum class UnitKind : std::uint8_t { none, share, money, time, measure, points, multiple };

// One meaning of a form. All views point into the pack.
struct Sense {
    Role role = Role::word;
    Decimal number;             // worth of a number word, factor of a unit, day of a shift …
    int count = 0;              // the same as a small integer, where it is one
    std::string_view code{};    // unit, TIMEX3 code, direction
    std::string_view detail{};  // a second code: clock, date of a feast, period of a change
};

// Several words that mean something together. `rest` are the words after the first.
struct Expression {
    std::vector<std::string_view> rest;
    Sense sense;
};

struct Entry {
    std::vector<Sense> senses;
    std::vector<Expression> expressions;  // longest first
    RoleSet roles;                        // of all senses, and of the expressions that begin with the form
};

// An ending that makes one word of number and unit ("jährig").
struct MeasuredEnding {
    std::string_view stem;
    std::vector<std::string_view> endings;
    UnitKind kind = UnitKind::none;
    std::string_view unit;
    bool noun = false;
};

// Immutable; may be shared by threads. The pack must outlive it.
class Lexis {
public:
    explicit Lexis(const PackData& pack);

    // Null if the tables do not have the form, in exactly this case.
    [[nodiscard]] const Entry* find(std::string_view form) const;
    // The longest name of a weekday that the form begins with and goes on behind ("Montagabend"), and its length.
    struct DayFront {
        const Sense* day = nullptr;
        std::size_t bytes = 0;
        explicit operator bool() const { return day != nullptr; }
    };
    [[nodiscard]] DayFront day_at_front(std::string_view form) const;
    [[nodiscard]] const NumberWords& number_words() const { return number_words_; }
    [[nodiscard]] std::span<const MeasuredEnding> measured_endings() const { return measured_endings_; }

private:
    void add(std::string_view forms, const Sense& sense);
    void add_form(std::string_view form, const Sense& sense);
    void read_numbers(const Table& table);
    void read_qualifiers(const Table& table);
    void read_units(const Table& table);
    void read_labels(const Table& table);
    void read_calendar(const Table& table);
    void read_changes(const Table& table);
    void read_measured_words(const Table& table);
    void index();

    std::unordered_map<std::string_view, Entry> entries_;
    NumberWords number_words_;
    std::vector<MeasuredEnding> measured_endings_;
    // Which forms are none of the tables' for sure, by their length and three of their bytes: most words of a text.
    [[nodiscard]] static std::size_t fingerprint(std::string_view form);
    std::bitset<1U << 14U> fingerprints_;
    std::vector<std::string_view> day_names_;  // longest first
    std::array<bool, 256> day_first_{};        // first bytes of them
};

}  // namespace sayso::values
