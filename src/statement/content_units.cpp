#include "statement/content_units.h"

#include <algorithm>

#include "statement/article_net.h"
#include "statement/field.h"
#include "statement/verb_match.h"

namespace sayso::statement {
namespace {

bool is_verb(const Token& token) { return token.upos == Upos::VERB || token.upos == Upos::AUX; }

bool has_units(const DocumentView& view, const Finding& f) {
    if (f.gapped) return false;  // its units are those of others, too
    // "Der Plan stößt auf Widerstand": the subject of a verb in the active is the whole content.
    if (f.rule == Rule::passive_verb && view.token(f.anchor).morph.verb_form != VerbForm::part) return false;
    switch (f.rule) {
        case Rule::verb_with_object:
        case Rule::verb_with_preposition:
        case Rule::verb_with_as:
        case Rule::verb_with_dative:
        case Rule::passive_verb:
        case Rule::noun_with_preposition:
        case Rule::modal_plan:
        case Rule::hearsay:
        case Rule::source_phrase: return !f.content.empty();
        default: return false;
    }
}

class UnitFinder {
public:
    UnitFinder(const Grammar& grammar, const Finding& finding) : grammar_(grammar), view_(grammar.view), f_(finding) {}

    std::vector<ContentUnit> find() {
        const std::uint32_t c = view_.clause_of(f_.anchor);
        if (c == none || !has_units(view_, f_)) return {};
        const TokenRange extent = part_of_verb(grammar_, c, f_.anchor, f_.cue);
        // Longer ones are lists or garbage; leaving them keeps time linear whatever comes.
        constexpr std::uint32_t longest_clause = 250;
        if (extent.size() > longest_clause) return {};
        for (TokenIndex t = extent.begin; t < extent.end;) t = take(c, t);
        return std::move(units_);
    }

private:
    // The unit that begins at t; returns where the next one may begin.
    TokenIndex take(std::uint32_t c, TokenIndex t) {
        if (view_.clause_of(t) != c) return take_clause(c, t);
        if (!view_.is_word(t) || is_taken(t) || is_verb(view_.token(t))) return t + 1;
        const Phrase* phrase = phrase_beginning_at(t);
        // "Dessen Rücktritt" is one.
        const Phrase* owned = phrase_at(view_, t + 1);
        if (owned != nullptr && opens_with_possessor(view_, c, *owned)) phrase = owned;
        TokenIndex end = phrase == nullptr ? t + 1 : phrase->tokens.end;
        // "bis zuletzt"
        if (phrase == nullptr && view_.token(t).upos == Upos::ADP && end < view_.size() && view_.clause_of(end) == c &&
            view_.token(end).upos == Upos::ADV)
            ++end;
        for (TokenIndex i = t + 1; i < end; ++i) {
            if (is_taken(i)) end = i;
        }
        add({t, end});
        return end;
    }

    TokenIndex take_clause(std::uint32_t c, TokenIndex t) {
        std::uint32_t child = view_.clause_of(t);
        while (view_.clause(child).parent != c && view_.clause(child).parent != none)
            child = view_.clause(child).parent;
        const TokenIndex end = std::max(view_.clause(child).tokens.end, t + 1);
        const TokenRange range{t, std::min(end, view_.clause(c).tokens.end)};
        if (!overlap(f_.cue, range) && !overlap(f_.speaker, range) && !is_as_reported(grammar_, child)) add(range);
        return range.end;
    }

    const Phrase* phrase_beginning_at(TokenIndex t) const {
        const std::uint32_t p = view_.phrase_of(t);
        if (p != none) return view_.phrase(p).tokens.begin <= t ? &view_.phrase(p) : nullptr;
        const std::uint32_t next = t + 1 < view_.size() ? view_.phrase_of(t + 1) : none;
        return next != none && view_.phrase(next).preposition == t ? &view_.phrase(next) : nullptr;
    }

    bool is_taken(TokenIndex t) const {
        return contains(f_.cue, t) || contains(f_.speaker, t) || contains({f_.via}, t);
    }

    void add(TokenRange tokens) {
        units_.push_back({tokens, contains(f_.content, tokens.begin) || contains(f_.content, tokens.end - 1)});
    }

