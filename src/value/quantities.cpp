#include "value/quantities.h"

#include <algorithm>
#include <optional>

#include "value/amounts.h"
#include "value/bare_numbers.h"
#include "value/counted.h"
#include "value/qualifiers.h"
#include "value/scope.h"

namespace sayso::values {
namespace {

constexpr std::string_view year_unit = "a";

// A number between one and two thousand something, without marked thousands, as years are written.
bool looks_like_year(const Words& words, const Amount& amount) {
    if (!amount.digits || amount.grouped || amount.scaled || amount.end != amount.begin + 1) return false;
    return words[amount.begin].form.size() == 4 && !less(*amount.value, Decimal(1000)) &&
           less(*amount.value, Decimal(2100));
}

// "zwischen 1990 und 2000", "von 2014 bis 2018"
bool is_pair_of_years(const Words& words, const Measured& measured) {
    return measured.high && measured.unit_kind == UnitKind::none && looks_like_year(words, measured.amount) &&
           less(Decimal(1799), *measured.amount.value) && less(*measured.high, Decimal(2100));
}

bool noun_follows(const Words& words, TokenIndex t) { return static_cast<bool>(noun_phrase_at(words, t)); }

// "A 52", "Boeing 747", "Platz 3": the number is part of a name or address.
bool is_label(const Words& words, const Measured& measured) {
    const TokenIndex t = measured.begin;
    if (t == 0 || !words.same_sentence(t - 1, t)) return false;
    const Word& before = words[t - 1];
    const Token& token = words.token(t - 1);
    if (words.has(t - 1, Role::label)) return measured.unit_kind == UnitKind::none;
    if (!measured.amount.digits) return false;
    if (measured.unit_kind != UnitKind::none || measured.amount.scaled || !before.capital) return false;
    // A sign or two capitals before a number: roads, models, clubs.
    if (before.form.size() <= 2 && token.upos != Upos::ADP) return true;
    // A day or what a genitive goes on behind: "am Donnerstag 246 der 350 Passagiere".
    for (const Role role : {Role::weekday, Role::day_part, Role::period})
        if (words.has(t - 1, role)) return false;
    // "am Ende 18": the end of it, not of a year.
    if (words.has(t - 1, Role::part) && t > 1 && words.token(t - 2).upos == Upos::ADP) return false;
    // "für die Stadt 30 zusätzliche": what they are follows, if not the noun.
    if (words.same_sentence(measured.end, t) && words.token(measured.end).upos == Upos::ADJ) return false;
    if (words.same_sentence(measured.end, t) && words.has(measured.end, Role::determiner)) return false;
    const bool may_be_name =
        token.upos == Upos::NOUN || token.upos == Upos::PROPN || token.upos == Upos::ADJ || token.upos == Upos::X;
    return may_be_name && !measured.high && !measured.amount.grouped && !noun_follows(words, measured.end);
}

bool is_digits(std::string_view form) {
    return !form.empty() && form.find_first_not_of("0123456789") == std::string_view::npos;
}

// Whether the sentence has more at t than the end of a quotation or bracket.
bool goes_on(const Words& words, TokenIndex t, TokenIndex from) {
    if (!words.same_sentence(t, from)) return false;
    return words.token(t).kind != TokenKind::quote_close && words[t].form != ")";
}

// Dates, clock times, phone numbers: digits that belong to other digits, a month or a clock.
bool is_calendar_or_code(const Words& words, const Measured& measured) {
    const TokenIndex t = measured.begin;
    const TokenIndex after = measured.end;
    if (words.same_sentence(after, t)) {
        if (words.has(after, Role::oclock)) return true;
        if (measured.unit_kind == UnitKind::none && words.has(after, Role::month)) return true;
        const std::string_view next = words[after].form;
        // "22.Oktober", "100. Geburtstag": an ordinal whose point was taken for a token of its own.
        if (next == "." && measured.amount.digits && !words.token(after).space_before) {
            const bool after_determiner =
                t > 0 && words.same_sentence(t - 1, t) && words.token(t - 1).upos == Upos::DET;
            if (after_determiner || goes_on(words, after + 1, t)) return true;
        }
        const bool joined = next == "/" || next == "-" || next == "–" || next == ":";
        if (joined && measured.amount.digits && words.same_sentence(after + 1, t) && words[after + 1].digits)
            return true;
        if (measured.amount.digits && measured.unit_kind == UnitKind::none && words[after].digits) return true;
    }
    if (t > 0 && words.same_sentence(t - 1, t) && measured.amount.digits && !words.token(t).space_before) {
        const std::string_view before = words[t - 1].form;
        if (before == "/" || before == ":" || before == "-") return true;
    }
    // "2 : 1": the second half of a score.
    if (t > 1 && words.same_sentence(t - 2, t) && words[t - 1].form == ":" && words[t - 2].digits) return true;
    // "030 123 45": a number right behind another one.
    if (t > 0 && words.same_sentence(t - 1, t) && measured.amount.digits && measured.unit_kind == UnitKind::none)
        return is_digits(words[t - 1].form);
    return false;
}

// "Alice Kakamara, 30, beschrieb …"
bool is_age_in_apposition(const Words& words, const Measured& measured) {
    const TokenIndex t = measured.begin;
    const Amount& amount = measured.amount;
    if (!amount.digits || measured.unit_kind != UnitKind::none || measured.high || !amount.value->is_integer())
        return false;
    if (less(*amount.value, Decimal(3)) || less(Decimal(115), *amount.value)) return false;
    if (t < 2 || !words.same_sentence(t - 2, t) || !words.same_sentence(measured.end, t)) return false;
    const bool commas =
        words[t - 1].form == "," && (words[measured.end].form == "," || words[measured.end].form == ")");
    const bool brackets = words[t - 1].form == "(" && words[measured.end].form == ")";
    if (!commas && !brackets) return false;
    const auto& names = words.document().names;
    const auto name = std::lower_bound(names.begin(), names.end(), t - 1,
                                       [](const Name& n, TokenIndex end) { return n.tokens.end < end; });
    if (name != names.end() && name->tokens.end == t - 1) return name->kind == NameKind::person;
    return commas && words.token(t - 2).upos == Upos::PROPN;
}

class QuantityReader {
public:
    explicit QuantityReader(const Words& words) : words_(words) {}

