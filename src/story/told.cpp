#include "story/told.h"

#include <algorithm>
#include <array>
#include <limits>

#include "base/instant.h"
#include "story/clauses.h"
#include "story/parallel.h"
#include "story/recognised.h"
#include "story/telling_draft.h"
#include "story/weighing.h"

namespace sayso::story {
namespace {

// A figure's value, and what it counts: three dead are not three rafts.
std::uint64_t figure_key(const Quantity& quantity, const Counted& figure) {
    std::uint64_t key = key_of("=");
    const auto add = [&](std::string_view text) { key = hash_text(text, key); };
    if (quantity.value) add(*quantity.value);
    add("-");
    if (quantity.high) add(*quantity.high);
    add(quantity.unit);
    add("#");
    add(std::to_string(figure.concept_number));
    add("#");
    add(std::to_string(figure.noun));
    return key;
}

// `own` are the article's figures, `some` numbers of them.
void add_figure_terms(std::span<const Counted> own, const std::vector<std::size_t>& some, const Reading& reading,
                      const Language& language, Terms& terms) {
    for (const std::size_t f : some) {
        const Counted& figure = own[f];
        add_term(terms, {figure_key(reading.quantities[figure.quantity], figure), language.rarest()});
        if (const std::uint32_t what = figure.concept_number; what != no_concept)
            add_term(terms, {key_of("!" + language.concepts()[what].name), language.rarest() / concept_share});
    }
}

// Whoever is named around an answer: it may tell whom it means.
void note_named(const Cast& cast, Told& told) {
    for (const Span sentence : told.wording->sentences)
        for (const Figurehead who : cast.all_named_in(sentence, told.article))
            if (!std::binary_search(told.speakers.begin(), told.speakers.end(), who)) told.named.push_back(who);
    if (told.retracts) told.named = told.speakers;
}

// What the story tells of a draft but weights: who speaks, and what its figures count. `own` are the article's figures,
// of which `first` is the number in the story of the first.
Told told_of(const DraftTelling& draft, const Reading& reading, std::size_t article, std::span<const Counted> own,
             std::size_t first, const Language& language, const Cast& cast) {
    Told told = draft.told;
    constexpr std::size_t terms_of_figure = 2;
    told.terms.reserve(told.terms.size() + terms_of_figure * told.figures.size());
    told.wording = &draft.wording;
    told.article = article;
    const ArticleNames& names = cast.names_in(article);
    for (const NamedParty& party : names.who[told.statement])
        if (const auto speaker = cast.voice_of(party, article)) told.speakers.push_back(*speaker);
    std::sort(told.speakers.begin(), told.speakers.end());
    for (const NamedParty& party : names.via[told.statement])
        if (const auto number = cast.number_of(party, article)) told.via.push_back(*number);
    for (const Figurehead speaker : told.speakers) {
        const std::array<std::uint64_t, 2> both = {speaker, cast.speaks_for(speaker).value_or(speaker)};
        told.voices.add(both);
    }
    add_figure_terms(own, told.figures, reading, language, told.terms);
    if (told.stance) {
        note_named(cast, told);
        add_figure_terms(own, draft.wording.figures_before, reading, language, told.before);
        add_figure_terms(own, draft.wording.figures_beside, reading, language, told.beside);
    }
    for (auto* list : {&told.figures, &told.refused})
        for (std::size_t& figure : *list) figure += first;
    return told;
}

}  // namespace

std::int64_t instant_of(std::string_view iso) {
    return instant_from_iso(iso).value_or(std::numeric_limits<std::int64_t>::max());
}

bool are_contrary(const Told& a, const Told& b) { return are_contrary(a, b, common_weight(a.terms, b.terms)); }

bool are_contrary(const Told& a, const Told& b, std::uint64_t shared) {
    return stands_denied(common_weight(a.denied_terms, b.terms), shared) !=
           stands_denied(common_weight(b.denied_terms, a.terms), shared);
}

namespace {

// Words such as "wrong" in what is said take a stand only where hardly more is said ("that is wrong"), or where it is
// said of what somebody claims ("the figure is wrong", "the 95 are a fairy tale"). "The coordinates were wrong" is a
// claim of its own.
void drop_mere_words(Matter& matter) {
    for (Told& told : matter.tellings) {
        if (!told.stance || !told.stance->in_content || told.stance->kind == AnswerKind::doubt || told.stance->flat ||
            told.retracts)
            continue;
        // "In truth it was 3000": a figure is put in place.
        if (told.stance->kind == AnswerKind::correct && !told.figures.empty()) continue;
        if (told.stance->finding) continue;  // "it is true that …" agrees with who says the same
        const bool of_a_claim = told.pointer && *told.pointer != Pointer::pronoun;
        const std::uint64_t said = told.weight + (told.stance->of_claim ? 0 : told.verdict_weight);
        if (said >= pointing_weight && !of_a_claim && told.refused.empty() && !told.stance->such) told.stance.reset();
    }
}

// "Reports of eight dead are made up": what it tells before its verdict is denied, and no figure of the speaker's.
void deny_what_is_retold(Matter& matter) {
    for (Told& told : matter.tellings) {
        if (!told.stance || !told.stance->in_content || told.stance->kind == AnswerKind::confirm || told.stance->flat ||
            told.retracts || told.stance->kind == AnswerKind::correct)
            continue;
        if (!told.pointer || *told.pointer == Pointer::pronoun || told.weight < pointing_weight) continue;
        told.role = TellingRole::denied;
        const auto own = std::stable_partition(told.figures.begin(), told.figures.end(), [&](std::size_t f) {
            return matter.figures[f].span.begin >= told.stance->at;
        });
        for (auto f = own; f != told.figures.end(); ++f) matter.figures[*f].role = FigureRole::refused;
        told.refused.insert(told.refused.end(), own, told.figures.end());
        told.figures.erase(own, told.figures.end());
    }
}

}  // namespace

Draft draft_of(const Reading& reading, const WordTerms& words) {
    Draft draft{
        .text = copy_text_of(reading.article), .figures = draft_figures(reading, words), .names = {}, .tellings = {}};
    draft.names = article_names_of(reading, draft.figures.words, words.language());
    const Prose prose{.text = reading.article.text, .words = draft.figures.words};
    // Each thread takes a stretch of the article, so that hardly a sentence is read by two.
    constexpr std::size_t worth_a_thread = 8;
    const std::size_t count = reading.statements.size(), parts = count < worth_a_thread ? 1 : 2;
    draft.tellings.resize(count);
    in_parallel(2, parts, [&](std::size_t part) {
        SentenceTerms sentences(prose.text, words);
        for (std::size_t s = part * count / parts; s < (part + 1) * count / parts; ++s)
            draft.tellings[s] = draft_telling(reading, s, prose, words, draft.figures.figures, sentences);
    });
    return draft;
}

namespace {

// How the words of everybody's name begin.
std::vector<Beginnings> beginnings_of(const Cast& cast) {
    std::vector<Beginnings> beginnings(cast.size());
    for (Figurehead one = 0; one < cast.size(); ++one) beginnings[one].add(cast.name_words(one), Wording::name_begins);
    return beginnings;
}

}  // namespace

Matter matter_of(Readings readings, Drafts drafts, const Languages& languages, const Cast& cast,
                 const CopiesByArticle& copies) {
    Matter matter;
    std::vector<std::size_t> first_figures;
    std::size_t figures = 0;
    for (const Draft* const draft : drafts) figures += draft->figures.figures.size();
    matter.figures.reserve(figures);
    for (std::size_t a = 0; a < readings.size(); ++a) {
        first_figures.push_back(matter.figures.size());
        const Language& language = languages.of(readings[a]->article);
        read_figures(*readings[a], a, language, drafts[a]->figures, cast, matter.figures);
    }
    first_figures.push_back(matter.figures.size());
    recognise_figures(languages, readings, matter.figures);
    std::vector<std::size_t> first_tellings{0};
    for (const Draft* const draft : drafts) first_tellings.push_back(first_tellings.back() + draft->tellings.size());
    matter.tellings.resize(first_tellings.back());
    matter.names = beginnings_of(cast);
    constexpr std::size_t worth_a_thread = 500;  // tellings
    in_parallel(matter.tellings.size() < worth_a_thread ? 1 : 2, readings.size(), [&](std::size_t a) {
        const Language& language = languages.of(readings[a]->article);
        const std::size_t first = first_figures[a];
        const std::span<const Counted> own(matter.figures.data() + first, first_figures[a + 1] - first);
        for (std::size_t t = 0; t < drafts[a]->tellings.size(); ++t)
            matter.tellings[first_tellings[a] + t] =
                told_of(drafts[a]->tellings[t], *readings[a], a, own, first, language, cast);
    });
    matter.keys = weigh_in_story(matter.tellings, copies);
    drop_mere_words(matter);
    deny_what_is_retold(matter);
    matter.index_terms();
    return matter;
}

void Matter::index_terms() {
    const auto index_of = [&](Terms Told::*list) {
        std::vector<std::span<const Term>> lists;
        lists.reserve(tellings.size());
        for (const Told& told : tellings) lists.emplace_back(told.*list);
        return TermIndex(lists);
    };
    terms = index_of(&Told::terms);
    values = index_of(&Told::values);
    weights.clear();
    for (const Told& told : tellings) weights.push_back(told.weight);
}

}  // namespace sayso::story
