// Gold files and predictions from JSON lines.
#include <nlohmann/json.hpp>

#include "eval/json_fields.h"
#include "eval/statements.h"

namespace sayso::eval {
namespace {

using Json = nlohmann::json;

Range range_from(const Json& span) { return {span.at(0).get<std::uint32_t>(), span.at(1).get<std::uint32_t>()}; }

std::vector<Range> ranges_at(const Json& object, const char* key) {
    std::vector<Range> ranges;
    const auto found = object.find(key);
    if (found == object.end() || found->is_null()) return ranges;
    for (const Json& span : *found) ranges.push_back(range_from(span));
    return ranges;
}

// A name is a string, an object with a name, or null.
std::string name_from(const Json& value) {
    return value.is_object() ? text_at(value, "name") : value.is_string() ? value.get<std::string>() : "";
}

bool named_from(const Json& value) {
    const auto named = value.is_object() ? value.find("named") : value.end();
    return !value.is_object() || named == value.end() || (*named != false && *named != "no");
}

std::optional<double> number_at(const Json& object, const char* key) {
    const auto found = object.find(key);
    if (found == object.end() || found->is_null()) return std::nullopt;
    return found->get<double>();
}

ScoredStatement statement_from(const Json& json) {
    ScoredStatement statement{.content = ranges_at(json, "content"),
                              .cue = ranges_at(json, "cue"),
                              .speaker = ranges_at(json, "speaker"),
                              .addressee = ranges_at(json, "addressee"),
                              .quoted = ranges_at(json, "quoted"),
                              .form = text_at(json, "form"),
                              .act = text_at(json, "act"),
                              .certainty = text_at(json, "certainty"),
                              .rule = text_at(json, "rule"),
                              .confidence = number_at(json, "confidence")};
    if (const auto who = json.find("who"); who != json.end()) {
        statement.who = name_from(*who);
        statement.named = named_from(*who);
    }
    if (const auto via = json.find("via"); via != json.end() && via->is_array()) {
        for (const Json& name : *via) statement.via.push_back(name_from(name));
    }
    return statement;
}

ScoredQuantity quantity_from(const Json& json) {
    return {.span = range_from(json.at("span")),
            .value = number_at(json, "value"),
            .high = number_at(json, "high"),
            .qualifier = text_at(json, "qualifier"),
            .unit = text_at(json, "unit"),
            .of = text_at(json, "of")};
}

ScoredArticle article_from(const Json& json) {
    ScoredArticle article{.id = json.at("id").get<std::string>(),
                          .published = text_at(json, "published"),
                          .utf8 = json.at("text").get<std::string>()};
    if (const auto statements = json.find("statements"); statements != json.end()) {
        for (const Json& entry : *statements) article.statements.push_back(statement_from(entry));
    }
    if (const auto quantities = json.find("quantities"); quantities != json.end() && quantities->is_array()) {
        article.quantities.emplace();
        for (const Json& entry : *quantities) article.quantities->push_back(quantity_from(entry));
    }
    return article;
}

}  // namespace

Result<ScoredArticle> scored_article_from_json(std::string_view line) {
    try {
        return article_from(Json::parse(line));
    } catch (const Json::parse_error& error) {
        return Error{.what = "not valid JSON", .offset = error.byte, .remedy = "one article a line"};
    } catch (const Json::exception&) {
        return Error{.what = "not an article with statements", .remedy = "see the gold files for the form"};
    }
}

}  // namespace sayso::eval
