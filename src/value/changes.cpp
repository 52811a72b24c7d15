#include "value/changes.h"

#include <algorithm>
#include <optional>

#include "value/amounts.h"
#include "value/counted.h"
#include "value/qualifiers.h"

namespace sayso::values {
namespace {

// How far from its amount the word that tells the direction may stand.
constexpr TokenIndex reach = 24;

bool is_noun(Upos upos) { return upos == Upos::NOUN || upos == Upos::PROPN; }

class ChangeReader {
public:
    ChangeReader(const Words& words, const std::vector<Time>& times) : words_(words), times_(times) {}

    std::vector<Change> read() {
        for (TokenIndex t = 0; t < words_.size();) {
            const TokenIndex next = read_at(t);
            t = next > t ? next : t + 1;
        }
        return std::move(changes_);
    }

private:
    TokenIndex read_at(TokenIndex t) {
        if (const auto factor = words_.find(t, Role::change_factor)) {
            Change change;
            change.span = words_.span(t, factor.end);
            change.factor = factor_of(*factor.sense);
            change.direction = factor.sense->code;
            keep(change, t, t);
            return factor.end;
        }
        if (words_[t].roles.intersects({Role::change_amount, Role::change_goal}))
            if (const TokenIndex end = moved_at(t); end != t) return end;
        return compared_at(t);
    }

    static std::optional<std::string> factor_of(const Sense& sense) {
        if (sense.number == Decimal(1)) return std::nullopt;
        return sense.number.text();
    }

    // "um 3 Prozent", "auf 12", "um 3 auf 12": with a word for the movement near by.
    TokenIndex moved_at(TokenIndex t) {
        Change change;
        TokenIndex end = t;
        for (int parts = 0; parts < 2; ++parts) {
            const auto amount = words_.find(end, Role::change_amount);
            const auto goal = amount ? Words::Hit{} : words_.find(end, Role::change_goal);
            const TokenIndex begin = amount ? amount.end : goal.end;
            if ((!amount && !goal) || !words_.same_sentence(begin, t)) break;
            const auto measured = measured_after_qualifiers(begin);
            if (!measured || !measured->amount.value || (amount ? change.by : change.to)) break;
            (amount ? change.by : change.to) = measured->amount.value->text();
            if (!measured->unit.empty() && (change.unit.empty() || !amount)) change.unit = measured->unit;
            end = measured->end;
        }
        if (!change.by && !change.to) return t;
        const TokenIndex mover = mover_near(t, end);
        if (mover == no_token) return t;
        const auto move = words_.find(mover, Role::change_move);
        change.direction = move.sense->code;
        change.span = words_.span(t, mover == end ? move.end : end);
        keep(change, mover, t);
        return mover == end ? move.end : end;
    }

    // "ein Drittel weniger", "20 Prozent mehr"
    TokenIndex compared_at(TokenIndex t) {
        if (!words_[t].number && !words_.has(t, Role::article)) return t;
        const auto measured = measured_at(words_, t);
        if (!measured || !measured->amount.value || !words_.same_sentence(measured->end, t)) return t;
        if (measured->unit_kind != UnitKind::share && !measured->amount.part) return t;
        const auto compare = words_.find(measured->end, Role::change_compare);
        if (!compare) return t;
        Change change;
        change.span = words_.span(t, compare.end);
        change.by = measured->amount.value->text();
        change.unit = measured->unit;
        change.direction = compare.sense->code;
        keep(change, measured->end, t);
        return compare.end;
    }

    std::optional<Measured> measured_after_qualifiers(TokenIndex t) const {
        const TokenIndex i = qualifiers_at(words_, t).amount_begin;
        if (!words_.same_sentence(i, t)) return std::nullopt;
        auto measured = measured_at(words_, i);
        if (measured && measured->amount.article && measured->unit_kind == UnitKind::none) return std::nullopt;
        return measured;
    }

    // The nearest word for a movement in the clause, behind the amount first.
    TokenIndex mover_near(TokenIndex begin, TokenIndex end) const {
        for (TokenIndex t = end; t < end + reach && words_.same_sentence(t, begin) && !ends_clause(t); ++t)
            if (words_.has(t, Role::change_move)) return t;
        for (TokenIndex t = begin; t > 0 && begin - t < reach && words_.same_sentence(t - 1, begin); --t) {
            if (ends_clause(t - 1)) break;
            if (words_.has(t - 1, Role::change_move)) return t - 1;
        }
        return no_token;
    }

    bool ends_clause(TokenIndex t) const {
        const std::string_view form = words_[t].form;
        const TokenKind kind = words_.token(t).kind;
        return form == "," || form == ";" || form == ":" || kind == TokenKind::quote_open ||
               kind == TokenKind::quote_close;
    }

    void keep(Change& change, TokenIndex mover, TokenIndex begin) {
        change.period = period_of(begin);
        TokenIndex noun = object_before(begin, mover);
        if (noun == no_token) noun = what_moved(mover);
        if (noun == no_token && !is_noun(words_.token(mover).upos)) noun = nearest_noun_before(begin);
        if (noun != no_token) change.of.push_back(words_.token(noun).span);
        changes_.push_back(std::move(change));
    }

    // The period of the sentence; a sentence is searched once.
    const std::string& period_of(TokenIndex t) {
        const std::uint32_t sentence = words_.token(t).sentence;
        if (!has_period_ || sentence != period_sentence_) period_ = period_in(words_.sentence_of(t));
        has_period_ = true;
        period_sentence_ = sentence;
        return period_;
    }

