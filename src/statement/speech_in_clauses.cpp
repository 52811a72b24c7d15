#include "statement/speech_in_clauses.h"

#include <algorithm>

#include "base/utf8.h"
#include "statement/addressee.h"
#include "statement/field.h"
#include "text/text.h"

namespace sayso::statement {
namespace {

constexpr std::uint32_t fewest_words = 2;

// „A“, „B“ und „C“: whether the quotation goes on with the list that the one before it is in.
bool goes_on_with_list(const Grammar& grammar, const Quotation& before, const Quotation& quotation) {
    const TokenIndex between = before.end();
    return between + 1 == quotation.begin() && quotation.depth == 0 &&
           (grammar.cues.is_coordinator(grammar.view.lower(between)) || grammar.view.is_mark(between, ","));
}

// The quotations that are joined with quotation q.
struct QuotedList {
    TokenIndex begin = 0, end = 0;
    bool several = false;
};

QuotedList list_of(const Grammar& grammar, std::uint32_t q) {
    const std::vector<Quotation>& all = grammar.view.document.quotations;
    std::uint32_t first = q, last = q;
    while (first > 0 && goes_on_with_list(grammar, all[first - 1], all[first])) --first;
    while (last + 1 < all.size() && goes_on_with_list(grammar, all[last], all[last + 1])) ++last;
    return {all[first].begin(), all[last].end(), first != last};
}

// "ein Zettel, auf dem „Ich war es“ stand": the marks part what opens the relative clause from its verb.
bool is_relative_opener(const DocumentView& view, TokenIndex begin) {
    if (begin < 4 || !view.is_mark(begin - 3, ",") || view.token(begin - 2).upos != Upos::ADP) return false;
    const std::uint32_t c = view.clause_of(begin - 1);
    return c != none && view.clause(c).kind != ClauseKind::relative && view.token(begin - 1).upos != Upos::NOUN;
}

// The clause around the marks; `none` where they are parted from it, or are the name of the noun in front of them.
std::uint32_t clause_around(const DocumentView& view, const QuotedList& list) {
    const bool opens = view.sentence_of(list.begin + 1).tokens.begin >= list.begin;
    if (opens) return list.end < view.size() ? view.clause_of(list.end) : none;
    const bool parted = is_relative_opener(view, list.begin) && list.end < view.size();
    if (parted) return view.clause_of(list.end);
    return view.is_word(list.begin - 1) ? view.clause_of(list.begin - 1) : none;
}

bool is_example(const Grammar& grammar, TokenIndex t) {
    return (grammar.cues.speech_word(grammar.view.lower(t)) & word_as_reported) != 0;
}

// "Die Aktion „Lunow hilft“", "im „Haus am See“": what stands in the marks may be a name.
bool may_be_name(const Grammar& grammar, TokenIndex before) {
    const DocumentView& view = grammar.view;
    const Token& word = view.token(before);
    if (word.upos == Upos::ADP || word.upos == Upos::DET || word.upos == Upos::ADJ || word.upos == Upos::NUM ||
        (grammar.cues.is_as_word(view.lower(before)) && !is_example(grammar, before)))
        return true;
    const std::uint32_t p = view.phrase_of(before);
    if (p == none || word.upos == Upos::PRON) return false;
    // "schrieb sie auf Twitter „…“", "riefen am Abend „…“"
    const Phrase& phrase = view.phrase(p);
    const bool aside = phrase.preposition != no_token && (tells_time(grammar, phrase.head) || word.upos == Upos::PROPN);
    return !aside && !is_person(view, before);
}

// "Rief die Aktion „Lunow hilft“ ins Leben", not "rief die Menge „Haut ab“": behind a phrase that is not the subject.
bool names_phrase(const DocumentView& view, const VerbMatch& match, TokenIndex before) {
    const Upos tag = view.token(before).upos;
    if (tag == Upos::ADP || tag == Upos::DET || tag == Upos::ADJ)
        return view.phrase_of(before) != none || tag == Upos::ADP;
    const std::uint32_t p = view.phrase_of(before);
    return p != none && tag == Upos::NOUN && view.phrase(p).preposition == no_token &&
           view.phrase(p).tokens != view.clause(match.clause).subject;
}

// "„Britain First“ (deutsch „Britannien zuerst“)"
bool is_bracketed(const DocumentView& view, TokenIndex begin) {
    constexpr TokenIndex reach = 3;
    for (TokenIndex t = begin; t-- > 0 && begin - t <= reach;) {
        if (view.is_mark(t, "(")) return true;
    }
    return false;
}

// A sentence of its own by its first letter and a finite verb.
bool is_sentence(const Grammar& grammar, const Quotation& quotation) {
    const DocumentView& view = grammar.view;
    const std::string_view first = view.form(quotation.inner.begin);
    return view.count_words(quotation.inner) > fewest_words && first != view.lower(quotation.inner.begin) &&
           text::any_finite(view.document, quotation.inner);
}

// "auf Plakaten", "an der Hauswand": what the words are written on.
Speaker surface_in_clause(const Grammar& grammar, std::uint32_t c, TokenIndex marks) {
    const DocumentView& view = grammar.view;
    if (is_relative_opener(view, marks)) {
        const std::uint32_t p = view.phrase_of(marks - 4);
        const bool surface = p != none && grammar.cues.is_surface(view.lower_lemma(view.phrase(p).head));
        return surface ? Speaker{view.phrase(p).tokens, SpeakerRole::medium} : Speaker{};
    }
    for (TokenIndex t : view.own_tokens(c)) {
        const std::uint32_t p = view.phrase_of(t);
        if (p == none || view.phrase(p).head != t || view.phrase(p).preposition == no_token) continue;
        if (grammar.cues.is_surface(view.lower_lemma(t)))
            return {with_attributes(grammar, view.phrase(p)), SpeakerRole::medium};
    }
    // "Plakate, auf denen „…“ stand"
    const Phrase* noun = view.clause(c).kind == ClauseKind::relative ? antecedent_of(grammar, c) : nullptr;
    return noun != nullptr && grammar.cues.is_surface(view.lower_lemma(noun->head))
               ? Speaker{noun->tokens, SpeakerRole::medium}
               : Speaker{};
}

Speaker speaker_of(const Grammar& grammar, const VerbMatch& match, const Quotation& quotation, TokenIndex marks) {
    if ((match.cue->frames & frame_written) != 0) return surface_in_clause(grammar, match.clause, marks);
    const Speaker actor = actor_of(grammar, match);
    return overlap({actor.tokens}, quotation.inner) ? Speaker{} : actor;
}

Finding found_with(const Grammar& grammar, const VerbMatch& match, const Speaker& speaker, TokenRange content) {
    Finding f = found_by(match, speaker);
    f.rule = Rule::quote_after_cue;
    f.form = Form::direct;
    f.content = {content};
    f.addressee = addressee_of(grammar, match);
    f.is_plain = true;
    f.knows_speaker = (match.cue->frames & frame_written) != 0;
    if (overlap(f.addressee, content)) f.addressee.clear();
    return f;
}

// "Parolen wie etwa": the noun of which the words in marks are an example; else the word in front of the marks.
TokenIndex noun_in_front(const Grammar& grammar, TokenIndex begin) {
    const DocumentView& view = grammar.view;
    constexpr TokenIndex reach = 3;
    for (TokenIndex t = begin; t-- > 1 && begin - t <= reach && view.is_word(t);) {
        if (is_example(grammar, t)) return t - 1;
    }
    const TokenIndex word = view.word_before(begin);
    return word == no_token || word + 2 < begin ? no_token : word;
}

// What the noun's row allows: words without a verb, a clause, or a whole sentence.
bool is_told_by(const Grammar& grammar, const NounCue& cue, const Quotation& quotation) {
    if ((cue.frames & frame_shouted) != 0) return true;
    if ((cue.frames & frame_quote) != 0) return text::any_finite(grammar.view.document, quotation.inner);
    return (cue.frames & frame_clause) != 0 && is_sentence(grammar, quotation);
}

// "Wir leben nach dem Grundsatz „Wer bestellt, bezahlt“": the article's own words.
bool is_author(const DocumentView& view, const Speaker& speaker) {
    if (speaker.tokens.size() != 1) return false;
    const Morph& morph = view.token(speaker.tokens.begin).morph;
    return morph.person == Person::first || morph.person == Person::second || morph.pron_type == PronType::inter;
}

TokenRange words_of(const DocumentView& view, const Quotation& quotation) {
    const TokenRange words = trimmed(view, quotation.inner);
    const bool shout = !words.empty() && view.is_mark(words.end, "!");
    return shout || view.count_words(words) >= fewest_words ? words : TokenRange{};
}

// Whether the words in marks may be what the verb tells.
bool may_be_told(const Grammar& grammar, const VerbMatch& match, const Quotation& quotation, const QuotedList& list) {
    const std::uint32_t frames = match.cue->frames;
    if ((frames & frame_quote) == 0) return false;
    const DocumentView& view = grammar.view;
    const bool opens = list.begin == 0 || !view.is_word(list.begin - 1);
    if ((frames & (frame_shouted | frame_written)) != 0)
        return opens || is_relative_opener(view, list.begin) || !names_phrase(view, match, list.begin - 1);
    if (opens || !is_sentence(grammar, quotation)) return false;
    const bool beside = match.verb + 1 == list.begin;
    return (frames & frame_object) != 0 ? beside : !may_be_name(grammar, list.begin - 1);
}

}  // namespace

std::optional<Finding> speech_in_clause(const Grammar& grammar, std::uint32_t q) {
    const DocumentView& view = grammar.view;
    const Quotation& quotation = view.document.quotations[q];
    const QuotedList list = list_of(grammar, q);
    const std::uint32_t c = clause_around(view, list);
    const TokenRange content = words_of(view, quotation);
    if (c == none || content.empty()) return std::nullopt;
    // "Wer „Wir kämpfen“ ruft, der …": nobody is said to say it.
    if (is_bracketed(view, list.begin) || view.clause(c).kind == ClauseKind::question) return std::nullopt;
    for (const VerbMatch& match : match_verbs(grammar, c)) {
        if (view.is_in_marks(match.verb) || !may_be_told(grammar, match, quotation, list)) continue;
        const Speaker speaker = speaker_of(grammar, match, quotation, list.begin);
        if (speaker.tokens.empty() || is_author(view, speaker)) continue;
        Finding f = found_with(grammar, match, speaker, content);
        f.gapped = list.several;
        return f;
    }
    return std::nullopt;
}

std::optional<Finding> speech_behind_noun(const Grammar& grammar, std::uint32_t q) {
    const DocumentView& view = grammar.view;
    const Quotation& quotation = view.document.quotations[q];
    const QuotedList list = list_of(grammar, q);
    const TokenRange content = words_of(view, quotation);
    const TokenIndex noun = list.begin == 0 || content.empty() ? no_token : noun_in_front(grammar, list.begin);
    if (noun == no_token || view.token(noun).upos != Upos::NOUN) return std::nullopt;
    const NounCue* const cue = grammar.cues.noun(view.token(noun).lemma);
    if (cue == nullptr || !is_told_by(grammar, *cue, quotation)) return std::nullopt;
    const bool names_words = (cue->frames & (frame_shouted | frame_quote)) != 0;
    if (!names_words && !view.is_word(list.begin - 1)) return std::nullopt;
    const std::uint32_t c = view.clause_of(noun);
    Speaker speaker = speaker_of_noun(grammar, noun);
    // "Auf die Frage „Wer zahlt?“ antwortete er": whoever answers has not asked, and questions are often nobody's.
    if (speaker.role == SpeakerRole::nobody && cue->act == Act::ask) return std::nullopt;
    if (speaker.role == SpeakerRole::nobody && c != none && view.clause(c).predicate != no_token)
        speaker = speaker_of_verb(grammar, c, view.clause(c).predicate);
    if (is_author(view, speaker)) return std::nullopt;
    Finding f{.rule = Rule::quote_after_noun,
              .form = Form::direct,
              .act = cue->act,
              .content = {content},
              .cue = {{noun, noun + 1}},
              .speaker_role = speaker.role,
              .anchor = noun,
              .needs_voice = !names_words,
              .gapped = list.several};
    if (!speaker.tokens.empty()) f.speaker = {speaker.tokens};
    return f;
}

}  // namespace sayso::statement