    std::vector<Quantity> read() {
        constexpr RoleSet beginnings = {Role::idiom, Role::qualifier, Role::measured_qualifier, Role::decade_of_age};
        for (TokenIndex t = 0; t < words_.size();) {
            if (!words_[t].roles.intersects(beginnings) && !may_begin_amount(words_, t)) {
                ++t;
                continue;
            }
            if (const auto idiom = words_.find(t, Role::idiom)) {
                t = idiom.end;
                continue;
            }
            const TokenIndex next = read_at(t);
            t = next > t ? next : t + 1;
        }
        return std::move(quantities_);
    }

private:
    // The token after the figure that begins at t; t if there is none.
    TokenIndex read_at(TokenIndex t) {
        const Qualified qualified = qualifiers_at(words_, t);
        if (!words_.same_sentence(qualified.amount_begin, t)) return t;
        auto measured = measured_at(words_, qualified.amount_begin);
        if (!measured) return t;
        if (qualified.decade && !is_decade_of_age(*measured)) return t;
        if (qualified.any && !qualified.decade && !accepts_qualifier(qualified, *measured)) return t;
        if (!counts(qualified, *measured)) return t;
        keep(t, qualified, *measured);
        return measured->end;
    }

    static bool is_decade_of_age(const Measured& measured) {
        const auto value = measured.amount.value ? measured.amount.value->integer() : std::nullopt;
        return value && *value >= 20 && *value <= 90 && *value % 10 == 0 && measured.unit_kind == UnitKind::none &&
               !measured.high && measured.amount.end == measured.amount.begin + 1;
    }

