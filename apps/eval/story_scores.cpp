#include "eval/story_scores.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include "eval/story_members.h"
#include "eval/word_sets.h"

namespace sayso::eval {
namespace {

using Key = StatementKey;
using Member = FoundMember;

// Everything that the measures ask again and again.
class Scoring {
public:
    Scoring(const GoldStory& gold, const Story& story, std::span<const Reading> readings)
        : gold_(gold),
          story_(story),
          readings_(readings),
          words_(words_of_statements(readings)),
          members_(find_members(gold, words_)) {
        for (std::size_t a = 0; a < readings.size(); ++a) article_.emplace(readings[a].article.id, a);
        for (std::size_t c = 0; c < story.claims.size(); ++c)
            for (const Telling& telling : story.claims[c].members)
                claim_of_.emplace(Key{telling.article, telling.statement}, c);
        map_claims();
    }

    StoryScores all() const {
        StoryScores scores;
        scores.copies = score_copies(gold_, story_.copies);
        b_cubed(scores);
        scores.answers = answers();
        scores.figures = figures();
        scores.sources = sources();
        return scores;
    }

    std::string explained() const {
        std::string text = explain_copies(gold_, story_.copies);
        for (std::size_t c = 0; c < gold_.claims.size(); ++c) explain_claim(c, text);
        explain_answers(text);
        explain_figures(text);
        text += faults_text("answers", answer_faults()) + faults_text("figures", figure_faults()) +
                faults_text("sources", source_faults());
        return text;
    }

private:
    std::optional<std::size_t> predicted(const Member& member) const {
        if (!member.found) return std::nullopt;
        const auto claim = claim_of_.find(*member.found);
        if (claim == claim_of_.end()) return std::nullopt;
        return claim->second;
    }

    void map_claims() {
        std::vector<std::map<std::size_t, std::size_t>> common(gold_.claims.size());
        for (const Member& member : members_)
            if (const auto claim = predicted(member)) ++common[member.claim][*claim];
        mapped_.resize(gold_.claims.size());
        for (std::size_t c = 0; c < common.size(); ++c) {
            std::size_t most = 0;
            for (const auto& [claim, count] : common[c]) {
                if (count <= most) continue;
                most = count;
                mapped_[c] = claim;
            }
        }
    }

    bool together(const Member& a, const Member& b) const {
        const auto x = predicted(a), y = predicted(b);
        return &a == &b || (x && y && *x == *y);
    }

    void b_cubed(StoryScores& scores) const {
        if (members_.empty()) return;
        for (const Member& member : members_) {
            double both = 0, predicted_size = 0, gold_size = 0;
            for (const Member& other : members_) {
                const bool same_gold = other.claim == member.claim, same = together(member, other);
                both += same && same_gold ? 1 : 0;
                predicted_size += same ? 1 : 0;
                gold_size += same_gold ? 1 : 0;
            }
            scores.claims_precision += both / predicted_size;
            scores.claims_recall += both / gold_size;
        }
        scores.claims_precision /= static_cast<double>(members_.size());
        scores.claims_recall /= static_cast<double>(members_.size());
    }

    std::size_t gold_claim(const std::string& id) const {
        const auto found = std::find_if(gold_.claims.begin(), gold_.claims.end(),
                                        [&](const GoldClaim& claim) { return claim.id == id; });
        return static_cast<std::size_t>(found - gold_.claims.begin());
    }

    // The gold answer that a predicted one to this claim is, if it is not taken.
    std::optional<std::size_t> gold_answer(std::size_t claim, const Answer& answer,
                                           const std::vector<bool>& taken) const {
        for (std::size_t g = 0; g < gold_.answers.size(); ++g) {
            const GoldAnswer& marked = gold_.answers[g];
            const std::size_t of = gold_claim(marked.claim);
            if (!taken[g] && of < mapped_.size() && mapped_[of] == claim && marked.kind == name_of(answer.kind) &&
                marked.place.article == readings_[answer.telling.article].article.id)
                return g;
        }
        return std::nullopt;
    }

    bool is_marked_place(const Telling& telling) const {
        return std::any_of(gold_.answers.begin(), gold_.answers.end(), [&](const GoldAnswer& marked) {
            return article_.at(marked.place.article) == telling.article &&
                   overlap(words_[telling.article][telling.statement], marked.place.words) >= least_overlap;
        });
    }

