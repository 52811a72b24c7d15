// What can be seen of a candidate for the speaker of a finding.
#include <algorithm>
#include <optional>
#include <unordered_map>

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

// In front of the verb of a main clause there is room for one phrase.
std::string_view side_of_finite(const DocumentView& view, TokenIndex head, TokenRange tokens) {
    const std::uint32_t c = view.clause_of(head);
    if (c == none || view.clause(c).finite == no_token || view.clause(c).kind != ClauseKind::main) return "free";
    const TokenIndex finite = view.clause(c).finite;
    if (tokens.end <= finite) return tokens.begin == view.clause(c).tokens.begin ? "front" : "before";
    return "behind";
}

// What can be seen of words that may name a speaker, whatever they say: the same words are candidates of many findings.
struct CandidateWords {
    TokenIndex head = 0;
    std::string_view kind, preposition = "none", cases = "x", part;
    bool subject = false, named = false, can_speak = false;
    std::size_t joined = 0;     // coordinators in them
    TokenIndex top = no_token;  // the first token in them that hangs on one outside; no_token without a tree
    Features features;          // that depend on nothing else
};

class WordsReader {
public:
    explicit WordsReader(const SpeakerContext& context) : context_(context), view_(context.grammar.view) {}

    CandidateWords read(TokenRange tokens) {
        words_ = {.head = head_of(tokens)};
        words_.kind = speaker_kind(context_, words_.head);
        words_.can_speak = can_speak(words_.kind);
        read_place();
        for (TokenIndex t = tokens.begin; t < tokens.end; ++t) words_.named |= context_.name_of(t) != none;
        set_ = FeatureSet(speaker_feature_bits);
        constituent(tokens);
        lemma();
        const Token& first = view_.token(tokens.begin);
        set_.add({"first", digit(static_cast<std::size_t>(first.upos)),
                  digit(static_cast<std::size_t>(first.morph.pron_type)), words_.kind});
        extent(tokens);
        words_.features = set_.take();
        return std::move(words_);
    }

private:
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

    void read_place() {
        const std::uint32_t p = view_.phrase_of(words_.head);
        const std::uint32_t c = view_.clause_of(words_.head);
        words_.subject = c != none && view_.clause(c).subject.contains(words_.head);
        bool nominative = false;
        if (p != none) {
            const Phrase& phrase = view_.phrase(p);
            if (phrase.preposition != no_token) words_.preposition = view_.lower(phrase.preposition);
            words_.cases = digit(std::size_t{phrase.cases});
            nominative = phrase.preposition == no_token && phrase.can_be(Case::nom);
        }
        words_.part = words_.preposition != "none" ? "prep"
                      : words_.subject             ? "subject"
                      : nominative                 ? "nominative"
                                                   : "oblique";
    }

    // How many tokens hang on one outside, and whether what follows hangs on the words.
    void constituent(TokenRange range) {
        TokenIndex top = no_token;
        std::size_t tops = 0;
        for (TokenIndex t = range.begin; t < range.end; ++t) {
            if (!view_.is_word(t) || range.contains(view_.token(t).head)) continue;
            if (top == no_token) top = t;
            ++tops;
        }
        if (top == no_token || (view_.token(top).head == no_token && view_.token(top).relation == 0)) return;
        words_.top = top;
        const bool cut = range.end < view_.size() && range.contains(view_.token(range.end).head);
        set_.add({"constituent", bucket(tops), yes(cut)});
        set_.add({"constituent", bucket(tops), yes(cut), words_.kind});
    }

    void lemma() {
        const Token& head = view_.token(words_.head);
        const std::string_view lemma = head.lemma;
        set_.add({"lemma", lemma, words_.part});
        set_.add({"lemma", lemma});
        if (lemma.size() > 4)
            set_.add({"ending", lemma.substr(lemma.size() - 3), digit(static_cast<std::size_t>(head.upos))});
    }

