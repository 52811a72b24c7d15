#include "text/quotations.h"

#include <algorithm>

namespace sayso::text {
namespace {

constexpr std::size_t max_depth = 32;
constexpr std::uint32_t max_carried_blocks = 4;

// Does the character before a mark leave room for an opening one?
bool opens_to_the_right(const MarkContext& context) {
    return context.after_open_mark || context.before == CharClass::space || context.before == CharClass::opening ||
           context.before == CharClass::dash;
}

bool closes_to_the_left(const MarkContext& context) {
    return context.after == CharClass::space || context.after == CharClass::closing ||
           context.after == CharClass::dash || context.after == CharClass::punctuation;
}

}  // namespace

const QuotationFinder::Open* QuotationFinder::expecting(std::string_view mark) const {
    for (auto entry = open_.rbegin(); entry != open_.rend(); ++entry) {
        if (marks_.pair(entry->mark, mark)) return &*entry;
    }
    return nullptr;
}

MarkRole QuotationFinder::role(std::string_view mark, const MarkContext& context) const {
    const bool left = opens_to_the_right(context);
    const bool right = closes_to_the_left(context) || context.before_mark;
    const bool expected = expecting(mark) != nullptr;
    if (context.apostrophe && !expected) {
        if (context.after_figure) return MarkRole::apostrophe;
        if (!left && (is_word_part(context.before) || context.before == CharClass::hyphen)) return MarkRole::apostrophe;
        if (left && is_word_part(context.after) && !context.closable) return MarkRole::apostrophe;
    }
    if (!marks_.closes(mark)) return MarkRole::open;
    if (!marks_.opens(mark)) return MarkRole::close;
    if (context.block_begin) return MarkRole::open;
    if (left && !closes_to_the_left(context)) return MarkRole::open;
    if (expected || (right && !left)) return MarkRole::close;
    return left || context.before == CharClass::punctuation ? MarkRole::open : MarkRole::close;
}

void QuotationFinder::open(std::string_view mark, TokenIndex token) {
    // A mark repeated at the beginning of a paragraph goes on with the quotation that is open.
    if (token == block_begin_ && !open_.empty() && open_.front().mark == mark) {
        for (Open& entry : open_) entry.blocks = 0;
        return;
    }
    // Any other opening mark tells that what was carried over has ended, as does the same mark inside itself.
    const auto ended =
        std::find_if(open_.begin(), open_.end(), [&](const Open& o) { return o.blocks > 0 || o.mark == mark; });
    abandon(static_cast<std::size_t>(ended - open_.begin()), token);
    if (open_.size() == max_depth) abandon(0, token);
    Quotation quotation{.open = token, .inner = {token + 1, token + 1}};
    quotation.depth = static_cast<std::uint8_t>(open_.size());
    open_.push_back({.mark = mark, .quotation = found_.size()});
    found_.push_back(quotation);
}

void QuotationFinder::close(std::string_view mark, TokenIndex token) {
    const Open* entry = expecting(mark);
    if (entry == nullptr) {
        if (!marks_.pair(mark, mark)) found_.push_back({.close = token, .inner = {token, token}});
        return;
    }
    const auto at = static_cast<std::size_t>(entry - open_.data());
    abandon(at + 1, token);
    found_[entry->quotation].close = token;
    found_[entry->quotation].inner.end = token;
    open_.pop_back();
}

// Ends the quotations from `from` on without a closing mark: at `end`, or at the end of their own block.
void QuotationFinder::abandon(std::size_t from, TokenIndex end) {
    for (std::size_t i = from; i < open_.size(); ++i)
        found_[open_[i].quotation].inner.end = std::min(end, open_[i].own_block_end);
    open_.resize(from);
}

void QuotationFinder::end_block(TokenIndex next, bool continues) {
    for (Open& entry : open_) {
        entry.own_block_end = std::min(entry.own_block_end, next);
        ++entry.blocks;
    }
    if (!continues || (!open_.empty() && open_.front().blocks > max_carried_blocks)) abandon(0, next);
    block_begin_ = next;
}

std::vector<Quotation> QuotationFinder::finish() {
    abandon(0, block_begin_);
    std::stable_sort(found_.begin(), found_.end(),
                     [](const Quotation& a, const Quotation& b) { return a.begin() < b.begin(); });
    return std::move(found_);
}

std::vector<bool> quoted_tokens(const Document& document) {
    std::vector<bool> quoted(document.tokens.size(), false);
    for (const Quotation& quotation : document.quotations) {
        if (quotation.depth > 0) continue;
        std::fill(quoted.begin() + quotation.inner.begin, quoted.begin() + quotation.inner.end, true);
    }
    return quoted;
}

}  // namespace sayso::text
