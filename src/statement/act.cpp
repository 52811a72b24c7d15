#include "statement/act.h"

#include <algorithm>
#include <optional>
#include <string>

#include "statement/speaker_kind.h"
#include "statement/speakers.h"
#include "statement/verb_match.h"

namespace sayso::statement {
namespace {

bool is_negation(const Grammar& grammar, TokenIndex t) {
    return (grammar.cues.speech_word(grammar.view.lower(t)) & word_negation) != 0 ||
           grammar.view.token(t).morph.pron_type == PronType::neg;
}

// What a statement says, as far as it tells the act.
class Content {
public:
    Content(const SpeakerContext& context, const Finding& finding)
        : context_(context),
          grammar_(context.grammar),
          view_(context.grammar.view),
          finding_(finding),
          clause_(main_clause()) {}

    // The first word, or pair of words, of the main clause, or of the one clause it is, that the table has.
    std::optional<Act> by_words() const {
        constexpr std::uint32_t farthest = 60;
        const TokenIndex begin = finding_.content.front().begin;
        for (TokenRange range : finding_.content) {
            for (TokenIndex t = range.begin; t < range.end && t < begin + farthest; ++t) {
                if (view_.clause_of(t) != clause_) continue;
                if (t + 1 < range.end) {
                    std::string pair(view_.lower(t));
                    (pair += ' ') += view_.lower(t + 1);
                    if (const auto act = grammar_.cues.act_word(pair)) return act;
                }
                if (const auto act = grammar_.cues.act_word(view_.lower(t))) return act;
            }
        }
        return std::nullopt;
    }

    // "Ohne höhere Gebühren klaffe ein Loch", "Sonst …".
    std::optional<Act> by_first_word() const {
        if (tells_what_did_not_happen()) return std::nullopt;
        return grammar_.cues.act_first(view_.lower(finding_.content.front().begin));
    }

    // "Ob das helfe, wisse er nicht": a question in front of a main clause that does not answer it.
    std::optional<Act> by_question() const {
        const TokenIndex first = finding_.content.front().begin;
        const std::optional<Act> open = grammar_.cues.act_opening(view_.lower(first));
        if (!open || clause_ == none || view_.clause_of(first) == clause_) return std::nullopt;
        for (TokenIndex t : view_.own_tokens(clause_)) {
            const bool leaves_open = grammar_.cues.act_label(view_.lower(t)) == open;
            if (contains(finding_.content, t) && (leaves_open || is_negation(grammar_, t))) return open;
        }
        return std::nullopt;
    }

    // "will kündigen" is a plan. Of what is going to be ("werde steigen") those tell a plan who can have one.
    std::optional<Act> by_verb() const {
        const Token* finite = finite_verb();
        if (finite == nullptr || tells_the_past(*finite)) return std::nullopt;
        const bool own = finding_.form != Form::direct || finite->morph.person == Person::first;
        if (const VerbCue* plan = modal_cue(grammar_, *finite))
            return own && !is_perfect() ? std::optional(plan->act) : std::nullopt;
        const bool future = grammar_.cues.helper(finite->lemma) == Helper::passive && is_infinitive(predicate()) &&
                            finite->morph.tense != Tense::past;
        if (!future) return std::nullopt;
        return !subject_can_plan() ? Act::estimate : own ? std::optional(Act::announce) : std::nullopt;
    }

    // "will davon nichts wissen", "mag das nicht glauben": who will not say or believe something plans nothing.
    std::optional<Act> by_refusal() const {
        if (clause_ == none || !is_infinitive(predicate()) || !has_negation()) return std::nullopt;
        const std::string_view lemma = view_.token(predicate()).lemma;
        const std::vector<VerbCue>* rows = grammar_.cues.verbs(lemma);
        const bool tells = rows != nullptr && std::any_of(rows->begin(), rows->end(), [&](const VerbCue& row) {
                               return row.act != Act::announce && (row.with.empty() || row.act == Act::ask);
                           });
        if (!tells) return std::nullopt;
        const ActVerb* verb = grammar_.cues.act_verb(lemma);
        return verb != nullptr && verb->negated ? *verb->negated : Act::deny;
    }

    // "erklärte, die Brücke zu sperren"; not "… zu sein" or "… gesperrt zu haben".
    bool is_infinitive_of_deed() const {
        if (finding_.rule != Rule::verb_with_infinitive || clause_ == none || predicate() == no_token) return false;
        return !is_perfect() && grammar_.cues.helper(view_.token(predicate()).lemma) == Helper::none;
    }

    // In the past, but no subjunctive, and nothing that was to come ("sollte").
    bool is_past() const {
        const Token* finite = finite_verb();
        return finite != nullptr && tells_the_past(*finite) && grammar_.cues.helper(finite->lemma) != Helper::hearsay;
    }

