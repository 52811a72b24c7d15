#include "text/net_kernel.h"

#include <algorithm>
#include <type_traits>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace sayso::text {
namespace {

constexpr std::size_t lanes = 8;

// Outputs of a sparse matrix lie in groups, inside them in the order in which two columns are put together: those that
// end up in a lane's lower half, then those in its upper half.
constexpr std::size_t column_group = 16;
constexpr std::size_t columns_together = 64;
constexpr std::size_t sum_step = 16;
constexpr std::size_t place_in_group(std::size_t output) {
    const std::size_t quarter = output / 4;  // 0 1 2 3 go to 0 2 1 3
    return (quarter == 1 ? 2 : quarter == 2 ? 1 : quarter) * 4 + output % 4;
}

// One block of eight outputs and as many inputs as there are pairs, for one row.
void plain_block(const std::int16_t* weights, const std::int32_t* biases, std::size_t pairs, const std::int16_t* in,
                 std::int32_t* sums) {
    std::copy_n(biases, lanes, sums);
    for (std::size_t pair = 0; pair < pairs; ++pair) {
        for (std::size_t o = 0; o < lanes; ++o) {
            sums[o] +=
                std::int32_t{weights[2 * o]} * in[2 * pair] + std::int32_t{weights[2 * o + 1]} * in[2 * pair + 1];
        }
        weights += 2 * lanes;
    }
}

#if defined(__x86_64__)

bool has_avx2() {
    static const bool has = __builtin_cpu_supports("avx2") != 0;
    return has;
}

bool has_vnni() {
    static const bool has = __builtin_cpu_supports("avx512bw") != 0 && __builtin_cpu_supports("avx512vnni") != 0;
    return has;
}

__attribute__((target("avx2"))) __m256i broadcast_pair(const std::int16_t* in) {
    std::int32_t pair = 0;
    __builtin_memcpy(&pair, in, sizeof pair);
    return _mm256_set1_epi32(pair);
}

// Blocks of eight outputs side by side, for some rows at once: each weight that is fetched serves all the rows, each
// input all the blocks. Everything is unrolled, so that the sums stay in registers.
template <std::size_t blocks, std::size_t rows>
__attribute__((target("avx2"))) void wide_blocks(const std::int16_t* weights, const std::int32_t* biases,
                                                 std::size_t pairs, const std::int16_t* in, std::size_t stride,
                                                 std::int32_t* out, std::size_t out_stride) {
    __m256i acc[rows][blocks];
#pragma GCC unroll 8
    for (std::size_t r = 0; r < rows; ++r) {
#pragma GCC unroll 8
        for (std::size_t b = 0; b < blocks; ++b)
            acc[r][b] = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(biases + b * lanes));
    }
    for (std::size_t pair = 0; pair < pairs; ++pair) {
        __m256i w[blocks];
#pragma GCC unroll 8
        for (std::size_t b = 0; b < blocks; ++b)
            w[b] = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(weights + (b * pairs + pair) * 2 * lanes));
#pragma GCC unroll 8
        for (std::size_t r = 0; r < rows; ++r) {
            const __m256i x = broadcast_pair(in + r * stride + 2 * pair);
#pragma GCC unroll 8
            for (std::size_t b = 0; b < blocks; ++b)
                acc[r][b] = _mm256_add_epi32(acc[r][b], _mm256_madd_epi16(w[b], x));
        }
    }
#pragma GCC unroll 8
    for (std::size_t r = 0; r < rows; ++r) {
#pragma GCC unroll 8
        for (std::size_t b = 0; b < blocks; ++b)
            _mm256_storeu_si256(reinterpret_cast<__m256i*>(out + r * out_stride + b * lanes), acc[r][b]);
    }
}

__attribute__((target("avx2"))) std::int32_t wide_dot(const std::int16_t* a, const std::int16_t* b, std::size_t size) {
    constexpr std::size_t step = 16;
    __m256i sums = _mm256_setzero_si256();
    std::size_t k = 0;
    for (; k + step <= size; k += step) {
        const __m256i x = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(a + k));
        const __m256i y = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(b + k));
        sums = _mm256_add_epi32(sums, _mm256_madd_epi16(x, y));
    }
    alignas(32) std::int32_t parts[lanes];
    _mm256_store_si256(reinterpret_cast<__m256i*>(parts), sums);
    std::int32_t sum = 0;
    for (const std::int32_t part : parts) sum += part;
    for (; k < size; ++k) sum += std::int32_t{a[k]} * b[k];
    return sum;
}