    // For each gold answer whether it was found; and how many predictions count.
    std::pair<std::vector<bool>, std::uint64_t> found_answers() const {
        std::vector<bool> found(gold_.answers.size());
        std::uint64_t count = 0;
        for (std::size_t c = 0; c < story_.claims.size(); ++c) {
            const bool is_mapped = std::find(mapped_.begin(), mapped_.end(), std::optional(c)) != mapped_.end();
            std::set<std::pair<std::size_t, AnswerKind>> seen;  // an answer is its claim, article and kind
            for (const Answer& answer : story_.claims[c].answers) {
                if (!seen.insert({answer.telling.article, answer.kind}).second) continue;
                const auto g = gold_answer(c, answer, found);
                if (g) found[*g] = true;
                count += g || is_mapped || is_marked_place(answer.telling) ? 1 : 0;
            }
        }
        return {found, count};
    }

    // Of the gold, too, an answer is its claim, article and kind.
    Share answers() const {
        const auto [found, count] = found_answers();
        std::map<std::tuple<std::string, std::string, std::string>, bool> distinct;
        for (std::size_t g = 0; g < found.size(); ++g) {
            const GoldAnswer& marked = gold_.answers[g];
            bool& hit = distinct[{marked.claim, marked.place.article, marked.kind}];
            hit = hit || found[g];
        }
        Share share{.hits = 0, .predicted = count, .gold = distinct.size()};
        for (const auto& [key, hit] : distinct) share.hits += hit ? 1 : 0;
        return share;
    }

    static std::string marked_name(const std::string& name, bool named) { return named ? name : "?" + name; }

    bool same_step(const GoldStep& marked, const FigureStep& step) const {
        const auto number = [](const std::string& text) { return std::strtod(text.c_str(), nullptr); };
        const std::optional<double> high = step.high.empty() ? std::nullopt : std::optional(number(step.high));
        return readings_[step.article].article.id == marked.place.article && number(step.value) == marked.value &&
               high == marked.high && name_of(step.qualifier) == marked.qualifier &&
               same_name(marked.place.speaker, marked_name(step.speaker.name, step.speaker.named));
    }

    // For each step of the gold the predicted one, one to one.
    std::vector<std::optional<std::size_t>> steps_in(const GoldSeries& marked, const FigureSeries& series) const {
        std::vector<std::optional<std::size_t>> pairs(marked.steps.size());
        std::vector<bool> taken(series.steps.size());
        for (std::size_t g = 0; g < pairs.size(); ++g) {
            for (std::size_t p = 0; p < taken.size() && !pairs[g]; ++p) {
                if (taken[p] || !same_step(marked.steps[g], series.steps[p])) continue;
                pairs[g] = p;
                taken[p] = true;
            }
        }
        return pairs;
    }

    static std::size_t count_of(const std::vector<std::optional<std::size_t>>& pairs) {
        return static_cast<std::size_t>(
            std::count_if(pairs.begin(), pairs.end(), [](const auto& pair) { return pair.has_value(); }));
    }

    const FigureSeries* best_series(const GoldSeries& marked) const {
        const FigureSeries* best = nullptr;
        std::size_t most = 0;
        for (const FigureSeries& series : story_.figures) {
            const std::size_t common = count_of(steps_in(marked, series));
            if (common <= most) continue;
            most = common;
            best = &series;
        }
        return best;
    }

    Share figures() const {
        Share share;
        std::set<const FigureSeries*> used;
        for (const GoldSeries& marked : gold_.figures) {
            share.gold += marked.steps.size();
            const FigureSeries* const best = best_series(marked);
            if (best == nullptr) continue;
            share.hits += count_of(steps_in(marked, *best));
            if (used.insert(best).second) share.predicted += best->steps.size();
        }
        return share;
    }

    bool right_sources(std::size_t c) const {
        if (!mapped_[c]) return false;
        std::vector<std::string> left = gold_.claims[c].sources;
        for (const ClaimSource& source : story_.claims[*mapped_[c]].sources) {
            const auto found = std::find_if(left.begin(), left.end(), [&](const std::string& name) {
                return same_name(name, marked_name(source.name, source.named));
            });
            if (found == left.end()) return false;
            left.erase(found);
        }
        return left.empty();
    }

    Share sources() const {
        Share share{.hits = 0, .predicted = gold_.claims.size(), .gold = gold_.claims.size()};
        for (std::size_t c = 0; c < gold_.claims.size(); ++c) share.hits += right_sources(c) ? 1 : 0;
        return share;
    }

    std::string words_at(Key key) const {
        const Reading& reading = readings_[key.first];
        const Statement& statement = reading.statements[key.second];
        std::string who;
        for (const Party& party : statement.who) who += (party.named ? " " : " ?") + party.name;
        return reading.article.id + " [" + std::string(name_of(statement.act)) + who + "] " +
               pieces_of(statement.content, reading.article.text);
    }

