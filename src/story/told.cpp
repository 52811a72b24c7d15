#include "story/told.h"

#include <algorithm>
#include <limits>
#include <tuple>
#include <unordered_map>

#include "base/instant.h"

namespace sayso::story {
namespace {

// How much a concept and a figure weigh among a statement's terms, as parts of a rarest term.
constexpr std::uint32_t concept_share = 2;

void add_term(Terms& terms, Term term) {
    const auto place =
        std::lower_bound(terms.begin(), terms.end(), term, [](const Term& a, const Term& b) { return a.key < b.key; });
    if (place == terms.end() || place->key != term.key) terms.insert(place, term);
}

std::uint64_t figure_key(const Quantity& quantity) {
    return key_of("=" + quantity.value.value_or("") + "-" + quantity.high.value_or("") + quantity.unit);
}

// Terms of the content, with its concepts and figures in place of the words that tell them.
Terms terms_of(const Told& told, const Reading& reading, const Language& language,
               const std::vector<Counted>& figures) {
    const std::string_view text = reading.article.text;
    Terms terms;
    for (const Span piece : reading.statements[told.statement].content) {
        const std::string_view words = piece.of(text);
        const std::vector<FoldedWord> folded = folded_words(words);
        Spans left_out;
        for (const PhraseList::Hit& hit : language.concepts_in(folded)) {
            left_out.push_back({folded[hit.begin].span.begin, folded[hit.end - 1].span.end});
            add_term(terms, {key_of("!" + language.concepts()[hit.value].name), language.rarest() / concept_share});
        }
        for (const std::size_t f : told.figures)
            if (piece.contains(figures[f].span))
                left_out.push_back({figures[f].span.begin - piece.begin, figures[f].span.end - piece.begin});
        for (const Term& term : language.terms(words, left_out)) add_term(terms, term);
    }
    for (const std::size_t f : told.figures) {
        add_term(terms, {figure_key(reading.quantities[figures[f].quantity]), language.rarest()});
        if (const std::uint32_t what = figures[f].concept_number; what != no_concept)
            add_term(terms, {key_of("!" + language.concepts()[what].name), language.rarest() / concept_share});
    }
    return terms;
}

// Sixteen times the natural logarithm of all / some, by halves: whole numbers, the same on every machine.
std::uint32_t rarity(std::uint64_t all, std::uint64_t some) {
    constexpr std::uint32_t sixteenths_of_two = 11;  // 16 ln 2
    std::uint32_t weight = 0;
    some = std::max<std::uint64_t>(some, 1);
    while (all >= 2 * some) {
        some *= 2;
        weight += sixteenths_of_two;
    }
    return weight + static_cast<std::uint32_t>((all - std::min(all, some)) * sixteenths_of_two / some);
}

std::optional<Stance> stance_of_act(Act act) {
    switch (act) {
        case Act::deny: return Stance{.kind = AnswerKind::deny, .content = ContentRole::own};
        case Act::doubt: return Stance{.kind = AnswerKind::doubt, .content = ContentRole::own};
        case Act::confirm: return Stance{.kind = AnswerKind::confirm, .content = ContentRole::own};
        default: return std::nullopt;
    }
}

// What the cue says; else what the content says; else how the reader understood it.
std::optional<Stance> stance_of(const Statement& statement, std::string_view text, const Language& language) {
    std::vector<FoldedWord> cue;
    for (const Span piece : statement.cue)
        for (FoldedWord& word : folded_words(piece.of(text))) cue.push_back(std::move(word));
    std::optional<Stance> stance = language.stance_of_cue(cue);
    // The reader has seen whether the cue is negated ("could not confirm").
    if (stance && stance->kind == AnswerKind::confirm && statement.act == Act::doubt) stance->kind = AnswerKind::doubt;
    if (stance) return stance;
    for (const Span piece : statement.content)
        if (!stance) stance = language.stance_of_content(folded_words(piece.of(text)));
    return stance ? stance : stance_of_act(statement.act);
}

// Pieces of a content between its commas and other marks.
Spans clauses_of(Span piece, std::string_view text) {
    Spans clauses;
    std::uint32_t begin = piece.begin;
    for (std::uint32_t at = piece.begin; at < piece.end; ++at) {
        if (text[at] != ',' && text[at] != ';' && text[at] != ':' && text[at] != '.') continue;
        clauses.push_back({begin, at});
        begin = at + 1;
    }
    clauses.push_back({begin, piece.end});
    return clauses;
}

Terms denied_terms_of(const Statement& statement, std::string_view text, const Language& language) {
    Terms terms;
    for (const Span piece : statement.content) {
        for (const Span clause : clauses_of(piece, text)) {
            if (!language.negates(folded_words(clause.of(text)))) continue;
            for (const Term& term : language.terms(clause.of(text))) add_term(terms, term);
        }
    }
    return terms;
}

// What the content calls what it answers; without any content it can only mean what was said right before.
std::optional<Pointer> pointer_of(const Statement& statement, std::string_view text, const Language& language) {
    if (statement.content.empty()) return Pointer::pronoun;
    std::vector<FoldedWord> words;
    for (const Span piece : statement.content)
        for (FoldedWord& word : folded_words(piece.of(text))) words.push_back(std::move(word));
    const auto pointer = language.pointer_in(words);
    constexpr std::size_t few_words = 2;  // among more a pronoun is an article, or points elsewhere
    return pointer == Pointer::pronoun && words.size() > few_words ? std::nullopt : pointer;
}

Told told_of(const Reading& reading, std::size_t article, std::size_t number, const Language& language,
             const Cast& cast) {
    const Statement& statement = reading.statements[number];
    Told told{.article = article, .statement = number, .at = {}, .extent = hull(statement.content), .terms = {}};
    if (told.extent.empty()) told.extent = hull(statement.cue);
    told.at = published_at(reading.article, told.extent);
    told.instant = instant_of(told.at);
    told.stance = stance_of(statement, reading.article.text, language);
    if (told.stance && told.stance->content == ContentRole::denied) told.role = TellingRole::denied;
    told.pointer = pointer_of(statement, reading.article.text, language);
    told.denied_terms = denied_terms_of(statement, reading.article.text, language);
    for (const Party& party : statement.who)
        if (const auto speaker = cast.voice_of(party, statement, reading)) told.speakers.push_back(*speaker);
    std::sort(told.speakers.begin(), told.speakers.end());
    return told;
}

}  // namespace

std::int64_t instant_of(std::string_view iso) {
    return instant_from_iso(iso).value_or(std::numeric_limits<std::int64_t>::max());
}

std::uint64_t common_weight(const Terms& a, const Terms& b) {
    std::uint64_t common = 0;
    for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
        if (x->key == y->key)
            common += std::min((x++)->weight, (y++)->weight);
        else if (x->key < y->key)
            ++x;
        else
            ++y;
    }
    return common;
}

