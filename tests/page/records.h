// Reads all pages of some bytes, for tests of archives and feeds.
#pragma once

#include <string>
#include <vector>

#include "page/page.h"

namespace sayso::test {

inline std::vector<PageRecord> records_of(std::string_view bytes, std::size_t largest = std::size_t{1} << 20U) {
    std::vector<PageRecord> records;
    MemorySource source(bytes);
    for_each_page(source, largest, [&](PageRecord record) {
        records.push_back(std::move(record));
        return true;
    });
    return records;
}

// "address: bytes" of a page, "record @offset! what" of an Error.
inline std::vector<std::string> summary_of(const std::vector<PageRecord>& records) {
    std::vector<std::string> lines;
    for (const PageRecord& record : records) {
        if (const Page* page = std::get_if<Page>(&record.content)) {
            lines.push_back(page->url + ": " + page->bytes);
        } else {
            const Error& error = std::get<Error>(record.content);
            lines.push_back(error.record + " @" + std::to_string(error.offset.value_or(0)) + "! " + error.what);
        }
    }
    return lines;
}

}  // namespace sayso::test
