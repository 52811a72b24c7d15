#include "serve/json.h"

namespace sayso::serve {

void ObjectText::add_text(std::string_view key, std::string_view json) {
    if (text_.size() > 1) text_ += ',';
    text_.append(text_of(Json(key))).append(1, ':').append(json);
}

std::string text_of(const Hit& hit) {
    ObjectText text;
    const std::pair<std::string_view, const std::string&> strings[] = {
        {"statement", hit.statement}, {"article", hit.article}, {"version", hit.version},
        {"outlet", hit.outlet},       {"title", hit.title},     {"url", hit.url},
        {"published", hit.published}, {"words", hit.content},   {"cue", hit.cue}};
    for (const auto& [key, value] : strings) text.add(key, Json(value));
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
