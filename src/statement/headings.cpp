#include "statement/headings.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string_view>

#include "statement/act.h"
#include "statement/scorer.h"
#include "statement/speaker_kind.h"
#include "statement/speakers.h"
#include "text/text.h"

namespace sayso::statement {
namespace {

// There are next to none of them among those that the scorer learns from.
constexpr std::int32_t sure = 2 * Scorer::unit;

class Headings {
public:
    Headings(const SpeakerContext& context, std::vector<Finding>& findings)
        : context_(context), view_(context.grammar.view), findings_(findings), words_(findings.size()) {}

    void apply() {
        for (std::size_t i = 0; i < findings_.size(); ++i) {
            Finding& heading = findings_[i];
            const std::uint32_t s = view_.token(heading.anchor).sentence;
            if (is_heading(s)) name_by_noun(heading);
            if (!is_without_speaker(heading) || !is_block(s)) continue;
            const std::optional<std::size_t> acting = acts_behind(i);
            const std::optional<std::size_t> source = acting ? acting : source_of(i);
            const bool guessed =
                source && !acting && colon_behind(heading) != no_token && shared_words(*source, i) == 0;
            if (guessed || (!source && !heading.speaker.empty() && is_spoken_of(heading.speaker.front(), heading)))
                nobody_says(heading);
            if (!source || guessed || (!acting && !ends_open(s) && !says_all(*source, i))) continue;
            heading.speaker = findings_[*source].speaker;
            heading.speaker_role = SpeakerRole::carried;
            heading.carried_anchor = findings_[*source].anchor;
        }
    }

    void find_labelled() {
        std::vector<Finding> found;
        for (std::uint32_t s = 0; s < view_.document.sentences.size(); ++s) {
            if (is_heading(s)) find_labelled(view_.document.sentences[s].tokens, found);
        }
        std::move(found.begin(), found.end(), std::back_inserter(findings_));
    }

private:
    void find_labelled(TokenRange heading, std::vector<Finding>& found) const {
        const Phrase* label = phrase_at(view_, heading.begin);
        if (label == nullptr || label->tokens.begin != heading.begin || label->preposition != no_token) return;
        const TokenIndex colon = label->tokens.end;
        const TokenRange words{colon + 1, heading.end};
        if (!view_.is_mark(colon, ":") || words.end <= words.begin + 1 || !opens_words(words.begin)) return;
        const std::string_view kind = speaker_kind(context_, label->head);
        const TokenRanges document = kind == "document" ? named_below(*label, true, words) : TokenRanges{};
        const bool speaks = can_speak(kind) && (!document.empty() || tells_by_role(kind, *label, words) ||
                                                speaks_elsewhere(label->tokens, heading));
        if (!speaks) return;
        // "Sorna: Armee meldet Rückzug" says itself who speaks.
        const bool told =
            std::any_of(findings_.begin(), findings_.end(), [&](const Finding& f) { return words.contains(f.anchor); });
        if (told) return;
        Finding f{.rule = Rule::heading_label, .content = {words}, .speaker = {label->tokens}, .anchor = words.begin};
        f.speaker_role = SpeakerRole::source;
        f.score = sure;
        set_act(context_, f);
        f.named_by = is_name(kind) ? document : named_below(*label, kind == "bodynoun", words);
        found.push_back(std::move(f));
    }

    // A word, or marks that some of the words stand in ("Verband: „Enormer Nachholbedarf“ bei Brücken").
    bool opens_words(TokenIndex t) const {
        return view_.is_word(t) || (view_.token(t).kind == TokenKind::quote_open && view_.is_word(t + 1));
    }

    // "Gericht: Werk bleibt zu": by a noun for who speaks, with a verb; a name may be what it is about.
    bool tells_by_role(std::string_view kind, const Phrase& label, TokenRange words) const {
        // "Zoll-Netzwerk: Schmuggler gefasst" tells what it is about.
        const bool topic = kind == "bodynoun" && view_.form(label.head).find('-') != std::string_view::npos;
        return !is_name(kind) && !topic && text::any_finite(view_.document, words);
    }

