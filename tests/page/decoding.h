// What must hold of every text read off a page: the bytes that a run leads back to decode to the run's text.
#pragma once

#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <string_view>

#include "page/mapped_text.h"
#include "page/references.h"
#include "sayso/article.h"

namespace sayso::page {

using Decode = std::function<std::string(std::string_view)>;

// The text that a stretch of UTF-8 is read as: white space as a space, invisible characters gone, composed.
inline std::string normalised(std::string_view bytes) {
    TextBuilder builder;
    builder.add_verbatim("x", 0);
    builder.add_verbatim(bytes, 0);
    builder.add_verbatim("x", 0);
    const std::string text = builder.take().text;
    return text.substr(1, text.size() - 2);
}

// The same of HTML text.
inline std::string normalised_html(std::string_view bytes) { return normalised(resolve_references(bytes)); }

inline void expect_runs_decode(std::string_view text, const OffsetMap& map, std::string_view page,
                               const Decode& decode) {
    std::uint32_t end = 0;
    for (const OffsetMap::Run& run : map.runs()) {
        ASSERT_LE(end, run.text) << "runs overlap";
        end = run.text + run.text_size;
        ASSERT_LE(end, text.size());
        ASSERT_LE(run.page + run.page_size, page.size());
        const std::string_view bytes = page.substr(run.page, run.page_size);
        EXPECT_EQ(decode(bytes), text.substr(run.text, run.text_size)) << "from \"" << bytes << '"';
    }
}

}  // namespace sayso::page
