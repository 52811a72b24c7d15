// Phrases that name a source: "laut X", "nach Angaben von X", "X zufolge", ", so X", "demnach", "…, wonach".
#include <algorithm>

#include "statement/main_clauses.h"
#include "statement/rules.h"
#include "statement/speakers.h"
#include "statement/verb_match.h"
#include "text/text.h"

namespace sayso::statement {
namespace {

class SourceRules {
public:
    SourceRules(const Grammar& grammar, std::vector<Finding>& findings)
        : grammar_(grammar), view_(grammar.view), findings_(findings) {}

    void apply(TokenIndex t, const std::vector<SourcePhrase>& rows) {
        for (const SourcePhrase& row : rows) apply(t, row, rows);
    }

    // "Laut A waren es 10.000, laut B 4000": what B counts is no part of what A says.
    void part_counted() {
        for (Finding& f : findings_) {
            if (f.gapped || f.rule != Rule::source_phrase) continue;
            TokenRanges rest;
            for (const TokenRange& range : f.content) {
                const TokenRanges left = pieces(grammar_, range, counted_parts_);
                rest.insert(rest.end(), left.begin(), left.end());
            }
            if (!rest.empty()) f.content = std::move(rest);
        }
    }

private:
    void apply(TokenIndex t, const SourcePhrase& row, const std::vector<SourcePhrase>& rows) {
        switch (row.side) {
            case Side::before: before(t, row); break;
            case Side::after:
                if (!stands_before(t, rows)) after(t, row);
                break;
            case Side::adverb: adverb(t, row); break;
            case Side::clause: clause(t, row); break;
            case Side::comma: comma(t, row); break;
        }
    }

    // "Nach Angaben der Polizei": the word has its source behind it. Some words never do, whatever follows them
    // ("den Angaben zufolge 1240 Beschäftigte").
    bool stands_before(TokenIndex t, const std::vector<SourcePhrase>& rows) const {
        const Phrase* own = phrase_at(view_, t);
        if (own == nullptr || own->preposition != t || own->tokens.begin != t + 1) return false;
        return std::any_of(rows.begin(), rows.end(), [](const SourcePhrase& row) { return row.side == Side::before; });
    }

    void before(TokenIndex t, const SourcePhrase& row) {
        const Phrase* phrase = phrase_behind(t);
        if (phrase == nullptr) return;
        if (is_named_and_words(*phrase)) return of_named(t, phrase->tokens, row);
        const std::uint32_t c = view_.clause_of(t);
        if (c == none) return;
        // "…, nach denen / laut denen …": a relative clause on a noun of saying.
        if (view_.clause(c).kind == ClauseKind::relative && view_.clause(c).introducer == t + 1)
            return relative(t, c, row);
        source(t, *phrase, {t, with_attributes(grammar_, *phrase).end}, row);
    }

    // What the word governs: the phrase that begins right behind it, behind a quotation mark (laut „Waldpost“) or an
    // adverb of its attribute ("nach bisher unbestätigten Berichten").
    const Phrase* phrase_behind(TokenIndex word) const {
        const TokenIndex limit = view_.sentence_of(word).tokens.end;
        const bool in_marks = !short_marks_at(view_, word + 1, limit).empty();
        const bool with_adverb = word + 2 < limit && view_.token(word + 1).upos == Upos::ADV &&
                                 view_.token(word + 2).upos == Upos::ADJ && view_.phrase_of(word + 1) == none;
        const TokenIndex first = word + (in_marks || with_adverb ? 2 : 1);
        if (first >= limit) return nullptr;
        const Phrase* phrase = phrase_at(view_, word);
        if (phrase == nullptr) phrase = phrase_at(view_, first);
        return phrase != nullptr && phrase->tokens.begin == first ? phrase : nullptr;
    }

