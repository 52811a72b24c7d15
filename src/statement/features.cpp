#include <algorithm>
#include <string>

#include "statement/feature_set.h"
#include "statement/scorer.h"

namespace sayso::statement {
namespace {

std::string_view bucket(std::uint32_t n) {
    if (n == 0) return "0";
    if (n <= 2) return "2";
    if (n <= 4) return "4";
    if (n <= 8) return "8";
    if (n <= 16) return "16";
    return "more";
}

std::string_view mood_name(Mood mood) {
    switch (mood) {
        case Mood::ind: return "ind";
        case Mood::sub: return "sub";
        case Mood::imp: return "imp";
        default: return "none";
    }
}

// Rules that find alike things learn from each other: a rare place of the verb has few examples of its own.
std::string_view group_of(Rule rule) {
    switch (rule) {
        case Rule::verb_with_clause:
        case Rule::clause_after_verb:
        case Rule::clause_before_verb:
        case Rule::clause_around_verb:
        case Rule::as_reported: return "clause";
        case Rule::quote_before_cue:
        case Rule::quote_after_cue:
        case Rule::quote_after_noun:
        case Rule::quote_alone: return "quote";
        case Rule::verb_with_object:
        case Rule::verb_with_preposition:
        case Rule::verb_with_as:
        case Rule::verb_with_dative:
        case Rule::verb_alone:
        case Rule::passive_verb: return "reported";
        default: return name_of(rule);
    }
}

class FeatureMaker {
public:
    FeatureMaker(const Grammar& grammar, const Finding& finding)
        : view_(grammar.view), cues_(grammar.cues), f_(finding), rule_(name_of(finding.rule)) {}

    Features make() {
        set_.add({"bias"});
        set_.add({"rule", rule_});
        cue();
        speaker();
        content();
        place();
        if (f_.speaker_role == SpeakerRole::carried || f_.rule == Rule::free_clause) {
            set_.add({"since", rule_, digit(f_.sentences_since)});
            set_.add({"since", rule_, digit(f_.sentences_since), name_of(f_.carried_from)});
        }
        return set_.take();
    }

private:
    const Token& anchor() const { return view_.token(f_.anchor); }

    void cue() {
        const std::string_view lemma = anchor().lemma;
        set_.add({"lemma", lemma});
        set_.add({"lemma", rule_, lemma});
        set_.add({"group", group_of(f_.rule)});
        set_.add({"group", group_of(f_.rule), lemma});
        std::string words;
        for (TokenRange range : f_.cue) {
            for (TokenIndex t = range.begin; t < range.end; ++t) (words += view_.token(t).lemma) += ' ';
        }
        set_.add({"cue", words});
        set_.add({"cue", rule_, words});
        set_.add({"act", rule_, name_of(f_.act)});
        set_.add({"form", rule_, label_digit(anchor().morph.verb_form), label_digit(anchor().upos)});
        if (f_.negated) set_.add({"negated", rule_});
        const std::uint32_t c = view_.clause_of(f_.anchor);
        if (c == none) return;
        const Clause& clause = view_.clause(c);
        set_.add({"clause", rule_, name_of(clause.kind)});
        set_.add({"mood", rule_, mood_name(clause.mood)});
        set_.add({"predicate", rule_,
                  clause.predicate == f_.anchor  ? "same"
                  : clause.predicate == no_token ? ""
                                                 : view_.token(clause.predicate).lemma});
        if (clause.finite == no_token) return;
        const Token& finite = view_.token(clause.finite);
        set_.add({"tense", rule_, label_digit(finite.morph.tense)});
        if (clause.finite != f_.anchor) {
            set_.add({"finite", rule_, finite.lemma});
            set_.add({"finite", lemma, finite.lemma});
        }
    }

    void speaker() {
        const std::string_view role = label_digit(f_.speaker_role);
        set_.add({"speaker", rule_, role});
        set_.add({"speaker", anchor().lemma, role});
        if (f_.speaker.empty()) return;
        const std::uint32_t p = view_.phrase_of(first_word(f_.speaker.front()));
        if (p == none) return;
        const Token& head = view_.token(view_.phrase(p).head);
        set_.add({"who", head.lemma});
        set_.add({"who", rule_, label_digit(head.upos), label_digit(head.morph.pron_type)});
        set_.add({"who", anchor().lemma, label_digit(head.upos)});
        // The end of a noun tells persons and bodies from things ("-er", "-ung").
        const std::string_view lemma = head.lemma;
        if (head.upos == Upos::NOUN && lemma.size() > 4) set_.add({"whoend", lemma.substr(lemma.size() - 3)});
        set_.add({"whoname", rule_, has_name(f_.speaker.front()) ? "name" : "none"});
    }

