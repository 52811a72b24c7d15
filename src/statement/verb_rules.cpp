// Verbs of saying and the clauses that hang on them or stand beside them.
#include <algorithm>

#include "statement/addressee.h"
#include "statement/as_reported.h"
#include "statement/bare_infinitives.h"
#include "statement/colon_rules.h"
#include "statement/field.h"
#include "statement/main_clauses.h"
#include "statement/pointing_back.h"
#include "statement/reported.h"
#include "statement/rules.h"
#include "statement/verb_match.h"

namespace sayso::statement {
namespace {

class VerbRules {
public:
    VerbRules(const Grammar& grammar, std::vector<Finding>& findings)
        : grammar_(grammar), view_(grammar.view), mains_(grammar), findings_(findings) {}

    void apply(const VerbMatch& match) {
        if (match.cue->frames & frame_modal) return;
        if (!with_dependent_clause(match)) beside(match);
        if (object_is_told(match)) return;
        const std::size_t before = findings_.size();
        find_reported(grammar_, match, findings_);
        if (findings_.size() > before) reason(match);
    }

private:
    Finding finding(const VerbMatch& match, Rule rule, Form form) const {
        const bool anonymous = (match.cue->frames & frame_anonymous) != 0 || is_asked(view_, match);
        const auto [speaker, via] = anonymous ? Voices{} : voices_of(grammar_, match);
        Finding f = found_by(match, speaker);
        f.rule = rule;
        f.form = form;
        f.needs_voice = (match.cue->frames & frame_voice) != 0;
        f.is_plain = (match.cue->frames & frame_anonymous) != 0 || tells_plainly(view_, match);
        f.knows_speaker = anonymous;
        if (!via.empty()) f.via = {via};
        if ((match.cue->frames & frame_cites) == 0) f.addressee = addressee_of(grammar_, match);
        return f;
    }

    // "Lehnt das Gesetz ab, weil es Bürokratie schaffe": the reason is said, too.
    void reason(const VerbMatch& match) {
        for (std::uint32_t child : view_.children(match.clause)) {
            const Clause& clause = view_.clause(child);
            const bool gives_reason = clause.kind == ClauseKind::adverbial && clause.introducer != no_token &&
                                      (grammar_.cues.speech_word(view_.lower(clause.introducer)) & word_reason) != 0 &&
                                      is_told(view_, child);
            if (!gives_reason) continue;
            Finding f = finding(match, Rule::verb_with_clause, Form::indirect);
            f.act = Act::state;
            add(std::move(f), pieces(grammar_, clause.tokens, {}));
        }
    }

    void add(Finding f, TokenRanges content) {
        if (content.empty()) return;
        f.content = std::move(content);
        findings_.push_back(std::move(f));
    }

    // "sagte, dass …", "fragte, ob …", "kündigte an, … zu tun". Clauses of one kind in a row are one content.
    bool with_dependent_clause(const VerbMatch& match) {
        const std::vector<std::uint32_t>& children = view_.children(match.clause);
        const bool told_before = is_told_in_front(match);
        for (std::size_t i = 0; i < children.size(); ++i) {
            const Clause& child = view_.clause(children[i]);
            const bool clause = (match.cue->frames & frame_clause) && takes_clause(children[i], match);
            const bool infinitive = (match.cue->frames & frame_infinitive) && child.kind == ClauseKind::infinitive &&
                                    child.introducer == no_token;
            if ((!clause && !infinitive) || hangs_on_object(child, match) || is_of_other_verb(view_, match, child))
                continue;
            if (told_before && child.kind == ClauseKind::question && child.tokens.begin > match.verb) continue;
            TokenRange content = child.tokens;
            if (clause && child.finite == no_token) content.end = end_at_finite(child);
            for (std::size_t next = i + 1; next < children.size() && view_.clause(children[next]).kind == child.kind &&
                                           !is_of_other_verb(view_, match, view_.clause(children[next]));
                 ++next) {
                content.end = std::max(content.end, view_.clause(children[next]).tokens.end);
            }
            // "Kündigte an, zu bauen, wie X berichtet"
            TokenRanges left_out =
                child.tokens.begin > match.verb ? as_reported_in(grammar_, children[i]) : TokenRanges{};
            append(left_out, match.words);
            TokenRanges whole = pieces(grammar_, content, left_out);
            // "Klar sei, sagte der Minister, dass er bleibe"
            if (told_before && content.begin > match.verb) {
                TokenRanges front = opened_in_front(match);
                append(front, whole);
                whole = std::move(front);
            }
            if (content.begin < match.verb) append(whole, mains_.behind_cue(match));
            add(finding(match, clause ? Rule::verb_with_clause : Rule::verb_with_infinitive, Form::indirect),
                std::move(whole));
            return true;
        }
        return (match.cue->frames & frame_infinitive) && infinitive_without_comma(match);
    }