    // "gesehen haben"
    bool is_perfect() const {
        return std::any_of(finding_.content.begin(), finding_.content.end(), [&](TokenRange range) {
            for (TokenIndex t = range.begin + 1; t < range.end; ++t) {
                if (view_.clause_of(t) == clause_ && t != view_.clause(clause_).finite &&
                    grammar_.cues.helper(view_.token(t).lemma) == Helper::perfect &&
                    view_.token(t - 1).morph.verb_form == VerbForm::part)
                    return true;
            }
            return false;
        });
    }

private:
    // "Ohne sie hätte es mehr Tote gegeben"
    bool tells_what_did_not_happen() const {
        const Token* finite = finite_verb();
        return finite != nullptr && view_.clause(clause_).mood == Mood::sub && finite->morph.tense == Tense::past &&
               grammar_.cues.helper(finite->lemma) == Helper::perfect && predicate() != no_token &&
               view_.token(predicate()).morph.verb_form == VerbForm::part;
    }

    // The clause that the content begins in, or the one around it that is part of the content, too ("Wer bauen wolle,
    // müsse warten").
    std::uint32_t main_clause() const {
        std::uint32_t c = view_.clause_of(finding_.content.front().begin);
        while (c != none && view_.clause(c).parent != none) {
            const TokenIndex finite = view_.clause(view_.clause(c).parent).finite;
            if (finite == no_token || !contains(finding_.content, finite)) break;
            c = view_.clause(c).parent;
        }
        return c;
    }

    const Token* finite_verb() const {
        const TokenIndex t = clause_ == none ? no_token : view_.clause(clause_).finite;
        return t != no_token && contains(finding_.content, t) ? &view_.token(t) : nullptr;
    }
    TokenIndex predicate() const { return view_.clause(clause_).predicate; }

    bool has_negation() const {
        const std::vector<TokenIndex>& own = view_.own_tokens(clause_);
        return std::any_of(own.begin(), own.end(), [&](TokenIndex t) { return is_negation(grammar_, t); });
    }

    bool is_infinitive(TokenIndex t) const { return t != no_token && view_.token(t).morph.verb_form == VerbForm::inf; }

    bool tells_the_past(const Token& finite) const {
        return finite.morph.tense == Tense::past && view_.clause(clause_).mood != Mood::sub;
    }

    bool subject_can_plan() const {
        const Phrase* subject = subject_phrase(view_, clause_);
        if (subject == nullptr || (grammar_.cues.speech_word(view_.lower(subject->head)) & word_expletive))
            return false;
        const std::string_view kind = speaker_kind(context_, subject->head);
        static constexpr std::string_view words[] = {"paper", "document", "relative"};
        return can_speak(kind) && std::find(std::begin(words), std::end(words), kind) == std::end(words);
    }

    const SpeakerContext& context_;
    const Grammar& grammar_;
    const DocumentView& view_;
    const Finding& finding_;
    std::uint32_t clause_;
};

// What a reported act is about, as far as it tells which act it is.
class Object {
public:
    Object(const Grammar& grammar, const Finding& finding)
        : grammar_(grammar), view_(grammar.view), finding_(finding), begin_(begin_of_label()) {}

    std::optional<Act> act(const ActVerb& verb) const {
        if (finding_.act == Act::announce && verb.shows) return of_shown();
        const bool has_object = finding_.rule == Rule::verb_with_object || finding_.rule == Rule::passive_verb;
        if (verb.utters) return has_object ? of_noun() : std::nullopt;
        if (const auto act = of_words(verb)) return act;
        if (finding_.act != Act::judge || !verb.names) return std::nullopt;
        if (const auto act = of_label()) return act;
        if (verb.number && begins_with_number()) return verb.number;
        return verb.plain && !calls_something() ? verb.plain : std::nullopt;
    }

private:
    TokenIndex first_noun() const {
        for (TokenRange range : finding_.content) {
            for (TokenIndex t = range.begin; t < range.end; ++t) {
                if (view_.token(t).upos == Upos::NOUN) return t;
            }
        }
        return no_token;
    }

    // "legte Zahlen vor"
    std::optional<Act> of_shown() const {
        const TokenIndex t = first_noun();
        return grammar_.cues.act_shown(t == no_token ? view_.lower(finding_.content.front().begin) : noun(t));
    }

    // "äußerte seine Enttäuschung"
    std::optional<Act> of_noun() const {
        const TokenIndex t = first_noun();
        const NounCue* cue = t == no_token ? nullptr : grammar_.cues.noun(view_.token(t).lemma);
        return cue == nullptr ? std::nullopt : std::optional(cue->act);
    }

