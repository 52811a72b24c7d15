#include "text/net.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <span>
#include <vector>

namespace sayso::text {
namespace {

// Numbers by chance, the same in every run.
class Chance {
public:
    std::int32_t number(std::int32_t most) {
        seed_ = seed_ * 6364136223846793005ULL + 1442695040888963407ULL;
        return static_cast<std::int32_t>((seed_ >> 33U) % (2 * static_cast<std::uint64_t>(most) + 1)) - most;
    }
    template <class Number>
    std::vector<Number> numbers(std::size_t count, std::int32_t most) {
        std::vector<Number> values(count);
        for (Number& value : values) value = static_cast<Number>(number(most));
        return values;
    }

private:
    std::uint64_t seed_ = 11;
};

// A small net with weights by chance, as a section, and beside it a slow twin: the same arithmetic, written plainly.
class Twin {
public:
    static constexpr std::size_t rows = 50, width = 6, hidden = 8, tags = 3, arc = 4, label = 6, relations = 3;

    std::string section() {
        std::string bytes("SNET1\0\0\0", 8);
        for (const std::size_t size : {rows, width, hidden, tags, arc, label, relations})
            put(bytes, static_cast<std::int64_t>(size), 4);
        for (std::size_t i = 0; i < rows * width; ++i) put(bytes, embeddings.emplace_back(chance(60)), 1);
        first = layer(bytes, 2 * hidden, 3 * width);
        second = layer(bytes, 2 * hidden, hidden);
        tag = layer(bytes, tags, hidden);
        dependent = layer(bytes, arc, hidden);
        head = layer(bytes, arc, hidden);
        for (std::size_t i = 0; i < arc * arc; ++i) put(bytes, bilinear.emplace_back(chance(900)), 2);
        label_dependent = layer(bytes, label, hidden);
        label_head = layer(bytes, label, hidden);
        relation = layer(bytes, relations, 3 * label);
        for (std::size_t i = 0; i < hidden; ++i) put(bytes, root.emplace_back(chance(4000)), 2);
        for (std::size_t i = 0; i < 41; ++i) put(bytes, distances.emplace_back(chance(3000)), 4);
        return bytes + std::string("nsubj\0obj\0root\0", 15);
    }

    struct Layer {
        std::size_t outputs, inputs;
        std::vector<std::int32_t> weights, biases;
    };

    static std::vector<std::int64_t> product(const Layer& layer, const std::vector<std::int64_t>& in) {
        std::vector<std::int64_t> out(layer.outputs);
        for (std::size_t o = 0; o < layer.outputs; ++o) {
            out[o] = layer.biases.empty() ? 0 : layer.biases[o];
            for (std::size_t k = 0; k < layer.inputs; ++k)
                out[o] += std::int64_t{layer.weights[o * layer.inputs + k]} * in[k];
        }
        return out;
    }

    static std::vector<std::vector<std::int64_t>> recur(const Layer& layer,
                                                        const std::vector<std::vector<std::int64_t>>& inputs,
                                                        int bits) {
        std::vector<std::vector<std::int64_t>> out(inputs.size(), std::vector<std::int64_t>(hidden));
        for (std::size_t k = 0; k < hidden; ++k) {
            std::int64_t state = 0;
            for (std::size_t step = 0; step < inputs.size(); ++step) {
                const std::size_t word = k < hidden / 2 ? step : inputs.size() - 1 - step;
                const auto z = product(layer, inputs[word]);
                const auto at = [&](std::int64_t value) {
                    return (static_cast<double>(std::clamp<std::int64_t>(value >> (bits - 6), -512, 511)) + 0.5) / 64;
                };
                const auto gate = std::lround(32767 / (1 + std::exp(-at(z[k]))));
                const auto candidate = std::lround(4096 * std::tanh(at(z[hidden + k])));
                state += (gate * (candidate - state) + (1 << 14)) >> 15;
                out[word][k] = state;
            }
        }
        return out;
    }

    static std::vector<std::int64_t> seen(const std::vector<std::int64_t>& in, int bits, std::int64_t least) {
        std::vector<std::int64_t> out;
        for (const std::int64_t value : in)
            out.push_back(std::max(std::clamp<std::int64_t>(value >> (bits + 10 - 6), -32767, 32767), least));
        return out;
    }

    std::vector<std::vector<std::int64_t>> states(const std::vector<std::vector<std::uint16_t>>& words) const {
        std::vector<std::vector<std::int64_t>> input(words.size() + 2, std::vector<std::int64_t>(width));
        for (std::size_t i = 0; i < words.size(); ++i) {
            for (std::size_t k = 0; k < width; ++k) {
                for (const std::uint16_t r : words[i]) input[i + 1][k] += embeddings[r * width + k];
                input[i + 1][k] = std::max<std::int64_t>(input[i + 1][k], 0);
            }
        }
        std::vector<std::vector<std::int64_t>> around(words.size());
        for (std::size_t i = 0; i < words.size(); ++i) {
            for (std::size_t j = i; j < i + 3; ++j) around[i].insert(around[i].end(), input[j].begin(), input[j].end());
        }
        const auto below = recur(first, around, 16);
        auto above = recur(second, below, 22);
        for (std::size_t i = 0; i < words.size(); ++i) {
            for (std::size_t k = 0; k < hidden; ++k) above[i][k] += below[i][k];
        }
        return above;
    }

