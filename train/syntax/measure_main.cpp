// sayso-syntax-measure: how well the reader's net tags and parses treebanks, on Sayso's own tokens.
//
//   sayso-syntax-measure PACK TREEBANK…
//
// Prints for each treebank the share of tokens with the right part of speech, with the right head, and with the right
// head and relation, punctuation included.
#include <cstdio>
#include <iostream>
#include <string>
#include <vector>

#include "pack/pack.h"
#include "text/parser.h"
#include "text/token_tables.h"
#include "text/tokens.h"
#include "treebank.h"

namespace {

using namespace sayso;

struct Counts {
    std::size_t tokens = 0;
    std::size_t upos = 0;
    std::size_t head = 0;
    std::size_t relation = 0;
};

class Measurer {
public:
    explicit Measurer(const PackData& pack)
        : tables_(text::TokenTables::from(pack)),
          marks_(text::QuoteMarks::from(pack)),
          reader_(pack),
          parser_(pack),
          relations_(text::Net::from(pack.section(text::net_section).value_or("")).relations()) {}

    [[nodiscard]] Counts measure(const std::string& path) {
        Counts counts;
        std::size_t left_out = 0;
        for (const train::GoldSentence& sentence : train::read_treebank(path, tables_, marks_, left_out))
            count(sentence, counts);
        return counts;
    }

private:
    void count(const train::GoldSentence& gold, Counts& counts) {
        Document document;
        text::QuotationFinder quotations(marks_);
        text::tokenise(gold.text, {0, static_cast<std::uint32_t>(gold.text.size())}, tables_, marks_, quotations,
                       document.tokens);
        const auto end = static_cast<TokenIndex>(document.tokens.size());
        text::view_sentence(gold.text, document, {0, end}, std::vector<bool>(end, false), reader_, pool_, view_);
        parser_.parse(view_, 0, document.tokens, work_);
        for (TokenIndex t = 0; t < end; ++t) {
            const train::GoldWord& word = gold.words[t];
            const Token& token = document.tokens[t];
            const bool head = token.head == (word.head < 0 ? no_token : static_cast<TokenIndex>(word.head));
            const bool relation = token.relation > 0 && relations_[token.relation - 1U] == word.relation;
            ++counts.tokens;
            counts.upos += text::upos_of(view_.words[t].tag) == text::upos_of(word.tag) ? 1 : 0;
            counts.head += head ? 1 : 0;
            counts.relation += head && relation ? 1 : 0;
        }
    }

    text::TokenTables tables_;
    text::QuoteMarks marks_;
    text::WordReader reader_;
    text::Parser parser_;
    std::vector<std::string> relations_;
    text::Parser::Work work_;
    text::SentenceView view_;
    std::string pool_;
};

double percent(std::size_t part, std::size_t whole) {
    return whole == 0 ? 0 : 100.0 * static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace

int main(int argc, char** argv) {
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    if (arguments.size() < 2) {
        std::cerr << "use: sayso-syntax-measure PACK TREEBANK...\n";
        return 2;
    }
    const Result<Pack> pack = Pack::open(arguments[0]);
    if (!pack) {
        std::cerr << pack.error().message() << "\n";
        return 1;
    }
    Measurer measurer(pack->data());
    for (std::size_t i = 1; i < arguments.size(); ++i) {
        const Counts counts = measurer.measure(arguments[i]);
        std::printf("%s: %zu tokens, UPOS %.2f, UAS %.2f, LAS %.2f\n", arguments[i].c_str(), counts.tokens,
                    percent(counts.upos, counts.tokens), percent(counts.head, counts.tokens),
                    percent(counts.relation, counts.tokens));
    }
    return 0;
}
