#include "cli/shown_details.h"

#include "cli/rows.h"
#include "exchange/exchange.h"

namespace sayso::cli {
namespace {

constexpr std::size_t label_width = 12;

class Details {
public:
    Details(const Reading& reading, const Terminal& terminal) : reading_(reading), style_(style_of(terminal)) {}

    std::string of(const Statement& statement) {
        line("chain", chain(statement));
        for (const Basis& basis : statement.basis) line("relies on", basis.name);
        line("said to", words(statement.addressee));
        for (const std::uint32_t number : statement.quantities) line("figure", value_of(reading_.quantities[number]));
        for (const std::uint32_t number : statement.times) line("time", value_of(reading_.times[number]));
        line("found by", statement.rule + ", confidence " +
                             std::to_string(static_cast<int>(statement.confidence * 100 + 0.5)) + " %");
        line("read by", "Sayso " + reading_.producer.version + ", " + reading_.producer.pack);
        return std::move(lines_);
    }

private:
    void line(std::string_view label, const std::string& text) {
        if (text.empty()) return;
        lines_ += style_.dim;
        lines_ += padded(std::string(label), label_width);
        lines_ += style_.end;
        lines_ += harmless(text) + "\n";
    }

    [[nodiscard]] std::string words(const Spans& spans) const { return pieces_of(spans, reading_.article.text); }

    // From whoever said it to the article, as it was handed on.
    [[nodiscard]] std::string chain(const Statement& statement) const {
        std::string speakers;
        for (const Party& party : statement.who) speakers.append(speakers.empty() ? "" : " + ").append(party.name);
        std::string chain = speakers.empty() ? "nobody named" : speakers;
        for (auto party = statement.via.rbegin(); party != statement.via.rend(); ++party) chain += " → " + party->name;
        return chain + " → " + (reading_.article.outlet.empty() ? "this article" : reading_.article.outlet);
    }

    [[nodiscard]] std::string value_of(const Quantity& quantity) const {
        std::string value = std::string(quantity.span.of(reading_.article.text)) + " = ";
        value += quantity.value ? *quantity.value : "no number";
        if (quantity.high) value += " to " + *quantity.high;
        if (!quantity.unit.empty()) value += " " + quantity.unit;
        if (quantity.qualifier != Qualifier::exact) value += " (" + std::string(name_of(quantity.qualifier)) + ")";
        if (!quantity.of.empty()) value += " of: " + words(quantity.of);
        if (!quantity.scope.empty()) value += ", " + words(quantity.scope);
        return value;
    }

    [[nodiscard]] std::string value_of(const Time& time) const {
        return std::string(time.span.of(reading_.article.text)) + " = " +
               (time.value.empty() ? "not known" : time.value);
    }

    const Reading& reading_;
    const Style& style_;
    std::string lines_;
};

}  // namespace

std::string shown_details(const Shown& shown, const Terminal& terminal) {
    const Result<Reading> reading = reading_from_json(shown.reading);
    if (!reading) return {};
    for (const Statement& statement : reading->statements) {
        if (statement.id == shown.hit.statement) return Details(*reading, terminal).of(statement);
    }
    return {};
}

}  // namespace sayso::cli
