// A small recurrent net over a sentence, read in whole numbers, so that it gives the same result on every machine.
//
// Each word is the sum of a few rows of an embedding table. Two layers of minimal gated units (Feng, Guo, Yang and
// Cheng 2024, "Were RNNs all we needed?") go over the sentence in both directions: gate and candidate depend on the
// input alone, so that the products are done for all words at once and the recurrence is a few additions a word. What
// the second layer gives is shared by all that is asked: parts of speech, heads (a bilinear score of dependent and
// head, after Dozat and Manning 2017, with a bias by distance), relations.
//
// A section of the pack, all numbers little endian:
//   "SNET1\0\0\0" · u32 rows, width, hidden, tags, arc, label, relations · i8 rows × width
//   then, each as i16 weights (output by output) and i32 biases: layer 1 (2·hidden outputs of 3·width inputs),
//   layer 2 (2·hidden of hidden), tags, dependent, head, bilinear (no biases), label dependent, label head, relations;
//   i16 hidden: what stands for the root; i32 41: score by distance; then the relations' names, each ended by \0
// A net of tags alone has arc, label and relations of 0 and ends behind the layer of tags. Its words tell what stands
// around them, and so hardly two of them have the same rows.
// Width, arc and label are even, hidden is a multiple of 4. Fixed point: embeddings /2^6, weights /2^10, hidden states
// /2^12, what the heads see /2^6.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/net_kernel.h"
#include "text/product_cache.h"

namespace sayso::text {

// The rows of an embedding table that features of one kind are hashed into.
struct RowStretch {
    std::uint32_t begin, size;
};
// The row of a value of that kind. What is learnt depends on it: another hash needs another learning.
[[nodiscard]] constexpr std::uint16_t row_in(RowStretch stretch, std::uint64_t value) {
    std::uint64_t h = (value ^ (value >> 31U)) * 0x9E3779B97F4A7C15ULL;
    h ^= h >> 29U;
    return static_cast<std::uint16_t>(stretch.begin + ((h * 0xBF58476D1CE4E5B9ULL) >> 40U) % stretch.size);
}

class Net {
public:
    // Buffers of one thread and one net, used again from sentence to sentence.
    struct Work {
        // In: the rows of word i are rows[first[i]] to rows[first[i + 1]].
        std::vector<std::uint16_t> rows;
        std::vector<std::uint32_t> first;
        // Out: for each word a score for each tag, and for each head: the root, then the words.
        std::vector<std::int32_t> tag_scores;
        std::vector<std::int32_t> head_scores;

        [[nodiscard]] std::size_t words() const { return first.empty() ? 0 : first.size() - 1; }

    private:
        friend class Net;
        std::vector<std::int16_t> input, gates, candidates, state, hidden, states, dependents, heads, projected,
            label_dependents, label_heads, pairs;
        std::vector<std::int32_t> products;
        std::vector<std::uint32_t> places;
        ProductCache cache;
    };

    Net() = default;
    // A copy of the section's weights; the embedding table stays a view, so the bytes must outlive the net. Empty if
    // they are no whole net.
    static Net from(std::string_view section);
    [[nodiscard]] bool empty() const { return width_ == 0; }
    [[nodiscard]] std::size_t tags() const { return tags_; }
    [[nodiscard]] bool has_heads() const { return arc_ != 0; }
    // Names of the relations; the index is what relate() gives.
    [[nodiscard]] const std::vector<std::string>& relations() const { return relation_names_; }

    // Scores of tags and heads for all words; only of a net that has heads.
    void read(Work& work) const;
    // Scores of tags alone: time and memory grow with the words, not with their square.
    void read_tags(Work& work) const;
    // The best relation of each word to its head (0 the root, else word number head - 1); after read().
    void relate(Work& work, std::span<const std::uint32_t> heads, std::vector<std::uint8_t>& relations) const;

private:
    class Loader;

    static SparseMatrix by_word(std::span<const std::int16_t> weights, std::size_t outputs, std::size_t width);
    void embed(const Work& work, std::size_t i, std::int16_t* word) const;
    void ask_for(const Work& work, std::size_t i) const;
    void multiply_around(Work& work) const;
    void multiply_by_word(Work& work) const;
    void apply(const Matrix& layer, Work& work, std::vector<std::int32_t>& out) const;
    void recur_over(int input_bits, Work& work, std::int16_t* output) const;

    std::size_t width_ = 0, hidden_ = 0, tags_ = 0, arc_ = 0, label_ = 0;
    std::string_view embeddings_;
    SparseMatrix first_;  // of a net that has heads; else around_
    Matrix around_, second_, tag_, dependent_, head_, bilinear_, label_dependent_, label_head_, relation_;
    std::vector<std::int32_t> first_biases_;
    std::vector<std::int16_t> root_;
    std::vector<std::int32_t> distances_;
    std::vector<std::string> relation_names_;
    std::vector<std::int16_t> root_head_, root_label_;  // what the root looks like to the heads and to the relations
};

}  // namespace sayso::text
