// Any bytes are an archive of pages and errors, and never more of them than the bytes can hold; no page is larger than
// the limit.
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <variant>

#include "page/page.h"
#include "require.h"

using sayso::fuzz::require;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    constexpr std::size_t largest = std::size_t{1} << 16U;
    // A record needs some bytes to announce itself, so that there are never many more of them than bytes.
    const std::size_t most = size / 4 + 8;
    std::size_t records = 0;
    sayso::MemorySource source(std::string_view(reinterpret_cast<const char*>(data), size));
    sayso::for_each_page(source, largest, [&](const sayso::PageRecord& record) {
        require(++records <= most);
        if (const auto* page = std::get_if<sayso::Page>(&record.content))
            require(page->bytes.size() <= largest);
        else
            require(!std::get<sayso::Error>(record.content).what.empty());
        return true;
    });
    return 0;
}
