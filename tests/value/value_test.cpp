// Cases from quantities.tsv, changes.tsv and times.tsv, read with the German pack.
#include "value/value.h"

#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <vector>

#include "sayso/pack.h"
#include "support/files.h"
#include "value/tagged_text.h"

namespace sayso {
namespace {

const PackData& german() {
    static const Result<Pack> pack = Pack::open(SAYSO_TEST_PACK);
    if (!pack) throw std::runtime_error(pack.error().message());
    return pack.value().data();
}

std::string words_of(const std::string& text, const Spans& spans) {
    std::string words;
    for (const Span span : spans) words += (words.empty() ? "" : " … ") + std::string(span.of(text));
    return words;
}

// "Mehr als 600.000 = 600000 more_than; of russische Soldaten; scope getötet oder verwundet"
std::string shown(const std::string& text, const Quantity& q) {
    std::string line = std::string(q.span.of(text)) + " = " + q.value.value_or("?");
    if (q.high) line += " to " + *q.high;
    if (!q.unit.empty()) line += " " + q.unit;
    if (q.qualifier != Qualifier::exact) line += " " + std::string(name_of(q.qualifier));
    if (!q.of.empty()) line += "; of " + words_of(text, q.of);
    if (!q.scope.empty()) line += "; scope " + words_of(text, q.scope);
    return line;
}

// "verdoppelt = times 2 up in P1Y; of Opferzahl"
std::string shown(const std::string& text, const Change& c) {
    std::string line = std::string(c.span.of(text)) + " =";
    if (c.factor) line += " times " + *c.factor;
    if (c.by) line += " by " + *c.by;
    if (c.to) line += " to " + *c.to;
    if (!c.unit.empty()) line += " " + c.unit;
    if (!c.direction.empty()) line += " " + c.direction;
    if (!c.period.empty()) line += " in " + c.period;
    if (!c.of.empty()) line += "; of " + words_of(text, c.of);
    return line;
}

// "Mitte September = DATE 2024-09 MID"
std::string shown(const std::string& text, const Time& t) {
    std::string line =
        std::string(t.span.of(text)) + " = " + std::string(name_of(t.type)) + " " + (t.value.empty() ? "?" : t.value);
    if (!t.mod.empty()) line += " " + t.mod;
    if (t.type == TimeType::duration && !t.from.empty()) line += " (" + t.from + " … " + t.until + ")";
    return line;
}

template <class T>
std::string all_shown(const std::string& text, const std::vector<T>& items) {
    std::string line;
    for (const T& item : items) line += (line.empty() ? "" : " | ") + shown(text, item);
    return line;
}

struct Case {
    std::size_t line;
    std::vector<std::string> cells;
};

std::vector<Case> cases_of(const std::string& file, std::size_t columns) {
    std::istringstream lines(test::read_file(test::source_path("tests/value/" + file)));
    std::vector<Case> cases;
    std::string line;
    for (std::size_t number = 1; std::getline(lines, line); ++number) {
        if (line.empty() || line.front() == '#') continue;
        Case c{number, {}};
        std::istringstream cells(line);
        for (std::string cell; std::getline(cells, cell, '\t');) c.cells.push_back(cell);
        c.cells.resize(columns);
        cases.push_back(std::move(c));
    }
    return cases;
}

TEST(Value, QuantitiesOfTheTable) {
    const ValueReader reader(german());
    for (const Case& c : cases_of("quantities.tsv", 2)) {
        const auto tagged = test::tagged_text(c.cells[0]);
        const Values values = reader.read(tagged.article, tagged.document, {});
        EXPECT_EQ(all_shown(tagged.article.text, values.quantities), c.cells[1])
            << "line " << c.line << ": " << c.cells[0];
    }
}

TEST(Value, ChangesOfTheTable) {
    const ValueReader reader(german());
    for (const Case& c : cases_of("changes.tsv", 2)) {
        const auto tagged = test::tagged_text(c.cells[0]);
        const Values values = reader.read(tagged.article, tagged.document, {});
        EXPECT_EQ(all_shown(tagged.article.text, values.changes), c.cells[1])
            << "line " << c.line << ": " << c.cells[0];
    }
}

TEST(Value, TimesOfTheTable) {
    const ValueReader reader(german());
    for (const Case& c : cases_of("times.tsv", 3)) {
        const auto tagged = test::tagged_text(c.cells[1]);
        const Values values = reader.read(tagged.article, tagged.document, c.cells[0]);
        EXPECT_EQ(all_shown(tagged.article.text, values.times), c.cells[2]) << "line " << c.line << ": " << c.cells[1];
    }
}

TEST(Value, NothingInAnEmptyDocument) {
    const ValueReader reader(german());
    const Values values = reader.read({}, {}, "2031-05-04");
    EXPECT_TRUE(values.quantities.empty() && values.changes.empty() && values.times.empty());
}

// A sentence of twenty thousand words of every kind that a rule looks far ahead for: linear time, or this test hangs.
TEST(Value, LongSentencesTakeLinearTime) {
    const ValueReader reader(german());
    for (const std::string_view word :
         {"rund", "Millionen", "zwei", "12", "bis", "zwischen", "verdoppelt", "vor", "letzten", "eine", "Jahre_NOUN",
          "um", "und", "getötet_VERB.part", "schöne_ADJ", "3."}) {
        std::string text;
        for (int i = 0; i < 20'000; ++i) (text += word) += i % 2 == 0 ? " 5 " : " ";
        const auto tagged = test::tagged_text(text);
        const Values values = reader.read(tagged.article, tagged.document, "2031-05-04");
        EXPECT_LE(values.quantities.size(), 30'000U);
    }
}

}  // namespace
}  // namespace sayso
