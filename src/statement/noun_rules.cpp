// Nouns of saying and what hangs on them.
#include <algorithm>

#include "statement/rules.h"
#include "statement/speakers.h"
#include "statement/verb_match.h"

namespace sayso::statement {
namespace {

class NounRules {
public:
    NounRules(const Grammar& grammar, std::vector<Finding>& findings)
        : grammar_(grammar), view_(grammar.view), findings_(findings) {}

    void apply(TokenIndex noun, const NounCue& cue) {
        if (view_.phrase_of(noun) == none) return;
        const Speaker owner = speaker_of_noun(grammar_, noun);
        const TokenIndex end = end_of_noun(noun, owner);
        if (with_clause(noun, cue, owner, end)) return;
        if (with_preposition(noun, cue, owner, end)) return;
        if ((cue.frames & frame_bare) == 0) return;
        findings_.push_back(finding(noun, cue, owner, Rule::noun_alone, Form::reported));
    }

private:
    Finding finding(TokenIndex noun, const NounCue& cue, const Speaker& owner, Rule rule, Form form) const {
        Finding f{.rule = rule,
                  .form = form,
                  .act = cue.act,
                  .certainty = cue.certainty,
                  .cue = {{noun, noun + 1}},
                  .anchor = noun};
        Speaker speaker = owner.role != SpeakerRole::nobody ? owner : user(noun);
        if (owner.role == SpeakerRole::nobody && is_answered(noun)) {
            f.answered_by = {speaker.tokens};
            speaker = {};
        }
        if (!speaker.tokens.empty()) f.speaker = {speaker.tokens};
        f.speaker_role = speaker.role;
        return f;
    }

    // One past the noun's phrase and the owner behind it.
    TokenIndex end_of_noun(TokenIndex noun, const Speaker& owner) const {
        const TokenIndex end = view_.phrase(view_.phrase_of(noun)).tokens.end;
        return owner.tokens.begin >= end ? std::max(end, owner.tokens.end) : end;
    }

    // "die Forderung (der SPD), dass … / … zu tun / es sei …": right behind the noun, verbs may stand between.
    bool with_clause(TokenIndex noun, const NounCue& cue, const Speaker& owner, TokenIndex end) {
        const std::uint32_t c = clause_behind(noun, end, owner.tokens.begin > noun);
        if (c == none) return false;
        const Clause& clause = view_.clause(c);
        // "Es steht außer Frage, dass er bleibt" asks nothing.
        const bool asserts = clause.kind == ClauseKind::complement && clause.introducer != no_token &&
                             !grammar_.cues.act_opening(view_.lower(clause.introducer));
        if (cue.act == Act::ask && asserts) return false;
        if (owner.role == SpeakerRole::nobody && is_told_by_verb(noun, clause)) return false;
        if (is_heading(noun, clause)) return behind_heading(noun, cue, owner, clause);
        // "Brandt auf Nachfrage: Man habe nichts gewusst": the answer is not what was asked.
        if (cue.act == Act::ask && view_.is_mark(clause.tokens.begin - 1, ":")) return false;
        const bool infinitive = clause.kind == ClauseKind::infinitive && clause.introducer == no_token;
        const bool content = clause.kind == ClauseKind::complement || clause.kind == ClauseKind::question ||
                             (clause.kind == ClauseKind::main && clause.mood == Mood::sub);
        if (!((infinitive && (cue.frames & frame_infinitive)) || (content && (cue.frames & frame_clause))))
            return false;
        Finding f = finding(noun, cue, owner, Rule::noun_with_clause, Form::indirect);
        // "die Darstellung der Firma, das Tor sei zu gewesen": whose it is and that it is told are both plain.
        f.is_plain = owner.role == SpeakerRole::possessor && clause.kind == ClauseKind::main &&
                     clause.subject.begin == clause.tokens.begin &&
                     view_.token(clause.finite).morph.tense == Tense::pres;
        f.content = pieces(grammar_, clause.tokens, as_reported_in(grammar_, c));
        findings_.push_back(std::move(f));
        return true;
    }

    // "Der Rat beschloss, das Bad zu schließen": what the noun's verb tells.
    bool is_told_by_verb(TokenIndex noun, const Clause& told) const {
        const std::uint32_t c = view_.clause_of(noun);
        if (c == none || !view_.clause(c).subject.contains(noun) || told.kind != ClauseKind::infinitive) return false;
        const std::vector<VerbMatch> verbs = match_verbs(grammar_, c);
        return std::any_of(verbs.begin(), verbs.end(), [&](const VerbMatch& match) {
            return match.verb > noun && match.verb < told.tokens.begin && (match.cue->frames & frame_infinitive) != 0;
        });
    }

    // "Das Fazit der Forscher: Der Wald erholt sich": nothing but the noun's phrase stands in front of the colon.
    bool is_heading(TokenIndex noun, const Clause& told) const {
        const TokenIndex begin = view_.phrase(view_.phrase_of(noun)).tokens.begin;
        return view_.is_mark(told.tokens.begin - 1, ":") && begin == view_.sentence_of(noun).tokens.begin &&
               view_.quotation_of(told.tokens.begin) == view_.quotation_of(noun);
    }

