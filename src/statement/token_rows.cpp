#include "statement/token_rows.h"

#include <algorithm>

#include "text/linear_model.h"
#include "text/net.h"

namespace sayso::statement {
namespace {

// Where the stretch of each kind begins.
using Stretch = text::RowStretch;
constexpr Stretch forms{0, 8192};
constexpr Stretch lemmas{8192, 8192};
constexpr Stretch endings{16384, 2048};
constexpr Stretch classes_of_words{18432, 1024};
constexpr Stretch coarse_classes{19456, 512};
constexpr Stretch tags{19968, 1024};
constexpr Stretch places{20992, 1536};
constexpr Stretch cue_words{22528, 512};
constexpr Stretch found{23040, 1536};
static_assert(found.begin + found.size == token_rows && lemmas.begin + lemmas.size == word_rows);

class Maker {
public:
    Maker(const Grammar& grammar, const text::WordClasses& classes)
        : view_(grammar.view), cues_(grammar.cues), classes_(classes) {}

    TokenRows make(std::span<const Finding> findings, std::span<const Finding> free) {
        note_names();
        found_.resize(view_.size());
        note_findings(findings);
        note_findings(free);
        TokenRows result;
        constexpr std::size_t usual = 32;  // rows of a token
        rows_.reserve(view_.size() * usual);
        result.first.reserve(view_.size() + 1);
        for (TokenIndex t = 0; t < view_.size(); ++t) {
            result.first.push_back(static_cast<std::uint32_t>(rows_.size()));
            word(t);
            tag(t);
            place(t);
            cue(t);
            rows_.insert(rows_.end(), found_[t].begin(), found_[t].end());
        }
        result.first.push_back(static_cast<std::uint32_t>(rows_.size()));
        result.rows = std::move(rows_);
        return result;
    }

private:
    void add(Stretch stretch, std::uint64_t kind, std::uint64_t value) {
        rows_.push_back(text::row_in(stretch, kind << 56U ^ value));
    }

    void word(TokenIndex t) {
        const std::string_view lower = view_.lower(t);
        add(forms, 0, hash_text(lower));
        add(lemmas, 0, hash_text(view_.token(t).lemma));
        if (lower.size() > 4) add(endings, 3, hash_text(lower.substr(lower.size() - 3)));
        const text::WordClass c = classes_.find(view_.form(t));
        if (c.cluster == 0) return;
        add(classes_of_words, 0, c.cluster);
        for (unsigned bits : {4U, 6U, 8U}) add(coarse_classes, bits, c.path & ((1U << bits) - 1U));
    }

    void tag(TokenIndex t) {
        const Token& token = view_.token(t);
        const Morph& m = token.morph;
        const auto n = [](auto value) { return static_cast<std::uint64_t>(value); };
        add(tags, 0, n(token.upos));
        add(tags, 1, n(token.kind));
        add(tags, 2, n(m.verb_form) | n(m.mood) << 8U | n(m.tense) << 16U | n(m.mood_ambiguous) << 24U);
        add(tags, 3, n(m.case_) | n(m.number) << 8U);
        add(tags, 4, n(m.pron_type) | n(m.person) << 8U | n(m.poss) << 16U | n(m.reflex) << 24U);
        add(tags, 5, name_[t]);
    }

    void place(TokenIndex t) {
        const auto n = [](auto value) { return static_cast<std::uint64_t>(value); };
        const Sentence& sentence = view_.sentence_of(t);
        add(places, 0, n(t == sentence.tokens.begin) | n(t + 1 == sentence.tokens.end) << 1U);
        const bool new_block = t == sentence.tokens.begin &&
                               (view_.token(t).sentence == 0 ||
                                view_.document.sentences[view_.token(t).sentence - 1].block != sentence.block);
        if (new_block) add(places, 1, 1);
        add(places, 2, n(view_.quotation_of(t) != none));
        const std::uint32_t c = view_.clause_of(t);
        if (c != none) {
            const Clause& clause = view_.clause(c);
            const bool nested = clause.parent != none;
            add(places, 3, n(clause.kind) | n(clause.mood) << 8U | n(nested) << 16U);
            if (clause.introducer != no_token) add(places, 4, hash_text(view_.lower(clause.introducer)));
            add(places, 5,
                n(clause.kind) | n(clause.tokens.begin == t) << 8U | n(clause.tokens.end == t + 1) << 9U |
                    n(clause.finite == t) << 10U | n(clause.predicate == t) << 11U |
                    n(clause.subject.contains(t)) << 12U);
        }
        const std::uint32_t p = view_.phrase_of(t);
        if (p == none) return;
        const Phrase& phrase = view_.phrase(p);
        add(places, 6,
            n(phrase.cases) | n(phrase.tokens.begin == t) << 8U | n(phrase.head == t) << 9U |
                n(phrase.preposition != no_token) << 10U);
    }

