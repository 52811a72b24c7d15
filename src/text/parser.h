// Parts of speech and dependency trees by the net.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pack/pack.h"
#include "text/best_tree.h"
#include "text/net.h"
#include "text/sentence_view.h"

namespace sayso::text {

inline constexpr std::string_view net_section = "text/net";

class Parser {
public:
    // Buffers of one thread.
    struct Work {
        Net::Work net;
        TreeFinder trees;
        std::vector<std::uint32_t> heads;
        std::vector<std::uint8_t> relations;
    };

    explicit Parser(const PackData& pack);
    // False where the pack has no net: then nothing is done.
    [[nodiscard]] bool present() const { return !net_.empty(); }
    // Names of the relations; Token::relation is one more than the index.
    [[nodiscard]] std::span<const std::string> relations() const { return net_.relations(); }

    // Chooses the tag of every word (WordView::tag), and puts heads and relations into the tokens, which are those of
    // the sentence: `first` is the number of the first one in its document. Stretches longer than `longest` words are
    // parsed piece by piece.
    void parse(SentenceView& sentence, TokenIndex first, std::span<Token> tokens, Work& work) const;

    static constexpr std::size_t longest = 256;

private:
    void parse_piece(SentenceView& sentence, std::size_t begin, std::size_t end, TokenIndex first,
                     std::span<Token> tokens, Work& work) const;

    Net net_;
};

}  // namespace sayso::text