__attribute__((target("avx2"))) void wide_add(const std::int32_t* addends, std::size_t size, std::int32_t* sums) {
    for (std::size_t k = 0; k < size; k += lanes) {
        auto* const at = reinterpret_cast<__m256i*>(sums + k);
        const __m256i more = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(addends + k));
        _mm256_storeu_si256(at, _mm256_add_epi32(_mm256_loadu_si256(at), more));
    }
}

__attribute__((target("avx2"))) void wide_look_up(const std::int32_t* values, std::size_t size, int shift,
                                                  const StepTable& table, std::int16_t* out) {
    const __m256i lowest = _mm256_set1_epi32(-StepTable::half);
    const __m256i highest = _mm256_set1_epi32(StepTable::half - 1);
    const std::int16_t* const middle = table.values.data() + StepTable::half;
    alignas(32) std::int32_t steps[lanes];
    for (std::size_t k = 0; k < size; k += lanes) {
        const __m256i value = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(values + k));
        const __m256i step = _mm256_max_epi32(_mm256_min_epi32(_mm256_srai_epi32(value, shift), highest), lowest);
        _mm256_store_si256(reinterpret_cast<__m256i*>(steps), step);
#pragma GCC unroll 8
        for (std::size_t i = 0; i < lanes; ++i) out[k + i] = middle[steps[i]];
    }
}

// mulhrs is the product of two numbers, halved fifteen times and rounded.
__attribute__((target("avx2"))) void wide_step(const std::int16_t* gates, const std::int16_t* candidates,
                                               std::size_t size, std::int16_t* state) {
    constexpr std::size_t step = 16;
    for (std::size_t k = 0; k < size; k += step) {
        auto* const at = reinterpret_cast<__m256i*>(state + k);
        const __m256i before = _mm256_loadu_si256(at);
        const __m256i gate = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(gates + k));
        const __m256i candidate = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(candidates + k));
        const __m256i change = _mm256_mulhrs_epi16(gate, _mm256_sub_epi16(candidate, before));
        _mm256_storeu_si256(at, _mm256_add_epi16(before, change));
    }
}

// 64 outputs of two inputs that may stand anywhere, for all such twos. The outputs' order in the layout is the one in
// which unpack puts them right.
__attribute__((target("avx2"))) void wide_columns(const std::int16_t* weights, std::size_t outputs,
                                                  std::span<const std::uint32_t> places, const std::int16_t* in,
                                                  std::int32_t* out) {
    constexpr std::size_t groups = 4;
    __m256i acc[2 * groups];
#pragma GCC unroll 8
    for (__m256i& sum : acc) sum = _mm256_setzero_si256();
    for (std::size_t p = 0; p + 1 < places.size(); p += 2) {
        const std::int16_t* const first = weights + places[p] * outputs;
        const std::int16_t* const second = weights + places[p + 1] * outputs;
        const std::int16_t pair[2] = {in[places[p]], in[places[p + 1]]};
        const __m256i x = broadcast_pair(pair);
#pragma GCC unroll 4
        for (std::size_t g = 0; g < groups; ++g) {
            const __m256i a = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(first + g * column_group));
            const __m256i b = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(second + g * column_group));
            acc[2 * g] = _mm256_add_epi32(acc[2 * g], _mm256_madd_epi16(_mm256_unpacklo_epi16(a, b), x));
            acc[2 * g + 1] = _mm256_add_epi32(acc[2 * g + 1], _mm256_madd_epi16(_mm256_unpackhi_epi16(a, b), x));
        }
    }
#pragma GCC unroll 8
    for (std::size_t k = 0; k < 2 * groups; ++k)
        _mm256_storeu_si256(reinterpret_cast<__m256i*>(out + k * lanes), acc[k]);
}