    // All that stands behind the colon is said; without a verb, the act is told by what it is about.
    bool behind_heading(TokenIndex noun, const NounCue& cue, const Speaker& owner, const Clause& told) {
        const TokenRange content{told.tokens.begin, view_.sentence_of(noun).tokens.end};
        const bool clause = told.finite != no_token;
        if ((cue.frames & frame_clause) == 0 || view_.token(content.begin).kind == TokenKind::quote_open) return false;
        Finding f = finding(noun, cue, owner, clause ? Rule::noun_with_clause : Rule::noun_with_preposition,
                            clause ? Form::indirect : Form::reported);
        f.content = pieces(grammar_, content, {});
        if (f.content.empty()) return false;
        findings_.push_back(std::move(f));
        return true;
    }

    // `owner_ends`: the noun's owner stands behind it, so that another phrase belongs to the verb.
    std::uint32_t clause_behind(TokenIndex noun, TokenIndex end, bool owner_ends) const {
        constexpr TokenIndex most_between = 5;
        const TokenIndex limit = std::min<TokenIndex>(view_.sentence_of(noun).tokens.end, end + most_between);
        for (TokenIndex t = end; t < limit; ++t) {
            if (view_.is_mark(t, ",") || view_.is_mark(t, ":")) {
                const std::uint32_t c = t + 1 < view_.size() ? view_.clause_of(t + 1) : none;
                return c != none && view_.clause(c).tokens.begin == t + 1 && c != view_.clause_of(noun) ? c : none;
            }
            // "auf die Frage eines Journalisten im Fernsehen, ob …"
            const Phrase* place = owner_ends ? phrase_at(view_, t) : nullptr;
            if (place != nullptr && place->preposition == t) {
                t = place->tokens.end - 1;
                continue;
            }
            const Upos tag = view_.token(t).upos;
            if (tag != Upos::VERB && tag != Upos::AUX && tag != Upos::ADV && tag != Upos::PART && tag != Upos::ADJ)
                return none;
        }
        return none;
    }

    // Without an owner: the subject of the clause that the noun is an object or adverbial of ("wies dies mit der
    // Begründung zurück, …").
    Speaker user(TokenIndex noun) const {
        const std::uint32_t c = view_.clause_of(noun);
        if (c == none) return {};
        if (comes_from_somebody(c)) return origin_of(noun, c);
        if (arises(noun, c)) return opening_origin(noun, c);
        if (view_.clause(c).subject.contains(noun)) return {};
        const TokenIndex verb = view_.clause(c).predicate;
        return verb == no_token ? Speaker{} : speaker_of_verb(grammar_, c, verb);
    }

    bool comes_from_somebody(std::uint32_t c) const {
        const TokenIndex verb = view_.clause(c).predicate;
        return verb != no_token && grammar_.cues.tells_arrival(view_.token(verb).lemma);
    }

    // "Bei den Anwohnern wächst der Unmut"; not "Berichte aus dem Norden nehmen zu".
    Speaker opening_origin(TokenIndex noun, std::uint32_t c) const {
        const Speaker origin = origin_of(noun, c);
        return origin.tokens.begin == view_.clause(c).tokens.begin + 1 ? origin : Speaker{};
    }

    // "Am Zeitplan kamen Zweifel auf", "Der Widerstand gegen das Gesetz wächst"
    bool arises(TokenIndex noun, std::uint32_t c) const {
        const Clause& clause = view_.clause(c);
        return clause.kind == ClauseKind::main && clause.mood != Mood::sub && clause.predicate != no_token &&
               clause.subject.contains(noun) && tells_arising(c);
    }

    // By the verb, or with a particle at the end of the clause that the analysis left apart.
    bool tells_arising(std::uint32_t c) const {
        const std::string_view lemma = view_.token(view_.clause(c).predicate).lemma;
        if (grammar_.cues.tells_arising(lemma)) return true;
        const std::vector<TokenIndex>& own = view_.own_tokens(c);
        const auto last = std::find_if(own.rbegin(), own.rend(), [&](TokenIndex t) { return view_.is_word(t); });
        return last != own.rend() && grammar_.cues.tells_arising(std::string(view_.lower(*last)) + std::string(lemma));
    }

    // "Vom Rechnungshof kam eine Rüge für die Vergabe", "Aus der Partei gab es Kritik".
    Speaker origin_of(TokenIndex noun, std::uint32_t c) const {
        const Phrase* who = phrase_opened_by(grammar_, c, word_origin | word_agent, [&](const Phrase& phrase) {
            const Upos tag = view_.token(phrase.head).upos;
            const bool named = tag == Upos::NOUN || tag == Upos::PROPN;
            return named && phrase.head != noun && !tells_time(grammar_, phrase.head);
        });
        return who == nullptr ? Speaker{} : Speaker{with_attributes(grammar_, *who), SpeakerRole::source};
    }

