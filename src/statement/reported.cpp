#include "statement/reported.h"

#include <algorithm>
#include <iterator>

#include "statement/addressee.h"
#include "statement/field.h"
#include "statement/gapping.h"

namespace sayso::statement {
namespace {

class ReportedRules {
public:
    ReportedRules(const Grammar& grammar, const VerbMatch& match)
        : grammar_(grammar), view_(grammar.view), match_(match), field_(grammar, match) {
        finding_ = found_by(match, field_.actor());
        finding_.form = Form::reported;
        finding_.needs_voice = (match.cue->frames & frame_voice) != 0;
        finding_.is_plain = tells_plainly(grammar.view, match);
        finding_.knows_speaker = field_.actor().of_part;
        if (const TokenIndex noun = noun_that_arises(); noun != no_token) arises(noun);
    }

    bool find() {
        if (is_awaited()) return false;
        const std::uint32_t frames = match_.cue->frames;
        return ((frames & frame_meets) && !(frames & frame_as) && meets()) || ((frames & frame_as) && as()) ||
               ((frames & frame_prepositional) && prepositional()) ||
               ((frames & frame_object) && object(Case::acc, Rule::verb_with_object)) ||
               ((frames & frame_marked) && marked_object()) ||
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
        // "die Anwohner, die eine Umgehung fordern": a relative pronoun has no subject outside of its clause.
        if (clause.kind == ClauseKind::relative && what->head == clause.introducer) return false;
        const bool in_front = clause.kind == ClauseKind::main && what->tokens.begin < clause.finite;
        const Speaker speaker = in_front ? nominative_behind(grammar_, match_.clause, clause.finite) : subject_before();
        if (speaker.tokens.empty()) return false;
        finding_.rule = Rule::verb_with_object;
        finding_.is_plain = false;
        finding_.speaker = {speaker.tokens};
        finding_.speaker_role = SpeakerRole::subject;
        const TokenRange part{what->tokens.begin, in_front ? clause.finite : clause.tokens.end};
        TokenRanges left_out = match_.words;
        left_out.push_back(speaker.tokens);
        finding_.content = pieces(grammar_, part, left_out);
        return !finding_.content.empty();
    }

private:
    // "Besucher erwartet ein Fest": what awaits somebody forecasts nothing, and several do not act where the verb is in
    // the singular.
    bool is_awaited() const {
        const Phrase* subject = field_.subject();
        const TokenIndex finite = view_.clause(match_.clause).finite;
        if (subject == nullptr || match_.passive || finite != match_.verb || subject->tokens.size() != 1 ||
            match_.cue->act != Act::estimate)
            return false;
        const Token& who = view_.token(subject->head);
        const Token& verb = view_.token(finite);
        return who.upos == Upos::NOUN && who.morph.number == Number::plur && verb.morph.number == Number::sing &&
               subject->tokens.end == finite;
    }

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

    // The noun of a reflexive cue, where it is the subject.
    TokenIndex noun_that_arises() const {
        if (match_.passive) return no_token;
        const bool reflexive = std::any_of(match_.words.begin(), match_.words.end(),
                                           [&](TokenRange word) { return view_.token(word.begin).morph.reflex; });
        if (!reflexive) return no_token;
        const Phrase* subject = field_.subject();
        for (TokenRange word : match_.words) {
            const Phrase* phrase = phrase_at(view_, word.begin);
            const bool noun = phrase != nullptr && phrase->head == word.begin && phrase->preposition == no_token &&
                              view_.token(word.begin).upos == Upos::NOUN && phrase->can_be(Case::nom);
            if (noun && (subject == nullptr || subject == phrase)) return word.begin;
        }
        return no_token;
    }

    // "Im Dorf regt sich Widerstand", "Bei Eltern regt sich Protest": nobody acts, but who it comes from may be told.
    void arises(TokenIndex noun) {
        const Speaker speaker = origin_of_saying(grammar_, match_.clause, noun);
        finding_.speaker.clear();
        finding_.speaker_role = speaker.role;
        finding_.knows_speaker = true;
        if (!speaker.tokens.empty()) finding_.speaker = {up_to_cue(speaker.tokens)};
    }

    bool accept(Rule rule, TokenRanges content) {
        content = with_antecedent(std::move(content));
        if (content.empty()) return false;
        finding_.rule = match_.passive ? Rule::passive_verb : rule;
        finding_.content = std::move(content);
        return true;
    }

