// What can be seen of a candidate for the speaker of a finding.
#include <algorithm>
#include <optional>

#include "statement/article_net.h"
#include "statement/feature_set.h"
#include "statement/speaker_kind.h"
#include "statement/speakers.h"
#include "statement/who_tables.h"

namespace sayso::statement {
namespace {

constexpr std::size_t longest_path = 5;  // in the tree

std::string_view digit(std::size_t n) {
    static constexpr std::string_view digits = "0123456789abcdefghijklmnopqrstuvwxyz";
    return digits.substr(std::min(n, digits.size() - 1), 1);
}

std::string_view bucket(std::size_t n) {
    if (n <= 3) return digit(n);
    if (n <= 5) return "5";
    if (n <= 8) return "8";
    if (n <= 13) return "13";
    if (n <= 21) return "21";
    return "more";
}

// What a speaker of one finding is looked for by, and what its candidates have in common.
class Question {
public:
    Question(const SpeakerContext& context, const Finding& finding, std::span<const Finding> before)
        : context_(context),
          grammar_(context.grammar),
          view_(grammar_.view),
          finding_(finding),
          before_(before),
          rule_(name_of(finding.rule)),
          form_(sayso::name_of(finding.form)),
          clause_(view_.clause_of(finding.anchor)),
          sentence_(view_.token(finding.anchor).sentence),
          cue_(view_.token(finding.anchor).lemma) {
        passive_ = clause_ != none && is_passive(grammar_, clause_, finding.anchor);
        if (clause_ != none && view_.clause(clause_).finite != no_token)
            number_ = view_.token(view_.clause(clause_).finite).morph.number;
        has_cue_ = !finding.cue.empty();
        read_clause();
    }

    std::vector<std::uint32_t> features(const SpeakerCandidate& candidate) {
        set_ = FeatureSet(speaker_feature_bits);
        if (candidate.tokens.empty())
            nobody(candidate);
        else
            somebody(candidate);
        return set_.take();
    }

private:
    // Who could act in the cue's clause.
    void read_clause() {
        if (clause_ == none) return;
        constexpr std::size_t most = 12;
        for (TokenIndex t : view_.own_tokens(clause_)) {
            const std::uint32_t p = view_.phrase_of(t);
            if (p == none || view_.phrase(p).head != t || view_.phrase(p).preposition != no_token ||
                !view_.phrase(p).can_be(Case::nom))
                continue;
            if (agreement(t) == "differs" || actors_.size() == most) continue;
            actors_.push_back(t);
            able_ += can_speak(speaker_kind(context_, t));
        }
        const Phrase* subject = subject_phrase(view_, clause_);
        own_subject_ = subject == nullptr                                 ? "none"
                       : can_speak(speaker_kind(context_, subject->head)) ? "able"
                                                                          : speaker_kind(context_, subject->head);
        kind_of_clause_ = sayso::name_of(view_.clause(clause_).kind);
    }

    void nobody(const SpeakerCandidate& candidate) {
        set_.add({"nobody", rule_, yes(candidate.of_rule)});
        set_.add({"nobody", form_, yes(has_cue_)});
        set_.add({"nobody", rule_, cue_});
        set_.add({"nobody", cue_, yes(passive_)});
        set_.add({"nobody", rule_, yes(passive_), yes(candidate.of_rule)});
        set_.add(
            {"nobody", digit(static_cast<std::size_t>(finding_.act)), yes(finding_.certainty == Certainty::hedged)});
        if (clause_ == none) return;
        const Phrase* subject = subject_phrase(view_, clause_);
        set_.add({"nobody", rule_, "subject",
                  subject == nullptr ? std::string_view("none") : view_.token(subject->head).lemma});
        set_.add({"nobody", "subject", subject == nullptr ? std::string_view("none") : view_.lower(subject->head)});
    }

    void somebody(const SpeakerCandidate& candidate) {
        head_ = head_of(candidate.tokens);
        const std::uint32_t s = view_.token(candidate.tokens.begin).sentence;
        away_ = s == sentence_ ? "0" : s > sentence_ ? "after" : digit(sentence_ - s);
        kind_ = speaker_kind(context_, head_);
        read_place(candidate);
        origin(candidate);
        place(candidate);
        rivals(candidate);
        net();
        tree(candidate.tokens);
        words(candidate);
        extent(candidate);
        if (s != sentence_) other_sentence(candidate, s);
    }

