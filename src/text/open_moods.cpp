#include "text/open_moods.h"

#include <algorithm>

#include "text/clause_pieces.h"
#include "text/quotations.h"

namespace sayso::text {
namespace {

constexpr TokenIndex farthest = 40;         // tokens from the verb
constexpr TokenIndex source_noun_near = 6;  // tokens behind the word that opens the phrase
constexpr std::size_t near_clauses = 8;

bool has_item(std::string_view list, std::string_view item) {
    while (!list.empty()) {
        const std::size_t end = std::min(list.find(','), list.size());
        if (list.substr(0, end) == item) return true;
        list.remove_prefix(std::min(end + 1, list.size()));
    }
    return false;
}

}  // namespace

OpenMoods::OpenMoods(const PackData& pack) {
    const Table words = pack.table("open_moods");
    for (std::size_t row = 0; row < words.rows(); ++row) {
        const std::string_view kind = words.cell(row, "kind");
        WordSet& set = kind == "verb"        ? verbs_
                       : kind == "condition" ? conditions_
                       : kind == "plan"      ? plans_
                                             : everybody_;
        set.insert(words.cell(row, "lemma"));
    }
    const Table phrases = pack.table("source_phrases");
    for (std::size_t row = 0; row < phrases.rows(); ++row) {
        const std::string_view side = phrases.cell(row, "side");
        const std::string_view word = phrases.cell(row, "word");
        if (side == "comma")
            set_off_.insert(word);
        else if (side == "before" || side == "after")
            (phrases.cell(row, "noun") == "no" ? sources_ : source_openers_).insert(word);
    }
    const Table nouns = pack.table("source_nouns");
    for (std::size_t row = 0; row < nouns.rows(); ++row) source_nouns_.insert(nouns.cell(row, "lemma"));
    const Table saying = pack.table("cue_verbs");
    for (std::size_t row = 0; row < saying.rows(); ++row) {
        if (saying.cell(row, "with") == "-" && has_item(saying.cell(row, "frames"), "clause"))
            saying_.insert(saying.cell(row, "lemma"));
    }
}

// The clauses of one document, with what their open verbs are read from.
class OpenMoods::Reader {
public:
    Reader(const OpenMoods& moods, std::string_view text, Document& document)
        : moods_(moods),
          text_(text),
          document_(document),
          quoted_(quoted_tokens(document)),
          settled_(document.tokens.size(), false) {}

    void settle() {
        for (std::size_t number = 0; number < document_.clauses.size(); ++number) {
            Clause& clause = document_.clauses[number];
            if (clause.finite == no_token || !is_open(clause.finite)) continue;
            look_around(clause.finite);
            clause.mood = is_subjunctive(number) ? Mood::sub : Mood::ind;
            set_mood(clause.mood);
        }
        // Verbs that no clause has.
        for (TokenIndex t = 0; t < document_.tokens.size(); ++t) {
            if (settled_[t] || !is_open(t)) continue;
            look_around(t);
            set_mood(quoted_[t] || !is_past_around() ? Mood::sub : Mood::ind);
        }
    }

private:
    [[nodiscard]] const Token& token(TokenIndex t) const { return document_.tokens[t]; }

    [[nodiscard]] bool is_open(TokenIndex t) const {
        return token(t).morph.mood_ambiguous && token(t).morph.tense == Tense::past &&
               moods_.verbs_.contains(token(t).lemma);
    }

    void look_around(TokenIndex verb) {
        const TokenRange sentence = document_.sentences[token(verb).sentence].tokens;
        verb_ = verb;
        around_ = {std::max(sentence.begin, verb - std::min(verb, farthest)), std::min(sentence.end, verb + farthest)};
    }
    void set_mood(Mood mood) {
        document_.tokens[verb_].morph.mood = mood;
        settled_[verb_] = true;
    }

    [[nodiscard]] bool is_subjunctive(std::size_t number) const {
        const Clause& clause = document_.clauses[number];
        const bool coordinated = verb_ > around_.begin && token(verb_ - 1).upos == Upos::CCONJ;
        if (clause.kind == ClauseKind::verb_first && !coordinated) return true;
        if (quoted_[verb_]) return true;
        if (clause.introducer != no_token && moods_.conditions_.contains(token(clause.introducer).lemma)) return true;
        switch (clause.kind) {
            case ClauseKind::complement: return true;
            // "Er sagte, dass es Orte gebe, die …": what somebody says goes on.
            case ClauseKind::relative: return is_in_complement(clause);
            case ClauseKind::question:
            case ClauseKind::adverbial: return !is_past_around();
            default: break;
        }
        if (is_verb_final()) return !is_past_around();
        if (has_plan()) return false;
        return is_question() || speaks_to_all(clause) || is_sourced() || (!coordinated && is_said(number)) ||
               !is_past_around();
    }

