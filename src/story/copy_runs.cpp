#include "story/copy_runs.h"

#include <algorithm>
#include <array>
#include <bit>
#include <optional>
#include <utility>

namespace sayso::story {
namespace {

// Equal words in a row on both sides.
struct Block {
    std::uint32_t left = 0, right = 0, size = 0;
    [[nodiscard]] std::uint32_t left_end() const { return left + size; }
    [[nodiscard]] std::uint32_t right_end() const { return right + size; }
};

using Chain = std::vector<Block>;

// Whether the words one step before on the diagonal are a seed, too.
bool follows_seed(std::span<const Seed> seeds, const Seed& seed) {
    if (seed.left_at == 0 || seed.right_at == 0) return false;
    return std::binary_search(seeds.begin(), seeds.end(),
                              Seed{seed.left, seed.right, seed.left_at - 1, seed.right_at - 1});
}

Block block_around(const Words& left, const Words& right, const Seed& seed) {
    Block block{seed.left_at, seed.right_at, 0};
    while (block.left > 0 && block.right > 0 && left.keys[block.left - 1] == right.keys[block.right - 1]) {
        --block.left;
        --block.right;
    }
    while (block.left_end() < left.size() && block.right_end() < right.size() &&
           left.keys[block.left_end()] == right.keys[block.right_end()])
        ++block.size;
    return block;
}

// Seeds on one diagonal that touch are one block, with the words of set phrases beside and between them; blocks in
// order of their place in the left text.
std::vector<Block> blocks_of(const Words& left, const Words& right, std::span<const Seed> seeds) {
    std::vector<Block> blocks;
    for (const Seed& seed : seeds)
        if (!follows_seed(seeds, seed)) blocks.push_back(block_around(left, right, seed));
    const auto place = [](const Block& block) { return std::pair(block.left, block.right); };
    std::sort(blocks.begin(), blocks.end(), [&](const Block& a, const Block& b) { return place(a) < place(b); });
    blocks.erase(
        std::unique(blocks.begin(), blocks.end(), [&](const Block& a, const Block& b) { return place(a) == place(b); }),
        blocks.end());
    return blocks;
}

// Words that `b` shares with the end of `a` on either side: of "then silence, then they cried" and "then they cried"
// the first "then" may have been taken already.
std::uint32_t overlap_of(const Block& a, const Block& b) {
    const auto over = [](std::uint32_t end, std::uint32_t begin) { return end > begin ? end - begin : 0; };
    return std::max(over(a.left_end(), b.left), over(a.right_end(), b.right));
}

Block without_first(const Block& block, std::uint32_t words) {
    return {block.left + words, block.right + words, block.size - words};
}

std::uint32_t gap_between(const Block& a, const Block& b) {
    return std::max(b.left - a.left_end(), b.right - a.right_end());
}

// What of `b` goes on after `a`, if anything does within reach.
std::optional<Block> continued(const Block& a, const Block& b, std::uint32_t widest_gap) {
    const std::uint32_t overlap = overlap_of(a, b);
    if (overlap >= b.size) return std::nullopt;
    const Block rest = without_first(b, overlap);
    return gap_between(a, rest) <= widest_gap ? std::optional(rest) : std::nullopt;
}

// Every block goes to the chain whose end is nearest before it. Chains that can grow no more are put away, so that the
// time stays near linear: at most a gap's worth of words back can a chain be continued.
std::vector<Chain> chains_of(const std::vector<Block>& blocks, std::uint32_t widest_gap) {
    std::vector<Chain> chains;
    std::vector<std::size_t> open;
    for (const Block& block : blocks) {
        std::erase_if(open, [&](std::size_t c) { return chains[c].back().left_end() + widest_gap < block.left; });
        std::optional<Block> best;
        std::size_t chosen = chains.size();
        for (const std::size_t c : open) {
            const std::optional<Block> rest = continued(chains[c].back(), block, widest_gap);
            if (!rest || (best && gap_between(chains[chosen].back(), *best) <= gap_between(chains[c].back(), *rest)))
                continue;
            best = rest;
            chosen = c;
        }
        if (!best) {
            open.push_back(chosen);
            chains.emplace_back();
        }
        chains[chosen].push_back(best.value_or(block));
    }
    return chains;
}

// Papers take over whole sentences: an end that is a sentence's on both sides has so much in hand.
constexpr std::uint32_t sentence_bonus = 4;

// A short block behind a wide gap at either end is chance, not copying.
void trim(const Words& left, const Words& right, Chain& chain) {
    const auto bonus = [&](std::uint32_t i, std::uint32_t k) {
        return left.edge(i) && right.edge(k) ? sentence_bonus : 0;
    };
    while (chain.size() > 1) {
        const Block& last = chain.back();
        if (last.size + bonus(last.left_end(), last.right_end()) >= gap_between(chain[chain.size() - 2], last)) break;
        chain.pop_back();
    }
    while (chain.size() > 1 && chain[0].size + bonus(chain[0].left, chain[0].right) < gap_between(chain[0], chain[1]))
        chain.erase(chain.begin());
}

// Both texts seen from one end of a run: step 0 is the first word beyond it.
struct Outward {
    const Words& left;
    const Words& right;
    WordRange from;  // how far the run reaches: begins or ends, by direction
    bool forward = true;

