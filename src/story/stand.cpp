#include "story/stand.h"

#include <algorithm>

#include "story/characters.h"

namespace sayso::story {
namespace {

std::optional<Stance> stance_of_act(Act act) {
    switch (act) {
        case Act::deny: return Stance{.kind = AnswerKind::deny, .by_act = true};
        case Act::doubt: return Stance{.kind = AnswerKind::doubt, .by_act = true};
        case Act::confirm: return Stance{.kind = AnswerKind::confirm, .by_act = true};
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
    // "Did not comment" denies nothing, nor does "turned down the offer".
    const bool turns_down = statement.act == Act::deny && statement.form == Form::reported;
    if (statement.content.empty() || turns_down) return std::nullopt;
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
    // "It is grotesque that …" points forward.
    const std::span<const FoldedWord> behind = prose.in(Span{first.end, statement.content.front().end});
    if (!behind.empty() && language.opens_judged(behind.front())) return false;
    // In "es gibt keinen Grund" the pronoun points to nothing.
    return language.pointer_in(words.first(stance->at)).has_value() ||
           language.pointer_in(words.subspan(stance->end)).has_value() ||
           !language.pointer_in(words.subspan(stance->at, stance->end - stance->at)).has_value();
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
                                          const Language& language, std::optional<Pointer> pointer, bool judges_next) {
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

// In a long answer of an interview a word like "wrong" judges what its speaker has just said: only what the first
// sentence says is taken for a stand on what others did.
bool stands_too_late(const Stance& stance, const Statement& statement, const Prose& prose) {
    if (!stance.in_content) return false;
    const std::uint32_t begin = statement.content.front().begin;
    return stance.at >= sentence_around(prose.text, {begin, begin + 1}).end;
}

// What a stance in the content (the telling's own) is taken on, and whether the content is then what is denied.
void note_verdict(const Statement& statement, const Prose& prose, const Language& language, Stance& stance,
                  Told& told) {
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

}  // namespace

void note_stance(const Statement& statement, const Prose& prose, const Language& language, Told& told) {
    told.stance = stance_of(statement, prose, language);
    if (told.stance && told.stance->content == ContentRole::denied) told.role = TellingRole::denied;
    // "Denied that there was such a letter."
    if (told.role == TellingRole::denied && language.says_such(prose.in(statement.content))) told.stance->such = true;
    told.pointer = pointer_of(statement, prose, language);
    if (told.pointer == Pointer::comment || only_comments(statement, prose, language) ||
        (told.stance && stands_too_late(*told.stance, statement, prose))) {  // nothing is answered
        told.pointer.reset();
        told.stance.reset();
        told.role = TellingRole::told;
    }
    if (told.stance && told.stance->in_content) note_verdict(statement, prose, language, *told.stance, told);
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

Span verdict_of(const Told& told) {
    const bool judges = told.stance && told.stance->kind != AnswerKind::confirm && told.stance->in_content &&
                        !told.stance->flat && !told.stance->such && !told.stance->negated && !told.retracts;
    return judges ? Span{told.stance->at, told.stance->end} : Span{};
}

}  // namespace sayso::story
