#include "cli/hit_table.h"

#include <nlohmann/json.hpp>

#include "cli/rows.h"

namespace sayso::cli {

std::string hit_row(const Hit& hit, const Terminal& terminal) {
    const Style& style = style_of(terminal);
    Row row;
    if (hit.who.empty())
        row.who = {{"nobody named", style.dim, {}}};
    else
        row.who = {{hit.who, hit.named ? style.bold : style.italic, {}}};
    if (!hit.who.empty() && !hit.named) row.who.push_back({"unnamed", style.dim, {}});
    row.how = {{std::string(verb_of(name_of(hit.act))), {}, {}}};
    if (hit.certainty == Certainty::hedged) row.how.push_back({"hedged", style.dim, {}});
    row.how.push_back({std::string(name_of(hit.form)), style.dim, {}});
    if (hit.content.empty())
        row.words = {{hit.cue, {}, {}}};
    else if (hit.form == Form::reported && !hit.cue.empty())
        row.words = {{hit.content, {}, hit.cue + ": "}};
    else
        row.words = {{hit.content, {}, {}}};
    if (!hit.via.empty()) row.words.push_back({joined(hit.via, " ← "), style.dim, "via "});
    if (!hit.figures.empty()) row.words.push_back({joined(hit.figures, "; "), style.dim, "figures "});
    row.words.push_back({joined({hit.outlet, short_time(hit.published), hit.title}, " · "), style.dim, {}});
    row.words.push_back({hit.statement, style.dim, {}});
    return laid_out(row, terminal) + "\n";
}

std::string hit_json(const Hit& hit) {
    using Json = nlohmann::ordered_json;
    const Json record = Json::parse(hit.record, nullptr, false);
    const Json json = {{"statement", hit.statement},
                       {"article", hit.article},
                       {"version", hit.version},
                       {"outlet", hit.outlet},
                       {"title", hit.title},
                       {"url", hit.url},
                       {"published", hit.published},
                       {"words", hit.content},
                       {"record", record.is_discarded() ? Json(nullptr) : record}};
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string facet_row(const Facet& facet) {
    constexpr std::size_t count_width = 10;
    const std::string count = std::to_string(facet.statements);
    const std::string value = facet.value.empty() ? "(none)" : harmless(facet.value);
    return std::string(count.size() < count_width ? count_width - count.size() : 0, ' ') + count + "  " + value + "\n";
}

std::string facet_json(FacetBy by, const Facet& facet) {
    const nlohmann::ordered_json json = {
        {"facet", name_of(by)}, {"value", facet.value}, {"statements", facet.statements}};
    return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

}  // namespace sayso::cli
