#include "statement/speech_behind_colon.h"

#include "statement/main_clauses.h"
#include "statement/speakers.h"

namespace sayso::statement {
namespace {

class SpeakerBeforeColon {
public:
    explicit SpeakerBeforeColon(const Grammar& grammar) : grammar_(grammar), view_(grammar.view) {}

    // Any other verb before a colon: its subject speaks ("Meier zog ein Fazit: „…“").
    bool find(TokenIndex colon, Finding& f) const {
        const std::uint32_t inner = view_.clause_of(colon - 1);
        const std::uint32_t c = inner != none && acts_in_relative(inner) ? inner : root_clause(view_, colon - 1);
        if (c == none || view_.clause(c).predicate == no_token) return phrase_before_colon(colon, f);
        // What stands in the subjunctive is said itself: its subject does not speak.
        const bool told = view_.clause(c).mood == Mood::sub;
        const TokenIndex noun = told ? no_token : saying_that_acts(grammar_, c);
        if (noun != no_token) return said_before_colon(c, noun, f);
        const Speaker speaker = told ? Speaker{} : who_acts(c);
        f.rule = Rule::quote_after_noun;
        // "Es gehe um Macht: „…“" goes on from what was said before.
        f.speaker_role = speaker.tokens.empty() ? SpeakerRole::carried : speaker.role;
        f.knows_speaker = speaker.role == SpeakerRole::source;
        if (!speaker.tokens.empty()) f.speaker = {speaker.tokens};
        return true;
    }

private:
    // "Beim Minister klingt das anders: „…“": of a pronoun for a thing whose it is.
    Speaker who_acts(std::uint32_t c) const {
        const TokenRange subject = view_.clause(c).subject;
        const bool thing =
            subject.size() == 1 && (view_.token(subject.begin).morph.pron_type == PronType::dem ||
                                    (grammar_.cues.speech_word(view_.lower(subject.begin)) & word_expletive) != 0);
        const auto somebody = [&](const Phrase& phrase) {
            const Upos tag = view_.token(phrase.head).upos;
            return (tag == Upos::NOUN || tag == Upos::PROPN) && !tells_time(grammar_, phrase.head);
        };
        const Phrase* whose = thing ? phrase_opened_by(grammar_, c, word_origin, somebody) : nullptr;
        return whose == nullptr ? speaker_of_verb(grammar_, c, view_.clause(c).predicate)
                                : Speaker{with_attributes(grammar_, *whose), SpeakerRole::source};
    }

    // "Bundesminister Schäuble: „…“": no verb; the phrase that opens the sentence speaks. "Und: „…“" goes on.
    bool phrase_before_colon(TokenIndex colon, Finding& f) const {
        const TokenRange sentence = view_.sentence_of(colon - 1).tokens;
        for (TokenIndex t = sentence.begin; t < colon; ++t) {
            if (view_.token(t).morph.verb_form == VerbForm::fin) return false;
        }
        // "Zur Kamera: „…“" tells what it is about.
        if (end_of_topic(view_, sentence) == colon) return goes_on(f);
        TokenIndex begin = sentence.begin;
        const Phrase* phrase = phrase_at(view_, begin);
        // "Dazu Eva Holm: „…“"
        if (phrase == nullptr && view_.is_word(begin)) phrase = phrase_at(view_, ++begin);
        if (phrase != nullptr && phrase->tokens.begin == begin) {
            // "6. März, 11.20 Uhr: „…“", "11.20 Uhr: Augenzeuge: „…“"
            if (tells_time(grammar_, phrase->head)) return label_behind_time(colon, f) || goes_on(f);
            if (owner_before_colon(*phrase, colon, f)) return true;
            f.rule = Rule::quote_after_noun;
            f.speaker = {with_attributes(grammar_, *phrase)};
            f.speaker_role = SpeakerRole::source;
            return true;
        }
        constexpr std::uint32_t most_words = 2;
        const bool short_label = phrase == nullptr && view_.count_words({sentence.begin, colon}) <= most_words;
        return (short_label || names_nobody({sentence.begin, colon})) && goes_on(f);
    }

