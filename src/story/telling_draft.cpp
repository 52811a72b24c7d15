#include "story/telling_draft.h"

#include <algorithm>
#include <iterator>

#include "story/characters.h"
#include "story/clauses.h"

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
Terms word_terms(const Spans& pieces, const Prose& prose, const Language& language, std::span<const Counted> figures,
                 const std::vector<std::size_t>& own, Span verdict = {}) {
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
        for (const Term& term : language.terms(piece.of(prose.text), left_out)) add_term(terms, term);
    }
    return terms;
}

std::optional<Stance> stance_of_act(Act act) {
    switch (act) {
        case Act::deny: return Stance{.kind = AnswerKind::deny, .content = ContentRole::own};
        case Act::doubt: return Stance{.kind = AnswerKind::doubt, .content = ContentRole::own};
        case Act::confirm: return Stance{.kind = AnswerKind::confirm, .content = ContentRole::own};
        default: return std::nullopt;
    }
}

std::optional<Stance> stance_in(const Spans& content, const Prose& prose, const Language& language) {
    for (const Span piece : content) {
        const std::span<const FoldedWord> words = prose.in(piece);
        auto stance = language.stance_of_content(words);
        if (!stance) continue;
        stance->at = words[stance->at].span.begin;
        stance->end = words[stance->end - 1].span.end;
        return stance;
    }
    // "The report is, the treasurer says, not true."
    if (content.size() == 1) return std::nullopt;
    const std::vector<FoldedWord> words = prose.in(content);
    auto stance = language.stance_of_content(words);
    if (!stance || stance->flat) return std::nullopt;
    stance->at = words[stance->at].span.begin;
    stance->end = words[stance->end - 1].span.end;
    return stance;
}

// Whether the first words call what follows somebody's ("the figure of …", "that he knew of it, …").
bool begins_as_a_claim(std::span<const FoldedWord> words, const Language& language) {
    constexpr std::size_t few_words = 3;
    if (words.empty()) return false;
    const auto pointer = language.pointer_in(words.first(std::min(few_words, words.size())));
    return language.opens_judged(words.front()) || (pointer && *pointer != Pointer::pronoun);
}

// "The figure that 85,000 suffer, Samland called exaggerated": the verdict stands behind what it is about.
std::optional<Stance> verdict_behind(const Statement& statement, const Prose& prose, const Language& language) {
    if (statement.content.size() != 1 || !begins_as_a_claim(prose.in(statement.content.front()), language))
        return std::nullopt;
    const Span content = statement.content.front();
    const Span sentence = sentence_around(prose.text, content);
    if (content.end >= sentence.end) return std::nullopt;
    auto stance = language.stance_of_content(prose.in(Span{content.end, sentence.end}));
    if (!stance || stance->flat || stance->kind == AnswerKind::confirm) return std::nullopt;
    return Stance{.kind = stance->kind, .content = ContentRole::denied};
}

// "Contradicted the account that …", "defended himself against the charge, he had …": a noun calls the clause right
// behind it somebody's, and that is what is contradicted.
bool contradicts_a_clause(const Statement& statement, const Prose& prose, const Language& language) {
    if (statement.content.size() != 1) return false;
    const Span content = statement.content.front();
    const std::string_view text = prose.text;
    const Span sentence = sentence_around(text, content);
    const std::span<const FoldedWord> words = prose.in(Span{sentence.begin, content.end});
    const auto noun = language.last_claim_noun_in(words);
    if (!noun || words[*noun].span.end >= content.end) return false;
    constexpr std::string_view clause_follows = ", ";
    return text.substr(words[*noun].span.end).starts_with(clause_follows) &&
           words[*noun].span.end + clause_follows.size() >= content.begin;
}

