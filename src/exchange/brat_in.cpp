// brat's standoff format back (https://brat.nlplab.org/standoff.html): what to_brat wrote and a person changed.
#include <algorithm>
#include <charconv>
#include <map>
#include <optional>

#include "base/utf8.h"
#include "exchange/exchange.h"

namespace sayso {
namespace {

std::vector<std::string_view> split(std::string_view text, char at) {
    std::vector<std::string_view> parts;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find(at, begin), text.size());
        parts.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return parts;
}

std::optional<std::uint32_t> number_from(std::string_view text) {
    std::uint32_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return number;
}

struct Bound {
    std::string_view type;
    Spans spans;  // bytes
};

Party party_from(std::string_view name) {
    Party party;
    party.named = !name.starts_with('?');
    party.name = party.named ? name : name.substr(1);
    return party;
}

class BratReader {
public:
    explicit BratReader(std::string_view text) : text_(text), positions_(text) {}

    // Text-bound annotations first: the others may stand before what they are about.
    Status read(std::string_view annotations) {
        const auto lines = split(annotations, '\n');
        for (const bool bounds : {true, false}) {
            for (std::size_t i = 0; i < lines.size(); ++i) {
                const std::string_view line =
                    lines[i].ends_with('\r') ? lines[i].substr(0, lines[i].size() - 1) : lines[i];
                if (line.empty() || line.starts_with('T') != bounds) continue;
                if (const std::string what = take(line); !what.empty())
                    return Error{.what = what, .record = "line " + std::to_string(i + 1)};
            }
        }
        return Done{};
    }

    [[nodiscard]] std::vector<Statement> statements() && {
        std::vector<Statement> statements;
        for (auto& [id, statement] : statements_) statements.push_back(std::move(statement));
        std::stable_sort(statements.begin(), statements.end(), [](const Statement& a, const Statement& b) {
            return a.content.front().begin < b.content.front().begin;
        });
        return statements;
    }

private:
    // What is wrong with the line; empty if nothing is.
    std::string take(std::string_view line) {
        const auto fields = split(line, '\t');
        if (fields.size() < 2) return "a tab is missing";
        const auto parts = split(fields[1], ' ');
        switch (line.front()) {
            case 'T': return fields.size() < 3 ? "the words are missing" : take_bound(fields[0], fields[1], fields[2]);
            case 'R': return take_relation(parts);
            case 'A':
            case 'M': return take_attribute(parts);
            case '#': return fields.size() < 3 ? std::string() : take_note(parts, fields[2]);
            default: return {};  // events, normalizations, equivalences: not ours
        }
    }

    std::string take_bound(std::string_view id, std::string_view places, std::string_view words) {
        const std::size_t blank = places.find(' ');
        if (blank == std::string_view::npos) return "the place is missing";
        Bound bound{places.substr(0, blank), {}};
        std::string expected;
        for (const std::string_view piece : split(places.substr(blank + 1), ';')) {
            const auto ends = split(piece, ' ');
            const auto begin = number_from(ends.front());
            const auto end = number_from(ends.back());
            if (ends.size() != 2 || !begin || !end || *begin >= *end || *end > positions_.size())
                return "'" + std::string(piece) + "' is no place in the text";
            const Span span = positions_.to_bytes({*begin, *end});
            if (!bound.spans.empty() && span.begin < bound.spans.back().end) return "the places are not in order";
            expected.append(expected.empty() ? "" : " ").append(span.of(text_));
            bound.spans.push_back(span);
        }
        if (expected != words) return "the words are not those of the text: was another text annotated?";
        if (!bounds_.emplace(id, bound).second) return "the id " + std::string(id) + " stands twice";
        if (bound.type == "Content") statements_[id].content = std::move(bound.spans);
        return {};
    }

    Statement* statement_at(std::string_view id) {
        const auto found = statements_.find(id);
        return found == statements_.end() ? nullptr : &found->second;
    }

    std::string take_relation(const std::vector<std::string_view>& parts) {
        if (parts.size() != 3 || !parts[1].starts_with("Arg1:") || !parts[2].starts_with("Arg2:"))
            return "a relation has two arguments";
        Statement* const statement = statement_at(parts[1].substr(5));
        const auto other = bounds_.find(parts[2].substr(5));
        if (statement == nullptr || other == bounds_.end()) return "it leads from no Content, or to nothing";
        if (parts[0] == "said-by") statement->speaker = other->second.spans;
        if (parts[0] == "marked-by") statement->cue = other->second.spans;
        if (parts[0] == "said-to") statement->addressee = other->second.spans;
        return {};
    }

    std::string take_attribute(const std::vector<std::string_view>& parts) {
        if (parts.size() != 3) return "an attribute has a name, an annotation and a value";
        Statement* const statement = statement_at(parts[1]);
        if (statement == nullptr) return "it is about no Content";
        const auto put = [&](auto value, auto& into) {
            if (value) into = *value;
            return value ? std::string() : "'" + std::string(parts[2]) + "' is no value of " + std::string(parts[0]);
        };
        if (parts[0] == "Form") return put(form_from(parts[2]), statement->form);
        if (parts[0] == "Act") return put(act_from(parts[2]), statement->act);
        if (parts[0] == "Certainty") return put(certainty_from(parts[2]), statement->certainty);
        return {};
    }

    // "id s:…", "who …", "via …"; every other note is for people.
    std::string take_note(const std::vector<std::string_view>& parts, std::string_view note) {
        Statement* const statement = parts.size() < 2 ? nullptr : statement_at(parts[1]);
        if (statement == nullptr) return {};
        for (const std::string_view line : split(note, '\n')) {
            if (line.starts_with("id ")) statement->id = line.substr(3);
            if (line.starts_with("who ")) statement->who.push_back(party_from(line.substr(4)));
            if (line.starts_with("via ")) statement->via.push_back(party_from(line.substr(4)));
        }
        return {};
    }

    std::string_view text_;
    CodePoints positions_;
    std::map<std::string_view, Bound> bounds_;
    std::map<std::string_view, Statement> statements_;
};

}  // namespace

Result<std::vector<Statement>> statements_from_brat(std::string_view text, std::string_view annotations) {
    BratReader reader(text);
    if (auto status = reader.read(annotations); !status) return status.error();
    return std::move(reader).statements();
}

}  // namespace sayso
