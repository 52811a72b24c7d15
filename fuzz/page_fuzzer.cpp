// Any bytes are an article or an error; the article's spans and places are inside text and page, and its text is UTF-8
// that the same bytes give again. The first byte chooses whether the bytes are read as they are or behind an HTML tag.

#include <cstddef>
#include <cstdint>
#include <string>

#include "base/utf8.h"
#include "page/page.h"
#include "require.h"

using sayso::fuzz::require;

namespace {

void check(const sayso::Article& article, const sayso::Page& page) {
    require(sayso::valid_utf8_prefix(article.text) == article.text.size());
    std::uint32_t end = 0;
    for (const sayso::Block& block : article.blocks) {
        require(end <= block.span.begin && block.span.begin < block.span.end);
        end = block.span.end;
    }
    require(end == article.text.size());
    end = 0;
    for (const sayso::OffsetMap::Run& run : article.source.runs()) {
        require(end <= run.text && run.text_size > 0);
        require(run.page + run.page_size <= page.bytes.size());
        end = run.text + run.text_size;
    }
    require(end <= article.text.size());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    static const sayso::PageReader reader({});
    const std::string prefix = data[0] % 2 == 0 ? "<!doctype html>" : "";
    const sayso::Page page{.bytes = prefix + std::string(reinterpret_cast<const char*>(data) + 1, size - 1),
                           .url = "fuzz"};
    const auto article = reader.read(page);
    if (!article) {
        require(article.error().input == "fuzz");
        return 0;
    }
    check(*article, page);
    const auto again = reader.read(page);
    require(again && again->text == article->text && again->version == article->version);
    return 0;
}
