#include "text/clause_parts.h"

#include <algorithm>
#include <numeric>

#include "text/clause_pieces.h"
#include "text/clauses.h"
#include "text/text.h"

namespace sayso::text {
namespace {

constexpr std::uint32_t no_clause = 0xFFFFFFFF;

// Own tokens and phrases of one clause at a time.
class Completer {
public:
    Completer(Document& document, const std::vector<std::uint8_t>& roles)
        : document_(document), roles_(roles), owner_(clause_of_tokens(document)) {
        sort_phrases();
        predicate_.assign(document.clauses.size(), no_token);
    }

    void complete() {
        find_predicates();
        for (std::uint32_t c = 0; c < document_.clauses.size(); ++c) {
            Clause& clause = document_.clauses[c];
            clause.predicate = predicate_[c] != no_token ? predicate_[c] : clause.finite;
            if (clause.finite == no_token) continue;
            clause.mood = document_.tokens[clause.finite].morph.mood;
            const Phrase* subject = subject_of(c);
            if (subject != nullptr) clause.subject = subject->tokens;
        }
    }

private:
    // All clauses' phrases one after another: those of clause c from first_phrase_[c] to first_phrase_[c + 1].
    void sort_phrases() {
        first_phrase_.assign(document_.clauses.size() + 2, 0);
        const auto for_each_owned = [&](const auto& visit) {
            for (std::uint32_t p = 0; p < document_.phrases.size(); ++p) {
                const std::uint32_t clause = owner_[document_.phrases[p].head];
                if (clause != no_clause) visit(clause, p);
            }
        };
        for_each_owned([&](std::uint32_t clause, std::uint32_t) { ++first_phrase_[clause + 2]; });
        std::partial_sum(first_phrase_.begin(), first_phrase_.end(), first_phrase_.begin());
        phrases_.resize(first_phrase_.back());
        for_each_owned([&](std::uint32_t clause, std::uint32_t p) { phrases_[first_phrase_[clause + 1]++] = p; });
    }

    // The verb that carries the meaning: the last full verb that is not finite, unless the finite verb is one itself.
    void find_predicates() {
        for (TokenIndex t = 0; t < document_.tokens.size(); ++t) {
            const Token& token = document_.tokens[t];
            const std::uint32_t c = owner_[t];
            if (c == no_clause || token.upos != Upos::VERB || is_finite(token)) continue;
            const TokenIndex finite = document_.clauses[c].finite;
            if (finite == no_token || document_.tokens[finite].upos == Upos::AUX) predicate_[c] = t;
        }
    }

    bool can_be_subject(const Phrase& phrase, const Clause& clause) const {
        const Token& finite = document_.tokens[clause.finite];
        if (phrase.preposition != no_token || !phrase.can_be(Case::nom)) return false;
        if (document_.tokens[phrase.head].morph.reflex) return false;
        // "Ihr wird Betrug vorgeworfen": as a nominative it is spoken to, and the verb would tell.
        if (is_personal(phrase) && phrase.can_be(Case::dat) && finite.morph.person == Person::third) return false;
        // "als Beispiel": what is compared or named so.
        const TokenIndex begin = phrase.tokens.begin;
        if (begin > clause.tokens.begin && begin - 1 != clause.introducer && compares(begin - 1)) return false;
        const Number wanted = finite.morph.number;
        if (wanted == Number::none || phrase.number == Number::none || wanted == phrase.number) return true;
        // "die Tellerwacht spricht": the number of a word that no lexicon has is a guess.
        const bool guessed = !document_.tokens[phrase.head].known && begin == clause.tokens.begin &&
                             phrase.tokens.end == clause.finite && document_.tokens[begin].upos == Upos::DET;
        if (guessed && wanted == Number::sing) return true;
        // "54 Prozent der Befragten wollen": what is counted may be many, whatever the unit's form.
        if (document_.tokens[begin].upos == Upos::NUM && wanted == Number::plur) return true;
        return wanted == Number::plur && phrase.tokens.end < document_.tokens.size() &&
               document_.tokens[phrase.tokens.end].upos == Upos::CCONJ;
    }