    // "Klar sei, sagte der Minister, dass …", "Man sei bereit, sagte er, zu gehen": the clause in the first subjunctive
    // right in front of the verb.
    TokenRanges opened_in_front(const VerbMatch& match) const {
        const std::uint32_t front = mains_.before(match.clause);
        const TokenRange words{mains_.begin_before(match.clause), view_.clause(match.clause).tokens.begin - 1};
        const bool opens =
            is_told(view_, front) && view_.clause(front).tokens.begin == words.begin && !opens_with_saying(words.begin);
        return opens ? TokenRanges{words} : TokenRanges{};
    }

    // "Er sitze im Zug, sagte Holm, wo er früher schlief": what stands in front is told, and the question is no other
    // one.
    bool is_told_in_front(const VerbMatch& match) const {
        const Clause& clause = view_.clause(match.clause);
        const std::uint32_t front = clause.kind == ClauseKind::verb_first ? mains_.before(match.clause) : none;
        return front != none && match.cue->act != Act::ask && view_.clause(front).mood == Mood::sub &&
               view_.is_mark(clause.tokens.begin - 1, ",");
    }

    // "kritisierte das Argument der Regierung, dass …", "auf die Frage, ob …, sagte er": the clause belongs to the noun
    // of saying right before it, which is what the verb is about, or which it answers.
    bool hangs_on_object(const Clause& child, const VerbMatch& match) const {
        for (TokenIndex t : view_.own_tokens(match.clause)) {
            const std::uint32_t p = view_.phrase_of(t);
            const bool one_side = (t < match.verb) == (child.tokens.begin < match.verb);
            if (p == none || view_.phrase(p).head != t || contains(match.words, t) || !one_side) continue;
            const Phrase& phrase = view_.phrase(p);
            const NounCue* noun = grammar_.cues.noun(view_.token(t).lemma);
            if (noun == nullptr || (noun->frames & frame_clause) == 0) continue;
            const TokenIndex end =
                std::max(with_attributes(grammar_, phrase).end, speaker_of_noun(grammar_, t).tokens.end);
            if (end + 1 != child.tokens.begin) continue;
            if (t < match.verb) return true;
            if (noun->act == Act::ask && child.kind == ClauseKind::question && match.cue->act != Act::ask) return true;
            if (phrase.preposition == no_token) return match.cue->frames & frame_object;
            return is_asked_for(grammar_, match.cue->prepositions, phrase.preposition);
        }
        return false;
    }

    // "Wies den Vorwurf zurück, er habe gelogen": the clause behind the verb tells what the object is.
    bool object_is_told(const VerbMatch& match) const {
        if (findings_.empty() || findings_.back().anchor != match.verb ||
            findings_.back().rule != Rule::clause_after_verb || (match.cue->frames & frame_object) == 0)
            return false;
        const Act act = match.cue->act;
        if (act != Act::deny && act != Act::confirm && act != Act::doubt) return false;
        const std::vector<TokenIndex>& own = view_.own_tokens(match.clause);
        return std::any_of(own.begin(), own.end(), [&](TokenIndex t) {
            const std::uint32_t p = view_.phrase_of(t);
            if (p == none || view_.phrase(p).head != t || view_.phrase(p).preposition != no_token) return false;
            const NounCue* const noun = grammar_.cues.noun(view_.token(t).lemma);
            return noun != nullptr && (noun->frames & frame_clause) && !contains(match.words, t);
        });
    }