    std::vector<std::int32_t> embeddings, bilinear, root, distances;
    Layer first, second, tag, dependent, head, label_dependent, label_head, relation;

private:
    std::int32_t chance(std::int32_t most) { return chance_.number(most); }
    static void put(std::string& bytes, std::int64_t value, int size) {
        for (int i = 0; i < size; ++i) bytes += static_cast<char>(value >> (8 * i) & 0xFF);
    }
    Layer layer(std::string& bytes, std::size_t outputs, std::size_t inputs) {
        Layer made{outputs, inputs, {}, {}};
        for (std::size_t i = 0; i < outputs * inputs; ++i) put(bytes, made.weights.emplace_back(chance(900)), 2);
        for (std::size_t i = 0; i < outputs; ++i) put(bytes, made.biases.emplace_back(chance(100000)), 4);
        return made;
    }
    Chance chance_;
};

TEST(Net, AgreesWithItsSlowTwin) {
    Twin twin;
    const std::string section = twin.section();
    const Net net = Net::from(section);
    ASSERT_FALSE(net.empty());
    EXPECT_EQ(net.relations(), (std::vector<std::string>{"nsubj", "obj", "root"}));
    Net::Work work;
    for (std::size_t count = 0; count <= 9; ++count) {
        std::vector<std::vector<std::uint16_t>> words(count);
        work.rows.clear();
        work.first.assign(1, 0);
        for (std::size_t i = 0; i < count; ++i) {
            for (std::size_t r = 0; r <= i % 4; ++r)
                words[i].push_back(static_cast<std::uint16_t>((i * 7 + r * 13) % Twin::rows));
            work.rows.insert(work.rows.end(), words[i].begin(), words[i].end());
            work.first.push_back(static_cast<std::uint32_t>(work.rows.size()));
        }
        net.read(work);
        const auto states = twin.states(words);
        const std::vector<std::int64_t> root(twin.root.begin(), twin.root.end());
        for (std::size_t word = 0; word < count; ++word) {
            const auto tags = Twin::product(twin.tag, states[word]);
            for (std::size_t t = 0; t < Twin::tags; ++t) EXPECT_EQ(work.tag_scores[word * Twin::tags + t], tags[t]);
            const auto dependent = Twin::seen(Twin::product(twin.dependent, states[word]), 12, 0);
            const auto projected =
                Twin::seen(Twin::product({Twin::arc, Twin::arc, twin.bilinear, {}}, dependent), 6, -32767);
            for (std::size_t head = 0; head <= count; ++head) {
                const auto governor = Twin::seen(Twin::product(twin.head, head == 0 ? root : states[head - 1]), 12, 0);
                const auto distance =
                    head == 0 ? 0 : static_cast<std::int64_t>(head) - 1 - static_cast<std::int64_t>(word);
                std::int64_t score = twin.distances[static_cast<std::size_t>(distance + 20)];
                for (std::size_t k = 0; k < Twin::arc; ++k) score += projected[k] * governor[k];
                EXPECT_EQ(work.head_scores[word * (count + 1) + head], score);

                auto pair = Twin::seen(Twin::product(twin.label_dependent, states[word]), 12, 0);
                const auto other =
                    Twin::seen(Twin::product(twin.label_head, head == 0 ? root : states[head - 1]), 12, 0);
                for (std::size_t k = 0; k < Twin::label; ++k) pair.push_back(other[k]);
                for (std::size_t k = 0; k < Twin::label; ++k)
                    pair.push_back(std::min<std::int64_t>(pair[k] * other[k] >> 6, 32767));
                const auto scores = Twin::product(twin.relation, pair);
                std::vector<std::uint32_t> heads(count, 0);
                heads[word] = static_cast<std::uint32_t>(head);
                std::vector<std::uint8_t> relations;
                net.relate(work, heads, relations);
                EXPECT_EQ(relations[word], std::max_element(scores.begin(), scores.end()) - scores.begin());
            }
        }
    }
}

TEST(NetKernel, AgreesWithPlainSums) {
    // Sizes with and without a rest behind what is done side by side, inputs of which many are 0.
    Chance chance;
    for (const std::size_t outputs : {5U, 16U, 64U, 150U}) {
        for (const std::size_t inputs : {2U, 6U, 32U}) {
            const std::vector<std::int16_t> weights = chance.numbers<std::int16_t>(outputs * inputs, 3000);
            const std::vector<std::int32_t> biases = chance.numbers<std::int32_t>(outputs, 100000);
            const Matrix dense(outputs, inputs, weights, biases);
            const SparseMatrix sparse(outputs, inputs, weights);
            constexpr std::size_t rows = 7;
            std::vector<std::int16_t> in = chance.numbers<std::int16_t>(rows * inputs + 1, 2000);
            for (std::size_t k = 0; k < in.size(); ++k) in[k] = k % 3 == 0 ? in[k] : std::int16_t{0};
            std::vector<std::int32_t> by_dense(rows * outputs), by_sparse(outputs);
            std::vector<std::uint32_t> places;
            dense.multiply(in.data(), inputs, rows, by_dense.data());
            for (std::size_t row = 0; row < rows; ++row) {
                sparse.multiply(std::span(in).subspan(row * inputs, inputs + 1), places, by_sparse);
                for (std::size_t o = 0; o < outputs; ++o) {
                    std::int32_t sum = 0;
                    for (std::size_t k = 0; k < inputs; ++k) sum += weights[o * inputs + k] * in[row * inputs + k];
                    EXPECT_EQ(by_sparse[o], sum);
                    EXPECT_EQ(by_dense[row * outputs + o], sum + biases[o]);
                }
            }
        }
    }
}

TEST(NetKernel, SumsRowsThatTheTableHas) {
    Chance chance;
    constexpr std::size_t rows = 9, width = 37;
    const auto table = chance.numbers<std::int8_t>(rows * width, 127);
    for (const std::vector<std::uint16_t>& wanted :
         {std::vector<std::uint16_t>{}, std::vector<std::uint16_t>{8, 0, 3, 3},
          std::vector<std::uint16_t>{2, 9, 500}}) {
        std::vector<std::int16_t> sums(width, 7);
        sum_rows(table, width, wanted, sums.data());
        for (std::size_t k = 0; k < width; ++k) {
            std::int32_t sum = 0;
            for (const std::uint16_t row : wanted) sum += row < rows ? table[row * width + k] : 0;
            EXPECT_EQ(sums[k], sum);
        }
    }
}

TEST(NetKernel, MovesStatesAndLooksUpAsWritten) {
    Chance chance;
    constexpr std::size_t size = 37;
    const auto gates = chance.numbers<std::int16_t>(size, 32767);
    const auto candidates = chance.numbers<std::int16_t>(size, 4096);
    auto states = chance.numbers<std::int16_t>(size, 4096);
    const auto before = states;
    recur(gates.data(), candidates.data(), size, states.data());
    for (std::size_t k = 0; k < size; ++k)
        EXPECT_EQ(states[k], before[k] + ((gates[k] * (candidates[k] - before[k]) + 16384) >> 15));

    StepTable table;
    for (std::size_t step = 0; step < table.values.size(); ++step) table.values[step] = static_cast<std::int16_t>(step);
    const auto values = chance.numbers<std::int32_t>(size, 12 << 16);
    std::vector<std::int16_t> found(size);
    look_up(values.data(), size, 16, table, found.data());
    for (std::size_t k = 0; k < size; ++k) EXPECT_EQ(found[k], std::clamp((values[k] >> 10) + 512, 0, 1023));
}

TEST(Net, GivesTheSameForWordsSeenBefore) {
    Twin twin;
    const std::string section = twin.section();
    const Net net = Net::from(section);
    Net::Work used;
    for (int round = 0; round < 3; ++round) {
        Net::Work fresh;
        for (Net::Work* work : {&used, &fresh}) {
            work->rows = {3, 9, 3, 9, 40, 3, 9};
            work->first = {0, 2, 5, 7};
            net.read(*work);
        }
        EXPECT_EQ(used.head_scores, fresh.head_scores);
        EXPECT_EQ(used.tag_scores, fresh.tag_scores);
    }
}

TEST(Net, MayBeOfTagsAlone) {
    Twin twin;
    std::string section = twin.section();
    const Net whole = Net::from(section);
    const std::size_t behind_tags = 36 + Twin::rows * Twin::width + 2 * Twin::hidden * (3 * Twin::width * 2 + 4) +
                                    2 * Twin::hidden * (Twin::hidden * 2 + 4) + Twin::tags * (Twin::hidden * 2 + 4);
    section.resize(behind_tags);
    EXPECT_TRUE(Net::from(section).empty());
    std::fill(section.begin() + 24, section.begin() + 36, '\0');  // arc, label, relations
    const Net tags = Net::from(section);
    ASSERT_FALSE(tags.empty());
    EXPECT_TRUE(whole.has_heads());
    EXPECT_FALSE(tags.has_heads());
    Net::Work by_whole, by_tags;
    for (Net::Work* work : {&by_whole, &by_tags}) {
        work->rows = {3, 9, 3, 9, 40, 3, 9};
        work->first = {0, 2, 5, 7};
    }
    whole.read(by_whole);
    tags.read_tags(by_tags);
    EXPECT_EQ(by_whole.tag_scores, by_tags.tag_scores);
}

TEST(Net, WhatIsNoWholeNetIsNone) {
    Twin twin;
    const std::string section = twin.section();
    for (std::size_t size = 0; size < section.size(); size += 13)
        EXPECT_TRUE(Net::from(std::string_view(section).substr(0, size)).empty()) << size;
    std::string wrong = section;
    wrong[12] = '\xFF';
    wrong[15] = '\x7F';
    EXPECT_TRUE(Net::from(wrong).empty());
}

}  // namespace
}  // namespace sayso::text
