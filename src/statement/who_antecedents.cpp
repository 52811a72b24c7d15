#include "statement/who_antecedents.h"

#include <algorithm>
#include <array>

#include "statement/who_names.h"

namespace sayso::statement {
namespace {

// How a noun suits what somebody is called: best first.
enum class Suit : std::uint8_t { exact, part, whole, other_noun, sort, kind, none };

// What the reader knows of somebody's offices and the noun: it is one of theirs, and of whom the words tell; it is one,
// and they do not tell; it is one, but of another; they have others; they have none. Best first.
enum class InOffice : std::uint8_t { there, somewhere, elsewhere, other, none };

std::string_view bucket(std::size_t n) {
    if (n <= 4) return digit(static_cast<std::uint32_t>(n));
    if (n <= 6) return "6";
    if (n <= 10) return "10";
    if (n <= 20) return "20";
    return "more";
}

bool one_ends_in(const std::vector<std::string>& words, std::string_view ending) {
    return std::any_of(words.begin(), words.end(), [&](const std::string& word) { return word.ends_with(ending); });
}

// The number that an age is told by ("51-jähriger"); "" for other nouns.
std::string_view number_in_front(std::string_view noun) {
    const auto end = std::find_if_not(noun.begin(), noun.end(), [](char c) { return c >= '0' && c <= '9'; });
    const auto digits = static_cast<std::size_t>(end - noun.begin());
    return digits > 0 && digits < noun.size() && noun[digits] == '-' ? noun.substr(0, digits) : std::string_view{};
}

// "bayerisch", "Bayern", both in lower case: the same but for endings.
bool is_adjective_of(std::string_view adjective, std::string_view place) {
    constexpr std::size_t shortest_stem = 4;
    const auto end = std::mismatch(adjective.begin(), adjective.end(), place.begin(), place.end()).first;
    const auto same = static_cast<std::size_t>(end - adjective.begin());
    return same >= shortest_stem && 2 * same >= place.size();
}

std::string_view behind_hyphen(std::string_view noun) { return noun.substr(noun.rfind('-') + 1); }

// What is seen of a candidate and many others have in common with it.
struct Alike {
    Suit suit = Suit::none;
    InOffice office = InOffice::none;
    std::string_view own, origin, agreement, kind, named, state, of;
    bool operator==(const Alike&) const = default;
};

// What is seen of one candidate beside what the model is told of it.
struct Seen : Alike {
    const Actor* actor = nullptr;           // nullptr: nobody, or somebody new
    const Attention::Seen* last = nullptr;  // nullptr: not lately
    std::int32_t weight = 0;                // attention
    std::size_t rank = 0, recency = 0;      // among those who agree: by attention, by place
    std::size_t spoke = 0;                  // 0: did not speak; else 1 for who spoke last, 2 …
};

class Question {
public:
    Question(const AntecedentQuestion& q, const std::vector<Antecedent>& candidates)
        : q_(q),
          reference_(q.reference),
          noun_(q.tables.reference_noun(reference_.called)),
          role_(q.tables.role(reference_.called).has_value()),
          sentence_(q.view.token(reference_.core.begin).sentence) {
        manner_ = manner();
        sort_ = sort_of_noun();
        head_ = reference_.kind == Reference::Kind::pronoun ? q.view.lower(reference_.core.begin)
                                                            : behind_hyphen(reference_.called);
        if (reference_.kind == Reference::Kind::noun) look_at_noun();
        for (const Antecedent& candidate : candidates) seen_.push_back(look_at(candidate));
        rank();
        for (std::size_t c = 0; c < candidates.size(); ++c) {
            if (candidates[c].of_rule) rule_ = seen_[c].own;
        }
    }

    Features features(const Antecedent& candidate, const Seen& seen) {
        set_ = FeatureSet(antecedent_feature_bits, in_common(seen));
        if (seen.actor != nullptr) {
            names(seen);
            standing(seen);
            place(seen);
        }
        Features features = set_.take();
        if (candidate.owner) {
            constexpr std::uint32_t of_owners = 0x5555;  // who owns somebody is told by other weights than who is meant
            for (std::uint32_t& feature : features) feature ^= of_owners;
        }
        return features;
    }

