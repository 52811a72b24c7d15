#include "ledger/record.h"

#include <nlohmann/json.hpp>

namespace sayso::ledger {
namespace {

// Neither can stand inside a JSON string, where every quotation mark has a backslash before it.
constexpr std::string_view text_key = "\"text\":";
constexpr std::string_view no_text = "\"text\":null";
constexpr std::string_view statements_key = "\"statements\":[";

// One past the quotation mark that closes the string which opens at `open`.
std::size_t end_of_string(std::string_view json, std::size_t open) {
    std::size_t at = open + 1;
    while (at < json.size() && json[at] != '"') at += json[at] == '\\' ? 2 : 1;
    return std::min(at + 1, json.size());
}

// One past the object or list that opens at `open`; the size of `json` if it is not closed.
std::size_t end_of_nested(std::string_view json, std::size_t open) {
    std::size_t depth = 0;
    std::size_t at = open;
    while (at < json.size()) {
        const char c = json[at];
        if (c == '"') {
            at = end_of_string(json, at);
            continue;
        }
        ++at;
        if (c == '{' || c == '[') ++depth;
        if ((c == '}' || c == ']') && --depth == 0) return at;
    }
    return json.size();
}

// One past the value that begins at `begin`; a number or a word goes to the next mark.
std::size_t end_of_value(std::string_view json, std::size_t begin) {
    if (begin >= json.size()) return json.size();
    if (json[begin] == '"') return end_of_string(json, begin);
    if (json[begin] == '{' || json[begin] == '[') return end_of_nested(json, begin);
    return std::min(json.find_first_of(",]}", begin), json.size());
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

std::optional<std::string> only_statement(std::string_view record, std::size_t ordinal) {
    const std::size_t key = record.find(statements_key);
    if (key == std::string_view::npos) return std::nullopt;
    const std::size_t list = key + statements_key.size() - 1;
    const std::size_t list_end = end_of_nested(record, list);
    std::size_t begin = list + 1;
    for (; ordinal > 0 && begin < list_end && record[begin] == '{'; --ordinal) begin = end_of_nested(record, begin) + 1;
    if (ordinal > 0 || begin >= list_end || record[begin] != '{') return std::nullopt;
    const std::size_t end = end_of_nested(record, begin);
    return std::string(record.substr(0, list + 1))
        .append(record.substr(begin, end - begin))
        .append("]")
        .append(record.substr(list_end));
}

std::optional<std::string_view> before_text(std::string_view record) {
    const std::size_t key = record.find(no_text);
    // After a comma, which goes as well.
    if (key == std::string_view::npos || key == 0 || record[key - 1] != ',') return std::nullopt;
    return record.substr(0, key - 1);
}

std::vector<Member> members_of(std::string_view object) {
    std::vector<Member> members;
    std::size_t at = 0;
    while (at + 1 < object.size() && object[at] != '}' && object[at + 1] == '"') {
        const std::size_t colon = end_of_string(object, at + 1);
        if (colon >= object.size() || object[colon] != ':') return {};
        const std::size_t end = end_of_value(object, colon + 1);
        members.push_back({object.substr(at + 2, colon - at - 3), object.substr(colon + 1, end - colon - 1)});
        at = end;
    }
    return members;
}

std::vector<std::string_view> elements_of(std::string_view list) {
    std::vector<std::string_view> elements;
    std::size_t begin = 1;
    while (begin < list.size() && list[begin] != ']') {
        const std::size_t end = end_of_value(list, begin);
        elements.push_back(list.substr(begin, end - begin));
        begin = end + 1;
    }
    return elements;
}

std::optional<std::string_view> element_of(std::string_view record, std::string_view list, std::size_t n) {
    const std::string opening = "\"" + std::string(list) + "\":[";
    // A statement has a list with the name of one of the record's, too: those of the record stand after it.
    const std::size_t statements = record.find(statements_key);
    if (statements == std::string_view::npos) return std::nullopt;
    const std::size_t after =
        list == "statements" ? statements : end_of_nested(record, statements + statements_key.size() - 1);
    const std::size_t key = record.find(opening, after);
    if (key == std::string_view::npos) return std::nullopt;
    std::size_t begin = key + opening.size();
    for (; n > 0 && begin < record.size() && record[begin] == '{'; --n) begin = end_of_nested(record, begin) + 1;
    if (n > 0 || begin >= record.size() || record[begin] != '{') return std::nullopt;
    return record.substr(begin, end_of_nested(record, begin) - begin);
}

}  // namespace sayso::ledger
