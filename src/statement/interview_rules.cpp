// Interviews printed word for word: each turn that answers is said by whoever has the word.
#include <algorithm>

#include "statement/rules.h"
#include "statement/scorer.h"
#include "statement/speakers.h"

namespace sayso::statement {
namespace {

// Such an article is one as a whole, and there are none among those that the scorer learns from.
constexpr std::int32_t sure = 3 * Scorer::unit;

class InterviewRules {
public:
    explicit InterviewRules(const Grammar& grammar) : grammar_(grammar), view_(grammar.view) {}

    std::vector<Finding> find() {
        std::vector<Finding> found;
        const std::vector<Turn>& turns = view_.document.turns;
        if (turns.empty()) return found;
        asked_ = introduced();
        for (const Turn& turn : turns) {
            if (!turn.spoken_to.empty()) asked_ = turn.spoken_to;
            const TokenRange words = trimmed(view_, turn.words);
            if (turn.asks || words.empty()) continue;
            Finding f{.rule = Rule::interview_answer, .form = Form::direct, .content = {words}, .anchor = words.begin};
            if (turn.named) asked_ = turn.label;
            if (!asked_.empty()) f.speaker = {asked_};
            f.speaker_role = asked_.empty() ? SpeakerRole::nobody : SpeakerRole::source;
            f.score = sure;
            found.push_back(std::move(f));
        }
        return found;
    }

private:
    // Who is asked, if the text above the first turn says so: the one who speaks "im Interview", or the only person
    // named there.
    TokenRange introduced() const {
        const TokenIndex end = view_.document.turns.front().words.begin;
        for (TokenIndex t = 0; t < end; ++t) {
            const bool interview = (grammar_.cues.speech_word(view_.lower(t)) & word_interview) != 0;
            if (!interview || view_.clause_of(t) == none) continue;
            const TokenRange subject = view_.clause(view_.clause_of(t)).subject;
            if (!subject.empty() && !subject.contains(t) && has_person(subject)) return subject;
        }
        TokenRange person;
        for (const Name& name : view_.document.names) {
            if (name.tokens.begin >= end) break;
            if (name.kind != NameKind::person) continue;
            if (!person.empty() && view_.form(person.end - 1) != view_.form(name.tokens.end - 1)) return {};
            if (person.empty()) person = name.tokens;
        }
        return person.empty() ? person : whole_phrase(person);
    }

    bool has_person(TokenRange words) const {
        const std::vector<Name>& names = view_.document.names;
        return std::any_of(names.begin(), names.end(), [&](const Name& name) {
            return name.kind == NameKind::person && words.contains(name.tokens.begin);
        });
    }

    TokenRange whole_phrase(TokenRange name) const {
        const std::uint32_t p = view_.phrase_of(name.begin);
        return p == none ? name : view_.phrase(p).tokens;
    }

    const Grammar& grammar_;
    const DocumentView& view_;
    TokenRange asked_;  // who is to answer
};

}  // namespace

void drop_asked(const DocumentView& view, std::vector<Finding>& findings) {
    const std::vector<Turn>& turns = view.document.turns;
    std::erase_if(findings, [&](const Finding& f) {
        const auto behind = std::upper_bound(turns.begin(), turns.end(), f.anchor,
                                             [](TokenIndex t, const Turn& turn) { return t < turn.words.begin; });
        if (behind == turns.begin() || !f.speaker.empty()) return false;
        const Turn& turn = *(behind - 1);
        return turn.asks && turn.words.contains(f.anchor);
    });
}

std::vector<Finding> find_answers(const Grammar& grammar) { return InterviewRules(grammar).find(); }

}  // namespace sayso::statement