    // Whether the net over the article takes the head for a speaker's.
    void net() {
        if (grammar_.scores == nullptr || grammar_.scores->empty()) return;
        const std::string_view score = score_digit(grammar_.scores->of(head_, TokenPart::speaker));
        set_.add({"net", form_, away_, score});
        set_.add({"net", rule_, yes(away_ == "0"), score});
        set_.add({"net", kind_, score});
    }

    // The head of the phrase that the words begin with; of words that are cut short their last noun.
    TokenIndex head_of(TokenRange tokens) const {
        for (TokenIndex t = tokens.begin; t < tokens.end; ++t) {
            const std::uint32_t p = view_.phrase_of(t);
            if (p == none) continue;
            const Phrase& phrase = view_.phrase(p);
            if (phrase.head < tokens.end) return phrase.head;
            return tokens.end - 1;
        }
        return tokens.begin;
    }

    void read_place(const SpeakerCandidate& candidate) {
        const std::uint32_t p = view_.phrase_of(head_);
        const std::uint32_t c = view_.clause_of(head_);
        preposition_ = "none";
        cases_ = "x";
        subject_ = c != none && view_.clause(c).subject.contains(head_);
        nominative_ = false;
        if (p != none) {
            const Phrase& phrase = view_.phrase(p);
            if (phrase.preposition != no_token) preposition_ = view_.lower(phrase.preposition);
            cases_ = digit(phrase.cases);
            nominative_ = phrase.preposition == no_token && phrase.can_be(Case::nom);
        }
        relation_ = relation_to(c);
        part_ = preposition_ != "none" ? "prep" : subject_ ? "subject" : nominative_ ? "nominative" : "oblique";
        in_content_ = std::any_of(finding_.content.begin(), finding_.content.end(),
                                  [&](TokenRange r) { return r.contains(head_); });
        quoted_ = view_.quotation_of(head_) != none && view_.quotation_of(head_) != view_.quotation_of(finding_.anchor);
        static_cast<void>(candidate);
    }

    std::string_view relation_to(std::uint32_t c) const {
        if (view_.token(head_).sentence != sentence_) return "apart";
        if (c == none || clause_ == none) return "unknown";
        if (c == clause_) return "same";
        if (view_.clause(clause_).parent == c) return "parent";
        if (view_.clause(c).parent == clause_) return "child";
        if (view_.clause(c).parent == view_.clause(clause_).parent) return "sister";
        return "other";
    }

    void origin(const SpeakerCandidate& candidate) {
        set_.add({"rule", rule_, yes(candidate.of_rule), digit(static_cast<std::size_t>(finding_.speaker_role))});
        if (candidate.of_rule) {
            set_.add({"taken", digit(static_cast<std::size_t>(finding_.speaker_role)), kind_, relation_});
            set_.add({"taken", cue_});
            set_.add({"taken", part_, kind_});
        }
        set_.add({"spoke", form_, digit(candidate.spoke), away_});
        set_.add({"spoke", rule_, digit(candidate.spoke)});
        if (candidate.spoke > 0) {
            set_.add({"spokekind", form_, kind_, digit(candidate.spoke)});
            const std::uint32_t now = view_.token(finding_.anchor).sentence;
            const Finding& last = before_.back();
            const std::uint32_t then = view_.token(last.anchor).sentence;
            set_.add({"spokeago", form_, digit(candidate.spoke), bucket(now >= then ? now - then : 0),
                      sayso::name_of(last.form)});
            set_.add({"spokeblock", form_, digit(candidate.spoke),
                      yes(view_.document.sentences[now].block == view_.document.sentences[then].block)});
        }
    }