    const std::vector<Seen>& seen() const { return seen_; }

private:
    void look_at_noun() {
        age_ = number_in_front(reference_.called);
        const TokenIndex before = reference_.noun == no_token || reference_.noun == 0 ? no_token : reference_.noun - 1;
        if (before != no_token && reference_.core.contains(before) && q_.view.token(before).upos == Upos::ADJ)
            adjective_ = q_.view.token(before).lemma;
        const text::WordClass word = q_.tables.word_classes().find(capitalised(head_));
        path_ = coarse(word);
        cluster_ = std::to_string(word.cluster);
    }

    std::string_view manner() const {
        const bool pronoun = reference_.kind == Reference::Kind::pronoun;
        switch (reference_.determiner) {
            case PronounKind::personal:
                return (q_.whom & whom_p) == 0 ? "he" : (q_.whom & whom_one) == 0 ? "they" : "it";
            case PronounKind::possessive: return pronoun ? "whose" : "own noun";
            case PronounKind::demonstrative: return pronoun ? "this" : "this noun";
            case PronounKind::definite: return pronoun ? "the" : "the noun";
            case PronounKind::indefinite: return pronoun ? "one" : "a noun";
            case PronounKind::counted: return "counted";
            case PronounKind::own: return "self";
            case PronounKind::both: return "both";
            case PronounKind::nobody: return "nobody";
            case PronounKind::none: break;
        }
        return pronoun ? "pronoun" : "bare noun";
    }

    std::string_view sort_of_noun() const {
        if (reference_.kind == Reference::Kind::pronoun) return "pronoun";
        const bool several = (reference_.whom & whom_one) == 0 && reference_.whom != 0;
        if (role_) return several ? "roles" : "role";
        if (noun_ != nullptr && noun_->paper) return "paper";
        if (const std::string_view source = q_.tables.source_kind(reference_.called); !source.empty()) return source;
        if (noun_ != nullptr) return several ? "nouns" : name_of(noun_->refers);
        if (q_.tables.is_body_head(reference_.called)) return several ? "bodies" : "body head";
        return several ? "things" : "thing";
    }

    Seen look_at(const Antecedent& candidate) const {
        Seen seen;
        seen.origin = candidate.of_rule ? "rule" : candidate.fresh ? "fresh" : "other";
        if (candidate.actor != no_actor) seen.actor = &q_.cast[candidate.actor];
        seen.own = class_of(candidate, seen.actor);
        if (seen.actor == nullptr) return seen;
        const Actor& actor = *seen.actor;
        seen.kind = actor.members.empty() ? name_of(actor.kind) : "several";
        seen.named = yes(actor.named);
        const std::vector<Attention::Seen>& all = q_.attention.seen();
        const auto last =
            std::find_if(all.begin(), all.end(), [&](const Attention::Seen& s) { return s.actor == candidate.actor; });
        if (last != all.end()) {
            seen.last = &*last;
            seen.weight = Attention::faded(*last, sentence_);
        }
        const std::uint8_t whom = actor.whom;
        seen.agreement = whom == 0 || q_.whom == 0 ? "unknown" : (whom & q_.whom) != 0 ? "agrees" : "differs";
        seen.suit = suit(actor);
        seen.office = office(actor);
        seen.state = state(actor);
        seen.of = of(actor);
        const auto spoke = std::find(q_.spoken.rbegin(), q_.spoken.rend(), candidate.actor);
        if (spoke != q_.spoken.rend()) {
            std::vector<ActorIndex> later;  // different ones who spoke since
            for (auto s = q_.spoken.rbegin(); s != spoke; ++s) {
                if (std::find(later.begin(), later.end(), *s) == later.end()) later.push_back(*s);
            }
            seen.spoke = later.size() + 1;
        }
        return seen;
    }

    Suit suit(const Actor& actor) const {
        if (reference_.kind != Reference::Kind::noun) return Suit::none;
        const std::string& called = reference_.called;
        if (has(actor.called, called)) return Suit::exact;
        const bool person = actor.kind == NameKind::person;
        if (called.size() > 3 && one_ends_in(actor.called, called)) return Suit::part;
        const bool in_name =
            !person && std::any_of(actor.words.begin(), actor.words.end(),
                                   [&](const std::string& word) { return lowered(word).ends_with(called); });
        if (called.size() > 3 && in_name) return Suit::part;
        const bool holds = std::any_of(actor.called.begin(), actor.called.end(),
                                       [&](const std::string& own) { return own.size() > 4 && called.ends_with(own); });
        if (holds) return Suit::whole;
        if (noun_ == nullptr) return role_ && person ? Suit::kind : Suit::none;
        const bool other = std::any_of(noun_->to.begin(), noun_->to.end(), [&](const std::string& to) {
            return one_ends_in(actor.called, to) || (!person && one_ends_in(actor.words, to));
        });
        if (other) return Suit::other_noun;
        if (!actor.sort.empty() && has(noun_->sorts, actor.sort)) return Suit::sort;
        if (noun_->refers == actor.kind || (role_ && person)) return Suit::kind;
        return Suit::none;
    }