    // "Agentur meldet zwei Tote" above "…, meldete die Nachrichtenagentur Nordmar".
    void name_by_noun(Finding& heading) const {
        if (heading.speaker.empty() || heading.speaker.front().size() != 1) return;
        const std::uint32_t p = view_.phrase_of(heading.speaker.front().begin);
        const std::string_view kind = p == none ? "" : speaker_kind(context_, view_.phrase(p).head);
        if (kind == "bodynoun" || kind == "outletnoun")
            heading.named_by = named_below(view_.phrase(p), true, view_.sentence_of(heading.anchor).tokens);
    }

    static bool is_name(std::string_view kind) { return kind != "role" && kind != "personnoun" && kind != "bodynoun"; }

    // Who is meant by a heading's noun for who speaks: of a body, outlet or document the first speaker below whose noun
    // ends with it ("Gericht: …" of the "Verwaltungsgericht"), of a role whoever below says most of the same nouns.
    TokenRanges named_below(const Phrase& label, bool by_noun, TokenRange words) const {
        const TokenRanges* best = nullptr;
        std::size_t most = 0;
        for (const Finding& f : findings_) {
            if (f.anchor < words.end || f.speaker.empty() || f.speaker.front().empty()) continue;
            const std::size_t shared = by_noun ? ends_with(f.speaker.front(), label) : shared_nouns(f, words);
            if (shared <= most) continue;
            best = &f.speaker;
            most = shared;
        }
        return best == nullptr ? TokenRanges{} : *best;
    }

    bool ends_with(TokenRange speaker, const Phrase& label) const {
        const std::uint32_t p = view_.phrase_of(speaker.begin);
        return p != none && view_.lower(view_.phrase(p).head).ends_with(view_.lower(label.head));
    }

    std::size_t shared_nouns(const Finding& f, TokenRange words) const {
        std::set<std::string_view> told;
        for (TokenIndex t = words.begin; t < words.end; ++t) {
            if (view_.token(t).upos == Upos::NOUN || view_.token(t).upos == Upos::PROPN)
                told.insert(view_.token(t).lemma);
        }
        std::size_t shared = 0;
        for (TokenRange piece : f.content) {
            for (TokenIndex t = piece.begin; t < piece.end; ++t) shared += told.erase(view_.token(t).lemma);
        }
        return shared;
    }

    // Whether somebody whose words end alike speaks in the text.
    bool speaks_elsewhere(TokenRange label, TokenRange heading) const {
        return std::any_of(findings_.begin(), findings_.end(), [&](const Finding& f) {
            return !heading.contains(f.anchor) &&
                   std::any_of(f.speaker.begin(), f.speaker.end(), [&](TokenRange speaker) {
                       return !speaker.empty() && view_.form(speaker.end - 1) == view_.form(label.end - 1);
                   });
        });
    }

    bool is_without_speaker(const Finding& finding) const {
        if (finding.rule == Rule::quote_alone) return true;
        if (finding.rule != Rule::quote_after_noun || !finding.cue.empty() || finding.speaker.empty()) return false;
        const std::uint32_t p = view_.phrase_of(finding.speaker.front().begin);
        return p != none && speaker_kind(context_, view_.phrase(p).head) == "thing";
    }

    // A sentence that is its block, and not the last one.
    bool is_block(std::uint32_t s) const {
        const std::vector<Sentence>& sentences = view_.document.sentences;
        if (s > 0 && sentences[s - 1].block == sentences[s].block) return false;
        return s + 1 < sentences.size() && sentences[s + 1].block != sentences[s].block;
    }

    // Whether it does not end as sentences do.
    bool ends_open(std::uint32_t s) const {
        const TokenRange tokens = view_.document.sentences[s].tokens;
        TokenIndex last = tokens.end - 1;
        if (view_.token(last).kind == TokenKind::quote_close && last > tokens.begin) --last;
        return view_.is_word(last);
    }

    bool is_heading(std::uint32_t s) const { return is_block(s) && ends_open(s); }

    static void nobody_says(Finding& heading) {
        heading.speaker.clear();
        heading.speaker_role = SpeakerRole::nobody;
    }

    // „Das reicht nicht“: Verdi kritisiert Angebot — who acts behind the colon.
    std::optional<std::size_t> acts_behind(std::size_t heading) const {
        const TokenIndex colon = colon_behind(findings_[heading]);
        if (colon == no_token) return std::nullopt;
        const TokenRange rest{colon + 1, view_.sentence_of(colon).tokens.end};
        for (std::size_t i = 0; i < findings_.size(); ++i) {
            const Finding& f = findings_[i];
            const bool acts = rest.contains(f.anchor) && !f.speaker.empty() && rest.contains(f.speaker.front().begin) &&
                              f.rule != Rule::passive_verb;
            if (acts) return i;
        }
        return std::nullopt;
    }