    void place(const SpeakerCandidate& candidate) {
        const TokenIndex at = candidate.tokens.begin;
        const std::string_view side = at < finding_.anchor ? "left" : "right";
        set_.add({"place", rule_, relation_, part_, side});
        set_.add({"place", form_, relation_, part_, away_});
        set_.add({"placekind", form_, relation_, part_, kind_});
        set_.add({"placekind", relation_, part_, kind_, yes(passive_)});
        set_.add({"cueplace", cue_, relation_, part_});
        set_.add({"preposition", rule_, preposition_, relation_});
        set_.add({"preposition", preposition_, kind_, yes(passive_), relation_});
        set_.add({"cuepreposition", cue_, preposition_});
        set_.add({"cases", form_, cases_, preposition_ == "none" ? "bare" : "prep", relation_});
        set_.add({"content", rule_, yes(in_content_), part_});
        set_.add({"quoted", form_, yes(quoted_)});
        if (contains(finding_.cue, head_)) set_.add({"incue", rule_, kind_});
        const TokenIndex distance = at < finding_.anchor ? finding_.anchor - at : at - finding_.anchor;
        if (away_ == "0") {
            set_.add({"distance", rule_, side, bucket(distance)});
            set_.add({"distance", relation_, side, bucket(distance)});
            set_.add({"next", rule_, yes(at == finding_.anchor + 1), yes(candidate.tokens.end == finding_.anchor)});
            set_.add({"number", agreement(head_), part_, relation_, yes(passive_)});
            const std::uint32_t c = view_.clause_of(head_);
            if (c != none) set_.add({"clause", form_, sayso::name_of(view_.clause(c).kind), part_, relation_});
            if (const TokenIndex before = view_.word_before(at); before != no_token) {
                set_.add({"before", rule_, view_.lower(before)});
                set_.add({"beforetag", rule_, digit(static_cast<std::size_t>(view_.token(before).upos)), relation_});
            } else {
                set_.add({"before", rule_, "none"});
            }
        }
    }

    // Among those who could act in the clause: which one, and whether others could rather.
    void rivals(const SpeakerCandidate& candidate) {
        const auto own = std::find(actors_.begin(), actors_.end(), head_);
        const bool able = can_speak(kind_);
        set_.add({"own", own_subject_, relation_, part_, yes(able)});
        set_.add({"own", own_subject_, kind_of_clause_, relation_, part_});
        set_.add({"own", rule_, own_subject_, relation_, yes(subject_)});
        if (own != actors_.end()) {
            const std::size_t others = able_ - able;
            set_.add({"rivals", digit(static_cast<std::size_t>(own - actors_.begin())), digit(actors_.size()),
                      yes(able), digit(others)});
            set_.add({"rivals", form_, yes(able), digit(std::min<std::size_t>(others, 2)), yes(subject_)});
            set_.add({"rivals", form_, yes(actors_.size() == 1), yes(able)});
        } else {
            set_.add({"norival", relation_, part_, digit(std::min<std::size_t>(able_, 2)), yes(able)});
        }
        // What a relative clause hangs on stands right before it.
        if (clause_ == none || relation_ == "same" || candidate.tokens.end > view_.clause(clause_).tokens.begin) return;
        const TokenIndex gap = view_.clause(clause_).tokens.begin - candidate.tokens.end;
        set_.add({"touches", kind_of_clause_, bucket(gap), relation_});
        set_.add({"touches", kind_of_clause_, yes(gap <= 1), part_, own_subject_});
    }

    // The token in the range that hangs on one outside of it, how many do, and whether what follows hangs on the range.
    struct Constituent {
        TokenIndex top = no_token;
        std::size_t tops = 0;
        bool cut = false;
    };

    Constituent constituent(TokenRange range) const {
        Constituent c;
        for (TokenIndex t = range.begin; t < range.end; ++t) {
            if (!view_.is_word(t) || range.contains(view_.token(t).head)) continue;
            if (c.top == no_token) c.top = t;
            ++c.tops;
        }
        c.cut = range.end < view_.size() && range.contains(view_.token(range.end).head);
        return c;
    }

    // How far up the tree from `from` the token `to` stands; `longest` if not that near.
    std::size_t steps_up(TokenIndex from, TokenIndex to) const {
        for (std::size_t steps = 0; steps < longest_path; ++steps) {
            if (from == to) return steps;
            if (from == no_token) break;
            from = view_.token(from).head;
        }
        return longest_path;
    }

