// What `sayso read --format jsonl` prints is what schema/reading.schema.json says.
#include <gtest/gtest.h>

#include <fstream>

#include "fault/program.h"
#include "support/files.h"

namespace sayso {
namespace {

constexpr const char* validator = R"(
import json, sys
import jsonschema
schema = json.load(open(sys.argv[1], encoding="utf-8"))
check = jsonschema.Draft202012Validator(schema)
lines = [json.loads(line) for line in open(sys.argv[2], encoding="utf-8")]
wrong = [(line["id"], list(error.path), error.message[:200]) for line in lines for error in check.iter_errors(line)]
print(len(lines), "readings,", len(wrong), "errors", wrong[:5])
sys.exit(bool(wrong) or not lines)
)";

TEST(Schema, HoldsForTheExampleStory) {
    if (!test::has_jsonschema()) GTEST_SKIP() << "no python3-jsonschema";
    const test::TemporaryFolder folder;
    const std::string script = (folder.path() / "validate.py").string();
    const std::string readings = (folder.path() / "readings.jsonl").string();
    std::ofstream(script) << validator;
    const std::string validate = "; python3 '" + script + "' '" +
                                 test::source_path("schema/reading.schema.json").string() + "' '" + readings + "'";
    const test::Outcome outcome = test::run_sayso("read '" + test::source_path("examples/faehre/pages").string() +
                                                  "' --format jsonl > '" + readings + "'" + validate);
    EXPECT_EQ(outcome.status, 0) << outcome.out << outcome.err;
}

}  // namespace
}  // namespace sayso
