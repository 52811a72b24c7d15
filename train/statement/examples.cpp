#include "examples.h"

#include <algorithm>
#include <iterator>

#include "base/utf8.h"
#include "eval/words.h"
#include "statement/carried.h"
#include "statement/content_units.h"
#include "statement/open_subjects.h"

namespace sayso::train {
namespace {

using statement::DocumentView;
using statement::Finding;
using statement::TokenRanges;
using Words = std::vector<TokenIndex>;

Article article_of(const eval::ScoredArticle& gold) {
    return Article{.id = gold.id, .version = gold.id, .published = gold.published, .language = "de", .text = gold.utf8};
}

Words words_in(const DocumentView& view, const CodePoints& points, const std::vector<eval::Range>& ranges) {
    Words words;
    for (TokenIndex t = 0; t < view.size(); ++t) {
        const std::uint32_t begin = points.from_byte(view.token(t).span.begin);
        const bool inside = std::any_of(ranges.begin(), ranges.end(),
                                        [&](const eval::Range& r) { return r.begin <= begin && begin < r.end; });
        if (inside && view.is_word(t)) words.push_back(t);
    }
    return words;
}

Words words_in(const DocumentView& view, const TokenRanges& ranges) {
    Words words;
    for (TokenRange range : ranges) {
        for (TokenIndex t = range.begin; t < range.end; ++t) {
            if (view.is_word(t)) words.push_back(t);
        }
    }
    std::sort(words.begin(), words.end());
    return words;
}

Words joined(const Words& a, const Words& b) {
    Words out;
    std::set_union(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(out));
    return out;
}

double f1(const Words& a, const Words& b) {
    if (a.empty() || b.empty()) return 0;
    Words both;
    std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
    return 2.0 * static_cast<double>(both.size()) / static_cast<double>(a.size() + b.size());
}

// The words by which the measure compares statements.
Words key_of(const Words& content, const Words& cue, bool reported) {
    return reported || content.empty() ? joined(content, cue) : content;
}

}  // namespace

GoldArticle::GoldArticle(eval::ScoredArticle gold, const TextAnalyser& analyser, const statement::Cues& cues,
                         const statement::WhoTables& tables, const statement::ArticleNet& net)
    : gold_(std::move(gold)),
      article_(article_of(gold_)),
      document_(analyser.analyse(article_)),
      view_(article_, document_),
      grammar_{view_, cues} {
    const CodePoints points(article_.text);
    for (const eval::ScoredStatement& s : gold_.statements) {
        gold_content_.push_back(words_in(view_, points, s.content));
        gold_cue_.push_back(words_in(view_, points, s.cue));
        gold_speaker_.push_back(words_in(view_, points, s.speaker));
    }
    statement::settle_open_subjects(statement::SpeakerContext(grammar_, tables), view_);
    plain_ = statement::find_candidates(grammar_);
    scores_ = net.read(grammar_, plain_.findings, plain_.free);
    grammar_.scores = &scores_;
    plain_.findings = statement::score_all(grammar_, statement::Models(), std::move(plain_.findings));
    findings_ = plain_.findings;
}

void GoldArticle::find(const statement::LinearChoice& content) {
    findings_ = plain_.findings;
    for (Finding& f : findings_) statement::choose_content(grammar_, content, f);
    examples_ = labelled(findings_);
}

void GoldArticle::mark_nested(const statement::Scorer& scorer) {
    for (std::size_t i = 0; i < findings_.size(); ++i) findings_[i].score = scorer.score(grammar_, findings_[i]);
    statement::mark_nested(scorer, findings_);
    examples_ = labelled(findings_);
}

std::vector<Choice> GoldArticle::unit_choices() const {
    std::vector<Choice> choices;
    const auto gold = matched(plain_.findings, Likeness::by_cue);
    for (std::size_t i = 0; i < plain_.findings.size(); ++i) {
        if (!gold[i]) continue;
        const Words& wanted = gold_content_[*gold[i]];
        if (wanted.empty()) continue;
        const auto units = statement::content_units(grammar_, plain_.findings[i]);
        bool before = false;
        for (std::size_t u = 0; u < units.size(); ++u) {
            const Words own = words_in(view_, {units[u].tokens});
            Words both;
            std::set_intersection(own.begin(), own.end(), wanted.begin(), wanted.end(), std::back_inserter(both));
            const bool inside = 2 * both.size() > own.size();
            choices.push_back({statement::features_of_unit(grammar_, plain_.findings[i], units, u, before),
                               inside ? std::size_t{1} : std::size_t{0}});
            before = inside;
        }
    }
    return choices;
}

// The measure's pairing, with the cue counted in.
std::vector<std::optional<std::size_t>> GoldArticle::matched(const std::vector<Finding>& findings,
                                                             Likeness likeness) const {
    struct Pair {
        double weight;
        std::size_t gold, finding;
    };
    std::vector<Pair> pairs;
    for (std::size_t i = 0; i < findings.size(); ++i) {
        const bool reported = findings[i].form == Form::reported;
        const Words content = words_in(view_, findings[i].content), cue = words_in(view_, findings[i].cue);
        const Words key = key_of(content, cue, reported);
        for (std::size_t g = 0; g < gold_.statements.size(); ++g) {
            const bool gold_reported = gold_.statements[g].form == "reported";
            const double same_words = f1(key_of(gold_content_[g], gold_cue_[g], gold_reported), key);
            const double same_cue = f1(gold_cue_[g], cue);
            const bool enough =
                same_words >= 0.5 || (likeness == Likeness::by_cue && reported && gold_reported && same_cue >= 1);
            if (enough) pairs.push_back({same_words + 0.5 * same_cue, g, i});
        }
    }
    std::stable_sort(pairs.begin(), pairs.end(), [](const Pair& a, const Pair& b) { return a.weight > b.weight; });
    std::vector<bool> taken(gold_.statements.size(), false);
    std::vector<std::optional<std::size_t>> match(findings.size());
    for (const Pair& pair : pairs) {
        if (taken[pair.gold] || match[pair.finding]) continue;
        taken[pair.gold] = true;
        match[pair.finding] = pair.gold;
    }
    return match;
}

// A finding is right if it is the best answer to a gold statement.
std::vector<Example> GoldArticle::labelled(const std::vector<Finding>& findings) const {
    std::vector<Example> examples;
    const auto match = matched(findings, Likeness::by_content);
    for (std::size_t i = 0; i < findings.size(); ++i)
        examples.push_back({statement::features_of(grammar_, findings[i]), match[i].has_value()});
    return examples;
}

std::vector<Example> GoldArticle::carried_examples(const statement::Scorer& scorer) const {
    std::vector<Finding> findings = findings_;
    for (std::size_t i = 0; i < findings.size(); ++i) findings[i].score = scorer.score(grammar_, findings[i]);
    const std::vector<Finding> kept = statement::select(grammar_, std::move(findings), scorer);
    // What another finding has answered to already is nothing to carry on.
    const auto answered = matched(kept, Likeness::by_content);
    const std::vector<Finding> carried = statement::find_carried(grammar_, kept, plain_.free, statement::Scorer());
    const auto match = matched(carried, Likeness::by_content);
    std::vector<Example> examples;
    for (std::size_t i = 0; i < carried.size(); ++i) {
        const bool right = match[i] && std::find(answered.begin(), answered.end(), match[i]) == answered.end();
        examples.push_back({statement::features_of(grammar_, carried[i]), right});
    }
    return examples;
}

// Right are the candidates that share most words with the gold, at least half of them as the measure counts; none may
// be.
RankingExample GoldArticle::speaker_example(const std::vector<statement::SpeakerCandidate>& candidates,
                                            std::vector<std::vector<std::uint32_t>> features, std::size_t gold) const {
    const Words& wanted = gold_speaker_[gold];
    std::vector<double> likeness;
    for (const statement::SpeakerCandidate& c : candidates) {
        const Words words = words_in(view_, TokenRanges{c.tokens});
        likeness.push_back(words.empty() && wanted.empty() ? 1 : f1(words, wanted));
    }
    const double best = *std::max_element(likeness.begin(), likeness.end());
    RankingExample example{std::move(features), {}};
    for (double l : likeness) example.right.push_back(l >= best && best >= 0.5);
    return example;
}

std::vector<RankingExample> GoldArticle::speaker_examples(const statement::Models& models,
                                                          const statement::SpeakerRanker& ranker) const {
    const statement::SpeakerContext context(grammar_, *ranker.tables());
    std::vector<Finding> findings = statement::find_statements(context, models, nullptr, plain_);
    const std::vector<std::optional<std::size_t>> gold_of = matched(findings, Likeness::by_content);
    statement::SpeakerFeatures seen(context);
    std::vector<RankingExample> examples;
    for (std::size_t i = 0; i < findings.size(); ++i) {
        if (!gold_of[i] && !ranker.has_weights()) continue;
        const std::span<const Finding> before(findings.data(), i);
        const std::vector<statement::SpeakerCandidate> candidates =
            statement::speaker_candidates(grammar_, findings[i], before);
        std::vector<std::vector<std::uint32_t>> features = seen.of(findings[i], before, candidates);
        std::size_t chosen = ranker.has_weights() ? ranker.best_of(features) : candidates.size();
        if (gold_of[i]) {
            RankingExample example = speaker_example(candidates, std::move(features), *gold_of[i]);
            const auto right = std::find(example.right.begin(), example.right.end(), true);
            if (chosen == candidates.size() && right != example.right.end())
                chosen = static_cast<std::size_t>(right - example.right.begin());
            if (right != example.right.end()) examples.push_back(std::move(example));
        }
        if (chosen < candidates.size()) statement::take_speaker(findings[i], candidates[chosen]);
    }
    return examples;
}

// Of each gold statement, in their order; without tokens where nobody is named.
std::vector<statement::Mention> GoldArticle::gold_speakers() const {
    const CodePoints points(article_.text);
    std::vector<statement::Mention> mentions;
    for (std::size_t g = 0; g < gold_.statements.size(); ++g) {
        statement::Mention mention;
        for (const eval::Range& range : gold_.statements[g].speaker) {
            const Words words = words_in(view_, points, {range});
            if (!words.empty()) mention.tokens.push_back({words.front(), words.back() + 1});
        }
        const Words& serves = !gold_cue_[g].empty() ? gold_cue_[g] : gold_content_[g];
        if (!serves.empty()) mention.used_at = serves.front();
        mentions.push_back(std::move(mention));
    }
    return mentions;
}

std::vector<AntecedentExample> GoldArticle::antecedent_examples(const statement::WhoResolver& who) const {
    const std::vector<statement::Mention> mentions = gold_speakers();
    std::vector<AntecedentExample> examples;
    for (statement::AntecedentChoice& choice : who.choices(view_, mentions)) {
        std::size_t g = 0;
        while (g < mentions.size() &&
               (mentions[g].tokens.size() != 1 || mentions[g].tokens.front().begin != choice.words.begin))
            ++g;
        if (g == mentions.size() || !gold_.statements[g].who) continue;
        AntecedentExample example{{std::move(choice.candidates), {}},
                                  choice.taken,
                                  std::string(document_.span_of(choice.words).of(article_.text)),
                                  *gold_.statements[g].who,
                                  std::move(choice.names)};
        for (const std::string& name : example.names)
            example.ranking.right.push_back(eval::same_name(example.wanted, name));
        examples.push_back(std::move(example));
    }
    return examples;
}

eval::ScoredArticle GoldArticle::predicted(const statement::Models& models, const statement::SpeakerRanker& ranker,
                                           const statement::WhoResolver& who, std::vector<double>& confidences) const {
    const statement::Sources sources(view_, plain_.findings);
    const statement::SpeakerContext context(grammar_, *ranker.tables());
    return scored(statement::write_statements(grammar_, statement::find_statements(context, models, &ranker, plain_),
                                              sources, Values{}, models.scorer, who),
                  confidences);
}

eval::ScoredArticle GoldArticle::candidates(const statement::WhoResolver& who) const {
    const statement::Scorer scorer;
    std::vector<Finding> all = plain_.findings;
    for (Finding& f :
         statement::find_carried(grammar_, statement::select(grammar_, plain_.findings, scorer), plain_.free, scorer))
        all.push_back(std::move(f));
    std::vector<double> confidences;
    const statement::Sources sources(view_, plain_.findings);
    return scored(statement::write_statements(grammar_, std::move(all), sources, Values{}, scorer, who), confidences);
}

eval::ScoredArticle GoldArticle::scored(const Attribution& attribution, std::vector<double>& confidences) const {
    const CodePoints points(article_.text);
    const auto ranges = [&](const Spans& spans) {
        std::vector<eval::Range> out;
        for (Span span : spans) out.push_back({points.from_byte(span.begin), points.from_byte(span.end)});
        return out;
    };
    eval::ScoredArticle result{.id = gold_.id, .utf8 = gold_.utf8};
    for (const Statement& s : attribution.statements) {
        eval::ScoredStatement out{.content = ranges(s.content),
                                  .cue = ranges(s.cue),
                                  .speaker = ranges(s.speaker),
                                  .addressee = ranges(s.addressee),
                                  .form = std::string(name_of(s.form)),
                                  .act = std::string(name_of(s.act)),
                                  .certainty = std::string(name_of(s.certainty)),
                                  .rule = s.rule};
        std::string name;
        for (const Party& party : s.who)
            name += (name.empty() ? "" : " + ") + std::string(party.named ? "" : "?") + party.name;
        out.who = name;
        for (const Party& party : s.via) out.via.push_back(party.name);
        result.statements.push_back(std::move(out));
        confidences.push_back(s.confidence);
    }
    return result;
}

}  // namespace sayso::train
