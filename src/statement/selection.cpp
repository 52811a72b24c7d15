#include "statement/selection.h"

#include <algorithm>
#include <iterator>
#include <unordered_map>

#include "statement/act.h"
#include "statement/carried.h"
#include "statement/content_units.h"
#include "statement/cue_words.h"
#include "statement/floor.h"
#include "statement/own_words.h"
#include "statement/speakers.h"

namespace sayso::statement {
namespace {

TokenIndex begin_of(const Finding& f) {
    return f.content.empty() ? f.anchor : std::min(f.content.front().begin, f.anchor);
}

constexpr double same_content = 0.75;

bool shares_cue(const Finding& a, const Finding& b) {
    if (a.anchor == b.anchor) return true;
    return std::any_of(a.cue.begin(), a.cue.end(), [&](TokenRange r) { return overlap(b.cue, r); });
}

// "Rechnet damit, dass es gelingt: „Wir sind so weit“"
bool says_more_in_marks(const DocumentView& view, const Finding& clause, const Finding& quoted) {
    if (clause.form != Form::indirect || quoted.form != Form::direct || clause.content.empty() ||
        quoted.content.empty())
        return false;
    const TokenIndex colon = clause.content.back().end;
    return view.is_mark(colon, ":") && quoted.content.front().begin == colon + 2;
}

// "kritisierte X: Es sei …", "lehnte X ab, weil es … sei" are two statements with one cue.
bool act_and_content(const DocumentView& view, const Finding& a, const Finding& b) {
    if (says_more_in_marks(view, a, b) || says_more_in_marks(view, b, a)) return true;
    if ((a.form == Form::reported) == (b.form == Form::reported)) return false;
    const Finding& clause = a.form == Form::reported ? b : a;
    if (clause.content.empty()) return false;
    TokenIndex t = clause.content.front().begin;
    const std::uint32_t c = view.clause_of(t);
    if (c != none && view.clause(c).kind == ClauseKind::adverbial) return common(a.content, b.content) == 0;
    while (t > 0 && view.token(t - 1).kind == TokenKind::quote_open) --t;
    return t > 0 && view.is_mark(t - 1, ":") && common(a.content, b.content) == 0;
}

// "Die Bank will laut einem Bericht jede dritte Filiale aufgeben": the report tells what the bank plans.
bool is_plan_of_source(const Finding& plan, const Finding& source) {
    return plan.rule == Rule::modal_plan && source.rule == Rule::source_phrase && !plan.speaker.empty() &&
           contains(source.content, plan.anchor) && !overlap(source.speaker, plan.speaker.front());
}

bool in_the_way(const DocumentView& view, const Finding& a, const Finding& b) {
    if (a.gapped && b.gapped && a.anchor == b.anchor) return common(a.content, b.content) > 0;
    if (shares_cue(a, b)) return !act_and_content(view, a, b);
    if (is_plan_of_source(a, b) || is_plan_of_source(b, a)) return false;
    return a.form != Form::reported && b.form != Form::reported && likeness(a.content, b.content) >= same_content;
}

bool can_merge(const Finding& a, const Finding& b) {
    const auto weak = [](const Finding& f) { return f.rule == Rule::hearsay || f.rule == Rule::source_adverb; };
    return (weak(a) || weak(b)) && !shares_cue(a, b) && likeness(a.content, b.content) >= same_content;
}

// Into `kept`: the cues of both, the content without either, the speaker of the one that has one.
void merge(const Grammar& grammar, Finding& kept, const Finding& other) {
    TokenRanges cue = kept.cue;
    cue.insert(cue.end(), other.cue.begin(), other.cue.end());
    TokenRanges content;
    for (TokenRange range : kept.content) {
        for (TokenRange piece : pieces(grammar, range, cue)) content.push_back(piece);
    }
    if (kept.rule == Rule::hearsay && other.rule == Rule::source_phrase) {
        kept.rule = other.rule;
        content = other.content;
        TokenRanges without;
        for (TokenRange range : content) {
            for (TokenRange piece : pieces(grammar, range, cue)) without.push_back(piece);
        }
        content = without;
    }
    kept.content = content;
    kept.cue = joined(cue);
    if (kept.speaker.empty()) {
        kept.speaker = other.speaker;
        kept.speaker_role = other.speaker_role;
    }
    if (other.certainty == Certainty::hedged) kept.certainty = Certainty::hedged;
}

void in_order(std::vector<Finding>& findings) {
    std::stable_sort(findings.begin(), findings.end(),
                     [](const Finding& a, const Finding& b) { return begin_of(a) < begin_of(b); });
}

// "sagte X laut Y": where a source stands in the clause of another cue, it is no statement of its own but passes that
// one on.
void make_sources_conduits(const Grammar& grammar, std::vector<Finding>& kept) {
    std::unordered_map<std::uint32_t, std::size_t> by_clause;  // of cues that have a speaker
    for (std::size_t i = 0; i < kept.size(); ++i) {
        // "Die Bank will laut einem Bericht eine Filiale aufgeben": the report says so, the bank may deny it.
        const bool has_content = kept[i].form != Form::reported && kept[i].form != Form::free &&
                                 kept[i].rule != Rule::hearsay && kept[i].rule != Rule::modal_plan;
        const std::uint32_t c = grammar.view.clause_of(kept[i].anchor);
        if (kept[i].rule != Rule::source_phrase && has_content && !kept[i].speaker.empty() && c != none)
            by_clause.emplace(c, i);
    }
    std::vector<bool> conduit(kept.size(), false);
    for (std::size_t i = 0; i < kept.size(); ++i) {
        const auto cue = by_clause.find(grammar.view.clause_of(kept[i].anchor));
        if (kept[i].rule != Rule::source_phrase || cue == by_clause.end()) continue;
        Finding& passed_on = kept[cue->second];
        if (kept[i].speaker.empty() || kept[i].speaker == passed_on.speaker ||
            contains(passed_on.content, kept[i].anchor))
            continue;
        passed_on.via.push_back(kept[i].speaker.front());
        conduit[i] = true;
    }
    std::size_t i = 0;
    std::erase_if(kept, [&](const Finding&) { return conduit[i++]; });
}

// What stands in quotation marks as a whole is direct speech, whichever rule found it.
void call_quotations_direct(const DocumentView& view, std::vector<Finding>& findings) {
    constexpr double as_a_whole = 0.9;
    for (Finding& f : findings) {
        const std::uint32_t q =
            f.form != Form::indirect || f.content.empty() ? none : view.quotation_of(f.content.front().begin);
        if (q == none) continue;
        const TokenRange inner = view.document.quotations[q].inner;
        const bool inside = inner.begin <= f.content.front().begin && f.content.back().end <= inner.end;
        if (inside && !inner.contains(f.anchor) && likeness(f.content, {inner}) >= as_a_whole) f.form = Form::direct;
    }
}

// Whether what names a source goes on at t: not behind a name in quotation marks, and with no preposition or phrase in
// another case than the genitive.
bool goes_on_naming(const DocumentView& view, TokenIndex t) {
    if (view.token(t).upos == Upos::ADP || view.token(t - 1).kind == TokenKind::quote_close) return false;
    const std::uint32_t p = view.phrase_of(t);
    const bool name = view.token(t - 1).kind == TokenKind::quote_open || view.token(t).upos == Upos::PROPN;
    return p == none || view.phrase(p).tokens.begin != t || name || view.phrase(p).can_be(Case::gen);
}

// The words that name the source of a source phrase, where they reach into the content. A phrase with a preposition
// behind them ("laut Polizei von dem Ausfall betroffen") may be content all the same; so is the subject that "nach
// eigenen Angaben" speaks.
TokenRange source_in_content(const Grammar& grammar, const Finding& f) {
    if (f.rule != Rule::source_phrase || f.speaker.empty()) return {};
    const TokenRange words = f.speaker.front();
    const bool beside = (words.begin >= f.cue.front().begin && words.begin <= f.cue.back().end) ||
                        (size_of(f.cue) == 1 && words.end == f.cue.front().begin);
    TokenIndex begin = words.begin;
    while (begin < words.end && !contains(f.content, begin)) ++begin;
    TokenIndex end = begin;
    while (end < words.end && (end == begin || goes_on_naming(grammar.view, end))) ++end;
    return beside ? TokenRange{begin, end} : TokenRange{};
}

// "Laut eines Berichts der „Waldpost“ war …": the words that name the source are no part of what it says.
void leave_out_sources(const Grammar& grammar, std::vector<Finding>& findings) {
    for (Finding& f : findings) {
        const TokenRange source = source_in_content(grammar, f);
        if (source.empty()) continue;
        // What was taken for a part of the name beyond that is content.
        if (source.end < f.speaker.front().end && grammar.view.token(source.end).upos != Upos::ADP)
            f.speaker.front().end = source.end;
        TokenRanges content;
        for (TokenRange range : f.content) {
            for (TokenRange piece : pieces(grammar, range, {source})) content.push_back(piece);
        }
        if (!content.empty()) f.content = std::move(content);
    }
}

}  // namespace

Candidates find_candidates(const Grammar& grammar) {
    Candidates found;
    find_by_verbs(grammar, found.findings);
    find_by_modals(grammar, found.findings);
    find_by_nouns(grammar, found.findings);
    find_by_attributes(grammar, found.findings);
    find_by_sources(grammar, found.findings);
    find_opinions(grammar, found.findings);
    find_quotations(grammar, found.findings);
    call_quotations_direct(grammar.view, found.findings);
    find_free(grammar, found.free);
    drop_own_words(grammar, found.findings);
    drop_own_words(grammar, found.free);
    found.answers = find_answers(grammar);
    for (Finding& quoted : find_quote_blocks(grammar)) found.answers.push_back(std::move(quoted));
    return found;
}

namespace {

bool has_number(const DocumentView& view, const TokenRanges& ranges) {
    return std::any_of(ranges.begin(), ranges.end(), [&](TokenRange range) {
        for (TokenIndex t = range.begin; t < range.end; ++t) {
            if (view.token(t).upos == Upos::NUM) return true;
        }
        return false;
    });
}

// "Die Polizei blieb bei 3000", "bleibt dabei, dass …": whoever stands by what they said. There are next to none among
// what the scorer learns from.
bool stands_by(const Grammar& grammar, const Finding& f) {
    if (!f.needs_voice || f.speaker.empty() || f.rule == Rule::verb_with_infinitive || f.rule == Rule::quote_after_noun)
        return false;
    return f.form != Form::reported || has_number(grammar.view, f.content);
}

// "die 250 Angreifer, von denen die Polizei spricht": a figure that somebody is said to give.
bool is_figure_given(const Grammar& grammar, const Finding& f) {
    return f.of_antecedent && !f.speaker.empty() && has_number(grammar.view, f.content) &&
           !has_number(grammar.view, f.speaker);
}

std::int32_t score_of(const Grammar& grammar, const Scorer& scorer, const Finding& f) {
    const std::int32_t score = scorer.score(grammar, f);
    const bool plain = stands_by(grammar, f) || is_figure_given(grammar, f) || f.is_attribute ||
                       (f.is_plain && (!f.speaker.empty() || f.knows_speaker));
    return plain ? std::max(score, Scorer::unit) : score;
}

// "Reagierte mit Unverständnis": what one row of the verb has as its content, but for articles and prepositions, is the
// cue of a longer one, which is as likely as it.
void drop_parts_of_cues(const DocumentView& view, std::vector<Finding>& findings) {
    const auto is_noun = [&](TokenIndex t) {
        const Upos tag = view.token(t).upos;
        return view.is_word(t) && tag != Upos::ADP && tag != Upos::DET;
    };
    const auto has_all = [&](const Finding& longer, const Finding& f) {
        return std::all_of(f.content.begin(), f.content.end(), [&](TokenRange range) {
            for (TokenIndex t = range.begin; t < range.end; ++t) {
                if (is_noun(t) && !contains(longer.cue, t)) return false;
            }
            return true;
        });
    };
    constexpr std::size_t reach = 4;  // the rows of a verb stand next to each other
    std::vector<bool> part(findings.size(), false);
    for (std::size_t i = 0; i < findings.size(); ++i) {
        const Finding& f = findings[i];
        if (f.form != Form::reported || f.content.empty()) continue;
        for (std::size_t k = i - std::min(i, reach); k < std::min(findings.size(), i + reach) && !part[i]; ++k) {
            Finding& longer = findings[k];
            part[i] = k != i && longer.form == Form::reported && longer.anchor == f.anchor &&
                      size_of(longer.cue) > size_of(f.cue) && has_all(longer, f);
            if (part[i]) longer.score = std::max(longer.score, f.score);
        }
    }
    std::size_t i = 0;
    std::erase_if(findings, [&](const Finding&) { return part[i++]; });
}

}  // namespace

std::vector<Finding> score_all(const Grammar& grammar, const Models& models, std::vector<Finding> findings) {
    for (Finding& f : findings) {
        if (f.rule == Rule::interview_answer || f.rule == Rule::quote_block) continue;
        if (!f.is_attribute && !f.of_antecedent && !f.knows_content) choose_content(grammar, models.content, f);
        f.score = score_of(grammar, models.scorer, f);
    }
    in_order(findings);
    mark_nested(models.scorer, findings);
    for (Finding& f : findings) {
        if (f.nested) f.score = score_of(grammar, models.scorer, f);
    }
    drop_parts_of_cues(grammar.view, findings);
    return findings;
}

void mark_nested(const Scorer& scorer, std::vector<Finding>& findings) {
    // The likely ones whose content may reach further; those of one sentence, or of the sentence before.
    std::vector<const Finding*> open;
    for (const Finding& f : findings) {
        if (f.form != Form::reported && !f.content.empty() && scorer.keeps(f.score)) open.push_back(&f);
    }
    std::stable_sort(open.begin(), open.end(), [](const Finding* a, const Finding* b) {
        return a->content.front().begin < b->content.front().begin;
    });
    constexpr std::size_t most_back = 64;
    for (Finding& f : findings) {
        f.nested = false;  // whatever an earlier scorer said
        auto outer = std::upper_bound(open.begin(), open.end(), f.anchor,
                                      [](TokenIndex t, const Finding* o) { return t < o->content.front().begin; });
        for (std::size_t back = 0; back < most_back && outer != open.begin() && !f.nested; ++back) {
            --outer;
            f.nested = *outer != &f && (*outer)->anchor != f.anchor && contains((*outer)->content, f.anchor);
        }
    }
}

std::vector<Finding> select(const Grammar& grammar, std::vector<Finding> findings, const Scorer& scorer) {
    std::erase_if(findings, [&](const Finding& f) { return !scorer.keeps(f.score); });
    std::stable_sort(findings.begin(), findings.end(),
                     [](const Finding& a, const Finding& b) { return a.score > b.score; });
    // Findings can only be in each other's way in one sentence: that of the cue, or, where a cue refers to the sentence
    // before, that of what is told.
    constexpr std::size_t most_in_sentence = 48;
    std::vector<std::vector<std::size_t>> by_sentence(grammar.view.document.sentences.size());
    std::vector<Finding> kept;
    for (Finding& f : findings) {
        std::vector<std::size_t>& told_here = by_sentence[grammar.view.token(begin_of(f)).sentence];
        std::vector<std::size_t>& cue_here = by_sentence[grammar.view.token(f.anchor).sentence];
        std::vector<std::size_t> beside = told_here;
        if (&cue_here != &told_here) beside.insert(beside.end(), cue_here.begin(), cue_here.end());
        if (beside.size() >= most_in_sentence) continue;
        const auto other = std::find_if(beside.begin(), beside.end(), [&](std::size_t k) {
            return can_merge(kept[k], f) || in_the_way(grammar.view, kept[k], f);
        });
        if (other != beside.end()) {
            if (can_merge(kept[*other], f)) merge(grammar, kept[*other], f);
            continue;
        }
        told_here.push_back(kept.size());
        if (&cue_here != &told_here) cue_here.push_back(kept.size());
        kept.push_back(std::move(f));
    }
    in_order(kept);
    return kept;
}

namespace {

// "soll … gelegt haben", "sollen … gewesen sein": what has happened, not what is planned.
bool tells_hearsay(const Grammar& grammar, TokenIndex modal) {
    const DocumentView& view = grammar.view;
    const std::uint32_t c = view.clause_of(modal);
    if (c == none || view.clause(c).finite != modal || view.clause(c).mood == Mood::sub ||
        grammar.cues.helper(view.token(modal).lemma) != Helper::hearsay)
        return false;
    const std::vector<TokenIndex>& own = view.own_tokens(c);
    return std::any_of(own.begin(), own.end(), [&](TokenIndex t) {
        if (t == 0 || t == modal || grammar.cues.helper(view.token(t).lemma) != Helper::perfect) return false;
        // "erhalten" is its own participle.
        const Token& verb = view.token(t - 1);
        return verb.morph.verb_form == VerbForm::part ||
               (verb.upos == Upos::VERB && verb.morph.verb_form == VerbForm::inf);
    });
}

// Of what the source says as a whole, not of a clause that tells more of something in it ("ein Kabel, das beschädigt
// gewesen sein soll").
TokenIndex hearsay_verb(const Grammar& grammar, const Finding& f) {
    const DocumentView& view = grammar.view;
    for (TokenRange range : f.content) {
        for (TokenIndex t = range.begin; t < range.end; ++t) {
            if (!tells_hearsay(grammar, t)) continue;
            const std::uint32_t c = view.clause_of(t);
            if (view.clause(c).kind != ClauseKind::relative || c == view.clause_of(f.anchor)) return t;
        }
    }
    return no_token;
}

// "Laut Polizei soll ein Mann das Feuer gelegt haben": the verb that tells hearsay is a part of the source's cue, and
// tells nothing besides.
void take_hearsay_into_cues(const Grammar& grammar, std::vector<Finding>& kept) {
    std::vector<TokenIndex> taken;
    for (Finding& f : kept) {
        if (f.rule != Rule::source_phrase && f.rule != Rule::as_reported) continue;
        const TokenIndex verb = hearsay_verb(grammar, f);
        if (verb == no_token) continue;
        taken.push_back(verb);
        f.cue.push_back({verb, verb + 1});
        f.cue = joined(std::move(f.cue));
        f.certainty = Certainty::hedged;
        TokenRanges content;
        for (TokenRange part : f.content) {
            for (TokenRange piece : pieces(grammar, part, {{verb, verb + 1}})) content.push_back(piece);
        }
        f.content = std::move(content);
    }
    std::erase_if(kept, [&](const Finding& f) {
        return f.rule == Rule::hearsay && std::find(taken.begin(), taken.end(), f.anchor) != taken.end();
    });
}

// "Die Stadt winkt ab: Dafür fehle das Geld, so Ada Brandt": what stands behind the colon is told, cue and all, by who
// is named there.
void drop_told_by_others(const DocumentView& view, std::vector<Finding>& kept) {
    const auto tells_all = [&](const Finding& inner, const Finding& outer) {
        if (inner.rule != Rule::speaker_after_comma || inner.content.empty() || &inner == &outer) return false;
        return std::all_of(outer.content.begin(), outer.content.end(), [&](TokenRange piece) {
            for (TokenIndex t = piece.begin; t < piece.end; ++t) {
                const bool told = contains(inner.content, t) || contains(inner.cue, t) || contains(inner.speaker, t);
                if (!told && view.token(t).kind == TokenKind::word) return false;
            }
            return true;
        });
    };
    for (Finding& outer : kept) {
        if (outer.rule != Rule::clause_after_verb || outer.content.empty()) continue;
        if (std::any_of(kept.begin(), kept.end(), [&](const Finding& inner) { return tells_all(inner, outer); }))
            outer.anchor = no_token;
    }
    std::erase_if(kept, [](const Finding& f) { return f.anchor == no_token; });
}

}  // namespace

std::vector<Finding> find_statements(const SpeakerContext& context, const Models& models, const SpeakerRanker* ranker,
                                     Candidates found) {
    const Grammar& grammar = context.grammar;
    const Scorer& scorer = models.scorer;
    std::move(found.answers.begin(), found.answers.end(), std::back_inserter(found.findings));
    std::vector<Finding> kept = select(grammar, score_all(grammar, models, std::move(found.findings)), scorer);
    carry_speakers(grammar, kept);
    make_sources_conduits(grammar, kept);
    std::vector<Finding> carried = find_carried(grammar, kept, std::move(found.free), scorer);
    std::move(carried.begin(), carried.end(), std::back_inserter(kept));
    take_hearsay_into_cues(grammar, kept);
    for (Finding& f : kept) set_act(context, f);
    complete_cues(grammar, kept);
    in_order(kept);
    if (ranker != nullptr) ranker->choose(context, kept);
    drop_asked(grammar.view, kept);
    drop_told_by_others(grammar.view, kept);
    in_order(kept);
    leave_out_sources(grammar, kept);
    return kept;
}

}  // namespace sayso::statement