    // A length of time that says within what time; else what the change is counted from ("gegenüber dem Vorjahr").
    std::string period_in(TokenRange sentence) const {
        auto time = std::lower_bound(times_.begin(), times_.end(), words_.token(sentence.begin).span.begin,
                                     [](const Time& a, std::uint32_t byte) { return a.span.begin < byte; });
        std::string since;
        for (TokenIndex t = sentence.begin; t < sentence.end; ++t) {
            if (const auto hit = words_.find(t, Role::change_since); hit && since.empty()) since = hit.sense->detail;
            auto within = words_.find(t, Role::within);
            if (!within) within = words_.find(t, Role::ahead);
            if (!within || within.end >= sentence.end) continue;
            const std::uint32_t byte = words_.token(within.end).span.begin;
            while (time != times_.end() && time->span.begin < byte) ++time;
            if (time != times_.end() && time->span.begin == byte && time->type == TimeType::duration)
                return time->value;
        }
        return since;
    }

    // Times, units, scales and the words for the movement itself move nothing.
    bool may_move(TokenIndex t) const {
        constexpr RoleSet others = {Role::period,      Role::weekday,    Role::month,     Role::season,  Role::near,
                                    Role::day_part,    Role::share,      Role::money,     Role::scale,   Role::vague,
                                    Role::change_move, Role::year_label, Role::time_unit, Role::measure, Role::points};
        return !words_[t].roles.intersects(others);
    }

    // Whether a noun phrase without a preposition ends in a noun at t, and it names no time.
    bool is_bare_noun(TokenIndex t) const {
        if (!is_noun(words_.token(t).upos) || !words_[t].capital) return false;
        if (!may_move(t)) return false;
        TokenIndex i = t;
        constexpr TokenIndex most_adjectives = 3;
        while (i > 0 && t - i < most_adjectives && words_.same_sentence(i - 1, t) &&
               words_.token(i - 1).upos == Upos::ADJ)
            --i;
        const bool determined = i > 0 && words_.same_sentence(i - 1, t) && words_.token(i - 1).upos == Upos::DET;
        if (determined) --i;
        if (i == 0 || !words_.same_sentence(i - 1, t)) return true;
        const Upos before = words_.token(i - 1).upos;
        return before != Upos::ADP && (determined || !is_noun(before));
    }

    // The object of an active clause, between its finite verb and the amount ("senkte die Zinsen um 3 Prozent"). A
    // single noun there is the subject, unless another one stands before the verb.
    TokenIndex object_before(TokenIndex amount, TokenIndex mover) const {
        if (is_noun(words_.token(mover).upos)) return no_token;
        TokenIndex last = no_token;
        int behind = 0;
        TokenIndex t = amount;
        const TokenIndex first = words_.sentence_of(amount).begin;
        const TokenIndex stop = amount - first > reach ? amount - reach : first;
        for (; t > stop && words_.token(t - 1).morph.verb_form != VerbForm::fin; --t) {
            if (ends_clause(t - 1)) return no_token;
            if (!is_bare_noun(t - 1)) continue;
            if (last == no_token) last = t - 1;
            ++behind;
        }
        if (behind != 1 || t == stop) return behind > 1 ? last : no_token;
        // Before the finite verb at t - 1.
        for (TokenIndex i = t - 1; i > stop && !ends_clause(i - 1); --i)
            if (is_bare_noun(i - 1) || words_.token(i - 1).upos == Upos::PRON) return last;
        return no_token;
    }

    // "Im Mai stieg der Umsatz um 3 Prozent": a subject behind its verb.
    TokenIndex nearest_noun_before(TokenIndex amount) const {
        const TokenIndex first = words_.sentence_of(amount).begin;
        const TokenIndex stop = amount - first > reach ? amount - reach : first;
        for (TokenIndex t = amount;
             t > stop && !ends_clause(t - 1) && words_.token(t - 1).morph.verb_form != VerbForm::fin; --t)
            if (is_bare_noun(t - 1)) return t - 1;
        return no_token;
    }

    // The subject's noun; behind a noun for the movement, what stands in the genitive ("der Anstieg der Preise").
    TokenIndex what_moved(TokenIndex mover) const {
        if (is_noun(words_.token(mover).upos)) {
            if (words_.same_sentence(mover + 1, mover) && words_.has(mover + 1, Role::determiner))
                if (const auto phrase = noun_phrase_at(words_, mover + 2)) return phrase.head;
            return no_token;
        }
        const auto& clauses = words_.document().clauses;
        auto clause = std::upper_bound(clauses.begin(), clauses.end(), mover,
                                       [](TokenIndex t, const Clause& c) { return t < c.tokens.begin; });
        for (int steps = 0; clause != clauses.begin() && steps < 8; ++steps) {
            --clause;
            if (!clause->tokens.contains(mover)) continue;
            for (TokenIndex t = clause->subject.end; t > clause->subject.begin; --t)
                if (t - 1 < words_.size() && is_noun(words_.token(t - 1).upos) && may_move(t - 1)) return t - 1;
            break;
        }
        return noun_before_finite(mover);
    }

    TokenIndex noun_before_finite(TokenIndex mover) const {
        TokenIndex noun = no_token;
        const TokenIndex begin = words_.sentence_of(mover).begin;
        for (TokenIndex t = mover - begin > reach ? mover - reach : begin; t <= mover; ++t) {
            const Token& token = words_.token(t);
            if (token.upos == Upos::NOUN && may_move(t)) noun = t;
            if (token.morph.verb_form == VerbForm::fin && noun != no_token) return noun;
        }
        return noun;
    }

    const Words& words_;
    const std::vector<Time>& times_;
    std::vector<Change> changes_;
    std::string period_;
    std::uint32_t period_sentence_ = 0;
    bool has_period_ = false;
};

}  // namespace

std::vector<Change> changes_of(const Words& words, const std::vector<Time>& times) {
    return ChangeReader(words, times).read();
}

}  // namespace sayso::values
