// sayso-train-names: learns the chain that tells names from sentences in GermEval 2014's format, or measures what is
// found.
//
//   sayso-train-names PACK --learn OUT FILE…      PACK holds the tagger, the net and the classes of words already
//   sayso-train-names PACK --folds N FILE…        a chain and a perceptron by themselves, on sentences not learnt from
//   sayso-train-names PACK --words OUT FILE…      counts the labels of each word with a capital, for
//   train/names/guesses.py sayso-train-names PACK --measure FILE         F1 of what the whole text layer finds, exact
//   spans, outer names
#include <algorithm>
#include <array>
#include <cstdio>
#include <deque>
#include <fstream>
#include <iostream>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <sstream>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "chain_trainer.h"
#include "pack/pack.h"
#include "perceptron.h"
#include "text/characters.h"
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
    bool written = false;  // for learning, not found
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

constexpr double weight_of_written = 0.35;  // of sentences written for learning, beside those of the corpus

// Sentences with their names in brackets, one a line: "[P Hanna Welsing] wohnt in [L Köln]." P, L, O and X are names;
// other letters (Lp, Ld …: parts and derivations) are none.
std::vector<GoldSentence> read_written(const std::string& path) {
    std::vector<GoldSentence> sentences;
    std::ifstream file(path);
    const std::string kinds = "PLOX";
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line.starts_with("#")) continue;
        GoldSentence sentence{{}, {}, true};
        for (std::size_t at = 0; at < line.size();) {
            const std::size_t open = std::min(line.find('[', at), line.size());
            const std::size_t close = std::min(line.find(']', open), line.size());
            sentence.text += line.substr(at, open - at);
            at = close + 1;
            if (open == line.size()) break;
            const std::size_t name = line.find(' ', open) + 1;
            const auto begin = static_cast<std::uint32_t>(sentence.text.size());
            sentence.text += line.substr(name, close - name);
            const std::size_t kind = kinds.find(line[open + 1]);
            if (name == open + 3 && kind != std::string::npos)
                sentence.names.push_back(
                    {{begin, static_cast<std::uint32_t>(sentence.text.size())}, static_cast<text::NameClass>(kind)});
        }
        sentences.push_back(std::move(sentence));
    }
    return sentences;
}

std::vector<GoldSentence> read_sentences(const std::string& path) {
    return path.ends_with(".txt") ? read_written(path) : read_germeval(path);
}

// Stays where it is: the words point into the article.
struct Example {
    Article article;
    Document document;
    std::vector<std::vector<text::NameWord>> sentences;
    std::vector<std::vector<std::uint8_t>> labels;
    bool written = false;
};

std::uint8_t label_of(Span token, const std::vector<GoldName>& names) {
    for (const GoldName& name : names) {
        if (!name.span.overlaps(token)) continue;
        return name.span.begin >= token.begin ? text::begin_of(name.kind) : text::inside_of(name.kind);
    }
    return text::outside;
}