    const Grammar& grammar_;
    const DocumentView& view_;
    const Finding& f_;
    std::vector<ContentUnit> units_;
};

std::string_view size_name(std::uint32_t words) {
    return words <= 1 ? "1" : words <= 3 ? "3" : words <= 7 ? "7" : words <= 15 ? "15" : "more";
}

// "Ada Brandt gilt als Favoritin", "Das Gesetz wurde kritisiert", "Der Fahrer soll geschlafen haben", "Dass er geht,
// hält sie für möglich": the subject or clause that the act is about.
bool is_told_of(const DocumentView& view, const Finding& f, TokenRange unit) {
    if (f.rule != Rule::verb_with_as && f.rule != Rule::passive_verb && f.rule != Rule::hearsay) return false;
    const std::uint32_t c = view.clause_of(f.anchor), own = view.clause_of(unit.begin);
    if (c == none || own == none) return false;
    if (own != c) return f.rule == Rule::verb_with_as && view.clause(own).kind == ClauseKind::complement;
    return overlap({unit}, view.clause(c).subject) && contains(f.content, view.clause(c).subject.begin);
}

// "gibt dem Wetter die Schuld", "von Kritikern so genannt": an article or preposition alone in front of words of the
// cue or the speaker is no part of what the act is about.
bool is_left_over(const DocumentView& view, const Finding& f, TokenRange unit) {
    const Upos tag = view.token(unit.begin).upos;
    const std::uint32_t p = view.phrase_of(unit.begin);
    const bool article = tag == Upos::DET && p != none && view.phrase(p).tokens.contains(unit.end);
    return unit.size() == 1 && (article || tag == Upos::ADP) && unit.end < view.size() && view.is_word(unit.end) &&
           (contains(f.cue, unit.end) || contains(f.speaker, unit.end));
}

// "Legt ihr Untreue zur Last", "sprach den Angehörigen sein Beileid aus": who is told or accused is no part of the
// object.
bool is_told_to(const DocumentView& view, const Finding& f, TokenRange unit) {
    if (f.rule != Rule::verb_with_object || view.clause_of(unit.begin) != view.clause_of(f.anchor)) return false;
    const std::uint32_t p = view.phrase_of(unit.begin);
    if (p == none || view.phrase(p).tokens != unit || unit.begin == 0) return false;
    const Phrase& phrase = view.phrase(p);
    const Upos opens = view.token(unit.begin).upos;
    const bool personal = opens == Upos::PRON && view.token(unit.begin).morph.pron_type == PronType::prs;
    const bool whole = (opens == Upos::DET || personal) && phrase.preposition == no_token &&
                       view.token(unit.begin - 1).upos != Upos::CCONJ;
    return whole && phrase.can_be(Case::dat) && !phrase.can_be(Case::acc) && (personal || !phrase.can_be(Case::gen));
}

}  // namespace

std::vector<ContentUnit> content_units(const Grammar& grammar, const Finding& finding) {
    return UnitFinder(grammar, finding).find();
}

Features features_of_unit(const Grammar& grammar, const Finding& f, const std::vector<ContentUnit>& units,
                          std::size_t i, bool before) {
    const DocumentView& view = grammar.view;
    const ContentUnit& unit = units[i];
    const std::string_view rule = name_of(f.rule);
    const std::string_view form = name_of(f.form);
    const std::string_view inside = unit.in_content ? "in" : "out";
    const std::string_view lemma = view.token(f.anchor).lemma;
    const std::string_view follows = i > 0 && units[i - 1].tokens.end == unit.tokens.begin
                                         ? (before ? "joins" : "left")
                                         : (before ? "after" : "none");
    const std::uint32_t own = view.clause_of(f.anchor);
    const std::uint32_t c = view.clause_of(unit.tokens.begin);
    const TokenIndex finite = view.clause(own).finite;
    const std::string_view place = finite == no_token             ? "infinite"
                                   : unit.tokens.begin < finite   ? "before"
                                   : unit.tokens.begin < f.anchor ? "middle"
                                                                  : "behind";
    FeatureSet set(feature_bits);
    set.add({"bias", form});
    set.add({"inside", inside});
    set.add({"inside", rule, inside});
    set.add({"follows", form, inside, follows});
    set.add({"place", rule, inside, place});
    set.add({"size", form, inside, size_name(view.count_words(unit.tokens))});
    set.add({"first", rule, inside, i == 0 ? "first" : "later"});
    const TokenIndex first = unit.tokens.begin;
    if (grammar.scores != nullptr && !grammar.scores->empty()) {
        const std::int32_t score = grammar.scores->of(view, unit.tokens, content_part(f.form));
        set.add({"net", form, inside, score_digit(score)});
        set.add({"net", rule, inside, score_digit(score)});
        set.add({"net", form, inside, score_digit(score), follows});
    }
    if (c != own) {
        const Clause& clause = view.clause(c);
        const std::string_view introducer = clause.introducer == no_token ? "-" : view.token(clause.introducer).lemma;
        const bool mark = first > 0 && view.is_mark(first - 1, ":");
        set.add({"clause", form, inside, name_of(clause.kind), mark ? ":" : ","});
        set.add({"clause", form, name_of(clause.kind), introducer});
        set.add({"clause", rule, inside, name_of(clause.kind), follows});
        set.add({"clause", form, name_of(clause.kind), label_digit(clause.mood), follows});
        set.add({"clause", lemma, name_of(clause.kind)});
        return set.take();
    }
    const Token& token = view.token(first);
    const std::uint32_t p = view.phrase_of(unit.tokens.end - 1);
    const Token& head = view.token(p == none ? unit.tokens.end - 1 : view.phrase(p).head);
    const std::string_view opening =
        token.upos == Upos::ADP ? grammar.cues.preposition(view.lower(first)) : std::string_view("-");
    set.add({"head", form, inside, label_digit(head.upos)});
    set.add({"head", form, inside, head.lemma});
    set.add({"head", form, inside, head.lemma, follows});
    set.add({"opening", form, inside, opening, follows});
    set.add({"opening", rule, inside, opening, place});
    set.add({"opening", lemma, opening});
    set.add({"opening", form, opening, head.lemma});
    set.add({"opening", form, inside, opening, label_digit(head.upos), follows});
    if (opening == "-") set.add({"word", form, inside, view.lower(first), follows});
    if (p != none) set.add({"cases", form, inside, digit(view.phrase(p).cases), follows});
    if (first > 0 && !view.is_word(first - 1)) set.add({"mark", form, inside, view.form(first - 1), follows});
    return set.take();
}

namespace {

// "„Sehr schnell“ schmilzt laut Holm das Eis": words that share their marks with others are left out with them or not
// at all.
bool is_part_of_marks(const DocumentView& view, const Finding& f, TokenRange unit) {
    constexpr TokenIndex reach = 12;
    if (!view.is_in_marks(unit.begin)) return false;
    TokenIndex begin = unit.begin, end = unit.end;
    while (begin > 0 && unit.begin - begin < reach && view.token(begin - 1).kind != TokenKind::quote_open) --begin;
    while (end < view.size() && end - unit.end < reach && view.token(end).kind != TokenKind::quote_close) ++end;
    constexpr std::uint32_t most_words = 4;
    const std::uint32_t words = view.count_words({begin, end});
    return words > view.count_words(unit) && words <= most_words && !TokenRange{begin, end}.contains(f.anchor);
}

}  // namespace

void choose_content(const Grammar& grammar, const LinearChoice& model, Finding& f) {
    if (model.empty()) return;
    const std::vector<ContentUnit> units = content_units(grammar, f);
    TokenRanges put_in, left_out;
    bool before = false;
    for (std::size_t i = 0; i < units.size(); ++i) {
        before = model.best(features_of_unit(grammar, f, units, i, before)) == 1 &&
                 !is_told_to(grammar.view, f, units[i].tokens) && !is_left_over(grammar.view, f, units[i].tokens);
        if (before && !units[i].in_content) put_in.push_back(units[i].tokens);
        if (!before && units[i].in_content && !is_told_of(grammar.view, f, units[i].tokens) &&
            !is_part_of_marks(grammar.view, f, units[i].tokens))
            left_out.push_back(units[i].tokens);
    }
    if (put_in.empty() && left_out.empty()) return;
    TokenRanges wide = f.content;
    wide.insert(wide.end(), put_in.begin(), put_in.end());
    TokenRanges content;
    for (TokenRange range : joined(std::move(wide))) {
        for (TokenRange piece : pieces(grammar, range, left_out)) content.push_back(piece);
    }
    // Parts that only a mark or a quotation mark keeps apart are one.
    TokenRanges whole;
    for (TokenRange range : content) {
        const bool joins = !whole.empty() && grammar.view.count_words({whole.back().end, range.begin}) == 0;
        if (joins)
            whole.back().end = range.end;
        else
            whole.push_back(range);
    }
    if (!whole.empty()) f.content = std::move(whole);
}

}  // namespace sayso::statement
