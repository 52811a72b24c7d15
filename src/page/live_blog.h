// Live blogs: entries with a time of their own, newest or oldest first.
#pragma once

#include <vector>

#include "page/html_blocks.h"
#include "page/main_text.h"

namespace sayso::page {

// Finds the entries: at least three neighbouring containers that each begin with a time and hold prose. Their text
// becomes BlockKind::live_entry with that time, their headings keep their kind, and the lines that only tell the time
// go.
void name_live_entries(const HtmlBlocks& page, std::vector<ChosenBlock>& chosen);

}  // namespace sayso::page
