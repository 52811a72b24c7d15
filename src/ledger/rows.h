// A set of statements by their row numbers (private to src/ledger).
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace sayso::ledger {

class Rows {
public:
    Rows() = default;
    explicit Rows(std::vector<std::int64_t> rows) : rows_(std::move(rows)) {
        if (!std::is_sorted(rows_.begin(), rows_.end())) std::sort(rows_.begin(), rows_.end());
        rows_.erase(std::unique(rows_.begin(), rows_.end()), rows_.end());
    }

    [[nodiscard]] const std::vector<std::int64_t>& ascending() const { return rows_; }
    [[nodiscard]] std::size_t size() const { return rows_.size(); }

private:
    std::vector<std::int64_t> rows_;
};

// Asks a set about ascending rows: the whole of it is walked through once.
class Membership {
public:
    explicit Membership(const Rows& rows) : at_(rows.ascending().begin()), end_(rows.ascending().end()) {}

    [[nodiscard]] bool has(std::int64_t row) {
        constexpr std::ptrdiff_t near = 16;
        if (end_ - at_ > near && *(at_ + near) < row) at_ = std::lower_bound(at_ + near, end_, row);
        while (at_ != end_ && *at_ < row) ++at_;
        return at_ != end_ && *at_ == row;
    }

private:
    std::vector<std::int64_t>::const_iterator at_;
    std::vector<std::int64_t>::const_iterator end_;
};

}  // namespace sayso::ledger
