// sayso-train-tagger: learns the tagger's sections from treebanks, or measures it in folds.
//
//   sayso-train-tagger PACK OUT_POS OUT_MORPH TREEBANK…    learns from all
//   sayso-train-tagger PACK --folds 5 TREEBANK…            prints the accuracy on sentences not learnt from
#include <chrono>
#include <cstdio>
#include <deque>
#include <fstream>
#include <functional>
#include <iostream>
#include <string>
#include <vector>

#include "measure.h"
#include "pack/pack.h"
#include "text/tag_features.h"
#include "text/token_tables.h"
#include "text/tokens.h"
#include "trainer.h"

namespace {

using namespace sayso;
using namespace sayso::train;

Example make_example(const GoldSentence& gold, text::WordReader& reader, const text::TokenTables& tables,
                     const text::QuoteMarks& marks) {
    Example example;
    example.gold = &gold;
    text::QuotationFinder quotations(marks);
    text::tokenise(gold.text, {0, static_cast<std::uint32_t>(gold.text.size())}, tables, marks, quotations,
                   example.document.tokens);
    const auto end = static_cast<TokenIndex>(example.document.tokens.size());
    quotations.end_block(end, false);
    std::vector<bool> quoted(end, false);
    for (const Quotation& quotation : quotations.finish()) {
        for (TokenIndex t = quotation.inner.begin; t < quotation.inner.end; ++t) quoted[t] = true;
    }
    text::view_sentence(gold.text, example.document, {0, end}, quoted, reader, *example.lower_pool, example.view);
    return example;
}

// Documents stay whole; sentences without a document go by twenties.
std::size_t fold_of(const GoldSentence& sentence, std::size_t number, std::size_t folds) {
    if (sentence.document.empty()) return number / 20 % folds;
    return hash_text(sentence.document) % folds;
}

int measure_folds(std::deque<Example>& examples, std::size_t folds, const Settings& settings) {
    Accuracy accuracy;
    for (std::size_t fold = 0; fold < folds; ++fold) {
        std::vector<Example*> learnt_from;
        std::vector<Example*> held_out;
        for (std::size_t i = 0; i < examples.size(); ++i)
            (fold_of(*examples[i].gold, i, folds) == fold ? held_out : learnt_from).push_back(&examples[i]);
        const Models models = learn(learnt_from, settings);
        for (Example* example : held_out) measure(*example, models, accuracy);
    }
    std::cout << accuracy.report();
    return 0;
}

void write(const std::string& path, const std::string& bytes) { std::ofstream(path, std::ios::binary) << bytes; }

}  // namespace

int main(int argc, char** argv) {
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    if (arguments.size() < 4) {
        std::cerr << "use: sayso-train-tagger PACK OUT_POS OUT_MORPH TREEBANK...\n     sayso-train-tagger PACK --folds "
                     "N TREEBANK...\n";
        return 2;
    }
    const Result<Pack> pack = Pack::open(arguments[0]);
    if (!pack) {
        std::cerr << pack.error().message() << "\n";
        return 1;
    }
    const text::TokenTables tables = text::TokenTables::from(pack->data());
    const text::QuoteMarks marks = text::QuoteMarks::from(pack->data());
    text::WordReader reader(pack->data());
    std::size_t left_out = 0;
    std::vector<GoldSentence> sentences;
    for (std::size_t i = 3; i < arguments.size(); ++i) {
        for (GoldSentence& sentence : read_treebank(arguments[i], tables, marks, left_out))
            sentences.push_back(std::move(sentence));
    }
    std::deque<Example> examples;
    for (const GoldSentence& sentence : sentences) examples.push_back(make_example(sentence, reader, tables, marks));
    std::cerr << sentences.size() << " sentences, " << left_out << " left out\n";
    const Settings settings;
    if (arguments[1] == "--folds")
        return measure_folds(examples, static_cast<std::size_t>(std::stoi(arguments[2])), settings);
    std::vector<Example*> all;
    for (Example& example : examples) all.push_back(&example);
    const Models models = learn(all, settings);
    write(arguments[1], models.tags);
    write(arguments[2], models.morphs);
    return 0;
}