    // Where the words stand in the tree, if there is one, as seen from the cue. Relations are known by number alone.
    void tree(TokenRange range) {
        const Constituent c = constituent(range);
        if (c.top == no_token || (view_.token(c.top).head == no_token && view_.token(c.top).relation == 0)) return;
        const std::size_t relation = view_.token(c.top).relation;
        const std::string_view high = digit(relation / 16), low = digit(relation % 16);
        set_.add({"constituent", bucket(c.tops), yes(c.cut)});
        set_.add({"constituent", bucket(c.tops), yes(c.cut), kind_});
        set_.add({"relation", high, low, form_, away_});
        set_.add({"relation", high, low, kind_, relation_});
        if (away_ != "0") return;
        TokenIndex up = finding_.anchor;
        for (std::size_t rise = 0; rise < longest_path && up != no_token; ++rise, up = view_.token(up).head) {
            const std::size_t fall = steps_up(c.top, up);
            if (fall == longest_path) continue;
            const std::string_view from = digit(rise), to = digit(fall);
            set_.add({"path", from, to, high, low});
            set_.add({"path", from, to, high, low, rule_});
            set_.add({"path", from, to, high, low, yes(passive_), kind_});
            set_.add({"path", from, to, high, low, cue_});
            return;
        }
        set_.add({"path", "far", high, low});
    }

    std::string_view agreement(TokenIndex head) const {
        const std::uint32_t p = view_.phrase_of(head);
        if (p == none || number_ == Number::none || view_.phrase(p).number == Number::none) return "unknown";
        return view_.phrase(p).number == number_ ? "agrees" : "differs";
    }

    void words(const SpeakerCandidate& candidate) {
        const Token& head = view_.token(head_);
        const std::string_view lemma = head.lemma;
        set_.add({"kind", rule_, kind_});
        set_.add({"kind", form_, kind_, away_});
        set_.add({"cuekind", cue_, kind_, part_});
        set_.add({"lemma", lemma, part_});
        set_.add({"lemma", lemma});
        if (lemma.size() > 4)
            set_.add({"ending", lemma.substr(lemma.size() - 3), digit(static_cast<std::size_t>(head.upos))});
        set_.add({"uses", form_, digit(context_.uses_of(head_)), kind_});
        const Token& first = view_.token(candidate.tokens.begin);
        set_.add({"first", digit(static_cast<std::size_t>(first.upos)),
                  digit(static_cast<std::size_t>(first.morph.pron_type)), kind_});
        bool named = false;
        for (TokenIndex t = candidate.tokens.begin; t < candidate.tokens.end; ++t) named |= context_.name_of(t) != none;
        set_.add({"named", form_, yes(named), away_});
    }

    // Where the words end: what follows, and what they end in.
    void extent(const SpeakerCandidate& candidate) {
        const TokenIndex end = candidate.tokens.end;
        const Token& last = view_.token(end - 1);
        const std::string_view last_tag = digit(static_cast<std::size_t>(last.upos));
        set_.add({"last", last_tag, kind_});
        set_.add({"size", bucket(view_.count_words(candidate.tokens)), kind_});
        const bool inner = end < view_.size() && view_.token(end).sentence == last.sentence;
        const std::string_view next = inner ? view_.lower(end) : "end";
        const std::string_view next_tag =
            inner ? digit(static_cast<std::size_t>(view_.token(end).upos)) : std::string_view("end");
        set_.add({"nextword", next, kind_});
        set_.add({"nexttag", next_tag, last_tag});
        set_.add({"nexttag", next_tag, kind_, side_of_finite(candidate.tokens)});
        if (!inner) return;
        const std::uint32_t p = view_.phrase_of(end - 1), q = view_.phrase_of(end);
        set_.add({"cut", yes(p != none && p == q), last_tag, next_tag});
        if (q != none && p != q)
            set_.add({"nextcases", digit(view_.phrase(q).cases), last_tag, next_tag, side_of_finite(candidate.tokens)});
        const bool name_cut = context_.name_of(end - 1) != none && context_.name_of(end - 1) == context_.name_of(end);
        if (name_cut) set_.add({"namecut"});
        // The parts taken in behind the first phrase.
        for (TokenIndex t = candidate.tokens.begin + 1; t < end; ++t) {
            const Upos tag = view_.token(t).upos;
            if (tag == Upos::ADP) set_.add({"takes", view_.lower(t), kind_, side_of_finite(candidate.tokens)});
            if (tag == Upos::CCONJ) set_.add({"takes", "and", kind_, agreement_of_several()});
            if (view_.is_mark(t, ",")) set_.add({"takes", "comma", kind_});
            const std::uint32_t r = view_.phrase_of(t);
            if (r != none && view_.phrase(r).tokens.begin == t && view_.phrase(r).preposition == no_token)
                set_.add({"takescases", digit(view_.phrase(r).cases), side_of_finite(candidate.tokens),
                          digit(static_cast<std::size_t>(view_.token(t).upos))});
        }
    }