    void explain_claim(std::size_t c, std::string& text) const {
        const GoldClaim& claim = gold_.claims[c];
        text += "claim    " + claim.id + (mapped_[c] ? " as " + story_.claims[*mapped_[c]].id : " not found") + "\n";
        for (const Member& member : members_) {
            if (member.claim != c) continue;
            const auto in = predicted(member);
            text += !member.found      ? "  unread   " + member.place.article
                    : !in              ? "  alone    " + words_at(*member.found)
                    : in == mapped_[c] ? "  in it    " + words_at(*member.found)
                                       : "  " + story_.claims[*in].id + " " + words_at(*member.found);
            text += "\n";
        }
        if (!mapped_[c]) return;
        const Claim& mapped = story_.claims[*mapped_[c]];
        for (const Telling& telling : mapped.members) {
            const Key key{telling.article, telling.statement};
            if (std::none_of(members_.begin(), members_.end(), [&](const Member& m) { return m.found == key; }))
                text += "  too much " + words_at(key) + "\n";
        }
        text += right_sources(c) ? "  sources right:" : "  sources wrong:";
        for (const std::string& name : claim.sources) text += " " + name + ";";
        text += "  found:";
        for (const ClaimSource& source : mapped.sources) text += " " + marked_name(source.name, source.named) + ";";
        text += "\n";
    }

    void explain_answers(std::string& text) const {
        const auto [found, count] = found_answers();
        for (std::size_t g = 0; g < found.size(); ++g) {
            const GoldAnswer& marked = gold_.answers[g];
            text += (found[g] ? "answer right  " : "answer missed ") + marked.kind + " " + marked.claim + " in " +
                    marked.place.article + " words " + std::to_string(marked.place.words.begin) + "\n";
        }
        for (std::size_t c = 0; c < story_.claims.size(); ++c) {
            for (const Answer& answer : story_.claims[c].answers) {
                const bool is_mapped = std::find(mapped_.begin(), mapped_.end(), std::optional(c)) != mapped_.end();
                text +=
                    std::string("answer found  ") + (is_mapped ? "to a gold claim " : "to another ") +
                    std::string(name_of(answer.kind)) + " " + story_.claims[c].id + "\n    " +
                    words_at({answer.telling.article, answer.telling.statement}) + "\n    on " +
                    words_at({story_.claims[c].members.front().article, story_.claims[c].members.front().statement}) +
                    "\n";
            }
        }
    }

    std::string step_text(const FigureStep& step) const {
        return readings_[step.article].article.id + " " + step.value + (step.high.empty() ? "" : "-" + step.high) +
               " " + std::string(name_of(step.qualifier)) + " " + marked_name(step.speaker.name, step.speaker.named) +
               " (" + std::string(step.span.of(readings_[step.article].article.text)) + ")";
    }

    void explain_figures(std::string& text) const {
        for (const GoldSeries& marked : gold_.figures) {
            const FigureSeries* const best = best_series(marked);
            text += "figures  " + marked.name +
                    (best == nullptr ? " not found\n" : " as " + best->what + " " + best->happened + "\n");
            const auto pairs = best == nullptr ? std::vector<std::optional<std::size_t>>(marked.steps.size())
                                               : steps_in(marked, *best);
            for (std::size_t g = 0; g < pairs.size(); ++g) {
                const GoldStep& step = marked.steps[g];
                text += (pairs[g] ? "  right    " : "  missed   ") + step.place.article + " " +
                        std::to_string(step.value) + " " + step.qualifier + " " + step.place.speaker + "\n";
            }
            for (std::size_t p = 0; best != nullptr && p < best->steps.size(); ++p)
                if (std::find(pairs.begin(), pairs.end(), std::optional(p)) == pairs.end())
                    text += "  too much " + step_text(best->steps[p]) + "\n";
        }
        for (const FigureSeries& series : story_.figures) {
            text += "series   " + series.what + " | " + series.happened + " | " + series.unit + "\n";
            for (const FigureStep& step : series.steps)
                text += "    " + step_text(step) + " " + std::string(name_of(step.kind)) + "\n";
        }
    }

    // Why something was missed: its words, or those of the claim that it is about, were not read; they were read as
    // another one's; or all was read, and the story did not put it together.
    struct Faults {
        std::uint64_t unread = 0, of_another = 0, unlinked = 0;
    };

    static std::string faults_text(std::string_view what, const Faults& faults) {
        return "faults   " + std::string(what) + ": " + std::to_string(faults.unread) + " not read, " +
               std::to_string(faults.of_another) + " by another speaker, " + std::to_string(faults.unlinked) +
               " not linked\n";
    }

    bool speaks_at(const GoldPlace& place, Key key) const {
        const auto& who = readings_[key.first].statements[key.second].who;
        if (who.empty()) return place.speaker.empty();
        return std::any_of(who.begin(), who.end(), [&](const Party& party) {
            return same_name(place.speaker, marked_name(party.name, party.named));
        });
    }

