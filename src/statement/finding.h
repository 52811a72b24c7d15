// A statement while it is being worked out, in tokens.
#pragma once

#include <cstdint>
#include <string_view>

#include "sayso/statement.h"
#include "statement/view.h"

namespace sayso::statement {

// Which rule found it. The names (name_of) stand in Statement::rule and are explained in docs/statement.md.
enum class Rule : std::uint8_t {
    quote_before_cue,
    quote_after_cue,
    quote_after_noun,
    quote_alone,
    verb_with_clause,
    verb_with_infinitive,
    clause_after_verb,
    clause_before_verb,
    clause_around_verb,
    as_reported,
    sentence_before_verb,
    verb_with_object,
    verb_with_preposition,
    verb_with_as,
    verb_with_dative,
    verb_alone,
    passive_verb,
    modal_plan,
    hearsay,
    source_phrase,
    source_adverb,
    source_clause,
    speaker_after_comma,
    noun_with_clause,
    noun_with_preposition,
    noun_alone,
    free_clause,
    interview_answer,
    heading_label,
    quote_block,
};
inline constexpr std::size_t rule_count = static_cast<std::size_t>(Rule::quote_block) + 1;
// Those whose findings the models judge; the layout alone tells an interview and a heading.
inline constexpr std::size_t learnt_rule_count = static_cast<std::size_t>(Rule::free_clause) + 1;

[[nodiscard]] std::string_view name_of(Rule rule);

// How the speaker was found.
enum class SpeakerRole : std::uint8_t { nobody, subject, agent, possessor, source, medium, carried };
inline constexpr std::size_t speaker_role_count = static_cast<std::size_t>(SpeakerRole::carried) + 1;

struct Finding {
    Rule rule = Rule::verb_with_clause;
    Form form = Form::indirect;
    Act act = Act::state;
    Certainty certainty = Certainty::firm;
    TokenRanges content;
    TokenRanges cue;
    TokenRanges speaker;
    TokenRanges addressee;
    TokenRanges basis;
    SpeakerRole speaker_role = SpeakerRole::nobody;
    TokenIndex anchor = no_token;          // the word that made the rule fire
    bool negated = false;                  // the cue is
    std::uint32_t sentences_since = 0;     // for carried speakers: sentences since the statement they are carried from
    Form carried_from = Form::indirect;    // and its form
    TokenIndex carried_anchor = no_token;  // and its anchor
    std::vector<TokenRange> via;           // words that name who passed it on, nearest to the article first
    TokenRanges answered_by;               // who judges or denies it in the same clause, and so does not say it
    TokenRanges named_by;      // words elsewhere that tell who the speaker is, where the speaker's own do not
    bool needs_voice = false;  // no statement where the speaker is a thing ("the rate stays at 4 per cent")
    // Shares its verb with another one beside it ("A sprach von X, B von Y", "laut A X, laut B Y").
    bool gapped = false;
    // What it is about is the noun that its relative clause hangs on ("die Zahl, die das Amt nannte").
    bool of_antecedent = false;
    bool is_attribute = false;   // of a noun, which is the content ("die vom Amt genannte Zahl")
    bool is_plain = false;       // so plain that the models, which have seen next to none of its kind, do not refuse it
    bool knows_speaker = false;  // the rule itself knows who speaks, or that nobody does
    bool knows_content = false;  // the rule itself knows where the content begins and ends
    bool nested = false;         // stands in the content of another finding that is likely a statement
    std::int32_t score = 0;      // of the scorer: log-odds of being right, times Scorer::unit
};

}  // namespace sayso::statement
