// What people do by hand, one JSON object a line: {"correction": {…}} (private to src/ledger).
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace sayso::ledger {

using Json = nlohmann::ordered_json;

// The text at the key; empty if there is none.
[[nodiscard]] inline std::string text_at(const Json& json, std::string_view key) {
    const auto found = json.find(key);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

// The object under the line's one key; nothing if the line is anything else.
[[nodiscard]] inline std::optional<Json> object_in(std::string_view line, std::string_view key) {
    const Json json = Json::parse(line, nullptr, false);
    if (!json.is_object()) return std::nullopt;
    const auto found = json.find(key);
    if (found == json.end() || !found->is_object()) return std::nullopt;
    return *found;
}

[[nodiscard]] inline std::string line_of(std::string_view key, Json object) {
    const Json json = {{key, std::move(object)}};
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace sayso::ledger