    std::optional<Key> statement_at(const GoldPlace& place) const {
        const std::size_t a = article_.at(place.article);
        for (std::size_t s = 0; s < words_[a].size(); ++s)
            if (overlap(words_[a][s], place.words) >= least_overlap) return Key{a, s};
        return std::nullopt;
    }

    Faults answer_faults() const {
        const auto [found, count] = found_answers();
        std::set<std::tuple<std::string, std::string, std::string>> right;
        for (std::size_t g = 0; g < found.size(); ++g) {
            const GoldAnswer& marked = gold_.answers[g];
            if (found[g]) right.emplace(marked.claim, marked.place.article, marked.kind);
        }
        Faults faults;
        for (const GoldAnswer& marked : gold_.answers) {
            if (!right.emplace(marked.claim, marked.place.article, marked.kind).second) continue;
            const auto place = statement_at(marked.place);
            const bool claim_read = std::any_of(members_.begin(), members_.end(), [&](const Member& member) {
                return gold_.claims[member.claim].id == marked.claim && member.found;
            });
            ++(!place || !claim_read              ? faults.unread
               : !speaks_at(marked.place, *place) ? faults.of_another
                                                  : faults.unlinked);
        }
        return faults;
    }

    Faults source_faults() const {
        Faults faults;
        for (std::size_t c = 0; c < gold_.claims.size(); ++c) {
            if (right_sources(c)) continue;
            const auto any = [&](const auto& is_so) {
                return std::any_of(members_.begin(), members_.end(),
                                   [&](const Member& member) { return member.claim == c && is_so(member); });
            };
            const bool unread = any([](const Member& member) { return !member.found; });
            const bool of_another =
                any([&](const Member& member) { return member.found && !speaks_at(member.place, *member.found); });
            ++(unread ? faults.unread : of_another ? faults.of_another : faults.unlinked);
        }
        return faults;
    }

    const Quantity* quantity_at(const GoldStep& step) const {
        const auto& all = readings_[article_.at(step.place.article)].quantities;
        const auto found = std::find_if(all.begin(), all.end(), [&](const Quantity& one) {
            return one.span.overlaps(step.place.span) && one.value &&
                   std::strtod(one.value->c_str(), nullptr) == step.value && name_of(one.qualifier) == step.qualifier;
        });
        return found == all.end() ? nullptr : &*found;
    }

    // Whether a statement of the step's speaker holds the figure; of an outlet's own figures, whether none does.
    bool gives_at(const GoldStep& step, const Quantity& quantity) const {
        const std::size_t a = article_.at(step.place.article);
        bool held = false, right = false;
        for (std::size_t s = 0; s < readings_[a].statements.size(); ++s) {
            const Spans& content = readings_[a].statements[s].content;
            if (std::none_of(content.begin(), content.end(), [&](Span p) { return p.contains(quantity.span); }))
                continue;
            held = true;
            right = right || speaks_at(step.place, {a, s});
        }
        return held ? right : same_name(step.place.speaker, readings_[a].article.outlet);
    }

    Faults figure_faults() const {
        Faults faults;
        for (const GoldSeries& marked : gold_.figures) {
            const FigureSeries* const best = best_series(marked);
            const auto pairs = best == nullptr ? std::vector<std::optional<std::size_t>>(marked.steps.size())
                                               : steps_in(marked, *best);
            for (std::size_t g = 0; g < pairs.size(); ++g) {
                if (pairs[g]) continue;
                const Quantity* const read = quantity_at(marked.steps[g]);
                ++(read == nullptr                     ? faults.unread
                   : !gives_at(marked.steps[g], *read) ? faults.of_another
                                                       : faults.unlinked);
            }
        }
        return faults;
    }

    const GoldStory& gold_;
    const Story& story_;
    std::span<const Reading> readings_;
    std::map<std::string, std::size_t> article_;
    std::vector<std::vector<WordSet>> words_;  // of each article's statements
    std::map<Key, std::size_t> claim_of_;
    std::vector<Member> members_;
    std::vector<std::optional<std::size_t>> mapped_;  // gold claim → predicted claim
};

}  // namespace

double StoryScores::claims_f1() const {
    const double both = claims_precision + claims_recall;
    return both == 0 ? 0 : 2 * claims_precision * claims_recall / both;
}

StoryScores score_story(const GoldStory& gold, const Story& story, std::span<const Reading> readings) {
    return Scoring(gold, story, readings).all();
}

std::string explain_story(const GoldStory& gold, const Story& story, std::span<const Reading> readings) {
    return Scoring(gold, story, readings).explained();
}

}  // namespace sayso::eval
