// What options and arguments of a command take: one of several names, several words.
#pragma once

#include <CLI/CLI.hpp>
#include <map>
#include <string>
#include <vector>

namespace sayso::cli {

// Turns the name on the command line into its value. CLI11's own transformer shows the values behind
// the names in help and errors, as raw characters; this one names the names alone.
template <typename Value>
[[nodiscard]] CLI::Validator choice(const std::map<std::string, Value>& values) {
    std::string names;
    for (const auto& [name, value] : values) names += (names.empty() ? "" : ", ") + name;
    const CLI::CheckedTransformer transformer(values);
    const auto transform = [transformer, names](std::string& text) {
        const std::string given = text;
        return transformer(text).empty() ? std::string() : "'" + given + "' is none of: " + names;
    };
    return CLI::Validator(transform, "");
}

// What was typed as several words, as one text.
[[nodiscard]] inline std::string as_one_text(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
    return text;
}

}  // namespace sayso::cli
