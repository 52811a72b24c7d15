#include <functional>

#include "exchange/exchange.h"
#include "exchange/record.h"

namespace sayso {
namespace exchange {
namespace {

// Thrown inside this file only, where a value is not of the kind that its key must have; reading_from_json makes an
// Error of it.
struct Misfit {
    std::string what;
};

[[noreturn]] void misfit(std::string_view key, std::string_view wanted) {
    throw Misfit{"\"" + std::string(key) + "\" is not " + std::string(wanted)};
}

const Json* find(const Json& object, std::string_view key) {
    const auto found = object.find(key);
    return found == object.end() || found->is_null() ? nullptr : &*found;
}

std::string text_at(const Json& object, std::string_view key) {
    const Json* value = find(object, key);
    if (value == nullptr) return {};
    if (!value->is_string()) misfit(key, "a string");
    return value->get<std::string>();
}

const Json& list_at(const Json& object, std::string_view key) {
    static const Json none = Json::array();
    const Json* value = find(object, key);
    if (value == nullptr) return none;
    if (!value->is_array()) misfit(key, "a list");
    return *value;
}

const Json& objects_at(const Json& object, std::string_view key) {
    const Json& list = list_at(object, key);
    for (const Json& entry : list) {
        if (!entry.is_object()) misfit(key, "a list of objects");
    }
    return list;
}

bool flag_at(const Json& object, std::string_view key) {
    const Json* value = find(object, key);
    if (value == nullptr) return false;
    if (!value->is_boolean()) misfit(key, "true or false");
    return value->get<bool>();
}

std::uint32_t index_from(const Json& value, std::string_view key) {
    if (!value.is_number_unsigned() || value.get<std::uint64_t>() > 0xFFFFFFFFU) misfit(key, "a whole number");
    return value.get<std::uint32_t>();
}

std::optional<std::string> decimal_at(const Json& object, std::string_view key) {
    const Json* value = find(object, key);
    if (value == nullptr) return std::nullopt;
    if (!value->is_number()) misfit(key, "a number");
    return value->dump();
}

template <class T>
T label_at(const Json& object, std::string_view key, std::optional<T> (*from)(std::string_view)) {
    const std::string name = text_at(object, key);
    const std::optional<T> value = from(name);
    if (!value) misfit(key, "one of its names: \"" + name + "\"");
    return *value;
}

std::vector<std::string> texts_at(const Json& object, std::string_view key) {
    std::vector<std::string> texts;
    for (const Json& entry : list_at(object, key)) {
        if (!entry.is_string()) misfit(key, "a list of strings");
        texts.push_back(entry.get<std::string>());
    }
    return texts;
}

std::vector<std::uint32_t> indices_at(const Json& object, std::string_view key) {
    std::vector<std::uint32_t> indices;
    for (const Json& entry : list_at(object, key)) indices.push_back(index_from(entry, key));
    return indices;
}

Span span_from(const Json& value, std::string_view key, const CodePoints& positions) {
    if (!value.is_array() || value.size() != 2) misfit(key, "a span [begin, end]");
    const Span outside{index_from(value[0], key), index_from(value[1], key)};
    if (outside.begin > outside.end || outside.end > positions.size()) misfit(key, "inside the text");
    return positions.to_bytes(outside);
}

Span span_at(const Json& object, std::string_view key, const CodePoints& positions) {
    const Json* value = find(object, key);
    if (value == nullptr) misfit(key, "there");
    return span_from(*value, key, positions);
}

Spans spans_at(const Json& object, std::string_view key, const CodePoints& positions) {
    Spans spans;
    for (const Json& entry : list_at(object, key)) spans.push_back(span_from(entry, key, positions));
    return spans;
}

std::optional<std::uint32_t> entity_at(const Json& party, const std::vector<Entity>& entities) {
    const Json* reference = find(party, "entity");
    if (reference == nullptr) return std::nullopt;
    if (reference->is_number()) {
        const std::uint32_t index = index_from(*reference, "entity");
        if (index >= entities.size()) misfit("entity", "one of \"entities\"");
        return index;
    }
    if (!reference->is_string()) misfit("entity", "an id");
    for (std::uint32_t i = 0; i < entities.size(); ++i) {
        if (entities[i].id == reference->get_ref<const std::string&>()) return i;
    }
    misfit("entity", "one of \"entities\"");
}

Party party_from(const Json& json, const std::vector<Entity>& entities) {
    return {.entity = entity_at(json, entities),
            .name = text_at(json, "name"),
            .named = flag_at(json, "named"),
            .kind = text_at(json, "kind")};
}

std::vector<Party> parties_from(const Json& list, const std::vector<Entity>& entities) {
    std::vector<Party> parties;
    for (const Json& entry : list) parties.push_back(party_from(entry, entities));
    return parties;
}

std::vector<Party> who_at(const Json& statement, const std::vector<Entity>& entities) {
    const Json* who = find(statement, "who");
    if (who == nullptr) return {};
    if (!who->is_object()) misfit("who", "an object");
    if (find(*who, "parties") != nullptr) return parties_from(objects_at(*who, "parties"), entities);
    return {party_from(*who, entities)};
}

// A block tells where it stands, or, as stories are handed on, repeats its words: then it is looked for behind the
// block before.
Span block_span(const Json& block, const Article& article, const CodePoints& positions) {
    const Json* words = find(block, "text");
    if (words == nullptr || find(block, "span") != nullptr) return span_at(block, "span", positions);
    const std::string text = text_at(block, "text");
    const std::size_t begin = article.text.find(text, article.blocks.empty() ? 0 : article.blocks.back().span.end);
    if (begin == std::string::npos) misfit("blocks", "what the text has, one behind the other: \"" + text + "\"");
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + text.size())};
}

Article article_from(const Json& json) {
    Article article;
    article.id = text_at(json, "id");
    article.version = text_at(json, "version");
    article.url = text_at(json, "url");
    article.outlet = text_at(json, "outlet");
    article.section = text_at(json, "section");
    article.kicker = text_at(json, "kicker");
    article.title = text_at(json, "title");
    article.authors = texts_at(json, "authors");
    article.published = text_at(json, "published");
    article.modified = text_at(json, "modified");
    article.language = text_at(json, "language");
    article.agencies = texts_at(json, "agencies");
    article.paywall = flag_at(json, "paywall");
    if (const Json* minutes = find(json, "reading_minutes"))
        article.reading_minutes = static_cast<int>(index_from(*minutes, "reading_minutes"));
    article.text = text_at(json, "text");
    const CodePoints positions(article.text);
    for (const Json& block : objects_at(json, "blocks")) {
        article.blocks.push_back({label_at(block, "kind", block_kind_from), block_span(block, article, positions),
                                  text_at(block, "published")});
    }
    for (const Json& run : list_at(json, "source")) {
        if (!run.is_array() || run.size() != 4) misfit("source", "a list of runs of four numbers");
        article.source.append({index_from(run[0], "source"), index_from(run[1], "source"), index_from(run[2], "source"),
                               index_from(run[3], "source")});
    }
    return article;
}

Quantity quantity_from(const Json& json, const CodePoints& positions) {
    return {.span = span_at(json, "span", positions),
            .value = decimal_at(json, "value"),
            .high = decimal_at(json, "high"),
            .qualifier = label_at(json, "qualifier", qualifier_from),
            .unit = text_at(json, "unit"),
            .unit_code = text_at(json, "unit_code"),
            .of = spans_at(json, "of_spans", positions),
            .scope = spans_at(json, "scope_spans", positions)};
}

Change change_from(const Json& json, const CodePoints& positions) {
    return {.span = span_at(json, "span", positions),
            .of = spans_at(json, "of_spans", positions),
            .factor = decimal_at(json, "factor"),
            .by = decimal_at(json, "by"),
            .to = decimal_at(json, "to"),
            .unit = text_at(json, "unit"),
            .unit_code = text_at(json, "unit_code"),
            .direction = text_at(json, "direction"),
            .period = text_at(json, "period")};
}

Time time_from(const Json& json, const CodePoints& positions) {
    return {.span = span_at(json, "span", positions),
            .type = label_at(json, "type", time_type_from),
            .value = text_at(json, "value"),
            .mod = text_at(json, "mod"),
            .from = text_at(json, "from"),
            .until = text_at(json, "until")};
}

std::vector<std::uint32_t> indices_below(const Json& json, std::string_view key, std::size_t size) {
    std::vector<std::uint32_t> indices = indices_at(json, key);
    for (const std::uint32_t index : indices) {
        if (index >= size) misfit(key, "a list of numbers of what is there");
    }
    return indices;
}

Statement statement_from(const Json& json, const Reading& reading, const CodePoints& positions) {
    Statement statement;
    statement.id = text_at(json, "id");
    statement.form = label_at(json, "form", form_from);
    statement.act = label_at(json, "act", act_from);
    statement.certainty = label_at(json, "certainty", certainty_from);
    statement.content = spans_at(json, "content", positions);
    statement.quoted = spans_at(json, "quoted", positions);
    statement.cue = spans_at(json, "cue", positions);
    statement.speaker = spans_at(json, "speaker", positions);
    statement.addressee = spans_at(json, "addressee", positions);
    statement.who = who_at(json, reading.entities);
    statement.via = parties_from(objects_at(json, "via"), reading.entities);
    for (const Json& basis : objects_at(json, "basis")) {
        statement.basis.push_back({spans_at(basis, "spans", positions), text_at(basis, "name")});
    }
    if (const Json* said = find(json, "said")) {
        if (const Json* time = find(*said, "time")) {
            statement.said_time = index_from(*time, "time");
            if (*statement.said_time >= reading.times.size()) misfit("time", "one of \"times\"");
        }
    }
    statement.quantities = indices_below(json, "quantities", reading.quantities.size());
    statement.times = indices_below(json, "times", reading.times.size());
    statement.rule = text_at(json, "rule");
    if (const Json* confidence = find(json, "confidence")) {
        if (!confidence->is_number()) misfit("confidence", "a number");
        statement.confidence = confidence->get<double>();
    }
    return statement;
}

Reading reading_from(const Json& json) {
    Reading reading;
    reading.article = article_from(json);
    const CodePoints positions(reading.article.text);
    for (const Json& entry : objects_at(json, "quantities"))
        reading.quantities.push_back(quantity_from(entry, positions));
    for (const Json& entry : objects_at(json, "changes")) reading.changes.push_back(change_from(entry, positions));
    for (const Json& entry : objects_at(json, "times")) reading.times.push_back(time_from(entry, positions));
    for (const Json& entry : objects_at(json, "entities")) {
        reading.entities.push_back({text_at(entry, "id"), text_at(entry, "name"), text_at(entry, "kind"),
                                    spans_at(entry, "mentions", positions)});
    }
    for (const Json& entry : objects_at(json, "statements"))
        reading.statements.push_back(statement_from(entry, reading, positions));
    reading.problems = texts_at(json, "problems");
    if (const Json* producer = find(json, "producer")) {
        reading.producer = {text_at(*producer, "version"), text_at(*producer, "pack")};
    }
    return reading;
}

// Paragraphs at blank lines, without white space around them.
std::vector<Block> paragraphs_of(std::string_view text) {
    static constexpr std::string_view blank = " \t\r\n";
    std::vector<Block> blocks;
    std::size_t at = text.find_first_not_of(blank);
    while (at != std::string_view::npos) {
        std::size_t end = std::min(text.find("\n\n", at), text.size());
        const std::size_t next = text.find_first_not_of(blank, end);
        end = text.find_last_not_of(blank, end - 1) + 1;
        blocks.push_back({BlockKind::paragraph, {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)}, {}});
        at = next;
    }
    return blocks;
}

