#include "value/compounds.h"

namespace sayso::values {
namespace {

std::optional<Decimal> number_in(const Lexis& lexis, std::string_view form) {
    if (form.empty()) return std::nullopt;
    if (form.front() >= '0' && form.front() <= '9') {
        const auto digits = read_digits(form);
        return digits ? std::optional(digits->value) : std::nullopt;
    }
    return lexis.number_words().read(SmallForm(form).view());
}

struct NumberPart {
    Decimal value;
    const MeasuredEnding* ending = nullptr;
};

// "32-jährige", "zweitägig", "Sechsfache": a number, perhaps a hyphen, an ending of the table.
std::optional<NumberPart> with_ending(const Lexis& lexis, std::string_view form) {
    for (const MeasuredEnding& measured : lexis.measured_endings()) {
        for (const std::string_view ending : measured.endings) {
            if (!form.ends_with(ending)) continue;
            std::string_view front = form.substr(0, form.size() - ending.size());
            if (front.size() <= measured.stem.size()) continue;
            const std::string_view stem = front.substr(front.size() - measured.stem.size());
            if (stem != measured.stem && !(measured.noun && SmallForm(stem).view() == measured.stem)) continue;
            front.remove_suffix(stem.size());
            if (front.ends_with('-')) front.remove_suffix(1);
            const auto value = number_in(lexis, front);
            // "einfach", "einmal", "einseitig" count nothing.
            const bool counts = measured.kind == UnitKind::multiple || measured.kind == UnitKind::measure;
            if (!value || (counts && *value == Decimal(1))) continue;
            return NumberPart{*value, &measured};
        }
    }
    return std::nullopt;
}

struct UnitSense {
    const Sense* sense = nullptr;
    UnitKind kind = UnitKind::none;
};

UnitSense unit_named(const Lexis& lexis, std::string_view form) {
    const Entry* entry = lexis.find(form);
    if (entry == nullptr) return {};
    for (const Sense& sense : entry->senses) {
        if (sense.role == Role::share) return {&sense, UnitKind::share};
        if (sense.role == Role::money) return {&sense, UnitKind::money};
        if (sense.role == Role::time_unit) return {&sense, UnitKind::time};
        if (sense.role == Role::measure) return {&sense, UnitKind::measure};
    }
    return {};
}

// "Zwei-Meter-Teleskop", "1,5-Millionen-Euro-Villa": parts joined by hyphens, number first, then perhaps a scale, then
// the unit.
std::optional<Compound> hyphenated(const Words& words, TokenIndex t) {
    const std::string_view form = words[t].form;
    std::size_t end = form.find('-');
    if (end == std::string_view::npos) return std::nullopt;
    auto value = number_in(words.lexis(), form.substr(0, end));
    for (int parts = 0; value && end != std::string_view::npos && parts < 3; ++parts) {
        const std::size_t begin = end + 1;
        end = form.find('-', begin);
        const std::string_view part = form.substr(begin, end == std::string_view::npos ? end : end - begin);
        if (const auto unit = unit_named(words.lexis(), part); unit.sense != nullptr) {
            const auto total = product(*value, unit.sense->number);
            if (!total) return std::nullopt;
            const std::uint32_t start = words.token(t).span.begin;
            const auto length = static_cast<std::uint32_t>(end == std::string_view::npos ? form.size() : end);
            Compound compound{.value = *total,
                              .high = {},
                              .unit = unit.sense->code,
                              .kind = unit.kind,
                              .span = {start, start + length},
                              .rest = {},
                              .end = t + 1};
            if (end != std::string_view::npos && end + 1 < form.size())
                compound.rest = Span{start + length + 1, words.token(t).span.end};
            return compound;
        }
        const Entry* entry = words.lexis().find(part);
        const Sense* scale = nullptr;
        if (entry != nullptr)
            for (const Sense& sense : entry->senses)
                if (sense.role == Role::scale) scale = &sense;
        if (scale == nullptr) return std::nullopt;
        value = product(*value, scale->number);
    }
    return std::nullopt;
}

// "75ml": digits with a unit right behind them.
std::optional<Compound> glued(const Words& words, TokenIndex t) {
    const std::string_view form = words[t].form;
    const std::size_t letters = form.find_last_of("0123456789") + 1;
    if (letters == 0 || letters >= form.size()) return std::nullopt;
    const auto digits = read_digits(form.substr(0, letters));
    const auto unit = unit_named(words.lexis(), form.substr(letters));
    if (!digits || unit.sense == nullptr) return std::nullopt;
    const auto value = product(digits->value, unit.sense->number);
    if (!value) return std::nullopt;
    return Compound{.value = *value,
                    .high = {},
                    .unit = unit.sense->code,
                    .kind = unit.kind,
                    .span = words.token(t).span,
                    .rest = {},
                    .end = t + 1};
}

std::optional<Compound> single(const Words& words, TokenIndex t) {
    const Word& word = words[t];
    if (word.number) return std::nullopt;
    if (const auto part = with_ending(words.lexis(), word.form))
        return Compound{.value = part->value,
                        .high = {},
                        .unit = part->ending->unit,
                        .kind = part->ending->kind,
                        .span = words.token(t).span,
                        .rest = {},
                        .end = t + 1};
    if (auto compound = hyphenated(words, t)) return compound;
    return glued(words, t);
}

}  // namespace

std::optional<Compound> compound_at(const Words& words, TokenIndex t) {
    const std::string_view form = words[t].form;
    if (!words[t].numeral_front || words.token(t).kind == TokenKind::address) return std::nullopt;
    // "acht- bis zwanzigmal": the second word says what the first one counts.
    if (form.ends_with('-')) {
        const auto low = number_in(words.lexis(), form.substr(0, form.size() - 1));
        const auto to = words.find(t + 1, Role::to);
        if (!low || !to || !words.same_sentence(to.end, t)) return std::nullopt;
        auto compound = single(words, to.end);
        if (!compound || !less(*low, compound->value)) return std::nullopt;
        compound->high = compound->value;
        compound->value = *low;
        compound->span.begin = words.token(t).span.begin;
        return compound;
    }
    return single(words, t);
}

}  // namespace sayso::values
