#include "ledger/sample.h"

#include <stdexcept>

#include "base/hash.h"

namespace sayso::test {
namespace {

Spans spans_of(std::string_view words, std::string_view text) {
    if (words.empty()) return {};
    const std::size_t at = text.find(words);
    if (at == std::string_view::npos) throw std::logic_error("not in the text: " + std::string(words));
    return {{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())}};
}

Party party_of(std::string_view name, std::string_view kind, Reading& reading) {
    Party party;
    party.named = !name.starts_with('?');
    party.name = party.named ? name : name.substr(1);
    party.kind = kind;
    for (std::uint32_t i = 0; i < reading.entities.size(); ++i) {
        if (reading.entities[i].name == party.name && reading.entities[i].kind == kind) party.entity = i;
    }
    if (!party.entity) {
        party.entity = static_cast<std::uint32_t>(reading.entities.size());
        reading.entities.push_back({"", party.name, party.kind, {}});
    }
    return party;
}

void add_figures(const Said& said, Reading& reading, Statement& statement) {
    for (std::size_t i = 0; i < said.figures.size(); ++i) {
        Quantity quantity = said.figures[i];
        quantity.span = spans_of(said.figure_words.at(i), reading.article.text).front();
        statement.quantities.push_back(static_cast<std::uint32_t>(reading.quantities.size()));
        reading.quantities.push_back(std::move(quantity));
    }
}

Statement statement_of(const Said& said, Reading& reading) {
    const std::string_view text = reading.article.text;
    Statement statement;
    statement.form = said.form;
    statement.act = said.act;
    statement.certainty = said.certainty;
    statement.content = spans_of(said.content, text);
    statement.speaker = spans_of(said.speaker, text);
    statement.cue = spans_of(said.cue, text);
    statement.addressee = spans_of(said.addressee, text);
    if (!said.who.empty()) statement.who.push_back(party_of(said.who, said.kind, reading));
    for (const std::string_view via : said.via) statement.via.push_back(party_of(via, "outlet", reading));
    add_figures(said, reading, statement);
    statement.rule = "by-hand";
    statement.confidence = 1;
    statement.id = "s:" + content_hash({reading.article.version, said.content, said.who, name_of(said.form)});
    return statement;
}

void add_blocks(Article& article) {
    const std::string_view text = article.text;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        if (end > begin) {
            const Span span{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
            article.blocks.push_back({BlockKind::paragraph, span, ""});
        }
        begin = end + 1;
    }
}

}  // namespace

Quantity figure(std::string_view value, std::string_view unit, std::string_view high) {
    Quantity quantity;
    quantity.value = std::string(value);
    if (!high.empty()) quantity.high = std::string(high);
    quantity.unit = unit;
    return quantity;
}

Reading reading_of(const Written& written, const std::vector<Said>& statements) {
    Reading reading;
    Article& article = reading.article;
    article.id = written.id;
    article.outlet = written.outlet;
    article.published = written.published;
    article.title = written.title;
    article.text = written.text;
    article.language = written.language;
    article.version = "b3:" + content_hash({article.text});
    article.url = "https://" + std::string(written.id) + ".example/";
    add_blocks(article);
    for (const Said& said : statements) reading.statements.push_back(statement_of(said, reading));
    reading.producer = {"0.1.0", "xx-1"};
    return reading;
}

