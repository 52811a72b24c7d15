// sayso-syntax-features: what the net sees of sentences, for training.
//
//   sayso-syntax-features PACK TREEBANK…      sentences with gold, from CoNLL-U
//   sayso-syntax-features PACK --raw          sentences without, from articles as JSON lines on standard input
//
// Prints a line for each token: form, tag (number of CoarseTag), head (number of the token in its sentence from 1, 0
// for the root), relation, the tags that its readings allow (a bit each), rows of the embedding table; a line "#" and
// the document's name before, an empty one after each sentence. Without gold, tag, head and relation are "_".
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "pack/pack.h"
#include "text/net_features.h"
#include "text/sentences.h"
#include "text/token_tables.h"
#include "text/tokens.h"
#include "treebank.h"

namespace {

using namespace sayso;

class Printer {
public:
    explicit Printer(const PackData& pack)
        : tables_(text::TokenTables::from(pack)), marks_(text::QuoteMarks::from(pack)), reader_(pack) {}

    void gold(const std::string& path) {
        std::size_t left_out = 0;
        for (const train::GoldSentence& sentence : train::read_treebank(path, tables_, marks_, left_out)) {
            Document document = tokens_of(sentence.text);
            std::cout << "# " << sentence.document << "\n";
            print(sentence.text, document, {0, static_cast<TokenIndex>(document.tokens.size())}, &sentence);
        }
        std::cerr << left_out << " sentences left out\n";
    }

    void raw(const std::string& id, const std::string& text) {
        Document document;
        text::QuotationFinder quotations(marks_);
        for (std::size_t begin = 0; begin < text.size();) {
            const std::size_t end = std::min(text.find('\n', begin), text.size());
            const auto first = static_cast<TokenIndex>(document.tokens.size());
            text::tokenise(text, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}, tables_, marks_,
                           quotations, document.tokens);
            text::split_sentences(text, first, 0, tables_, document.tokens, document.sentences);
            begin = end + 1;
        }
        for (const Sentence& sentence : document.sentences) {
            std::cout << "# " << id << "\n";
            print(text, document, sentence.tokens, nullptr);
        }
    }

private:
    Document tokens_of(const std::string& text) {
        Document document;
        text::QuotationFinder quotations(marks_);
        text::tokenise(text, {0, static_cast<std::uint32_t>(text.size())}, tables_, marks_, quotations,
                       document.tokens);
        return document;
    }

    void print(const std::string& text, const Document& document, TokenRange tokens, const train::GoldSentence* gold) {
        const std::vector<bool> quoted(document.tokens.size(), false);
        text::view_sentence(text, document, tokens, quoted, reader_, pool_, view_);
        for (std::size_t i = 0; i < view_.words.size(); ++i) {
            rows_.clear();
            text::net_features(view_, i, rows_);
            std::cout << view_.words[i].form << '\t';
            if (gold != nullptr) {
                const train::GoldWord& word = gold->words[i];
                std::cout << static_cast<int>(word.tag) << '\t' << word.head + 1 << '\t' << word.relation << '\t';
            } else {
                std::cout << "_\t_\t_\t";
            }
            std::cout << view_.words[i].possible << '\t';
            for (std::size_t k = 0; k < rows_.size(); ++k) std::cout << (k > 0 ? "," : "") << rows_[k];
            std::cout << '\n';
        }
        std::cout << '\n';
    }

    text::TokenTables tables_;
    text::QuoteMarks marks_;
    text::WordReader reader_;
    std::string pool_;
    text::SentenceView view_;
    std::vector<std::uint16_t> rows_;
};

}  // namespace

int main(int argc, char** argv) {
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    if (arguments.size() < 2) {
        std::cerr << "use: sayso-syntax-features PACK TREEBANK...\n     sayso-syntax-features PACK --raw < ARTICLES\n";
        return 2;
    }
    const Result<Pack> pack = Pack::open(arguments[0]);
    if (!pack) {
        std::cerr << pack.error().message() << "\n";
        return 1;
    }
    Printer printer(pack->data());
    if (arguments[1] != "--raw") {
        for (std::size_t i = 1; i < arguments.size(); ++i) printer.gold(arguments[i]);
        return 0;
    }
    for (std::string line; std::getline(std::cin, line);) {
        const auto article = nlohmann::json::parse(line);
        printer.raw(article.value("id", ""), repair_utf8(article.value("text", "")));
    }
    return 0;
}