    // "die Zahl, die das Amt nannte": where the pronoun that opens the relative clause is all, but for adverbs, that is
    // told, the noun that it stands for.
    TokenRanges with_antecedent(TokenRanges content) {
        const Clause& clause = view_.clause(match_.clause);
        const bool opens = clause.kind == ClauseKind::relative && clause.introducer != no_token && !content.empty() &&
                           content.front().begin == clause.tokens.begin && content.front().end > clause.introducer;
        if (!opens) return content;
        TokenRanges rest = content;
        rest.front().begin = clause.introducer + 1;
        const bool more = std::any_of(rest.begin(), rest.end(), [&](TokenRange range) { return tells_more(range); });
        return more ? content : antecedent();
    }

    bool tells_more(TokenRange range) const {
        for (TokenIndex t = range.begin; t < range.end; ++t) {
            if (view_.phrase_of(t) != none || view_.token(t).upos == Upos::ADJ) return true;
        }
        return false;
    }

    TokenRanges antecedent() {
        const Phrase* const noun = antecedent_of(grammar_, match_.clause);
        if (noun == nullptr) return {};
        finding_.of_antecedent = true;
        const TokenIndex end = std::min(with_attributes(grammar_, *noun).end, view_.clause(match_.clause).tokens.begin);
        return pieces(grammar_, {noun->tokens.begin, end}, {});
    }

    // "die Probe, die Minister Lund ankündigte": the pronoun was taken for an article.
    bool opens_with_subject() const {
        const Clause& clause = view_.clause(match_.clause);
        return clause.kind == ClauseKind::relative && clause.introducer != no_token &&
               clause.subject.begin == clause.introducer && clause.subject.size() > 1;
    }

    // "Der Plan stößt bei Anwohnern auf Widerstand": who acts stands behind the word that tells where words come from.
    bool meets() {
        const Phrase* what = field_.subject();
        if (what == nullptr || match_.passive) return false;
        finding_.speaker.clear();
        finding_.speaker_role = SpeakerRole::nobody;
        const Phrase* who =
            phrase_opened_by(grammar_, match_.clause, word_origin | word_agent,
                             [&](const Phrase& phrase) { return !what->tokens.contains(phrase.preposition); });
        if (who != nullptr) {
            finding_.speaker = {up_to_cue(with_attributes(grammar_, *who))};
            finding_.speaker_role = SpeakerRole::agent;
        }
        finding_.rule = Rule::passive_verb;
        TokenRange content = with_attributes(grammar_, *what);
        if (!finding_.speaker.empty() && finding_.speaker.front().begin > content.begin)
            content.end = std::min(content.end, finding_.speaker.front().begin - 1);
        finding_.content = {content};
        return true;
    }

    // "Sorgte bei Eltern für Kritik": the noun of the cue, with what opens its phrase, is no attribute of who stands in
    // front of it.
    TokenRange up_to_cue(TokenRange who) const {
        for (TokenIndex t = who.begin + 1; t < who.end; ++t) {
            if (!contains(match_.words, t)) continue;
            const bool behind_preposition = view_.token(t - 1).upos == Upos::ADP && t - 1 > who.begin;
            return {who.begin, behind_preposition ? t - 1 : t};
        }
        return who;
    }

    // "bezeichnete X als Y", "hält X für Y", "X gilt als Y", "nannte X Y".
    bool as() {
        const Phrase* what = match_.passive ? field_.subject() : field_.object(Case::acc);
        const bool needs_word = !match_.cue->prepositions.empty();
        const TokenIndex word = needs_word ? field_.preposition() : no_token;
        if (needs_word && word == no_token) return false;
        if (match_.cue->frames & frame_meets) return of_subject(word);
        if (what == nullptr) return needs_word && without_object(word);
        TokenRanges content = field_.content_from(what->tokens.begin);
        if (word != no_token && (word >= field_.end_of_part(what->tokens.begin) || word < what->tokens.begin)) {
            for (TokenRange piece : field_.content_from(word)) content.push_back(piece);
        }
        if (!needs_word) {
            for (TokenRange piece : name_behind_verb(*what)) content.push_back(piece);
            for (TokenRange piece : name_in_marks(*what)) content.push_back(piece);
            if (refuses_details(*what, content)) return false;
            append_front_clause(content);
        }
        return accept(Rule::verb_with_as, joined(std::move(content)));
    }

    // "Den Plan, der zu spät kam, nannte sie durchsichtig": where what is called so stands in front of the verb, what
    // it is called.
    TokenRanges name_behind_verb(const Phrase& what) const {
        const TokenIndex finite = view_.clause(match_.clause).finite;
        if (finite == no_token || what.tokens.begin >= finite) return {};
        for (TokenIndex t : view_.own_tokens(match_.clause)) {
            if (t <= finite || contains({field_.actor().tokens}, t) || contains(match_.words, t)) continue;
            const Phrase* phrase = phrase_at(view_, t);
            const bool names = phrase != nullptr && phrase->tokens.begin == t && phrase->preposition == no_token &&
                               !tells_time(grammar_, phrase->head) && !view_.token(phrase->head).morph.reflex;
            if (names || view_.token(t).upos == Upos::ADJ) return field_.content_from(t);
        }
        return {};
    }