    // "über", "unter", "ab" qualify what is measured or large; before "drei Themen" they are prepositions.
    static bool accepts_qualifier(const Qualified& qualified, const Measured& measured) {
        if (measured.amount.vague && !measured.amount.value) return false;
        if (!qualified.only_if_measured) return true;
        // "unter 5 Exemplaren", in digits; "unter drei Bewerbern" is among them.
        if (qualified.qualifier == Qualifier::less_than && measured.amount.digits) return true;
        if (qualified.qualifier == Qualifier::at_least) return measured.unit_kind != UnitKind::none;
        return measured.unit_kind != UnitKind::none || measured.amount.scaled ||
               (measured.amount.value && less(Decimal(12), *measured.amount.value) && !measured.amount.article);
    }

    bool counts(const Qualified& qualified, const Measured& measured) const {
        const Amount& amount = measured.amount;
        const bool has_unit = measured.unit_kind != UnitKind::none;
        if (measured.one_word) return true;
        if (amount.needs_unit && !has_unit) return false;
        if (amount.needs_unit && amount.vague && measured.unit_kind == UnitKind::share) return false;
        if (amount.article) return article_counts(qualified, measured);
        if (!amount.digits)
            return !is_calendar_or_code(words_, measured) && (qualified.any || !is_label(words_, measured));
        if (is_calendar_or_code(words_, measured) || (!qualified.any && is_label(words_, measured))) return false;
        if (amount.point_decimal && !has_unit && !amount.scaled) return false;
        if (is_pair_of_years(words_, measured)) return false;
        if (looks_like_year(words_, amount) && !has_unit)
            return qualified.any ? !qualified.only_if_measured || plural_follows(measured) : year_counts(measured);
        return true;
    }

    // "über 1900 Helferinnen": a noun right behind it.
    bool plural_follows(const Measured& measured) const {
        if (!words_.same_sentence(measured.end, measured.begin)) return false;
        const Token& next = words_.token(measured.end);
        return next.upos == Upos::NOUN && next.morph.number == Number::plur;
    }

    // A number that looks like a year counts where somebody gives it, or where a plural noun follows and nothing before
    // it speaks of time.
    bool year_counts(const Measured& measured) const {
        const TokenIndex t = measured.begin;
        if (is_given_number(words_, t) || is_round_count(words_, t)) return true;
        if (less(Decimal(1899), *measured.amount.value) && !measured.high) return false;
        if (measured.high) return noun_follows(words_, measured.end);
        if (t > 0 && words_.same_sentence(t - 1, t)) {
            for (const Role role : {Role::since, Role::ago, Role::until, Role::from, Role::month, Role::year_label,
                                    Role::season, Role::part, Role::period})
                if (words_.preceded_by(t, role)) return false;
        }
        return noun_follows(words_, measured.end);
    }

    bool article_counts(const Qualified& qualified, const Measured& measured) const {
        const TokenIndex t = measured.begin;
        const TokenIndex after = measured.end;
        if (measured.unit_kind != UnitKind::none && measured.unit_kind != UnitKind::multiple)
            return qualified.any || !words_.has(measured.end - 1, Role::homograph);
        if (qualified.any && !qualified.only_if_measured) {
            // "mehr als ein Haus", "mindestens eine Frau"; but "bis zu einer Klärung" names an end.
            const bool limit = qualified.qualifier == Qualifier::at_most && qualified.phrase;
            const bool bound = qualified.phrase || qualified.qualifier == Qualifier::at_least ||
                               qualified.qualifier == Qualifier::at_most || qualified.qualifier == Qualifier::exact;
            return bound && !limit && noun_follows(words_, after);
        }
        if (is_answer(t)) return true;
        if (!words_.same_sentence(after, t)) return false;
        // "mit nur einer Füllung"; but "ist nur eine Umbenennung" counts nothing.
        if (words_.preceded_by(t, Role::only) && t > 1 && words_.same_sentence(t - 2, t) &&
            words_.token(t - 2).upos == Upos::ADP)
            return true;
        if (words_.has(after, Role::single)) return true;
        if (words_.has(after, Role::further))
            return words_.same_sentence(after + 1, t) && !noun_follows(words_, after + 1);
        return is_one_of_several(after) || continues_a_count(t) || opens_a_count(after);
    }

    // "Eins.": a whole sentence, in the form that is used in counting only.
    bool is_answer(TokenIndex t) const {
        const TokenRange sentence = words_.sentence_of(t);
        const bool alone = t == sentence.begin && (t + 1 == sentence.end ||
                                                   (t + 2 == sentence.end && words_.token(t + 1).upos == Upos::PUNCT));
        return alone && words_.lexis().number_words().read(SmallForm(words_[t].form).view()) == Decimal(1);
    }

