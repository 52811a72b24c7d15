#include <charconv>
#include <cmath>

#include "exchange/exchange.h"
#include "exchange/record.h"

namespace sayso {
namespace exchange {
namespace {

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

Json span_to_json(Span span, const CodePoints& positions) {
    const Span outside = positions.from_bytes(span);
    return Json::array({outside.begin, outside.end});
}

Json spans_to_json(const Spans& spans, const CodePoints& positions) {
    Json list = Json::array();
    for (const Span span : spans) list.push_back(span_to_json(span, positions));
    return list;
}

std::string words_of(const Spans& spans, std::string_view text) {
    std::string words;
    for (const Span span : spans) {
        if (!words.empty()) words += ' ';
        words += span.of(text);
    }
    return words;
}

Json words_or_null(const Spans& spans, std::string_view text) { return text_or_null(words_of(spans, text)); }

// The id where the entity has been given one, else its number in this record's own "entities".
Json entity_reference(const Party& party, const std::vector<Entity>& entities) {
    if (!party.entity || *party.entity >= entities.size()) return nullptr;
    const Entity& entity = entities[*party.entity];
    return entity.id.empty() ? Json(*party.entity) : Json(entity.id);
}

Json party_to_json(const Party& party, const std::vector<Entity>& entities) {
    Json json = Json::object();
    json["entity"] = entity_reference(party, entities);
    json["name"] = party.name;
    json["named"] = party.named;
    json["kind"] = text_or_null(party.kind);
    return json;
}

// null for nobody; joint speakers under one name joined by " + ", each for itself in "parties".
Json who_to_json(const std::vector<Party>& who, const std::vector<Entity>& entities) {
    if (who.empty()) return nullptr;
    if (who.size() == 1) return party_to_json(who.front(), entities);
    Json parties = Json::array();
    std::string name;
    bool named = false;
    for (const Party& party : who) {
        parties.push_back(party_to_json(party, entities));
        if (!name.empty()) name += " + ";
        name += party.name;
        named = named || party.named;
    }
    return {{"entity", nullptr}, {"name", name}, {"named", named}, {"kind", nullptr}, {"parties", std::move(parties)}};
}

Json article_to_json(const Article& article, const CodePoints& positions) {
    Json json = Json::object();
    json["id"] = article.id;
    json["version"] = article.version;
    json["url"] = text_or_null(article.url);
    json["outlet"] = text_or_null(article.outlet);
    json["section"] = text_or_null(article.section);
    json["kicker"] = text_or_null(article.kicker);
    json["title"] = text_or_null(article.title);
    json["authors"] = article.authors;
    json["published"] = text_or_null(article.published);
    json["modified"] = text_or_null(article.modified);
    json["language"] = text_or_null(article.language);
    json["agencies"] = article.agencies;
    json["paywall"] = article.paywall;
    json["reading_minutes"] = article.reading_minutes ? Json(*article.reading_minutes) : Json(nullptr);
    json["text"] = article.text;
    Json blocks = Json::array();
    for (const Block& block : article.blocks) {
        Json entry = {{"kind", name_of(block.kind)}, {"span", span_to_json(block.span, positions)}};
        if (!block.published.empty()) entry["published"] = block.published;
        blocks.push_back(std::move(entry));
    }
    json["blocks"] = std::move(blocks);
    return json;
}

Json quantity_to_json(const Quantity& quantity, std::string_view text, const CodePoints& positions) {
    Json json = Json::object();
    json["span"] = span_to_json(quantity.span, positions);
    json["value"] = number_from(quantity.value);
    json["high"] = number_from(quantity.high);
    json["qualifier"] = name_of(quantity.qualifier);
    json["unit"] = quantity.unit;
    json["unit_code"] = text_or_null(quantity.unit_code);
    json["of"] = words_of(quantity.of, text);
    json["of_spans"] = spans_to_json(quantity.of, positions);
    json["scope"] = words_or_null(quantity.scope, text);
    json["scope_spans"] = spans_to_json(quantity.scope, positions);
    return json;
}

Json change_to_json(const Change& change, std::string_view text, const CodePoints& positions) {
    Json json = Json::object();
    json["span"] = span_to_json(change.span, positions);
    json["of"] = words_of(change.of, text);
    json["of_spans"] = spans_to_json(change.of, positions);
    json["factor"] = number_from(change.factor);
    json["by"] = number_from(change.by);
    json["to"] = number_from(change.to);
    json["unit"] = change.unit;
    json["unit_code"] = text_or_null(change.unit_code);
    json["direction"] = text_or_null(change.direction);
    json["period"] = text_or_null(change.period);
    return json;
}

Json time_to_json(const Time& time, const CodePoints& positions) {
    Json json = Json::object();
    json["span"] = span_to_json(time.span, positions);
    json["type"] = name_of(time.type);
    json["value"] = text_or_null(time.value);
    json["mod"] = text_or_null(time.mod);
    json["from"] = text_or_null(time.from);
    json["until"] = text_or_null(time.until);
    return json;
}

Json entity_to_json(const Entity& entity, const CodePoints& positions) {
    Json json = Json::object();
    json["id"] = text_or_null(entity.id);
    json["name"] = entity.name;
    json["kind"] = text_or_null(entity.kind);
    json["mentions"] = spans_to_json(entity.mentions, positions);
    return json;
}

template <class T, class Function>
Json list_of(const std::vector<T>& values, const Function& to_json) {
    Json list = Json::array();
    for (const T& value : values) list.push_back(to_json(value));
    return list;
}

// Runs of OffsetMap, in bytes on both sides: [text, text_size, page, page_size].
Json source_to_json(const OffsetMap& source) {
    return list_of(source.runs(), [](const OffsetMap::Run& run) {
        return Json::array({run.text, run.text_size, run.page, run.page_size});
    });
}

// Two decimals are what a calibrated confidence can claim.
double rounded(double confidence) { return std::round(confidence * 100) / 100; }

}  // namespace

Json number_from(const std::optional<std::string>& decimal) {
    if (!decimal) return nullptr;
    const char* const end = decimal->data() + decimal->size();
    std::int64_t whole = 0;
    if (const auto [at, error] = std::from_chars(decimal->data(), end, whole); error == std::errc{} && at == end)
        return whole;
    double number = 0;
    if (const auto [at, error] = std::from_chars(decimal->data(), end, number); error == std::errc{} && at == end)
        return number;
    return nullptr;
}

Json statement_to_json(const Reading& reading, const Statement& statement, const CodePoints& positions) {
    Json json = Json::object();
    json["id"] = statement.id;
    json["form"] = name_of(statement.form);
    json["act"] = name_of(statement.act);
    json["certainty"] = name_of(statement.certainty);
    json["content"] = spans_to_json(statement.content, positions);
    json["quoted"] = spans_to_json(statement.quoted, positions);
    json["cue"] = spans_to_json(statement.cue, positions);
    json["speaker"] = spans_to_json(statement.speaker, positions);
    json["addressee"] = spans_to_json(statement.addressee, positions);
    json["who"] = who_to_json(statement.who, reading.entities);
    json["via"] = list_of(statement.via, [&](const Party& party) { return party_to_json(party, reading.entities); });
    json["basis"] = list_of(statement.basis, [&](const Basis& basis) {
        return Json{{"spans", spans_to_json(basis.spans, positions)}, {"name", basis.name}};
    });
    json["said"] = {{"time", statement.said_time ? Json(*statement.said_time) : Json(nullptr)}};
    json["quantities"] = statement.quantities;
    json["times"] = statement.times;
    json["rule"] = statement.rule;
    json["confidence"] = rounded(statement.confidence);
    return json;
}

Json reading_to_json(const Reading& reading) {
    const std::string_view text = reading.article.text;
    const CodePoints positions(text);
    Json json = article_to_json(reading.article, positions);
    json["statements"] =
        list_of(reading.statements, [&](const Statement& s) { return statement_to_json(reading, s, positions); });
    json["quantities"] =
        list_of(reading.quantities, [&](const Quantity& q) { return quantity_to_json(q, text, positions); });
    json["changes"] = list_of(reading.changes, [&](const Change& c) { return change_to_json(c, text, positions); });
    json["times"] = list_of(reading.times, [&](const Time& t) { return time_to_json(t, positions); });
    json["entities"] = list_of(reading.entities, [&](const Entity& e) { return entity_to_json(e, positions); });
    json["source"] = source_to_json(reading.article.source);
    json["problems"] = reading.problems;
    json["producer"] = {{"version", reading.producer.version}, {"pack", text_or_null(reading.producer.pack)}};
    return json;
}

std::string line_of(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

}  // namespace exchange

std::string to_json(const Reading& reading) { return exchange::line_of(exchange::reading_to_json(reading)); }

std::string to_json(const Article& article) {
    exchange::Json json = exchange::article_to_json(article, CodePoints(article.text));
    json["problems"] = article.problems;
    return exchange::line_of(json);
}

std::string to_json(const Reading& reading, const Statement& statement) {
    const CodePoints positions(reading.article.text);
    return exchange::line_of(exchange::statement_to_json(reading, statement, positions));
}

}  // namespace sayso
