// What the pack's tables know of words for numbers, units, times and changes, ready for looking up.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "pack/pack.h"
#include "value/decimal.h"
#include "value/numerals.h"

namespace sayso::values {

// What a word can be in the grammar of figures and times. The names are those of the tables' column "kind", explained
// at the head of each table in lang/.
enum class Role : std::uint8_t {
    // numbers.tsv
    word,
    zero,
    article,
    both,
    scale,
    vague,
    some,
    few,
    fraction,
    half_of,
    half_adj,
    minus,
    comma,
    to,
    between,
    and_,
    or_,
    per,
    single,
    further,
    only,
    part_of,
    determiner,
    idiom,
    // qualifiers.tsv
    qualifier,
    measured_qualifier,
    qualifier_after,
    decade_of_age,
    // units.tsv
    share,
    money,
    time_unit,
    measure,
    points,
    multiple,
    dimension,
    aged,
    homograph,
    // number_labels.tsv
    label,
    // calendar.tsv
    month,
    weekday,
    season,
    day_part,
    early,
    day_part_small,
    clock,
    oclock,
    period,
    period_fixed,
    shift,
    day_adj,
    day,
    near,
    unresolved_day,
    ref,
    part,
    ago,
    ahead,
    since,
    after,
    within,
    until,
    from,
    at,
    each,
    every,
    lasting,
    year_label,
    decade_end,
    ordinal,
    decade,
    eve,
    link,
    length,
    set,
    feast,
    feast_unknown,
    easter,
    ahead_verb,
    // changes.tsv
    change_factor,
    change_move,
    change_amount,
    change_goal,
    change_compare,
    change_since,
};

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

    std::unordered_map<std::string_view, Entry> entries_;
    NumberWords number_words_;
    std::vector<MeasuredEnding> measured_endings_;
};

}  // namespace sayso::values