// As wide_blocks, for twice as many blocks: two side by side, where products are added in one step.
template <std::size_t twos, std::size_t rows>
__attribute__((target("avx512f,avx512bw,avx512vnni"))) void widest_blocks(const std::int16_t* weights,
                                                                          const std::int32_t* biases, std::size_t pairs,
                                                                          const std::int16_t* in, std::size_t stride,
                                                                          std::int32_t* out, std::size_t out_stride) {
    __m512i acc[rows][twos];
#pragma GCC unroll 8
    for (std::size_t r = 0; r < rows; ++r) {
#pragma GCC unroll 8
        for (std::size_t b = 0; b < twos; ++b) acc[r][b] = _mm512_loadu_si512(biases + b * 2 * lanes);
    }
    for (std::size_t pair = 0; pair < pairs; ++pair) {
        __m512i w[twos];
#pragma GCC unroll 8
        for (std::size_t b = 0; b < twos; ++b) {
            const auto* const block = reinterpret_cast<const __m256i*>(weights + (2 * b * pairs + pair) * 2 * lanes);
            const __m512i first = _mm512_maskz_broadcast_i64x4(0x0F, _mm256_loadu_si256(block));
            w[b] = _mm512_mask_broadcast_i64x4(first, 0xF0, _mm256_loadu_si256(block + pairs));
        }
#pragma GCC unroll 8
        for (std::size_t r = 0; r < rows; ++r) {
            std::int32_t both = 0;
            __builtin_memcpy(&both, in + r * stride + 2 * pair, sizeof both);
            const __m512i x = _mm512_set1_epi32(both);
#pragma GCC unroll 8
            for (std::size_t b = 0; b < twos; ++b) acc[r][b] = _mm512_dpwssd_epi32(acc[r][b], w[b], x);
        }
    }
#pragma GCC unroll 8
    for (std::size_t r = 0; r < rows; ++r) {
#pragma GCC unroll 8
        for (std::size_t b = 0; b < twos; ++b) _mm512_storeu_si512(out + r * out_stride + b * 2 * lanes, acc[r][b]);
    }
}

// As wide_columns, two groups at once.
__attribute__((target("avx512f,avx512bw,avx512vnni"))) void widest_columns(const std::int16_t* weights,
                                                                           std::size_t outputs,
                                                                           std::span<const std::uint32_t> places,
                                                                           const std::int16_t* in, std::int32_t* out) {
    constexpr std::size_t twos = columns_together / (2 * column_group);
    __m512i low[twos], high[twos];
#pragma GCC unroll 2
    for (std::size_t g = 0; g < twos; ++g) low[g] = high[g] = _mm512_setzero_si512();
    for (std::size_t p = 0; p + 1 < places.size(); p += 2) {
        const std::int16_t* const first = weights + places[p] * outputs;
        const std::int16_t* const second = weights + places[p + 1] * outputs;
        const std::int16_t pair[2] = {in[places[p]], in[places[p + 1]]};
        std::int32_t both = 0;
        __builtin_memcpy(&both, pair, sizeof both);
        const __m512i x = _mm512_set1_epi32(both);
#pragma GCC unroll 2
        for (std::size_t g = 0; g < twos; ++g) {
            const __m512i a = _mm512_loadu_si512(first + g * 2 * column_group);
            const __m512i b = _mm512_loadu_si512(second + g * 2 * column_group);
            low[g] = _mm512_dpwssd_epi32(low[g], _mm512_unpacklo_epi16(a, b), x);
            high[g] = _mm512_dpwssd_epi32(high[g], _mm512_unpackhi_epi16(a, b), x);
        }
    }
#pragma GCC unroll 2
    for (std::size_t g = 0; g < twos; ++g) {
        auto* const at = out + g * 2 * column_group;  // the halves of `low` and `high` take turns
        _mm512_storeu_si512(at, _mm512_maskz_shuffle_i64x2(0xFF, low[g], high[g], 0x44));
        _mm512_storeu_si512(at + column_group, _mm512_maskz_shuffle_i64x2(0xFF, low[g], high[g], 0xEE));
    }
}

// Sums of rows, sixteen numbers of each at a time.
__attribute__((target("avx2"))) void wide_sum(const std::int8_t* table, std::size_t width,
                                              std::span<const std::uint16_t> rows, std::size_t size,
                                              std::int16_t* sums) {
    for (std::size_t k = 0; k < size; k += sum_step) {
        __m256i sum = _mm256_setzero_si256();
        for (const std::uint16_t row : rows) {
            const auto* const at = reinterpret_cast<const __m128i*>(table + row * width + k);
            sum = _mm256_add_epi16(sum, _mm256_cvtepi8_epi16(_mm_loadu_si128(at)));
        }
        _mm256_storeu_si256(reinterpret_cast<__m256i*>(sums + k), sum);
    }
}