    // Where a clause was cut short ("dass in Agok, 40 km von Abyei entfernt, 42 Verletzte aufgenommen wurden"): one
    // past the part of the sentence in which a finite verb follows.
    TokenIndex end_at_finite(const Clause& cut) const {
        const TokenRange in_sentence = view_.clauses_of_sentence(cut.sentence);
        for (std::uint32_t c = in_sentence.begin; c < in_sentence.end; ++c) {
            const Clause& next = view_.clause(c);
            if (next.tokens.begin < cut.tokens.end) continue;
            if (is_main(next) && next.finite != no_token && next.finite + 1 < next.tokens.end) return cut.tokens.end;
            if (next.finite != no_token) return next.tokens.end;
        }
        return cut.tokens.end;
    }

    // "weigerte sich Befehle auszuführen"
    bool infinitive_without_comma(const VerbMatch& match) {
        TokenRange range = bare_infinitive(grammar_, match);
        if (range.empty()) return false;
        Finding f = finding(match, Rule::verb_with_infinitive, Form::indirect);
        // "droht die Stadt zu ruinieren"
        f.needs_voice = view_.token(range.end - 1).morph.verb_form == VerbForm::inf;
        if (overlap(f.addressee, range)) {
            if (f.act == Act::demand)
                range.begin = f.addressee.back().end;
            else
                f.addressee.clear();
        }
        add(std::move(f), pieces(grammar_, range, match.words));
        return true;
    }

    bool takes_clause(std::uint32_t number, const VerbMatch& match) const {
        const Clause& child = view_.clause(number);
        if (child.kind == ClauseKind::complement) return true;
        if (child.kind != ClauseKind::question || child.introducer == no_token) return false;
        const bool as_reported = grammar_.cues.speech_word(view_.lower(child.introducer)) & word_as_reported;
        if (!as_reported) return true;
        const bool asked = match.cue->act == Act::ask || child.mood == Mood::sub;  // "Wie das gehe, wollte sie wissen"
        return (child.tokens.begin > match.verb || asked) && !is_as_reported(grammar_, number);
    }

    void beside(const VerbMatch& match) {
        if ((match.cue->frames & (frame_clause | frame_quote)) == 0) return;
        const Clause& clause = view_.clause(match.clause);
        if (opens_as_reported(clause)) return around(match, Rule::as_reported);
        if (!is_main(clause)) return after(match);
        if (clause.kind == ClauseKind::verb_first && clause.parent != none && is_main(view_.clause(clause.parent)) &&
            view_.clause(clause.parent).tokens.begin < clause.tokens.begin) {
            return around(match, Rule::clause_around_verb);
        }
        if (before(match) || words_before(match) || sentence_before(match)) return;
        after(match);
    }

    bool opens_as_reported(const Clause& clause) const {
        return clause.kind == ClauseKind::question && clause.introducer != no_token && clause.parent != none &&
               !asks_degree(view_, clause) &&
               (grammar_.cues.speech_word(view_.lower(clause.introducer)) & word_as_reported);
    }

    // "Die Lage, sagte Meier, sei ernst"; "Wie Meier mitteilte, ist die Lage ernst".
    void around(const VerbMatch& match, Rule rule) {
        const Clause& clause = view_.clause(match.clause);
        Finding f = finding(match, rule, Form::indirect);
        if (rule == Rule::as_reported) f.cue.insert(f.cue.begin(), {clause.introducer, clause.introducer + 1});
        const TokenRange refused = refused_before(grammar_, match.clause);
        const TokenRange told = refused.empty() ? view_.clause(told_around(view_, match.clause)).tokens : refused;
        add(std::move(f), pieces(grammar_, told, {clause.tokens}));
    }

    // "X lobte die Feuerwehr, dankte den Helfern": another act of whoever acts in the clause before.
    bool goes_on(std::uint32_t c) const {
        const std::uint32_t before = view_.clause(c).subject.empty() ? mains_.before(c) : none;
        return before != none && view_.clause(before).mood != Mood::sub && !match_verbs(grammar_, before).empty();
    }

    // "…, warnte der Präsident, drohe eine Missernte": what the clause before says.
    bool is_told_behind_cue(std::uint32_t c) const {
        const std::uint32_t before = view_.clause(c).mood == Mood::sub ? mains_.before(c) : none;
        return before != none && view_.clause(before).kind == ClauseKind::verb_first &&
               view_.clause(before).mood != Mood::sub && !match_verbs(grammar_, before).empty();
    }