    // "Die Forderung nach dem Rücktritt nannte Holm durchsichtig", "wies Kritik an den Plänen zurück": what somebody
    // judges or denies is another one's.
    bool is_answered(TokenIndex noun) const {
        const std::uint32_t c = view_.clause_of(noun);
        if (c == none) return false;
        const Phrase& phrase = view_.phrase(view_.phrase_of(noun));
        const std::vector<VerbMatch> verbs = match_verbs(grammar_, c);
        return std::any_of(verbs.begin(), verbs.end(), [&](const VerbMatch& match) {
            if (phrase.preposition != no_token) return is_answered_in_front(phrase, match);
            const Act act = match.cue->act;
            const bool answers = act == Act::deny || act == Act::judge || act == Act::doubt;
            const std::uint32_t takes = match.cue->frames & (frame_object | frame_as | frame_dative);
            return answers && takes != 0 && !contains(match.words, noun);
        });
    }

    // "Auf den Vorwurf, er habe gelogen, antwortete Holm", "Zu dem Vorwurf, er habe gelogen, sagte Holm, …"; not "mit
    // der Begründung, er sei krank, lehnte er ab".
    bool is_answered_in_front(const Phrase& phrase, const VerbMatch& match) const {
        if (phrase.head > match.verb || match.words.size() > 1) return false;
        if (is_asked_for(grammar_, match.cue->prepositions, phrase.preposition)) return !phrase.can_be(Case::dat);
        return match.cue->act == Act::state && (match.cue->frames & frame_clause) != 0;
    }

    // "Kritik (der SPD) an den Plänen", "Berichte aus Kiew über einen Angriff", "An den Plänen gibt es Zweifel".
    bool with_preposition(TokenIndex noun, const NounCue& cue, const Speaker& owner, TokenIndex end) {
        if ((cue.frames & frame_prepositional) == 0) return false;
        const Phrase* phrase = asked_for_behind(cue, end);
        if (phrase == nullptr) phrase = asked_for_in_front(noun, cue);
        if (phrase == nullptr) return false;
        Finding f = finding(noun, cue, owner, Rule::noun_with_preposition, Form::reported);
        f.content = pieces(grammar_, {phrase->preposition, with_attributes(grammar_, *phrase).end}, {});
        // "An der Wirkung der Mittel werden Zweifel laut": what it is about does not doubt.
        if (!f.speaker.empty() && overlap(f.content, f.speaker.front())) {
            f.speaker.clear();
            f.speaker_role = SpeakerRole::nobody;
        }
        // "In der Koalition wächst der Ruf nach Neuwahlen": a noun of saying that acts itself and is nobody's.
        const std::uint32_t c = view_.clause_of(noun);
        f.knows_speaker = f.speaker.empty() && c != none && view_.clause(c).subject.contains(noun);
        f.is_plain = c != none && arises(noun, c);
        findings_.push_back(std::move(f));
        return true;
    }

    bool asks_for(const NounCue& cue, const Phrase& phrase) const {
        return phrase.preposition != no_token && is_asked_for(grammar_, cue.prepositions, phrase.preposition);
    }

    // Phrases that say where the words come from may stand between.
    const Phrase* asked_for_behind(const NounCue& cue, TokenIndex end) const {
        constexpr int most_between = 4;
        for (int between = 0; between <= most_between && end < view_.size(); ++between) {
            const Phrase* phrase = phrase_at(view_, end);
            if (phrase == nullptr) {
                const bool joins = view_.is_mark(end, ",") || view_.token(end).upos == Upos::CCONJ;
                if (!joins || between == 0) return nullptr;
                ++end;
                continue;
            }
            if (phrase->preposition == end && asks_for(cue, *phrase)) return phrase;
            const bool origin = phrase->preposition == end &&
                                (grammar_.cues.speech_word(view_.lower(end)) & (word_origin | word_agent));
            if (!origin && between == 0) return nullptr;
            end = std::max(with_attributes(grammar_, *phrase).end, end + 1);
        }
        return nullptr;
    }

    // The phrase that opens the main clause of which the noun is behind the verb.
    const Phrase* asked_for_in_front(TokenIndex noun, const NounCue& cue) const {
        const std::uint32_t c = view_.clause_of(noun);
        if (c == none || view_.clause(c).kind != ClauseKind::main || view_.clause(c).finite == no_token ||
            view_.clause(c).finite > noun)
            return nullptr;
        const Phrase* phrase = phrase_at(view_, view_.clause(c).tokens.begin);
        return phrase != nullptr && phrase->preposition == view_.clause(c).tokens.begin && asks_for(cue, *phrase)
                   ? phrase
                   : nullptr;
    }

    const Grammar& grammar_;
    const DocumentView& view_;
    std::vector<Finding>& findings_;
};

}  // namespace

void find_by_nouns(const Grammar& grammar, std::vector<Finding>& findings) {
    NounRules rules(grammar, findings);
    for (TokenIndex t = 0; t < grammar.view.size(); ++t) {
        const Token& token = grammar.view.token(t);
        if (token.upos != Upos::NOUN) continue;
        if (const NounCue* cue = grammar.cues.noun(token.lemma)) rules.apply(t, *cue);
    }
}

}  // namespace sayso::statement