    // "nach Blohms Worten": a surname that was taken for the noun of the phrase, in the genitive, and what its bearer
    // says.
    bool is_named_and_words(const Phrase& phrase) const {
        const Token& name = view_.token(phrase.tokens.begin);
        return phrase.tokens.size() == 2 && phrase.head == phrase.tokens.begin && name.upos == Upos::NOUN &&
               name.morph.case_ == Case::gen && source_noun(phrase.head) == nullptr &&
               source_noun(phrase.tokens.end - 1) != nullptr;
    }

    void of_named(TokenIndex word, TokenRange words, const SourcePhrase& row) {
        const TokenIndex noun = words.end - 1;
        Finding f{.rule = Rule::source_phrase,
                  .form = Form::indirect,
                  .act = row.act.value_or(source_noun(noun)->act),
                  .certainty = row.certainty,
                  .cue = {{word, word + 1}, {noun, noun + 1}},
                  .speaker = {{words.begin, noun}},
                  .speaker_role = SpeakerRole::possessor,
                  .anchor = word};
        add(std::move(f), word, {with_rest({word, words.end})});
    }

    // "Der Polizei zufolge", "seiner Meinung nach": the phrase whose extent ends right before t.
    void after(TokenIndex t, const SourcePhrase& row) {
        if (t == 0 || view_.token(t - 1).sentence != view_.token(t).sentence) return;
        constexpr TokenIndex reach = 16;
        const TokenIndex first = std::max<TokenIndex>(view_.sentence_of(t).tokens.begin, t > reach ? t - reach : 0);
        const Phrase* found = nullptr;
        for (TokenIndex i = t; i-- > first;) {
            const std::uint32_t p = view_.phrase_of(i);
            if (p == none) continue;
            const Phrase& phrase = view_.phrase(p);
            if (with_attributes(grammar_, phrase).end >= t && phrase.preposition == no_token) found = &phrase;
            i = phrase.tokens.begin;
            if (i <= first) break;
        }
        if (found != nullptr) source(t, *found, {found->tokens.begin, t + 1}, row);
    }

    // By its lemma, or as it stands: "Daten" are not the plural of any date.
    const SourceNoun* source_noun(TokenIndex t) const {
        const SourceNoun* noun = grammar_.cues.source_noun(view_.token(t).lemma);
        const bool compound = grammar_.cues.is_compound_of_source_noun(view_.form(t));
        return noun != nullptr || compound ? noun : grammar_.cues.source_noun(view_.form(t));
    }

    // "Nach einem Bericht über Mängel": it came after it.
    bool is_about(const Phrase& phrase, const SourceNoun& noun) const {
        const TokenIndex behind = phrase.tokens.end;
        return noun.kind == SourceKind::document && behind < view_.size() &&
               (grammar_.cues.speech_word(view_.lower(behind)) & word_topic) != 0;
    }

    // "Dem Gericht nach hat er gelogen", "war der Polizei nach betrunken": behind somebody, and neither a verb's
    // particle
    // ("ging der Frage nach") nor in front of a phrase of its own. "Der Größe nach" is dropped for its speaker.
    bool stands_behind(const Phrase& phrase, TokenIndex word) const {
        const TokenIndex next = word + 1;
        const std::uint32_t c = view_.clause_of(word);
        if (c == none || next >= view_.clause(c).tokens.end || !view_.is_word(next) || !phrase.can_be(Case::dat))
            return false;
        const Phrase* behind = phrase_at(view_, next);
        const TokenIndex finite = view_.clause(c).finite;
        const bool particle = finite != no_token && view_.token(finite).separated == word;
        return !particle && (behind == nullptr || behind->preposition != word);
    }

    bool ends_clause(TokenIndex word) const {
        const std::uint32_t c = view_.clause_of(word);
        return c != none && (word + 1 >= view_.clause(c).tokens.end || !view_.is_word(word + 1));
    }

