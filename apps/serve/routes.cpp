#include "serve/routes.h"

#include <algorithm>
#include <array>

namespace sayso::serve {
namespace {

constexpr auto table = std::to_array<Route>({
    {"GET", "/search.json", Access::told, search_json},
    {"GET", "/search.csv", Access::told, search_csv},
    {"GET", "/facets.json", Access::told, facets_json},
    {"GET", "/suggest.json", Access::read, suggest_json, Work::quick},
    {"GET", "/articles/{id}.json", Access::read, article_json, Work::quick, About::article},
    {"GET", "/statements/{id}.json", Access::read, statement_json, Work::quick, About::statement},
    {"POST", "/statements/{id}/corrections.json", Access::write, nullptr},
    {"GET", "/sources.json", Access::read, sources_json},
    {"GET", "/sources.csv", Access::read, sources_csv},
    {"GET", "/sources/{name}.json", Access::read, source_json},
    {"GET", "/sources/{name}.csv", Access::read, source_csv},
    {"GET", "/stories.json", Access::told, stories_json},
    {"GET", "/stories/{id}.json", Access::told, story_json},
    {"GET", "/articles/{id}/story.json", Access::told, article_story_json},
    {"GET", "/claims.json", Access::told, claims_json},
    {"GET", "/ledger.json", Access::personal, ledger_json, Work::quick},
    {"POST", "/read.json", Access::sent, read_json},
});

// Addresses of views; each has the same one page, which asks for the view's JSON.
constexpr auto pages = std::to_array<std::string_view>(
    {"/search", "/articles/{id}", "/statements/{id}", "/sources/{name}", "/stories", "/stories/{id}", "/read"});

std::string_view ending_of(Form form) {
    switch (form) {
        case Form::json: return ".json";
        case Form::csv: return ".csv";
        case Form::page: break;
    }
    return "";
}

bool fits(std::string_view pattern, const Target& target) {
    const std::string_view ending = ending_of(target.form);
    const bool has_ending = pattern.ends_with(".json") || pattern.ends_with(".csv");
    if (has_ending != !ending.empty() || !pattern.ends_with(ending)) return false;
    pattern.remove_suffix(ending.size());
    for (const std::string& part : target.parts) {
        if (pattern.empty()) return false;
        pattern.remove_prefix(1);
        const std::size_t end = std::min(pattern.find('/'), pattern.size());
        const std::string_view wanted = pattern.substr(0, end);
        if (!wanted.starts_with('{') && wanted != part) return false;
        pattern.remove_prefix(end);
    }
    return pattern.empty();
}

}  // namespace

std::span<const Route> routes() { return table; }

const Route* route_for(std::string_view method, const Target& target) {
    const auto found = std::find_if(table.begin(), table.end(), [&](const Route& route) {
        return route.method == method && fits(route.path, target);
    });
    return found == table.end() ? nullptr : &*found;
}

bool is_page(const Target& target) {
    return std::any_of(pages.begin(), pages.end(), [&](std::string_view page) { return fits(page, target); });
}

std::vector<RouteName> route_names() {
    std::vector<RouteName> names;
    names.reserve(table.size());
    for (const Route& route : table) names.push_back({route.method, route.path});
    return names;
}

}  // namespace sayso::serve
