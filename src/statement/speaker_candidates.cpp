#include "statement/speaker_candidates.h"

#include <algorithm>

#include "statement/extents.h"
#include "statement/speakers.h"

namespace sayso::statement {
namespace {

// Bounds that keep the work for each finding constant, whatever the text.
constexpr TokenIndex reach_in_sentence = 60;  // tokens to either side of the anchor
constexpr std::uint32_t sentences_before = 3;
constexpr std::size_t most_earlier_speakers = 4;
constexpr std::size_t most_looked_back = 12;  // findings
constexpr int most_parts = 4;                 // that are added to a phrase
constexpr std::size_t most_candidates = 160;

bool is_verb(const Token& token) { return token.upos == Upos::VERB || token.upos == Upos::AUX; }
bool is_nominal(const Token& token) { return token.upos == Upos::NOUN || token.upos == Upos::PROPN; }

class Candidates {
public:
    Candidates(const Grammar& grammar, const Finding& finding)
        : grammar_(grammar), view_(grammar.view), finding_(finding) {
        found_.push_back({.of_rule = finding.speaker.empty()});
        const std::uint32_t clause = view_.clause_of(finding.anchor);
        // "Er wird verdächtigt": whom it is done to does not say it.
        if (clause != none && is_passive(grammar, clause, finding.anchor)) {
            told_ = finding.addressee;
            if (!view_.clause(clause).subject.empty()) told_.push_back(view_.clause(clause).subject);
        }
        told_.insert(told_.end(), finding.via.begin(), finding.via.end());
        told_.insert(told_.end(), finding.answered_by.begin(), finding.answered_by.end());
        // "schwört Stein und Bein": nor do the nouns that a verb takes along; those of sources may.
        const bool of_verb = finding.rule <= Rule::verb_alone;
        for (const TokenRange word : finding.cue)
            if (of_verb && view_.token(word.begin).upos == Upos::NOUN) told_.push_back(word);
        if (!finding.speaker.empty() && !finding.speaker.front().empty()) at(finding.speaker.front()).of_rule = true;
    }

    void earlier_speakers(std::span<const Finding> before) {
        const bool goes_on = finding_.form == Form::free || finding_.rule == Rule::quote_alone;
        bool spoken_here = false;
        std::uint8_t age = 0;
        std::size_t looked_at = 0;
        for (auto f = before.rbegin();
             f != before.rend() && age < most_earlier_speakers && looked_at < most_looked_back; ++f, ++looked_at) {
            if (goes_on && f->form != Form::reported)
                told_before_.insert(told_before_.end(), f->content.begin(), f->content.end());
            if (f->speaker.empty() || f->speaker.front().empty() || is_told_in_marks(*f)) continue;
            // Where somebody has spoken in the paragraph, whoever spoke in one before does not go on.
            const bool here = block_of(f->speaker.front().begin) == block_of(finding_.anchor);
            if (goes_on && spoken_here && !here) continue;
            spoken_here |= here;
            SpeakerCandidate& candidate = at(f->speaker.front());
            if (candidate.spoke == 0) candidate.spoke = ++age;
        }
    }

    void in_sentence() {
        const TokenRange sentence = view_.sentence_of(finding_.anchor).tokens;
        const TokenIndex begin =
            std::max(sentence.begin, finding_.anchor - std::min(finding_.anchor, reach_in_sentence));
        const TokenIndex end = std::min(sentence.end, finding_.anchor + reach_in_sentence);
        for (TokenIndex t = begin; t < end; ++t) {
            const std::uint32_t p = view_.phrase_of(t);
            if (p == none || view_.phrase(p).tokens.begin != t || tells_when_or_where(view_.phrase(p))) continue;
            extents_of(view_.phrase(p));
        }
    }

    void around() {
        const std::uint32_t s = view_.token(finding_.anchor).sentence;
        for (std::uint32_t back = 1; back <= std::min(s, sentences_before); ++back) named_in(s - back);
        if (s + 1 < view_.document.sentences.size() && finding_.form == Form::direct) named_in(s + 1);
    }

    std::vector<SpeakerCandidate> take() { return std::move(found_); }

private:
    std::uint32_t block_of(TokenIndex t) const { return view_.sentence_of(t).block; }

    // „Holm will gehen.“ Das sei gut so: who plans inside of a quotation does not go on behind it.
    bool is_told_in_marks(const Finding& before) const {
        const std::uint32_t q = view_.quotation_of(before.anchor);
        return q != none && before.form != Form::direct && view_.quotation_of(finding_.anchor) != q;
    }

    SpeakerCandidate& at(TokenRange tokens) {
        if (const auto same = found(tokens); same != found_.end()) return *same;
        found_.push_back({.tokens = tokens});
        return found_.back();
    }