    // "als", "wie": tagged as what opens a clause, or as a coordinator that joins nothing.
    bool compares(TokenIndex t) const {
        const Upos tag = document_.tokens[t].upos;
        return tag == Upos::SCONJ || (tag == Upos::CCONJ && (roles_[t] & coordinates) == 0);
    }

    bool only_nominative(const Phrase& phrase) const { return phrase.cases == Phrase::bit(Case::nom); }

    // But "Jan Holm", whose first name is a month's short form, too.
    bool tells_time(const Phrase& phrase) const {
        const TokenIndex next = phrase.head + 1;
        const bool name =
            next < phrase.tokens.end && document_.tokens[next].upos == Upos::PROPN && (roles_[next] & names_time) == 0;
        return (roles_[phrase.head] & names_time) != 0 && !name;
    }

    // "Mitte September hatte er erklärt": what tells when is the subject only where nothing else can be. "…, will aber
    // Ende des Jahres kommen" has the one of the clause before.
    const Phrase* subject_of(std::uint32_t c) const {
        const Phrase* subject = subject_among(c, [&](const Phrase& phrase) { return !tells_time(phrase); });
        if (subject != nullptr || document_.clauses[c].kind == ClauseKind::verb_first) return subject;
        return subject_among(c, [](const Phrase&) { return true; });
    }

    // Before the finite verb of a main clause, if nothing behind it must be the subject; else the first that can be.
    template <class Admits>
    const Phrase* subject_among(std::uint32_t c, const Admits& admits) const {
        const Clause& clause = document_.clauses[c];
        const Phrase* before = nullptr;
        const Phrase* behind = nullptr;
        for (std::uint32_t i = first_phrase_[c]; i < first_phrase_[c + 1]; ++i) {
            const Phrase& phrase = document_.phrases[phrases_[i]];
            if (!admits(phrase) || !can_be_subject(phrase, clause) || is_owner_in_front(c, i)) continue;
            const Phrase*& place = phrase.tokens.begin < clause.finite ? before : behind;
            if (place == nullptr || (!only_nominative(*place) && only_nominative(phrase) && is_personal(phrase)))
                place = &phrase;
        }
        // "… und beteuerte ihre Unschuld": the subject is the one of the clause before, unless it cannot be an object.
        const bool coordinated =
            clause.finite > 0 && (document_.tokens[clause.finite - 1].upos == Upos::CCONJ || turns_behind_verb(clause));
        if (clause.kind == ClauseKind::verb_first && coordinated && behind != nullptr && !only_nominative(*behind))
            return nullptr;
        if (behind != nullptr && is_listed(c) && is_bare(*behind) && !only_nominative(*behind)) return nullptr;
        if (before == nullptr || behind == nullptr) return before != nullptr ? before : behind;
        if (is_quoted_behind_preposition(document_, *before)) return behind;
        if (clause.kind != ClauseKind::main || only_nominative(*before)) return before;
        // "Diese lehnt das ab"
        if (stands_for_what_was_told(*behind)) return before;
        return only_nominative(*behind) || is_demonstrative(*before) || is_bare_article(*before, clause.finite)
                   ? behind
                   : before;
    }

    // "Den Einwand der Anwohner wies die Stadt zurück": in front of the verb of a main clause there is room for one.
    // What may be in the genitive right behind a noun that is not the subject is that one's owner.
    bool is_owner_in_front(std::uint32_t c, std::uint32_t i) const {
        const Clause& clause = document_.clauses[c];
        const Phrase& phrase = document_.phrases[phrases_[i]];
        if (clause.kind != ClauseKind::main || phrase.tokens.end != clause.finite || i == first_phrase_[c])
            return false;
        const Phrase& before = document_.phrases[phrases_[i - 1]];
        const bool subject = before.preposition == no_token && before.can_be(Case::nom);
        return before.tokens.end == phrase.tokens.begin && !subject && phrase.can_be(Case::gen) &&
               document_.tokens[phrase.tokens.begin].upos == Upos::DET;
    }