    // Where the words end: what follows, and what they end in.
    void extent(TokenRange tokens) {
        const TokenIndex end = tokens.end;
        const std::string_view side = side_of_finite(view_, words_.head, tokens);
        const Token& last = view_.token(end - 1);
        const std::string_view last_tag = digit(static_cast<std::size_t>(last.upos));
        set_.add({"last", last_tag, words_.kind});
        set_.add({"size", bucket(view_.count_words(tokens)), words_.kind});
        const bool inner = end < view_.size() && view_.token(end).sentence == last.sentence;
        const std::string_view next = inner ? view_.lower(end) : "end";
        const std::string_view next_tag =
            inner ? digit(static_cast<std::size_t>(view_.token(end).upos)) : std::string_view("end");
        set_.add({"nextword", next, words_.kind});
        set_.add({"nexttag", next_tag, last_tag});
        set_.add({"nexttag", next_tag, words_.kind, side});
        if (!inner) return;
        const std::uint32_t p = view_.phrase_of(end - 1), q = view_.phrase_of(end);
        set_.add({"cut", yes(p != none && p == q), last_tag, next_tag});
        if (q != none && p != q) set_.add({"nextcases", digit(view_.phrase(q).cases), last_tag, next_tag, side});
        const bool name_cut = context_.name_of(end - 1) != none && context_.name_of(end - 1) == context_.name_of(end);
        if (name_cut) set_.add({"namecut"});
        // The parts taken in behind the first phrase.
        for (TokenIndex t = tokens.begin + 1; t < end; ++t) {
            const Upos tag = view_.token(t).upos;
            if (tag == Upos::ADP) set_.add({"takes", view_.lower(t), words_.kind, side});
            words_.joined += tag == Upos::CCONJ;
            if (view_.is_mark(t, ",")) set_.add({"takes", "comma", words_.kind});
            const std::uint32_t r = view_.phrase_of(t);
            if (r != none && view_.phrase(r).tokens.begin == t && view_.phrase(r).preposition == no_token)
                set_.add({"takescases", digit(view_.phrase(r).cases), side,
                          digit(static_cast<std::size_t>(view_.token(t).upos))});
        }
    }