    // "„Panikmache“ nennt das der Verband", "Einen „Skandal“ nannte Holm den Plan"
    TokenRanges name_in_marks(const Phrase& what) const {
        const Clause& clause = view_.clause(match_.clause);
        const TokenIndex finite = clause.finite;
        if (finite == no_token || what.tokens.begin < finite || !opens_with_marks(view_, clause)) return {};
        const TokenRange front{clause.tokens.begin, finite};
        // "Der „Spiegel“ nennt das einen Skandal"
        return overlap({field_.actor().tokens}, front) ? TokenRanges{} : TokenRanges{front};
    }

    // "Details nannte sie nicht", "Den Namen der Athletin nannte sie nicht" call nothing by any name: nothing but the
    // object and a negation.
    bool refuses_details(const Phrase& what, const TokenRanges& content) const {
        const TokenRange whole = with_attributes(grammar_, what);
        bool negated = match_.negated, more = false;
        for (TokenRange range : content) {
            for (TokenIndex t = range.begin; t < range.end; ++t) {
                const bool negation = (grammar_.cues.speech_word(view_.lower(t)) & word_negation) != 0;
                negated |= negation;
                more |= view_.is_word(t) && !negation && !whole.contains(t);
            }
        }
        return negated && !more;
    }

    // "X gilt als Y": the subject is what it is about, and nobody is said to say it.
    bool of_subject(TokenIndex word) {
        const Phrase* what = field_.subject();
        if (what == nullptr || match_.passive) return false;
        if (is_intransitive()) {
            finding_.speaker.clear();
            finding_.speaker_role = SpeakerRole::nobody;
        }
        TokenRanges content = pieces(grammar_, {word, field_.end_of_part(word)}, match_.words);
        content.push_back(with_attributes(grammar_, *what));
        return accept(Rule::verb_with_as, joined(std::move(content)));
    }

    // "Dass er geht, nannte sie einen Skandal"
    void append_front_clause(TokenRanges& content) const {
        const TokenIndex begin = view_.clause(match_.clause).tokens.begin;
        for (std::uint32_t child : view_.children(match_.clause)) {
            const Clause& clause = view_.clause(child);
            if (clause.kind == ClauseKind::complement && clause.tokens.begin == begin) content.push_back(clause.tokens);
        }
    }

    // "Hält es für zulässig", "Dass er geht, hält sie für möglich"; not "sehen sich in … bestätigt".
    bool without_object(TokenIndex word) {
        if (is_reflexive()) return false;
        TokenRanges content = field_.content_from(word);
        for (std::uint32_t child : view_.children(match_.clause)) {
            if (view_.clause(child).kind == ClauseKind::complement) content.push_back(view_.clause(child).tokens);
        }
        return accept(Rule::verb_with_as, joined(std::move(content)));
    }

    bool is_reflexive() const {
        const std::vector<TokenIndex>& own = view_.own_tokens(match_.clause);
        return std::any_of(own.begin(), own.end(), [&](TokenIndex t) { return view_.token(t).morph.reflex; });
    }

    bool is_intransitive() const { return field_.object(Case::acc) == nullptr; }

