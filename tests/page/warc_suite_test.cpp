// Web archives of the warcio and resiliparse projects, good and damaged: how many pages and errors each one gives.
// Pages as counted by warcio (responses of status 200 and resources that are HTML or plain text); archives that warcio
// gives up on for being one gzip member, or for wrong chunks, are read whole. What is cut off is an error.
#include <gtest/gtest.h>

#include <cstdlib>
#include <map>

#include "page/records.h"
#include "support/files.h"

namespace sayso {
namespace {

struct Expected {
    int pages, errors;
};

TEST(WarcSuite, PagesAndErrorsOfEachArchive) {
    const test::TemporaryFolder folder;
    if (!test::unpack_shared("corpora/suites/warcio.tar.zst", folder) ||
        !test::unpack_shared("corpora/suites/resiliparse.tar.zst", folder))
        GTEST_SKIP() << "no shared data";
    const std::map<std::string, Expected> archives = {
        {"warcio/test/data/example.warc", {1, 0}},
        {"warcio/test/data/example.warc.gz", {1, 0}},
        {"warcio/test/data/example-wrong-chunks.warc.gz", {1, 0}},
        {"warcio/test/data/example-bad-non-chunked.warc.gz", {1, 0}},
        {"warcio/test/data/example-space-in-target-uri.warc.gz", {0, 0}},
        {"warcio/test/data/post-test.warc.gz", {0, 0}},
        {"warcio/test/data/example-wget-bad-target-uri.warc.gz", {3, 0}},
        {"warcio/test/data/example-bad.warc.gz.bad", {1, 0}},
        {"warcio/test/data/example-resource.warc.gz", {1, 0}},
        {"warcio/test/data/example-digest.warc", {0, 0}},
        {"warcio/test/data/example-iana.org-chunked.warc", {1, 0}},
        {"warcio/test/data/example-trunc.warc", {0, 1}},
        {"resiliparse/tests/data/warcfile.warc", {16, 0}},
        {"resiliparse/tests/data/warcfile.warc.gz", {16, 0}},
        {"resiliparse/tests/data/clipped.warc.gz", {0, 1}},
        {"resiliparse/tests/data/block-sized-records.warc", {0, 0}},
        {"resiliparse/tests/data/block-sized-records.warc.gz", {0, 0}},
        {"resiliparse/tests/data/clueweb-quirk.warc.gz", {29, 0}},
    };
    for (const auto& [name, expected] : archives) {
        int pages = 0;
        int errors = 0;
        for (const PageRecord& record :
             test::records_of(test::read_file(folder.path() / name), std::size_t{64} << 20U)) {
            (std::holds_alternative<Page>(record.content) ? pages : errors) += 1;
        }
        EXPECT_EQ(pages, expected.pages) << name;
        EXPECT_EQ(errors, expected.errors) << name;
    }
}

}  // namespace
}  // namespace sayso