    const SpeakerContext& context_;
    const DocumentView& view_;
    CandidateWords words_;
    FeatureSet set_{speaker_feature_bits};
};

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

    Features of_nobody(const SpeakerCandidate& candidate) {
        set_ = FeatureSet(speaker_feature_bits);
        nobody(candidate);
        return set_.take();
    }

    Features features(const SpeakerCandidate& candidate, const CandidateWords& words) {
        set_ = FeatureSet(speaker_feature_bits, words.features);
        words_ = &words;
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
        own_ = {"own", own_subject_};
        own_by_rule_ = {"own", rule_, own_subject_};
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
        head_ = words_->head;
        const std::uint32_t s = view_.token(candidate.tokens.begin).sentence;
        away_ = s == sentence_ ? "0" : s > sentence_ ? "after" : digit(sentence_ - s);
        kind_ = words_->kind;
        can_speak_ = words_->can_speak;
        part_ = words_->part;
        relation_ = relation_to(view_.clause_of(head_));
        origin(candidate);
        place(candidate);
        rivals(candidate);
        tree();
        words();
        if (s != sentence_) other_sentence(candidate, s);
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
        set_.add(of_rule_, {yes(candidate.of_rule), digit(static_cast<std::size_t>(finding_.speaker_role))});
        if (candidate.of_rule) {
            set_.add({"taken", digit(static_cast<std::size_t>(finding_.speaker_role)), kind_, relation_});
            set_.add({"taken", cue_});
            set_.add({"taken", part_, kind_});
        }
        set_.add(spoke_by_form_, {digit(candidate.spoke), away_});
        set_.add(spoke_by_rule_, {digit(candidate.spoke)});
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
        const auto [at_by_rule, at_by_form, kind_by_form, kind, at_by_cue, own] = FeatureStem::together(
            std::array{place_by_rule_, place_by_form_, placekind_by_form_, placekind_, cueplace_by_cue_, own_},
            {relation_, part_});
        set_.add(at_by_rule, {side});
        set_.add(at_by_form, {away_});
        set_.add(at_by_cue);
        set_.add(own, {yes(can_speak_)});
        kinds(kind_by_form, kind);
        const auto [by_rule, preposition, by_cue] = FeatureStem::together(
            std::array{preposition_by_rule_, preposition_, cuepreposition_by_cue_}, {words_->preposition});
        set_.add(by_rule, {relation_});
        set_.add(preposition, {kind_, yes(passive_), relation_});
        set_.add(by_cue);
        set_.add(cases_by_form_, {words_->cases, words_->preposition == "none" ? "bare" : "prep", relation_});
        set_.add(content_by_rule_, {yes(contains(finding_.content, head_)), part_});
        const std::uint32_t quotation = view_.quotation_of(head_);
        const bool quoted = quotation != none && quotation != view_.quotation_of(finding_.anchor);
        set_.add(quoted_by_form_, {yes(quoted)});
        if (contains(finding_.cue, head_)) set_.add({"incue", rule_, kind_});
        const TokenIndex distance = at < finding_.anchor ? finding_.anchor - at : at - finding_.anchor;
        if (away_ == "0") {
            set_.add(distance_by_rule_, {side, bucket(distance)});
            set_.add({"distance", relation_, side, bucket(distance)});
            set_.add(next_by_rule_, {yes(at == finding_.anchor + 1), yes(candidate.tokens.end == finding_.anchor)});
            set_.add({"number", agreement(head_), part_, relation_, yes(passive_)});
            const std::uint32_t c = view_.clause_of(head_);
            if (c != none) set_.add(clause_by_form_, {sayso::name_of(view_.clause(c).kind), part_, relation_});
            if (const TokenIndex before = view_.word_before(at); before != no_token) {
                set_.add(before_by_rule_, {view_.lower(before)});
                set_.add(beforetag_by_rule_, {digit(static_cast<std::size_t>(view_.token(before).upos)), relation_});
            } else {
                set_.add(before_by_rule_, {"none"});
            }
        }
    }

    // `by_form` and `place`: what begins the names of features that tell kind and place.
    void kinds(FeatureStem by_form, FeatureStem place) {
        const auto [at_by_form, at, of_rule, of_form, of_cue, net] = FeatureStem::together(
            std::array{by_form, place, kind_by_rule_, kind_by_form_, cuekind_by_cue_, net_}, {kind_});
        set_.add(at_by_form);
        set_.add(at, {yes(passive_)});
        set_.add(of_rule);
        set_.add(of_form, {away_});
        set_.add(of_cue, {part_});
        // Whether the net over the article takes the head for a speaker's.
        if (grammar_.scores == nullptr || grammar_.scores->empty()) return;
        const std::string_view score = score_digit(grammar_.scores->of(head_, TokenPart::speaker));
        set_.add(net, {score});
        set_.add(net_by_form_, {away_, score});
        set_.add(net_by_rule_, {yes(away_ == "0"), score});
    }

    // Among those who could act in the clause: which one, and whether others could rather.
    void rivals(const SpeakerCandidate& candidate) {
        const auto own = std::find(actors_.begin(), actors_.end(), head_);
        const bool able = can_speak_;
        set_.add(own_, {kind_of_clause_, relation_, part_});
        set_.add(own_by_rule_, {relation_, yes(words_->subject)});
        if (own != actors_.end()) {
            const std::size_t others = able_ - able;
            set_.add({"rivals", digit(static_cast<std::size_t>(own - actors_.begin())), digit(actors_.size()),
                      yes(able), digit(others)});
            set_.add(rivals_by_form_, {yes(able), digit(std::min<std::size_t>(others, 2)), yes(words_->subject)});
            set_.add(rivals_by_form_, {yes(actors_.size() == 1), yes(able)});
        } else {
            set_.add({"norival", relation_, part_, digit(std::min<std::size_t>(able_, 2)), yes(able)});
        }
        // What a relative clause hangs on stands right before it.
        if (clause_ == none || relation_ == "same" || candidate.tokens.end > view_.clause(clause_).tokens.begin) return;
        const TokenIndex gap = view_.clause(clause_).tokens.begin - candidate.tokens.end;
        set_.add({"touches", kind_of_clause_, bucket(gap), relation_});
        set_.add({"touches", kind_of_clause_, yes(gap <= 1), part_, own_subject_});
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
    void tree() {
        const TokenIndex top = words_->top;
        if (top == no_token) return;
        const std::size_t relation = view_.token(top).relation;
        const std::string_view high = digit(relation / 16), low = digit(relation % 16);
        const FeatureStem of_relation{"relation", high, low};
        set_.add(of_relation, {form_, away_});
        set_.add(of_relation, {kind_, relation_});
        if (away_ != "0") return;
        TokenIndex up = finding_.anchor;
        for (std::size_t rise = 0; rise < longest_path && up != no_token; ++rise, up = view_.token(up).head) {
            const std::size_t fall = steps_up(top, up);
            if (fall == longest_path) continue;
            const std::string_view from = digit(rise), to = digit(fall);
            const FeatureStem path{"path", from, to, high, low};
            set_.add(path);
            set_.add(path, {rule_});
            set_.add(path, {yes(passive_), kind_});
            set_.add(path, {cue_});
            return;
        }
        set_.add({"path", "far", high, low});
    }

    std::string_view agreement(TokenIndex head) const {
        const std::uint32_t p = view_.phrase_of(head);
        if (p == none || number_ == Number::none || view_.phrase(p).number == Number::none) return "unknown";
        return view_.phrase(p).number == number_ ? "agrees" : "differs";
    }

    void words() {
        set_.add(uses_by_form_, {digit(context_.uses_of(head_)), kind_});
        set_.add(named_by_form_, {yes(words_->named), away_});
        for (std::size_t i = 0; i < words_->joined; ++i) set_.add({"takes", "and", kind_, agreement_of_several()});
    }

    std::string_view agreement_of_several() const {
        return number_ == Number::none ? "unknown" : number_ == Number::plur ? "agrees" : "differs";
    }

    void other_sentence(const SpeakerCandidate& candidate, std::uint32_t s) {
        const std::uint32_t c = view_.clause_of(head_);
        const bool main = c != none && view_.clause(c).parent == none;
        set_.add(apart_by_form_, {away_, part_, yes(main)});
        set_.add(apart_by_form_, {away_, kind_, part_});
        set_.add(apartspoke_by_form_, {away_, digit(candidate.spoke), part_});
        const bool same_block = view_.document.sentences[s].block == view_.document.sentences[sentence_].block;
        set_.add(apartblock_by_form_, {away_, yes(same_block), digit(candidate.spoke)});
        if (c != none && view_.clause(c).predicate != no_token) {
            const std::string_view verb = view_.token(view_.clause(c).predicate).lemma;
            const bool speaks = grammar_.cues.verbs(verb) != nullptr;
            set_.add(apartverb_by_form_, {yes(speaks), part_, away_});
            set_.add({"apartverb", verb, part_});
        }
        // Whether somebody spoke between.
        const bool between = std::any_of(before_.begin(), before_.end(),
                                         [&](const Finding& f) { return view_.token(f.anchor).sentence > s; });
        set_.add(apartbetween_by_form_, {yes(between), digit(candidate.spoke), away_});
    }

    const SpeakerContext& context_;
    const Grammar& grammar_;
    const DocumentView& view_;
    const Finding& finding_;
    std::span<const Finding> before_;
    std::string_view rule_, form_;
    std::uint32_t clause_ = none, sentence_ = 0;
    std::string_view cue_;
    std::string_view own_subject_ = "unknown", kind_of_clause_ = "unknown";
    // What names of features begin with that are the same for all candidates.
    static constexpr FeatureStem net_{"net"}, placekind_{"placekind"}, preposition_{"preposition"};
    const FeatureStem net_by_form_{"net", form_}, net_by_rule_{"net", rule_}, of_rule_{"rule", rule_},
        spoke_by_form_{"spoke", form_}, spoke_by_rule_{"spoke", rule_}, place_by_rule_{"place", rule_},
        place_by_form_{"place", form_}, placekind_by_form_{"placekind", form_}, cueplace_by_cue_{"cueplace", cue_},
        preposition_by_rule_{"preposition", rule_}, cuepreposition_by_cue_{"cuepreposition", cue_},
        cases_by_form_{"cases", form_}, content_by_rule_{"content", rule_}, quoted_by_form_{"quoted", form_},
        distance_by_rule_{"distance", rule_}, next_by_rule_{"next", rule_}, clause_by_form_{"clause", form_},
        before_by_rule_{"before", rule_}, beforetag_by_rule_{"beforetag", rule_}, rivals_by_form_{"rivals", form_},
        kind_by_rule_{"kind", rule_}, kind_by_form_{"kind", form_}, cuekind_by_cue_{"cuekind", cue_},
        uses_by_form_{"uses", form_}, named_by_form_{"named", form_}, apart_by_form_{"apart", form_},
        apartspoke_by_form_{"apartspoke", form_}, apartblock_by_form_{"apartblock", form_},
        apartverb_by_form_{"apartverb", form_}, apartbetween_by_form_{"apartbetween", form_};
    FeatureStem own_{"own", own_subject_}, own_by_rule_{"own", rule_, own_subject_};
    bool passive_ = false, has_cue_ = false;
    Number number_ = Number::none;
    std::vector<TokenIndex> actors_;  // heads of phrases in the cue's clause that can be its subject
    std::size_t able_ = 0;            // how many of them can speak

    // Of the candidate at hand.
    TokenIndex head_ = 0;
    const CandidateWords* words_ = nullptr;
    std::string_view away_, kind_, relation_, part_;
    bool can_speak_ = false;
    FeatureSet set_{speaker_feature_bits};
};

}  // namespace

struct SpeakerFeatures::Known {
    std::unordered_map<std::uint64_t, CandidateWords> words;  // by their tokens
};

SpeakerFeatures::SpeakerFeatures(const SpeakerContext& context)
    : context_(context), known_(std::make_unique<Known>()) {}
SpeakerFeatures::~SpeakerFeatures() = default;

std::vector<Features> SpeakerFeatures::of(const Finding& finding, std::span<const Finding> before,
                                          const std::vector<SpeakerCandidate>& candidates) {
    Question question(context_, finding, before);
    WordsReader reader(context_);
    std::vector<Features> features;
    features.reserve(candidates.size());
    for (const SpeakerCandidate& candidate : candidates) {
        const TokenRange tokens = candidate.tokens;
        if (tokens.empty()) {
            features.push_back(question.of_nobody(candidate));
            continue;
        }
        const auto [at, is_new] = known_->words.try_emplace(std::uint64_t{tokens.begin} << 32U | tokens.end);
        if (is_new) at->second = reader.read(tokens);
        features.push_back(question.features(candidate, at->second));
    }
    return features;
}

}  // namespace sayso::statement
