#include "statement/main_clauses.h"

#include "statement/speakers.h"

namespace sayso::statement {

TokenIndex end_of_topic(const DocumentView& view, TokenRange sentence) {
    constexpr TokenIndex longest = 8;
    if (sentence.empty() || view.token(sentence.begin).upos != Upos::ADP) return no_token;
    for (TokenIndex t = sentence.begin; t < std::min(sentence.end, sentence.begin + longest); ++t) {
        if (view.is_mark(t, ":")) return t;
        if (view.token(t).morph.verb_form == VerbForm::fin || view.is_mark(t, ",")) return no_token;
    }
    return no_token;
}

bool is_told(const DocumentView& view, std::uint32_t c) {
    const Clause& clause = view.clause(c);
    return clause.mood == Mood::sub && clause.finite != no_token &&
           view.token(clause.finite).morph.tense == Tense::pres && view.quotation_of(clause.finite) == none;
}

std::uint32_t MainClauses::before(std::uint32_t c) const {
    const std::uint32_t sentence = view_.clause(c).sentence;
    while (c-- > 0 && view_.clause(c).sentence == sentence) {
        if (is_main(view_.clause(c))) return c;
    }
    return none;
}

std::uint32_t MainClauses::after(std::uint32_t c) const {
    const TokenRange in_sentence = view_.clauses_of_sentence(view_.clause(c).sentence);
    const TokenIndex end = view_.clause(c).tokens.end;
    for (std::uint32_t next = c + 1; next < in_sentence.end; ++next) {
        if (view_.clause(next).tokens.begin < end) continue;
        return is_main(view_.clause(next)) && view_.clause(next).finite != no_token ? next : none;
    }
    return none;
}

TokenRange MainClauses::from(std::uint32_t c) const {
    TokenRange range = view_.clause(c).tokens;
    const bool colon = view_.is_mark(range.begin - 1, ":");
    for (std::uint32_t next = after(c); next != none; next = after(next)) {
        const Clause& clause = view_.clause(next);
        // "… sei betrunken gewesen, habe aber klar gesprochen" goes on; "…, warnte Meier" tells who says it.
        const bool told = clause.mood == Mood::sub && clause.subject.empty();
        const bool asks_speaker =
            clause.kind == ClauseKind::verb_first && view_.is_mark(clause.tokens.begin - 1, ",") && !told;
        if (asks_speaker || (!colon && clause.mood != Mood::sub)) break;
        range.end = std::max(range.end, clause.tokens.end);
    }
    range.end = begin_of_marks(range);
    return range;
}

// "… sei schlecht: „Das hilft nicht“": who says it says more in marks. The end where nothing stands in marks so.
TokenIndex MainClauses::begin_of_marks(TokenRange range) const {
    for (TokenIndex t = range.begin; t + 2 < range.end; ++t) {
        const std::uint32_t q = view_.quotation_of(t + 2);
        if (view_.is_mark(t, ":") && q != none && view_.document.quotations[q].open == t + 1) return t;
    }
    return range.end;
}

TokenIndex MainClauses::begin_before(std::uint32_t c) const {
    TokenIndex begin = view_.clause(c).tokens.begin;
    const TokenIndex first = view_.sentence_of(begin).tokens.begin;
    TokenIndex t = begin;
    while (t > first && !view_.is_mark(t - 1, ":") && !closes_a_clause(t - 1)) --t;
    return t;
}

// Whether t is the mark that closes a quotation with a clause in it.
bool MainClauses::closes_a_clause(TokenIndex t) const {
    if (view_.token(t).kind != TokenKind::quote_close) return false;
    const std::uint32_t q = t == 0 ? none : view_.quotation_of(t - 1);
    if (q == none) return t == 0;
    // "Er habe „Ich komme“ gerufen": words of the clause stand right in front.
    const TokenIndex open = view_.document.quotations[q].open;
    return open == no_token || open == 0 || !view_.is_word(open - 1) ||
           view_.token(open - 1).sentence != view_.token(t).sentence;
}

// "…, sagte er dem Blatt, „bis sie leer waren“": a quotation behind the cue that ends the sentence.
TokenRanges MainClauses::quoted_behind_cue(const VerbMatch& match) const {
    const TokenRange sentence = view_.sentence_of(match.verb).tokens;
    TokenIndex open = match.verb;
    while (open < sentence.end && view_.token(open).kind != TokenKind::quote_open && !view_.is_mark(open, ":")) ++open;
    if (open >= sentence.end || !view_.is_mark(open - 1, ",")) return {};
    TokenIndex close = open;
    while (close < sentence.end && view_.token(close).kind != TokenKind::quote_close) ++close;
    const bool last = close < sentence.end && view_.word_after(close) == no_token;
    return last ? TokenRanges{{open, close + 1}} : TokenRanges{};
}

// "Das Bad bleibe zu, sagte sie, weil das Geld fehle": when or why, in the subjunctive of what is told.
TokenRanges MainClauses::circumstance_behind_cue(const VerbMatch& match) const {
    for (std::uint32_t child : view_.children(match.clause)) {
        const Clause& clause = view_.clause(child);
        const bool behind = clause.kind == ClauseKind::adverbial && clause.tokens.begin > match.verb &&
                            view_.is_mark(clause.tokens.begin - 1, ",");
        if (behind && is_told(view_, child)) return {trimmed(view_, clause.tokens)};
    }
    return {};
}

TokenRanges MainClauses::behind_cue(const VerbMatch& match) const {
    if (TokenRanges quoted = quoted_behind_cue(match); !quoted.empty()) return quoted;
    if (TokenRanges told = circumstance_behind_cue(match); !told.empty()) return told;
    const std::uint32_t next = after(match.clause);
    if (next == none) return words_behind_cue(match);
    const Clause& clause = view_.clause(next);
    const TokenIndex first = clause.tokens.begin;
    const bool asserts = clause.kind == ClauseKind::main && clause.subject.begin == first && !clause.subject.empty() &&
                         view_.is_mark(first - 1, ",") && view_.quotation_of(first) == view_.quotation_of(match.verb);
    // "…, sagte Holm, und jetzt sei Ruhe": what joins it to what was said before is said, too.
    return asserts || clause.mood == Mood::sub ? TokenRanges{trimmed(view_, from(next))} : TokenRanges{};
}

// "Er sei nicht gegen Windkraft, sagte Meier, nur gegen Pfusch": the rest without a verb behind the first comma, if
// it cannot be an apposition to who speaks, nor tell when they do.
TokenRanges MainClauses::words_behind_cue(const VerbMatch& match) const {
    const TokenRange sentence = view_.sentence_of(match.verb).tokens;
    TokenIndex comma = match.verb;
    while (comma < sentence.end && !view_.is_mark(comma, ",")) ++comma;
    if (comma + 1 >= sentence.end || !opens_more(comma + 1)) return {};
    for (TokenIndex t = comma + 1; t < sentence.end; ++t) {
        const std::uint32_t c = view_.clause_of(t);
        if (c != none && c != match.clause && is_main(view_.clause(c)) && view_.clause(c).finite != no_token) return {};
        if (view_.quotation_of(t) != view_.quotation_of(match.verb) || view_.is_mark(t, ":")) return {};
    }
    return {trimmed(view_, {comma + 1, sentence.end})};
}

bool MainClauses::opens_more(TokenIndex t) const {
    const Token& word = view_.token(t);
    if (word.upos == Upos::CCONJ || word.morph.pron_type == PronType::neg) return true;
    if (word.upos == Upos::ADV) return t + 1 < view_.size() && opens_more(t + 1);
    const Phrase* phrase = word.upos == Upos::ADP ? phrase_at(view_, t) : nullptr;
    return phrase != nullptr && phrase->preposition == t && !tells_time(grammar_, phrase->head) &&
           view_.token(phrase->tokens.begin).morph.pron_type != PronType::rel;
}

}  // namespace sayso::statement