    // The net has learnt standpoints as views.
    static SourceKind kind_for_net(SourceKind kind) { return kind == SourceKind::standpoint ? SourceKind::view : kind; }

    void cue(TokenIndex t) {
        const Token& token = view_.token(t);
        const auto bits = [&](std::uint64_t kind, std::uint64_t set) {
            for (std::uint64_t bit = 0; bit < 16; ++bit) {
                if ((set >> bit & 1U) != 0) add(cue_words, kind, bit);
            }
        };
        if (token.upos == Upos::VERB || token.upos == Upos::AUX || token.upos == Upos::ADJ) {
            if (const std::vector<VerbCue>* rows = cues_.verbs(token.lemma); rows != nullptr) {
                std::uint64_t frames = 0, acts = 0;
                for (const VerbCue& r : *rows) {
                    frames |= r.frames;
                    acts |= std::uint64_t{1} << static_cast<unsigned>(r.act);
                }
                bits(0, frames);
                bits(1, acts);
            }
            add(cue_words, 2, static_cast<std::uint64_t>(cues_.helper(token.lemma)));
        }
        if (token.upos == Upos::NOUN) {
            if (const NounCue* noun = cues_.noun(token.lemma); noun != nullptr) {
                bits(3, noun->frames);
                add(cue_words, 4, static_cast<std::uint64_t>(noun->act));
            }
            if (const SourceNoun* source = cues_.source_noun(token.lemma); source != nullptr)
                add(cue_words, 5, static_cast<std::uint64_t>(kind_for_net(source->kind)));
        }
        const std::string_view lower = view_.lower(t);
        if (cues_.source_phrases(lower) != nullptr) add(cue_words, 6, hash_text(lower));
        bits(7, cues_.speech_word(lower));
        if (cues_.is_hedge(lower)) add(cue_words, 8, 1);
    }

    void note_names() {
        name_.assign(view_.size(), 0);
        for (const Name& name : view_.document.names) {
            for (TokenIndex t = name.tokens.begin; t < name.tokens.end; ++t)
                name_[t] = static_cast<std::uint8_t>(1 + static_cast<unsigned>(name.kind));
        }
    }

    void note(TokenIndex t, std::uint64_t kind, const Finding& f) {
        const std::uint16_t r = text::row_in(found, kind << 56U ^ static_cast<std::uint64_t>(f.rule));
        std::vector<std::uint16_t>& here = found_[t];
        constexpr std::size_t most = 8;
        if (here.size() < most && std::find(here.begin(), here.end(), r) == here.end()) here.push_back(r);
    }

    void note_findings(std::span<const Finding> findings) {
        for (const Finding& f : findings) {
            note(f.anchor, 0, f);
            if (!f.content.empty()) {
                note(f.content.front().begin, 1, f);
                note(f.content.back().end - 1, 2, f);
            }
            if (!f.speaker.empty()) note(f.speaker.front().begin, 3, f);
        }
    }

    const DocumentView& view_;
    const Cues& cues_;
    const text::WordClasses& classes_;
    std::vector<std::uint8_t> name_;
    std::vector<std::vector<std::uint16_t>> found_;
    std::vector<std::uint16_t> rows_;
};

}  // namespace

TokenRows rows_of_tokens(const Grammar& grammar, const text::WordClasses& classes, std::span<const Finding> findings,
                         std::span<const Finding> free) {
    return Maker(grammar, classes).make(findings, free);
}

}  // namespace sayso::statement