    [[nodiscard]] std::uint32_t left_room() const { return forward ? left.size() - from.begin : from.begin; }
    [[nodiscard]] std::uint32_t right_room() const { return forward ? right.size() - from.end : from.end; }
    // Whether a sentence ends on both sides so many words out.
    [[nodiscard]] bool edge(std::uint32_t i, std::uint32_t k) const {
        return forward ? left.edge(from.begin + i) && right.edge(from.end + k)
                       : left.edge(from.begin - i) && right.edge(from.end - k);
    }
    [[nodiscard]] bool same(std::uint32_t i, std::uint32_t k) const {
        return forward ? left.keys[from.begin + i] == right.keys[from.end + k]
                       : left.keys[from.begin - 1 - i] == right.keys[from.end - 1 - k];
    }
};

struct Reach {
    std::uint32_t left = 0, right = 0;
};

// Scores of an alignment that ends in an equal or changed word, in words left out, and in words put in (Gotoh 1982).
struct Cell {
    int pair = 0, left_out = 0, put_in = 0;
    [[nodiscard]] int best() const { return std::max({pair, left_out, put_in}); }
};

// What an alignment can gain at most.
struct Hope {
    std::uint32_t rows = 0;  // a bit for each of the words to the left that stands among those to the right
    bool edge = false;       // whether a sentence ends on both sides behind the same word
};

Hope hope_of(const Outward& out, std::uint32_t rows, std::uint32_t columns) {
    Hope hope;
    for (std::uint32_t i = 0; i < rows; ++i) {
        for (std::uint32_t k = 0; k < columns; ++k) {
            if (!out.same(i, k)) continue;
            hope.rows |= 1U << i;
            hope.edge = hope.edge || out.edge(i + 1, k + 1);
        }
    }
    return hope;
}

// How far the likeness goes on beyond an end, over edits and stretches shorter than a seed: the best alignment of two
// beginnings (Needleman and Wunsch 1970). A changed word costs more than an equal one gains; of words left out the
// first costs most, since they mostly go together.
Reach reach_of(const Outward& out) {
    constexpr std::uint32_t window = 16;
    constexpr int match = 2, mismatch = -3, open = -2, extend = -1, never = -1000;
    if (out.edge(0, 0)) return {};
    const std::uint32_t rows = std::min(window, out.left_room()), columns = std::min(window, out.right_room());
    std::array<Cell, window + 1> above{}, row{};
    Reach best;
    int highest = 0;
    Hope hope = hope_of(out, rows, columns);
    const int bonus = hope.edge ? static_cast<int>(sentence_bonus) : 0;
    for (std::uint32_t i = 0; i <= rows && hope.rows != 0; ++i) {
        int highest_here = never;
        for (std::uint32_t k = 0; k <= columns; ++k) {
            Cell& cell = row[k];
            cell = {i + k == 0 ? 0 : never, never, never};
            if (i > 0) cell.left_out = std::max(above[k].best() + open, above[k].left_out + extend);
            if (k > 0) cell.put_in = std::max(row[k - 1].best() + open, row[k - 1].put_in + extend);
            const bool same = i > 0 && k > 0 && out.same(i - 1, k - 1);
            if (i > 0 && k > 0) cell.pair = above[k - 1].best() + (same ? match : mismatch);
            highest_here = std::max(highest_here, cell.best());
            const int score = cell.pair + (out.edge(i, k) ? static_cast<int>(sentence_bonus) : 0);
            if (!same || score <= highest) continue;
            highest = score;
            best = {i, k};
        }
        above.swap(row);
        if (i > 0) hope.rows &= ~(1U << (i - 1));
        // A row adds one equal word at most.
        if (highest_here + match * std::popcount(hope.rows) + bonus <= highest) break;
    }
    return best;
}

// Longest common subsequence of two short ranges, as single equal words.
void align(const Words& left, const Words& right, WordRange a, WordRange b, Chain& into) {
    if (a.size() == 0 || b.size() == 0) return;
    std::vector<std::vector<std::uint32_t>> length(a.size() + 1, std::vector<std::uint32_t>(b.size() + 1));
    for (std::uint32_t i = a.size(); i-- > 0;) {
        for (std::uint32_t k = b.size(); k-- > 0;) {
            const bool same = left.keys[a.begin + i] == right.keys[b.begin + k];
            length[i][k] = same ? length[i + 1][k + 1] + 1 : std::max(length[i + 1][k], length[i][k + 1]);
        }
    }
    for (std::uint32_t i = 0, k = 0; i < a.size() && k < b.size();) {
        if (left.keys[a.begin + i] == right.keys[b.begin + k])
            into.push_back({a.begin + i++, b.begin + k++, 1});
        else if (length[i + 1][k] >= length[i][k + 1])
            ++i;
        else
            ++k;
    }
}

// From where to where a chain goes, with what is alike beyond its ends.
Run reached(const Words& left, const Words& right, const Chain& chain) {
    const Block &first = chain.front(), &last = chain.back();
    const Reach before = reach_of({left, right, {first.left, first.right}, false});
    const Reach after = reach_of({left, right, {last.left_end(), last.right_end()}, true});
    return {.left = {first.left - before.left, last.left_end() + after.left},
            .right = {first.right - before.right, last.right_end() + after.right}};
}

// Which of the run's words are the same.
void compare(const Words& left, const Words& right, const Chain& chain, Run& run) {
    Chain all;
    WordRange done{run.left.begin, run.right.begin};  // words dealt with, left and right
    for (const Block& block : chain) {
        align(left, right, {done.begin, block.left}, {done.end, block.right}, all);
        all.push_back(block);
        done = {block.left_end(), block.right_end()};
    }
    align(left, right, {done.begin, run.left.end}, {done.end, run.right.end}, all);
    WordRange end{run.left.begin, run.right.begin};
    for (const Block& block : all) {
        run.same_words += block.size;
        if (block.left != end.begin || block.right != end.end)
            run.edits.push_back({{end.begin, block.left}, {end.end, block.right}});
        end = {block.left_end(), block.right_end()};
    }
}

}  // namespace

std::vector<Run> runs_of(const Words& left, const Words& right, std::span<const Seed> seeds,
                         const CopyOptions& options) {
    std::vector<Run> runs;
    for (Chain& chain : chains_of(blocks_of(left, right, seeds), options.widest_gap)) {
        trim(left, right, chain);
        Run run = reached(left, right, chain);
        if (run.left.size() < options.least_words || run.right.size() < options.least_words) continue;
        compare(left, right, chain, run);
        if (2 * run.same_words < std::max(run.left.size(), run.right.size())) continue;
        runs.push_back(std::move(run));
    }
    return runs;
}

}  // namespace sayso::story