std::vector<Reading> ferry_story() {
    std::vector<Reading> story;
    story.push_back(
        reading_of({"a1", "Kurier", "2031-05-04T09:30:00+02:00", "Fähre vor Norderhaven gesunken",
                    "Vor Norderhaven ist eine Fähre gesunken.\n"
                    "Mindestens 12 Menschen seien gestorben, sagte Polizeisprecherin Jana Möller dem Kurier.\n"
                    "Das Verkehrsministerium wies Vorwürfe zurück, die Fähre sei überladen gewesen."},
                   {{.content = "Mindestens 12 Menschen seien gestorben",
                     .who = "Jana Möller",
                     .speaker = "Polizeisprecherin Jana Möller",
                     .cue = "sagte",
                     .addressee = "dem Kurier",
                     .figures = {figure("12")},
                     .figure_words = {"Mindestens 12"}},
                    {.content = "die Fähre sei überladen gewesen",
                     .who = "Verkehrsministerium",
                     .kind = "body",
                     .speaker = "Das Verkehrsministerium",
                     .cue = "wies",
                     .act = Act::deny}}));
    story.push_back(reading_of({"a2", "Abendblatt Norderhaven", "2031-05-05", "Wie viele waren an Bord?",
                                "Zwischen 180 und 200 Menschen waren nach Angaben eines Matrosen an Bord.\n"
                                "„Wir hatten 15,5 Tonnen Ladung“, sagte Kapitän Ole Brandt der Agentur Nordpress."},
                               {{.content = "Zwischen 180 und 200 Menschen waren",
                                 .who = "?ein Matrose",
                                 .speaker = "eines Matrosen",
                                 .certainty = Certainty::hedged,
                                 .figures = {figure("180", "", "200")},
                                 .figure_words = {"Zwischen 180 und 200"}},
                                {.content = "Wir hatten 15,5 Tonnen Ladung",
                                 .who = "Ole Brandt",
                                 .speaker = "Kapitän Ole Brandt",
                                 .cue = "sagte",
                                 .addressee = "der Agentur Nordpress",
                                 .via = {"Nordpress"},
                                 .form = Form::direct,
                                 .figures = {figure("15.5", "t")},
                                 .figure_words = {"15,5 Tonnen"}}}));
    story.push_back(reading_of({"a3", "Kurier", "2031-05-05T08:00:00+02:00", "Minister unter Druck",
                                "Die Opposition fordert den Rücktritt von Minister Brandt.\n"
                                "Das koste den Staat 3 Millionen Euro, warnt Jana Möller."},
                               {{.content = "den Rücktritt von Minister Brandt",
                                 .who = "Opposition",
                                 .kind = "group",
                                 .speaker = "Die Opposition",
                                 .cue = "fordert",
                                 .form = Form::reported,
                                 .act = Act::demand},
                                {.content = "Das koste den Staat 3 Millionen Euro",
                                 .who = "Jana Möller",
                                 .speaker = "Jana Möller",
                                 .cue = "warnt",
                                 .act = Act::warn,
                                 .figures = {figure("3000000", "EUR")},
                                 .figure_words = {"3 Millionen Euro"}}}));
    story.push_back(
        reading_of({"a4", "", "", "", "Es soll noch Überlebende geben."},
                   {{.content = "Es soll noch Überlebende geben", .who = "", .certainty = Certainty::hedged}}));
    return story;
}

std::string handle(const Hit& hit, const std::vector<Reading>& readings) {
    for (const Reading& reading : readings) {
        if (reading.article.version != hit.version || reading.article.id != hit.article) continue;
        for (std::size_t i = 0; i < reading.statements.size(); ++i) {
            if (reading.statements[i].id == hit.statement) return reading.article.id + "." + std::to_string(i);
        }
    }
    return "?";
}

std::vector<Reading> generated_readings(std::size_t articles, std::size_t statements) {
    std::vector<Reading> readings;
    for (std::size_t a = 0; a < articles; ++a) {
        std::string text;
        std::vector<std::string> contents;
        for (std::size_t s = 0; s < statements; ++s) {
            contents.push_back("Satz " + std::to_string(s) + " des Artikels " + std::to_string(a));
            text += contents.back() + ", sagte Person" + std::to_string((a + s) % 7) + ".\n";
        }
        std::vector<std::string> names;
        for (std::size_t s = 0; s < statements; ++s) names.push_back("Person" + std::to_string((a + s) % 7));
        std::vector<Said> said;
        for (std::size_t s = 0; s < statements; ++s)
            said.push_back({.content = contents[s], .who = names[s], .speaker = names[s]});
        const std::string id = "g" + std::to_string(a);
        readings.push_back(reading_of({id, "Kurier", "2031-05-04", "Titel", text}, said));
    }
    return readings;
}

}  // namespace sayso::test
