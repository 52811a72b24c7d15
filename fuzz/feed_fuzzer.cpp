// Any bytes are a feed or wire file of entries that can be read as articles, or an error. Which reader gets the bytes
// is told by themselves, as in the command; entries of all kinds are then read by the page's reader.
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <variant>

#include "base/utf8.h"
#include "page/page.h"
#include "require.h"

using sayso::fuzz::require;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const sayso::PageReader reader({});
    sayso::MemorySource source(std::string_view(reinterpret_cast<const char*>(data), size));
    constexpr std::size_t largest = std::size_t{1} << 20U;
    sayso::for_each_page(source, largest, [&](const sayso::PageRecord& record) {
        const auto* page = std::get_if<sayso::Page>(&record.content);
        if (page == nullptr || page->extent != sayso::PageExtent::article) return true;
        if (const auto article = reader.read(*page)) {
            require(sayso::valid_utf8_prefix(article->text) == article->text.size());
            for (const sayso::Block& block : article->blocks) require(block.span.end <= article->text.size());
        }
        return true;
    });
    return 0;
}