std::uint64_t weight_of(const Terms& terms) {
    std::uint64_t weight = 0;
    for (const Term& term : terms) weight += term.weight;
    return weight;
}

bool are_contrary(const Told& a, const Told& b) {
    const std::uint64_t shared = common_weight(a.terms, b.terms);
    const bool first = 2 * common_weight(a.denied_terms, b.terms) > shared;
    const bool second = 2 * common_weight(b.denied_terms, a.terms) > shared;
    return first != second;
}

std::uint32_t likeness(const Terms& a, const Terms& b) {
    const std::uint64_t both = weight_of(a) + weight_of(b);
    return both == 0 ? 0 : static_cast<std::uint32_t>(2000 * common_weight(a, b) / both);
}

namespace {

// What every other statement of the story has in it tells little there, however rare it is elsewhere: its weight is
// bounded by its rarity in the story. Statements in copied text count once.
void weigh_in_story(Matter& matter, std::span<const Copy> copies) {
    constexpr std::uint64_t other_news = 30;  // statements that are thought to stand beside the story's
    std::unordered_map<std::uint64_t, std::uint64_t> count;
    std::uint64_t all = other_news;
    for (const Told& told : matter.tellings) {
        if (std::any_of(copies.begin(), copies.end(), [&](const Copy& copy) {
                return copy.to == told.article && copy.to_span.overlaps(told.extent);
            }))
            continue;
        ++all;
        for (const Term& term : told.terms) ++count[term.key];
    }
    for (Told& told : matter.tellings) {
        for (auto* terms : {&told.terms, &told.denied_terms})
            for (Term& term : *terms) term.weight = std::min(term.weight, rarity(all, count[term.key]));
        told.weight = weight_of(told.terms);
    }
}

// Words such as "wrong" in what is said take a stand only where hardly more is said ("that is wrong"), or where it is
// said of what somebody claims ("the figure is wrong"). "The coordinates were wrong" is a claim of its own.
void drop_mere_words(Matter& matter) {
    for (Told& told : matter.tellings) {
        if (!told.stance || !told.stance->in_content || told.stance->kind == AnswerKind::doubt) continue;
        const bool of_a_claim = told.pointer && *told.pointer != Pointer::pronoun;
        if (told.weight >= pointing_weight && !of_a_claim) told.stance.reset();
    }
}

}  // namespace

Matter matter_of(Readings readings, const Languages& languages, const Cast& cast, std::span<const Copy> copies) {
    Matter matter;
    std::vector<std::size_t> first_figures;
    for (std::size_t a = 0; a < readings.size(); ++a) {
        first_figures.push_back(matter.figures.size());
        read_figures(*readings[a], a, languages.of(readings[a]->article), cast, matter.figures);
    }
    first_figures.push_back(matter.figures.size());
    recognise_figures(languages, readings, matter.figures);
    for (std::size_t a = 0; a < readings.size(); ++a) {
        const Reading& reading = *readings[a];
        const Language& language = languages.of(reading.article);
        for (std::size_t s = 0; s < reading.statements.size(); ++s) {
            Told told = told_of(reading, a, s, language, cast);
            const Spans& content = reading.statements[s].content;
            for (std::size_t f = first_figures[a]; f < first_figures[a + 1]; ++f) {
                if (std::none_of(content.begin(), content.end(),
                                 [&](Span piece) { return piece.contains(matter.figures[f].span); }))
                    continue;
                const FigureRole role = matter.figures[f].role;
                (role == FigureRole::refused ? told.refused : told.figures).push_back(f);
            }
            told.terms = terms_of(told, reading, language, matter.figures);
            matter.tellings.push_back(std::move(told));
        }
    }
    weigh_in_story(matter, copies);
    drop_mere_words(matter);
    return matter;
}

}  // namespace sayso::story
