#include "text/parser.h"

#include <algorithm>

#include "text/net_features.h"

namespace sayso::text {

Parser::Parser(const PackData& pack) : net_(Net::from(pack.section(net_section).value_or(std::string_view()))) {
    if (net_.tags() != coarse_tags || !net_.has_heads()) net_ = {};
}

void Parser::parse(SentenceView& sentence, TokenIndex first, std::span<Token> tokens, Work& work) const {
    for (std::size_t begin = 0; begin < tokens.size(); begin += longest)
        parse_piece(sentence, begin, std::min(begin + longest, tokens.size()), first, tokens, work);
}

void Parser::parse_piece(SentenceView& sentence, std::size_t begin, std::size_t end, TokenIndex first,
                         std::span<Token> tokens, Work& work) const {
    const std::size_t words = end - begin;
    work.net.rows.clear();
    work.net.first.assign(1, 0);
    for (std::size_t i = begin; i < end; ++i) {
        net_features(sentence, i, work.net.rows);
        work.net.first.push_back(static_cast<std::uint32_t>(work.net.rows.size()));
    }
    net_.read(work.net);
    work.trees.find(work.net.head_scores, words, work.heads);
    net_.relate(work.net, work.heads, work.relations);
    for (std::size_t i = 0; i < words; ++i) {
        const auto scores = work.net.tag_scores.begin() + static_cast<std::ptrdiff_t>(i * coarse_tags);
        const auto best = std::max_element(scores, scores + coarse_tags);
        WordView& word = sentence.words[begin + i];
        word.tag = is_mark(word) ? CoarseTag::PUNCT : static_cast<CoarseTag>(best - scores);
        Token& token = tokens[begin + i];
        const std::uint32_t head = work.heads[i];
        token.head = head == 0 ? no_token : first + static_cast<TokenIndex>(begin + head - 1);
        token.relation = static_cast<std::uint8_t>(work.relations[i] + 1);
    }
}

}  // namespace sayso::text
