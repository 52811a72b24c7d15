// openapi.json describes what the server does: the same addresses, and answers that fit its schemas.
#include <gtest/gtest.h>

#include <fstream>
#include <set>

#include "ledger/sample.h"
#include "serve/http.h"
#include "serve/site.h"
#include "serve/test_site.h"

namespace sayso::test {
namespace {

using Json = nlohmann::ordered_json;

Json description() { return Json::parse(read_file(source_path("apps/serve/openapi.json"))); }

std::string small(std::string text) {
    for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return text;
}

TEST(OpenApi, HasTheAddressesOfTheServer) {
    std::set<std::string> described;
    const Json api = description();
    for (const auto& [path, methods] : api["paths"].items()) {
        for (const auto& [method, operation] : methods.items()) described.insert(method + " " + path);
    }
    std::set<std::string> served;
    for (const serve::RouteName& route : serve::route_names())
        served.insert(small(std::string(route.method)) + " " + std::string(route.path));
    EXPECT_EQ(described, served);
}

constexpr const char* validator = R"(
import json, sys
import jsonschema
api = json.load(open(sys.argv[1], encoding="utf-8"))
reading = json.load(open(sys.argv[2], encoding="utf-8"))
wrong, checked = [], set()
for line in open(sys.argv[3], encoding="utf-8"):
    said = json.loads(line)
    responses = api["paths"][said["path"]][said["method"]]["responses"]
    content = responses[str(said["status"])]["content"]["application/json"]
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **content["schema"],
              "components": api["components"]}
    checked.add((said["method"], said["path"], said["status"]))
    for error in jsonschema.Draft202012Validator(schema).iter_errors(said["body"]):
        wrong.append((said["path"], list(error.absolute_path), error.message[:200]))
    if "reading" in said["body"]:
        for error in jsonschema.Draft202012Validator(reading).iter_errors(said["body"]["reading"]):
            wrong.append(("reading", list(error.absolute_path), error.message[:200]))
for path, methods in api["paths"].items():
    for method in methods:
        if path.endswith(".json") and not any(one[:2] == (method, path) and one[2] < 300 for one in checked):
            wrong.append((method, path, "was not asked"))
print(len(checked), "kinds of answers;", wrong[:5])
sys.exit(bool(wrong))
)";

class Questions {
public:
    explicit Questions(std::ofstream& out) : out_(out) {}
    void write(const std::string& method, const std::string& path, const serve::Answer& answer) {
        const Json line = {
            {"method", method}, {"path", path}, {"status", answer.status}, {"body", Json::parse(answer.body)}};
        out_ << line.dump() << "\n";
    }

private:
    std::ofstream& out_;
};

TEST(OpenApi, EveryAnswerFitsItsSchema) {
    if (!has_jsonschema()) GTEST_SKIP() << "no python3-jsonschema";
    TestSite site(ferry_story());
    const TemporaryFolder folder;
    const std::string answers = (folder.path() / "answers.jsonl").string();
    const std::string script = (folder.path() / "validate.py").string();
    std::ofstream(script) << validator;
    std::ofstream out(answers);
    Questions questions(out);
    const std::string id = site.json("/search.json?q=act%3Adeny")["statements"][0]["statement"];
    const auto ask = [&](const std::string& path, const std::string& target) {
        questions.write("get", path, site.get(target));
    };
    ask("/search.json", "/search.json");
    ask("/search.json", "/search.json?q=limit%3A1");
    ask("/search.json", "/search.json?q=act%3Asing");
    ask("/facets.json", "/facets.json?by=who&by=via&by=outlet&by=act&by=form&by=certainty&by=month&by=day");
    ask("/facets.json", "/facets.json?by=colour");
    ask("/suggest.json", "/suggest.json?word=by:b");
    ask("/articles/{id}.json", "/articles/a1.json");
    ask("/articles/{id}.json", "/articles/none.json");
    ask("/statements/{id}.json", "/statements/" + id + ".json");
    ask("/statements/{id}.json", "/statements/s:0000.json");
    ask("/sources.json", "/sources.json");
    ask("/sources/{name}.json", "/sources/Jana%20M%C3%B6ller.json");
    ask("/sources/{name}.json", "/sources/Nobody.json");
    ask("/stories.json", "/stories.json");
    const std::string article =
        "/articles/" + site.json("/stories/a1.json")["articles"][0]["article"].get<std::string>();
    ask("/stories/{id}.json", "/stories/a1.json");
    ask("/stories/{id}.json", "/stories/t:none.json");
    ask("/articles/{id}/story.json", article + "/story.json");
    ask("/claims.json", "/claims.json?s=" + id);
    ask("/claims.json", "/claims.json?s=s:none");
    ask("/ledger.json", "/ledger.json");
    const std::string corrections = "/statements/" + id + "/corrections.json";
    const std::string correction = R"({"field": "act", "value": "doubt", "by": "x", "why": "y"})";
    questions.write("post", "/statements/{id}/corrections.json", site.post(corrections, correction));
    questions.write("post", "/statements/{id}/corrections.json", site.post(corrections, correction, with_token()));
    questions.write("post", "/read.json",
                    site.post("/read.json", R"({"content": "Die Brücke sei sicher, sagte Ada Müller."})"));
    questions.write("post", "/read.json", site.post("/read.json", "{}"));
    out.close();
    const std::string command = "python3 '" + script + "' '" + source_path("apps/serve/openapi.json").string() + "' '" +
                                source_path("schema/reading.schema.json").string() + "' '" + answers +
                                "' 2>&1; echo $?";
    const std::string said = output_of(command);
    EXPECT_TRUE(said.ends_with("\n0\n")) << said;
}

}  // namespace
}  // namespace sayso::test
