#include "statement/reported.h"

#include <algorithm>

#include "statement/field.h"

namespace sayso::statement {
namespace {

class ReportedRules {
public:
    ReportedRules(const Grammar& grammar, const VerbMatch& match)
        : grammar_(grammar), view_(grammar.view), match_(match), field_(grammar, match) {
        finding_ = {.form = Form::reported,
                    .act = match.cue->act,
                    .certainty = match.cue->certainty,
                    .cue = match.words,
                    .speaker_role = field_.actor().role,
                    .anchor = match.verb,
                    .negated = match.negated};
        if (!field_.actor().tokens.empty()) finding_.speaker = {field_.actor().tokens};
    }

    bool find() {
        const std::uint16_t frames = match_.cue->frames;
        return ((frames & frame_as) && as()) || ((frames & frame_prepositional) && prepositional()) ||
               ((frames & frame_object) && object(Case::acc, Rule::verb_with_object)) ||
               ((frames & frame_dative) && object(Case::dat, Rule::verb_with_dative)) ||
               ((frames & frame_bare) && bare());
    }

    Finding take() { return std::move(finding_); }

    // "Das bestreitet die Gruppe", "…, befürchtet aber weitere Tote": what was taken for the subject is what it is
    // about if its case allows, and who speaks is another phrase behind the verb, or the subject of the clause before.
    bool find_exchanged() {
        const Phrase* what = field_.subject();
        const Clause& clause = view_.clause(match_.clause);
        if (match_.passive || (match_.cue->frames & frame_object) == 0 || what == nullptr || !what->can_be(Case::acc))
            return false;
        const bool in_front = clause.kind == ClauseKind::main && what->tokens.begin < clause.finite;
        const Speaker speaker = in_front ? nominative_behind(grammar_, match_.clause, clause.finite) : subject_before();
        if (speaker.tokens.empty()) return false;
        finding_.rule = Rule::verb_with_object;
        finding_.speaker = {speaker.tokens};
        finding_.speaker_role = SpeakerRole::subject;
        const TokenRange part{what->tokens.begin, in_front ? clause.finite : clause.tokens.end};
        TokenRanges left_out = match_.words;
        left_out.push_back(speaker.tokens);
        finding_.content = pieces(grammar_, part, left_out);
        return !finding_.content.empty();
    }

private:
    // Of the nearest main clause before, in the same sentence.
    Speaker subject_before() const {
        const std::uint32_t sentence = view_.clause(match_.clause).sentence;
        for (std::uint32_t c = match_.clause; c-- > 0 && view_.clause(c).sentence == sentence;) {
            const Clause& before = view_.clause(c);
            if (before.kind != ClauseKind::main || before.predicate == no_token) continue;
            return speaker_of_verb(grammar_, c, before.predicate);
        }
        return {};
    }

    bool accept(Rule rule, TokenRanges content) {
        if (content.empty()) return false;
        finding_.rule = match_.passive ? Rule::passive_verb : rule;
        finding_.content = std::move(content);
        return true;
    }

    // "bezeichnete X als Y", "hält X für Y", "X gilt als Y", "nannte X Y".
    bool as() {
        const Phrase* what = match_.passive ? field_.subject() : field_.object(Case::acc);
        const bool needs_word = !match_.cue->prepositions.empty();
        const TokenIndex word = needs_word ? field_.preposition() : no_token;
        if (needs_word && word == no_token) return false;
        if (what == nullptr && needs_word && field_.actor().role == SpeakerRole::subject &&
            !(match_.cue->frames & frame_object)) {
            // "X gilt als Y": the subject is what it is about, and nobody is said to say it.
            what = field_.subject();
            if (what == nullptr || match_.cue->frames != frame_as || !is_intransitive()) return false;
            finding_.speaker.clear();
            finding_.speaker_role = SpeakerRole::nobody;
        }
        if (what == nullptr)
            return needs_word && match_.passive && accept(Rule::verb_with_as, field_.content_from(word));
        TokenRanges content = field_.content_from(what->tokens.begin);
        if (word != no_token && (word >= field_.end_of_part(what->tokens.begin) || word < what->tokens.begin)) {
            for (TokenRange piece : field_.content_from(word)) content.push_back(piece);
        }
        return accept(Rule::verb_with_as, joined(std::move(content)));
    }

    bool is_intransitive() const { return field_.object(Case::acc) == nullptr; }

    bool prepositional() {
        const TokenIndex word = field_.preposition();
        if (word == no_token) return false;
        TokenRanges content = field_.content_from(word);
        if (match_.cue->frames & frame_object) {
            const Phrase* what = match_.passive ? field_.subject() : field_.object(Case::acc);
            if (what != nullptr && (what->tokens.begin < word)) {
                content = field_.content_from(what->tokens.begin);
                if (word >= field_.end_of_part(what->tokens.begin)) {
                    for (TokenRange piece : field_.content_from(word)) content.push_back(piece);
                }
            }
        } else if (const Phrase* to = field_.object(Case::acc);
                   to != nullptr && to->tokens.begin < word && !match_.passive) {
            finding_.addressee = {to->tokens};
        }
        return accept(Rule::verb_with_preposition, joined(std::move(content)));
    }