    // "Sollte das scheitern, drohe ein Streik", "Fehlt etwas, meldet er sich": what follows from it, not who says it.
    // Unless it is a question ("Kommt er noch, fragte sie").
    bool follows_condition(const VerbMatch& match) const {
        const std::uint32_t before = match.cue->act == Act::ask ? none : mains_.before(match.clause);
        const TokenIndex first = view_.sentence_of(match.verb).tokens.begin;
        if (before == none || view_.clause(before).kind != ClauseKind::verb_first ||
            view_.clause(before).tokens.begin != first)
            return false;
        const TokenIndex finite = view_.clause(match.clause).finite;
        const bool plain = view_.clause(before).finite == first && !view_.clause(before).subject.empty() &&
                           finite != no_token && view_.token(finite).morph.tense == Tense::pres;
        return plain || view_.clause(match.clause).mood == Mood::sub;
    }

    // "Die Lage sei ernst, so sagte Meier": "so" in front of the verb as in front of a speaker.
    bool opens_as_source(const Clause& clause) const {
        const std::vector<SourcePhrase>* rows = grammar_.cues.source_phrases(view_.lower(clause.tokens.begin));
        return rows != nullptr && clause.finite == clause.tokens.begin + 1 &&
               std::any_of(rows->begin(), rows->end(), [](const SourcePhrase& row) { return row.side == Side::comma; });
    }

    // "Die Lage sei ernst, sagte Meier."
    bool before(const VerbMatch& match) {
        const Clause& clause = view_.clause(match.clause);
        if ((clause.kind != ClauseKind::verb_first && !opens_as_source(clause)) || clause.finite == no_token)
            return false;
        if (is_joined_behind(match) || grammar_.cues.is_coordinator(view_.lower(clause.tokens.begin))) return false;
        if (goes_on(match.clause) || is_told_behind_cue(match.clause) || follows_condition(match)) return false;
        const TokenIndex mark = clause.tokens.begin == 0 ? no_token : clause.tokens.begin - 1;
        if (mark == no_token || !view_.is_mark(mark, ",") ||
            view_.token(mark).sentence != view_.token(match.verb).sentence)
            return false;
        TokenRange content{mains_.begin_before(match.clause), mark};
        if (content.begin >= content.end || view_.quotation_of(content.begin) != view_.quotation_of(match.verb))
            return false;
        if (is_answered(content)) return false;
        TokenRanges whole = pieces(grammar_, content, {});
        append(whole, mains_.behind_cue(match));
        add(finding(match, Rule::clause_before_verb, Form::indirect), std::move(whole));
        return true;
    }

    // "…, kündigte er an, und dann entscheiden": another verb than the one that the clause tells it with.
    bool is_joined_behind(const VerbMatch& match) const {
        for (TokenIndex t = view_.clause(match.clause).finite + 1; t < match.verb; ++t) {
            if (grammar_.cues.is_coordinator(view_.lower(t)) && view_.is_mark(t - 1, ",")) return true;
        }
        return false;
    }

    // "Zu dem Vorwurf, er habe gelogen, sagte Meier": what stands in front is what somebody else said.
    bool is_answered(TokenRange range) const {
        if (!opens_with_saying(range.begin)) return false;
        int verbs = 0;
        for (TokenIndex t = range.begin; t < range.end; ++t) verbs += view_.token(t).morph.verb_form == VerbForm::fin;
        return verbs == 1;
    }

    // "Auf den Vorwurf der CDU, …": a noun of saying behind a preposition, and what it says behind the comma.
    bool opens_with_saying(TokenIndex begin) const {
        const Phrase* phrase = phrase_at(view_, begin);
        if (phrase == nullptr || phrase->preposition != begin) return false;
        const NounCue* noun = grammar_.cues.noun(view_.token(phrase->head).lemma);
        return noun != nullptr && (noun->frames & frame_clause) != 0 &&
               view_.is_mark(with_attributes(grammar_, *phrase).end, ",");
    }

    static void append(TokenRanges& ranges, const TokenRanges& more) {
        ranges.insert(ranges.end(), more.begin(), more.end());
    }

