#include "value/lexis.h"

#include <algorithm>
#include <array>
#include <optional>

#include "sayso/value.h"

namespace sayso::values {
namespace {

template <class T>
struct Named {
    std::string_view name;
    T value;
};

template <class T, std::size_t N>
std::optional<T> named(const std::array<Named<T>, N>& names, std::string_view name) {
    for (const auto& entry : names)
        if (entry.name == name) return entry.value;
    return std::nullopt;
}

constexpr std::array<Named<Atom>, 7> atoms = {{{"unit", Atom::unit},
                                               {"teen", Atom::teen},
                                               {"ten", Atom::ten},
                                               {"hundred", Atom::hundred},
                                               {"thousand", Atom::thousand},
                                               {"joiner", Atom::joiner},
                                               {"half", Atom::half}}};

constexpr std::array<Named<Role>, 24> number_kinds = {{{"word", Role::word},
                                                       {"zero", Role::zero},
                                                       {"article", Role::article},
                                                       {"both", Role::both},
                                                       {"scale", Role::scale},
                                                       {"vague", Role::vague},
                                                       {"some", Role::some},
                                                       {"few", Role::few},
                                                       {"fraction", Role::fraction},
                                                       {"half_of", Role::half_of},
                                                       {"half_adj", Role::half_adj},
                                                       {"minus", Role::minus},
                                                       {"comma", Role::comma},
                                                       {"to", Role::to},
                                                       {"between", Role::between},
                                                       {"and", Role::and_},
                                                       {"or", Role::or_},
                                                       {"per", Role::per},
                                                       {"single", Role::single},
                                                       {"further", Role::further},
                                                       {"only", Role::only},
                                                       {"part_of", Role::part_of},
                                                       {"determiner", Role::determiner},
                                                       {"idiom", Role::idiom}}};

constexpr std::array<Named<Role>, 10> unit_kinds = {{{"share", Role::share},
                                                     {"money", Role::money},
                                                     {"time", Role::time_unit},
                                                     {"measure", Role::measure},
                                                     {"points", Role::points},
                                                     {"multiple", Role::multiple},
                                                     {"dimension", Role::dimension},
                                                     {"aged", Role::aged},
                                                     {"homograph", Role::homograph},
                                                     {"portion", Role::portion}}};

constexpr std::array<Named<Role>, 56> calendar_kinds = {{{"month", Role::month},
                                                         {"weekday", Role::weekday},
                                                         {"season", Role::season},
                                                         {"day_part", Role::day_part},
                                                         {"early", Role::early},
                                                         {"day_part_small", Role::day_part_small},
                                                         {"clock", Role::clock},
                                                         {"oclock", Role::oclock},
                                                         {"period", Role::period},
                                                         {"period_fixed", Role::period_fixed},
                                                         {"shift", Role::shift},
                                                         {"day_adj", Role::day_adj},
                                                         {"day", Role::day},
                                                         {"near", Role::near},
                                                         {"told_day", Role::told_day},
                                                         {"still", Role::still},
                                                         {"still_behind", Role::still_behind},
                                                         {"many", Role::many},
                                                         {"age_before", Role::age_before},
                                                         {"advent", Role::advent},
                                                         {"sunday", Role::sunday},
                                                         {"sun", Role::sun},
                                                         {"rest", Role::rest},
                                                         {"greeting", Role::greeting},
                                                         {"hour_from", Role::hour_from},
                                                         {"whole", Role::whole},
                                                         {"in_the", Role::in_the},
                                                         {"on", Role::on},
                                                         {"half_hour", Role::half_hour},
                                                         {"past_hour", Role::past_hour},
                                                         {"before_hour", Role::before_hour},
                                                         {"ref", Role::ref},
                                                         {"part", Role::part},
                                                         {"ago", Role::ago},
                                                         {"ahead", Role::ahead},
                                                         {"since", Role::since},
                                                         {"after", Role::after},
                                                         {"within", Role::within},
                                                         {"until", Role::until},
                                                         {"from", Role::from},
                                                         {"at", Role::at},
                                                         {"each", Role::each},
                                                         {"every", Role::every},
                                                         {"lasting", Role::lasting},
                                                         {"year_label", Role::year_label},
                                                         {"decade_end", Role::decade_end},
                                                         {"ordinal", Role::ordinal},
                                                         {"decade", Role::decade},
                                                         {"eve", Role::eve},
                                                         {"link", Role::link},
                                                         {"length", Role::length},
                                                         {"set", Role::set},
                                                         {"feast", Role::feast},
                                                         {"feast_unknown", Role::feast_unknown},
                                                         {"easter", Role::easter},
                                                         {"ahead_verb", Role::ahead_verb}}};

constexpr std::array<Named<Role>, 14> change_kinds = {{{"factor", Role::change_factor},
                                                       {"move", Role::change_move},
                                                       {"amount", Role::change_amount},
                                                       {"goal", Role::change_goal},
                                                       {"origin", Role::change_origin},
                                                       {"compare", Role::change_compare},
                                                       {"since", Role::change_since},
                                                       {"passive", Role::passive},
                                                       {"being", Role::being},
                                                       {"having", Role::having},
                                                       {"fate", Role::fate},
                                                       {"fate_front", Role::fate_front},
                                                       {"gives", Role::gives_number},
                                                       {"refuses", Role::refusal}}};

constexpr std::array<Named<UnitKind>, 4> measured_kinds = {{{"time", UnitKind::time},
                                                            {"share", UnitKind::share},
                                                            {"measure", UnitKind::measure},
                                                            {"multiple", UnitKind::multiple}}};

// Calls `use` with every part of a cell between the separators.
template <class Use>
void each_part(std::string_view cell, char separator, Use use) {
    while (true) {
        const std::size_t end = cell.find(separator);
        const std::string_view part = cell.substr(0, end);
        if (!part.empty()) use(part);
        if (end == std::string_view::npos) return;
        cell.remove_prefix(end + 1);
    }
}

int small_integer(Decimal number) {
    const auto value = number.integer();
    return value && *value > -1'000'000 && *value < 1'000'000 ? static_cast<int>(*value) : 0;
}

Sense sense_of(Role role, std::string_view number, std::string_view code = {}) {
    Sense sense{.role = role, .number = Decimal(1), .count = 1, .code = code};
    if (const auto value = decimal_from(number)) {
        sense.number = *value;
        sense.count = small_integer(*value);
    }
    return sense;
}

}  // namespace

Lexis::Lexis(const PackData& pack) {
    read_numbers(pack.table("numbers"));
    read_qualifiers(pack.table("qualifiers"));
    read_units(pack.table("units"));
    read_labels(pack.table("number_labels"));
    read_calendar(pack.table("calendar"));
    read_changes(pack.table("changes"));
    read_measured_words(pack.table("measured_words"));
    index();
}

void Lexis::index() {
    for (auto& [form, entry] : entries_) {
        fingerprints_.set(fingerprint(form));
        std::stable_sort(entry.expressions.begin(), entry.expressions.end(),
                         [](const Expression& a, const Expression& b) { return a.rest.size() > b.rest.size(); });
        for (const Sense& sense : entry.senses) entry.roles.add(sense.role);
        for (const Expression& expression : entry.expressions) entry.roles.add(expression.sense.role);
        if (!entry.roles.contains(Role::weekday) || form.ends_with('.')) continue;
        day_names_.push_back(form);
        day_first_[static_cast<unsigned char>(form.front())] = true;
    }
    // By length, then by letters: the order of a hash table is nobody's.
    std::sort(day_names_.begin(), day_names_.end(), [](std::string_view a, std::string_view b) {
        return a.size() != b.size() ? a.size() > b.size() : a < b;
    });
    // "Dienstags" is in front of nothing; it would hide "Dienstag" in "Dienstagspätabends".
    const auto all_names = day_names_;
    std::erase_if(day_names_, [&](std::string_view name) {
        return std::any_of(all_names.begin(), all_names.end(), [&](std::string_view shorter) {
            return name.size() == shorter.size() + 1 && name.starts_with(shorter);
        });
    });
}

Lexis::DayFront Lexis::day_at_front(std::string_view form) const {
    if (form.empty() || !day_first_[static_cast<unsigned char>(form.front())]) return {};
    for (const std::string_view name : day_names_) {
        if (form.size() <= name.size() || !form.starts_with(name)) continue;
        for (const Sense& sense : entries_.at(name).senses)
            if (sense.role == Role::weekday) return {&sense, name.size()};
    }
    return {};
}

std::size_t Lexis::fingerprint(std::string_view form) {
    if (form.empty()) return 0;
    const auto byte = [&](std::size_t i) { return static_cast<std::size_t>(static_cast<unsigned char>(form[i])); };
    const std::size_t mixed =
        byte(0) * 31 + byte(form.size() / 2) * 1021 + byte(form.size() - 1) * 257 + form.size() * 8191;
    return mixed % (std::size_t{1} << 14U);
}

const Entry* Lexis::find(std::string_view form) const {
    if (!fingerprints_[fingerprint(form)]) return nullptr;
    const auto found = entries_.find(form);
    return found == entries_.end() ? nullptr : &found->second;
}

void Lexis::add(std::string_view forms, const Sense& sense) {
    each_part(forms, '|', [&](std::string_view form) { add_form(form, sense); });
}

void Lexis::add_form(std::string_view form, const Sense& sense) {
    const std::size_t blank = form.find(' ');
    Entry& entry = entries_[form.substr(0, blank)];
    if (blank == std::string_view::npos) {
        entry.senses.push_back(sense);
        return;
    }
    Expression expression{.rest = {}, .sense = sense};
    each_part(form.substr(blank), ' ', [&](std::string_view word) { expression.rest.push_back(word); });
    entry.expressions.push_back(std::move(expression));
}

void Lexis::read_numbers(const Table& table) {
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const std::string_view forms = table.cell(row, "forms");
        const std::string_view kind = table.cell(row, "kind");
        const Sense sense = sense_of(Role::word, table.cell(row, "value"));
        if (const auto atom = named(atoms, kind)) {
            each_part(forms, '|', [&](std::string_view form) { number_words_.add(*atom, form, sense.number); });
        } else if (const auto role = named(number_kinds, kind)) {
            add(forms, sense_of(*role, table.cell(row, "value")));
        }
    }
}