    // "Und dann, nach einer Pause: „…“": nothing but adverbs and what prepositions stand in front of.
    bool names_nobody(TokenRange words) const {
        if (view_.token(words.begin).upos != Upos::CCONJ && view_.token(words.begin).upos != Upos::ADV) return false;
        for (TokenIndex t = words.begin; t < words.end; ++t) {
            const std::uint32_t p = view_.phrase_of(t);
            if (p != none && view_.phrase(p).preposition == no_token) return false;
        }
        return true;
    }

    bool label_behind_time(TokenIndex colon, Finding& f) const {
        TokenIndex t = colon;
        const TokenIndex first = view_.sentence_of(colon - 1).tokens.begin;
        while (t > first && view_.is_word(t - 1)) --t;
        const Phrase* phrase = t > first ? phrase_at(view_, t) : nullptr;
        if (phrase == nullptr || phrase->tokens.begin != t || tells_time(grammar_, phrase->head)) return false;
        const TokenRange who = with_name_behind(view_, with_attributes(grammar_, *phrase));
        if (who.end != colon) return false;
        f.rule = Rule::quote_after_noun;
        f.speaker = {who};
        f.speaker_role = SpeakerRole::source;
        f.knows_speaker = true;
        return true;
    }

    // "Klare Ansage der Gewerkschaft: „…“": of a noun of saying it is the owner who speaks.
    bool owner_before_colon(const Phrase& phrase, TokenIndex colon, Finding& f) const {
        const NounCue* const cue = grammar_.cues.noun(view_.token(phrase.head).lemma);
        if (cue == nullptr) return false;
        const Speaker owner = speaker_of_noun(grammar_, phrase.head);
        // "Sein Kommentar dazu: „…“"
        const TokenIndex last = colon - 1;
        const TokenIndex end = view_.token(last).upos == Upos::ADV ? last : colon;
        const bool reaches = owner.tokens.end == end || phrase.tokens.end == end;
        if (owner.tokens.empty() || !reaches) return false;
        f.rule = Rule::quote_after_noun;
        f.act = cue->act;
        f.cue = {{phrase.head, phrase.head + 1}};
        f.anchor = phrase.head;
        f.speaker = {owner.tokens};
        f.speaker_role = owner.role;
        return true;
    }

    static bool goes_on(Finding& f) {
        f.rule = Rule::quote_alone;
        f.speaker_role = SpeakerRole::carried;
        return true;
    }

    // "der Frust, den X so beschrieb": somebody else than the pronoun acts.
    bool acts_in_relative(std::uint32_t c) const {
        const Clause& clause = view_.clause(c);
        return clause.kind == ClauseKind::relative && clause.predicate != no_token && !clause.subject.empty() &&
               !clause.subject.contains(clause.introducer);
    }

    // "Die Antwort der Stadt kam prompt: „…“"
    bool said_before_colon(std::uint32_t c, TokenIndex noun, Finding& f) const {
        const Speaker speaker = origin_of_saying(grammar_, c, noun);
        f.rule = Rule::quote_after_noun;
        f.act = grammar_.cues.noun(view_.token(noun).lemma)->act;
        f.cue = {{noun, noun + 1}};
        f.anchor = noun;
        f.speaker_role = speaker.tokens.empty() ? SpeakerRole::carried : speaker.role;
        f.knows_speaker = !speaker.tokens.empty();
        if (f.knows_speaker) f.speaker = {speaker.tokens};
        return true;
    }

    const Grammar& grammar_;
    const DocumentView& view_;
};

}  // namespace

bool find_speaker_before_colon(const Grammar& grammar, TokenIndex colon, Finding& f) {
    return SpeakerBeforeColon(grammar).find(colon, f);
}

std::uint32_t root_clause(const DocumentView& view, TokenIndex t) {
    std::uint32_t c = view.clause_of(t);
    while (c != none && view.clause(c).parent != none) c = view.clause(c).parent;
    return c;
}

}  // namespace sayso::statement