bool sums_may_be_wider() { return has_vnni(); }

#else

bool sums_may_be_wider() { return false; }

#endif

}  // namespace

Matrix::Matrix(std::size_t outputs, std::size_t inputs, std::span<const std::int16_t> weights,
               std::span<const std::int32_t> biases)
    : outputs_(outputs), inputs_(inputs) {
    const std::size_t blocks = (outputs + lanes - 1) / lanes;
    const std::size_t pairs = inputs / 2;
    weights_.assign(blocks * pairs * 2 * lanes, 0);
    biases_.assign(blocks * lanes, 0);
    std::copy(biases.begin(), biases.end(), biases_.begin());
    for (std::size_t o = 0; o < outputs; ++o) {
        for (std::size_t k = 0; k < 2 * pairs; ++k)
            weights_[((o / lanes * pairs + k / 2) * lanes + o % lanes) * 2 + k % 2] = weights[o * inputs + k];
    }
}

template <std::size_t blocks, std::size_t rows>
void Matrix::multiply_some(const std::int16_t* in, std::size_t stride, std::size_t begin, std::int32_t* out) const {
    const std::size_t pairs = inputs_ / 2;
    const std::int16_t* const weights = weights_.data() + begin * pairs * 2;
    const std::int32_t* const biases = biases_.data() + begin;
    const bool whole = begin + blocks * lanes <= outputs_;  // else some of the last block's sums are nobody's
    std::int32_t sums[rows * blocks * lanes];
    std::int32_t* const target = whole ? out + begin : sums;
    const std::size_t target_stride = whole ? outputs_ : blocks * lanes;
#if defined(__x86_64__)
    if (blocks % 2 == 0 && has_vnni())
        widest_blocks<(blocks + 1) / 2, rows>(weights, biases, pairs, in, stride, target, target_stride);
    else if (has_avx2())
        wide_blocks<blocks, rows>(weights, biases, pairs, in, stride, target, target_stride);
    else
#endif
    {
        for (std::size_t r = 0; r < rows; ++r) {
            for (std::size_t b = 0; b < blocks; ++b)
                plain_block(weights + b * pairs * 2 * lanes, biases + b * lanes, pairs, in + r * stride,
                            target + r * target_stride + b * lanes);
        }
    }
    for (std::size_t r = 0; r < rows && !whole; ++r)
        std::copy_n(sums + r * blocks * lanes, outputs_ - begin, out + r * outputs_ + begin);
}

// Some blocks for all rows: their weights stay near. Eight sums grow at once: so many hide how long a product takes,
// and stay in registers.
template <std::size_t blocks>
void Matrix::multiply_blocks(const std::int16_t* in, std::size_t stride, std::size_t rows, std::size_t begin,
                             std::int32_t* out) const {
    std::size_t row = 0;
    for (; row + 4 <= rows; row += 4)
        multiply_some<blocks, 4>(in + row * stride, stride, begin * lanes, out + row * outputs_);
    for (; row < rows; ++row) multiply_some<blocks, 1>(in + row * stride, stride, begin * lanes, out + row * outputs_);
}

void Matrix::multiply(const std::int16_t* in, std::size_t stride, std::size_t rows, std::int32_t* out) const {
    const std::size_t blocks = biases_.size() / lanes;
    std::size_t block = 0;
    for (; sums_may_be_wider() && block + 4 <= blocks; block += 4) multiply_blocks<4>(in, stride, rows, block, out);
    for (; block + 2 <= blocks; block += 2) multiply_blocks<2>(in, stride, rows, block, out);
    for (; block < blocks; ++block) multiply_blocks<1>(in, stride, rows, block, out);
}

SparseMatrix::SparseMatrix(std::size_t outputs, std::size_t inputs, std::span<const std::int16_t> weights)
    : outputs_((outputs + columns_together - 1) / columns_together * columns_together),
      inputs_(inputs),
      used_(outputs) {
    weights_.assign(outputs_ * (inputs + 1), 0);
    for (std::size_t o = 0; o < outputs; ++o) {
        const std::size_t place = o / column_group * column_group + place_in_group(o % column_group);
        for (std::size_t k = 0; k < inputs; ++k) weights_[k * outputs_ + place] = weights[o * inputs + k];
    }
}

