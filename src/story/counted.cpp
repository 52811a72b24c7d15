#include "story/counted.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <tuple>

#include "base/utf8.h"
#include "story/characters.h"
#include "story/clauses.h"

namespace sayso::story {
namespace {

// An article while its figures are read.
struct Page {
    const Reading& reading;
    const Language& language;
    std::span<const FoldedWord> words;
    std::span<const std::pair<Span, std::uint32_t>> concepts;
};

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

// "Three times": not three of anything.
bool counts_times(const Page& page, const Quantity& quantity) {
    return quantity.of.empty() && quantity.unit.empty() &&
           page.language.has_figure_cue(folded_words(quantity.span.of(page.reading.article.text)), FigureCue::times);
}

// The concept that the counted phrase, or what happened to it, names itself; else the nearest one in the sentence with
// no other figure between.
std::uint32_t concept_of(const Page& page, std::size_t number, Span sentence) {
    const Quantity& quantity = page.reading.quantities[number];
    const bool measured = !quantity.unit.empty() || counts_times(page, quantity);
    std::uint32_t nearest = no_concept, nearest_gap = 90;  // bytes: some twelve words
    for (const auto& [place, value] : page.concepts) {
        if (measured && !page.language.concepts()[value].kinds.empty()) continue;
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

std::uint64_t noun_of(const Page& page, const Quantity& quantity, std::uint32_t what, const WordTerms& terms) {
    if (counts_times(page, quantity)) return key_of("#times");
    if (quantity.of.empty()) return 0;
    const std::string_view noun = quantity.of.front().of(page.reading.article.text);
    const std::vector<FoldedWord> words = folded_words(noun);
    const std::string_view kind = page.language.kind_counted(words);
    const bool befalls = what != no_concept && page.language.concepts()[what].befalls(kind);
    if (!kind.empty()) return befalls ? 0 : key_of("#" + std::string(kind));
    // "Killed soldiers" are soldiers, "the dead" anybody.
    const bool names_concept = !words.empty() && !page.language.concepts_in(std::span(words).last(1)).empty();
    return names_concept ? 0 : terms.head(noun);
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

// "The police spoke of 3,000, the union of 5,000": the union's figure, though the police's statement goes on.
void note_giver(Counted& figure, const std::optional<Giver>& giver, const Reading& reading) {
    if (!giver) return;
    figure.giver = giver->who;
    figure.given_in_clause =
        giver->told_apart || (figure.statement && !giver->clause.empty() &&
                              giver->clause.begin > hull(reading.statements[*figure.statement].content).begin);
    // "Not nine seconds, as the paper wrote": the paper's figure, all the same.
    if (giver->told_apart && figure.role == FigureRole::refused) figure.role = FigureRole::given;
}

// Whoever a statement's figures are from.
std::optional<Figurehead> voice_of(const Counted& figure, std::size_t article, const Cast& cast) {
    if (!figure.statement) return std::nullopt;
    const auto& who = cast.names_in(article).who[*figure.statement];
    return who.empty() ? std::nullopt : cast.voice_of(who.front(), article);
}

// "By the police's count 27 were injured, six of them badly": a figure that nobody is heard to give is that of whoever
// gives the one before it in the sentence, if it is a part of that or its clause begins with it.
void share_giver(const Page& page, Counted& figure, const Counted& before, std::size_t article, const Cast& cast) {
    if (figure.giver || figure.statement || figure.sentence != before.sentence) return;
    const Span clause = clause_around(page.reading.article.text, figure.span);
    const bool opens_clause = words_between(page.words, clause.begin, figure.span.begin).size() <= 1;
    if (!figure.part && !opens_clause) return;
    figure.giver = before.giver ? before.giver : voice_of(before, article, cast);
}

const Block* block_around(const Article& article, Span place) {
    for (const Block& block : article.blocks)
        if (block.span.contains(place)) return &block;
    return nullptr;
}

bool names_concept(const Page& page, const Quantity& quantity) {
    return !quantity.of.empty() && std::any_of(page.concepts.begin(), page.concepts.end(),
                                               [&](const auto& named) { return covers(quantity.of, named.first); });
}

// "47 of 312", "two of the eight rafts".
bool is_part_of(const Page& page, const Counted& part, const Counted& whole) {
    constexpr std::size_t few_words = 2;
    const auto between = words_between(page.words, part.span.end, whole.span.begin);
    return part.sentence == whole.sentence && part.unit.empty() && whole.unit.empty() && !between.empty() &&
           between.size() <= few_words && page.language.has_figure_cue(between.first(1), FigureCue::of);
}

// "Six of them", "among them two guests".
bool is_part(const Page& page, const Counted& figure) {
    constexpr std::uint32_t close = 2;  // words
    const Span clause = clause_around(page.reading.article.text, figure.span);
    const auto behind = words_between(page.words, figure.span.end, clause.end);
    return page.language.has_figure_cue(words_before(page.words, figure.span.begin, close), FigureCue::part) ||
           page.language.has_figure_cue(behind.first(std::min<std::size_t>(behind.size(), close)), FigureCue::part);
}

// "Two of the eight rafts opened": the two count rafts, and it is they that opened. "Of the eight rafts five opened":
// so do the five.
void relate_parts(const Page& page, std::vector<Counted>& figures, std::size_t begin) {
    const Reading& reading = page.reading;
    constexpr std::uint32_t close = 12, same_clause = 60;  // bytes
    for (std::size_t f = begin; f < figures.size(); ++f) {
        Counted& part = figures[f];
        if (f + 1 < figures.size() && is_part_of(page, part, figures[f + 1])) figures[f + 1].whole = true;
        if (!reading.quantities[part.quantity].of.empty() || !part.unit.empty() || part.noun != 0) continue;
        if (f + 1 < figures.size() && figures[f + 1].noun != 0 && figures[f + 1].unit.empty() &&
            figures[f + 1].sentence == part.sentence && figures[f + 1].span.begin - part.span.end <= close) {
            part.noun = figures[f + 1].noun;
            // "Two of the three missing workers" are no longer missing.
            const bool in_noun = names_concept(page, reading.quantities[figures[f + 1].quantity]);
            if (in_noun) part.concept_number = no_concept;
            if (part.concept_number == no_concept && !in_noun) part.concept_number = figures[f + 1].concept_number;
            figures[f + 1].concept_number = no_concept;
        } else if (f > begin && figures[f - 1].noun != 0 && figures[f - 1].unit.empty() &&
                   part.concept_number != no_concept && figures[f - 1].concept_number == no_concept &&
                   part.span.begin - figures[f - 1].span.end <= same_clause) {
            part.noun = figures[f - 1].noun;
        }
    }
}

// What is said is hardly more than the number.
bool says_only_a_number(const Counted& figure, const Page& page) {
    constexpr std::size_t few_words = 4;
    if (!figure.statement) return false;
    std::size_t words = 0;
    for (const Span piece : page.reading.statements[*figure.statement].content)
        words += words_between(page.words, piece.begin, piece.end).size();
    return words <= few_words;
}

// Nothing stands behind the number that it could count: "on Monday it was five".
bool ends_its_clause(const Counted& figure, const Reading& reading) {
    const std::string_view behind = std::string_view(reading.article.text).substr(figure.span.end);
    const std::size_t mark = behind.find_first_not_of(' ');
    return mark == std::string_view::npos || !in_word(decode_utf8(behind.substr(mark)).code_point);
}

bool in_one_block(const Reading& reading, const Counted& a, const Counted& b) {
    return block_around(reading.article, a.span) == block_around(reading.article, b.span);
}

using SharedTerms = std::shared_ptr<const Terms>;

SharedTerms both(const SharedTerms& a, const SharedTerms& b) {
    Terms all;
    std::set_union(a->begin(), a->end(), b->begin(), b->end(), std::back_inserter(all));
    return std::make_shared<const Terms>(std::move(all));
}

bool is_in_millions(const Quantity& quantity) {
    constexpr double million = 1e6;
    return amount_of(quantity) >= million;
}

// "Not nine seconds, but eleven".
bool is_put_instead(const Page& page, const Counted& figure, const Counted& before) {
    return figure.sentence == before.sentence &&
           page.language.has_figure_cue(words_before(page.words, figure.span.begin, 1), FigureCue::instead);
}

// A number that stands for itself counts what the figure before it in the block counts ("the police has three"); a sum
// that somebody puts against another one is of the same thing ("the insurer reckons with 60 million euros").
void inherit(const Page& page, std::vector<Counted>& figures, std::size_t begin) {
    const Reading& reading = page.reading;
    constexpr std::uint32_t close = 160;  // bytes
    for (std::size_t f = begin + 1; f < figures.size(); ++f) {
        Counted& figure = figures[f];
        const Counted& before = figures[f - 1];
        // "Two were open": of what was opened before.
        if (figure.concept_number != no_concept && figure.concept_number == before.concept_number && figure.noun == 0 &&
            figure.unit.empty() && reading.quantities[figure.quantity].of.empty())
            figure.noun = before.noun;
        if (figure.concept_number != no_concept || !reading.quantities[figure.quantity].of.empty()) continue;
        if (figure.unit.empty() && figure.noun == 0 && is_put_instead(page, figure, before)) {
            figure.unit = before.unit;
            figure.noun = before.noun;
            figure.concept_number = before.concept_number;
            continue;
        }
        // "71 per cent, he says. It is only 58", "22 tons, the union speaks of 40": by the same measure.
        const bool given_by_another = figure.giver && figure.giver != before.giver;
        // "29 to 33 million": there are hardly so many things.
        const bool millions = is_in_millions(reading.quantities[figure.quantity]);
        if (figure.unit.empty() && !before.unit.empty() && in_one_block(reading, before, figure) &&
            figure.span.begin - before.span.end <= close && (millions || ends_its_clause(figure, reading)) &&
            (says_only_a_number(figure, page) || given_by_another || millions)) {
            figure.unit = before.unit;
            figure.concept_number = before.concept_number;
            figure.context = both(figure.context, before.context);
            continue;
        }
        if (before.unit != figure.unit || !in_one_block(reading, before, figure)) continue;
        const bool put_against =
            (figure.giver || before.role == FigureRole::former) && figure.span.begin - before.span.end <= close;
        const bool stands_alone = figure.span.begin - before.span.end <= close && ends_its_clause(figure, reading);
        const bool refused = figure.role == FigureRole::refused && figure.span.begin - before.span.end <= close;
        if (figure.unit.empty()
                ? figure.told() || !(put_against || stands_alone || refused || says_only_a_number(figure, page))
                : !put_against)
            continue;
        figure.concept_number = before.concept_number;
        if (figure.unit.empty()) figure.noun = before.noun;
        // Two sums that one gives in a row are of two things.
        if (!figure.unit.empty() && before.concept_number == no_concept && figure.giver != before.giver)
            figure.context = both(figure.context, before.context);
    }
}

// "Only three fire engines; the minister spoke of eleven engines": the tail of a compound that was counted right
// before.
void take_up_tails(const Page& page, std::vector<Counted>& figures) {
    constexpr std::uint32_t close = 160;  // bytes
    const std::string_view text = page.reading.article.text;
    for (std::size_t f = 1; f < figures.size(); ++f) {
        const Counted& before = figures[f - 1];
        Counted& figure = figures[f];
        if (figure.noun == 0 || before.noun == 0 || figure.noun == before.noun || figure.unit != before.unit ||
            figure.span.begin - before.span.end > close || !in_one_block(page.reading, before, figure))
            continue;
        const Spans &whole = page.reading.quantities[before.quantity].of,
                    &tail = page.reading.quantities[figure.quantity].of;
        if (!whole.empty() && !tail.empty() &&
            ends_in_word(joined_forms(whole.front().of(text)), joined_forms(tail.front().of(text)))) {
            figure.noun = before.noun;
            figure.context = both(figure.context, before.context);
        }
    }
}

// The same number again, near by, counts the same.
void repeat(const Reading& reading, std::vector<Counted>& figures, std::size_t begin) {
    constexpr std::uint32_t near = 250;  // bytes
    for (std::size_t f = begin; f < figures.size(); ++f) {
        Counted& figure = figures[f];
        if (figure.told() || !reading.quantities[figure.quantity].of.empty()) continue;
        for (std::size_t other = f; other-- > begin && figure.span.begin - figures[other].span.end <= near;) {
            const Counted& before = figures[other];
            const Quantity &x = reading.quantities[before.quantity], &y = reading.quantities[figure.quantity];
            if (!before.told() || !before.unit.empty() || x.value != y.value || x.high != y.high ||
                !in_one_block(reading, before, figure))
                continue;
            figure.concept_number = before.concept_number;
            figure.noun = before.noun;
            break;
        }
    }
}

// "Many are on the run. By the aid workers' count it is 10,000": the only thing that the sentence before tells.
void take_up(const Page& page, std::vector<Counted>& figures, std::size_t begin) {
    const std::string_view text = page.reading.article.text;
    for (std::size_t f = begin; f < figures.size(); ++f) {
        Counted& figure = figures[f];
        if (figure.told() || figure.role != FigureRole::given || !ends_its_clause(figure, page.reading)) continue;
        if (!page.reading.quantities[figure.quantity].of.empty()) continue;
        const std::uint32_t here = sentence_around(text, figure.span).begin;
        if (here < 2 || text[here - 1] == '\n') continue;
        const Span before = sentence_around(text, {here - 2, here - 2});
        std::set<std::uint32_t> told;
        for (const auto& [place, value] : page.concepts)
            if (before.contains(place)) told.insert(value);
        if (told.size() == 1) figure.concept_number = *told.begin();
    }
}

// "Four children are among them": of what the figure before it counts, the children.
void take_part(const Page& page, std::vector<Counted>& figures, std::size_t begin) {
    constexpr std::uint32_t close = 60;  // bytes
    for (std::size_t f = begin + 1; f < figures.size(); ++f) {
        Counted &part = figures[f], &whole = figures[f - 1];
        if (part.concept_number != no_concept || part.noun == 0 || whole.concept_number == no_concept) continue;
        if (!part.unit.empty() || !in_one_block(page.reading, whole, part)) continue;
        const std::uint32_t sentence = sentence_around(page.reading.article.text, part.span).begin;
        const std::uint32_t from =
            std::max({sentence, whole.span.end, part.span.begin - std::min(part.span.begin, close)});
        if (page.language.has_figure_cue(words_between(page.words, from, part.span.begin), FigureCue::part))
            part.concept_number = whole.concept_number;
    }
}

// The former of "from 27 to 25".
bool is_former(const Page& page, std::size_t number) {
    const auto& all = page.reading.quantities;
    if (number + 1 >= all.size()) return false;
    const auto before = words_before(page.words, all[number].span.begin, 1);
    const auto between = words_between(page.words, all[number].span.end, all[number + 1].span.begin);
    return before.size() == 1 && between.size() == 1 && page.language.has_figure_cue(before, FigureCue::from) &&
           page.language.has_figure_cue(between, FigureCue::to);
}

// "Not 184"; also with a word between ("not of three").
bool is_refused(const Page& page, const Quantity& quantity) {
    constexpr std::uint32_t nearest = 2, longest_between = 4;
    if (quantity.qualifier != Qualifier::exact) return false;
    const auto before = words_before(page.words, quantity.span.begin, nearest);
    if (before.empty()) return false;
    if (page.language.has_figure_cue(before.last(1), FigureCue::refused)) return true;
    return before.size() == 2 && before.back().form.size() <= longest_between &&
           page.language.has_figure_cue(before.first(1), FigureCue::refused);
}

// "The 95 are a fairy tale": its clause goes on to call it wrong.
bool is_called_wrong(const Page& page, const Quantity& quantity) {
    const Span clause = clause_around(page.reading.article.text, quantity.span);
    const auto behind = words_between(page.words, quantity.span.end, clause.end);
    const auto stance = page.language.stance_of_content(behind);
    return stance && stance->kind == AnswerKind::deny && !stance->flat;
}

// "Two more bodies".
bool is_added(const Page& page, const Quantity& quantity) {
    const std::uint32_t noun = quantity.of.empty() ? quantity.span.end : quantity.of.front().end;
    return page.language.has_figure_cue(words_before(page.words, quantity.span.begin, 1), FigureCue::added) ||
           page.language.has_figure_cue(words_between(page.words, quantity.span.end, noun), FigureCue::added);
}

FigureRole role_of(const Page& page, std::size_t number) {
    const Quantity& quantity = page.reading.quantities[number];
    if (quantity.qualifier == Qualifier::vague) return FigureRole::vague;
    if (is_added(page, quantity)) return FigureRole::added;
    if (is_refused(page, quantity) || is_called_wrong(page, quantity)) return FigureRole::refused;
    return is_former(page, number) ? FigureRole::former : FigureRole::given;
}

}  // namespace

namespace {

// "Two were killed, twelve more injured": others, not more of the same.
bool tells_of_others(const Counted& before, const Counted& figure) {
    constexpr std::uint32_t close = 160;  // bytes
    return before.concept_number != no_concept && before.concept_number != figure.concept_number &&
           figure.span.begin - before.span.end <= close;
}

// In a sentence, from its beginning.
Spans numbers_in(const Reading& reading, Span sentence) {
    Spans numbers;
    for (const Quantity& quantity : reading.quantities)
        if (sentence.contains(quantity.span))
            numbers.push_back({quantity.span.begin - sentence.begin, quantity.span.end - sentence.begin});
    return numbers;
}

SharedTerms terms_without_numbers(const Reading& reading, const WordTerms& terms, Span stretch) {
    return std::make_shared<const Terms>(
        stretch.empty() ? Terms{} : terms.in(stretch.of(reading.article.text), numbers_in(reading, stretch)));
}

// Of the same paragraph; empty where there is none.
Span sentence_before(std::string_view text, Span sentence) {
    if (sentence.begin < 2 || text[sentence.begin - 1] == '\n') return {};
    return sentence_around(text, {sentence.begin - 2, sentence.begin - 2});
}

std::string noun_word_of(std::string_view text, const Quantity& quantity) {
    if (quantity.of.empty()) return {};
    const std::vector<FoldedWord> words = folded_words(quantity.of.front().of(text));
    return words.empty() ? std::string() : words.back().form;
}

}  // namespace

FigureDrafts draft_figures(const Reading& reading, const WordTerms& terms) {
    const Language& language = terms.language();
    const std::string_view text = reading.article.text;
    FigureDrafts drafts{.words = folded_words(text), .concepts = {}, .figures = {}, .giving = {}};
    const Prose prose{.text = text, .words = drafts.words};
    for (const PhraseList::Hit& hit : language.concepts_in(drafts.words))
        drafts.concepts.emplace_back(Span{drafts.words[hit.begin].span.begin, drafts.words[hit.end - 1].span.end},
                                     hit.value);
    const Page page{reading, language, drafts.words, drafts.concepts};
    Span sentence;
    auto context = std::make_shared<const Terms>(), before = context;  // of the sentence, and of the one before
    Span clause;
    auto in_clause = context;
    for (std::size_t q = 0; q < reading.quantities.size(); ++q) {
        const Quantity& quantity = reading.quantities[q];
        if (!quantity.value) continue;
        if (const Span own = sentence_around(text, quantity.span); own != sentence || context->empty()) {
            const Span last = sentence_before(text, own);
            before = last == sentence ? context : terms_without_numbers(reading, terms, last);
            sentence = own;
            context = terms_without_numbers(reading, terms, sentence);
        }
        if (const Span own = clause_around(text, quantity.span); own != clause) {
            clause = own;
            in_clause = terms_without_numbers(reading, terms, clause);
        }
        Counted figure{.article = 0,
                       .quantity = q,
                       .statement = statement_around(reading, quantity.span),
                       .span = quantity.span,
                       .role = role_of(page, q),
                       .giver = {},
                       .given_in_clause = false,
                       .concept_number = concept_of(page, q, sentence),
                       .noun = 0,
                       .unit = quantity.unit,
                       .sentence = sentence,
                       .context = context,
                       .clause = in_clause,
                       .before = before,
                       .noun_word = noun_word_of(text, quantity),
                       .instant = 0,
                       .at = std::string(published_at(reading.article, quantity.span))};
        figure.noun = noun_of(page, quantity, figure.concept_number, terms);
        figure.part = is_part(page, figure);
        if (figure.role == FigureRole::added && !drafts.figures.empty() &&
            tells_of_others(drafts.figures.back(), figure))
            figure.role = FigureRole::given;
        figure.instant = instant_of(figure.at);
        drafts.figures.push_back(std::move(figure));
        drafts.giving.push_back(giving_places(reading, prose, language, quantity.span));
    }
    take_up_tails(page, drafts.figures);
    return drafts;
}

void read_figures(const Reading& reading, std::size_t article, const Language& language, const FigureDrafts& drafts,
                  const Cast& cast, std::vector<Counted>& figures) {
    const Page page{reading, language, drafts.words, drafts.concepts};
    const std::size_t begin = figures.size();
    figures.insert(figures.end(), drafts.figures.begin(), drafts.figures.end());
    for (std::size_t f = begin; f < figures.size(); ++f) {
        figures[f].article = article;
        note_giver(figures[f], giver_of(drafts.giving[f - begin], article, cast), reading);
        if (f > begin) share_giver(page, figures[f], figures[f - 1], article, cast);
    }
    relate_parts(page, figures, begin);
    repeat(reading, figures, begin);
    inherit(page, figures, begin);
    take_up(page, figures, begin);
    take_part(page, figures, begin);
}

}  // namespace sayso::story
