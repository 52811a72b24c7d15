#include "text/parser.h"

#include <algorithm>
#include <span>

#include "text/characters.h"
#include "text/net_features.h"

namespace sayso::text {
namespace {

constexpr TagSet nominal = bit(CoarseTag::NOUN) | bit(CoarseTag::PROPN);

constexpr TagSet infinitive = bit(CoarseTag::verb_infinitive) | bit(CoarseTag::aux_infinitive);

// Of a capital that opens a sentence the net makes a noun too often ("Erfreut zeigte sich …", "Jüngst sagte …"). A form
// that the lexicon has in small letters alone, without any case, is none: an adjective that stands as a noun is
// inflected. An infinitive may be one as it is.
bool is_no_noun(const WordView& word) {
    constexpr std::uint8_t any_case = 0xFE;  // all but Case::none
    return word.source == Source::lower_case && (word.possible & (nominal | infinitive)) == 0 &&
           (word.cases & any_case) == 0;
}

// "UN-Generalsekretär Paul Akande": a capital whose last part is a noun and never an adjective.
bool is_no_adjective(const WordView& word) {
    return word.source == Source::hyphen && is_capitalised(word.form) && (word.possible & bit(CoarseTag::NOUN)) != 0 &&
           (word.possible & bit(CoarseTag::ADJ)) == 0;
}

// Tags that the word, which may open the sentence, cannot have whatever the net says.
TagSet excluded_of(const WordView& word, bool opens) {
    if (opens && is_no_noun(word)) return nominal;
    return is_no_adjective(word) ? bit(CoarseTag::ADJ) : TagSet{0};
}

CoarseTag best_tag(std::span<const std::int32_t> scores, TagSet excluded) {
    std::size_t best = coarse_tags;
    for (std::size_t tag = 0; tag < coarse_tags; ++tag) {
        const bool open = (excluded & bit(static_cast<CoarseTag>(tag))) == 0;
        if (open && (best == coarse_tags || scores[tag] > scores[best])) best = tag;
    }
    return static_cast<CoarseTag>(best);
}

}  // namespace

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
    bool opens = begin == 0;
    for (std::size_t i = 0; i < words; ++i) {
        const std::span scores(work.net.tag_scores.data() + i * coarse_tags, coarse_tags);
        WordView& word = sentence.words[begin + i];
        word.tag = is_mark(word) ? CoarseTag::PUNCT : best_tag(scores, excluded_of(word, opens));
        opens = opens && is_mark(word);
        Token& token = tokens[begin + i];
        const std::uint32_t head = work.heads[i];
        token.head = head == 0 ? no_token : first + static_cast<TokenIndex>(begin + head - 1);
        token.relation = static_cast<std::uint8_t>(work.relations[i] + 1);
    }
}

}  // namespace sayso::text