    // "Meier sagte, die Lage sei ernst."
    void after(const VerbMatch& match) {
        const std::uint32_t inside = told_inside(match);
        const std::uint32_t next = inside == none ? mains_.after(match.clause) : inside;
        if (next == none) return told_in_front(match);
        if (tells_of_subject(match, next)) return;
        const Clause& clause = view_.clause(next);
        const TokenIndex mark = clause.tokens.begin - 1;
        // "habe sie einen Brief geschrieben, und der sei angekommen"
        if (grammar_.cues.is_coordinator(view_.lower(clause.tokens.begin))) return;
        const bool colon = view_.is_mark(mark, ":");
        if (!colon && !view_.is_mark(mark, ",")) return;
        const bool asserts =
            clause.mood != Mood::sub && !clause.subject.empty() && clause.subject.begin == clause.tokens.begin;
        if (!colon && asserts && has_object(match)) return;
        const bool verb_first = clause.kind == ClauseKind::verb_first && !colon;
        // "Wer so etwas behaupte, habe nichts verstanden": the clause around it goes on.
        const bool around = !is_main(view_.clause(match.clause));
        if (verb_first && (clause.mood != Mood::sub || is_condition(next) || around)) return;
        if (view_.quotation_of(clause.tokens.begin) != view_.quotation_of(match.verb)) return;
        TokenRanges content = opening_condition(match.clause);
        append(content, pieces(grammar_, mains_.from(next), match.words));
        Finding f = finding(match, Rule::clause_after_verb, Form::indirect);
        f.is_plain = colon && is_question_for(match, mark);
        add(std::move(f), std::move(content));
    }

    // "Der Präsident, der erklärt hatte, er werde nicht gehen, ging": what a dependent clause tells within the main
    // one.
    std::uint32_t told_inside(const VerbMatch& match) const {
        if (is_main(view_.clause(match.clause))) return none;
        const std::vector<std::uint32_t>& children = view_.children(match.clause);
        const auto told = std::find_if(children.begin(), children.end(), [&](std::uint32_t child) {
            return view_.clause(child).kind == ClauseKind::main && is_told(view_, child) &&
                   view_.clause(child).tokens.begin > match.verb;
        });
        return told == children.end() ? none : *told;
    }

    // "Es gilt, was der Vorstand gesagt hat: Der Standort bleibt.": the question ends at the colon.
    bool is_question_for(const VerbMatch& match, TokenIndex colon) const {
        const Clause& clause = view_.clause(match.clause);
        return clause.kind == ClauseKind::question && clause.parent != none && clause.tokens.end == colon &&
               (match.cue->frames & frame_clause) != 0 && clause.predicate == match.verb;
    }

    // "412 Fälle wurden gemeldet, im Vorjahr waren es 187": the subject is what was said, and the next clause tells
    // more.
    bool tells_of_subject(const VerbMatch& match, std::uint32_t next) const {
        if (!match.passive || (match.cue->frames & frame_object) == 0) return false;
        const Phrase* subject = subject_phrase(view_, match.clause);
        const bool somebody =
            subject != nullptr && (grammar_.cues.speech_word(view_.lower(subject->head)) & word_expletive) == 0;
        const bool colon = view_.is_mark(view_.clause(next).tokens.begin - 1, ":");
        return somebody && !colon && view_.clause(next).mood != Mood::sub;
    }

    // "Die FDP lehnt den Plan ab, die SPD hat sich noch nicht geäußert": the verb has what it tells beside it, and the
    // article goes on.
    bool has_object(const VerbMatch& match) const {
        return (match.cue->frames & (frame_object | frame_as)) != 0 && !match.passive &&
               Field(grammar_, match).object(Case::acc) != nullptr;
    }

    // "Weil er krank gewesen sei, sagt er.": the clause in front is all that is said.
    void told_in_front(const VerbMatch& match) {
        const Clause& clause = view_.clause(match.clause);
        for (std::uint32_t child : view_.children(match.clause)) {
            const Clause& opening = view_.clause(child);
            const bool opens = opening.kind == ClauseKind::adverbial && opening.tokens.begin == clause.tokens.begin &&
                               clause.finite == match.verb && view_.word_after(opening.tokens.end - 1) == match.verb;
            if (!opens || !is_told(view_, child)) continue;
            return add(finding(match, Rule::clause_before_verb, Form::indirect), pieces(grammar_, opening.tokens, {}));
        }
    }