    // `word` is the preposition, `whole` all that is left out of the content.
    void source(TokenIndex word, const Phrase& phrase, TokenRange whole, const SourcePhrase& row) {
        const SourceNoun* noun = source_noun(phrase.head);
        const bool told_by_kind =
            row.needs_noun && row.side == Side::after && noun == nullptr && stands_behind(phrase, word);
        if (row.needs_noun && !told_by_kind && (noun == nullptr || is_about(phrase, *noun))) return;
        // "Gestaltet es nach eigenen Vorstellungen", "kam dem Wunsch nach" tell nothing.
        const bool demands = noun != nullptr && noun->act == Act::demand;
        if (demands && (is_own(phrase) || (row.side == Side::after && ends_clause(word)))) return;
        Finding f{.rule = Rule::source_phrase,
                  .form = Form::indirect,
                  .act = row.act.value_or(noun ? noun->act : Act::state),
                  .certainty = row.certainty,
                  .cue = {{word, word + 1}},
                  .anchor = word,
                  .needs_voice = told_by_kind,
                  .is_plain = told_by_kind};
        const bool speaks_itself = noun == nullptr || (noun->kind == SourceKind::document && !row.needs_noun);
        if (speaks_itself) {
            f.speaker = {with_attributes(grammar_, phrase)};
            f.speaker_role = SpeakerRole::source;
        } else {
            name_owner(phrase, f);
            if (noun->kind == SourceKind::standpoint && f.speaker.empty() && !is_own(phrase)) return;
            const bool known = noun != nullptr && noun->kind != SourceKind::words && row.side == Side::before;
            if (known && is_told_by_who_knows(phrase, f)) return;
        }
        std::sort(f.cue.begin(), f.cue.end());
        const bool behind =
            !f.speaker.empty() && f.speaker.front().begin == whole.end + 1 && view_.token(whole.end).upos == Upos::ADP;
        if (behind) whole.end = f.speaker.front().end;
        add(std::move(f), word, {with_rest(whole)});
    }

    // "Im Zug hätten nach jetziger Zählung 112 Menschen gesessen": nobody's, without an article, in the subjunctive:
    // whoever goes on speaking relies on it.
    bool is_told_by_who_knows(const Phrase& phrase, const Finding& f) const {
        const std::uint32_t c = view_.clause_of(phrase.head);
        const bool own = !f.speaker.empty() && f.speaker_role == SpeakerRole::source &&
                         f.speaker.front().contains(phrase.head) && phrase.tokens.size() > 1;
        return (own || f.speaker.empty()) && view_.token(phrase.tokens.begin).upos == Upos::ADJ && c != none &&
               is_main(view_.clause(c)) && view_.clause(c).mood == Mood::sub;
    }

    // In front of the verb of a main clause there is room for one: names and appositions behind the source belong to
    // it. Elsewhere a relative clause that follows does.
    TokenRange with_rest(TokenRange whole) const {
        const std::uint32_t c = view_.clause_of(whole.begin);
        if (c == none) return whole;
        const Clause& clause = view_.clause(c);
        if (clause.kind == ClauseKind::main && clause.tokens.begin == whole.begin && clause.finite != no_token &&
            clause.finite >= whole.end) {
            return {whole.begin, clause.finite};
        }
        const TokenIndex next = whole.end + 1;
        if (!view_.is_mark(whole.end, ",") || next >= clause.tokens.end) return whole;
        const std::uint32_t behind = view_.clause_of(next);
        if (behind == c || view_.clause(behind).kind != ClauseKind::relative ||
            view_.clause(behind).tokens.begin != next)
            return whole;
        return {whole.begin, std::max(whole.end, view_.clause(behind).tokens.end)};
    }

