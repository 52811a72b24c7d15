// One W3C Web Annotation for each statement (https://www.w3.org/TR/annotation-model/): the target is where it stands in
// the article's text, the body a schema.org Claim, or Quotation where the words are the speaker's own; how it came
// about is told in PROV-O.
#include "base/utf8.h"
#include "exchange/exchange.h"
#include "exchange/record.h"

namespace sayso {
namespace {

using exchange::Json;

constexpr std::size_t context_code_points = 32;

// A name for something of ours, of characters that an IRI may have.
std::string urn(std::string_view kind, std::string_view name) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string text = "urn:sayso:" + std::string(kind) + ":";
    for (const char c : name) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                           c == '.' || c == '_' || c == ':';
        if (plain)
            text += c;
        else
            text += {'%', digits[byte >> 4U], digits[byte & 0xFU]};
    }
    return text;
}

const Json& context() {
    static const Json json = {
        "http://www.w3.org/ns/anno.jsonld",
        {{"schema", "https://schema.org/"}, {"prov", "http://www.w3.org/ns/prov#"}, {"sayso", "urn:sayso:term:"}}};
    return json;
}

class Annotations {
public:
    explicit Annotations(const KeptText& kept)
        : reading_(kept.reading), was_revision_of_(kept.was_revision_of), positions_(kept.reading.article.text) {}

    [[nodiscard]] Json annotation(const Statement& statement) const {
        Json json = {{"@context", context()},
                     {"id", urn("statement", statement.id)},
                     {"type", "Annotation"},
                     {"motivation", "identifying"},
                     {"body", body(statement)}};
        json["target"] = targets(statement);
        json["prov:wasDerivedFrom"] = {{"id", text_id()}};
        json["prov:wasGeneratedBy"] = activity(statement);
        return json;
    }

private:
    [[nodiscard]] std::string text_id() const { return urn("text", reading_.article.version); }

    [[nodiscard]] Json source() const {
        const Article& article = reading_.article;
        Json json = {{"id", text_id()}, {"type", "Text"}, {"format", "text/plain"}};
        if (!article.language.empty()) json["language"] = article.language;
        json["prov:specializationOf"] = {{"id", urn("article", article.id)}};
        if (!was_revision_of_.empty()) json["prov:wasRevisionOf"] = {{"id", urn("text", was_revision_of_)}};
        if (!article.title.empty()) json["schema:headline"] = article.title;
        if (!article.url.empty()) json["schema:url"] = article.url;
        if (!article.published.empty()) json["schema:datePublished"] = article.published;
        if (!article.outlet.empty()) json["schema:publisher"] = {{"schema:name", article.outlet}};
        return json;
    }

    // An annotation needs a target: the content, else the words that mark the saying, else the text as a whole.
    [[nodiscard]] Json targets(const Statement& statement) const {
        const Spans& spans = statement.content.empty() ? statement.cue : statement.content;
        if (spans.empty()) return source();
        Json list = Json::array();
        for (const Span span : spans)
            list.push_back({{"type", "SpecificResource"}, {"source", source()}, {"selector", selectors(span)}});
        return list.size() == 1 ? list.front() : list;
    }

    [[nodiscard]] Json selectors(Span span) const {
        const std::string_view text = reading_.article.text;
        const Span outside = positions_.from_bytes(span);
        const std::uint32_t before = outside.begin - std::min<std::uint32_t>(outside.begin, context_code_points);
        const std::uint32_t after = std::min<std::uint32_t>(positions_.size(), outside.end + context_code_points);
        const Json quote = {{"type", "TextQuoteSelector"},
                            {"exact", span.of(text)},
                            {"prefix", Span{positions_.to_byte(before), span.begin}.of(text)},
                            {"suffix", Span{span.end, positions_.to_byte(after)}.of(text)}};
        return Json::array({quote, {{"type", "TextPositionSelector"}, {"start", outside.begin}, {"end", outside.end}}});
    }

    [[nodiscard]] Json body(const Statement& statement) const {
        const bool verbatim = statement.form == Form::direct;
        Json json = {{"id", urn("said", statement.id)},
                     {"type", verbatim ? "schema:Quotation" : "schema:Claim"},
                     {"schema:text", pieces_of(statement.content, reading_.article.text)}};
        if (!statement.who.empty())
            json[verbatim ? "schema:spokenByCharacter" : "schema:author"] = agents(statement.who);
        if (!statement.via.empty()) json["sayso:via"] = agents(statement.via);
        json["sayso:form"] = name_of(statement.form);
        json["sayso:act"] = name_of(statement.act);
        json["sayso:certainty"] = name_of(statement.certainty);
        return json;
    }

    [[nodiscard]] Json agents(const std::vector<Party>& parties) const {
        Json list = Json::array();
        for (const Party& party : parties) {
            Json agent = {{"type", party.kind == "person" ? "schema:Person" : "schema:Organization"},
                          {"schema:name", party.name}};
            if (!party.named || party.kind.empty()) agent["type"] = "prov:Agent";
            if (party.named && party.entity && !reading_.entities[*party.entity].id.empty()) {
                agent["id"] = urn("entity", reading_.entities[*party.entity].id);
            }
            agent["sayso:named"] = party.named;
            list.push_back(std::move(agent));
        }
        return list;
    }

    [[nodiscard]] Json activity(const Statement& statement) const {
        const Producer& producer = reading_.producer;
        return {{"type", "prov:Activity"},
                {"prov:used", {{"id", text_id()}}},
                {"prov:wasAssociatedWith",
                 {{"type", "prov:SoftwareAgent"},
                  {"schema:name", "Sayso"},
                  {"schema:softwareVersion", producer.version},
                  {"sayso:pack", producer.pack}}},
                {"sayso:rule", statement.rule},
                {"sayso:confidence", static_cast<double>(static_cast<int>(statement.confidence * 100 + 0.5)) / 100}};
    }

    const Reading& reading_;
    const std::string& was_revision_of_;
    CodePoints positions_;
};

}  // namespace

std::string to_json_ld(const KeptText& kept) {
    const Annotations annotations(kept);
    std::string lines;
    for (const Statement& statement : kept.reading.statements)
        lines += exchange::line_of(annotations.annotation(statement)) + "\n";
    return lines;
}

}  // namespace sayso
