#include "statement/verb_match.h"

#include <algorithm>

#include "statement/speakers.h"

namespace sayso::statement {
namespace {

bool same_word(std::string_view lower_word, std::string_view lemma) {
    if (lower_word.size() != lemma.size() || lemma.empty()) return false;
    // Lemmas of nouns begin with a capital letter; the rest of them is written as in the table.
    const std::size_t first = (static_cast<unsigned char>(lemma[0]) & 0x80) ? 2 : 1;
    return lemma.size() >= first && lower_word.substr(first) == lemma.substr(first) &&
           (static_cast<unsigned char>(lower_word[0]) | 0x20) == (static_cast<unsigned char>(lemma[0]) | 0x20);
}

// "das" in "glaubt das Land nicht": an article is a word of its own only with its noun ("keinen Anlass").
bool is_article_of_other(const DocumentView& view, TokenIndex t, const std::vector<std::string>& words) {
    const std::uint32_t p = view.phrase_of(t);
    if (view.token(t).upos != Upos::DET || p == none || view.phrase(p).head == t) return false;
    const TokenIndex noun = view.phrase(p).head;
    return std::none_of(words.begin(), words.end(), [&](const std::string& word) {
        return word == view.lower(noun) || same_word(word, view.token(noun).lemma);
    });
}

// Adds the tokens of `words` to `found`; false if one of them is missing.
bool take_words(const DocumentView& view, const std::vector<TokenIndex>& own, const std::vector<std::string>& words,
                TokenRanges& found) {
    for (const std::string& word : words) {
        const auto token = std::find_if(own.begin(), own.end(), [&](TokenIndex t) {
            return (view.lower(t) == word && !is_article_of_other(view, t, words)) ||
                   same_word(word, view.token(t).lemma);
        });
        if (token == own.end()) return false;
        found.push_back({*token, *token + 1});
    }
    return true;
}

// "sieht eine „ernste Gefahr“": in marks of its own the noun is what is seen, no part of the cue.
bool is_word_quoted(const DocumentView& view, const VerbCue& row, TokenIndex verb, const TokenRanges& words) {
    return (row.frames & (frame_object | frame_plain)) != 0 && !view.is_in_marks(verb) &&
           std::any_of(words.begin(), words.end(), [&](TokenRange word) { return view.is_in_marks(word.begin); });
}

// The particle of a separable verb that the analysis left apart: the clause's last word, if both make a verb of the
// table.
TokenIndex missed_particle(const Grammar& grammar, const std::vector<TokenIndex>& own, TokenIndex verb) {
    const DocumentView& view = grammar.view;
    const Token& token = view.token(verb);
    if (token.morph.verb_form != VerbForm::fin || token.separated != no_token) return no_token;
    for (auto t = own.rbegin(); t != own.rend() && *t > verb; ++t) {
        if (!view.is_word(*t)) continue;
        const std::string joined = std::string(view.lower(*t)) + std::string(token.lemma);
        return grammar.cues.verbs(joined) != nullptr ? *t : no_token;
    }
    return no_token;
}

// "sagte weiter": what looks like a particle is an adverb if the verb of the table stands alone.
std::string_view without_particle(const DocumentView& view, TokenIndex verb) {
    const std::string_view particle = view.lower(view.token(verb).separated);
    std::string_view lemma = view.token(verb).lemma;
    if (lemma.starts_with(particle)) lemma.remove_prefix(particle.size());
    return lemma;
}

// "Die Bank hat den Zins wie erwartet gesenkt": nobody is said to expect it.
bool is_aside(const Grammar& grammar, TokenIndex verb) {
    const DocumentView& view = grammar.view;
    const bool behind = verb > 0 && view.token(verb - 1).sentence == view.token(verb).sentence &&
                        (grammar.cues.speech_word(view.lower(verb - 1)) & word_as_reported) != 0;
    const std::uint32_t c = view.clause_of(verb);
    return behind && c != none && view.clause(c).finite != no_token && view.clause(c).finite != verb;
}

// "Bestätigte die Angaben der Stadt am Montag nicht": the clause's last word but for a particle; no_token if it is no
// negation.
TokenIndex closing_negation(const Grammar& grammar, const std::vector<TokenIndex>& own, TokenIndex verb) {
    const DocumentView& view = grammar.view;
    if (view.token(verb).morph.verb_form != VerbForm::fin) return no_token;
    for (auto t = own.rbegin(); t != own.rend() && *t > verb; ++t) {
        if (!view.is_word(*t) || view.token(verb).separated == *t) continue;
        return (grammar.cues.speech_word(view.lower(*t)) & word_negation) != 0 ? *t : no_token;
    }
    return no_token;
}

// The last token of the clause in [begin, end) that plays the part; no_token if none does.
TokenIndex find_word(const Grammar& grammar, const std::vector<TokenIndex>& own, TokenIndex begin, TokenIndex end,
                     std::uint32_t part) {
    const auto found = std::find_if(own.rbegin(), own.rend(), [&](TokenIndex t) {
        return t >= begin && t < end && (grammar.cues.speech_word(grammar.view.lower(t)) & part) != 0;
    });
    return found == own.rend() ? no_token : *found;
}

// "Weder bestätigen noch dementieren" is one act.
void join_alternatives(const Grammar& grammar, const std::vector<TokenIndex>& own, std::vector<VerbMatch>& matches) {
    for (std::size_t i = 0; i + 1 < matches.size(); ++i) {
        VerbMatch& first = matches[i];
        const VerbMatch& second = matches[i + 1];
        const TokenIndex neither = find_word(grammar, own, 0, first.verb, word_neither);
        const TokenIndex nor = find_word(grammar, own, first.verb + 1, second.verb, word_nor);
        if (neither == no_token || nor == no_token || first.cue->act == second.cue->act) continue;
        first.words.insert(first.words.end(), second.words.begin(), second.words.end());
        for (const TokenIndex word : {neither, nor}) first.words.push_back({word, word + 1});
        std::sort(first.words.begin(), first.words.end());
        first.leaves_open = true;
        matches.erase(matches.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    }
}

}  // namespace

bool tells_plainly(const DocumentView& view, const VerbMatch& match) {
    const Clause& clause = view.clause(match.clause);
    const bool main = clause.kind == ClauseKind::main || clause.kind == ClauseKind::verb_first;
    return (match.cue->frames & frame_plain) != 0 && main && clause.mood != Mood::sub &&
           view.quotation_of(match.verb) == none;
}

bool is_asked(const DocumentView& view, const VerbMatch& match) {
    const Clause& clause = view.clause(match.clause);
    return match.cue->act == Act::ask && clause.tokens.begin == match.verb && clause.finite != match.verb &&
           view.token(match.verb).morph.verb_form == VerbForm::part;
}

TokenIndex negation_of(const Grammar& grammar, std::uint32_t c, TokenIndex verb, const TokenRanges& cue) {
    constexpr TokenIndex reach = 3;
    const std::vector<TokenIndex>& own = grammar.view.own_tokens(c);
    const auto near = std::find_if(own.begin(), own.end(), [&](TokenIndex t) {
        if ((grammar.cues.speech_word(grammar.view.lower(t)) & word_negation) == 0) return false;
        // "Sie war mit dem Entwurf des Ministers nicht einverstanden"
        return (t > verb ? t - verb : verb - t) <= reach || contains(cue, t + 1);
    });
    return near != own.end() ? *near : closing_negation(grammar, own, verb);
}

std::vector<VerbMatch> match_verbs(const Grammar& grammar, std::uint32_t c) {
    const DocumentView& view = grammar.view;
    const std::vector<TokenIndex>& own = view.own_tokens(c);
    std::vector<VerbMatch> matches;
    // Longer ones are lists or garbage; leaving them keeps time linear whatever comes.
    constexpr std::size_t longest_clause = 250;
    if (own.size() > longest_clause) return matches;
    for (TokenIndex t : own) {
        const Token& token = view.token(t);
        if (token.upos != Upos::VERB && token.upos != Upos::AUX) continue;
        if (is_aside(grammar, t)) continue;
        TokenIndex particle = token.separated;
        const std::vector<VerbCue>* rows = nullptr;
        if (const TokenIndex missed = missed_particle(grammar, own, t); missed != no_token) {
            particle = missed;
            rows = grammar.cues.verbs(std::string(view.lower(missed)) + std::string(token.lemma));
        } else {
            rows = grammar.cues.verbs(token.lemma);
            if (rows == nullptr && particle != no_token) {
                rows = grammar.cues.verbs(without_particle(view, t));
                particle = no_token;
            }
        }
        if (rows == nullptr) continue;
        // The row with the most words that are there, and the one that needs none: "hält X für wahrscheinlich" may be
        // either.
        bool found = false;
        TokenRanges words;
        for (const VerbCue& row : *rows) {
            if (found && !row.with.empty()) continue;
            words.assign(1, {t, t + 1});
            if (particle != no_token) words.push_back({particle, particle + 1});
            if (!take_words(view, own, row.with, words) || is_word_quoted(view, row, t, words)) continue;
            if (row.frames == 0) break;  // "ergibt sich" tells nothing
            std::sort(words.begin(), words.end());
            const bool negated = negation_of(grammar, c, t, words) != no_token;
            matches.push_back({c, t, &row, std::move(words), is_passive(grammar, c, t), negated});
            found = true;
            if (row.with.empty() || (row.frames & frame_plain) != 0) break;
        }
    }
    join_alternatives(grammar, own, matches);
    return matches;
}

namespace {

// "Dort, wie etwa in Parks, entdeckt": no verb but a participle, and more words than "wie bereits berichtet" has.
bool compares(const DocumentView& view, std::uint32_t c) {
    constexpr std::size_t most_words = 4;
    return view.clause(c).finite == no_token && view.own_tokens(c).size() > most_words;
}

// "wie er die Lage beschrieb": the verb has what it tells beside it.
bool has_object(const Grammar& grammar, std::uint32_t c) {
    const DocumentView& view = grammar.view;
    const std::vector<TokenIndex>& own = view.own_tokens(c);
    const TokenIndex verb = view.clause(c).predicate;
    const TokenRange speaker = verb == no_token ? TokenRange{} : speaker_of_verb(grammar, c, verb).tokens;
    return std::any_of(own.begin(), own.end(), [&](TokenIndex t) {
        const std::uint32_t p = view.phrase_of(t);
        if (p == none || view.phrase(p).head != t || speaker.contains(t)) return false;
        const bool is_nothing = view.token(t).morph.reflex || tells_time(grammar, t) ||
                                (grammar.cues.speech_word(view.lower(t)) & word_expletive) != 0;
        return view.phrase(p).preposition == no_token && view.phrase(p).can_be(Case::acc) && !is_nothing;
    });
}

}  // namespace

const VerbCue* modal_cue(const Grammar& grammar, const Token& token) {
    const std::vector<VerbCue>* rows = grammar.cues.verbs(token.lemma);
    if (rows == nullptr) return nullptr;
    const auto row =
        std::find_if(rows->begin(), rows->end(), [](const VerbCue& r) { return (r.frames & frame_modal) != 0; });
    return row == rows->end() ? nullptr : &*row;
}

bool asks_degree(const DocumentView& view, const Clause& question) {
    const TokenIndex behind = question.introducer + 1;
    return behind < question.tokens.end && view.token(behind).upos == Upos::ADJ &&
           view.token(behind).kind == TokenKind::word;
}

bool is_as_reported(const Grammar& grammar, std::uint32_t c) {
    const Clause& clause = grammar.view.clause(c);
    if (clause.kind != ClauseKind::question || clause.introducer == no_token || clause.parent == none) return false;
    if ((grammar.cues.speech_word(grammar.view.lower(clause.introducer)) & word_as_reported) == 0) return false;
    if (asks_degree(grammar.view, clause) || compares(grammar.view, c)) return false;
    const std::vector<VerbMatch> matches = match_verbs(grammar, c);
    const bool tells = std::any_of(matches.begin(), matches.end(), [](const VerbMatch& match) {
        return (match.cue->frames & (frame_clause | frame_quote)) != 0;
    });
    return tells && !has_object(grammar, c);
}

TokenRanges as_reported_in(const Grammar& grammar, std::uint32_t c) {
    TokenRanges found;
    for (std::uint32_t child : grammar.view.children(c)) {
        if (is_as_reported(grammar, child)) found.push_back(grammar.view.clause(child).tokens);
    }
    return found;
}

}  // namespace sayso::statement