    InOffice office(const Actor& actor) const {
        if (actor.offices.empty()) return InOffice::none;
        if (reference_.kind != Reference::Kind::noun) return InOffice::other;
        InOffice best = InOffice::other;
        for (const Office* office : actor.offices) {
            if (!tells(*office)) continue;
            const bool there = std::any_of(office->of.begin(), office->of.end(), [&](const std::string& of) {
                return key_of(q_.tables, of) == reference_.of || reference_.of.starts_with(of) ||
                       (reference_.state != nullptr ? q_.tables.state(of) == reference_.state
                                                    : is_adjective_of(adjective_, of));
            });
            const bool told = !reference_.of.empty() || reference_.state != nullptr;
            best = std::min(best, there ? InOffice::there : told ? InOffice::elsewhere : InOffice::somewhere);
        }
        return best;
    }

    // Whether the noun can mean who holds the office.
    bool tells(const Office& office) const {
        return std::any_of(office.nouns.begin(), office.nouns.end(), [&](const std::string& noun) {
            if (noun == reference_.called || head_ == noun) return true;
            if (head_.size() > 4 && noun.ends_with(head_)) return true;
            if (noun.size() > 4 && reference_.called.ends_with(noun)) return true;
            return noun_ != nullptr && std::any_of(noun_->to.begin(), noun_->to.end(),
                                                   [&](const std::string& to) { return noun.ends_with(to); });
        });
    }

    // Of those who agree: how many have more attention, and how many were seen later.
    void rank() {
        for (Seen& seen : seen_) {
            if (seen.last == nullptr) continue;
            for (const Seen& other : seen_) {
                if (other.last == nullptr || other.agreement == "differs") continue;
                seen.rank += other.weight > seen.weight;
                seen.recency += other.last->at > seen.last->at;
            }
        }
        for (const Seen& seen : seen_) {
            if (seen.actor == nullptr || seen.agreement == "differs" || seen.suit >= Suit::kind) continue;
            ++suiting_;
            best_suit_ = std::min(best_suit_, seen.suit);
        }
        for (const Seen& seen : seen_) {
            if (seen.actor == nullptr) continue;
            most_names_ = std::max(most_names_, seen.actor->names);
            best_office_ = std::min(best_office_, seen.office);
        }
    }

    std::string_view class_of(const Antecedent& candidate, const Actor* actor) const {
        if (candidate.owner) return "owned";
        if (candidate.fresh) return "fresh";
        if (actor == nullptr) return "nobody";
        if (actor->first >= reference_.core.begin) return actor->named ? "new name" : "new";
        return actor->named ? "name" : "unnamed";
    }

    // Features of what candidates have in common, hashed once for all that have the same.
    const Features& in_common(const Seen& seen) {
        const auto known = std::find_if(alike_.begin(), alike_.end(), [&](const auto& a) { return a.first == seen; });
        if (known != alike_.end()) return known->second;
        set_ = FeatureSet(antecedent_feature_bits);
        origin(seen);
        if (seen.actor != nullptr) {
            likeness(seen);
            office(seen);
            whose(seen);
        }
        return alike_.emplace_back(seen, set_.take()).second;
    }

