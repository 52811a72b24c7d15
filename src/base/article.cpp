#include "sayso/article.h"

#include <algorithm>

namespace sayso {

std::string_view published_at(const Article& article, Span place) {
    const auto block = std::find_if(article.blocks.begin(), article.blocks.end(), [&](const Block& one) {
        return !one.published.empty() && one.span.contains(place);
    });
    return block == article.blocks.end() ? article.published : block->published;
}

}  // namespace sayso