    std::vector<SpeakerCandidate>::iterator found(TokenRange tokens) {
        return std::find_if(found_.begin(), found_.end(),
                            [&](const SpeakerCandidate& c) { return c.tokens == tokens; });
    }

    void add(TokenRange tokens) {
        if (overlap(told_, tokens) || is_nobody(tokens) || is_told(tokens) || is_told_of(tokens) || was_told_of(tokens))
            return;
        if (found_.size() < most_candidates && tokens.begin < tokens.end) static_cast<void>(at(tokens));
    }

    // Whoever stands in what is said as a clause does not say it (13 of 3,918 times in the marked articles), nor in
    // what a noun of saying is about ("die Kritik am Trainer").
    bool is_told(TokenRange tokens) const {
        const bool about = finding_.rule == Rule::noun_with_preposition;
        return (about || finding_.form == Form::direct || finding_.form == Form::indirect) &&
               contains(finding_.content, tokens.begin) && contains(finding_.content, tokens.end - 1);
    }

    // "Der frühere Leiter sei versetzt worden": whom a free statement tells of by name or noun does not make it. "Er"
    // may (of 26 times that the ranking had chosen words of the statement itself in the marked articles 21 were wrong).
    bool is_told_of(TokenRange tokens) const {
        if (finding_.form != Form::free || !contains(finding_.content, tokens.begin)) return false;
        const std::uint32_t p = view_.phrase_of(tokens.begin);
        const std::uint32_t c = p == none ? none : view_.clause_of(view_.phrase(p).head);
        return c != none && view_.token(view_.phrase(p).head).upos != Upos::PRON &&
               view_.clause(c).subject.contains(view_.phrase(p).head);
    }

    // "Meier sei ein Freund, sagte Lund. Gelogen habe er nie": nor does whom the statements before tell of, unless they
    // have spoken.
    bool was_told_of(TokenRange tokens) {
        const bool here = view_.token(tokens.begin).sentence == view_.token(finding_.anchor).sentence;
        return !here && contains(told_before_, tokens.begin) && found(tokens) == found_.end();
    }

    // "Es gehe um Zeit: „…“", "so heißt es nun".
    bool is_nobody(TokenRange tokens) const {
        return tokens.size() == 1 && (grammar_.cues.speech_word(view_.lower(tokens.begin)) & word_expletive) != 0 &&
               (finding_.rule == Rule::quote_after_noun || has_impersonal_cue());
    }
    // Of no body either ("das Amt … Es teilte mit").
    bool has_impersonal_cue() const {
        const std::vector<VerbCue>* rows = grammar_.cues.verbs(view_.token(finding_.anchor).lemma);
        return rows != nullptr && std::any_of(rows->begin(), rows->end(),
                                              [](const VerbCue& row) { return (row.frames & frame_nobody) != 0; });
    }
    // "So die Warnung": what is said does not speak.
    bool is_noun_of_cue(const Phrase& phrase) const {
        return finding_.rule == Rule::speaker_after_comma && contains(finding_.cue, phrase.head) &&
               finding_.speaker.empty() && is_bare(phrase);
    }
    // Nothing but a noun of saying with its article.
    bool is_bare(const Phrase& phrase) const {
        for (TokenIndex t = phrase.tokens.begin; t < phrase.head; ++t) {
            if (view_.token(t).upos != Upos::DET || view_.token(t).morph.pron_type != PronType::art) return false;
        }
        const std::string_view lemma = view_.token(phrase.head).lemma;
        const SourceNoun* source = grammar_.cues.source_noun(lemma);
        return view_.form(phrase.head).find('-') == std::string_view::npos &&
               (source == nullptr ||
                (source->kind == SourceKind::words && !grammar_.cues.is_compound_of_source_noun(lemma)));
    }
    // "Dem Vernehmen nach": what is said does not speak, unless a word before it tells whose words they are
    // ("israelischen Angaben"); "den Angaben zufolge" means somebody named before.
    bool is_word_of_source(const Phrase& phrase) const {
        const bool named = finding_.rule == Rule::source_phrase && contains(finding_.cue, phrase.head);
        return named && phrase.number == Number::sing && is_bare(phrase) &&
               grammar_.cues.source_noun(view_.token(phrase.head).lemma) != nullptr;
    }
    // "Am Dienstag", "auf Seite 11 heißt es".
    bool tells_when_or_where(const Phrase& phrase) const {
        const std::uint32_t roles = grammar_.cues.speech_word(view_.lower(phrase.head));
        return (phrase.preposition != no_token && (roles & word_passage) != 0) || tells_time(grammar_, phrase.head);
    }