    void name_owner(const Phrase& phrase, Finding& f) const {
        f.cue.push_back({phrase.head, phrase.head + 1});
        if (is_own(phrase)) return name_subject(phrase, f);
        Speaker owner = speaker_of_noun(grammar_, phrase.head);
        if (owner.role == SpeakerRole::nobody) owner = origin_behind(phrase);
        if (owner.role != SpeakerRole::nobody) {
            f.speaker = {owner.tokens};
            f.speaker_role = owner.role;
        } else if (grammar_.cues.is_compound_of_source_noun(view_.token(phrase.head).lemma)) {
            f.speaker = {{phrase.head, phrase.head + 1}};
            f.speaker_role = SpeakerRole::source;
        } else if (source_noun(phrase.head)->kind == SourceKind::document) {
            f.speaker = {with_attributes(grammar_, phrase)};  // "nach einer Studie"
            f.speaker_role = SpeakerRole::source;
        }
    }

    void name_subject(const Phrase& phrase, Finding& f) const {
        const std::uint32_t c = view_.clause_of(phrase.head);
        const Speaker subject = c == none || view_.clause(c).finite == no_token
                                    ? Speaker{}
                                    : speaker_of_verb(grammar_, c, view_.clause(c).finite);
        if (!subject.tokens.empty()) f.speaker = {subject.tokens};
        f.speaker_role = subject.role;
    }

    // "nach Angaben aus Branchenkreisen"
    Speaker origin_behind(const Phrase& phrase) const {
        const TokenIndex word = phrase.tokens.end;
        const Phrase* origin = phrase_at(view_, word);
        if (origin == nullptr || origin->preposition != word ||
            view_.token(word).sentence != view_.token(phrase.head).sentence ||
            (grammar_.cues.speech_word(view_.lower(word)) & word_origin) == 0 ||
            grammar_.cues.is_time(view_.lower(origin->head)))
            return {};
        return {with_attributes(grammar_, *origin), SpeakerRole::source};
    }

    // "nach eigenen Angaben"
    bool is_own(const Phrase& phrase) const {
        for (TokenIndex t = phrase.tokens.begin; t < phrase.tokens.end; ++t) {
            if (grammar_.cues.speech_word(view_.lower(t)) & word_own) return true;
        }
        return false;
    }

    // The content is the clause around the phrase; in a main clause also the main clauses that go on behind it.
    void add(Finding f, TokenIndex word, TokenRanges left_out) {
        const std::uint32_t c = view_.clause_of(word);
        if (c == none) return;
        TokenRange extent = view_.clause(c).tokens;
        if (is_main(view_.clause(c))) extent.end = end_of_mains(c);
        if (const TokenRange part = counted_part(left_out.front()); !part.empty()) {
            extent = part;
            f.gapped = true;
            counted_parts_.push_back(part);
        }
        for (TokenRange told : as_reported_in(grammar_, c)) left_out.push_back(told);
        f.content = pieces(grammar_, extent, left_out);
        if (!f.content.empty()) findings_.push_back(std::move(f));
    }

    // "17 Risse laut Technika, sieben laut Calora": a part between marks with a number and the source, and no verb;
    // else empty.
    TokenRange counted_part(TokenRange source) const {
        const TokenRange sentence = view_.sentence_of(source.begin).tokens;
        TokenRange part = source;
        while (part.begin > sentence.begin && view_.is_word(part.begin - 1)) --part.begin;
        while (part.end < sentence.end && view_.is_word(part.end)) ++part.end;
        bool counted = false;
        for (TokenIndex t = part.begin; t < part.end; ++t)
            counted |= view_.token(t).upos == Upos::NUM && !source.contains(t);
        return counted && !text::any_finite(view_.document, part) ? part : TokenRange{};
    }

    TokenIndex end_of_mains(std::uint32_t c) const {
        TokenIndex end = view_.clause(c).tokens.end;
        const TokenRange in_sentence = view_.clauses_of_sentence(view_.clause(c).sentence);
        for (std::uint32_t next = c + 1; next < in_sentence.end; ++next) {
            const Clause& clause = view_.clause(next);
            if (clause.tokens.begin < end) continue;
            if (!is_main(clause) ||
                view_.quotation_of(clause.tokens.begin) != view_.quotation_of(view_.clause(c).tokens.begin))
                break;
            const TokenIndex mark = clause.tokens.begin - 1;
            // "…, sagte sie", but "…, jedoch fehlt Geld".
            const bool begins_with_verb = clause.kind == ClauseKind::verb_first && clause.tokens.begin == clause.finite;
            if (begins_with_verb && view_.is_mark(mark, ",")) break;
            end = std::max(end, clause.tokens.end);
        }
        return end;
    }