    // "eines von neun Mitgliedern", "einem seiner drei Lieferanten". Without a number ("eine der Ursachen") it is a
    // mere way of saying "a".
    bool is_one_of_several(TokenIndex after) const {
        if (words_.has(after, Role::part_of))
            return words_.same_sentence(after + 1, after) && words_[after + 1].number.has_value();
        return words_.has(after, Role::determiner) && words_.same_sentence(after + 1, after) &&
               words_[after + 1].number.has_value();
    }

    // "acht Männer und eine Frau"
    bool continues_a_count(TokenIndex t) const {
        return t > 0 && last_end_ == t - 1 && last_was_count_ && words_.has(t - 1, Role::and_) &&
               noun_follows(words_, t + 1);
    }

    // "ein Toter und fünf Verletzte"
    bool opens_a_count(TokenIndex after) const {
        const CountedPhrase phrase = noun_phrase_at(words_, after);
        const TokenIndex joint = phrase.tokens.end, number = joint + 1;
        return phrase && words_.same_sentence(number, after) && words_.has(joint, Role::and_) &&
               words_[number].number && !looks_like_a_year(number) && noun_follows(words_, number + 1);
    }

    bool looks_like_a_year(TokenIndex t) const { return words_[t].digits && words_[t].form.size() == 4; }

    void keep(TokenIndex begin, const Qualified& qualified, Measured& measured) {
        Quantity quantity;
        quantity.span = {words_.token(begin).span.begin, measured.span.end};
        if (measured.amount.value) quantity.value = measured.amount.value->text();
        if (measured.high) quantity.high = measured.high->text();
        quantity.unit = measured.unit;
        quantity.qualifier = qualified.any && !leads_to_sum(begin, qualified) ? qualified.qualifier : Qualifier::exact;
        if (measured.amount.vague) quantity.qualifier = Qualifier::vague;
        if (measured.high) quantity.qualifier = Qualifier::range;
        if (qualified.decade || is_age_in_apposition(words_, measured)) quantity.unit = year_unit;
        if (const auto after = words_.find(measured.end, Role::qualifier_after);
            after && words_.same_sentence(measured.end, begin)) {
            quantity.qualifier = static_cast<Qualifier>(after.sense->count);
            measured.end = after.end;
            quantity.span.end = words_.token(after.end - 1).span.end;
        }
        add_counted(quantity, begin, qualified, measured);
        quantities_.push_back(std::move(quantity));
    }

    // "ein Kredit über zwei Millionen Euro": the preposition says how high the sum is.
    bool leads_to_sum(TokenIndex begin, const Qualified& qualified) const {
        return qualified.only_if_measured && qualified.qualifier == Qualifier::more_than &&
               words_.preceded_by(begin, Role::sum_noun);
    }

    void add_counted(Quantity& quantity, TokenIndex begin, const Qualified& qualified, const Measured& measured) {
        last_end_ = measured.end;
        last_was_count_ = measured.unit_kind == UnitKind::none;
        if (measured.compound) {
            quantity.of.push_back(*measured.compound);
            return;
        }
        const auto phrase = qualified.decade ? CountedPhrase{} : counted_by(words_, measured);
        if (phrase) quantity.of.push_back(words_.span(phrase.tokens.begin, phrase.tokens.end));
        if (phrase) last_end_ = phrase.tokens.end;
        if (!last_was_count_ || !phrase) return;
        if (!scopes_) scopes_.emplace(words_);
        quantity.scope = scopes_->scope_of(begin, phrase);
    }

    const Words& words_;
    std::vector<Quantity> quantities_;
    std::optional<ScopeFinder> scopes_;  // made for the first figure that counts something
    TokenIndex last_end_ = no_token;     // the token after the last figure and what it counts
    bool last_was_count_ = false;
};

}  // namespace

std::vector<Quantity> quantities_of(const Words& words) { return QuantityReader(words).read(); }

}  // namespace sayso::values