    // "Er lobte die Feuerwehr, kritisierte aber die Polizei"
    bool turns_behind_verb(const Clause& clause) const {
        const TokenIndex next = clause.finite + 1;
        return clause.tokens.begin == clause.finite && next < clause.tokens.end &&
               document_.tokens[clause.finite - 1].sentence == clause.sentence && (roles_[next] & coordinates) != 0;
    }

    // "Sie sprach von einem Skandal, forderte Aufklärung und drohte": begins with its verb behind a comma, and the next
    // one is joined to it.
    bool is_listed(std::uint32_t c) const {
        const Clause& clause = document_.clauses[c];
        if (clause.kind != ClauseKind::verb_first || clause.tokens.begin != clause.finite || clause.finite == 0)
            return false;
        const Token& mark = document_.tokens[clause.finite - 1];
        if (mark.kind != TokenKind::punctuation || mark.sentence != clause.sentence) return false;
        if (c + 1 >= document_.clauses.size()) return false;
        const Clause& next = document_.clauses[c + 1];
        return next.sentence == clause.sentence && next.kind == ClauseKind::verb_first &&
               next.tokens.begin == clause.tokens.end && next.finite == next.tokens.begin + 1;
    }
    bool is_bare(const Phrase& phrase) const {
        return phrase.tokens.size() == 1 && document_.tokens[phrase.head].upos == Upos::NOUN;
    }

    bool is_personal(const Phrase& phrase) const {
        return phrase.tokens.size() == 1 && document_.tokens[phrase.head].morph.pron_type == PronType::prs;
    }
    bool is_demonstrative(const Phrase& phrase) const {
        return phrase.tokens.size() == 1 && document_.tokens[phrase.head].morph.pron_type == PronType::dem;
    }

    bool stands_for_what_was_told(const Phrase& phrase) const {
        const Token& head = document_.tokens[phrase.head];
        return phrase.tokens.size() == 1 && phrase.can_be(Case::acc) && head.morph.gender == Gender::neut &&
               (head.morph.pron_type == PronType::dem || head.morph.pron_type == PronType::art);
    }

    // "Das bestreitet die Firma": by itself in front of a full verb it stands for what was told.
    bool is_bare_article(const Phrase& phrase, TokenIndex finite) const {
        return phrase.tokens.size() == 1 && phrase.tokens.end == finite && phrase.can_be(Case::acc) &&
               document_.tokens[phrase.head].morph.pron_type == PronType::art &&
               document_.tokens[finite].upos == Upos::VERB;
    }

    Document& document_;
    const std::vector<std::uint8_t>& roles_;
    std::vector<std::uint32_t> owner_;
    std::vector<std::uint32_t> first_phrase_;
    std::vector<std::uint32_t> phrases_;
    std::vector<TokenIndex> predicate_;
};

}  // namespace

void order_clauses(std::vector<Clause>& clauses) {
    std::vector<std::uint32_t> order(clauses.size());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        const TokenRange x = clauses[a].tokens, y = clauses[b].tokens;
        if (x.begin != y.begin) return x.begin < y.begin;
        if (x.end != y.end) return x.end > y.end;
        return clauses[b].parent == a;
    });
    std::vector<std::uint32_t> place(clauses.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) place[order[i]] = i;
    std::vector<Clause> sorted;
    sorted.reserve(clauses.size());
    for (std::uint32_t i : order) {
        sorted.push_back(clauses[i]);
        if (sorted.back().parent != no_clause) sorted.back().parent = place[sorted.back().parent];
    }
    clauses = std::move(sorted);
}

void complete_clauses(Document& document, const std::vector<std::uint8_t>& roles) {
    Completer(document, roles).complete();
}

std::vector<std::uint32_t> clause_of_tokens(const Document& document) {
    std::vector<std::uint32_t> owner(document.tokens.size(), no_clause);
    for (std::uint32_t c = 0; c < document.clauses.size(); ++c) {
        const TokenRange range = document.clauses[c].tokens;
        std::fill(owner.begin() + range.begin, owner.begin() + range.end, c);
    }
    return owner;
}

}  // namespace sayso::text