    // "Droht mit Streik, sollte es kein Angebot geben": no clause that it is a condition of follows.
    bool is_condition(std::uint32_t c) const {
        const bool hearsay = grammar_.cues.helper(view_.token(view_.clause(c).finite).lemma) == Helper::hearsay;
        return hearsay && mains_.after(c) == none;
    }

    // "Wenn es nicht regne, warnte der Präsident, drohe eine Missernte": the clause in front of the verb, if it is in
    // the first subjunctive, is said, too.
    TokenRanges opening_condition(std::uint32_t c) const {
        const Clause& clause = view_.clause(c);
        for (std::uint32_t child : view_.children(c)) {
            const Clause& opening = view_.clause(child);
            const bool opens = clause.kind == ClauseKind::verb_first && opening.kind == ClauseKind::adverbial &&
                               opening.tokens.begin == clause.tokens.begin && opening.tokens.end < clause.finite;
            if (opens && is_told(view_, child)) return pieces(grammar_, opening.tokens, {});
        }
        return {};
    }

    // "Zu teuer, findet der Mieterbund": words without a verb, parted from the verb of saying by a comma.
    bool words_before(const VerbMatch& match) {
        const Clause& clause = view_.clause(match.clause);
        const TokenRange words{clause.tokens.begin, match.verb == 0 ? 0 : match.verb - 1};
        if (clause.kind != ClauseKind::main || clause.finite != match.verb || words.empty() ||
            !view_.is_mark(words.end, ",") || mains_.after(match.clause) != none)
            return false;
        for (TokenIndex t = words.begin; t < words.end; ++t) {
            if (view_.clause_of(t) != match.clause || view_.is_mark(t, ",")) return false;
        }
        const Speaker speaker = nominative_behind(grammar_, match.clause, match.verb);
        if (speaker.tokens.begin != match.verb + 1) return false;
        Finding f = finding(match, Rule::clause_before_verb, Form::indirect);
        f.speaker = {speaker.tokens};
        f.speaker_role = speaker.role;
        add(std::move(f), pieces(grammar_, words, {}));
        return true;
    }

    // "Das teilte die Polizei mit": the sentence before is what was said.
    bool sentence_before(const VerbMatch& match) {
        const Clause& clause = view_.clause(match.clause);
        const TokenIndex first = clause.tokens.begin;
        if (clause.kind != ClauseKind::main || clause.sentence == 0 || !points_back(grammar_, match)) return false;
        const Sentence& before = view_.document.sentences[clause.sentence - 1];
        if (before.block != view_.document.sentences[clause.sentence].block) return false;
        Finding f = finding(match, Rule::sentence_before_verb, Form::indirect);
        if (clause.subject.contains(first)) {  // either can be the subject: the other one speaks
            Speaker speaker = nominative_behind(grammar_, match.clause, clause.finite);
            if (speaker.tokens.empty() && !has_cue(grammar_, clause.sentence - 1)) speaker = asked_for(grammar_, match);
            if (speaker.tokens.empty()) return false;
            f.speaker = {speaker.tokens};
            f.speaker_role = speaker.role;
        }
        add(std::move(f), pieces(grammar_, before.tokens, {}));
        return true;
    }

    const Grammar& grammar_;
    const DocumentView& view_;
    MainClauses mains_;
    std::vector<Finding>& findings_;
};

}  // namespace

void find_by_verbs(const Grammar& grammar, std::vector<Finding>& findings) {
    VerbRules rules(grammar, findings);
    for (std::uint32_t c = 0; c < grammar.view.document.clauses.size(); ++c) {
        const std::size_t before = findings.size();
        for (const VerbMatch& match : match_verbs(grammar, c)) rules.apply(match);
        const bool told = std::any_of(findings.begin() + static_cast<std::ptrdiff_t>(before), findings.end(),
                                      [](const Finding& f) { return f.form != Form::reported; });
        if (!told) find_behind_colon(grammar, c, findings);
    }
}

}  // namespace sayso::statement