// Runs `make` on the line's JSON object; what is wrong with it becomes an Error.
template <class T>
Result<T> from_line(std::string_view line, T (*make)(const Json&)) {
    try {
        const Json json = Json::parse(line);
        if (!json.is_object()) return Error{.what = "not a JSON object", .remedy = "one object a line"};
        return make(json);
    } catch (const Json::parse_error& error) {
        return Error{.what = "not valid JSON", .offset = error.byte, .remedy = "one JSON object a line, in UTF-8"};
    } catch (const Misfit& misfit) {
        return Error{.what = misfit.what, .remedy = "docs/record.md describes the record"};
    }
}

Article given_article_from(const Json& json) {
    Article article = article_from(json);
    if (find(json, "text") == nullptr) misfit("text", "there");
    if (const std::string agency = text_at(json, "agency"); !agency.empty() && article.agencies.empty())
        article.agencies = {agency};
    if (article.blocks.empty()) article.blocks = paragraphs_of(article.text);
    return article;
}

}  // namespace
}  // namespace exchange

Result<Reading> reading_from_json(std::string_view line) { return exchange::from_line(line, exchange::reading_from); }

Result<Article> article_from_json(std::string_view line) {
    return exchange::from_line(line, exchange::given_article_from);
}

}  // namespace sayso
