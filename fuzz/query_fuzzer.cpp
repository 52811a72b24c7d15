// Any bytes are a query or an error inside it, and a query comes back from its print.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "query/query.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto query = sayso::parse_query(text);
    if (!query) {
        if (query.error().offset.value_or(size + 1) > size || query.error().what.empty()) std::abort();
        return 0;
    }
    const std::string printed = sayso::print(*query);
    const auto again = sayso::parse_query(printed);
    // The canonical form of a query near the bound on bytes may be longer than the bound.
    if (printed.size() > sayso::max_query_bytes) return 0;
    if (!again || *again != *query) std::abort();
    return 0;
}