    // "demonstrierte für Frieden"
    std::optional<Act> of_words(const ActVerb& verb) const {
        for (TokenRange range : finding_.content) {
            for (TokenIndex t = range.begin; t < range.end; ++t) {
                const auto word = std::find_if(verb.words.begin(), verb.words.end(),
                                               [&](const auto& pair) { return pair.first == view_.lower(t); });
                if (word != verb.words.end()) return word->second;
            }
        }
        return std::nullopt;
    }

    // What somebody calls something: "nannte", "sprach von", "hält für".
    std::optional<Act> of_label() const {
        for (TokenRange range : finding_.content) {
            for (TokenIndex t = std::max(range.begin, begin_); t < range.end; ++t) {
                const bool is_noun = view_.token(t).upos == Upos::NOUN;
                if (const auto act = grammar_.cues.act_label(is_noun ? noun(t) : std::string(view_.lower(t))))
                    return act;
            }
        }
        return std::nullopt;
    }

    std::string noun(TokenIndex t) const {
        const std::string_view lemma = view_.token(t).lemma;
        return lemma.empty() ? std::string(view_.lower(t)) : lowered(lemma);
    }

    // Behind "als" or "für", where the content has it.
    TokenIndex begin_of_label() const {
        const TokenIndex begin = finding_.content.front().begin;
        for (TokenRange range : finding_.content) {
            for (TokenIndex t = range.begin; t < range.end; ++t) {
                if (grammar_.cues.is_as_word(view_.lower(t))) return t + 1;
            }
        }
        return begin;
    }

    bool begins_with_number() const {
        constexpr TokenIndex longest_start = 4;  // "von mehr als 300", "von zwischen 1.000 und 3.000"
        const TokenRange first = finding_.content.front();
        for (TokenIndex t = first.begin; t < first.end && t < first.begin + longest_start; ++t) {
            if (view_.token(t).kind == TokenKind::number) return true;
            if (view_.token(t).upos == Upos::NOUN) return false;
        }
        return false;
    }

    // "nannte den Beschluss fair", "nannte ihn einen Patrioten": two things stand beside each other.
    bool calls_something() const {
        if (finding_.rule == Rule::passive_verb) return false;
        if (view_.phrase_of(finding_.content.back().end - 1) == none) return true;
        std::uint32_t phrases = 0;
        for (TokenRange range : finding_.content) {
            for (TokenIndex t = range.begin; t < range.end; ++t) {
                const std::uint32_t p = view_.phrase_of(t);
                if (view_.quotation_of(t) != none || (p == none && view_.token(t).upos == Upos::ADJ)) return true;
                const bool begins = p != none && view_.phrase(p).tokens.begin == t;
                if (begins && view_.phrase(p).preposition == no_token && view_.phrase(p).can_be(Case::acc)) ++phrases;
            }
        }
        return phrases > 1;
    }

