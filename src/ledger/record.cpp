#include "ledger/record.h"

#include <nlohmann/json.hpp>

namespace sayso::ledger {
namespace {

// Neither can stand inside a JSON string, where every quotation mark has a backslash before it.
constexpr std::string_view text_key = "\"text\":";
constexpr std::string_view no_text = "\"text\":null";

// One past the quotation mark that closes the string which opens at `open`.
std::size_t end_of_string(std::string_view json, std::size_t open) {
    std::size_t at = open + 1;
    while (at < json.size() && json[at] != '"') at += json[at] == '\\' ? 2 : 1;
    return std::min(at + 1, json.size());
}

}  // namespace

std::string without_text(std::string_view reading_json) {
    const std::size_t key = reading_json.find(text_key);
    if (key == std::string_view::npos) return std::string(reading_json);
    const std::size_t end = end_of_string(reading_json, key + text_key.size());
    return std::string(reading_json.substr(0, key)).append(no_text).append(reading_json.substr(end));
}

std::string with_text(std::string_view record, std::string_view text) {
    const std::size_t key = record.find(no_text);
    if (key == std::string_view::npos) return std::string(record);
    const std::string value = nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    return std::string(record.substr(0, key))
        .append(text_key)
        .append(value)
        .append(record.substr(key + no_text.size()));
}

}  // namespace sayso::ledger
