#include "story/told.h"

#include <algorithm>
#include <limits>
#include <tuple>
#include <unordered_map>

#include "base/instant.h"
#include "story/characters.h"
#include "story/clauses.h"

namespace sayso::story {
namespace {

// How much a concept and a figure weigh among a statement's terms, as parts of a rarest term.
constexpr std::uint32_t concept_share = 2;

void add_term(Terms& terms, Term term) {
    const auto place =
        std::lower_bound(terms.begin(), terms.end(), term, [](const Term& a, const Term& b) { return a.key < b.key; });
    if (place == terms.end() || place->key != term.key) terms.insert(place, term);
}

// A figure's value, and what it counts: three dead are not three rafts.
std::uint64_t figure_key(const Quantity& quantity, const Counted& figure) {
    return key_of("=" + quantity.value.value_or("") + "-" + quantity.high.value_or("") + quantity.unit + "#" +
                  std::to_string(figure.concept_number) + "#" + std::to_string(figure.noun));
}

std::vector<const Counted*> figures_in(const Spans& pieces, std::span<const Counted> figures) {
    std::vector<const Counted*> found;
    for (const Counted& figure : figures)
        if (figure.role != FigureRole::refused &&
            std::any_of(pieces.begin(), pieces.end(), [&](Span piece) { return piece.contains(figure.span); }))
            found.push_back(&figure);
    return found;
}

// Terms of the pieces, with their concepts in place of the words that tell them, and without figures.
Terms word_terms(const Spans& pieces, std::string_view text, const Language& language,
                 const std::vector<const Counted*>& figures) {
    Terms terms;
    for (const Span piece : pieces) {
        const std::string_view words = piece.of(text);
        const std::vector<FoldedWord> folded = folded_words(words);
        Spans left_out;
        for (const PhraseList::Hit& hit : language.concepts_in(folded)) {
            left_out.push_back({folded[hit.begin].span.begin, folded[hit.end - 1].span.end});
            add_term(terms, {key_of("!" + language.concepts()[hit.value].name), language.rarest() / concept_share});
        }
        for (const std::string& kind : language.kinds_named_in(folded))
            add_term(terms, {key_of("#" + kind), language.rarest() / concept_share});
        for (const Counted* figure : figures)
            if (piece.contains(figure->span))
                left_out.push_back({figure->span.begin - piece.begin, figure->span.end - piece.begin});
        for (const Term& term : language.terms(words, left_out)) add_term(terms, term);
    }
    return terms;
}

void add_figure_terms(const std::vector<const Counted*>& figures, const Reading& reading, const Language& language,
                      Terms& terms) {
    for (const Counted* figure : figures) {
        add_term(terms, {figure_key(reading.quantities[figure->quantity], *figure), language.rarest()});
        if (const std::uint32_t what = figure->concept_number; what != no_concept)
            add_term(terms, {key_of("!" + language.concepts()[what].name), language.rarest() / concept_share});
    }
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

std::vector<FoldedWord> words_in(const Spans& pieces, std::string_view text) {
    std::vector<FoldedWord> words;
    for (const Span piece : pieces)
        for (FoldedWord& word : folded_words(piece.of(text))) words.push_back(std::move(word));
    return words;
}

std::optional<Stance> stance_in(const Spans& content, std::string_view text, const Language& language) {
    for (const Span piece : content) {
        const std::vector<FoldedWord> words = folded_words(piece.of(text));
        auto stance = language.stance_of_content(words);
        if (!stance) continue;
        stance->at = piece.begin + words[stance->at].span.begin;
        return stance;
    }
    return std::nullopt;
}

// What the cue says; else what the content says; else how the reader understood it.
std::optional<Stance> stance_of(const Statement& statement, std::string_view text, const Language& language) {
    std::optional<Stance> stance = language.stance_of_cue(words_in(statement.cue, text));
    // The reader has seen whether the cue is negated ("could not confirm").
    if (stance && stance->kind == AnswerKind::confirm && statement.act == Act::doubt) stance->kind = AnswerKind::doubt;
    if (stance) return stance;
    stance = stance_in(statement.content, text, language);
    if (stance) return stance;
    // "Did not comment" denies nothing.
    return statement.content.empty() ? std::nullopt : stance_of_act(statement.act);
}

// "Admitted to have given a wrong number": the cue confirms what the content calls wrong.
bool is_retraction(const Told& told, const Statement& statement, std::string_view text, const Language& language) {
    if (!told.stance || told.stance->kind != AnswerKind::confirm || told.stance->in_content) return false;
    const auto within = stance_in(statement.content, text, language);
    return within && within->kind == AnswerKind::deny;
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

// "That is wrong. We have …", "With that, too, he is off the mark": a first clause that takes a stand on "that" and
// says nothing else.
bool opens_bare(const Statement& statement, std::string_view text, const Language& language) {
    constexpr std::size_t few_words = 6;
    if (statement.content.empty()) return false;
    const Span first = clauses_of(statement.content.front(), text).front();
    const std::vector<FoldedWord> words = folded_words(first.of(text));
    const auto stance = language.stance_of_content(words);
    return words.size() <= few_words && stance && stance->kind == AnswerKind::deny && !stance->negated &&
           language.pointer_in(words) == Pointer::pronoun;
}

// Of a number, a month or a time of day; nothing for other words.
std::optional<std::uint64_t> number_key(const FoldedWord& word, const Language& language) {
    if (word.form.find_first_not_of("0123456789") == std::string::npos) return key_of("=" + word.form);
    return language.calendar_key(word.form);
}

// "On the 21st, not on the 18th", "not in May": a negation at most two short words before makes a number a refused one.
void note_numbers(const Statement& statement, std::string_view text, const Language& language, Told& told) {
    constexpr std::size_t nearest = 3, longest_between = 6;
    for (const Span piece : statement.content) {
        const std::vector<FoldedWord> words = folded_words(piece.of(text));
        for (std::size_t w = 0; w < words.size(); ++w) {
            const auto key = number_key(words[w], language);
            if (!key) continue;
            bool refused = false;
            for (std::size_t back = 1; back <= std::min(nearest, w) && !refused; ++back) {
                refused = language.has_figure_cue(std::span(words).subspan(w - back, 1), FigureCue::refused);
                if (!refused && words[w - back].form.size() > longest_between) break;
            }
            (refused ? told.refused_numbers : told.numbers).push_back(*key);
        }
    }
}

// The sentence that ends before the one around a place; of the paragraph before, if it is the first of its own.
Span sentence_before(std::string_view text, std::uint32_t place) {
    std::uint32_t end = sentence_around(text, {place, place}).begin;
    while (end > 0 && (text[end - 1] == ' ' || text[end - 1] == '\n' || text[end - 1] == '.')) --end;
    return end == 0 ? Span{} : sentence_around(text, {end - 1, end - 1});
}

bool stands_in(const Statement& statement, Span place) {
    const auto overlaps = [&](Span piece) { return piece.overlaps(place); };
    return std::any_of(statement.cue.begin(), statement.cue.end(), overlaps) ||
           std::any_of(statement.content.begin(), statement.content.end(), overlaps);
}

// "The doctor contradicted on the spot. She had treated 23 children": a denial without words, in which the reader found
// no statement, and what its speaker says right behind it. Where the denial stands.
std::optional<Span> bare_denial_before(const Reading& reading, const Statement& statement, const Language& language) {
    const std::string_view text = reading.article.text;
    if (!statement.cue.empty() || statement.speaker.empty() || statement.content.empty()) return std::nullopt;
    const std::uint32_t place = statement.content.front().begin;
    const Span before = sentence_before(text, place);
    const bool in_one_paragraph = text.substr(before.end, place - before.end).find('\n') == std::string_view::npos;
    if (!in_one_paragraph || !before.contains(statement.speaker.front())) return std::nullopt;
    if (std::any_of(reading.statements.begin(), reading.statements.end(),
                    [&](const Statement& other) { return stands_in(other, before); }))
        return std::nullopt;
    const std::vector<FoldedWord> words = folded_words(before.of(text));
    const auto stance = language.stance_of_cue(words);
    const bool denies = stance && stance->kind == AnswerKind::deny && stance->content == ContentRole::own;
    return denies && !language.negates(words) ? std::optional(before) : std::nullopt;
}

// Whoever is named around an answer: it may tell whom it means.
void note_named(const Reading& reading, const Cast& cast, Told& told) {
    const std::string_view text = reading.article.text;
    const Statement& statement = reading.statements[told.statement];
    Spans around = {sentence_around(text, told.extent)};
    if (!statement.cue.empty()) around.push_back(sentence_around(text, statement.cue.front()));
    for (const Span sentence : around)
        for (const Figurehead who : cast.all_named_in(sentence, told.article))
            if (!std::binary_search(told.speakers.begin(), told.speakers.end(), who)) told.named.push_back(who);
    if (told.retracts) told.named = told.speakers;
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
void note_surroundings(const Statement& statement, std::uint32_t place, std::string_view text, const Language& language,
                       std::span<const Counted> figures, Told& told) {
    told.sentence_before = sentence_before(text, place);
    const Spans before = {told.sentence_before}, beside = beside_content(statement, text);
    told.before = word_terms(before, text, language, figures_in(before, figures));
    told.beside = word_terms(beside, text, language, figures_in(beside, figures));
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
    const std::vector<FoldedWord> words = words_in(statement.content, text);
    const auto pointer = language.pointer_in(words);
    const std::string_view first = statement.content.front().of(text);
    const std::vector<FoldedWord> of_first = folded_words(first);
    // Before a noun it is an article.
    const bool is_article = of_first.size() > 1 && begins_large(of_first[1].span.of(first));
    // "Calls that an insinuation": the noun is what "that" is called.
    constexpr std::size_t few_words = 3, in_verdict = 6;
    const bool begins_so = !of_first.empty() && language.pointer_in(std::span(of_first).first(1)) == Pointer::pronoun;
    if (begins_so && !is_article && words.size() <= in_verdict && pointer != Pointer::pronoun) return Pointer::pronoun;
    if (pointer != Pointer::pronoun) return pointer;
    // Among more words it points elsewhere.
    return words.size() > few_words || is_article ? std::nullopt : pointer;
}

void note_figures(const Statement& statement, const std::vector<Counted>& figures, Told& told) {
    for (std::size_t f = 0; f < figures.size(); ++f) {
        if (std::none_of(statement.content.begin(), statement.content.end(),
                         [&](Span piece) { return piece.contains(figures[f].span); }))
            continue;
        (figures[f].role == FigureRole::refused ? told.refused : told.figures).push_back(f);
    }
}

std::vector<const Counted*> figures_of(const Told& told, std::span<const Counted> figures) {
    std::vector<const Counted*> given;
    for (const std::size_t f : told.figures) given.push_back(&figures[f]);
    return given;
}

void note_stance(const Statement& statement, std::string_view text, const Language& language, Told& told) {
    told.stance = stance_of(statement, text, language);
    if (told.stance && told.stance->content == ContentRole::denied) told.role = TellingRole::denied;
    told.pointer = pointer_of(statement, text, language);
    if (told.pointer == Pointer::comment) {  // "declined to comment": nothing is answered
        told.pointer.reset();
        told.stance.reset();
        told.role = TellingRole::told;
    }
    if (is_retraction(told, statement, text, language)) {
        told.retracts = true;
        told.stance = Stance{.kind = AnswerKind::deny, .content = ContentRole::own, .in_content = true};
    }
    if (opens_bare(statement, text, language)) {
        told.stance = Stance{.kind = AnswerKind::deny, .content = ContentRole::own, .in_content = false};
        told.pointer = Pointer::pronoun;
    }
    for (const Span piece : statement.content) {
        const std::vector<FoldedWord> words = folded_words(piece.of(text));
        told.contrasts = told.contrasts || language.contrasts(words);
        told.puts_instead = told.puts_instead || language.puts_instead(words);
    }
    constexpr std::size_t few_words = 3;
    told.names_only = told.stance && told.stance->kind == AnswerKind::deny && !told.stance->in_content &&
                      told.role == TellingRole::told && words_in(statement.content, text).size() <= few_words;
}

void note_beginnings(const Statement& statement, std::string_view text, Told& told) {
    const std::vector<FoldedWord> words = words_in(statement.content, text);
    add_beginnings(words, NamesBegun::of_name, told.content_begins.names);
    add_beginnings(words, NamesBegun::of_title, told.content_begins.titles);
    add_beginnings(words_in(statement.speaker, text), NamesBegun::of_title, told.speakers_begin.titles);
}

// `figures` are the article's.
Told draft_telling(const Reading& reading, std::size_t number, const Language& language,
                   const std::vector<Counted>& figures) {
    const Statement& statement = reading.statements[number];
    const std::string_view text = reading.article.text;
    Told told{.article = 0, .statement = number, .at = {}, .extent = hull(statement.content), .terms = {}};
    if (told.extent.empty()) told.extent = hull(statement.cue);
    told.at = published_at(reading.article, told.extent);
    told.instant = instant_of(told.at);
    note_stance(statement, text, language, told);
    told.denied_terms = denied_terms_of(statement, text, language);
    note_numbers(statement, text, language, told);
    std::uint32_t place =
        statement.cue.empty() ? told.extent.begin : std::min(told.extent.begin, statement.cue.front().begin);
    if (const auto denial = told.stance ? std::nullopt : bare_denial_before(reading, statement, language)) {
        told.stance = Stance{.kind = AnswerKind::deny, .content = ContentRole::own};
        told.pointer = Pointer::pronoun;
        place = denial->begin;
    }
    if (told.stance) note_surroundings(statement, place, text, language, figures, told);
    note_figures(statement, figures, told);
    note_beginnings(statement, text, told);
    told.terms = word_terms(statement.content, text, language, figures_of(told, figures));
    return told;
}

// What the story tells of a draft but weights: who speaks, and what its figures count. `own` are the article's figures,
// of which `first` is the number in the story of the first.
Told told_of(const Told& draft, const Reading& reading, std::size_t article, std::span<const Counted> own,
             std::size_t first, const Language& language, const Cast& cast) {
    Told told = draft;
    told.article = article;
    const Statement& statement = reading.statements[told.statement];
    const ArticleNames& names = cast.names_in(article);
    for (const NamedParty& party : names.who[told.statement])
        if (const auto speaker = cast.voice_of(party, article)) told.speakers.push_back(*speaker);
    std::sort(told.speakers.begin(), told.speakers.end());
    for (const NamedParty& party : names.via[told.statement])
        if (const auto number = cast.number_of(party, article)) told.via.push_back(*number);
    for (const Figurehead speaker : told.speakers) {
        const auto body = cast.speaks_for(speaker);
        for (const Figurehead one : {speaker, body.value_or(speaker)})
            add_beginnings(folded_words(cast.party(one).name), NamesBegun::of_name, told.speakers_begin.names);
    }
    add_figure_terms(figures_of(told, own), reading, language, told.terms);
    if (told.stance) {
        note_named(reading, cast, told);
        const Spans beside = beside_content(statement, reading.article.text);
        add_figure_terms(figures_in({told.sentence_before}, own), reading, language, told.before);
        add_figure_terms(figures_in(beside, own), reading, language, told.beside);
    }
    for (auto* list : {&told.figures, &told.refused})
        for (std::size_t& figure : *list) figure += first;
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
    return stands_denied(common_weight(a.denied_terms, b.terms), shared) !=
           stands_denied(common_weight(b.denied_terms, a.terms), shared);
}

std::uint32_t likeness(const Terms& a, const Terms& b) {
    return share_of_both(common_weight(a, b), weight_of(a), weight_of(b));
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
        for (auto* terms : {&told.terms, &told.denied_terms, &told.before, &told.beside})
            for (Term& term : *terms) term.weight = std::min(term.weight, rarity(all, count[term.key]));
        told.weight = weight_of(told.terms);
    }
}

// Words such as "wrong" in what is said take a stand only where hardly more is said ("that is wrong"), or where it is
// said of what somebody claims ("the figure is wrong", "the 95 are a fairy tale"). "The coordinates were wrong" is a
// claim of its own.
void drop_mere_words(Matter& matter) {
    for (Told& told : matter.tellings) {
        if (!told.stance || !told.stance->in_content || told.stance->kind == AnswerKind::doubt || told.retracts)
            continue;
        const bool of_a_claim = told.pointer && *told.pointer != Pointer::pronoun;
        if (told.weight >= pointing_weight && !of_a_claim && told.refused.empty() && !told.stance->such)
            told.stance.reset();
    }
}

// "Reports of eight dead are made up": what it tells before its verdict is denied, and no figure of the speaker's.
void deny_what_is_retold(Matter& matter) {
    for (Told& told : matter.tellings) {
        if (!told.stance || !told.stance->in_content || told.stance->kind == AnswerKind::confirm || told.retracts)
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

Draft draft_of(const Reading& reading, const Language& language) {
    Draft draft{.text = copy_text_of(reading.article),
                .figures = draft_figures(reading, language),
                .names = {},
                .tellings = {}};
    draft.names = article_names_of(reading, draft.figures.words, language);
    for (std::size_t s = 0; s < reading.statements.size(); ++s)
        draft.tellings.push_back(draft_telling(reading, s, language, draft.figures.figures));
    return draft;
}

Matter matter_of(Readings readings, Drafts drafts, const Languages& languages, const Cast& cast,
                 std::span<const Copy> copies) {
    Matter matter;
    std::vector<std::size_t> first_figures;
    for (std::size_t a = 0; a < readings.size(); ++a) {
        first_figures.push_back(matter.figures.size());
        const Language& language = languages.of(readings[a]->article);
        read_figures(*readings[a], a, language, drafts[a]->figures, cast, matter.figures);
    }
    first_figures.push_back(matter.figures.size());
    recognise_figures(languages, readings, matter.figures);
    for (std::size_t a = 0; a < readings.size(); ++a) {
        const Language& language = languages.of(readings[a]->article);
        const std::size_t first = first_figures[a];
        const std::span<const Counted> own(matter.figures.data() + first, first_figures[a + 1] - first);
        for (const Told& draft : drafts[a]->tellings)
            matter.tellings.push_back(told_of(draft, *readings[a], a, own, first, language, cast));
    }
    weigh_in_story(matter, copies);
    drop_mere_words(matter);
    deny_what_is_retold(matter);
    for (const Told& told : matter.tellings) {
        matter.terms.add(told.terms);
        matter.denied_terms.add(told.denied_terms);
    }
    return matter;
}

}  // namespace sayso::story
