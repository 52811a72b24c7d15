#include "statement/article_net.h"

#include <algorithm>

#include "statement/feature_set.h"

namespace sayso::statement {
namespace {

// The net's scores have 22 bits behind the point, ours 8.
constexpr int surplus_bits = 14;
// Longer articles are read in pieces that begin with a sentence where one does: memory stays small.
constexpr TokenIndex longest_piece = 1024;

// One past the piece that begins at `begin`.
TokenIndex end_of_piece(const DocumentView& view, TokenIndex begin) {
    if (view.size() - begin <= longest_piece) return view.size();
    const TokenIndex end = begin + longest_piece;
    const TokenIndex sentence = view.sentence_of(end).tokens.begin;
    return sentence > begin ? sentence : end;
}

}  // namespace

TokenPart content_part(Form form) {
    switch (form) {
        case Form::direct: return TokenPart::direct_content;
        case Form::indirect: return TokenPart::indirect_content;
        case Form::free: return TokenPart::free_content;
        default: return TokenPart::reported_content;
    }
}

FindingPlaces places_of(const Finding& f) {
    return {f.anchor, f.content.empty() ? f.anchor : f.content.front().begin,
            f.content.empty() ? f.anchor : f.content.back().end - 1,
            f.speaker.empty() ? no_token : f.speaker.front().begin};
}

std::int32_t TokenScores::of(const Finding& finding) const {
    const FindingPlaces places = places_of(finding);
    std::int32_t sum = 0;
    for (std::size_t place = 0; place < place_count; ++place) {
        if (places[place] == no_token) continue;
        sum += scores_[places[place] * per_token + place * learnt_rule_count + static_cast<std::size_t>(finding.rule)];
    }
    return sum;
}

std::int32_t TokenScores::of(TokenIndex t, TokenPart part) const {
    return scores_[t * per_token + place_count * learnt_rule_count + static_cast<std::size_t>(part)];
}

std::int32_t TokenScores::of(const DocumentView& view, TokenRange range, TokenPart part) const {
    std::int32_t sum = 0, words = 0;
    for (TokenIndex t = range.begin; t < range.end; ++t) {
        if (!view.is_word(t)) continue;
        sum += of(t, part);
        ++words;
    }
    return words == 0 ? 0 : sum / words;
}

std::string_view score_digit(std::int32_t score) {
    constexpr std::int32_t step = TokenScores::unit / 2, most = 13;
    const std::int32_t steps = (score + (score < 0 ? -step : step) / 2) / step;
    return digit(static_cast<std::uint32_t>(std::clamp(steps, -most, most) + most));
}

ArticleNet::ArticleNet(const PackData& pack, std::string_view net)
    : net_(text::Net::from(net)),
      classes_(text::WordClasses::from(pack.section(text::word_class_section).value_or(""))) {
    if (net_.tags() != TokenScores::per_token) net_ = {};
}

TokenScores ArticleNet::read(const Grammar& grammar, std::span<const Finding> findings,
                             std::span<const Finding> free) const {
    const DocumentView& view = grammar.view;
    if (net_.empty()) return {};
    const TokenRows rows = rows_of_tokens(grammar, classes_, findings, free);
    std::vector<std::int16_t> scores(view.size() * TokenScores::per_token);
    text::Net::Work work;
    for (TokenIndex begin = 0, end = 0; begin < view.size(); begin = end) {
        end = end_of_piece(view, begin);
        const std::uint32_t first = rows.first[begin];
        work.rows.assign(rows.rows.begin() + first, rows.rows.begin() + rows.first[end]);
        work.first.clear();
        for (TokenIndex t = begin; t <= end; ++t) work.first.push_back(rows.first[t] - first);
        net_.read_tags(work);
        std::transform(work.tag_scores.begin(), work.tag_scores.end(), scores.begin() + begin * TokenScores::per_token,
                       [](std::int32_t score) {
                           return static_cast<std::int16_t>(std::clamp(score >> surplus_bits, -32767, 32767));
                       });
    }
    return TokenScores(std::move(scores));
}

}  // namespace sayso::statement
