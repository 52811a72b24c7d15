#include "value/amounts.h"

#include <algorithm>
#include <array>

#include "value/compounds.h"

namespace sayso::values {
namespace {

constexpr std::string_view per_cent = "%";
constexpr std::string_view per_mille = "‰";

bool is_sign_of_minus(std::string_view form) { return form == "-" || form == "−"; }
bool is_dash(std::string_view form) { return form == "–" || form == "-" || form == "—"; }

// Multiplies by the scale words that follow: "zwei Millionen", "fünf Dutzend".
bool take_scales(const Words& words, Amount& amount) {
    while (words.same_sentence(amount.end, amount.begin)) {
        auto hit = words.find(amount.end, Role::scale);
        // A scale in small letters ("mehrere hundert") is a number word that stands alone.
        std::optional<Decimal> factor = hit ? std::optional(hit.sense->number) : std::nullopt;
        if (!factor && amount.vague && words[amount.end].number && !words[amount.end].digits) {
            factor = words[amount.end].number;
            hit.end = amount.end + 1;
        }
        if (!factor) return true;
        const auto value = product(amount.value.value_or(Decimal(1)), *factor);
        if (!value) return false;
        amount.value = value;
        amount.scaled = true;
        amount.article = false;
        amount.end = hit.end;
    }
    return true;
}

bool is_group_of_three(std::string_view form) {
    return form.size() == 3 && form.find_first_not_of("0123456789") == std::string_view::npos;
}

// "12 000": groups of three apart from each other.
void take_spaced_groups(const Words& words, Amount& amount) {
    const std::string_view first = words[amount.begin].form;
    if (amount.grouped || amount.point_decimal || first.size() > 3 || amount.value == Decimal(0)) return;
    while (words.same_sentence(amount.end, amount.begin) && is_group_of_three(words[amount.end].form)) {
        const auto thousands = product(*amount.value, Decimal(1000));
        const auto group = decimal_from(words[amount.end].form);
        const auto joined = thousands ? sum(*thousands, *group) : std::nullopt;
        if (!joined) return;
        amount.value = joined;
        amount.grouped = true;
        ++amount.end;
    }
}

// "zwei Komma drei".
void take_spoken_decimals(const Words& words, Amount& amount) {
    const auto comma = words.find(amount.end, Role::comma);
    if (!comma || !words.same_sentence(amount.end, amount.begin)) return;
    Decimal place(1, -1);
    TokenIndex t = comma.end;
    for (; words.same_sentence(t, amount.begin) && place.exponent() > -9; ++t) {
        const bool one = words.has(t, Role::article);
        const auto digit = one ? std::optional(Decimal(1)) : words[t].number;
        if (!digit || words[t].digits || !less(*digit, Decimal(10))) break;
        amount.value = sum(*amount.value, *product(*digit, place));
        place = Decimal(1, place.exponent() - 1);
    }
    if (t > comma.end) {
        amount.end = t;
        amount.needs_unit = false;
    }
}

// "drei Viertel", "ein Drittel"; "eine halbe Million", "eine halbe Stunde".
void take_part(const Words& words, Amount& amount) {
    if (!words.same_sentence(amount.end, amount.begin)) return;
    if (const auto fraction = words.find(amount.end, Role::fraction)) {
        const auto value = quotient(*amount.value, fraction.sense->count);
        if (!value || fraction.sense->count < 2) return;
        amount.value = value;
        amount.part = true;
        amount.article = false;
        amount.end = fraction.end;
    } else if (const auto half = words.find(amount.end, Role::half_adj)) {
        if (!words.same_sentence(half.end, amount.begin)) return;
        // "ein halbes Schwein"; "ein halber Erfolg", too: nothing here tells a figure of speech.
        const bool of_something =
            words.has(half.end, Role::scale) || unit_at(words, half.end) || words.token(half.end).upos == Upos::NOUN;
        if (!of_something) return;
        amount.value = product(*amount.value, half.sense->number);
        amount.article = false;
        amount.end = half.end;
    }
}

// "zwei Millionen dreihundert": a number word behind its millions.
void take_rest(const Words& words, Amount& amount) {
    const TokenIndex t = amount.end;
    if (!amount.scaled || !words.same_sentence(t, amount.begin) || !words[t].number || words[t].digits) return;
    const auto millions = words.find(t - 1, Role::scale);
    if (!millions || !less(*words[t].number, Decimal(1'000'000)) || less(millions.sense->number, Decimal(1'000'000)))
        return;
    const auto total = sum(*amount.value, *words[t].number);
    if (!total) return;
    amount.value = total;
    ++amount.end;
}

// "fünf und drei Viertel (Milliarden)": a whole and a part of what both are counted in.
void take_joined_part(const Words& words, Amount& amount) {
    if (!words.same_sentence(amount.end, amount.begin) || amount.part || amount.article || !amount.value->is_integer())
        return;
    const auto joint = words.find(amount.end, Role::and_);
    if (!joint || !words.same_sentence(joint.end, amount.begin)) return;
    const auto over = words[joint.end].number;
    const auto below = over ? words.find(joint.end + 1, Role::fraction) : Words::Hit{};
    if (!below || below.sense->count < 2 || !words.same_sentence(below.end, amount.begin)) return;
    if (!words.has(below.end, Role::scale) && !unit_at(words, below.end)) return;
    const auto part = quotient(*over, below.sense->count);
    const auto total = part ? sum(*amount.value, *part) : std::nullopt;
    if (!total) return;
    amount.value = total;
    amount.end = below.end;
}

std::optional<Amount> finished(const Words& words, Amount amount) {
    take_part(words, amount);
    take_joined_part(words, amount);
    if (!take_scales(words, amount)) return std::nullopt;
    take_rest(words, amount);
    return amount;
}

// "1/2": a proper fraction with a denominator of one digit. Nothing for "2/1" and "12/24".
std::optional<Amount> written_fraction(const Words& words, TokenIndex t) {
    const std::string_view form = words[t].form;
    if (form.size() != 3 || form[1] != '/' || form[0] < '1' || form[2] > '9' || form[0] >= form[2]) return std::nullopt;
    const auto value = quotient(Decimal(form[0] - '0'), form[2] - '0');
    if (!value) return std::nullopt;
    return finished(words, Amount{.begin = t, .end = t + 1, .value = value, .digits = true, .part = true});
}

std::optional<Amount> plain_number(const Words& words, TokenIndex t) {
    const Word& word = words[t];
    Amount amount{.begin = t, .end = t + 1, .value = word.number};
    if (word.number) {
        amount.digits = word.digits;
        amount.grouped = word.grouped;
        amount.point_decimal = word.point_decimal;
        if (word.digits)
            take_spaced_groups(words, amount);
        else
            take_spoken_decimals(words, amount);
        return finished(words, amount);
    }
    auto hit = words.find(t, Role::word);
    if (!hit) {
        hit = words.find(t, Role::zero);
        amount.needs_unit = true;
    }
    if (hit) {
        amount.value = hit.sense->number;
        amount.end = hit.end;
        take_spoken_decimals(words, amount);
        return finished(words, amount);
    }
    return std::nullopt;
}

std::optional<Amount> unknown_number(const Words& words, TokenIndex t) {
    Amount amount{.begin = t, .end = t + 1, .value = {}, .vague = true};
    auto hit = words.find(t, Role::some);
    if (!hit) {
        hit = words.find(t, Role::few);
        amount.needs_unit = true;
    }
    if (!hit) return std::nullopt;
    amount.end = hit.end;
    if (const auto scale = words.find(amount.end, Role::vague); scale && words.same_sentence(amount.end, t)) {
        amount.value = scale.sense->number;
        amount.scaled = true;
        amount.end = scale.end;
    } else if (!take_scales(words, amount)) {
        return std::nullopt;
    }
    if (amount.scaled) amount.needs_unit = false;
    return amount;
}

std::optional<Amount> signed_number(const Words& words, TokenIndex t) {
    const bool apart = words.token(t).space_before || t == words.sentence_of(t).begin;
    const bool sign =
        is_sign_of_minus(words[t].form) && apart && words.same_sentence(t + 1, t) && !words.token(t + 1).space_before;
    if (!sign && !words.has(t, Role::minus)) return std::nullopt;
    if (!words.same_sentence(t + 1, t)) return std::nullopt;
    auto amount = plain_number(words, t + 1);
    if (!amount || !amount->digits) return std::nullopt;
    amount->begin = t;
    amount->value = product(*amount->value, Decimal(-1));
    return amount;
}

// The upper end of a range lends its scale to the lower: "30 bis 40 Milliarden".
std::optional<Amount> with_scale_of(const Words& words, Amount low, const Amount& high) {
    if (low.scaled || !high.scaled) return low;
    auto bare = plain_number(words, high.begin);
    Amount scaled = low;
    scaled.end = high.begin;
    // The scale words stand at the end of the upper amount; read them once more for the lower one.
    for (TokenIndex t = high.begin + 1; bare && t < high.end; ++t) {
        const auto scale = words.find(t, Role::scale);
        if (!scale) continue;
        const auto value = product(*scaled.value, scale.sense->number);
        if (!value) return std::nullopt;
        scaled.value = value;
    }
    scaled.scaled = true;
    scaled.end = low.end;
    return scaled;
}

Measured measured_from(const Words& words, const Amount& amount) {
    Measured measured;
    measured.begin = amount.begin;
    measured.end = amount.end;
    measured.amount = amount;
    measured.span = words.span(amount.begin, amount.end);
    return measured;
}

// The second amount of a range, if one follows at t; it must be larger than the first.
std::optional<Amount> upper_end(const Words& words, TokenIndex t, const Amount& low) {
    if (!words.same_sentence(t, low.begin)) return std::nullopt;
    auto high = amount_at(words, t);
    if (!high || !high->value || high->vague || high->article || !low.value || low.vague) return std::nullopt;
    const auto scaled = with_scale_of(words, low, *high);
    if (!scaled || !less(*scaled->value, *high->value)) return std::nullopt;
    return high;
}

std::optional<Measured> range_from(const Words& words, TokenIndex begin, const Amount& low, TokenIndex second) {
    const auto high = upper_end(words, second, low);
    if (!high) return std::nullopt;
    Measured measured = measured_from(words, *with_scale_of(words, low, *high));
    measured.begin = begin;
    measured.end = high->end;
    measured.high = high->value;
    measured.amount.scaled |= high->scaled;
    measured.amount.grouped |= high->grouped;
    measured.amount.article = false;
    measured.span = words.span(begin, high->end);
    return measured;
}

// "zwischen 17 und 35", with a unit after the first amount, too: "zwischen 4 Metern und 10 Metern".
std::optional<Measured> between_range(const Words& words, TokenIndex t) {
    const auto between = words.find(t, Role::between);
    if (!between || !words.same_sentence(between.end, t)) return std::nullopt;
    const auto low = amount_at(words, between.end);
    if (!low) return std::nullopt;
    TokenIndex next = low->end;
    if (const auto unit = unit_at(words, next); unit && words.same_sentence(next, t)) next = unit.end;
    const auto joined = words.find(next, Role::and_);
    if (!joined || !words.same_sentence(next, t)) return std::nullopt;
    return range_from(words, t, *low, joined.end);
}

std::optional<Measured> to_range(const Words& words, const Amount& low) {
    const TokenIndex t = low.end;
    if (!words.same_sentence(t, low.begin)) return std::nullopt;
    if (const auto to = words.find(t, Role::to)) return range_from(words, low.begin, low, to.end);
    if (is_dash(words[t].form) && low.digits && words.same_sentence(t + 1, t) && words[t + 1].digits)
        return range_from(words, low.begin, low, t + 1);
    return std::nullopt;
}

void take_unit(const Words& words, Measured& measured) {
    if (!words.same_sentence(measured.end, measured.begin)) return;
    const auto unit = unit_at(words, measured.end);
    if (!unit) return;
    // A letter or two are a unit after digits only: "5 m", but not "fünf m".
    if (words[measured.end].form.size() <= 2 && unit.end == measured.end + 1 && !measured.amount.digits &&
        unit.kind != UnitKind::share && unit.kind != UnitKind::money)
        return;
    // Index points are a unit, points in a game are counted.
    if (unit.kind == UnitKind::points && (!measured.amount.value || less(*measured.amount.value, Decimal(1000))))
        return;
    const auto factor = unit.sense->number;
    if (measured.amount.value) measured.amount.value = product(*measured.amount.value, factor);
    if (measured.high) measured.high = product(*measured.high, factor);
    measured.unit_kind = unit.kind;
    measured.unit = unit.sense->code;
    measured.end = unit.end;
    measured.span = words.span(measured.begin, measured.end);
}

// "fünf pro 1.000".
void take_rate(const Words& words, Measured& measured) {
    if (measured.unit_kind != UnitKind::none || !words.same_sentence(measured.end, measured.begin)) return;
    const auto per = words.find(measured.end, Role::per);
    if (!per || !words.same_sentence(per.end, measured.begin)) return;
    const auto& whole = words[per.end].number;
    if (whole != Decimal(1000) && whole != Decimal(100)) return;
    measured.unit = whole == Decimal(1000) ? per_mille : per_cent;
    measured.unit_kind = UnitKind::share;
    measured.end = per.end + 1;
    measured.span = words.span(measured.begin, measured.end);
}

// A sign or code of money ("$", "EUR"), not its name: "Euro 2024" is a tournament.
bool is_sign(std::string_view form) {
    return std::none_of(form.begin(), form.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

// "$ 5", "EUR 12.000": money before its amount.
std::optional<Measured> money_first(const Words& words, TokenIndex t) {
    const auto money = words.find(t, Role::money);
    if (!money || !is_sign(words[t].form)) return std::nullopt;
    if (!words.same_sentence(money.end, t) || !words[money.end].digits) return std::nullopt;
    const auto amount = amount_at(words, money.end);
    if (!amount) return std::nullopt;
    Measured measured = measured_from(words, *amount);
    measured.begin = t;
    measured.span = words.span(t, amount->end);
    measured.unit_kind = UnitKind::money;
    measured.unit = money.sense->code;
    return measured;
}

std::optional<Measured> one_word(const Words& words, TokenIndex t) {
    const auto compound = compound_at(words, t);
    if (!compound) return std::nullopt;
    Measured measured;
    measured.begin = t;
    measured.end = compound->end;
    measured.amount.begin = t;
    measured.amount.end = compound->end;
    measured.amount.value = compound->value;
    measured.high = compound->high;
    measured.unit = compound->unit;
    measured.unit_kind = compound->kind;
    measured.one_word = true;
    measured.span = compound->span;
    measured.compound = compound->rest;
    return measured;
}

}  // namespace

UnitHit unit_at(const Words& words, TokenIndex t) {
    constexpr std::array<std::pair<Role, UnitKind>, 6> kinds = {{{Role::share, UnitKind::share},
                                                                 {Role::money, UnitKind::money},
                                                                 {Role::time_unit, UnitKind::time},
                                                                 {Role::measure, UnitKind::measure},
                                                                 {Role::points, UnitKind::points},
                                                                 {Role::multiple, UnitKind::multiple}}};
    UnitHit best;
    for (const auto& [role, kind] : kinds) {
        const auto hit = words.find(t, role);
        if (hit && hit.end > best.end) best = {kind, hit.sense, hit.end};
    }
    return best;
}

bool may_begin_amount(const Words& words, TokenIndex t) {
    constexpr RoleSet beginnings = {Role::word,  Role::zero,  Role::article, Role::both,    Role::some, Role::few,
                                    Role::vague, Role::minus, Role::link,    Role::between, Role::money};
    if (t >= words.size()) return false;
    const Word& word = words[t];
    return word.number || word.numeral_front || word.roles.intersects(beginnings) || is_sign_of_minus(word.form);
}

std::optional<Amount> amount_at(const Words& words, TokenIndex t) {
    if (!may_begin_amount(words, t)) return std::nullopt;
    if (auto amount = signed_number(words, t)) return amount;
    if (auto amount = written_fraction(words, t)) return amount;
    if (auto amount = plain_number(words, t)) return amount;
    if (auto amount = unknown_number(words, t)) return amount;
    if (const auto hit = words.find(t, Role::article)) {
        Amount amount{.begin = t, .end = hit.end, .value = Decimal(1), .article = true};
        return finished(words, amount);
    }
    if (const auto hit = words.find(t, Role::both))
        return Amount{.begin = t, .end = hit.end, .value = hit.sense->number, .needs_unit = true};
    if (const auto the = words.find(t, Role::link); the && words.same_sentence(the.end, t))
        if (const auto half = words.find(the.end, Role::half_of))
            return Amount{.begin = t, .end = half.end, .value = half.sense->number, .part = true};
    if (const auto hit = words.find(t, Role::vague))
        return Amount{.begin = t, .end = hit.end, .value = hit.sense->number, .vague = true, .scaled = true};
    return std::nullopt;
}

std::optional<Measured> measured_at(const Words& words, TokenIndex t) {
    if (!may_begin_amount(words, t)) return std::nullopt;
    if (auto measured = one_word(words, t)) return measured;
    if (auto measured = money_first(words, t)) return measured;
    auto measured = between_range(words, t);
    if (!measured) {
        const auto amount = amount_at(words, t);
        if (!amount) return std::nullopt;
        measured = to_range(words, *amount);
        if (!measured) measured = measured_from(words, *amount);
    }
    take_unit(words, *measured);
    take_rate(words, *measured);
    return measured;
}

}  // namespace sayso::values
