#include "text/net.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

namespace sayso::text {
namespace {

constexpr std::string_view magic("SNET1\0\0\0", 8);
constexpr int embedding_bits = 6;
constexpr int weight_bits = 10;
constexpr int state_bits = 12;
constexpr int seen_bits = 6;           // of what the heads see
constexpr std::int32_t farthest = 20;  // words between dependent and head that are told apart

// Each entry is rounded to a whole number far from where the last bit of the library's function could matter.
template <class Function>
StepTable table_of(Function function) {
    StepTable table;
    for (std::int32_t step = -StepTable::half; step < StepTable::half; ++step) {
        const std::int32_t place = step + StepTable::half;
        table.values[static_cast<std::size_t>(place)] =
            static_cast<std::int16_t>(std::lround(function((step + 0.5) / (1 << StepTable::bits))));
    }
    return table;
}
const StepTable& sigmoid() {
    static const StepTable table = table_of([](double x) { return ((1 << gate_bits) - 1) / (1 + std::exp(-x)); });
    return table;
}
const StepTable& hyperbolic_tangent() {
    static const StepTable table = table_of([](double x) { return (1 << state_bits) * std::tanh(x); });
    return table;
}

std::int16_t narrow(std::int32_t value) { return static_cast<std::int16_t>(std::clamp(value, -32767, 32767)); }

// Products of hidden states, or of what the heads see, brought to what the heads see.
void to_seen(const std::vector<std::int32_t>& products, std::size_t count, int bits, bool negative,
             std::vector<std::int16_t>& seen) {
    seen.resize(count);
    const int shift = bits + weight_bits - seen_bits;
    for (std::size_t i = 0; i < count; ++i) {
        const std::int32_t value = products[i] >> shift;
        seen[i] = narrow(negative ? value : std::max(value, 0));
    }
}

}  // namespace

// Takes the parts of a section one after another.
class Net::Loader {
public:
    explicit Loader(std::string_view bytes) : rest_(bytes) {}

    [[nodiscard]] bool sound() const { return sound_; }
    std::string_view bytes(std::size_t count) {
        sound_ = sound_ && count <= rest_.size();
        if (!sound_) return {};
        const std::string_view taken = rest_.substr(0, count);
        rest_.remove_prefix(count);
        return taken;
    }
    std::uint32_t number() { return static_cast<std::uint32_t>(signed_number(4)); }
    template <class Number>
    std::vector<Number> numbers(std::size_t count) {
        std::vector<Number> values;
        if (count > rest_.size()) sound_ = false;
        if (!sound_) return values;
        values.reserve(count);
        for (std::size_t i = 0; i < count && sound_; ++i)
            values.push_back(static_cast<Number>(signed_number(sizeof(Number))));
        return values;
    }
    Matrix matrix(std::size_t outputs, std::size_t inputs) {
        const auto weights = numbers<std::int16_t>(outputs * inputs);
        const auto biases = numbers<std::int32_t>(outputs);
        return sound_ ? Matrix(outputs, inputs, weights, biases) : Matrix();
    }
    Matrix matrix_without_biases(std::size_t outputs, std::size_t inputs) {
        const auto weights = numbers<std::int16_t>(outputs * inputs);
        return sound_ ? Matrix(outputs, inputs, weights, {}) : Matrix();
    }
    std::string name() {
        const std::size_t end = rest_.find('\0');
        if (end == std::string_view::npos) sound_ = false;
        std::string name(sound_ ? rest_.substr(0, end) : std::string_view());
        if (sound_) rest_.remove_prefix(end + 1);
        return name;
    }

private:
    std::int64_t signed_number(std::size_t size) {
        const std::string_view taken = bytes(size);
        std::uint64_t value = 0;
        for (std::size_t i = 0; i < taken.size(); ++i)
            value |= std::uint64_t{static_cast<unsigned char>(taken[i])} << (8 * i);
        if (size == 2) return static_cast<std::int16_t>(value);
        return static_cast<std::int32_t>(value);
    }