    bool prepositional() {
        const TokenIndex word = field_.preposition();
        if (word == no_token || brings_in_words(word)) return false;
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

    // "Zitierte einen Kollegen mit den Worten: „…“": what is cited follows.
    bool brings_in_words(TokenIndex preposition) const {
        const Phrase* phrase = (match_.cue->frames & frame_cites) != 0 ? phrase_at(view_, preposition) : nullptr;
        const SourceNoun* noun =
            phrase == nullptr ? nullptr : grammar_.cues.source_noun(view_.token(phrase->head).lemma);
        return noun != nullptr && noun->kind == SourceKind::words;
    }

    // "Die Ärztin zählt weiterhin 53": a number that stands for what it counts, right behind a verb or adverb. Four
    // digits may be a year.
    TokenRanges bare_number() const {
        constexpr std::size_t of_year = 4;
        if (match_.passive) return {};
        for (TokenIndex t : view_.own_tokens(match_.clause)) {
            if (view_.token(t).upos != Upos::NUM || view_.phrase_of(t) != none || t == 0) continue;
            const Upos before = view_.token(t - 1).upos;
            const bool alone = before == Upos::VERB || before == Upos::AUX || before == Upos::ADV;
            const std::string_view form = view_.form(t);
            const bool year = form.size() == of_year && form.front() >= '0' && form.front() <= '9';
            if (alone && !year) return {{t, t + 1}};
        }
        return {};
    }

    // "Holm, deren Entlassung die Partei verlangt": the pronoun that opens the clause says whose.
    TokenIndex begin_of(const Phrase& what) const {
        return opens_with_possessor(view_, match_.clause, what) ? what.tokens.begin - 1 : what.tokens.begin;
    }

    bool object(Case wanted, Rule rule) {
        const Phrase* what = match_.passive ? field_.subject() : field_.object(wanted);
        if (what == nullptr && wanted == Case::acc)
            return (opens_with_subject() && accept(rule, antecedent())) || accept(rule, bare_number());
        if (what == nullptr) return false;
        TokenRanges content = field_.content_from(begin_of(*what));
        const bool names = (match_.cue->frames & frame_as) != 0 && match_.cue->prepositions.empty();
        return !(names && refuses_details(*what, content)) && accept(rule, std::move(content));
    }

    // "Der Verband sieht „enormen Nachholbedarf“ bei den Brücken": the marks tell that these are the subject's words.
    bool marked_object() {
        const Phrase* what = match_.passive ? nullptr : field_.object(Case::acc);
        if (what == nullptr) return false;
        TokenRanges content = field_.content_from(what->tokens.begin);
        // "eine „ernste Gefahr“": the article stands in front of the marks.
        const TokenIndex behind = what->tokens.end;
        const bool marked = view_.is_in_marks(what->head) ||
                            (behind < view_.size() && view_.token(behind).kind == TokenKind::quote_open);
        return marked && !view_.is_in_marks(match_.verb) && accept(Rule::verb_with_object, std::move(content));
    }

    bool bare() {
        if (is_subject_of_many() || is_threatened()) return false;
        // "Wollte sich nicht äußern"
        finding_.is_plain |= match_.negated && match_.cue->act == Act::state && (match_.cue->frames & frame_quote) != 0;
        finding_.rule = match_.passive ? Rule::passive_verb : Rule::verb_alone;
        return true;
    }

    // "Samsung drohen Strafen": whoever is one and has a verb in the plural does not act.
    bool is_subject_of_many() const {
        const Phrase* subject = field_.subject();
        const TokenIndex finite = view_.clause(match_.clause).finite;
        return subject != nullptr && finite != no_token && view_.token(finite).morph.number == Number::plur &&
               subject->tokens.size() == 1 && field_.actor().tokens.size() == 1 &&
               view_.token(subject->head).upos == Upos::PROPN;
    }

    // "Dem Chef droht eine Anklage": what threatens somebody named in front of the verb is no warning of anybody's.
    bool is_threatened() const {
        const TokenIndex finite = view_.clause(match_.clause).finite;
        const Phrase* whom = match_.cue->act == Act::warn ? field_.object(Case::dat) : nullptr;
        const Phrase* what = field_.subject();
        if (whom == nullptr || what == nullptr) return false;
        // "Holm droht Gefängnis": a noun that may be what threatens as well.
        const bool bare = whom->tokens.size() == 1 && view_.token(whom->head).upos == Upos::NOUN;
        if (bare && whom->can_be(Case::nom)) return true;
        return whom->head < finite && what->head > finite;
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

namespace {

// "Man bitte um Verständnis": whoever goes on speaking asks for it, and tells of nobody else.
bool is_own_act(const DocumentView& view, const VerbMatch& match) {
    const Clause& clause = view.clause(match.clause);
    const Phrase* subject = subject_phrase(view, match.clause);
    return clause.kind == ClauseKind::main && clause.mood == Mood::sub && clause.finite == match.verb &&
           view.token(match.verb).morph.tense == Tense::pres && subject != nullptr &&
           view.token(subject->head).upos == Upos::PRON && view.token(subject->head).morph.pron_type == PronType::ind;
}

}  // namespace

void find_reported(const Grammar& grammar, const VerbMatch& match, std::vector<Finding>& findings) {
    if (is_own_act(grammar.view, match) || is_asked(grammar.view, match)) return;
    ReportedRules rules(grammar, match);
    if (rules.find()) {
        Finding first = rules.take();
        std::vector<Finding> others = split_gapped(grammar, match, first);
        findings.push_back(with_addressee(grammar, match, std::move(first)));
        std::move(others.begin(), others.end(), std::back_inserter(findings));
        if (!others.empty()) return;
    }
    ReportedRules others(grammar, match);
    if (others.find_exchanged()) findings.push_back(others.take());
}

}  // namespace sayso::statement
