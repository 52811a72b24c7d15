#include "serve/json.h"

namespace sayso::serve {

Json json_of(const Hit& hit) {
    Json record = Json::parse(hit.record, nullptr, false);
    if (record.is_discarded()) record = nullptr;
    return {{"statement", hit.statement}, {"article", hit.article},     {"version", hit.version},
            {"outlet", hit.outlet},       {"title", hit.title},         {"url", hit.url},
            {"published", hit.published}, {"words", hit.content},       {"cue", hit.cue},
            {"figures", hit.figures},     {"record", std::move(record)}};
}

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