    // The phrase up to each of its nouns, alone, with its attributes, and with the phrases that follow without a comma
    // or a verb between.
    void extents_of(const Phrase& phrase) {
        if (is_word_of_source(phrase) || is_noun_of_cue(phrase)) return;
        TokenIndex begin = phrase.tokens.begin;
        for (TokenIndex t = begin; t + 1 < phrase.tokens.end; ++t) {
            if (is_nominal(view_.token(t))) add({begin, t + 1});
        }
        add(phrase.tokens);
        const TokenRange whole = with_attributes(grammar_, phrase);
        add(whole);
        begin = whole.begin;
        TokenIndex end = phrase.tokens.end;
        for (int part = 0; part < most_parts; ++part) {
            if (is_told_to_outlet(grammar_, phrase, end)) break;
            end = end_of_part(end, view_.sentence_of(phrase.head).tokens.end);
            if (end == no_token) break;
            add({begin, end});
        }
    }

    // One past the phrase that begins at t, behind a preposition, coordinator, mark or bracket; no_token if none does,
    // or one that tells when.
    TokenIndex end_of_part(TokenIndex t, TokenIndex limit) const {
        constexpr TokenIndex longest_link = 3;
        for (TokenIndex at = t; at < std::min(limit, t + longest_link); ++at) {
            const std::uint32_t p = view_.phrase_of(at);
            if (p != none) {
                if (tells_when_or_where(view_.phrase(p))) return no_token;
                const TokenIndex end = view_.phrase(p).tokens.end;
                const bool closes =
                    end < limit && (view_.token(end).kind == TokenKind::quote_close || view_.is_mark(end, ")"));
                return end + (closes ? 1 : 0);
            }
            if (view_.is_mark(at, ",") || view_.is_mark(at, ":") || is_verb(view_.token(at))) return no_token;
            // "bezeichnete Meier als Provokation": what something is called is no attribute of who calls it so.
            if (finding_.rule == Rule::verb_with_as && grammar_.cues.is_as_word(view_.lower(at))) return no_token;
        }
        return no_token;
    }

    // Who acts in the sentence's clauses, and names.
    void named_in(std::uint32_t s) {
        const Sentence& sentence = view_.document.sentences[s];
        const TokenRange clauses = view_.clauses_of_sentence(s);
        for (std::uint32_t c = clauses.begin; c < clauses.end; ++c) {
            const Phrase* subject = subject_phrase(view_, c);
            if (subject != nullptr && !tells_when_or_where(*subject)) add(with_attributes(grammar_, *subject));
        }
        const TokenIndex end = std::min(sentence.tokens.end, sentence.tokens.begin + reach_in_sentence);
        for (TokenIndex t = sentence.tokens.begin; t < end; ++t) {
            const std::uint32_t p = view_.phrase_of(t);
            if (p == none || view_.phrase(p).tokens.begin != t) continue;
            const Phrase& phrase = view_.phrase(p);
            if (tells_when_or_where(phrase) || is_aside(phrase)) continue;
            if (is_nominal(view_.token(phrase.head)) || view_.token(phrase.head).morph.pron_type == PronType::prs)
                add(with_attributes(grammar_, phrase));
        }
    }

    // "Die 214 aus dem Gutachten kann er sich nicht erklären": what stands behind a preposition goes on in no free
    // statement, unless it is a name.
    bool is_aside(const Phrase& phrase) const {
        if (finding_.form != Form::free || phrase.preposition == no_token) return false;
        const std::vector<Name>& names = view_.document.names;
        const auto behind = std::upper_bound(names.begin(), names.end(), phrase.head,
                                             [](TokenIndex t, const Name& name) { return t < name.tokens.begin; });
        return behind == names.begin() || !std::prev(behind)->tokens.contains(phrase.head);
    }

    const Grammar& grammar_;
    const DocumentView& view_;
    const Finding& finding_;
    std::vector<SpeakerCandidate> found_;
    // Who does not speak: of a passive who is spoken to ("die Stadt wurde aufgefordert"), of a citation who cites.
    TokenRanges told_;
    TokenRanges told_before_;  // for a statement that goes on: contents of the findings before, other than of acts
};

}  // namespace

std::vector<SpeakerCandidate> speaker_candidates(const Grammar& grammar, const Finding& finding,
                                                 std::span<const Finding> before) {
    Candidates candidates(grammar, finding);
    // "Das berichtet die „Waldpost“.": who says what stands in the sentence before is named beside the verb. "Das lehnt
    // die Stadt ab." may be about what others say.
    const bool tells = finding.act == Act::state || finding.act == Act::confirm || finding.act == Act::announce ||
                       finding.act == Act::warn || finding.act == Act::estimate;
    const bool told_beside = finding.rule == Rule::sentence_before_verb && tells && !finding.speaker.empty();
    // "Holm wies Kritik an den Plänen zurück": nor does whoever spoke before make what somebody answers.
    const bool beside = told_beside || !finding.answered_by.empty();
    if (!beside) candidates.earlier_speakers(before);
    candidates.in_sentence();
    if (!beside) candidates.around();
    return candidates.take();
}

}  // namespace sayso::statement
