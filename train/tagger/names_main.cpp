// sayso-train-names: learns the name model from sentences in GermEval 2014's format, or measures what is found.
//
//   sayso-train-names PACK --learn OUT FILE…      PACK holds the tagger already
//   sayso-train-names PACK --measure FILE         F1 of PER, LOC and ORG, exact spans, outer names
#include <array>
#include <cstdio>
#include <deque>
#include <fstream>
#include <iostream>
#include <set>
#include <sstream>
#include <string>
#include <tuple>
#include <vector>

#include "pack/pack.h"
#include "perceptron.h"
#include "text/names.h"
#include "text/quotations.h"
#include "text/text.h"

namespace {

using namespace sayso;

struct GoldName {
    Span span;
    text::NameClass kind = text::NameClass::other;
};

struct GoldSentence {
    std::string text;
    std::vector<GoldName> names;
};

bool sticks_to_left(const std::string& word) {
    static const std::set<std::string> marks = {",", ".", ";", ":", "!", "?", ")", "]", "“", "”", "…"};
    return marks.contains(word);
}

bool sticks_to_right(const std::string& word) {
    static const std::set<std::string> marks = {"(", "[", "„", "‚"};
    return marks.contains(word);
}

// Writes words as a text with the usual spaces; straight quotation marks open and close by turns.
class TextWriter {
public:
    Span add(const std::string& word) {
        const bool closes = word == "\"" && quoted_;
        if (!text_.empty() && !glue_ && !sticks_to_left(word) && !closes) text_ += ' ';
        const auto begin = static_cast<std::uint32_t>(text_.size());
        text_ += word;
        if (word == "\"") quoted_ = !quoted_;
        glue_ = sticks_to_right(word) || (word == "\"" && quoted_);
        return {begin, static_cast<std::uint32_t>(text_.size())};
    }
    [[nodiscard]] const std::string& text() const { return text_; }

private:
    std::string text_;
    bool glue_ = false;
    bool quoted_ = false;
};

std::optional<text::NameClass> class_from(const std::string& label) {
    if (label == "PER") return text::NameClass::person;
    if (label == "LOC") return text::NameClass::place;
    if (label == "ORG") return text::NameClass::organisation;
    if (label == "OTH") return text::NameClass::other;
    return std::nullopt;
}

std::vector<GoldSentence> read_germeval(const std::string& path) {
    std::vector<GoldSentence> sentences;
    std::ifstream file(path);
    TextWriter writer;
    std::vector<GoldName> names;
    bool inside = false;
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with("#")) continue;
        if (line.empty()) {
            if (!writer.text().empty()) sentences.push_back({writer.text(), std::move(names)});
            writer = {};
            names.clear();
            inside = false;
            continue;
        }
        std::istringstream cells(line);
        std::string number;
        std::string word;
        std::string label;
        std::getline(cells, number, '\t');
        std::getline(cells, word, '\t');
        std::getline(cells, label, '\t');
        const Span span = writer.add(word);
        if (label.starts_with("B-")) {
            const auto kind = class_from(label.substr(2));
            inside = kind.has_value();
            if (kind) names.push_back({span, *kind});
        } else if (label.starts_with("I-") && inside) {
            names.back().span.end = span.end;
        } else {
            inside = false;
        }
    }
    if (!writer.text().empty()) sentences.push_back({writer.text(), std::move(names)});
    return sentences;
}

// Stays where it is: the words point into the article.
struct Example {
    Article article;
    Document document;
    std::vector<std::vector<text::NameWord>> sentences;
    std::vector<std::vector<std::uint8_t>> labels;
};

std::uint8_t label_of(Span token, const std::vector<GoldName>& names) {
    for (const GoldName& name : names) {
        if (!name.span.overlaps(token)) continue;
        return name.span.begin >= token.begin ? text::begin_of(name.kind) : text::inside_of(name.kind);
    }
    return text::outside;
}

std::string learn(std::deque<Example>& examples) {
    train::Perceptron perceptron(text::name_labels);
    text::FeatureList features;
    text::LinearModel::Scores scores{};
    std::uint64_t time = 0;
    for (int epoch = 0; epoch < 10; ++epoch) {
        std::uint64_t random = static_cast<std::uint64_t>(epoch) + 1;
        for (std::size_t step = 0; step < examples.size(); ++step) {
            random = random * 6364136223846793005ULL + 1442695040888963407ULL;
            Example& example = examples[(random >> 33U) % examples.size()];
            for (std::size_t s = 0; s < example.sentences.size(); ++s) {
                auto& words = example.sentences[s];
                for (std::size_t i = 0; i < words.size(); ++i) {
                    const std::uint8_t before = i > 0 ? words[i - 1].label : text::outside;
                    words[i].label = text::outside;
                    if (before == text::outside && text::cannot_begin_name(words[i])) continue;
                    perceptron.step();
                    text::name_features(words, i, features);
                    features = train::thinned(features, ++time, 50);
                    perceptron.score(features, scores);
                    words[i].label = text::best_name_label(scores, before);
                    const std::uint8_t gold = example.labels[s][i];
                    if (words[i].label == gold) continue;
                    perceptron.add(features, gold, 1);
                    perceptron.add(features, words[i].label, -1);
                }
            }
        }
    }
    return perceptron.section(64, 24);
}

