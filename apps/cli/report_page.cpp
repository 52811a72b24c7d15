#include "cli/report_page.h"

#include <algorithm>

#include "cli/rows.h"

namespace sayso::cli {
namespace {

constexpr std::string_view style = R"css(
:root { color-scheme: light; --ink: #1b1b1b; --dim: #666; --rule: #ddd; --mark: #0b5394; }
body { font: 16px/1.5 Georgia, "Times New Roman", serif; color: var(--ink); max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; margin: 0; } h2 { font-size: 1rem; margin: 0 0 .25rem; }
code, .dim, th, td, .how { font-family: system-ui, sans-serif; font-size: .85rem; } .dim, .how { color: var(--dim); }
.facets { display: flex; flex-wrap: wrap; gap: 1.5rem 3rem; border: solid var(--rule); border-width: 1px 0; padding: 1rem 0; margin: 1rem 0; }
.facets td:first-child { text-align: right; padding-right: .75rem; font-variant-numeric: tabular-nums; }
article { border-bottom: 1px solid var(--rule); padding: .75rem 0; break-inside: avoid; }
article p { margin: .25rem 0; overflow-wrap: anywhere; } .who { font-weight: bold; } .unnamed { font-weight: normal; font-style: italic; }
a { color: var(--mark); }
@media print { body { margin: 0; max-width: none; font-size: 11pt; } a { color: inherit; text-decoration: none; } }
)css";

std::string escaped(std::string_view text) {
    std::string html;
    for (const char c : text) {
        switch (c) {
            case '&': html += "&amp;"; break;
            case '<': html += "&lt;"; break;
            case '>': html += "&gt;"; break;
            case '"': html += "&quot;"; break;
            default: html += c;
        }
    }
    return html;
}

std::string element(std::string_view name, std::string_view css_class, std::string_view text) {
    if (text.empty()) return {};
    const std::string open =
        css_class.empty() ? std::string(name) : std::string(name) + " class=\"" + std::string(css_class) + "\"";
    return "<" + open + ">" + escaped(text) + "</" + std::string(name) + ">";
}

// A page may name any address as its own: only those of the web are made links.
std::string title_of(const Hit& hit) {
    const bool is_link = hit.url.starts_with("https://") || hit.url.starts_with("http://");
    const std::string title = escaped(hit.title.empty() ? hit.article : hit.title);
    return is_link ? "<a href=\"" + escaped(hit.url) + "\">" + title + "</a>" : title;
}

std::string speaker_of(const Hit& hit) {
    if (hit.who.empty()) return element("span", "who unnamed", "nobody named");
    return element("span", hit.named ? "who" : "who unnamed", hit.who);
}

std::string words_of(const Hit& hit) {
    if (hit.content.empty()) return hit.cue;
    return hit.form == Form::direct ? "“" + hit.content + "”" : hit.content;
}

std::string statement_html(const Hit& hit) {
    std::string how(verb_of(name_of(hit.act)));
    if (hit.certainty == Certainty::hedged) how += ", hedged";
    how += " · " + std::string(name_of(hit.form));
    std::string html = "<article id=\"" + escaped(hit.statement) + "\">\n<p>" + speaker_of(hit) + " " +
                       element("span", "how", how) + "</p>\n";
    html += element("p", "", words_of(hit)) + "\n";
    if (!hit.via.empty()) html += element("p", "dim", "via " + joined(hit.via, " ← ")) + "\n";
    if (!hit.figures.empty()) html += element("p", "dim", "figures: " + joined(hit.figures, "; ")) + "\n";
    const std::string where = escaped(joined({hit.outlet, short_time(hit.published)}, " · "));
    html += "<p class=\"dim\">" + where + (where.empty() ? "" : " · ") + title_of(hit) + " · <code>" +
            escaped(hit.statement) + "</code></p>\n";
    return html + "</article>\n";
}

std::string facet_html(FacetBy by, const std::vector<Facet>& values) {
    if (values.empty()) return {};
    std::string html = "<section><h2>" + escaped(name_of(by)) + "</h2><table>\n";
    for (const Facet& value : values) {
        html += "<tr><td>" + std::to_string(value.statements) + "</td><td>" +
                escaped(value.value.empty() ? "(none)" : value.value) + "</td></tr>\n";
    }
    return html + "</table></section>\n";
}

}  // namespace

std::string report_page(const Report& report) {
    const std::string query = report.query.empty() ? "everything" : report.query;
    std::string html =
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width\">\n<title>" +
        escaped(query) + " – Sayso</title>\n<style>";
    html += std::string(style) + "</style>\n</head>\n<body>\n<h1>Who said what: " + escaped(query) + "</h1>\n";
    html += "<p class=\"dim\">" + std::to_string(report.found.total) +
            (report.found.total == 1 ? " statement" : " statements");
    if (report.found.hits.size() < report.found.total)
        html += ", the first " + std::to_string(report.found.hits.size()) + " of them here";
    html += "</p>\n<div class=\"facets\">\n";
    for (const auto& [by, values] : report.facets) html += facet_html(by, values);
    html += "</div>\n";
    for (const Hit& hit : report.found.hits) html += statement_html(hit);
    return html + "</body>\n</html>\n";
}

}  // namespace sayso::cli
