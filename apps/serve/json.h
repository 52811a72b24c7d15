// Values as the JSON of this server (private to apps/serve; openapi.json describes it).
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "sayso/ledger.h"
#include "serve/http.h"

namespace sayso::serve {

using Json = nlohmann::ordered_json;

// What is not UTF-8 becomes U+FFFD.
[[nodiscard]] inline std::string text_of(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

// A string as JSON, the same way: most need nothing but their quotation marks.
[[nodiscard]] std::string string_text(std::string_view text);

[[nodiscard]] inline Answer answer_of(const Json& json) {
    Answer answer;
    answer.body = text_of(json);
    return answer;
}

// Writes an object some of whose values are JSON already, such as a record from the ledger: reading and writing it
// again would take most of the time of a search.
class ObjectText {
public:
    void add(std::string_view key, const Json& value) { add_text(key, text_of(value)); }
    void add_string(std::string_view key, std::string_view value) { add_text(key, string_text(value)); }
    void add_text(std::string_view key, std::string_view json);
    [[nodiscard]] std::string text() const { return text_ + "}"; }

private:
    std::string text_ = "{";
};

[[nodiscard]] inline Answer answer_of(const ObjectText& json) {
    Answer answer;
    answer.body = json.text();
    return answer;
}

// A statement as a search gives it: as `sayso find --format jsonl`, with cue and figures.
[[nodiscard]] std::string text_of(const Hit& hit);
[[nodiscard]] Json json_of(const Hit& hit);
[[nodiscard]] Json json_of(const Correction& correction);
[[nodiscard]] Json json_of(const std::vector<Facet>& facets);

}  // namespace sayso::serve