    [[nodiscard]] bool is_in_complement(const Clause& clause) const {
        return clause.parent < document_.clauses.size() &&
               document_.clauses[clause.parent].kind == ClauseKind::complement;
    }
    // "… nach Rom bringen sollte.": dependent, though its opening word was not found.
    [[nodiscard]] bool is_verb_final() const {
        const bool last = verb_ + 1 >= around_.end || token(verb_ + 1).upos == Upos::PUNCT;
        return last && verb_ > around_.begin && token(verb_ - 1).morph.verb_form == VerbForm::inf;
    }

    [[nodiscard]] bool has_plan() const {
        return any_around([&](TokenIndex t) { return moods_.plans_.contains(token(t).lemma); });
    }
    [[nodiscard]] bool is_question() const {
        return any_around([&](TokenIndex t) { return token(t).span.of(text_) == "?"; });
    }
    [[nodiscard]] bool speaks_to_all(const Clause& clause) const {
        return clause.subject.size() == 1 && (moods_.everybody_.contains(token(clause.subject.begin).lemma) ||
                                              token(clause.subject.begin).morph.person == Person::first);
    }
    // "laut Polizei", "nach seiner Meinung", ", so die Polizei"
    [[nodiscard]] bool is_sourced() const {
        return any_around([&](TokenIndex t) {
            const std::string_view lemma = token(t).lemma;
            if (moods_.sources_.contains(lemma)) return true;
            if (moods_.set_off_.contains(lemma)) return t > around_.begin && token(t - 1).span.of(text_) == ",";
            return moods_.source_openers_.contains(lemma) && has_source_noun(t);
        });
    }
    [[nodiscard]] bool has_source_noun(TokenIndex opener) const {
        for (TokenIndex t = opener + 1; t < around_.end && t - opener <= source_noun_near; ++t) {
            if (token(t).upos == Upos::PUNCT || is_finite(token(t))) return false;
            if (token(t).upos == Upos::NOUN) return moods_.source_nouns_.ends(token(t).lemma);
        }
        return false;
    }
    // "Gefordert wurde, alle Beiträge sollten geprüft werden": a main clause beside it says it.
    [[nodiscard]] bool is_said(std::size_t number) const {
        const auto& clauses = document_.clauses;
        const std::size_t end = std::min(number + near_clauses + 1, clauses.size());
        for (std::size_t c = number - std::min(number, near_clauses); c < end; ++c) {
            const Clause& other = clauses[c];
            const bool independent = other.kind == ClauseKind::main || other.kind == ClauseKind::verb_first;
            if (c != number && other.sentence == clauses[number].sentence && independent &&
                other.predicate != no_token && moods_.saying_.contains(token(other.predicate).lemma))
                return true;
        }
        return false;
    }

    // Is another finite verb of the sentence past, or the nearest one in the sentence before or behind?
    [[nodiscard]] bool is_past_around() const {
        if (any_around([&](TokenIndex t) { return is_past(t); })) return true;
        for (TokenIndex t = around_.begin; t-- > 0 && around_.begin - t < farthest;) {
            if (is_finite(token(t))) {
                if (is_past(t)) return true;
                break;
            }
        }
        for (TokenIndex t = around_.end; t < document_.tokens.size() && t - around_.end < farthest; ++t) {
            if (is_finite(token(t))) return is_past(t);
        }
        return false;
    }
    [[nodiscard]] bool is_past(TokenIndex t) const {
        const Morph& morph = token(t).morph;
        return is_finite(token(t)) && morph.tense == Tense::past && morph.mood == Mood::ind &&
               !moods_.verbs_.contains(token(t).lemma);
    }

    template <class Holds>
    [[nodiscard]] bool any_around(const Holds& holds) const {
        for (TokenIndex t = around_.begin; t < around_.end; ++t) {
            if (t != verb_ && holds(t)) return true;
        }
        return false;
    }

    const OpenMoods& moods_;
    std::string_view text_;
    Document& document_;
    std::vector<bool> quoted_;
    std::vector<bool> settled_;
    TokenIndex verb_ = no_token;
    TokenRange around_;  // of the verb's sentence, what is near
};

void OpenMoods::settle(std::string_view text, Document& document) const { Reader(*this, text, document).settle(); }

}  // namespace sayso::text