void Lexis::read_qualifiers(const Table& table) {
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const std::string_view place = table.cell(row, "place");
        const std::string_view name = table.cell(row, "qualifier");
        Role role = place == "after" ? Role::qualifier_after : Role::qualifier;
        if (place == "measured") role = Role::measured_qualifier;
        if (place == "sum") role = Role::sum_noun;
        if (name == "decade") role = Role::decade_of_age;
        Sense sense{.role = role, .number = {}, .count = 0, .code = name};
        sense.count = static_cast<int>(qualifier_from(name).value_or(Qualifier::about));
        add(table.cell(row, "forms"), sense);
    }
}

void Lexis::read_units(const Table& table) {
    for (std::size_t row = 0; row < table.rows(); ++row)
        if (const auto role = named(unit_kinds, table.cell(row, "kind")))
            add(table.cell(row, "forms"), sense_of(*role, table.cell(row, "factor"), table.cell(row, "code")));
}

void Lexis::read_labels(const Table& table) {
    for (std::size_t row = 0; row < table.rows(); ++row) add(table.cell(row, "forms"), sense_of(Role::label, {}));
}

void Lexis::read_calendar(const Table& table) {
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const auto role = named(calendar_kinds, table.cell(row, "kind"));
        if (!role) continue;
        Sense sense = sense_of(*role, table.cell(row, "value"), table.cell(row, "code"));
        sense.detail = table.cell(row, "value");
        add(table.cell(row, "forms"), sense);
    }
}

void Lexis::read_changes(const Table& table) {
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const auto role = named(change_kinds, table.cell(row, "kind"));
        if (!role) continue;
        Sense sense = sense_of(*role, table.cell(row, "value"), table.cell(row, "direction"));
        if (table.cell(row, "value").empty()) sense.count = 0;
        sense.detail = table.cell(row, "period");
        add(table.cell(row, "forms"), sense);
    }
}

void Lexis::read_measured_words(const Table& table) {
    for (std::size_t row = 0; row < table.rows(); ++row) {
        MeasuredEnding ending{.stem = table.cell(row, "stem"),
                              .endings = {},
                              .kind = named(measured_kinds, table.cell(row, "kind")).value_or(UnitKind::multiple),
                              .unit = table.cell(row, "code"),
                              .noun = table.cell(row, "nouns") == "yes"};
        each_part(table.cell(row, "endings"), '|',
                  [&](std::string_view end) { ending.endings.push_back(end == "-" ? std::string_view{} : end); });
        if (!ending.stem.empty()) measured_endings_.push_back(std::move(ending));
    }
}

}  // namespace sayso::values