    void origin(const Alike& seen) {
        const auto [own, rule, suiting, suiting_sort, whose, in_marks] = FeatureStem::together(
            std::array{FeatureStem{"own"}, FeatureStem{"rule", rule_},
                       FeatureStem{"suiting", bucket(suiting_), label_digit(best_suit_)},
                       FeatureStem{"suiting", label_digit(best_suit_)},
                       FeatureStem{"whose", yes(!reference_.of.empty())},
                       FeatureStem{"quoted", yes(q_.view.quotation_of(reference_.core.begin) != none)}},
            {seen.own});
        const auto [by_sort, whose_sort, attributed_sort, rule_sort] =
            FeatureStem::together(std::array{own, whose, suiting_sort, rule.with({seen.origin})}, {sort_});
        set_.add(rule_sort);
        const auto [by_manner, by_both, of_rule, of_suiting, of_whose, of_marks] = FeatureStem::together(
            std::array{own, by_sort, rule.with({seen.origin}), suiting, whose_sort, in_marks}, {manner_});
        const FeatureStem by_head = own.with({head_});
        for (const FeatureStem stem : {by_manner, by_both, by_head}) set_.add(stem, {seen.origin});
        for (const FeatureStem stem : {by_both, by_head, attributed_sort}) set_.add(stem, {yes(reference_.attributed)});
        set_.add(std::array{of_rule, of_suiting, of_whose, of_marks});
    }

    void likeness(const Alike& seen) {
        const std::string_view suit = label_digit(seen.suit);
        const FeatureStem agreement{"agreement", seen.agreement}, of_suit{"suit", suit};
        const FeatureStem kind{"kind", seen.kind, seen.named};
        const auto [agreement_sort, suit_sort, kind_sort, is_best] = FeatureStem::together(
            std::array{agreement, of_suit, of_suit.with({seen.kind}), of_suit.with({yes(seen.suit == best_suit_)})},
            {sort_});
        const auto [agreement_manner, suit_both, origin_manner, kind_manner] =
            FeatureStem::together(std::array{agreement, suit_sort, of_suit.with({seen.origin}), kind}, {manner_});
        set_.add(FeatureStem::together(std::array{agreement_sort.with({seen.kind}), origin_manner, kind_sort},
                                       {seen.named}));
        set_.add(agreement_manner, {seen.kind});
        set_.add(agreement, {seen.origin});
        set_.add(kind, {head_});
        set_.add(std::array{suit_both, is_best, kind_manner});
    }

    // What it is called, and how that goes with the noun; its age.
    void names(const Seen& seen) {
        const Actor& actor = *seen.actor;
        const bool noun = reference_.kind == Reference::Kind::noun;
        if (!age_.empty()) set_.add({"age", age_near(actor, seen), seen.kind, seen.named});
        if (!actor.sort.empty()) set_.add({"sort", actor.sort, head_});
        if (!actor.sort.empty() && noun) set_.add({"class", cluster_, "sort", actor.sort});
        set_.add({"sort", actor.sort, sort_, manner_});
        std::size_t looked_at = 0;
        for (auto own = actor.called.rbegin(); own != actor.called.rend() && looked_at < 3; ++own, ++looked_at) {
            const std::string_view called = behind_hyphen(*own);
            set_.add({"called", called, head_});
            if (called.size() > 6 && head_.size() > 6)
                set_.add({"endings", called.substr(called.size() - 6), head_.substr(head_.size() - 6)});
            if (!noun) continue;
            const text::WordClass other = q_.tables.word_classes().find(capitalised(called));
            set_.add({"classes", path_, coarse(other)});
            set_.add({"classes", cluster_, std::to_string(other.cluster)});
        }
        set_.add({"called", yes(!actor.called.empty()), manner_, sort_, seen.kind});
    }

    // What the reader knows beside the article: offices, what kind of word a noun is.
    void office(const Alike& seen) {
        const std::string_view office = label_digit(seen.office), suit = label_digit(seen.suit);
        set_.add({"office", office, sort_, seen.agreement});
        set_.add({"office", office, yes(seen.office == best_office_), label_digit(best_office_), manner_});
        set_.add({"office", office, suit, seen.origin});
        if (!adjective_.empty()) set_.add({"adjective", adjective_, office, suit});
        if (reference_.kind != Reference::Kind::noun) return;
        const auto [path, cluster] =
            FeatureStem::together(std::array{FeatureStem{"class", path_}, FeatureStem{"class", cluster_}}, {seen.kind});
        set_.add(FeatureStem::together(std::array{path, cluster}, {seen.named}));
        set_.add(cluster, {suit});
    }

    static std::string coarse(const text::WordClass& word) {
        constexpr std::uint16_t upper_branches = 0x3F;
        return word.cluster == 0 ? "unknown" : std::to_string(word.path & upper_branches);
    }