    bool object(Case wanted, Rule rule) {
        const Phrase* what = match_.passive ? field_.subject() : field_.object(wanted);
        return what != nullptr && accept(rule, field_.content_from(what->tokens.begin));
    }

    bool bare() {
        finding_.rule = match_.passive ? Rule::passive_verb : Rule::verb_alone;
        return true;
    }

    const Grammar& grammar_;
    const DocumentView& view_;
    const VerbMatch& match_;
    Field field_;
    Finding finding_;
};

// Who is spoken to, if that is no part of what is said.
Finding with_addressee(const Grammar& grammar, const VerbMatch& match, Finding finding) {
    if (!finding.addressee.empty() || finding.rule == Rule::verb_with_dative || (match.cue->frames & frame_cites) != 0)
        return finding;
    TokenRanges to = addressee_of(grammar, match);
    if (!to.empty() && !overlap(finding.content, to.front())) finding.addressee = std::move(to);
    return finding;
}

}  // namespace

void find_reported(const Grammar& grammar, const VerbMatch& match, std::vector<Finding>& findings) {
    ReportedRules rules(grammar, match);
    if (rules.find()) findings.push_back(with_addressee(grammar, match, rules.take()));
    ReportedRules others(grammar, match);
    if (others.find_exchanged()) findings.push_back(others.take());
}

namespace {

// Persons and those who act like them; no times, no attributes of the noun before.
bool can_be_spoken_to(const Grammar& grammar, const Phrase& phrase) {
    const DocumentView& view = grammar.view;
    const Token& head = view.token(phrase.head);
    if (head.morph.pron_type == PronType::dem || head.morph.pron_type == PronType::ind || head.upos == Upos::NUM)
        return false;
    if (grammar.cues.speech_word(view.lower(phrase.head)) & word_expletive) return false;
    const TokenIndex before = phrase.tokens.begin == 0 ? no_token : view.word_before(phrase.tokens.begin);
    const std::uint32_t p = before == no_token ? none : view.phrase_of(before);
    const bool touches = before != no_token && before + 1 == phrase.tokens.begin;
    const bool attribute =
        touches && p != none && phrase.can_be(Case::gen) && view.token(view.phrase(p).head).upos == Upos::NOUN;
    if (attribute) return false;
    return true;
}

// Many forms are dative and something else: only those that cannot be subject and object both.
bool is_plain_dative(const DocumentView& view, const Phrase& phrase) {
    const Upos tag = view.token(phrase.head).upos;
    return tag == Upos::PRON || tag == Upos::PROPN || !phrase.can_be(Case::nom) || !phrase.can_be(Case::acc);
}

// "verlangt von der Stadt, …": where the phrase hangs on the verb of the demand in the tree.
const Phrase* asked_by_demand(const Grammar& grammar, const VerbMatch& match) {
    const DocumentView& view = grammar.view;
    if (match.cue->act != Act::demand || match.passive) return nullptr;
    for (TokenIndex t : view.own_tokens(match.clause)) {
        if ((grammar.cues.speech_word(view.lower(t)) & word_agent) == 0) continue;
        const Phrase* phrase = phrase_at(view, t);
        if (phrase != nullptr && phrase->preposition == t && view.token(phrase->head).head == match.verb) return phrase;
    }
    return nullptr;
}

}  // namespace

TokenRanges addressee_of(const Grammar& grammar, const VerbMatch& match) {
    const DocumentView& view = grammar.view;
    for (TokenIndex t : view.own_tokens(match.clause)) {
        if ((grammar.cues.speech_word(view.lower(t)) & word_to) == 0) continue;
        const Phrase* phrase = phrase_at(view, t);
        if (phrase != nullptr && phrase->preposition == t && view.token(phrase->head).upos != Upos::NUM)
            return {with_attributes(grammar, *phrase)};
    }
    if (const Phrase* asked = asked_by_demand(grammar, match)) return {with_attributes(grammar, *asked)};
    const Field field(grammar, match);
    const bool asks = (match.cue->frames & frame_infinitive) != 0;
    if (match.passive) {
        const Phrase* subject = (match.cue->frames & frame_object) == 0 && asks ? field.subject() : nullptr;
        if (subject == nullptr) subject = field.object(Case::dat);
        if (subject != nullptr && subject != field.subject() && !is_plain_dative(view, *subject)) return {};
        return subject != nullptr && can_be_spoken_to(grammar, *subject)
                   ? TokenRanges{with_attributes(grammar, *subject)}
                   : TokenRanges{};
    }
    const Phrase* dative = field.object(Case::dat);
    if (dative != nullptr && is_plain_dative(view, *dative) && can_be_spoken_to(grammar, *dative))
        return {with_attributes(grammar, *dative)};
    const Phrase* accusative =
        asks && (match.cue->frames & (frame_object | frame_as)) == 0 ? field.object(Case::acc) : nullptr;
    if (accusative != nullptr && can_be_spoken_to(grammar, *accusative)) return {with_attributes(grammar, *accusative)};
    return {};
}

}  // namespace sayso::statement
