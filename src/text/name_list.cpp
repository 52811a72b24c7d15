#include "text/name_list.h"

#include <algorithm>
#include <span>

#include "text/linear_model.h"

namespace sayso::text {
namespace {

constexpr TokenIndex longest = 12;  // tokens

}  // namespace

NameList::NameList(const Table& names, std::vector<std::string_view> endings) : endings_(std::move(endings)) {
    const std::optional<std::size_t> form = names.column("form");
    const std::optional<std::size_t> kind = names.column("kind");
    if (!form.has_value() || !kind.has_value()) return;
    entries_.reserve(names.rows());
    for (std::size_t row = 0; row < names.rows(); ++row)
        entries_.emplace_back(names.cell(row, *form), names.cell(row, *kind));
    // The table comes in this order; one that does not is put right.
    if (!std::is_sorted(entries_.begin(), entries_.end())) std::sort(entries_.begin(), entries_.end());
}

// What is left are the forms that begin with the tokens so far: fewer with each token.
NameList::Match NameList::match(std::string_view text, const Document& document, TokenIndex t, TokenIndex end) const {
    Match best;
    std::span<const Entry> left = entries_;
    const auto begin = document.tokens[t].span.begin;
    const auto note = [&](std::string_view form, TokenIndex last) {
        const auto found = std::lower_bound(left.begin(), left.end(), form,
                                            [](const Entry& entry, std::string_view f) { return entry.first < f; });
        if (found == left.end() || found->first != form) return false;
        best = {.end = last + 1, .kind = hash_text(found->second)};
        return true;
    };
    for (TokenIndex last = t; last < end && last - t < longest && !left.empty(); ++last) {
        const std::string_view here = text.substr(begin, document.tokens[last].span.end - begin);
        bool found = note(here, last);
        for (std::size_t i = 0; i < endings_.size() && !found; ++i) {
            if (here.size() > endings_[i].size() && here.ends_with(endings_[i]))
                found = note(here.substr(0, here.size() - endings_[i].size()), last);
        }
        const auto first = std::lower_bound(
            left.begin(), left.end(), here,
            [&](const Entry& entry, std::string_view f) { return entry.first.substr(0, f.size()) < f; });
        const auto behind = std::upper_bound(first, left.end(), here, [&](std::string_view f, const Entry& entry) {
            return f < entry.first.substr(0, f.size());
        });
        left = {first, behind};
    }
    return best;
}

}  // namespace sayso::text
