// Articles and statements, and readings of what was pasted.
#include <algorithm>

#include "base/date.h"
#include "base/utf8.h"
#include "exchange/exchange.h"
#include "serve/json.h"
#include "serve/views.h"

namespace sayso::serve {
namespace {

// What the ledger says of an id that it does not have names the id; all else is the file's fault.
Answer refusal_about(std::string_view id, const Error& error) { return refusal(error.input == id ? 404 : 500, error); }

Json version_json(const KeptReading& kept) {
    const Article& article = kept.reading.article;
    return {{"version", article.version},
            {"was_revision_of", kept.was_revision_of.empty() ? Json(nullptr) : Json(kept.was_revision_of)},
            {"published", article.published},
            {"modified", article.modified},
            {"title", article.title},
            {"statements", kept.reading.statements.size()}};
}

// The record without the way back to the page's bytes, which nobody at a screen needs.
Json record_of(Reading reading) {
    reading.article.source = {};
    return Json::parse(to_json(reading), nullptr, false);
}

// The values of a record's list at the indices.
Json values_at(const Json& list, const Json& indices) {
    Json values = Json::array();
    for (const Json& index : indices) {
        const auto number = index.get<std::size_t>();
        if (number < list.size()) values.push_back(list[number]);
    }
    return values;
}

// From the first to the last character of the blocks that any of the statement's words stand in; in code points.
Span passage_of(const Json& reading, const Json& statement) {
    Span passage{UINT32_MAX, 0};
    for (const char* const part : {"content", "cue", "speaker", "addressee"}) {
        for (const Json& span : statement[part]) {
            for (const Json& block : reading["blocks"]) {
                const Span of_block{block["span"][0], block["span"][1]};
                if (!of_block.overlaps({span[0], span[1]})) continue;
                passage.begin = std::min(passage.begin, of_block.begin);
                passage.end = std::max(passage.end, of_block.end);
            }
        }
    }
    return passage.begin > passage.end ? Span{} : passage;
}

Json passage_json(const Json& reading, const Json& statement) {
    const Span passage = passage_of(reading, statement);
    const std::string& text = reading["text"].get_ref<const std::string&>();
    const CodePoints positions(text);
    return {{"begin", passage.begin}, {"text", positions.to_bytes(passage).of(text)}};
}

bool is_rejected(const std::vector<Correction>& corrections) {
    return std::any_of(corrections.begin(), corrections.end(), [](const Correction& correction) {
        return correction.field == Correction::Field::statement && correction.value == "none";
    });
}

std::string text_at(const Json& json, const char* key) {
    const auto found = json.find(key);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

Result<Json> object_from(std::string_view body) {
    Json json = Json::parse(body, nullptr, false);
    if (!json.is_object()) return Error{.what = "the body is no JSON object"};
    return json;
}

bool is_web_address(std::string_view address) {
    return address.starts_with("https://") || address.starts_with("http://");
}

Result<Page> page_from(const Json& json, const Call& call) {
    const std::string url = text_at(json, "url");
    std::string content = text_at(json, "content");
    if (url.empty()) {
        if (content.empty()) return Error{.what = "there is nothing to read"};
        return Page{.bytes = std::move(content), .charset = "utf-8"};
    }
    if (!call.options.fetch)
        return Error{.what = "addresses are not read here", .input = url, .remedy = "sayso serve --allow-urls"};
    if (!is_web_address(url)) return Error{.what = "this is no address of a page", .input = url};
    return call.options.fetch(url);
}

}  // namespace

Answer article_json(const Call& call) {
    auto versions = call.ledger->article(call.part(1));
    if (!versions) return refusal_about(call.part(1), versions.error());
    const std::string_view asked = call.target.parameter("version");
    const auto shown = asked.empty() ? std::prev(versions->end())
                                     : std::find_if(versions->begin(), versions->end(), [&](const KeptReading& kept) {
                                           return kept.reading.article.version == asked;
                                       });
    if (shown == versions->end())
        return refusal(404, {.what = "the article has no such version", .input = std::string(asked)});
    Json list = Json::array();
    for (const KeptReading& kept : *versions) list.push_back(version_json(kept));
    return answer_of({{"article", call.part(1)},
                      {"version", shown->reading.article.version},
                      {"versions", std::move(list)},
                      {"reading", record_of(std::move(shown->reading))}});
}

Answer statement_json(const Call& call) {
    const auto shown = call.ledger->show(call.part(1));
    if (!shown) return refusal_about(call.part(1), shown.error());
    Json json = json_of(shown->hit);
    const Json reading = Json::parse(shown->reading, nullptr, false);
    if (reading.is_discarded()) return refusal(500, {.what = "the record is damaged", .input = shown->hit.article});
    const Json& record = json["record"];
    Json corrections = Json::array();
    for (const Correction& correction : shown->corrections) corrections.push_back(json_of(correction));
    json["language"] = reading["language"];
    json["passage"] = passage_json(reading, record);
    json["quantities"] = values_at(reading["quantities"], record["quantities"]);
    json["times"] = values_at(reading["times"], record["times"]);
    json["producer"] = reading["producer"];
    json["rejected"] = is_rejected(shown->corrections);
    json["corrections"] = std::move(corrections);
    return answer_of(json);
}

Answer read_json(const Call& call) {
    const auto json = object_from(call.body);
    if (!json) return refusal(400, json.error());
    const std::string published = text_at(*json, "published");
    if (!published.empty() && !date_from_iso(published))
        return refusal(400, {.what = "this is no date", .input = published, .remedy = "write it as 2031-05-04"});
    const auto page = page_from(*json, call);
    if (!page) return refusal(400, page.error());
    auto reading = call.reader.read(*page, {.published = published});
    if (!reading) return refusal(400, reading.error());
    return answer_of(record_of(std::move(*reading)));
}

Result<Correction> correction_from(std::string_view body, std::string_view statement, std::string at) {
    const auto json = object_from(body);
    if (!json) return json.error();
    const auto field = correction_field_from(text_at(*json, "field"));
    if (!field) return Error{.what = "nothing can be corrected under this name", .input = text_at(*json, "field")};
    Correction correction{.statement = std::string(statement), .field = *field};
    correction.value = text_at(*json, "value");
    correction.by = text_at(*json, "by");
    correction.why = text_at(*json, "why");
    correction.at = std::move(at);
    if (correction.by.empty() || correction.why.empty())
        return Error{.what = "a correction says who made it and why", .remedy = "fill in \"by\" and \"why\""};
    return correction;
}

}  // namespace sayso::serve
