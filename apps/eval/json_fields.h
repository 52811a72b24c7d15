// Fields of gold files, which may lack them.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace sayso::eval {

// The text at the key; empty if there is none.
[[nodiscard]] inline std::string text_at(const nlohmann::json& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

}  // namespace sayso::eval
