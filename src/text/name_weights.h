// The weights of the chain that tells names: for each hashed feature a row of 16-bit numbers, one for every label.
//
// Bytes, all numbers little endian:
//   "SNW1" · u32 slots (a power of two, 64 or more) · u32 rows · u32 × slots, keys · i16 × labels × rows
// Open addressing, linear probing; key 0 is an empty slot. Rows stand in the order of their keys' slots, so that no
// slot has to say where its row is.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "text/linear_model.h"
#include "text/name_model.h"

namespace sayso::text {

class NameWeights {
public:
    using Scores = std::array<std::int32_t, name_labels>;
    using Row = std::array<std::int16_t, name_labels>;

    NameWeights() = default;
    // A view of the bytes, which must outlive it. Empty, so that every score is 0, if they are not whole.
    [[nodiscard]] static NameWeights from(std::string_view bytes);

    // The sum of the features' rows.
    [[nodiscard]] Scores score(const FeatureList& features) const;
    [[nodiscard]] bool empty() const { return slots_ == 0; }

private:
    [[nodiscard]] std::uint32_t key_at(std::size_t slot) const;
    // The slot of the key, or an empty one.
    [[nodiscard]] std::size_t slot_of(std::uint32_t key) const;
    [[nodiscard]] std::uint32_t row_of(std::size_t slot) const;
    bool count_rows();
    void fill_filter();

    std::string_view key_bytes_, row_bytes_;
    std::uint32_t slots_ = 0;
    std::vector<std::uint32_t> rows_before_;  // each line of slots
    std::vector<std::uint64_t> filter_;       // a bit for the upper bits of each key
    unsigned filter_shift_ = 0;
};

[[nodiscard]] std::string serialise(const std::map<std::uint32_t, NameWeights::Row>& rows);

}  // namespace sayso::text