// What the cue says; else what the content says; else how the reader understood it.
std::optional<Stance> stance_of(const Statement& statement, const Prose& prose, const Language& language) {
    std::optional<Stance> stance = language.stance_of_cue(prose.in(statement.cue));
    // The reader has seen whether the cue is negated ("could not confirm").
    if (stance && stance->kind == AnswerKind::confirm && statement.act == Act::doubt)
        stance = Stance{.kind = AnswerKind::doubt, .content = ContentRole::denied};
    if (stance && stance->kind == AnswerKind::deny && contradicts_a_clause(statement, prose, language))
        stance->content = ContentRole::denied;
    if (stance) return stance;
    stance = stance_in(statement.content, prose, language);
    if (stance && !stance->flat) return stance;
    if (const auto verdict = verdict_behind(statement, prose, language)) return verdict;
    if (stance) return stance;
    // "Did not comment" denies nothing.
    if (statement.content.empty()) return std::nullopt;
    stance = stance_of_act(statement.act);
    // "Does not believe that the bridge will be ready."
    const std::span<const FoldedWord> words = prose.in(statement.content.front());
    if (stance && stance->kind != AnswerKind::confirm && !statement.cue.empty() && !words.empty() &&
        language.opens_judged(words.front()))
        stance->content = ContentRole::denied;
    return stance;
}

