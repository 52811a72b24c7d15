#include "story/telling_draft.h"

#include <algorithm>
#include <iterator>

#include "story/characters.h"
#include "story/clauses.h"
#include "story/stand.h"

namespace sayso::story {
namespace {

// The figures that are given in the pieces.
std::vector<std::size_t> figures_in(const Spans& pieces, std::span<const Counted> figures) {
    std::vector<std::size_t> found;
    for (std::size_t f = 0; f < figures.size(); ++f)
        if (figures[f].role != FigureRole::refused && figures[f].role != FigureRole::added &&
            std::any_of(pieces.begin(), pieces.end(), [&](Span piece) { return piece.contains(figures[f].span); }))
            found.push_back(f);
    return found;
}

// Terms of the pieces, with their concepts in place of the words that tell them, and without `own` of the figures.
Terms word_terms(const Spans& pieces, const Prose& prose, const WordTerms& words_of, std::span<const Counted> figures,
                 const std::vector<std::size_t>& own, Span verdict = {}) {
    const Language& language = words_of.language();
    Terms terms;
    for (const Span piece : pieces) {
        const std::span<const FoldedWord> words = prose.in(piece);
        Spans left_out;
        if (!verdict.empty() && piece.contains(verdict))
            left_out.push_back({verdict.begin - piece.begin, verdict.end - piece.begin});
        for (const PhraseList::Hit& hit : language.concepts_in(words)) {
            left_out.push_back({words[hit.begin].span.begin - piece.begin, words[hit.end - 1].span.end - piece.begin});
            add_term(terms, {key_of("!" + language.concepts()[hit.value].name), language.rarest() / concept_share});
        }
        for (const std::string& kind : language.kinds_named_in(words))
            add_term(terms, {key_of("#" + kind), language.rarest() / concept_share});
        for (const std::size_t f : own)
            if (piece.contains(figures[f].span))
                left_out.push_back({figures[f].span.begin - piece.begin, figures[f].span.end - piece.begin});
        for (const Term& term : words_of.in(piece.of(prose.text), left_out)) add_term(terms, term);
    }
    return terms;
}

// Of a number, a month or a time of day; nothing for other words.
std::optional<std::uint64_t> number_key(const FoldedWord& word, const Language& language) {
    if (word.form.find_first_not_of("0123456789") == std::string::npos) return key_of("=" + word.form);
    return language.calendar_key(word.form);
}

// "On the 21st, not on the 18th", "not in May": a negation at most two short words before makes a number a refused one.
void note_numbers(const Statement& statement, const Prose& prose, const Language& language, Wording& wording) {
    constexpr std::size_t nearest = 3, longest_between = 6;
    for (const Span piece : statement.content) {
        const std::span<const FoldedWord> words = prose.in(piece);
        for (std::size_t w = 0; w < words.size(); ++w) {
            const auto key = number_key(words[w], language);
            if (!key) continue;
            bool refused = false;
            for (std::size_t back = 1; back <= std::min(nearest, w) && !refused; ++back) {
                refused = language.has_figure_cue(words.subspan(w - back, 1), FigureCue::refused);
                if (!refused && words[w - back].form.size() > longest_between) break;
            }
            (refused ? wording.refused_numbers : wording.numbers).push_back(*key);
        }
    }
}

// "3.31 Uhr": its hour and minute, and how much they tell; nothing for other times.
std::optional<Term> clock_time(const Time& time) {
    constexpr std::size_t length = 5;  // "03:31"
    constexpr std::uint32_t full_hour = 1, round = 2, exact = 3;
    const std::size_t at = time.value.rfind('T');
    if (time.type != TimeType::time || at == std::string::npos || time.value.size() < at + 1 + length)
        return std::nullopt;
    const std::string clock = time.value.substr(at + 1, length);
    if (clock[2] != ':') return std::nullopt;
    const bool in_fives = clock.back() == '0' || clock.back() == '5';
    return Term{key_of("=" + clock), clock.ends_with("00") ? full_hour : in_fives ? round : exact};
}

Terms values_of(const Statement& statement, const Reading& reading) {
    Terms values;
    const auto is_held = [&](Span place) {
        return std::any_of(statement.content.begin(), statement.content.end(),
                           [&](Span piece) { return piece.contains(place); });
    };
    for (const Time& time : reading.times)
        if (const auto clock = clock_time(time); clock && is_held(time.span)) add_term(values, *clock);
    for (const Quantity& quantity : reading.quantities) {
        if (!quantity.value || !is_held(quantity.span)) continue;
        if (const std::uint32_t digits = telling_digits(*quantity.value); digits > 0)
            add_term(values, {key_of("=" + *quantity.value), digits});
    }
    return values;
}

// Without what the statement says itself.
std::vector<std::uint64_t> terms_around(const Told& told, std::string_view text, SentenceTerms& sentences) {
    const Span own = sentence_around(text, told.extent);
    const std::vector<std::uint64_t>&beside = sentences.of(own),
          &before = sentences.of(sentence_before(text, own.begin));
    std::vector<std::uint64_t> around;
    std::set_union(beside.begin(), beside.end(), before.begin(), before.end(), std::back_inserter(around));
    std::erase_if(around, [&](std::uint64_t key) { return has_term(told.terms, {.key = key}); });
    return around;
}

bool is_headline(const Told& told, const Article& article) {
    return told.extent.end <= article.title.size() && article.text.starts_with(article.title);
}

// "The claim that staff was halved she met with: …" tells in the sentence of the cue what is answered: what stands
// there beside the content.
Spans beside_content(const Statement& statement, std::string_view text) {
    if (statement.cue.empty()) return {};
    const Span own = sentence_around(text, statement.cue.front());
    Spans beside;
    std::uint32_t begin = own.begin;
    for (const Span piece : statement.content) {
        if (piece.end <= own.begin || piece.begin >= own.end) continue;
        if (piece.begin > begin) beside.push_back({begin, piece.begin});
        begin = std::max(begin, std::min(piece.end, own.end));
    }
    beside.push_back({begin, own.end});
    return beside;
}

// What the sentence before an answer, which begins at `place`, and its own tell: it may be what the answer means.
void note_surroundings(const Statement& statement, std::uint32_t place, const Prose& prose, const WordTerms& words,
                       std::span<const Counted> figures, DraftTelling& draft) {
    draft.wording.sentences = {sentence_around(prose.text, draft.told.extent)};
    if (!statement.cue.empty()) draft.wording.sentences.push_back(sentence_around(prose.text, statement.cue.front()));
    draft.told.sentence_before = sentence_before(prose.text, place);
    const Spans before = {draft.told.sentence_before}, beside = beside_content(statement, prose.text);
    draft.wording.figures_before = figures_in(before, figures);
    draft.wording.figures_beside = figures_in(beside, figures);
    draft.told.before = word_terms(before, prose, words, figures, draft.wording.figures_before);
    draft.told.beside = word_terms(beside, prose, words, figures, draft.wording.figures_beside);
}

Terms denied_terms_of(const Statement& statement, const Prose& prose, const WordTerms& words_of) {
    const Language& language = words_of.language();
    Terms terms;
    for (const Span piece : statement.content) {
        for (const Span clause : clauses_of(piece, prose.text)) {
            if (!language.negates(prose.in(clause))) continue;
            for (const Term& term : words_of.in(clause.of(prose.text))) add_term(terms, term);
        }
    }
    return terms;
}

// What a negation is said of: its clause, but not the occasion with which the clause opens. "In the fire nobody was
// hurt" says nothing against the fire.
Terms focus_of_negation(const Statement& statement, const Prose& prose, const WordTerms& words_of) {
    const Language& language = words_of.language();
    Terms terms;
    for (const Span piece : statement.content) {
        for (const Span clause : clauses_of(piece, prose.text)) {
            const std::span<const FoldedWord> words = prose.in(clause);
            const auto hits = language.negations_in(words);
            if (hits.empty()) continue;
            const bool opens_with_occasion = language.opens_occasion(words.front());
            const std::uint32_t begin = opens_with_occasion ? words[hits.front().begin].span.begin : clause.begin;
            const Terms focus = words_of.in(Span{begin, clause.end}.of(prose.text));
            for (const Term& term : focus) add_term(terms, term);
        }
    }
    return terms;
}

Terms negation_terms_of(const Statement& statement, const Prose& prose, const WordTerms& words_of) {
    const Language& language = words_of.language();
    Terms terms;
    for (const Span piece : statement.content) {
        const std::span<const FoldedWord> words = prose.in(piece);
        for (const PhraseList::Hit& hit : language.negations_in(words)) {
            const Span negation{words[hit.begin].span.begin, words[hit.end - 1].span.end};
            for (const Term& term : words_of.in(negation.of(prose.text))) add_term(terms, term);
        }
    }
    return terms;
}

void note_figures(const Statement& statement, std::span<const Counted> figures, Told& told) {
    for (std::size_t f = 0; f < figures.size(); ++f) {
        if (figures[f].role == FigureRole::added ||
            std::none_of(statement.content.begin(), statement.content.end(),
                         [&](Span piece) { return piece.contains(figures[f].span); }))
            continue;
        (figures[f].role == FigureRole::refused ? told.refused : told.figures).push_back(f);
    }
}

// "A worker is missing" is one, though the reader took it for no number.
std::uint32_t concept_of_one(const Statement& statement, const Prose& prose, const Language& language) {
    const std::vector<FoldedWord> words = prose.in(statement.content);
    if (words.empty() || !language.has_figure_cue(std::span(words).first(1), FigureCue::one)) return no_concept;
    const auto found = language.concepts_in(words);
    return found.size() == 1 && language.concepts()[found.front().value].befalls("people") ? found.front().value
                                                                                           : no_concept;
}

// "The account of the captain": who a noun for what was claimed says it is of.
void note_claimants(const Statement& statement, const Prose& prose, const Language& language, Wording& wording) {
    constexpr std::size_t few_words = 3;
    for (const Span piece : statement.content) {
        for (const Span clause : clauses_of(piece, prose.text)) {
            const std::span<const FoldedWord> words = prose.in(clause);
            const auto noun = language.last_claim_noun_in(words);
            if (!noun) continue;
            const auto behind = words.subspan(*noun + 1);
            wording.claimant_titles.add(behind.first(std::min(few_words, behind.size())), Wording::title_begins);
        }
    }
}

void note_beginnings(const Statement& statement, const Prose& prose, Wording& wording) {
    const std::vector<FoldedWord> words = prose.in(statement.content);
    wording.names.add(words, Wording::name_begins);
    wording.titles.add(words, Wording::title_begins);
    wording.speaker_titles.add(prose.in(statement.speaker), Wording::title_begins);
}

}  // namespace

const std::vector<std::uint64_t>& SentenceTerms::of(Span sentence) {
    const auto [known, fresh] = known_.try_emplace(sentence);
    if (fresh)
        for (const Term& term : words_->in(sentence.of(text_)))
            if (term.weight >= telling_weight) known->second.push_back(term.key);
    return known->second;
}

DraftTelling draft_telling(const Reading& reading, std::size_t number, const Prose& prose, const WordTerms& words,
                           std::span<const Counted> figures, SentenceTerms& sentences) {
    const Language& language = words.language();
    const Statement& statement = reading.statements[number];
    DraftTelling draft{.told = {.statement = number, .extent = hull(statement.content), .terms = {}}, .wording = {}};
    Told& told = draft.told;
    if (told.extent.empty()) told.extent = hull(statement.cue);
    draft.wording.at = published_at(reading.article, told.extent);
    told.instant = instant_of(draft.wording.at);
    note_stance(statement, prose, language, told);
    told.denied_terms = denied_terms_of(statement, prose, words);
    told.negations = negation_terms_of(statement, prose, words);
    if (!told.negations.empty()) told.focus = focus_of_negation(statement, prose, words);
    note_numbers(statement, prose, language, draft.wording);
    std::uint32_t place =
        statement.cue.empty() ? told.extent.begin : std::min(told.extent.begin, statement.cue.front().begin);
    const bool takes_none = !told.stance || told.stance->flat;
    if (const auto bare = takes_none ? bare_stand_before(reading, statement, prose, language) : std::nullopt) {
        told.stance = bare->stance;
        told.pointer = Pointer::pronoun;
        place = bare->place.begin;
    }
    if (told.stance) note_surroundings(statement, place, prose, words, figures, draft);
    note_figures(statement, figures, told);
    if (told.figures.empty()) told.befalls_one = concept_of_one(statement, prose, language);
    note_beginnings(statement, prose, draft.wording);
    if (told.stance) note_claimants(statement, prose, language, draft.wording);
    const Span verdict = verdict_of(told);
    told.terms = word_terms(statement.content, prose, words, figures, told.figures, verdict);
    for (const Term& term : words.in(verdict.of(prose.text))) told.verdict_weight += term.weight;
    told.values = values_of(statement, reading);
    draft.wording.around = terms_around(told, prose.text, sentences);
    draft.wording.headline = is_headline(told, reading.article);
    return draft;
}

}  // namespace sayso::story