    const Grammar& grammar_;
    const DocumentView& view_;
    const Finding& finding_;
    TokenIndex begin_;
};

const ActVerb* act_verb_of(const Grammar& grammar, const Finding& finding) {
    return finding.anchor == no_token ? nullptr : grammar.cues.act_verb(grammar.view.token(finding.anchor).lemma);
}

// Who does not deny confirms, who does not confirm or answer denies.
Act negated(const Finding& finding) {
    switch (finding.act) {
        case Act::deny:
        case Act::doubt: return Act::confirm;
        case Act::confirm:
        case Act::announce: return Act::deny;
        case Act::state: return finding.form == Form::reported ? Act::deny : Act::state;
        default: return finding.act;
    }
}

// Not "sah die Gefahr, dass …", which has a row with another act.
bool is_of_verb_alone(const Grammar& grammar, const Finding& finding) {
    const std::vector<VerbCue>* rows = grammar.cues.verbs(grammar.view.token(finding.anchor).lemma);
    return rows != nullptr && std::any_of(rows->begin(), rows->end(), [&](const VerbCue& row) {
               return row.with.empty() && row.act == finding.act;
           });
}

// "Machte keine Angaben", "bestätigte keine Einzelheiten": the cue's own noun, or the object. Not where the row of the
// cue has the negation itself ("sieht keinen Anlass").
bool is_negated_by_noun(const DocumentView& view, const Finding& finding) {
    if (finding.form != Form::reported && finding.act != Act::doubt) return false;
    const auto negates = [&](TokenIndex t) {
        return view.token(t).morph.pron_type == PronType::neg && !contains(finding.cue, t);
    };
    const bool of_cue = std::any_of(finding.cue.begin(), finding.cue.end(), [&](TokenRange word) {
        const std::uint32_t p = view.phrase_of(word.begin);
        return p != none && view.token(word.begin).upos == Upos::NOUN && negates(view.phrase(p).tokens.begin);
    });
    const bool has_object = finding.rule == Rule::verb_with_object || finding.rule == Rule::verb_with_as;
    return of_cue || (has_object && !finding.content.empty() && negates(finding.content.front().begin));
}

bool is_negated(const Grammar& grammar, const Finding& finding) {
    const bool in_cue = std::any_of(finding.cue.begin(), finding.cue.end(),
                                    [&](TokenRange word) { return is_negation(grammar, word.begin); });
    return (finding.negated && !in_cue) || is_negated_by_noun(grammar.view, finding);
}

// "Ob er kommt, konnte sie nicht sagen", "wollte sie nicht sagen": who does not answer doubts or refuses.
std::optional<Act> act_of_no_answer(const Grammar& grammar, const Finding& finding) {
    if (finding.rule != Rule::verb_with_clause || finding.act != Act::state || finding.content.empty())
        return std::nullopt;
    const DocumentView& view = grammar.view;
    const TokenIndex finite = view.clause(view.clause_of(finding.anchor)).finite;
    const std::optional<Act> open = grammar.cues.act_opening(view.lower(finding.content.front().begin));
    const bool refuses = finite != no_token && modal_cue(grammar, view.token(finite)) != nullptr;
    return open && refuses ? Act::deny : open;
}

// The cue's act, with what hangs on the cue.
Act act_of_cue(const Grammar& grammar, const Finding& finding) {
    const ActVerb* verb = act_verb_of(grammar, finding);
    if (is_negated(grammar, finding)) {
        // "Stellte keine Senkung in Aussicht: Man werde warten": behind the colon stands what is said in its place.
        if (finding.rule == Rule::clause_after_verb && finding.act == Act::announce) return Act::state;
        if (const auto act = act_of_no_answer(grammar, finding)) return *act;
        return verb != nullptr && verb->negated ? *verb->negated : negated(finding);
    }
    if (verb == nullptr || finding.content.empty()) return finding.act;
    if (finding.form == Form::reported) return Object(grammar, finding).act(*verb).value_or(finding.act);
    if (finding.rule == Rule::verb_with_infinitive)
        return finding.act == Act::state ? finding.act : verb->infinitive.value_or(finding.act);
    const bool clause = is_of_verb_alone(grammar, finding);
    return clause ? verb->clause.value_or(finding.act) : finding.act;
}

// A question as a whole: an answer that ends with one ("Wer redet heute noch davon?") tells more than it asks.
bool asks(const DocumentView& view, const TokenRanges& content) {
    const TokenIndex end = content.back().end;
    if (end >= view.size() || !view.is_mark(end, "?")) return false;
    const TokenRange first = view.sentence_of(content.front().begin).tokens;
    if (first.contains(end)) return true;
    for (TokenIndex t = first.begin; t < first.end; ++t) {
        if (view.is_mark(t, "?")) return true;
    }
    return false;
}

// „Wer ist da?“, rief er: who shouts may ask.
bool is_shouted(const Grammar& grammar, const Finding& finding) {
    const std::vector<VerbCue>* rows = grammar.cues.verbs(grammar.view.token(finding.anchor).lemma);
    return finding.form == Form::direct && rows != nullptr &&
           std::any_of(rows->begin(), rows->end(),
                       [](const VerbCue& row) { return (row.frames & frame_shouted) != 0; });
}

// What a neutral cue's content tells.
std::optional<Act> act_of_content(const Content& content, const ActVerb* verb, bool asks) {
    if (asks) return Act::ask;
    if (const auto act = content.by_question()) return act;
    if (const auto act = content.by_first_word()) return act;
    if (const auto act = content.by_words()) return act;
    if (const auto act = content.by_verb()) return act;
    return verb != nullptr && content.is_infinitive_of_deed() ? verb->infinitive : std::nullopt;
}

}  // namespace

void set_act(const SpeakerContext& context, Finding& finding) {
    const DocumentView& view = context.grammar.view;
    finding.act = act_of_cue(context.grammar, finding);
    if (finding.form == Form::reported || finding.content.empty()) return;
    const Content content(context, finding);
    if (finding.rule == Rule::modal_plan && content.is_perfect()) {
        finding.act = Act::state;
        finding.certainty = Certainty::hedged;
    } else if (finding.rule == Rule::modal_plan) {
        finding.act = content.by_refusal().value_or(finding.act);
    } else if (finding.act == Act::announce && content.is_past()) {
        finding.act = Act::state;
    } else if (is_shouted(context.grammar, finding) && asks(view, finding.content)) {
        finding.act = Act::ask;
    } else if (finding.act == Act::state) {
        finding.act = act_of_content(content, act_verb_of(context.grammar, finding), asks(view, finding.content))
                          .value_or(finding.act);
    }
}

}  // namespace sayso::statement