void fill(Example& example, const GoldSentence& gold, const TextAnalyser& analyser, const text::NameFinder& names) {
    example.article.text = gold.text;
    example.document = analyser.analyse(example.article);
    const std::vector<bool> quoted = text::quoted_tokens(example.document);
    std::vector<LexiconReading> readings;
    for (const Sentence& sentence : example.document.sentences) {
        example.sentences.emplace_back();
        example.labels.emplace_back();
        names.describe(example.article.text, example.document, sentence.tokens, quoted, readings,
                       example.sentences.back());
        for (TokenIndex t = sentence.tokens.begin; t < sentence.tokens.end; ++t)
            example.labels.back().push_back(label_of(example.document.tokens[t].span, gold.names));
    }
}

std::optional<text::NameClass> class_of(NameKind kind) {
    switch (kind) {
        case NameKind::person: return text::NameClass::person;
        case NameKind::state:
        case NameKind::place: return text::NameClass::place;
        case NameKind::body:
        case NameKind::outlet: return text::NameClass::organisation;
        default: return std::nullopt;
    }
}

void measure(const std::vector<GoldSentence>& sentences, const TextAnalyser& analyser) {
    struct Count {
        int found = 0, right = 0, gold = 0;
    };
    std::array<Count, 4> counts{};
    for (const GoldSentence& sentence : sentences) {
        Article article;
        article.text = sentence.text;
        const Document document = analyser.analyse(article);
        std::set<std::tuple<std::uint32_t, std::uint32_t, text::NameClass>> gold;
        for (const GoldName& name : sentence.names) {
            if (name.kind == text::NameClass::other) continue;
            gold.emplace(name.span.begin, name.span.end, name.kind);
            ++counts[static_cast<std::size_t>(name.kind)].gold;
        }
        for (const Name& name : document.names) {
            const auto kind = class_of(name.kind);
            if (!kind) continue;
            const Span span = document.span_of(name.tokens);
            Count& count = counts[static_cast<std::size_t>(*kind)];
            ++count.found;
            count.right += gold.contains({span.begin, span.end, *kind});
        }
    }
    Count all;
    const auto print = [](const char* name, const Count& c) {
        std::printf("%s P %.1f R %.1f F1 %.1f of %d\n", name, 100.0 * c.right / std::max(c.found, 1),
                    100.0 * c.right / std::max(c.gold, 1), 200.0 * c.right / std::max(c.found + c.gold, 1), c.gold);
    };
    const std::array<const char*, 3> labels = {"PER", "LOC", "ORG"};
    for (std::size_t i = 0; i < labels.size(); ++i) {
        print(labels[i], counts[i]);
        all = {all.found + counts[i].found, all.right + counts[i].right, all.gold + counts[i].gold};
    }
    print("all", all);
}

}  // namespace

int main(int argc, char** argv) {
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    if (arguments.size() < 3 || (arguments[1] == "--learn" && arguments.size() < 4)) {
        std::cerr << "use: sayso-train-names PACK --learn OUT FILE...\n     sayso-train-names PACK --measure FILE\n";
        return 2;
    }
    const Result<Pack> pack = Pack::open(arguments[0]);
    if (!pack) {
        std::cerr << pack.error().message() << "\n";
        return 1;
    }
    const TextAnalyser analyser(pack->data());
    if (arguments[1] == "--measure") {
        measure(read_germeval(arguments[2]), analyser);
        return 0;
    }
    const text::TokenTables tables = text::TokenTables::from(pack->data());
    const text::QuoteMarks marks = text::QuoteMarks::from(pack->data());
    const text::NameFinder names(pack->data(), tables, marks);
    std::deque<Example> examples;
    for (std::size_t i = 3; i < arguments.size(); ++i) {
        for (const GoldSentence& gold : read_germeval(arguments[i]))
            fill(examples.emplace_back(), gold, analyser, names);
    }
    std::ofstream(arguments[2], std::ios::binary) << learn(examples);
    return 0;
}