    // Whether the age stands where the candidate was named first, or last.
    std::string_view age_near(const Actor& actor, const Seen& seen) const {
        const auto told = [&](TokenIndex at) {
            if (at == no_token || at >= q_.view.size()) return false;
            const TokenRange sentence = q_.view.sentence_of(at).tokens;
            for (TokenIndex t = sentence.begin; t < sentence.end; ++t) {
                const std::string_view form = q_.view.form(t);
                if (reference_.core.contains(t) || !form.starts_with(age_)) continue;
                if (form.size() == age_.size() || form[age_.size()] == '-') return true;
            }
            return false;
        };
        return told(actor.first) ? "first" : seen.last != nullptr && told(seen.last->at) ? "last" : "no";
    }

    // A dateline, which is a sentence for itself, does not count.
    std::size_t sentences_before(TokenIndex t) const {
        const std::uint32_t sentence = q_.view.token(t).sentence;
        constexpr std::uint32_t headings = 3;  // a dateline stands no later
        const auto first = q_.view.document.sentences.begin();
        return sentence - static_cast<std::size_t>(std::count_if(first, first + std::min(sentence, headings),
                                                                 [&](const Sentence& s) { return is_dateline(s); }));
    }

    bool is_dateline(const Sentence& sentence) const {
        const TokenIndex last = sentence.tokens.end - 1;
        return !sentence.tokens.empty() &&
               (q_.view.is_mark(last, "–") || q_.view.is_mark(last, "-") || q_.view.is_mark(last, "—"));
    }

    // How many others of its kind could be meant as well.
    std::size_t rivals(const Seen& seen) const {
        return static_cast<std::size_t>(std::count_if(seen_.begin(), seen_.end(), [&](const Seen& other) {
            return other.actor != nullptr && other.actor != seen.actor && other.agreement != "differs" &&
                   other.kind == seen.kind && other.named == seen.named;
        }));
    }

    // How early it is named, how often, and whether it spoke.
    void standing(const Seen& seen) {
        const Actor& actor = *seen.actor;
        const std::string_view suit = label_digit(seen.suit);
        const bool here = actor.first != no_token && actor.first < q_.view.size();
        const FeatureStem rivals{"rivals", bucket(this->rivals(seen))}, spoke{"spoke", bucket(seen.spoke)};
        const FeatureStem opens{"opens", bucket(here ? sentences_before(actor.first) : 99)};
        const FeatureStem names{"names", bucket(actor.names)}, mentions{"mentions", bucket(actor.mentions.size())};
        const FeatureStem most{"most", yes(actor.names > 0 && actor.names == most_names_)};
        const auto [rivals_m, opens_m, spoke_m, rank_m, names_m, mentions_m, most_m] = FeatureStem::together(
            std::array{rivals, opens, spoke, spoke.with({bucket(seen.rank)}), names, mentions, most}, {manner_});
        const auto [rivals_k, opens_k, spoke_k, names_k, most_k] =
            FeatureStem::together(std::array{rivals_m, opens_m, spoke_m, names_m, most_m}, {seen.kind});
        set_.add(FeatureStem::together(std::array{rivals_k, opens_k, spoke_k, mentions_m}, {seen.named}));
        set_.add(FeatureStem::together(std::array{spoke_m, rank_m}, {seen.agreement}));
        set_.add(names_k);
        set_.add(most_k, {suit});
        const auto [rivals_s, opens_s, spoke_s, names_s, most_s] =
            FeatureStem::together(std::array{rivals, opens, spoke, names, most}, {sort_});
        set_.add(FeatureStem::together(std::array{rivals_s.with({seen.kind}), opens_s, spoke_s, names_s}, {suit}));
        set_.add(spoke_s, {seen.kind, yes(seen.last != nullptr && seen.last->sentence + 1 >= sentence_)});
        set_.add(most_s, {seen.kind, seen.agreement});
    }

    std::string_view state(const Actor& actor) const {
        if (reference_.state == nullptr) return "none";
        if (actor.state == reference_.state || has(actor.of, lowered(reference_.state->name))) return "same";
        return actor.of.empty() && actor.state == nullptr ? "unknown" : "another";
    }

    std::string_view of(const Actor& actor) const {
        if (reference_.of.empty()) return "none";
        if (has(actor.of, reference_.of) || one_ends_in(actor.called, reference_.of)) return "same";
        return is_itself(actor) ? "itself" : actor.of.empty() ? "unknown" : "another";
    }

