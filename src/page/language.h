#pragma once

#include <string_view>
#include <vector>

#include "page/page_words.h"

namespace sayso::page {

// Index of the language whose function words the text has most of; `packs.size()` if none has enough.
[[nodiscard]] std::size_t best_language(std::string_view text, const std::vector<PageWords>& packs);

}  // namespace sayso::page
