// Values as the JSON of this server (private to apps/serve; openapi.json describes it).
#pragma once

#include <nlohmann/json.hpp>

#include "sayso/ledger.h"
#include "serve/http.h"

namespace sayso::serve {

using Json = nlohmann::ordered_json;

// What is not UTF-8 becomes U+FFFD.
[[nodiscard]] inline std::string text_of(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

[[nodiscard]] inline Answer answer_of(const Json& json) {
    Answer answer;
    answer.body = text_of(json);
    return answer;
}

// A statement as a search gives it: as `sayso find --format jsonl`, with cue and figures.
[[nodiscard]] Json json_of(const Hit& hit);
[[nodiscard]] Json json_of(const Correction& correction);
[[nodiscard]] Json json_of(const std::vector<Facet>& facets);

}  // namespace sayso::serve
