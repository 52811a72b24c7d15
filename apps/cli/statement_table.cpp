#include "cli/statement_table.h"

#include <algorithm>
#include <set>

#include "base/utf8.h"
#include "cli/rows.h"

namespace sayso::cli {
namespace {

std::string words_at(const Spans& spans, std::string_view text) {
    std::vector<std::string> parts;
    for (const Span span : spans) parts.emplace_back(span.of(text));
    return joined(parts, " … ");
}

bool is_quotation_mark(std::string_view character) {
    static constexpr std::string_view marks = "\"'„“”‚‘’«»‹›";
    return !character.empty() && marks.find(character) != std::string_view::npos;
}

// The content with the quotation marks that stand around it in the text.
std::string quoted_as_printed(const Spans& content, std::string_view text) {
    if (content.empty()) return {};
    Spans wide = content;
    std::size_t before = wide.front().begin;
    while (before > 0 && (static_cast<unsigned char>(text[--before]) & 0xC0U) == 0x80U) {
    }
    if (before < wide.front().begin && is_quotation_mark(text.substr(before, wide.front().begin - before))) {
        wide.front().begin = static_cast<std::uint32_t>(before);
    }
    for (int i = 0; i < 2 && wide.back().end < text.size(); ++i) {  // the full stop may stand inside the marks
        const Decoded next = decode_utf8(text.substr(wide.back().end));
        const std::string_view character = text.substr(wide.back().end, next.size);
        if (is_quotation_mark(character)) {
            wide.back().end += next.size;
            break;
        }
        const std::string_view after = text.substr(wide.back().end + next.size);
        const bool mark_follows = !after.empty() && is_quotation_mark(after.substr(0, decode_utf8(after).size));
        if (!mark_follows || next.size != 1 || std::string_view(".!?,").find(character) == std::string_view::npos)
            break;
        wide.back().end += next.size;
    }
    return words_at(wide, text);
}

std::size_t count_words(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = 0; (at = text.find_first_not_of(' ', at)) != std::string_view::npos; at = text.find(' ', at))
        ++count;
    return count;
}

// Whether the words of the text tell more of the speaker than the name does: more than one word in front of it.
bool tells_more(std::string_view as_called, std::string_view name) {
    if (as_called.empty() || as_called == name) return false;
    return !as_called.ends_with(name) || count_words(as_called) > count_words(name) + 1;
}

Cell who_cell(const Statement& statement, std::string_view text, const Style& style) {
    if (statement.who.empty()) return {{"nobody named", style.dim, {}}};
    std::vector<std::string> names;
    bool named = false;
    for (const Party& party : statement.who) {
        names.push_back(party.name);
        named = named || party.named;
    }
    const std::string name = joined(names, " + ");
    const std::string as_called = words_at(statement.speaker, text);
    Cell cell = {{name, named ? style.bold : style.italic, {}}};
    if (!named) cell.push_back({"unnamed", style.dim, {}});
    if (tells_more(as_called, name)) cell.push_back({as_called, style.dim, {}});
    return cell;
}

std::string_view act_style(Act act, const Style& style) {
    switch (act) {
        case Act::deny:
        case Act::doubt: return style.red;
        case Act::confirm: return style.green;
        case Act::warn:
        case Act::demand: return style.yellow;
        case Act::announce:
        case Act::estimate:
        case Act::ask: return style.blue;
        case Act::state:
        case Act::judge: return {};
    }
    return {};
}

Cell how_cell(const Statement& statement, const Style& style) {
    Cell cell = {{std::string(verb_of(name_of(statement.act))), act_style(statement.act, style), {}}};
    if (statement.certainty == Certainty::hedged) cell.push_back({"hedged", style.dim, {}});
    cell.push_back({std::string(name_of(statement.form)), style.dim, {}});
    return cell;
}

std::string figure_of(const Quantity& quantity, std::string_view text) {
    const std::string counted = words_at(quantity.of, text);
    const std::string happened = words_at(quantity.scope, text);
    const std::string figure = joined({std::string(quantity.span.of(text)), counted}, " ");
    return happened.empty() ? figure : figure + " (" + happened + ")";
}

Cell words_cell(const Reading& reading, const Statement& statement, const Style& style) {
    const std::string_view text = reading.article.text;
    Cell cell;
    if (statement.form == Form::reported) {
        cell.push_back({words_at(statement.content, text), {}, words_at(statement.cue, text) + ": "});
        if (statement.content.empty()) cell.back() = {words_at(statement.cue, text), {}, {}};
    } else {
        cell.push_back({statement.form == Form::direct ? quoted_as_printed(statement.content, text)
                                                       : words_at(statement.content, text),
                        {},
                        {}});
    }
    const auto add = [&](std::string_view lead, const std::string& words) {
        if (!words.empty()) cell.push_back({words, style.dim, std::string(lead)});
    };
    add("to ", words_at(statement.addressee, text));
    std::vector<std::string> via;
    for (const Party& party : statement.via) via.push_back(party.name);
    add("via ", joined(via, " ← "));
    std::vector<std::string> basis;
    for (const Basis& b : statement.basis) basis.push_back(b.name);
    add("relying on ", joined(basis, "; "));
    std::vector<std::string> figures;
    for (const std::uint32_t index : statement.quantities)
        figures.push_back(figure_of(reading.quantities[index], text));
    add("figures ", joined(figures, "; "));
    return cell;
}

std::string head_of(const Article& article, const Terminal& terminal) {
    const Style& style = style_of(terminal);
    std::string agencies = joined(article.agencies, "/");
    if (!agencies.empty()) agencies = "with " + agencies;
    const std::string line =
        joined({article.outlet, short_time(article.published), joined(article.authors, ", "), agencies}, " · ");
    std::string head;
    const std::string title = article.title.empty() ? article.id : joined({article.kicker, article.title}, ": ");
    for (const std::string& part : wrapped(harmless(title), terminal.width))
        head += std::string(style.bold) + part + std::string(style.end) + "\n";
    if (!line.empty())
        head += std::string(style.dim) + shortened(harmless(line), terminal.width) + std::string(style.end) + "\n";
    return head;
}

std::string counted(std::size_t number, std::string_view one, std::string_view several) {
    return std::to_string(number) + " " + std::string(number == 1 ? one : several);
}

std::string summary_of(const Reading& reading) {
    std::set<std::string> named;
    std::set<std::string> unnamed;
    std::size_t nobody = 0;
    for (const Statement& statement : reading.statements) {
        nobody += statement.who.empty() ? 1 : 0;
        for (const Party& party : statement.who) (party.named ? named : unnamed).insert(party.name);
    }
    std::string line = counted(reading.statements.size(), "statement", "statements");
    if (!named.empty()) line += " · " + counted(named.size(), "named speaker", "named speakers");
    if (!unnamed.empty()) line += " · " + counted(unnamed.size(), "unnamed", "unnamed");
    if (nobody > 0) line += " · " + std::to_string(nobody) + " on nobody's word";
    return line;
}

}  // namespace

std::string statement_table(const Reading& reading, const Terminal& terminal) {
    const Style& style = style_of(terminal);
    std::string table = head_of(reading.article, terminal) + "\n";
    for (const Statement& statement : reading.statements) {
        const Row row{who_cell(statement, reading.article.text, style), how_cell(statement, style),
                      words_cell(reading, statement, style)};
        table += laid_out(row, terminal) + "\n";
    }
    table += std::string(style.dim) + summary_of(reading) + std::string(style.end) + "\n";
    for (const std::string& problem : reading.problems)
        table += std::string(style.yellow) + "! " + harmless(problem) + std::string(style.end) + "\n";
    return table;
}

}  // namespace sayso::cli