    std::string_view agreement_of_several() const {
        return number_ == Number::none ? "unknown" : number_ == Number::plur ? "agrees" : "differs";
    }

    // In front of the verb of a main clause there is room for one phrase.
    std::string_view side_of_finite(TokenRange tokens) const {
        const std::uint32_t c = view_.clause_of(head_);
        if (c == none || view_.clause(c).finite == no_token || view_.clause(c).kind != ClauseKind::main) return "free";
        const TokenIndex finite = view_.clause(c).finite;
        if (tokens.end <= finite) return tokens.begin == view_.clause(c).tokens.begin ? "front" : "before";
        return "behind";
    }

    void other_sentence(const SpeakerCandidate& candidate, std::uint32_t s) {
        const std::uint32_t c = view_.clause_of(head_);
        const bool main = c != none && view_.clause(c).parent == none;
        set_.add({"apart", form_, away_, part_, yes(main)});
        set_.add({"apart", form_, away_, kind_, part_});
        set_.add({"apartspoke", form_, away_, digit(candidate.spoke), part_});
        const bool same_block = view_.document.sentences[s].block == view_.document.sentences[sentence_].block;
        set_.add({"apartblock", form_, away_, yes(same_block), digit(candidate.spoke)});
        if (c != none && view_.clause(c).predicate != no_token) {
            const std::string_view verb = view_.token(view_.clause(c).predicate).lemma;
            const bool speaks = grammar_.cues.verbs(verb) != nullptr;
            set_.add({"apartverb", form_, yes(speaks), part_, away_});
            set_.add({"apartverb", verb, part_});
        }
        // Whether somebody spoke between.
        const bool between = std::any_of(before_.begin(), before_.end(),
                                         [&](const Finding& f) { return view_.token(f.anchor).sentence > s; });
        set_.add({"apartbetween", form_, yes(between), digit(candidate.spoke), away_});
    }

    const SpeakerContext& context_;
    const Grammar& grammar_;
    const DocumentView& view_;
    const Finding& finding_;
    std::span<const Finding> before_;
    std::string_view rule_, form_;
    std::uint32_t clause_ = none, sentence_ = 0;
    std::string_view cue_;
    bool passive_ = false, has_cue_ = false;
    Number number_ = Number::none;
    std::vector<TokenIndex> actors_;  // heads of phrases in the cue's clause that can be its subject
    std::size_t able_ = 0;            // how many of them can speak
    std::string_view own_subject_ = "unknown", kind_of_clause_ = "unknown";

    // Of the candidate at hand.
    TokenIndex head_ = 0;
    std::string_view away_, kind_, preposition_, cases_, relation_, part_;
    bool subject_ = false, nominative_ = false, in_content_ = false, quoted_ = false;
    FeatureSet set_{speaker_feature_bits};
};

}  // namespace

std::vector<std::vector<std::uint32_t>> SpeakerContext::features(
    const Finding& finding, std::span<const Finding> before, const std::vector<SpeakerCandidate>& candidates) const {
    Question question(*this, finding, before);
    std::vector<std::vector<std::uint32_t>> features;
    features.reserve(candidates.size());
    for (const SpeakerCandidate& candidate : candidates) features.push_back(question.features(candidate));
    return features;
}

}  // namespace sayso::statement