// "Admitted to have given a wrong number": the cue confirms what the content calls wrong.
bool is_retraction(const Told& told, const Statement& statement, const Prose& prose, const Language& language) {
    if (!told.stance || told.stance->kind != AnswerKind::confirm || told.stance->in_content) return false;
    const auto within = stance_in(statement.content, prose, language);
    if (!within || within->kind != AnswerKind::deny) return false;
    // "Admitted to have arrested the wrong man": the noun that a word stands before must be for what was claimed.
    const std::span<const FoldedWord> behind = prose.in(Span{within->end, told.extent.end});
    return behind.empty() || !begins_large(behind.front().span.of(prose.text)) ||
           language.pointer_in(behind.first(1)).has_value();
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
bool opens_bare(const Statement& statement, const Prose& prose, const Language& language) {
    constexpr std::size_t few_words = 6;
    if (statement.content.empty()) return false;
    const Span first = clauses_of(statement.content.front(), prose.text).front();
    const std::span<const FoldedWord> words = prose.in(first);
    const auto stance = language.stance_of_content(words);
    if (words.size() > few_words || !stance || stance->kind != AnswerKind::deny || stance->negated ||
        language.pointer_in(words) != Pointer::pronoun)
        return false;
    // In "es gibt keinen Grund" the pronoun points to nothing.
    return language.pointer_in(words.first(stance->at)).has_value() ||
           language.pointer_in(words.subspan(stance->end)).has_value() ||
           !language.pointer_in(words.subspan(stance->at, stance->end - stance->at)).has_value();
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

// Whether the words name whoever the statement's speaker turned out to be.
bool names_speaker(std::span<const FoldedWord> words, const Statement& statement) {
    return std::any_of(statement.who.begin(), statement.who.end(), [&](const Party& party) {
        const std::vector<FoldedWord> name = folded_words(party.name);
        return !name.empty() && std::any_of(words.begin(), words.end(),
                                            [&](const FoldedWord& word) { return word.form == name.back().form; });
    });
}

// "The doctor contradicted on the spot. She had treated 23 children": a denial without words, in which the reader found
// no statement, and what its speaker says right behind it. Where the denial stands.
struct BareStand {
    Span place;
    Stance stance;
};

std::optional<BareStand> bare_stand_before(const Reading& reading, const Statement& statement, const Prose& prose,
                                           const Language& language) {
    if (statement.content.empty()) return std::nullopt;
    const std::uint32_t place = statement.content.front().begin;
    const Span before = sentence_before(prose.text, place);
    const bool in_one_paragraph =
        prose.text.substr(before.end, place - before.end).find('\n') == std::string_view::npos;
    if (!in_one_paragraph) return std::nullopt;
    const std::span<const FoldedWord> words = prose.in(before);
    const bool without_cue =
        statement.cue.empty() && !statement.speaker.empty() && before.contains(statement.speaker.front());
    if (!without_cue && !names_speaker(words, statement)) return std::nullopt;
    if (std::any_of(reading.statements.begin(), reading.statements.end(),
                    [&](const Statement& other) { return stands_in(other, before); }))
        return std::nullopt;
    if (const auto stand = language.stance_alone(words)) return BareStand{.place = before, .stance = *stand};
    const auto stance = language.stance_of_cue(words);
    const bool denies = stance && stance->kind == AnswerKind::deny && stance->content == ContentRole::own;
    if (!denies || language.negates(words)) return std::nullopt;
    return BareStand{.place = before, .stance = {.kind = AnswerKind::deny, .content = ContentRole::own}};
}

// A value without the noughts that round it.
std::uint32_t telling_digits(std::string_view value) {
    constexpr std::uint32_t most = 3;
    const std::size_t first = value.find_first_not_of("-0."), last = value.find_last_not_of("0.");
    std::uint32_t digits = 0;
    for (std::size_t at = first; at <= last && last != std::string_view::npos; ++at) digits += value[at] == '.' ? 0 : 1;
    return std::min(digits, most);
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
void note_surroundings(const Statement& statement, std::uint32_t place, const Prose& prose, const Language& language,
                       std::span<const Counted> figures, DraftTelling& draft) {
    draft.told.sentence_before = sentence_before(prose.text, place);
    const Spans before = {draft.told.sentence_before}, beside = beside_content(statement, prose.text);
    draft.wording.figures_before = figures_in(before, figures);
    draft.wording.figures_beside = figures_in(beside, figures);
    draft.told.before = word_terms(before, prose, language, figures, draft.wording.figures_before);
    draft.told.beside = word_terms(beside, prose, language, figures, draft.wording.figures_beside);
}

Terms denied_terms_of(const Statement& statement, const Prose& prose, const Language& language) {
    Terms terms;
    for (const Span piece : statement.content) {
        for (const Span clause : clauses_of(piece, prose.text)) {
            if (!language.negates(prose.in(clause))) continue;
            for (const Term& term : language.terms(clause.of(prose.text))) add_term(terms, term);
        }
    }
    return terms;
}

// What a negation is said of: its clause, but not the occasion with which the clause opens. "In the fire nobody was
// hurt" says nothing against the fire.
Terms focus_of_negation(const Statement& statement, const Prose& prose, const Language& language) {
    Terms terms;
    for (const Span piece : statement.content) {
        for (const Span clause : clauses_of(piece, prose.text)) {
            const std::span<const FoldedWord> words = prose.in(clause);
            const auto hits = language.negations_in(words);
            if (hits.empty()) continue;
            const bool opens_with_occasion = language.opens_occasion(words.front());
            const std::uint32_t begin = opens_with_occasion ? words[hits.front().begin].span.begin : clause.begin;
            const Terms focus = language.terms(Span{begin, clause.end}.of(prose.text));
            for (const Term& term : focus) add_term(terms, term);
        }
    }
    return terms;
}

Terms negation_terms_of(const Statement& statement, const Prose& prose, const Language& language) {
    Terms terms;
    for (const Span piece : statement.content) {
        const std::span<const FoldedWord> words = prose.in(piece);
        for (const PhraseList::Hit& hit : language.negations_in(words)) {
            const Span negation{words[hit.begin].span.begin, words[hit.end - 1].span.end};
            for (const Term& term : language.terms(negation.of(prose.text))) add_term(terms, term);
        }
    }
    return terms;
}

// What the content calls what it answers; without any content it can only mean what was said right before.
std::optional<Pointer> pointer_of(const Statement& statement, const Prose& prose, const Language& language) {
    if (statement.content.empty()) return Pointer::pronoun;
    const std::vector<FoldedWord> words = prose.in(statement.content);
    const auto pointer = language.pointer_in(words);
    const std::span<const FoldedWord> of_first = prose.in(statement.content.front());
    // Before a noun it is an article.
    const bool is_article = of_first.size() > 1 && begins_large(of_first[1].span.of(prose.text));
    // "Calls that an insinuation": the noun is what "that" is called.
    constexpr std::size_t few_words = 3, in_verdict = 6;
    const bool begins_so = !of_first.empty() && language.pointer_in(of_first.first(1)) == Pointer::pronoun;
    if (begins_so && !is_article && words.size() <= in_verdict && pointer != Pointer::pronoun) return Pointer::pronoun;
    if (pointer != Pointer::pronoun) return pointer;
    // Among more words it points elsewhere.
    return words.size() > few_words || is_article ? std::nullopt : pointer;
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

// "Did not want to comment on the report": the reader has understood it as a denial, but no word of it denies.
bool only_comments(const Statement& statement, const Prose& prose, const Language& language) {
    const std::vector<FoldedWord> cue = prose.in(statement.cue);
    return statement.act == Act::deny && !language.stance_of_cue(cue) && language.pointer_in(cue) == Pointer::comment;
}

// "It is not true that letters are left lying."
bool judges_next_clause(const Stance& stance, Span content, const Prose& prose, const Language& language) {
    constexpr std::size_t words_between = 2;
    if (stance.end >= content.end) return false;
    const std::span<const FoldedWord> behind = prose.in(Span{stance.end, content.end});
    for (std::size_t w = 0; w < std::min(words_between, behind.size()); ++w)
        if (language.opens_judged(behind[w]))
            return prose.text.substr(stance.end, behind[w].span.begin - stance.end).find(',') != std::string_view::npos;
    return false;
}

// "That he was moved for his note, is wrong"; "the 14 orders are too few".
std::optional<Pointer> pointer_of_verdict(const Stance& stance, const Statement& statement, const Prose& prose,
                                          const Language& language, std::optional<Pointer> pointer,
                                          bool judges_next) {
    if (stance.flat) return std::nullopt;
    const Span first = statement.content.front();
    const std::span<const FoldedWord> words = prose.in(first);
    const bool of_clause =
        !words.empty() && language.opens_judged(words.front()) && stance.at > clauses_of(first, prose.text).front().end;
    constexpr std::size_t words_around = 2;  // "made up" alone is said of what was said before
    const bool of_all = stance.of_claim && statement.content.size() == 1 &&
                        words.size() >= prose.in(Span{stance.at, stance.end}).size() + words_around &&
                        clauses_of(first, prose.text).size() == 1 && pointer != Pointer::pronoun;
    if (of_clause || of_all || judges_next) return Pointer::view;
    const bool numbered = std::any_of(words.begin(), words.end(), [](const FoldedWord& word) {
        return word.span.begin < word.span.end && word.form.find_first_of("0123456789") != std::string::npos;
    });
    return stance.of_figure && numbered ? std::optional(Pointer::figure) : pointer;
}

// What a stance in the content is taken on, and whether the content is then what is denied.
void note_verdict(const Statement& statement, const Prose& prose, const Language& language, Told& told) {
    Stance& stance = *told.stance;
    const bool judges_next = judges_next_clause(stance, statement.content.front(), prose, language);
    if (!told.pointer || told.pointer == Pointer::pronoun) {
        told.pointer = pointer_of_verdict(stance, statement, prose, language, told.pointer, judges_next);
        if (stance.of_claim && told.pointer == Pointer::view) told.role = TellingRole::denied;
    }
    if (!judges_next) return;
    if (stance.kind == AnswerKind::confirm) {
        stance.finding = true;
        told.pointer.reset();
    } else if (stance.kind != AnswerKind::correct && !stance.flat) {
        told.role = TellingRole::denied;
    }
}

void note_stance(const Statement& statement, const Prose& prose, const Language& language, Told& told) {
    told.stance = stance_of(statement, prose, language);
    if (told.stance && told.stance->content == ContentRole::denied) told.role = TellingRole::denied;
    // "Denied that there was such a letter."
    if (told.role == TellingRole::denied && language.says_such(prose.in(statement.content))) told.stance->such = true;
    told.pointer = pointer_of(statement, prose, language);
    if (told.pointer == Pointer::comment || only_comments(statement, prose, language)) {  // nothing is answered
        told.pointer.reset();
        told.stance.reset();
        told.role = TellingRole::told;
    }
    if (told.stance && told.stance->in_content) note_verdict(statement, prose, language, told);
    if (is_retraction(told, statement, prose, language)) {
        told.retracts = true;
        told.stance = Stance{.kind = AnswerKind::deny, .content = ContentRole::own, .in_content = true};
    }
    if (opens_bare(statement, prose, language)) {
        told.stance = Stance{.kind = AnswerKind::deny, .content = ContentRole::own, .in_content = false};
        told.pointer = Pointer::pronoun;
    }
    for (const Span piece : statement.content) {
        const std::span<const FoldedWord> words = prose.in(piece);
        told.likewise = told.likewise || language.tells_of_another(words);
        told.contrasts = told.contrasts || language.contrasts(words);
        told.puts_instead = told.puts_instead || language.puts_instead(words);
    }
    constexpr std::size_t few_words = 3;
    told.names_only = told.stance && told.stance->kind == AnswerKind::deny && !told.stance->in_content &&
                      told.role == TellingRole::told && prose.in(statement.content).size() <= few_words;
}

// "A worker is missing" is one, though the reader took it for no number.
std::uint32_t concept_of_one(const Statement& statement, const Prose& prose, const Language& language) {
    const std::vector<FoldedWord> words = prose.in(statement.content);
    if (words.empty() || !language.has_figure_cue(std::span(words).first(1), FigureCue::one)) return no_concept;
    const auto found = language.concepts_in(words);
    return found.size() == 1 && language.concepts()[found.front().value].befalls("people") ? found.front().value
                                                                                           : no_concept;
}

// The words that call something wrong are nothing that two statements could have in common.
Span verdict_of(const Told& told) {
    const bool judges = told.stance && told.stance->kind != AnswerKind::confirm && told.stance->in_content &&
                        !told.stance->flat && !told.stance->such && !told.stance->negated && !told.retracts;
    return judges ? Span{told.stance->at, told.stance->end} : Span{};
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
        for (const Term& term : language_->terms(sentence.of(text_)))
            if (term.weight >= telling_weight) known->second.push_back(term.key);
    return known->second;
}

DraftTelling draft_telling(const Reading& reading, std::size_t number, const Prose& prose, const Language& language,
                           std::span<const Counted> figures, SentenceTerms& sentences) {
    const Statement& statement = reading.statements[number];
    DraftTelling draft{.told = {.statement = number, .extent = hull(statement.content), .terms = {}}, .wording = {}};
    Told& told = draft.told;
    if (told.extent.empty()) told.extent = hull(statement.cue);
    draft.wording.at = published_at(reading.article, told.extent);
    told.instant = instant_of(draft.wording.at);
    note_stance(statement, prose, language, told);
    told.denied_terms = denied_terms_of(statement, prose, language);
    told.negations = negation_terms_of(statement, prose, language);
    if (!told.negations.empty()) told.focus = focus_of_negation(statement, prose, language);
    note_numbers(statement, prose, language, draft.wording);
    std::uint32_t place =
        statement.cue.empty() ? told.extent.begin : std::min(told.extent.begin, statement.cue.front().begin);
    const bool takes_none = !told.stance || told.stance->flat;
    if (const auto bare = takes_none ? bare_stand_before(reading, statement, prose, language) : std::nullopt) {
        told.stance = bare->stance;
        told.pointer = Pointer::pronoun;
        place = bare->place.begin;
    }
    if (told.stance) note_surroundings(statement, place, prose, language, figures, draft);
    note_figures(statement, figures, told);
    if (told.figures.empty()) told.befalls_one = concept_of_one(statement, prose, language);
    note_beginnings(statement, prose, draft.wording);
    if (told.stance) note_claimants(statement, prose, language, draft.wording);
    const Span verdict = verdict_of(told);
    told.terms = word_terms(statement.content, prose, language, figures, told.figures, verdict);
    for (const Term& term : language.terms(verdict.of(prose.text))) told.verdict_weight += term.weight;
    told.values = values_of(statement, reading);
    draft.wording.around = terms_around(told, prose.text, sentences);
    draft.wording.headline = is_headline(told, reading.article);
    return draft;
}

}  // namespace sayso::story