    TokenIndex first_word(TokenRange range) const {
        while (range.begin + 1 < range.end && !view_.is_word(range.begin)) ++range.begin;
        return range.begin;
    }

    bool has_name(TokenRange range) const {
        for (TokenIndex t = range.begin; t < range.end; ++t) {
            if (view_.token(t).upos == Upos::PROPN) return true;
        }
        return false;
    }

    void content() {
        std::uint32_t words = 0;
        for (TokenRange range : f_.content) words += view_.count_words(range);
        set_.add({"words", rule_, bucket(words)});
        set_.add({"pieces", rule_, digit(static_cast<std::uint32_t>(f_.content.size()))});
        if (!f_.addressee.empty()) set_.add({"addressee", rule_});
        if (f_.content.empty()) return;
        const TokenIndex first = first_word(f_.content.front());
        set_.add({"first", rule_, view_.lower(first)});
        set_.add({"firsttag", rule_, label_digit(view_.token(first).upos)});
        const std::uint32_t c = view_.clause_of(first);
        if (c != none) {
            set_.add({"contentclause", rule_, name_of(view_.clause(c).kind), mood_name(view_.clause(c).mood)});
            set_.add({"contentmood", group_of(f_.rule), mood_name(view_.clause(c).mood)});
            if (view_.clause(c).finite != no_token) {
                const Token& finite = view_.token(view_.clause(c).finite);
                set_.add({"contentfinite", rule_, finite.lemma, label_digit(finite.morph.tense),
                          mood_name(finite.morph.mood)});
            }
        }
        const std::uint32_t p = view_.phrase_of(first);
        if (f_.form == Form::reported && p != none) {
            const std::string_view head = view_.token(view_.phrase(p).head).lemma;
            set_.add({"object", head});
            set_.add({"object", anchor().lemma, head});
            if (head.size() > 4) set_.add({"objectend", head.substr(head.size() - 3)});
        } else if (f_.form == Form::reported) {
            set_.add({"object", anchor().lemma, view_.lower(first)});
        }
        bool marks = false;
        for (TokenRange range : f_.content) {
            for (TokenIndex t = range.begin; t < range.end; ++t) marks |= view_.token(t).kind == TokenKind::quote_open;
        }
        if (marks) set_.add({"marks", rule_});
        if (f_.rule == Rule::modal_plan || f_.rule == Rule::hearsay) verbs_of_content();
    }

    // What is planned or said to be: the verbs, and whether they stand in the perfect.
    void verbs_of_content() {
        const std::uint32_t c = view_.clause_of(f_.anchor);
        if (c == none) return;
        bool perfect = false;
        for (TokenIndex t : view_.own_tokens(c)) {
            const Token& token = view_.token(t);
            if (t == f_.anchor || (token.upos != Upos::VERB && token.upos != Upos::AUX)) continue;
            set_.add({"inner", rule_, token.lemma});
            set_.add({"innerform", rule_, label_digit(token.morph.verb_form), label_digit(token.upos)});
            perfect |= token.upos == Upos::AUX && cues_.helper(token.lemma) == Helper::perfect;
        }
        set_.add({"perfect", rule_, perfect ? "yes" : "no", label_digit(view_.token(f_.anchor).morph.tense)});
    }

    void place() {
        if (f_.nested) {
            set_.add({"nested", rule_});
            set_.add({"nested", rule_, name_of(f_.act)});
            set_.add({"nested", anchor().lemma});
        }
        set_.add({"quoted", rule_, view_.quotation_of(f_.anchor) != none ? "in" : "out"});
        const Sentence& sentence = view_.sentence_of(f_.anchor);
        set_.add({"sentence", rule_, bucket(view_.count_words(sentence.tokens))});
        if (sentence.tokens.begin == f_.anchor) set_.add({"opens", rule_});
        const TokenIndex before = view_.word_before(f_.anchor);
        const TokenIndex after = view_.word_after(f_.anchor);
        if (before != no_token) set_.add({"before", rule_, view_.lower(before)});
        if (after != no_token) set_.add({"after", rule_, view_.lower(after)});
        if (before != no_token) set_.add({"beforetag", rule_, label_digit(view_.token(before).upos)});
        if (after != no_token) set_.add({"aftertag", rule_, label_digit(view_.token(after).upos)});
    }

    const DocumentView& view_;
    const Cues& cues_;
    const Finding& f_;
    std::string_view rule_;
    FeatureSet set_{feature_bits};
};

}  // namespace

Features features_of(const Grammar& grammar, const Finding& finding) { return FeatureMaker(grammar, finding).make(); }

}  // namespace sayso::statement
