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

Span hull(const Spans& spans) { return spans.empty() ? Span{} : Span{spans.front().begin, spans.back().end}; }

bool ends_sentence(std::string_view text, std::size_t place) {
    const char c = text[place];
    if (c == '\n') return true;
    return (c == '.' || c == '!' || c == '?' || c == ':') &&
           (place + 1 >= text.size() || text[place + 1] == ' ' || text[place + 1] == '\n') &&
           (place == 0 || text[place - 1] < '0' || text[place - 1] > '9');
}

// The sentence around a place, by its punctuation.
Span sentence_around(std::string_view text, Span place) {
    std::size_t begin = place.begin, end = place.end;
    while (begin > 0 && !ends_sentence(text, begin - 1)) --begin;
    while (end < text.size() && !ends_sentence(text, end)) ++end;
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

// An article while its figures are read.
struct Page {
    const Reading& reading;
    const Language& language;
    std::vector<FoldedWord> words;
    std::vector<std::pair<Span, std::uint32_t>> concepts;  // where each is named
};

Page page_of(const Reading& reading, const Language& language) {
    Page page{.reading = reading, .language = language, .words = folded_words(reading.article.text), .concepts = {}};
    for (const PhraseList::Hit& hit : language.concepts_in(page.words))
        page.concepts.emplace_back(Span{page.words[hit.begin].span.begin, page.words[hit.end - 1].span.end}, hit.value);
    return page;
}

bool another_between(const Page& page, std::size_t quantity, Span a, Span b) {
    const Span gap{std::min(a.end, b.end), std::max(a.begin, b.begin)};
    for (std::size_t q = 0; q < page.reading.quantities.size(); ++q) {
        if (q != quantity && gap.begin <= gap.end && gap.contains(page.reading.quantities[q].span)) return true;
    }
    return false;
}

bool covers(const Spans& spans, Span place) {
    return std::any_of(spans.begin(), spans.end(), [&](Span span) { return span.contains(place); });
}

// Told of the figure itself: in the counted noun, or as what happened to it.
bool is_own(const Quantity& quantity, Span place) {
    return covers(quantity.scope, place) || covers(quantity.of, place);
}

// "14 people injured, two of them badly": "injured" is told of the 14.
bool is_of_another(const Page& page, std::size_t number, Span place) {
    const auto& all = page.reading.quantities;
    for (std::size_t q = 0; q < all.size(); ++q)
        if (q != number && is_own(all[q], place)) return true;
    return false;
}

// The concept that the counted phrase, or what happened to it, names itself; else the nearest one in the sentence with
// no other figure between.
std::uint32_t concept_of(const Page& page, std::size_t number, Span sentence) {
    const Quantity& quantity = page.reading.quantities[number];
    const bool measured = !quantity.unit.empty();
    std::uint32_t nearest = no_concept, nearest_gap = 90;  // bytes: some twelve words
    for (const auto& [place, value] : page.concepts) {
        if (measured && page.language.concepts()[value].people) continue;
        if (is_own(quantity, place)) return value;
        if (!sentence.contains(place) || another_between(page, number, quantity.span, place)) continue;
        if (is_of_another(page, number, place)) continue;
        const Span between = place.begin >= quantity.span.end
                                 ? Span{quantity.span.end, place.begin}
                                 : Span{std::min(place.end, quantity.span.begin), quantity.span.begin};
        constexpr std::uint32_t across_comma = 45;
        const std::string_view words = between.of(page.reading.article.text);
        const std::uint32_t gap = between.size() + (words.find(',') == std::string_view::npos ? 0 : across_comma);
        if (gap < nearest_gap) std::tie(nearest, nearest_gap) = std::tuple(value, gap);
    }
    return nearest;
}

std::uint64_t noun_of(const Page& page, const Quantity& quantity, std::uint32_t what) {
    if (quantity.of.empty()) return 0;
    const std::string_view noun = quantity.of.front().of(page.reading.article.text);
    const std::vector<FoldedWord> words = folded_words(noun);
    // "Getötete Soldaten" are soldiers, "Tote" anybody.
    const bool names_concept = !words.empty() && !page.language.concepts_in(std::span(words).last(1)).empty();
    const bool people = what != no_concept && page.language.concepts()[what].people;
    if (names_concept || (people && page.language.counts_anybody(words))) return 0;
    return page.language.head(noun);
}

std::optional<std::size_t> statement_around(const Reading& reading, Span place) {
    std::optional<std::size_t> best;
    for (std::size_t s = 0; s < reading.statements.size(); ++s) {
        const Spans& content = reading.statements[s].content;
        if (std::none_of(content.begin(), content.end(), [&](Span span) { return span.contains(place); })) continue;
        if (!best || hull(content).size() < hull(reading.statements[*best].content).size()) best = s;
    }
    return best;
}

const Block* block_around(const Article& article, Span place) {
    for (const Block& block : article.blocks)
        if (block.span.contains(place)) return &block;
    return nullptr;
}

// "Two of the eight rafts opened": the two count rafts, and it is they that opened. "Of the eight rafts five opened":
// so do the five.
void relate_parts(const Reading& reading, std::vector<Counted>& figures, std::size_t begin) {
    constexpr std::uint32_t close = 12, same_clause = 60;  // bytes
    for (std::size_t f = begin; f < figures.size(); ++f) {
        Counted& part = figures[f];
        if (!reading.quantities[part.quantity].of.empty() || !part.unit.empty() || part.noun != 0) continue;
        if (f + 1 < figures.size() && figures[f + 1].noun != 0 && figures[f + 1].unit.empty() &&
            figures[f + 1].span.begin - part.span.end <= close) {
            part.noun = figures[f + 1].noun;
            if (part.concept_number == no_concept) part.concept_number = figures[f + 1].concept_number;
            figures[f + 1].concept_number = no_concept;
        } else if (f > begin && figures[f - 1].noun != 0 && figures[f - 1].unit.empty() &&
                   part.concept_number != no_concept && figures[f - 1].concept_number == no_concept &&
                   part.span.begin - figures[f - 1].span.end <= same_clause) {
            part.noun = figures[f - 1].noun;
        }
    }
}

// What is said is hardly more than the number.
bool says_only_a_number(const Counted& figure, const Reading& reading) {
    constexpr std::size_t few_words = 4;
    if (!figure.statement) return false;
    std::size_t words = 0;
    for (const Span piece : reading.statements[*figure.statement].content)
        words += folded_words(piece.of(reading.article.text)).size();
    return words <= few_words;
}

// A number that stands for itself counts what the figure before it in the block counts ("the police has three").
void inherit(const Reading& reading, std::vector<Counted>& figures, std::size_t begin) {
    for (std::size_t f = begin + 1; f < figures.size(); ++f) {
        Counted& figure = figures[f];
        const Quantity& quantity = reading.quantities[figure.quantity];
        if (figure.told() || !quantity.of.empty() || !says_only_a_number(figure, reading)) continue;
        const Counted& before = figures[f - 1];
        if (!before.unit.empty() ||
            block_around(reading.article, before.span) != block_around(reading.article, figure.span))
            continue;
        figure.concept_number = before.concept_number;
        figure.noun = before.noun;
    }
}

void read_figures(const Reading& reading, std::size_t article, const Language& language,
                  std::vector<Counted>& figures) {
    const Page page = page_of(reading, language);
    const std::string_view text = reading.article.text;
    const std::size_t begin = figures.size();
    for (std::size_t q = 0; q < reading.quantities.size(); ++q) {
        const Quantity& quantity = reading.quantities[q];
        if (!quantity.value) continue;
        const Span sentence = sentence_around(text, quantity.span);
        Counted figure{.article = article,
                       .quantity = q,
                       .statement = statement_around(reading, quantity.span),
                       .span = quantity.span,
                       .concept_number = concept_of(page, q, sentence),
                       .noun = 0,
                       .unit = quantity.unit,
                       .context = language.terms(sentence.of(text)),
                       .instant = 0,
                       .at = std::string(published_at(reading.article, quantity.span))};
        figure.noun = noun_of(page, quantity, figure.concept_number);
        figure.instant = instant_of(figure.at);
        figures.push_back(std::move(figure));
    }
    relate_parts(reading, figures, begin);
    inherit(reading, figures, begin);
}

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

Told told_of(const Reading& reading, std::size_t article, std::size_t number, const Language& language,
             const Cast& cast) {
    const Statement& statement = reading.statements[number];
    Told told{.article = article, .statement = number, .at = {}, .extent = hull(statement.content), .terms = {}};
    if (told.extent.empty()) told.extent = hull(statement.cue);
    told.at = published_at(reading.article, told.extent);
    told.instant = instant_of(told.at);
    told.stance = stance_of(statement, reading.article.text, language);
    if (told.stance && told.stance->content == ContentRole::denied) told.role = TellingRole::denied;
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

}  // namespace

Matter matter_of(Readings readings, const Languages& languages, const Cast& cast, std::span<const Copy> copies) {
    Matter matter;
    for (std::size_t a = 0; a < readings.size(); ++a) {
        const Reading& reading = *readings[a];
        const Language& language = languages.of(reading.article);
        const std::size_t first_figure = matter.figures.size();
        read_figures(reading, a, language, matter.figures);
        for (std::size_t s = 0; s < reading.statements.size(); ++s) {
            Told told = told_of(reading, a, s, language, cast);
            const Spans& content = reading.statements[s].content;
            for (std::size_t f = first_figure; f < matter.figures.size(); ++f) {
                if (std::any_of(content.begin(), content.end(),
                                [&](Span piece) { return piece.contains(matter.figures[f].span); }))
                    told.figures.push_back(f);
            }
            told.terms = terms_of(told, reading, language, matter.figures);
            matter.tellings.push_back(std::move(told));
        }
    }
    weigh_in_story(matter, copies);
    return matter;
}

}  // namespace sayso::story
