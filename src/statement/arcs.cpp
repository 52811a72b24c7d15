#include "statement/arcs.h"

#include <array>

namespace sayso::statement {

std::string_view relation_of(const DocumentView& view, TokenIndex t) {
    static constexpr auto letters = [] {
        std::array<char, 256> all{};
        for (std::size_t i = 0; i < all.size(); ++i) all[i] = static_cast<char>(i);
        return all;
    }();
    return {&letters[view.token(t).relation], 1};
}

TokenIndex top_of(const DocumentView& view, TokenRange range) {
    TokenIndex first = no_token;
    for (TokenIndex t = range.begin; t < range.end; ++t) {
        if (!view.is_word(t)) continue;
        if (first == no_token) first = t;
        const TokenIndex head = view.token(t).head;
        if (head != no_token && !range.contains(head)) return t;
    }
    return first;
}

std::string_view kinship(const DocumentView& view, TokenIndex t, TokenIndex other) {
    const TokenIndex head = view.token(t).head, other_head = view.token(other).head;
    if (head == other) return "child";
    if (other_head == t) return "parent";
    if (head == no_token) return "far";
    if (view.token(head).head == other) return "grandchild";
    return head == other_head ? "sibling" : "far";
}

}  // namespace sayso::statement