    // "Gerüchte, nach denen …", "Berichte, wonach …": the noun before the comma is the cue.
    void relative(TokenIndex word, std::uint32_t c, const SourcePhrase& row) {
        const TokenIndex noun = noun_before(view_.clause(c).tokens.begin);
        if (noun == no_token) return;
        const NounCue* cue = grammar_.cues.noun(view_.token(noun).lemma);
        const SourceNoun* source = grammar_.cues.source_noun(view_.token(noun).lemma);
        if (cue == nullptr && source == nullptr) return;
        const Speaker owner = speaker_of_noun(grammar_, noun);
        const TokenIndex introducer = view_.clause(c).introducer;
        Finding f{.rule = Rule::source_clause,
                  .form = Form::indirect,
                  .act = cue ? cue->act : source->act,
                  .certainty = cue ? cue->certainty : row.certainty,
                  .cue = {{noun, noun + 1}, {word, introducer + 1}},
                  .speaker_role = owner.role,
                  .anchor = word};
        if (!owner.tokens.empty()) f.speaker = {owner.tokens};
        f.content = pieces(grammar_, view_.clause(c).tokens, {{word, introducer + 1}});
        if (!f.content.empty()) findings_.push_back(std::move(f));
    }

    TokenIndex noun_before(TokenIndex begin) const {
        constexpr TokenIndex reach = 12;
        const TokenIndex first = view_.sentence_of(begin).tokens.begin;
        for (TokenIndex t = begin; t-- > first && begin - t < reach;) {
            if (view_.token(t).upos != Upos::NOUN) continue;
            if (grammar_.cues.noun(view_.token(t).lemma) || grammar_.cues.source_noun(view_.token(t).lemma)) return t;
        }
        return no_token;
    }

    // With a finite verb, or the one that the clause in front ends with ("Die Lage habe sich, so Meier, verbessert").
    bool goes_on(TokenRange rest) const {
        if (text::any_finite(view_.document, rest)) return true;
        TokenIndex last = rest.end;
        while (last > rest.begin && !view_.is_word(last - 1)) --last;
        return last > rest.begin &&
               (view_.token(last - 1).upos == Upos::VERB || view_.token(last - 1).upos == Upos::AUX);
    }

    void clause(TokenIndex t, const SourcePhrase& row) {
        const std::uint32_t c = view_.clause_of(t);
        if (c != none && view_.clause(c).introducer == t) relative(t, c, row);
    }

    // "demnach", "angeblich": who is meant stands before, or nowhere.
    void adverb(TokenIndex t, const SourcePhrase& row) {
        Finding f{.rule = Rule::source_adverb,
                  .form = Form::indirect,
                  .act = row.act.value_or(Act::state),
                  .certainty = row.certainty,
                  .cue = {{t, t + 1}},
                  .anchor = t};
        if (row.needs_noun) point_to_document(t, f);
        add(std::move(f), t, {{t, t + 1}});
    }

