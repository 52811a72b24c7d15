// Products of whole numbers, as fast as the machine has them. All results are the same bits on every machine.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace sayso::text {

// A matrix of weights, laid out for the products: outputs by eights, inside them inputs by twos, so that eight sums
// grow side by side.
class Matrix {
public:
    Matrix() = default;
    // `weights`: output by output, `inputs` each. `biases`: one for each output, or none.
    Matrix(std::size_t outputs, std::size_t inputs, std::span<const std::int16_t> weights,
           std::span<const std::int32_t> biases);

    [[nodiscard]] std::size_t outputs() const { return outputs_; }

    // For each of `rows` inputs, `stride` numbers apart: out[row · outputs + o] = biases[o] + sum of weights[o][k] ·
    // in[row][k]. Sums must fit into 32 bits.
    void multiply(const std::int16_t* in, std::size_t stride, std::size_t rows, std::int32_t* out) const;

private:
    template <std::size_t blocks>
    void multiply_blocks(const std::int16_t* in, std::size_t stride, std::size_t rows, std::size_t begin,
                         std::int32_t* out) const;
    template <std::size_t blocks, std::size_t rows>
    void multiply_some(const std::int16_t* in, std::size_t stride, std::size_t begin, std::int32_t* out) const;

    std::size_t outputs_ = 0, inputs_ = 0;
    std::vector<std::int16_t> weights_;
    std::vector<std::int32_t> biases_;  // as many as there are outputs, rounded up to eights
};

// A matrix of weights for inputs of which many are 0, laid out input by input: those of 0 are passed over. No biases.
class SparseMatrix {
public:
    SparseMatrix() = default;
    // `weights`: output by output, `inputs` each.
    SparseMatrix(std::size_t outputs, std::size_t inputs, std::span<const std::int16_t> weights);

    // out[o] = sum of weights[o][k] · in[k]; `in` has one more number than there are inputs, of any value. `places` is
    // room that is used again.
    void multiply(std::span<const std::int16_t> in, std::vector<std::uint32_t>& places,
                  std::span<std::int32_t> out) const;

private:
    std::size_t outputs_ = 0, inputs_ = 0;  // outputs rounded up
    std::size_t used_ = 0;                  // outputs as they are
    std::vector<std::int16_t> weights_;     // with a last input of weights 0
};

// The sum of a[k] · b[k].
[[nodiscard]] std::int32_t dot(const std::int16_t* a, const std::int16_t* b, std::size_t size);

// sums[k] = the sum of table[row · width + k] of all rows that the table has, for k below the width. Sums must fit into
// 16 bits.
void sum_rows(std::span<const std::int8_t> table, std::size_t width, std::span<const std::uint16_t> rows,
              std::int16_t* sums);

// sums[k] += addends[k].
void add(const std::int32_t* addends, std::size_t size, std::int32_t* sums);

// A function between -8 and 8 in steps of 1/64; what lies beyond has the value of the last step.
struct StepTable {
    static constexpr int bits = 6;
    static constexpr std::int32_t half = 8 << bits;
    std::array<std::int16_t, std::size_t{2} * half> values{};
};

// The function of fixed-point numbers with `bits` (at least StepTable::bits) behind the point.
void look_up(const std::int32_t* values, std::size_t size, int bits, const StepTable& table, std::int16_t* out);

// One step of minimal gated units: the state goes as far towards the candidate as the gate says, 2^gate_bits being the
// whole way. Candidates and states stay between -2^14 and 2^14.
inline constexpr int gate_bits = 15;
void recur(const std::int16_t* gates, const std::int16_t* candidates, std::size_t size, std::int16_t* state);

}  // namespace sayso::text