    std::string_view rest_;
    bool sound_ = true;
};

Net Net::from(std::string_view section) {
    Loader loader(section);
    Net net;
    if (loader.bytes(magic.size()) != magic) return {};
    const std::size_t rows = loader.number();
    net.width_ = loader.number();
    net.hidden_ = loader.number();
    net.tags_ = loader.number();
    net.arc_ = loader.number();
    net.label_ = loader.number();
    const std::size_t relations = loader.number();
    constexpr std::size_t largest = 4096;
    constexpr std::size_t most_rows = 65536;
    constexpr std::size_t most_relations = 255;
    if (relations > most_relations) return {};
    const bool has_heads = net.arc_ + net.label_ + relations != 0;
    for (const std::size_t size : {net.width_, net.hidden_, net.tags_}) {
        if (size == 0 || size > largest) return {};
    }
    for (const std::size_t size : {net.arc_, net.label_, relations}) {
        if ((size == 0) == has_heads || size > largest) return {};
    }
    const bool odd = net.width_ % 2 != 0 || net.hidden_ % 4 != 0 || net.arc_ % 2 != 0 || net.label_ % 2 != 0;
    if (rows == 0 || rows > most_rows || odd) return {};
    net.embeddings_ = loader.bytes(rows * net.width_);
    const auto around = loader.numbers<std::int16_t>(2 * net.hidden_ * 3 * net.width_);
    net.first_biases_ = loader.numbers<std::int32_t>(2 * net.hidden_);
    if (!loader.sound()) return {};
    if (has_heads)
        net.first_ = Net::by_word(around, 2 * net.hidden_, net.width_);
    else
        net.around_ = Matrix(2 * net.hidden_, 3 * net.width_, around, net.first_biases_);
    net.second_ = loader.matrix(2 * net.hidden_, net.hidden_);
    net.tag_ = loader.matrix(net.tags_, net.hidden_);
    if (!has_heads) return loader.sound() ? net : Net();
    net.dependent_ = loader.matrix(net.arc_, net.hidden_);
    net.head_ = loader.matrix(net.arc_, net.hidden_);
    net.bilinear_ = loader.matrix_without_biases(net.arc_, net.arc_);
    net.label_dependent_ = loader.matrix(net.label_, net.hidden_);
    net.label_head_ = loader.matrix(net.label_, net.hidden_);
    net.relation_ = loader.matrix(relations, 3 * net.label_);
    net.root_ = loader.numbers<std::int16_t>(net.hidden_);
    net.distances_ = loader.numbers<std::int32_t>(2 * farthest + 1);
    for (std::size_t i = 0; i < relations; ++i) net.relation_names_.push_back(loader.name());
    if (!loader.sound()) return {};

    std::vector<std::int32_t> products(std::max(net.arc_, net.label_));
    net.head_.multiply(net.root_.data(), 0, 1, products.data());
    to_seen(products, net.arc_, state_bits, false, net.root_head_);
    net.label_head_.multiply(net.root_.data(), 0, 1, products.data());
    to_seen(products, net.label_, state_bits, false, net.root_label_);
    return net;
}

// The first layer's weights output by output, where each output has inputs of the word before, the word itself and the
// word behind: as a matrix of one word that has all outputs of its three places.
SparseMatrix Net::by_word(std::span<const std::int16_t> weights, std::size_t outputs, std::size_t width) {
    std::vector<std::int16_t> sorted;
    sorted.reserve(weights.size());
    for (std::size_t place = 0; place < 3; ++place) {
        for (std::size_t o = 0; o < outputs; ++o) {
            const auto row = weights.subspan((o * 3 + place) * width, width);
            sorted.insert(sorted.end(), row.begin(), row.end());
        }
    }
    return {3 * outputs, width, sorted};
}

// The sum of a word's rows of the embedding table, what is below 0 cut off.
void Net::embed(const Work& work, std::size_t i, std::int16_t* word) const {
    const std::span rows(work.rows.data() + work.first[i], work.first[i + 1] - work.first[i]);
    sum_rows({reinterpret_cast<const std::int8_t*>(embeddings_.data()), embeddings_.size()}, width_, rows, word);
    for (std::size_t k = 0; k < width_; ++k) word[k] = std::max<std::int16_t>(word[k], 0);
}

// The table is larger than the nearest cache: the rows of the next word come while those of one are added up.
void Net::ask_for(const Work& work, std::size_t i) const {
    constexpr std::size_t line = 64;
    for (std::size_t r = work.first[i]; r < work.first[i + 1]; ++r) {
        const std::size_t begin = work.rows[r] * width_;
        for (std::size_t at = begin; at < std::min(begin + width_, embeddings_.size()); at += line)
            __builtin_prefetch(embeddings_.data() + at);
    }
}

// Products of the first layer, where each word has rows of its own: with its neighbours' inputs beside it, those of
// nobody being 0.
void Net::multiply_around(Work& work) const {
    const std::size_t words = work.words();
    work.input.assign((words + 2) * width_, 0);
    for (std::size_t i = 0; i < words; ++i) {
        if (i + 1 < words) ask_for(work, i + 1);
        embed(work, i, work.input.data() + (i + 1) * width_);
    }
    work.products.resize(words * around_.outputs());
    around_.multiply(work.input.data(), width_, words, work.products.data());
}

// The same where three of four words have been seen before: what a word adds to its own outputs and to its neighbours'
// depends on the word alone.
void Net::multiply_by_word(Work& work) const {
    const std::size_t words = work.words();
    work.input.assign(width_ + 1, 0);  // and one 0 more, for the products
    const std::size_t outputs = 2 * hidden_;
    work.products.resize(words * outputs);
    for (std::size_t i = 0; i < words; ++i)
        std::copy(first_biases_.begin(), first_biases_.end(), work.products.data() + i * outputs);
    for (std::size_t i = 0; i < words; ++i) {
        const std::span rows(work.rows.data() + work.first[i], work.first[i + 1] - work.first[i]);
        const ProductCache::Found found = work.cache.find(rows, 3 * outputs);
        if (!found.known) {
            embed(work, i, work.input.data());
            first_.multiply(work.input, work.places, found.products);
        }
        std::int32_t* const own = work.products.data() + i * outputs;
        if (i + 1 < words) add(found.products.data(), outputs, own + outputs);
        add(found.products.data() + outputs, outputs, own);
        if (i > 0) add(found.products.data() + 2 * outputs, outputs, own - outputs);
    }
}

// One layer, once its products are there: gates and candidates of all words, then forwards with the first half of the
// units, backwards with the other.
void Net::recur_over(int input_bits, Work& work, std::int16_t* output) const {
    const std::size_t words = work.words();
    const std::size_t half = hidden_ / 2;
    work.gates.resize(words * hidden_);
    work.candidates.resize(words * hidden_);
    for (std::size_t word = 0; word < words; ++word) {
        const std::int32_t* const products = work.products.data() + word * 2 * hidden_;
        const int bits = weight_bits + input_bits;
        look_up(products, hidden_, bits, sigmoid(), work.gates.data() + word * hidden_);
        look_up(products + hidden_, hidden_, bits, hyperbolic_tangent(), work.candidates.data() + word * hidden_);
    }
    work.state.assign(hidden_, 0);
    const auto step = [&](std::size_t word, std::size_t begin) {
        const std::size_t at = word * hidden_ + begin;
        std::int16_t* const state = work.state.data() + begin;
        recur(work.gates.data() + at, work.candidates.data() + at, half, state);
        std::copy_n(state, half, output + at);
    };
    for (std::size_t word = 0; word < words; ++word) step(word, 0);
    for (std::size_t word = words; word-- > 0;) step(word, half);
}

void Net::apply(const Matrix& layer, Work& work, std::vector<std::int32_t>& out) const {
    const std::size_t words = work.words();
    out.resize(words * layer.outputs());
    layer.multiply(work.states.data(), hidden_, words, out.data());
}

void Net::read_tags(Work& work) const {
    const std::size_t words = work.words();
    work.hidden.resize(words * hidden_);
    work.states.resize(words * hidden_);
    has_heads() ? multiply_by_word(work) : multiply_around(work);
    recur_over(embedding_bits, work, work.hidden.data());
    work.products.resize(words * second_.outputs());
    second_.multiply(work.hidden.data(), hidden_, words, work.products.data());
    recur_over(state_bits, work, work.states.data());
    for (std::size_t i = 0; i < words * hidden_; ++i) work.states[i] = narrow(work.states[i] + work.hidden[i]);
    apply(tag_, work, work.tag_scores);
}

void Net::read(Work& work) const {
    read_tags(work);
    const std::size_t words = work.words();
    apply(head_, work, work.products);
    to_seen(work.products, words * arc_, state_bits, false, work.heads);
    work.heads.insert(work.heads.begin(), root_head_.begin(), root_head_.end());
    apply(dependent_, work, work.products);
    to_seen(work.products, words * arc_, state_bits, false, work.dependents);
    work.products.resize(words * arc_);
    bilinear_.multiply(work.dependents.data(), arc_, words, work.products.data());
    to_seen(work.products, words * arc_, seen_bits, true, work.projected);
    work.head_scores.resize(words * (words + 1));
    for (std::size_t word = 0; word < words; ++word) {
        std::int32_t* const scores = work.head_scores.data() + word * (words + 1);
        const std::int16_t* const projected = work.projected.data() + word * arc_;
        scores[0] = distances_[farthest] + dot(projected, work.heads.data(), arc_);
        for (std::size_t head = 1; head <= words; ++head) {
            const auto distance = static_cast<std::int32_t>(head) - static_cast<std::int32_t>(word) - 1;
            const std::int32_t place = std::clamp(distance, -farthest, farthest) + farthest;
            scores[head] =
                distances_[static_cast<std::size_t>(place)] + dot(projected, work.heads.data() + head * arc_, arc_);
        }
    }
    apply(label_dependent_, work, work.products);
    to_seen(work.products, words * label_, state_bits, false, work.label_dependents);
    apply(label_head_, work, work.products);
    to_seen(work.products, words * label_, state_bits, false, work.label_heads);
}

void Net::relate(Work& work, std::span<const std::uint32_t> heads, std::vector<std::uint8_t>& relations) const {
    work.pairs.resize(heads.size() * 3 * label_);
    for (std::size_t word = 0; word < heads.size(); ++word) {
        const std::int16_t* const dependent = work.label_dependents.data() + word * label_;
        const std::int16_t* const governor =
            heads[word] == 0 ? root_label_.data() : work.label_heads.data() + (heads[word] - 1) * label_;
        std::int16_t* const pair = work.pairs.data() + word * 3 * label_;
        for (std::size_t k = 0; k < label_; ++k) {
            pair[k] = dependent[k];
            pair[label_ + k] = governor[k];
            pair[2 * label_ + k] = narrow((std::int32_t{dependent[k]} * governor[k]) >> seen_bits);
        }
    }
    const std::size_t count = relation_.outputs();
    work.products.resize(heads.size() * count);
    relation_.multiply(work.pairs.data(), 3 * label_, heads.size(), work.products.data());
    relations.resize(heads.size());
    for (std::size_t word = 0; word < heads.size(); ++word) {
        const auto scores = work.products.begin() + static_cast<std::ptrdiff_t>(word * count);
        relations[word] =
            static_cast<std::uint8_t>(std::max_element(scores, scores + static_cast<std::ptrdiff_t>(count)) - scores);
    }
}

}  // namespace sayso::text
