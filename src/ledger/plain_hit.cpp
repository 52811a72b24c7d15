#include "ledger/plain_hit.h"

#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "ledger/record.h"

namespace sayso::ledger {
namespace {

using Json = nlohmann::json;

// Of a key that has a text, or null for none. Throws what nlohmann throws where it has anything else.
std::string text_at(const Json& object, const char* key) {
    const Json& value = object.at(key);
    return value.is_null() ? std::string() : value.get<std::string>();
}

Span span_from(const Json& json, const CodePoints& positions) {
    const Span outside{json.at(0).get<std::uint32_t>(), json.at(1).get<std::uint32_t>()};
    if (outside.begin > outside.end || outside.end > positions.size()) throw std::out_of_range("a span");
    return positions.to_bytes(outside);
}

Spans spans_at(const Json& object, const char* key, const CodePoints& positions) {
    Spans spans;
    for (const Json& span : object.at(key)) spans.push_back(span_from(span, positions));
    return spans;
}

// One of the names that `from` knows.
template <class T>
T label_at(const Json& object, const char* key, std::optional<T> (*from)(std::string_view)) {
    const std::optional<T> value = from(object.at(key).get_ref<const std::string&>());
    if (!value) throw std::out_of_range(key);
    return *value;
}

// The words of the quantities that the statement names by their numbers.
std::vector<std::string> figures_of(const Json& statement, std::string_view record, std::string_view text,
                                    const CodePoints& positions) {
    std::vector<std::string> figures;
    for (const Json& number : statement.at("quantities")) {
        const auto quantity = element_of(record, "quantities", number.get<std::size_t>());
        if (!quantity) throw std::out_of_range("a quantity");
        figures.emplace_back(span_from(Json::parse(*quantity).at("span"), positions).of(text));
    }
    return figures;
}

Hit hit_from(std::string_view head, std::string_view statement_text, std::string_view record, std::string_view text) {
    const Json article = Json::parse(std::string(head).append("}"));
    const Json statement = Json::parse(statement_text);
    const CodePoints positions(text);
    Hit hit;
    hit.statement = text_at(statement, "id");
    hit.article = text_at(article, "id");
    hit.version = text_at(article, "version");
    hit.outlet = text_at(article, "outlet");
    hit.title = text_at(article, "title");
    hit.url = text_at(article, "url");
    hit.published = text_at(article, "published");
    hit.record = statement_text;
    hit.content = pieces_of(spans_at(statement, "content", positions), text);
    hit.cue = pieces_of(spans_at(statement, "cue", positions), text);
    if (const Json& who = statement.at("who"); !who.is_null()) {
        if (who.contains("parties")) throw std::out_of_range("several speakers");
        hit.who = text_at(who, "name");
        hit.named = who.at("named").get<bool>();
    }
    for (const Json& party : statement.at("via")) hit.via.push_back(text_at(party, "name"));
    hit.form = label_at(statement, "form", form_from);
    hit.act = label_at(statement, "act", act_from);
    hit.certainty = label_at(statement, "certainty", certainty_from);
    hit.figures = figures_of(statement, record, text, positions);
    return hit;
}

}  // namespace

std::optional<Hit> plain_hit(std::string_view record, std::string_view text, std::size_t ordinal) {
    const auto head = before_text(record);
    const auto statement = element_of(record, "statements", ordinal);
    if (!head || !statement) return std::nullopt;
    try {
        return hit_from(*head, *statement, record, text);
    } catch (const Json::exception&) {
        return std::nullopt;
    } catch (const std::out_of_range&) {
        return std::nullopt;
    }
}

}  // namespace sayso::ledger
