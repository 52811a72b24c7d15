// In whose eyes something is so: "Für Holm ist der Plan ein „Irrweg“", "Für die FDP steht fest, dass …".
#include <algorithm>

#include "statement/main_clauses.h"
#include "statement/rules.h"
#include "statement/speakers.h"

namespace sayso::statement {
namespace {

class OpinionRules {
public:
    explicit OpinionRules(const Grammar& grammar) : grammar_(grammar), view_(grammar.view), mains_(grammar) {}

    void apply(std::uint32_t c, std::vector<Finding>& findings) const {
        const Clause& clause = view_.clause(c);
        if (clause.kind != ClauseKind::main || clause.mood == Mood::sub || clause.finite == no_token) return;
        const TokenIndex word = clause.tokens.begin;
        if ((grammar_.cues.speech_word(view_.lower(word)) & word_in_eyes_of) == 0) return;
        const TokenRange who = holder(word, clause.finite);
        if (who.empty()) return;
        Finding f{.rule = Rule::source_phrase,
                  .form = Form::indirect,
                  .cue = {{word, word + 1}},
                  .speaker = {who},
                  .speaker_role = SpeakerRole::source,
                  .anchor = word,
                  .is_plain = true,
                  .knows_speaker = true,
                  .knows_content = true};
        if (!is_held(c, f) && !is_called(c, f)) return;
        findings.push_back(std::move(f));
    }

private:
    // A person or body by name or a person by what they are, up to the finite verb. What is there for things and
    // people in general ("Für Anwohner ist die Sperrung ein Problem") tells no opinion.
    TokenRange holder(TokenIndex word, TokenIndex finite) const {
        const Phrase* phrase = phrase_at(view_, word);
        if (phrase == nullptr || phrase->preposition != word || phrase->tokens.end > finite) return {};
        const TokenRange who = with_name_behind(view_, with_attributes(grammar_, *phrase));
        const bool reaches = who.end == finite || (who.end < finite && !view_.is_word(who.end));
        return reaches && (is_named(who) || is_role(*phrase)) ? who : TokenRange{};
    }

    bool is_named(TokenRange who) const {
        const std::vector<Name>& names = view_.document.names;
        return std::any_of(names.begin(), names.end(), [&](const Name& name) {
            const bool speaks = name.kind == NameKind::person || name.kind == NameKind::body;
            return speaks && who.contains(name.tokens.begin);
        });
    }

    bool is_role(const Phrase& phrase) const {
        const Token& head = view_.token(phrase.head);
        return head.upos == Upos::NOUN && grammar_.cues.person_noun(head.lemma) != PersonNoun::none &&
               view_.token(phrase.tokens.begin).upos == Upos::DET;
    }

    // "… steht fest, dass …", "… ist klar: …"
    bool is_held(std::uint32_t c, Finding& f) const {
        const std::vector<TokenIndex>& own = view_.own_tokens(c);
        const auto held = std::find_if(own.begin(), own.end(), [&](TokenIndex t) {
            return t > view_.clause(c).finite && (grammar_.cues.speech_word(view_.lower(t)) & word_held) != 0;
        });
        if (held == own.end()) return false;
        for (std::uint32_t child : view_.children(c)) {
            const Clause& told = view_.clause(child);
            if (told.kind == ClauseKind::complement && told.tokens.begin > *held)
                f.content = pieces(grammar_, told.tokens, {});
        }
        const std::uint32_t next = mains_.after(c);
        const bool colon = next != none && view_.is_mark(view_.clause(next).tokens.begin - 1, ":") &&
                           view_.quotation_of(view_.clause(next).tokens.begin) == none;
        if (f.content.empty() && colon) f.content = pieces(grammar_, mains_.from(next), {});
        const TokenIndex finite = view_.clause(c).finite;
        f.cue.push_back({finite, finite + 1});
        f.cue.push_back({*held, *held + 1});
        return !f.content.empty();
    }

    // "… ist der Plan ein „Irrweg“": the marks tell whose words these are. With another verb than "to be" it is a deed.
    bool is_called(std::uint32_t c, Finding& f) const {
        const Clause& clause = view_.clause(c);
        const std::vector<TokenIndex>& own = view_.own_tokens(c);
        const bool is = view_.token(clause.finite).upos == Upos::AUX &&
                        std::none_of(own.begin(), own.end(), [&](auto t) { return view_.token(t).upos == Upos::VERB; });
        const bool marked = std::any_of(own.begin(), own.end(), [&](TokenIndex t) {
            return t > clause.finite && view_.is_word(t) && view_.is_in_marks(t);
        });
        if (!is || !marked) return false;
        f.act = Act::judge;
        f.content = pieces(grammar_, {clause.finite, clause.tokens.end}, {});
        return !f.content.empty();
    }

    const Grammar& grammar_;
    const DocumentView& view_;
    MainClauses mains_;
};

}  // namespace

void find_opinions(const Grammar& grammar, std::vector<Finding>& findings) {
    const OpinionRules rules(grammar);
    for (std::uint32_t c = 0; c < grammar.view.document.clauses.size(); ++c) rules.apply(c, findings);
}

}  // namespace sayso::statement
