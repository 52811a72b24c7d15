#include <nlohmann/json.hpp>

#include "page/feed.h"
#include "page/fold.h"
#include "page/metadata.h"

namespace sayso::page {
namespace {

using Json = nlohmann::json;

// The string at the key; empty where there is none.
std::string text_at(const Json& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

Result<Json> parse(std::string_view utf8) {
    Json json = Json::parse(utf8, nullptr, false);
    if (json.is_discarded()) return Error{.what = "not sound JSON"};
    return json;
}

// Text without markup, as HTML.
std::string escaped(std::string_view text) {
    std::string html;
    for (const char c : text) {
        if (c == '<')
            html += "&lt;";
        else if (c == '&')
            html += "&amp;";
        else
            html += c;
    }
    return html;
}

void add_authors(PageFacts& facts, const Json& object) {
    const auto add = [&](const Json& author) {
        if (std::string name = author.is_object() ? cleaned(text_at(author, "name")) : std::string(); !name.empty())
            facts.authors.push_back(std::move(name));
    };
    if (const auto many = object.find("authors"); many != object.end() && many->is_array()) {
        for (const Json& author : *many) add(author);
    }
    if (const auto one = object.find("author"); one != object.end() && facts.authors.empty()) add(*one);
}

Page entry_of_feed(const Json& item, const PageFacts& feed) {
    Page page{.bytes = text_at(item, "content_html"), .url = text_at(item, "url")};
    page.extent = PageExtent::article;
    take(page.bytes, escaped(text_at(item, "content_text")));
    take(page.bytes, escaped(text_at(item, "summary")));
    const std::string id = text_at(item, "id");
    if (page.url.empty() && id.starts_with("http")) page.url = id;
    page.facts = {
        .title = cleaned(text_at(item, "title")), .outlet = feed.outlet, .language = text_at(item, "language")};
    take(page.facts.language, feed.language);
    page.facts.published = feed_date(text_at(item, "date_published"));
    page.facts.modified = feed_date(text_at(item, "date_modified"));
    add_authors(page.facts, item);
    if (page.facts.authors.empty()) page.facts.authors = feed.authors;
    return page;
}

Page page_of_ninjs(const Json& item) {
    Page page{.bytes = {}, .url = text_at(item, "uri")};
    page.extent = PageExtent::article;
    for (const auto& [key, value] : item.items()) {
        if (key.starts_with("body_") && key.ends_with("html") && value.is_string())
            take(page.bytes, value.get<std::string>());
    }
    take(page.bytes, escaped(text_at(item, "body_text")));
    // ninjs 2 has arrays of bodies and headlines, each with its role.
    if (const auto bodies = item.find("bodies"); bodies != item.end() && bodies->is_array()) {
        for (const Json& body : *bodies) take(page.bytes, body.is_object() ? text_at(body, "value") : std::string());
    }
    page.facts.title = cleaned(text_at(item, "headline"));
    if (const auto headlines = item.find("headlines"); headlines != item.end() && headlines->is_array()) {
        for (const Json& headline : *headlines)
            take(page.facts.title, headline.is_object() ? cleaned(text_at(headline, "value")) : std::string());
    }
    if (std::string byline = cleaned(text_at(item, "byline")); !byline.empty())
        page.facts.authors = {std::move(byline)};
    page.facts.published = feed_date(text_at(item, item.contains("firstcreated") ? "firstcreated" : "versioncreated"));
    page.facts.modified = feed_date(text_at(item, "versioncreated"));
    page.facts.language = text_at(item, "language");
    if (const auto sources = item.find("infosource"); sources != item.end() && sources->is_array() && !sources->empty())
        page.facts.outlet = cleaned(text_at(sources->front(), "name"));
    take(page.facts.outlet, cleaned(text_at(item, "copyrightholder")));
    return page;
}

}  // namespace

Result<Entries> read_json_feed(std::string_view utf8) {
    auto json = parse(utf8);
    if (!json) return std::move(json).error();
    if (!json->is_object()) return Error{.what = "a JSON feed is an object"};
    PageFacts feed{.outlet = cleaned(text_at(*json, "title")), .language = text_at(*json, "language")};
    add_authors(feed, *json);
    Entries entries{.pages = {}, .title = feed.outlet};
    if (const auto items = json->find("items"); items != json->end() && items->is_array()) {
        for (const Json& item : *items) {
            if (item.is_object()) entries.pages.push_back(entry_of_feed(item, feed));
        }
    }
    return entries;
}

Result<Entries> read_ninjs(std::string_view utf8) {
    auto json = parse(utf8);
    if (!json) return std::move(json).error();
    Entries entries;
    if (json->is_object()) entries.pages.push_back(page_of_ninjs(*json));
    if (json->is_array()) {
        for (const Json& item : *json) {
            if (item.is_object()) entries.pages.push_back(page_of_ninjs(item));
        }
    }
    return entries;
}

}  // namespace sayso::page