    // The colon right behind the quotation; no_token if none stands there.
    TokenIndex colon_behind(const Finding& f) const {
        if (f.rule != Rule::quote_alone || f.content.empty()) return no_token;
        TokenIndex t = f.content.back().end;
        while (t < view_.size() && !view_.is_word(t) && view_.token(t).kind != TokenKind::quote_close) ++t;
        const bool colon = t + 1 < view_.size() && view_.token(t).kind == TokenKind::quote_close &&
                           view_.is_mark(t + 1, ":") && view_.token(t + 1).sentence == view_.token(f.anchor).sentence;
        return colon ? t + 1 : no_token;
    }

    // „Holm ist gefährlich“, „Niemand glaubt Euch“: Spott über Holm — who is named in the quotation, or behind a
    // preposition beside it, does not say it.
    bool is_spoken_of(TokenRange speaker, const Finding& heading) const {
        const TokenIndex name = speaker.end - 1;
        if (speaker.empty() || view_.token(name).upos != Upos::PROPN) return false;
        const TokenRange sentence = view_.sentence_of(heading.anchor).tokens;
        for (TokenIndex t = sentence.begin; t < sentence.end; ++t) {
            if (view_.form(t) != view_.form(name)) continue;
            const std::uint32_t p = view_.phrase_of(t);
            const bool behind_preposition = p != none && view_.phrase(p).preposition != no_token;
            if (contains(heading.content, t) || (behind_preposition && t > heading.content.back().end)) return true;
        }
        return false;
    }

    // Whether the words of the heading, some at least, are all told again: it may end as sentences do then.
    bool says_all(std::size_t source, std::size_t heading) {
        constexpr std::size_t some = 2;
        const Words &told = words_of(source), &wanted = words_of(heading);
        return wanted.size() >= some && std::includes(told.begin(), told.end(), wanted.begin(), wanted.end());
    }

    using Words = std::set<std::string_view>;

    // Looked up once: each heading asks for all that stands below it.
    const Words& words_of(std::size_t finding) {
        std::optional<Words>& words = words_[finding];
        if (words) return *words;
        words.emplace();
        for (TokenRange piece : findings_[finding].content) {
            for (TokenIndex t = piece.begin; t < piece.end; ++t) {
                const Upos tag = view_.token(t).upos;
                if (tag == Upos::NOUN || tag == Upos::PROPN || tag == Upos::VERB || tag == Upos::ADJ)
                    words->insert(view_.token(t).lemma);
            }
        }
        return *words;
    }

    std::size_t shared_words(std::size_t source, std::size_t heading) {
        const Words& wanted = words_of(heading);
        std::size_t shared = 0;
        for (const std::string_view word : words_of(source)) shared += wanted.count(word);
        return shared;
    }

    std::optional<std::size_t> source_of(std::size_t heading) {
        const std::uint32_t own = view_.token(findings_[heading].anchor).sentence;
        std::optional<std::size_t> best;
        std::size_t most = 0;
        for (std::size_t i = heading + 1; i < findings_.size(); ++i) {
            const Finding& finding = findings_[i];
            const std::uint32_t s = view_.token(finding.anchor).sentence;
            if (s == own) continue;
            if (is_heading(s)) break;
            if (finding.speaker.empty() || finding.speaker.front().begin < view_.document.sentences[own].tokens.end)
                continue;
            if (is_spoken_of(finding.speaker.front(), findings_[heading])) continue;
            const std::size_t shared = shared_words(i, heading);
            if (best && shared <= most) continue;
            best = i;
            most = shared;
        }
        return best;
    }

    const SpeakerContext& context_;
    const DocumentView& view_;
    std::vector<Finding>& findings_;
    std::vector<std::optional<Words>> words_;  // of each finding
};

}  // namespace

void give_headings_speakers(const SpeakerContext& context, std::vector<Finding>& findings) {
    Headings(context, findings).apply();
}

void find_labelled_headings(const SpeakerContext& context, std::vector<Finding>& findings) {
    Headings(context, findings).find_labelled();
}

}  // namespace sayso::statement