    void whose(const Alike& seen) {
        const std::string_view suit = label_digit(seen.suit);
        set_.add({"state", seen.state, seen.kind, sort_});
        set_.add({"state", seen.state, suit, seen.kind});
        set_.add({"of", seen.of, suit, manner_});
        set_.add({"of", seen.of, sort_, seen.kind, seen.named});
    }

    // "der Bericht der OSZE": the candidate is who owns it.
    bool is_itself(const Actor& actor) const {
        return lowered(actor.name) == reference_.of || has(actor.called, reference_.of);
    }

    void place(const Seen& seen) {
        const std::string_view suit = label_digit(seen.suit);
        if (seen.last == nullptr) {
            const Actor& actor = *seen.actor;
            const bool later = actor.first != no_token && actor.first > reference_.core.begin;
            const std::uint32_t s = actor.first == no_token ? sentence_ : q_.view.token(actor.first).sentence;
            const std::size_t away = s > sentence_ ? s - sentence_ : sentence_ - s;
            set_.add({"unseen", yes(later), manner_, seen.kind, bucket(away)});
            set_.add({"unseen", yes(later), sort_, suit, seen.kind});
            set_.add({"unseen", yes(later), seen.agreement, suit, manner_});
            return;
        }
        const std::uint32_t passed = sentence_ - std::min(sentence_, seen.last->sentence);
        const TokenIndex at = reference_.core.begin;
        const bool same_clause = seen.last->clause != none && seen.last->clause == q_.view.clause_of(at);
        const auto block = [&](TokenIndex t) { return q_.view.sentence_of(t).block; };
        const FeatureStem away{"away", bucket(passed)}, rank{"rank", bucket(seen.rank)};
        const FeatureStem recency{"recency", bucket(seen.recency)}, both = rank.with({bucket(seen.recency)});
        const FeatureStem weight{"weight", bucket(static_cast<std::size_t>(seen.weight) / 16)};
        const FeatureStem last{"last", digit(static_cast<std::uint32_t>(seen.last->last / 10))};
        const FeatureStem clause{"clause", yes(same_clause), yes(passed == 0)};
        const FeatureStem same_block{"block", yes(block(seen.last->at) == block(at))};
        const auto [away_m, rank_m, both_m, recency_m, weight_m, last_m, away_last_m] = FeatureStem::together(
            std::array{away, rank, both, recency, weight, last, last.with({bucket(passed)})}, {manner_});
        const auto [rank_k, clause_m, block_m] =
            FeatureStem::together(std::array{rank.with({seen.kind}), clause, same_block}, {manner_});
        const auto [away_a, rank_a, both_a, recency_a, weight_a, last_a] =
            FeatureStem::together(std::array{away_m, rank_m, both_m, recency_m, weight_m, last_m}, {seen.agreement});
        const auto [away_k, last_k, clause_k] =
            FeatureStem::together(std::array{away_m, last_a, clause_m}, {seen.kind});
        set_.add(std::array{away_a, rank_a, both_a, recency_a, weight_a, last_k, away_last_m, clause_k});
        set_.add(FeatureStem::together(std::array{away_k, rank_k}, {seen.named}));
        set_.add(block_m, {bucket(seen.rank)});
        set_.add(FeatureStem::together(std::array{away, rank, recency, weight, same_block.with({bucket(passed)})},
                                       {sort_, suit}));
    }

    const AntecedentQuestion& q_;
    const Reference& reference_;
    const ReferenceNoun* noun_;
    bool role_;
    std::uint32_t sentence_;
    std::string_view manner_, sort_, head_, rule_ = "nobody";
    std::string_view age_, adjective_;
    std::string path_, cluster_;  // of the noun's class of words
    std::vector<Seen> seen_;
    std::vector<std::pair<Alike, Features>> alike_;
    std::size_t suiting_ = 0;
    Suit best_suit_ = Suit::none;
    InOffice best_office_ = InOffice::none;
    std::uint32_t most_names_ = 0;
    FeatureSet set_{antecedent_feature_bits};
};

}  // namespace

std::vector<Features> antecedent_features(const AntecedentQuestion& question,
                                          const std::vector<Antecedent>& candidates) {
    Question asked(question, candidates);
    std::vector<Features> features;
    features.reserve(candidates.size());
    for (std::size_t c = 0; c < candidates.size(); ++c)
        features.push_back(asked.features(candidates[c], asked.seen()[c]));
    return features;
}

}  // namespace sayso::statement
