#include "statement/speaker_ranker.h"

#include <algorithm>
#include <unordered_map>

#include "statement/extents.h"
#include "statement/floor.h"
#include "statement/headings.h"
#include "statement/speaker_kind.h"
#include "statement/speakers.h"
#include "statement/who_tables.h"

namespace sayso::statement {
namespace {

// The marks that are learnt from leave more speakers open than our definition does ("the nearest words that name
// them").
constexpr std::int32_t doubt_of_nobody = LinearRanking::unit / 2;

constexpr std::uint8_t most_uses = 8;

// Whether the rule itself knows who speaks; "nach eigenen Angaben" is the only phrase for a source that a subject
// speaks, and "darin" the only word for a document of the sentences before.
bool knows_speaker(const DocumentView& view, const Finding& finding) {
    const bool own = finding.rule == Rule::source_phrase && finding.speaker_role == SpeakerRole::subject;
    const bool before = finding.speaker_role == SpeakerRole::medium && !finding.speaker.empty() &&
                        view.token(finding.speaker.front().begin).sentence != view.token(finding.anchor).sentence;
    return own || before || finding.gapped || finding.knows_speaker || finding.rule == Rule::interview_answer;
}

// Nobody is told by themselves, and what is said or written is no addressee.
void drop_wrong_addressee(const SpeakerContext& context, Finding& finding) {
    if (finding.addressee.empty() || finding.addressee.front().empty()) return;
    static constexpr std::string_view said[] = {"cuenoun", "paper", "document", "words"};
    const TokenRange words = finding.addressee.front();
    const std::uint32_t p = context.grammar.view.phrase_of(words.begin);
    const std::string_view kind = p == none ? "" : speaker_kind(context, context.grammar.view.phrase(p).head);
    const bool taken = overlap(finding.speaker, words) || overlap(finding.cue, words);
    if (taken || std::find(std::begin(said), std::end(said), kind) != std::end(said)) finding.addressee.clear();
}

// "Den Angeklagten erwartet eine lange Haft": a thing behind the verb that awaits somebody expects nothing.
bool awaits(const SpeakerContext& context, const Finding& finding) {
    if (finding.rule != Rule::verb_with_object || finding.act != Act::estimate || finding.speaker.empty() ||
        finding.content.empty() || finding.speaker.front().begin < finding.anchor ||
        finding.content.front().begin > finding.anchor)
        return false;
    const DocumentView& view = context.grammar.view;
    const std::uint32_t who = view.phrase_of(finding.speaker.front().begin);
    const std::uint32_t whom = view.phrase_of(finding.content.front().begin);
    return who != none && whom != none && speaker_kind(context, view.phrase(who).head) == "thing" &&
           !view.phrase(whom).can_be(Case::nom);
}

// "Der Leitzins bleibt bei vier Prozent", "Dem Konzern droht eine Strafe": a thing says nothing.
bool is_said_by_a_thing(const SpeakerContext& context, const Finding& finding) {
    const bool asked =
        finding.needs_voice && (finding.rule == Rule::source_phrase || finding.rule == Rule::verb_with_infinitive ||
                                finding.rule == Rule::quote_after_noun);
    if (finding.form != Form::reported && !asked) return false;
    const DocumentView& view = context.grammar.view;
    const std::uint32_t p = finding.speaker.empty() ? none : view.phrase_of(finding.speaker.front().begin);
    // Other verbs without any content tell of groups whose nouns no table has ("Die Aufständischen widersprachen").
    if (!finding.needs_voice && (p == none || finding.rule != Rule::verb_alone || finding.act != Act::warn))
        return false;
    if (p == none) return finding.rule != Rule::quote_after_noun;
    const std::string_view kind = speaker_kind(context, view.phrase(p).head);
    return !can_speak(kind) && kind != "unknownname";
}

// "Räumt man Fehler ein": whether the clause of the cue has nobody in particular as its speaker.
bool one_says_so(const SpeakerContext& context, const Finding& finding) {
    const DocumentView& view = context.grammar.view;
    if (finding.speaker.empty() || finding.speaker.front().size() != 1) return false;
    const TokenIndex subject = finding.speaker.front().begin;
    const Pronoun* pronoun = context.tables.pronoun(view.lower(subject));
    return pronoun != nullptr && pronoun->kind == PronounKind::nobody && view.clause_of(subject) != none &&
           view.clause_of(finding.anchor) == view.clause_of(subject);
}

// "Im Landratsamt räumt man Fehler ein", "in Rostock will man davon nichts wissen", "im Rathaus wird befürchtet, …":
// the body, or for the first two the place, where nobody in particular says it says it.
TokenRange where_one_says_so(const SpeakerContext& context, const Finding& finding) {
    static constexpr std::string_view sitting[] = {"body", "bodynoun", "place", "state"};
    const std::uint32_t c = context.grammar.view.clause_of(finding.anchor);
    const bool one = one_says_so(context, finding);
    const bool passive = c != none && finding.speaker.empty() && finding.rule != Rule::passive_verb &&
                         is_passive(context.grammar, c, finding.anchor);
    if (!one && !passive) return {};
    const Phrase* where = phrase_opened_by(context.grammar, c, word_medium | word_origin, [&](const Phrase& phrase) {
        const std::string_view kind = speaker_kind(context, phrase.head);
        const auto* const last = one ? std::end(sitting) : std::begin(sitting) + 2;
        const bool several = phrase.number == Number::plur || (passive && phrase.number != Number::sing);
        return !several && std::find(std::begin(sitting), last, kind) != last;
    });
    return where == nullptr ? TokenRange{} : with_attributes(context.grammar, *where);
}

// What opens with the speaker and the preposition in front is told behind them only.
void leave_out(const DocumentView& view, TokenRange speaker, TokenRanges& content) {
    const TokenIndex preposition = view.phrase(view.phrase_of(speaker.begin)).preposition;
    for (TokenRange& range : content) {
        if (range.begin == preposition) range.begin = std::min(range.end, speaker.end);
    }
    std::erase_if(content, [](TokenRange range) { return range.empty(); });
}

}  // namespace

SpeakerContext::SpeakerContext(const Grammar& g, const WhoTables& t)
    : grammar(g), tables(t), name_of_(g.view.size(), none), uses_of_(g.view.size(), 0) {
    const DocumentView& view = g.view;
    for (std::uint32_t n = 0; n < view.document.names.size(); ++n) {
        const TokenRange range = view.document.names[n].tokens;
        std::fill(name_of_.begin() + range.begin, name_of_.begin() + range.end, n);
    }
    std::unordered_map<std::string_view, std::uint8_t> uses;
    uses.reserve(view.size());
    std::vector<const std::uint8_t*> count_of;
    count_of.reserve(view.size());
    for (TokenIndex i = 0; i < view.size(); ++i) {
        std::uint8_t& count = uses[view.token(i).lemma];
        count = std::min<std::uint8_t>(most_uses, count + 1);
        count_of.push_back(&count);
    }
    for (TokenIndex i = 0; i < view.size(); ++i) uses_of_[i] = *count_of[i];
}

SpeakerRanker::SpeakerRanker(const PackData& pack, std::string_view bytes)
    : tables_(std::make_shared<const WhoTables>(pack)), ranking_(bytes, speaker_feature_bits) {}

std::size_t SpeakerRanker::best_of(const std::vector<std::vector<std::uint32_t>>& features) const {
    std::size_t best = 0;
    std::int32_t best_score = ranking_.score(features[0]) - doubt_of_nobody;
    for (std::size_t c = 1; c < features.size(); ++c) {
        if (const std::int32_t s = ranking_.score(features[c]); s > best_score) {
            best = c;
            best_score = s;
        }
    }
    return best;
}

void SpeakerRanker::choose(const SpeakerContext& context, std::vector<Finding>& findings) const {
    if (ranking_.empty()) return;
    SpeakerFeatures features(context);
    for (std::size_t i = 0; i < findings.size(); ++i) {
        if (knows_speaker(context.grammar.view, findings[i])) continue;
        const std::span<const Finding> before(findings.data(), i);
        if (const TokenRange taker = taker_of_floor(context, findings, i); !taker.empty()) {
            take_speaker(findings[i], {.tokens = taker});
            give_floor_of_thing(context, findings[i]);
            continue;
        }
        const std::vector<SpeakerCandidate> candidates = speaker_candidates(context.grammar, findings[i], before);
        take_speaker(findings[i], candidates[best_of(features.of(findings[i], before, candidates))]);
        give_floor_of_thing(context, findings[i]);
        if (const TokenRange paper = paper_that_goes_on(context, findings, i); !paper.empty())
            take_speaker(findings[i], {.tokens = paper});
        if (const TokenRange where = where_one_says_so(context, findings[i]); !where.empty()) {
            take_speaker(findings[i], {.tokens = where});
            leave_out(context.grammar.view, where, findings[i].content);
        }
    }
    std::erase_if(findings, [&](const Finding& finding) {
        return is_said_by_a_thing(context, finding) || awaits(context, finding);
    });
    give_headings_speakers(context, findings);
    find_labelled_headings(context, findings);
    for (Finding& finding : findings) drop_wrong_addressee(context, finding);
}

void take_speaker(Finding& finding, const SpeakerCandidate& candidate) {
    if (candidate.of_rule) return;
    finding.speaker.clear();
    finding.speaker_role = SpeakerRole::nobody;
    if (candidate.tokens.empty()) return;
    finding.speaker = {candidate.tokens};
    finding.speaker_role = SpeakerRole::carried;
}

}  // namespace sayso::statement
