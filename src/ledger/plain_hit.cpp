#include "ledger/plain_hit.h"

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "ledger/record.h"

namespace sayso::ledger {
namespace {

using Json = nlohmann::json;

// An object of the record whose values are looked up as they are written: of a statement a search wants a few, and a
// tree of all of them takes several times as long. Throws where a key is not there, or has another kind of value.
class Written {
public:
    // `text` is JSON.
    explicit Written(std::string_view text) : members_(members_of(text)) {}

    [[nodiscard]] std::string_view at(std::string_view key) const {
        for (const Member& member : members_) {
            if (member.key == key) return member.value;
        }
        throw std::out_of_range(std::string(key));
    }
    // Null as an empty text.
    [[nodiscard]] std::string text_at(std::string_view key) const {
        const std::string_view value = at(key);
        if (value == "null") return {};
        const bool is_plain = value.size() >= 2 && value.front() == '"' && value.find('\\') == std::string_view::npos;
        return is_plain ? std::string(value.substr(1, value.size() - 2)) : Json::parse(value).get<std::string>();
    }
    [[nodiscard]] bool has(std::string_view key) const {
        return std::any_of(members_.begin(), members_.end(), [&](const Member& member) { return member.key == key; });
    }

private:
    std::vector<Member> members_;
};

// What parse() would take; it makes nothing of it.
void must_be_json(std::string_view text) {
    if (!Json::accept(text)) throw std::out_of_range("JSON");
}

std::uint32_t number_from(std::string_view text) {
    std::uint32_t number = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (fault != std::errc{} || end != text.data() + text.size()) throw std::out_of_range("a number");
    return number;
}

// "[3,17]"
Span span_from(std::string_view text, const CodePoints& positions) {
    const std::vector<std::string_view> ends = elements_of(text);
    if (ends.size() < 2) throw std::out_of_range("a span");
    const Span outside{number_from(ends[0]), number_from(ends[1])};
    if (outside.begin > outside.end || outside.end > positions.size()) throw std::out_of_range("a span");
    return positions.to_bytes(outside);
}

Spans spans_from(std::string_view list, const CodePoints& positions) {
    Spans spans;
    for (const std::string_view span : elements_of(list)) spans.push_back(span_from(span, positions));
    return spans;
}

// One of the names that `from` knows.
template <class T>
T label_at(const Written& object, std::string_view key, std::optional<T> (*from)(std::string_view)) {
    const std::optional<T> value = from(object.text_at(key));
    if (!value) throw std::out_of_range(std::string(key));
    return *value;
}

// The words of the quantities that the statement names by their numbers.
std::vector<std::string> figures_of(std::string_view numbers, std::string_view record, std::string_view text,
                                    const CodePoints& positions) {
    std::vector<std::string> figures;
    for (const std::string_view number : elements_of(numbers)) {
        const auto quantity = element_of(record, "quantities", number_from(number));
        if (!quantity) throw std::out_of_range("a quantity");
        must_be_json(*quantity);
        figures.emplace_back(span_from(Written(*quantity).at("span"), positions).of(text));
    }
    return figures;
}

void put_speaker(std::string_view who, Hit& hit) {
    if (who == "null") return;
    const Written speaker(who);
    if (speaker.has("parties")) throw std::out_of_range("several speakers");
    hit.who = speaker.text_at("name");
    hit.named = speaker.at("named") == "true";
}

Hit hit_from(std::string_view head, std::string_view statement_text, std::string_view record, std::string_view text) {
    const std::string article_text = std::string(head).append("}");
    must_be_json(article_text);
    must_be_json(statement_text);
    const Written article(article_text);
    const Written statement(statement_text);
    const CodePoints positions(text);
    Hit hit;
    hit.statement = statement.text_at("id");
    hit.article = article.text_at("id");
    hit.version = article.text_at("version");
    hit.outlet = article.text_at("outlet");
    hit.title = article.text_at("title");
    hit.url = article.text_at("url");
    hit.published = article.text_at("published");
    hit.record = statement_text;
    hit.content = pieces_of(spans_from(statement.at("content"), positions), text);
    hit.cue = pieces_of(spans_from(statement.at("cue"), positions), text);
    put_speaker(statement.at("who"), hit);
    for (const std::string_view party : elements_of(statement.at("via")))
        hit.via.push_back(Written(party).text_at("name"));
    hit.form = label_at(statement, "form", form_from);
    hit.act = label_at(statement, "act", act_from);
    hit.certainty = label_at(statement, "certainty", certainty_from);
    hit.figures = figures_of(statement.at("quantities"), record, text, positions);
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
