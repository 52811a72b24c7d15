// Any bytes are a table, or brat's annotations of a text, or an error; annotations that are read are written again
// alike.
#include <cstdint>
#include <string_view>

#include "exchange/exchange.h"
#include "require.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const auto rows = sayso::rows_from_csv(bytes);
    sayso::fuzz::require(rows.ok() || !rows.error().what.empty());

    sayso::Reading reading;
    reading.article.text = "Zwölf „Boote“ 😀\nfehlten, sagte Ada.\r\n\r\nEnde";
    auto statements = sayso::statements_from_brat(reading.article.text, bytes);
    if (!statements) return 0;
    reading.statements = std::move(*statements);
    const std::string once = sayso::to_brat(reading);
    auto again = sayso::statements_from_brat(reading.article.text, once);
    sayso::fuzz::require(again.ok());
    reading.statements = std::move(*again);
    sayso::fuzz::require(sayso::to_brat(reading) == once);
    return 0;
}
