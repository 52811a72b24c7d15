// What a word can be in the grammar of figures and times, and sets of it: most words of a text are none of these, and
// one look at a word's set says so.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>

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
    sum_noun,
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
    portion,
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
    told_day,
    still,
    still_behind,
    many,
    age_before,
    whole,
    in_the,
    on,
    half_hour,
    past_hour,
    before_hour,
    hour_from,
    rest,
    greeting,
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
    advent,
    sunday,
    sun,
    ahead_verb,
    // changes.tsv
    change_factor,
    change_move,
    change_amount,
    change_goal,
    change_origin,
    change_compare,
    change_since,
    passive,
    being,
    having,
    fate,
    fate_front,
    gives_number,
    refusal,
    count_,  // how many there are
};

// A set of roles.
class RoleSet {
public:
    constexpr RoleSet() = default;
    constexpr RoleSet(std::initializer_list<Role> roles) {
        for (const Role role : roles) add(role);
    }

    constexpr void add(Role role) { bits_[at(role) / 64] |= std::uint64_t{1} << (at(role) % 64); }
    constexpr void add(const RoleSet& others) {
        for (std::size_t i = 0; i < bits_.size(); ++i) bits_[i] |= others.bits_[i];
    }
    [[nodiscard]] constexpr bool contains(Role role) const {
        return ((bits_[at(role) / 64] >> (at(role) % 64)) & 1) != 0;
    }
    [[nodiscard]] constexpr bool intersects(const RoleSet& others) const {
        return ((bits_[0] & others.bits_[0]) | (bits_[1] & others.bits_[1])) != 0;
    }

private:
    static constexpr std::size_t at(Role role) { return static_cast<std::size_t>(role); }

    std::array<std::uint64_t, 2> bits_{};
};
static_assert(static_cast<std::size_t>(Role::count_) <= 128);

}  // namespace sayso::values
