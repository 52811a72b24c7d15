#include "statement/carried.h"

#include <algorithm>
#include <span>

#include "statement/floor.h"

namespace sayso::statement {
namespace {

// The statement whose speaker goes on at a sentence: the last one in the sentences before that is not part of another
// one's content. Sentences are asked for in order.
class LastSpeaker {
public:
    LastSpeaker(const DocumentView& view, const std::vector<Finding>& kept) : view_(view), kept_(kept) {}

    const Finding* before(std::uint32_t sentence) {
        for (; next_ < kept_.size() && view_.token(kept_[next_].anchor).sentence < sentence; ++next_)
            take(kept_[next_]);
        return best_;
    }

private:
    void take(const Finding& f) {
        const bool same_sentence =
            best_ != nullptr && view_.token(best_->anchor).sentence == view_.token(f.anchor).sentence;
        if (f.speaker.empty() && same_sentence) return;
        if (best_ != nullptr && contains(best_->content, f.anchor) && !best_->speaker.empty()) return;
        best_ = &f;
    }

    const DocumentView& view_;
    const std::vector<Finding>& kept_;
    std::size_t next_ = 0;
    const Finding* best_ = nullptr;
};

// "Das könnte gelingen" is the article's own guess, and so is "Das wäre teuer" in a paragraph where nobody has spoken
// yet: only the first subjunctive tells by itself that somebody else is speaking. In the plural the second stands for
// the first ("hätten" for "haben"), which sounds like the indicative.
bool may_be_own_guess(const Grammar& grammar, const Finding& free, const Finding& source) {
    const DocumentView& view = grammar.view;
    const auto block = [&](TokenIndex t) { return view.sentence_of(t).block; };
    // "Gerichte könnten entscheidend werden" as a heading: nobody goes on there.
    const TokenRange sentence = view.sentence_of(free.anchor).tokens;
    if (view.is_word(sentence.end - 1) && block(free.anchor) != block(source.anchor)) return true;
    const TokenRange clauses = view.clauses_of_sentence(view.token(free.anchor).sentence);
    for (std::uint32_t c = clauses.begin; c < clauses.end; ++c) {
        const Clause& clause = view.clause(c);
        if (clause.mood != Mood::sub || clause.finite == no_token) continue;
        const Token& finite = view.token(clause.finite);
        // "Würden sie gehen, wäre das ein Signal": a condition in front tells nothing of who speaks.
        if (clause.kind == ClauseKind::verb_first && clause.finite == sentence.begin &&
            finite.morph.tense == Tense::past && finite.morph.number == Number::plur && c + 1 < clauses.end)
            continue;
        if (finite.morph.tense != Tense::past || finite.morph.number == Number::plur) return false;
        const bool modal = finite.upos == Upos::AUX && grammar.cues.helper(finite.lemma) == Helper::none &&
                           grammar.cues.verbs(finite.lemma) == nullptr &&
                           view.token(clause.predicate).morph.verb_form == VerbForm::inf;
        return modal || block(free.anchor) != block(source.anchor);
    }
    return false;
}

// "Es sei sicher, sagte X am Rande einer Tagung": the article itself says in a main clause, or with "wie X sagte", who
// speaks. Such a sentence is not free, however little of it was found to be the content.
bool has_cue_of_its_own(const DocumentView& view, const Finding& free, const Finding& kept) {
    const std::uint32_t c = view.clause_of(kept.anchor);
    if (kept.form == Form::reported || c == none || !contains(free.content, kept.anchor)) return false;
    const Clause& clause = view.clause(c);
    const bool in_front = clause.kind == ClauseKind::main || clause.kind == ClauseKind::verb_first;
    return clause.mood != Mood::sub && (in_front || kept.rule == Rule::as_reported);
}

// "Der Vorwurf, man habe getäuscht, sei absurd": says something of what a noun in it tells.
bool answers_noun(const DocumentView& view, const Finding& free, const Finding& kept) {
    if (kept.rule != Rule::noun_with_clause || !contains(free.content, kept.anchor)) return false;
    const TokenRange clauses = view.clauses_of_sentence(view.token(kept.anchor).sentence);
    for (std::uint32_t c = clauses.begin; c < clauses.end; ++c) {
        const Clause& clause = view.clause(c);
        if (clause.mood == Mood::sub && clause.kind == ClauseKind::main && clause.finite != no_token &&
            !contains(kept.content, clause.finite))
            return true;
    }
    return false;
}

// Half of the words, or all of those of a free statement that begins within the content.
bool tells_the_same(const TokenRanges& content, const Finding& free) {
    const bool whole = contains(content, free.content.back().end - 1) && contains(content, free.anchor);
    return whole || likeness(content, free.content) >= 0.5;
}

// "Die Länder bestreiten die Höhe; ein Großteil sei verplant": the last statement of the same sentence in front of a
// free one; nullptr if there is none.
const Finding* told_in_front(const DocumentView& view, std::span<const Finding> kept, const Finding& free) {
    const Sentence& sentence = view.sentence_of(free.anchor);
    const Finding* last = nullptr;
    for (const Finding& f : kept) {
        if (f.anchor >= sentence.tokens.end) break;
        if (f.anchor >= sentence.tokens.begin && f.anchor < free.anchor && !f.speaker.empty()) last = &f;
    }
    return last;
}

}  // namespace

void carry_speakers(const Grammar& grammar, std::vector<Finding>& kept) {
    LastSpeaker last_speaker(grammar.view, kept);
    for (Finding& f : kept) {
        const Finding* before = last_speaker.before(grammar.view.token(f.anchor).sentence);
        const bool refers_back =
            f.speaker_role == SpeakerRole::carried || (f.rule == Rule::source_adverb && f.certainty == Certainty::firm);
        if (!refers_back || f.knows_speaker || before == nullptr || before == &f) continue;
        f.speaker = before->speaker;
        f.carried_anchor = before->anchor;
    }
}

std::vector<Finding> find_carried(const Grammar& grammar, const std::vector<Finding>& kept,
                                  std::vector<Finding> candidates, const Scorer& scorer) {
    const DocumentView& view = grammar.view;
    std::vector<Finding> carried;
    std::size_t first = 0;
    LastSpeaker last_speaker(view, kept);
    for (Finding& f : candidates) {
        const std::uint32_t s = view.token(f.anchor).sentence;
        while (first < kept.size() && view.token(kept[first].anchor).sentence + 1 < s) ++first;
        bool taken = false;
        for (std::size_t k = first; k < kept.size() && view.token(kept[k].anchor).sentence <= s + 1; ++k) {
            taken |= (kept[k].form != Form::reported && tells_the_same(kept[k].content, f) &&
                      !answers_noun(view, f, kept[k])) ||
                     has_cue_of_its_own(view, f, kept[k]);
        }
        if (taken) continue;
        if (!f.speaker.empty()) {
            f.score = Scorer::unit;
            carried.push_back(std::move(f));
            continue;
        }
        const Finding* last_free = carried.empty() ? nullptr : &carried.back();
        const Finding* before = last_speaker.before(s);
        if (const Finding* beside = told_in_front(view, std::span(kept).subspan(first), f)) before = beside;
        const bool goes_on = last_free != nullptr && (before == nullptr || view.token(last_free->anchor).sentence >=
                                                                               view.token(before->anchor).sentence);
        if (!goes_on && before == nullptr) {
            if (!begins_telling(grammar, f)) continue;
            f.score = scorer.score(grammar, f);
            if (scorer.keeps(f.score)) carried.push_back(std::move(f));
            continue;
        }
        const Finding& source = goes_on ? *last_free : *before;
        if (may_be_own_guess(grammar, f, source)) continue;
        f.speaker = source.speaker;
        f.carried_from = source.form;
        f.carried_anchor = source.anchor;
        f.sentences_since = s - view.token(source.anchor).sentence;
        f.knows_speaker = f.sentences_since == 0 && !f.speaker.empty();
        // Speech goes on from the sentence right before; one where no statement was found has a speaker all the same.
        if (f.sentences_since > 1) {
            const TokenRange named = named_actor_of_sentence(grammar, s - 1);
            if (!named.empty()) f.speaker = {named};
        }
        f.score = scorer.score(grammar, f);
        if (scorer.keeps(f.score)) carried.push_back(std::move(f));
    }
    return carried;
}

}  // namespace sayso::statement
