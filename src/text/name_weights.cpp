#include "text/name_weights.h"

#include <algorithm>
#include <bit>

#include "base/little_endian.h"

namespace sayso::text {
namespace {

constexpr std::string_view magic = "SNW1";
constexpr std::size_t head_size = 12;
constexpr std::size_t row_size = 2 * name_labels;
constexpr std::size_t line = 16;  // slots of one line of the cache
constexpr std::size_t least_slots = 64;

}  // namespace

std::uint32_t NameWeights::key_at(std::size_t slot) const { return load_u32(key_bytes_, slot * 4); }

NameWeights NameWeights::from(std::string_view bytes) {
    if (bytes.size() < head_size || !bytes.starts_with(magic)) return {};
    const std::uint64_t slots = load_u32(bytes, 4);
    const std::uint64_t rows = load_u32(bytes, 8);
    if (!std::has_single_bit(slots) || slots < least_slots || rows >= slots) return {};
    if (bytes.size() != head_size + slots * 4 + rows * row_size) return {};
    NameWeights weights;
    weights.key_bytes_ = bytes.substr(head_size, slots * 4);
    weights.row_bytes_ = bytes.substr(head_size + slots * 4);
    weights.slots_ = static_cast<std::uint32_t>(slots);
    if (!weights.count_rows()) return {};
    weights.fill_filter();
    return weights;
}

// Are there as many keys as rows?
bool NameWeights::count_rows() {
    std::uint32_t rows = 0;
    for (std::size_t slot = 0; slot < slots_; ++slot) {
        if (slot % line == 0) rows_before_.push_back(rows);
        rows += key_at(slot) != 0 ? 1 : 0;
    }
    return rows * row_size == row_bytes_.size();
}

// Four bits for each slot, so that three of four or more are unset.
void NameWeights::fill_filter() {
    const int bits = std::min(std::countr_zero(slots_) + 2, 22);
    filter_shift_ = static_cast<unsigned>(32 - bits);
    filter_.assign(std::size_t{1} << (bits - 6), 0);
    for (std::size_t slot = 0; slot < slots_; ++slot) {
        const std::uint32_t bit = key_at(slot) >> filter_shift_;
        if (key_at(slot) != 0) filter_[bit / 64] |= std::uint64_t{1} << (bit % 64);
    }
}

std::size_t NameWeights::slot_of(std::uint32_t key) const {
    std::size_t slot = key & (slots_ - 1);
    for (std::uint32_t found = key_at(slot); found != key && found != 0; found = key_at(slot))
        slot = (slot + 1) & (slots_ - 1);
    return slot;
}

std::uint32_t NameWeights::row_of(std::size_t slot) const {
    std::uint32_t row = rows_before_[slot / line];
    for (std::size_t before = slot / line * line; before < slot; ++before) row += key_at(before) != 0 ? 1 : 0;
    return row;
}

// The table is larger than the caches: first all slots are asked for, then all rows, so that they are waited for
// together. Most features were never seen when the model was learnt; the filter tells most of those at once.
NameWeights::Scores NameWeights::score(const FeatureList& features) const {
    Scores scores{};
    if (empty()) return scores;
    std::array<std::uint32_t, FeatureList::most> found;  // keys that may be there, then where their rows begin
    std::size_t count = 0;
    for (const std::uint32_t key : features.keys()) {
        const std::uint32_t bit = key >> filter_shift_;
        if ((filter_[bit / 64] >> (bit % 64) & 1U) == 0) continue;
        __builtin_prefetch(key_bytes_.data() + std::size_t{key & (slots_ - 1)} * 4);
        found[count++] = key;
    }
    std::size_t rows = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t slot = slot_of(found[i]);
        if (key_at(slot) == 0) continue;
        found[rows] = static_cast<std::uint32_t>(row_of(slot) * row_size);
        __builtin_prefetch(row_bytes_.data() + found[rows++]);
    }
    for (std::size_t i = 0; i < rows; ++i) {
        for (std::size_t label = 0; label < name_labels; ++label)
            scores[label] += static_cast<std::int16_t>(load_u16(row_bytes_, found[i] + 2 * label));
    }
    return scores;
}

std::string serialise(const std::map<std::uint32_t, NameWeights::Row>& rows) {
    const std::size_t slots = std::max(least_slots, std::bit_ceil(rows.size() * 3 / 2 + 2));
    std::vector<std::uint32_t> keys(slots);
    for (const auto& [key, row] : rows) {
        std::size_t slot = key & (slots - 1);
        while (keys[slot] != 0) slot = (slot + 1) & (slots - 1);
        keys[slot] = key;
    }
    std::string bytes(magic);
    append_u32(bytes, static_cast<std::uint32_t>(slots));
    append_u32(bytes, static_cast<std::uint32_t>(rows.size()));
    for (const std::uint32_t key : keys) append_u32(bytes, key);
    for (const std::uint32_t key : keys) {
        if (key == 0) continue;
        for (const std::int16_t weight : rows.at(key)) append_u16(bytes, static_cast<std::uint16_t>(weight));
    }
    return bytes;
}

}  // namespace sayso::text
