#include "serve/json.h"

#include <algorithm>

#include "base/utf8.h"

namespace sayso::serve {
namespace {

// RFC 8259, 7: neither quotation marks, nor backslashes, nor control characters; and UTF-8.
bool needs_no_escape(std::string_view text) {
    const bool is_plain = std::all_of(text.begin(), text.end(), [](char c) {
        return static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\';
    });
    return is_plain && valid_utf8_prefix(text) == text.size();
}

}  // namespace

std::string string_text(std::string_view text) {
    if (!needs_no_escape(text)) return text_of(Json(text));
    std::string json;
    json.reserve(text.size() + 2);
    return json.append(1, '"').append(text).append(1, '"');
}

void ObjectText::add_text(std::string_view key, std::string_view json) {
    if (text_.size() > 1) text_ += ',';
    text_.append(string_text(key)).append(1, ':').append(json);
}

std::string text_of(const Hit& hit) {
    ObjectText text;
    const std::pair<std::string_view, const std::string&> strings[] = {
        {"statement", hit.statement}, {"article", hit.article}, {"version", hit.version},
        {"outlet", hit.outlet},       {"title", hit.title},     {"url", hit.url},
        {"published", hit.published}, {"words", hit.content},   {"cue", hit.cue}};
    for (const auto& [key, value] : strings) text.add_string(key, value);
    text.add("figures", Json(hit.figures));
    text.add_text("record", hit.record);
    return text.text();
}

Json json_of(const Hit& hit) { return Json::parse(text_of(hit)); }

Json json_of(const Correction& correction) {
    return {{"statement", correction.statement},
            {"field", name_of(correction.field)},
            {"value", correction.value},
            {"by", correction.by},
            {"at", correction.at},
            {"why", correction.why}};
}

Json json_of(const std::vector<Facet>& facets) {
    Json list = Json::array();
    for (const Facet& facet : facets) list.push_back({{"value", facet.value}, {"statements", facet.statements}});
    return list;
}

}  // namespace sayso::serve