// A perceptron over the features of text/name_model.h, label by label from the left.
std::string learn_perceptron(std::span<Example* const> examples) {
    train::Perceptron perceptron(text::name_labels);
    text::FeatureList features;
    text::LinearModel::Scores scores{};
    std::uint64_t time = 0;
    for (int epoch = 0; epoch < 10; ++epoch) {
        std::uint64_t random = static_cast<std::uint64_t>(epoch) + 1;
        for (std::size_t step = 0; step < examples.size(); ++step) {
            random = random * 6364136223846793005ULL + 1442695040888963407ULL;
            Example& example = *examples[(random >> 33U) % examples.size()];
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

std::string learn_chain(std::span<Example* const> examples) {
    std::vector<train::ChainSentence> sentences;
    std::vector<std::uint8_t> places;
    text::FeatureList features;
    for (const Example* example : examples) {
        for (std::size_t s = 0; s < example->sentences.size(); ++s) {
            const auto& words = example->sentences[s];
            train::ChainSentence& sentence = sentences.emplace_back();
            sentence.labels = example->labels[s];
            sentence.weight = example->written ? weight_of_written : 1;
            sentence.features.resize(words.size());
            text::find_name_places(words, places);
            for (std::size_t i = 0; i < words.size(); ++i) {
                if (places[i] == 0) continue;
                text::name_chain_features(words, i, features);
                sentence.features[i].assign(features.keys().begin(), features.keys().end());
            }
        }
    }
    return train::learn_chain(sentences, {});
}

// A line for each word that begins with a capital and may be in a name: how often it is in none, and in one of each
// kind.
void count_words(const std::deque<Example>& examples, const std::string& path) {
    std::map<std::string_view, std::array<double, 5>> counts;
    std::vector<std::uint8_t> places;
    for (const Example& example : examples) {
        for (std::size_t s = 0; s < example.sentences.size(); ++s) {
            const auto& words = example.sentences[s];
            text::find_name_places(words, places);
            for (std::size_t i = 0; i < words.size(); ++i) {
                if (places[i] == 0 || !text::is_capitalised(words[i].form)) continue;
                const std::uint8_t label = example.labels[s][i];
                counts[words[i].form][(label + 1U) / 2] += example.written ? weight_of_written : 1;
            }
        }
    }
    std::ofstream out(path, std::ios::binary);
    for (const auto& [form, kinds] : counts) {
        out << form;
        for (const double count : kinds) out << '\t' << count;
        out << '\n';
    }
}

void fill(Example& example, const GoldSentence& gold, const TextAnalyser& analyser, const text::NameFinder& names) {
    example.article.text = gold.text;
    example.written = gold.written;
    example.document = analyser.analyse(example.article);
    const std::vector<bool> quoted = text::quoted_tokens(example.document);
    text::NameFinder::Room room;
    for (const Sentence& sentence : example.document.sentences) {
        example.sentences.emplace_back();
        example.labels.emplace_back();
        names.describe(example.article.text, example.document, sentence.tokens, quoted, room, example.sentences.back());
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
        case NameKind::other: return text::NameClass::other;
        default: return std::nullopt;
    }
}

// Names found and right, by kind.
class Tally {
public:
    void gold(text::NameClass kind) { ++at(kind).gold; }
    void found(text::NameClass kind, bool right) {
        ++at(kind).found;
        at(kind).right += right ? 1 : 0;
    }
    void print() const {
        constexpr std::array<const char*, 4> names = {"PER", "LOC", "ORG", "OTH"};
        Count three;
        for (std::size_t i = 0; i < counts_.size(); ++i) {
            line(names[i], counts_[i]);
            if (i < 3) three = sum(three, counts_[i]);
        }
        line("all three", three);
        line("all four", sum(three, counts_[3]));
    }

private:
    struct Count {
        int found = 0, right = 0, gold = 0;
    };
    Count& at(text::NameClass kind) { return counts_[static_cast<std::size_t>(kind)]; }
    static Count sum(const Count& a, const Count& b) { return {a.found + b.found, a.right + b.right, a.gold + b.gold}; }
    static void line(const char* name, const Count& c) {
        std::printf("%s P %.1f R %.1f F1 %.1f of %d\n", name, 100.0 * c.right / std::max(c.found, 1),
                    100.0 * c.right / std::max(c.gold, 1), 200.0 * c.right / std::max(c.found + c.gold, 1), c.gold);
    }

    std::array<Count, 4> counts_{};
};

using Spans = std::set<std::tuple<std::size_t, std::size_t, text::NameClass>>;

Spans spans_of(std::span<const std::uint8_t> labels) {
    Spans spans;
    for (std::size_t i = 0; i < labels.size();) {
        std::size_t end = i + 1;
        if (text::is_begin(labels[i])) {
            while (end < labels.size() && labels[end] == labels[i] + 1) ++end;
            spans.emplace(i, end, text::class_of_label(labels[i]));
        }
        i = end;
    }
    return spans;
}

template <class Label>
void tally(std::span<Example* const> examples, Label&& label, Tally& counts) {
    std::vector<std::uint8_t> labels;
    for (Example* example : examples) {
        for (std::size_t s = 0; s < example->sentences.size(); ++s) {
            auto& words = example->sentences[s];
            for (text::NameWord& word : words) word.label = text::outside;
            label(words);
            labels.clear();
            for (const text::NameWord& word : words) labels.push_back(word.label);
            const Spans gold = spans_of(example->labels[s]);
            for (const auto& name : gold) counts.gold(std::get<2>(name));
            for (const auto& name : spans_of(labels)) counts.found(std::get<2>(name), gold.contains(name));
        }
    }
}

// Twenties of sentences go to the folds by turns; written ones are learnt from always.
void measure_in_folds(std::deque<Example>& examples, std::size_t folds) {
    Tally chains;
    Tally perceptrons;
    for (std::size_t fold = 0; fold < folds; ++fold) {
        std::vector<Example*> learnt_from;
        std::vector<Example*> held_out;
        for (std::size_t i = 0; i < examples.size(); ++i)
            (i / 20 % folds == fold && !examples[i].written ? held_out : learnt_from).push_back(&examples[i]);
        const std::string section = learn_chain(learnt_from);
        const text::NameChain chain = text::NameChain::from(section);
        text::NameChain::Work work;
        tally(
            held_out, [&](std::span<text::NameWord> words) { chain.label(words, work); }, chains);
        const std::string bytes = learn_perceptron(learnt_from);
        const text::NameModel perceptron(text::LinearModel::from(bytes, text::name_labels));
        tally(
            held_out, [&](std::span<text::NameWord> words) { perceptron.label(words); }, perceptrons);
    }
    std::puts("chain");
    chains.print();
    std::puts("perceptron");
    perceptrons.print();
}

void measure(const std::vector<GoldSentence>& sentences, const TextAnalyser& analyser) {
    Tally counts;
    for (const GoldSentence& sentence : sentences) {
        Article article;
        article.text = sentence.text;
        const Document document = analyser.analyse(article);
        Spans gold;
        for (const GoldName& name : sentence.names) {
            gold.emplace(name.span.begin, name.span.end, name.kind);
            counts.gold(name.kind);
        }
        for (const Name& name : document.names) {
            const auto kind = class_of(name.kind);
            const Span span = document.span_of(name.tokens);
            if (kind) counts.found(*kind, gold.contains({span.begin, span.end, *kind}));
        }
    }
    counts.print();
}

}  // namespace

int main(int argc, char** argv) {
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    const bool measures = arguments.size() == 3 && arguments[1] == "--measure";
    const bool counts = arguments.size() > 3 && arguments[1] == "--words";
    const bool learns = arguments.size() > 3 && (arguments[1] == "--learn" || arguments[1] == "--folds");
    if (!measures && !learns && !counts) {
        std::cerr << "use: sayso-train-names PACK --learn OUT FILE...\n     sayso-train-names PACK --folds N FILE...\n"
                     "     sayso-train-names PACK --words OUT FILE...\n     sayso-train-names PACK --measure FILE\n";
        return 2;
    }
    const Result<Pack> pack = Pack::open(arguments[0]);
    if (!pack) {
        std::cerr << pack.error().message() << "\n";
        return 1;
    }
    const TextAnalyser analyser(pack->data());
    if (measures) {
        measure(read_germeval(arguments[2]), analyser);
        return 0;
    }
    const text::TokenTables tables = text::TokenTables::from(pack->data());
    const text::QuoteMarks marks = text::QuoteMarks::from(pack->data());
    const text::NameFinder names(pack->data(), tables, marks);
    std::deque<Example> examples;
    for (std::size_t i = 3; i < arguments.size(); ++i) {
        for (const GoldSentence& gold : read_sentences(arguments[i]))
            fill(examples.emplace_back(), gold, analyser, names);
    }
    if (arguments[1] == "--folds") {
        measure_in_folds(examples, std::stoul(arguments[2]));
        return 0;
    }
    if (counts) {
        count_words(examples, arguments[2]);
        return 0;
    }
    std::vector<Example*> all;
    for (Example& example : examples) all.push_back(&example);
    std::ofstream(arguments[2], std::ios::binary) << learn_chain(all);
    return 0;
}
