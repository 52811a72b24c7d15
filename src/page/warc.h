// Web archives: WARC 0.17 to 1.1 (ISO 28500:2017), each record packed with gzip or Zstandard, or not packed at all.
#pragma once

#include <cstddef>
#include <functional>
#include <string_view>

#include "page/page.h"
#include "page/record_window.h"

namespace sayso::page {

// Hands over the pages among the records (responses of status 200, resources and conversions that are HTML or plain
// text) and an Error for each record that cannot be read, in the archive's order; `take` returns false to stop. Records
// of other kinds are passed over. A damaged record does not cost those behind it: reading goes on at the next place
// that looks like a record's beginning. Memory: a few times `largest`, whatever the archive's size.
void for_each_warc_page(RecordWindow& window, std::size_t largest, const std::function<bool(PageRecord)>& take);

[[nodiscard]] bool looks_like_warc(std::string_view head);

}  // namespace sayso::page