    // "Das Land legte einen Bericht vor. Danach wurden 71 Menschen behandelt.": at the front of its sentence, behind
    // one with a document; "Er las den Brief. Danach ging er." tells what came next.
    void point_to_document(TokenIndex t, Finding& f) const {
        const Phrase* subject = view_.clause_of(t) == none ? nullptr : subject_phrase(view_, view_.clause_of(t));
        if (view_.sentence_of(t).tokens.begin != t || subject == nullptr ||
            view_.token(subject->head).morph.pron_type == PronType::prs)
            return;
        const Speaker document = document_before(grammar_, t, 1);
        const std::uint32_t p = document.tokens.empty() ? none : view_.phrase_of(document.tokens.begin);
        const SourceNoun* noun = p == none ? nullptr : source_noun(view_.phrase(p).head);
        if (noun == nullptr || noun->kind != SourceKind::document) return;
        // "Die Polizei hat ihre Statistik korrigiert.": it is that of who acts.
        const std::uint32_t c = view_.clause_of(document.tokens.begin);
        const Phrase* const maker =
            c == none || !view_.token(document.tokens.begin).morph.poss ? nullptr : subject_phrase(view_, c);
        f.speaker = {maker == nullptr ? document.tokens : with_attributes(grammar_, *maker)};
        f.speaker_role = document.role;
        f.is_plain = f.knows_speaker = true;
    }

    // "Die Lage sei ernst, so die Polizei": a phrase between commas or at the end.
    void comma(TokenIndex t, const SourcePhrase& row) {
        const TokenRange sentence = view_.sentence_of(t).tokens;
        if (t == sentence.begin || view_.is_word(t - 1)) return;
        if (view_.token(t - 1).kind == TokenKind::quote_open) return;  // "So ein Unsinn, das stimmt nicht"
        const Phrase* phrase = t + 1 < sentence.end ? phrase_at(view_, t + 1) : nullptr;
        if (phrase == nullptr || phrase->tokens.begin > t + 2 ||
            (phrase->preposition != no_token && phrase->preposition > t))
            return;
        const TokenIndex behind = phrase->tokens.end;
        const bool counts = view_.token(phrase->head).upos == Upos::DET && behind < sentence.end &&
                            view_.token(behind).upos != Upos::ADP;  // "so viel noch", but "so einer von ihnen"
        if (counts) return;
        TokenIndex end = with_attributes(grammar_, *phrase).end;
        if (end < sentence.end && view_.is_word(end)) {
            // "so das Ergebnis einer gestern vorgestellten Studie": up to the next mark, if no verb stands there.
            TokenIndex next = end;
            while (next < sentence.end && (view_.is_word(next) || view_.token(next).kind != TokenKind::punctuation))
                ++next;
            if (text::any_finite(view_.document, {end, next})) return;
            end = next;
        }
        Finding f{.rule = Rule::speaker_after_comma,
                  .form = Form::indirect,
                  .act = row.act.value_or(Act::state),
                  .certainty = row.certainty,
                  .cue = {{t, t + 1}},
                  .anchor = t};
        if (const NounCue* noun = grammar_.cues.noun(view_.token(phrase->head).lemma)) {
            const Speaker owner = speaker_of_noun(grammar_, phrase->head);
            f.cue.push_back({phrase->head, phrase->head + 1});
            f.act = noun->act;
            if (!owner.tokens.empty()) f.speaker = {owner.tokens};
            f.speaker_role = owner.role;
            end = std::max(end, owner.tokens.end);
        } else {
            f.speaker = {with_attributes(grammar_, *phrase)};
            f.speaker_role = SpeakerRole::source;
        }
        TokenIndex begin = t;
        while (begin > sentence.begin && !view_.is_mark(begin - 1, ":")) --begin;
        if (!goes_on({end, sentence.end})) end = sentence.end;  // appositions to the speaker
        f.content = pieces(grammar_, {begin, sentence.end}, {{t, end}});
        if (!f.content.empty()) findings_.push_back(std::move(f));
    }

    const Grammar& grammar_;
    const DocumentView& view_;
    std::vector<Finding>& findings_;
    TokenRanges counted_parts_;
};

}  // namespace

void find_by_sources(const Grammar& grammar, std::vector<Finding>& findings) {
    SourceRules rules(grammar, findings);
    for (TokenIndex t = 0; t < grammar.view.size(); ++t) {
        const std::vector<SourcePhrase>* rows = grammar.cues.source_phrases(grammar.view.lower(t));
        if (rows != nullptr) rules.apply(t, *rows);
    }
    rules.part_counted();
}

}  // namespace sayso::statement
