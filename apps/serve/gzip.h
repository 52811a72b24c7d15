// gzip, for answers (private to apps/serve).
#pragma once

#include <string>
#include <string_view>

namespace sayso::serve {

[[nodiscard]] std::string gzipped(std::string_view bytes);

}  // namespace sayso::serve