void SparseMatrix::multiply(std::span<const std::int16_t> in, std::vector<std::uint32_t>& places,
                            std::span<std::int32_t> out) const {
    places.resize(inputs_ + 1);
    std::size_t count = 0;
    for (std::uint32_t k = 0; k < inputs_; ++k) {  // without a branch, which nobody could foretell
        places[count] = k;
        count += in[k] != 0;
    }
    places.resize(count);
    std::size_t done = 0;
#if defined(__x86_64__)
    if (has_avx2()) {
        if (places.size() % 2 != 0) places.push_back(static_cast<std::uint32_t>(inputs_));  // whose weights are 0
        const auto some = has_vnni() ? widest_columns : wide_columns;
        for (; done + columns_together <= used_; done += columns_together)
            some(weights_.data() + done, outputs_, places, in.data(), out.data() + done);
    }
#endif
    for (std::size_t o = done; o < used_; ++o) {
        const std::size_t at = o / column_group * column_group + place_in_group(o % column_group);
        std::int32_t sum = 0;
        for (const std::uint32_t k : places) sum += k < inputs_ ? std::int32_t{weights_[k * outputs_ + at]} * in[k] : 0;
        out[o] = sum;
    }
}

std::int32_t dot(const std::int16_t* a, const std::int16_t* b, std::size_t size) {
#if defined(__x86_64__)
    if (has_avx2()) return wide_dot(a, b, size);
#endif
    std::int32_t sum = 0;
    for (std::size_t k = 0; k < size; ++k) sum += std::int32_t{a[k]} * b[k];
    return sum;
}

void sum_rows(std::span<const std::int8_t> table, std::size_t width, std::span<const std::uint16_t> rows,
              std::int16_t* sums) {
    const auto is_there = [&](std::uint16_t row) { return (row + std::size_t{1}) * width <= table.size(); };
    std::size_t k = 0;
#if defined(__x86_64__)
    k = has_avx2() && std::all_of(rows.begin(), rows.end(), is_there) ? width / sum_step * sum_step : 0;
    if (k > 0) wide_sum(table.data(), width, rows, k, sums);
#endif
    std::fill(sums + k, sums + width, std::int16_t{0});
    for (const std::uint16_t row : rows) {
        for (std::size_t rest = k; rest < width && is_there(row); ++rest)
            sums[rest] = static_cast<std::int16_t>(sums[rest] + table[row * width + rest]);
    }
}

void add(const std::int32_t* addends, std::size_t size, std::int32_t* sums) {
    std::size_t k = 0;
#if defined(__x86_64__)
    k = has_avx2() ? size / lanes * lanes : 0;
    if (k > 0) wide_add(addends, k, sums);
#endif
    for (; k < size; ++k) sums[k] += addends[k];
}

void look_up(const std::int32_t* values, std::size_t size, int bits, const StepTable& table, std::int16_t* out) {
    const int shift = bits - StepTable::bits;
    std::size_t k = 0;
#if defined(__x86_64__)
    k = has_avx2() ? size / lanes * lanes : 0;
    if (k > 0) wide_look_up(values, k, shift, table, out);
#endif
    for (; k < size; ++k) {
        const std::int32_t place =
            std::clamp(values[k] >> shift, -StepTable::half, StepTable::half - 1) + StepTable::half;
        out[k] = table.values[static_cast<std::size_t>(place)];
    }
}

void recur(const std::int16_t* gates, const std::int16_t* candidates, std::size_t size, std::int16_t* state) {
    std::size_t k = 0;
#if defined(__x86_64__)
    constexpr std::size_t together = 16;
    k = has_avx2() ? size / together * together : 0;
    if (k > 0) wide_step(gates, candidates, k, state);
#endif
    for (; k < size; ++k) {
        const std::int32_t change = std::int32_t{gates[k]} * (candidates[k] - state[k]);
        state[k] = static_cast<std::int16_t>(state[k] + ((change + (1 << (gate_bits - 1))) >> gate_bits));
    }
}

}  // namespace sayso::text
