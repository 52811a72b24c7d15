// brat's standoff format (https://brat.nlplab.org/standoff.html). Positions are code points.
#include "base/utf8.h"
#include "exchange/exchange.h"

namespace sayso {
namespace {

class Writer {
public:
    explicit Writer(const Reading& reading) : reading_(reading), text_(reading.article.text), positions_(text_) {}

    std::string write() {
        for (const Statement& statement : reading_.statements) add(statement);
        return std::move(lines_);
    }

private:
    void add(const Statement& statement) {
        const std::size_t content =
            text_bound("Content", statement.content.empty() ? statement.cue : statement.content);
        if (content == 0) return;  // it stands nowhere: there is nothing to mark
        relate("Speaker", "said-by", statement.speaker, content);
        if (!statement.content.empty()) relate("Cue", "marked-by", statement.cue, content);
        relate("Addressee", "said-to", statement.addressee, content);
        attribute("Form", content, name_of(statement.form));
        attribute("Act", content, name_of(statement.act));
        attribute("Certainty", content, name_of(statement.certainty));
        note(content, "id " + statement.id);
        for (const Party& party : statement.who) note(content, "who " + marked_name(party));
        for (const Party& party : statement.via) note(content, "via " + marked_name(party));
    }

    static std::string marked_name(const Party& party) { return (party.named ? "" : "?") + party.name; }

    // A fragment never runs over the end of a line: brat shows lines.
    [[nodiscard]] Spans fragments(const Spans& spans) const {
        Spans fragments;
        for (const Span span : spans) {
            for (std::uint32_t at = span.begin; at < span.end;) {
                const auto end =
                    static_cast<std::uint32_t>(std::min<std::size_t>(text_.find_first_of("\r\n", at), span.end));
                if (end > at) fragments.push_back({at, end});
                at = end + 1;
            }
        }
        return fragments;
    }

    // Its number, or 0 if there is nothing to mark.
    std::size_t text_bound(std::string_view type, const Spans& spans) {
        std::string places;
        std::string words;
        for (const Span span : fragments(spans)) {
            const Span outside = positions_.from_bytes(span);
            places.append(places.empty() ? " " : ";")
                .append(std::to_string(outside.begin))
                .append(" ")
                .append(std::to_string(outside.end));
            words.append(words.empty() ? "" : " ").append(span.of(text_));
        }
        if (places.empty()) return 0;
        lines_ += "T" + std::to_string(++bounds_) + "\t" + std::string(type) + places + "\t" + words + "\n";
        return bounds_;
    }

    void relate(std::string_view type, std::string_view relation, const Spans& spans, std::size_t content) {
        const std::size_t bound = text_bound(type, spans);
        if (bound == 0) return;
        lines_ += "R" + std::to_string(++relations_) + "\t" + std::string(relation) + " Arg1:T" +
                  std::to_string(content) + " Arg2:T" + std::to_string(bound) + "\n";
    }

    void attribute(std::string_view name, std::size_t content, std::string_view value) {
        lines_ += "A" + std::to_string(++attributes_) + "\t" + std::string(name) + " T" + std::to_string(content) +
                  " " + std::string(value) + "\n";
    }

    void note(std::size_t content, std::string text) {
        for (char& c : text) {
            if (c == '\n' || c == '\r' || c == '\t') c = ' ';
        }
        lines_ += "#" + std::to_string(++notes_) + "\tAnnotatorNotes T" + std::to_string(content) + "\t" + text + "\n";
    }

    const Reading& reading_;
    std::string_view text_;
    CodePoints positions_;
    std::string lines_;
    std::size_t bounds_ = 0;
    std::size_t relations_ = 0;
    std::size_t attributes_ = 0;
    std::size_t notes_ = 0;
};

}  // namespace

std::string to_brat(const Reading& reading) { return Writer(reading).write(); }

std::string_view brat_configuration() {
    return "[entities]\nContent\nSpeaker\nCue\nAddressee\n"
           "[relations]\nsaid-by Arg1:Content, Arg2:Speaker\nmarked-by Arg1:Content, Arg2:Cue\nsaid-to Arg1:Content, Arg2:Addressee\n"
           "<OVERLAP> Arg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>\n"
           "[events]\n"
           "[attributes]\nForm Arg:Content, Value:direct|indirect|free|reported\n"
           "Act Arg:Content, Value:state|confirm|deny|doubt|demand|warn|announce|judge|estimate|ask\n"
           "Certainty Arg:Content, Value:firm|hedged\n";
}

}  // namespace sayso
