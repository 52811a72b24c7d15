// Runs the cases of who.test, which says how to write one, with the pack that is shipped.
#include "statement/who.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "sayso/pack.h"
#include "statement/who_tables.h"
#include "support/files.h"
#include "text/text.h"

namespace sayso::statement {
namespace {

struct Speaker {
    std::string words, who;
};

struct Case {
    int line = 0;
    std::string text;
    std::vector<Speaker> speakers;
    std::string published = {};
};

std::string with_paragraphs(std::string text) {
    constexpr std::string_view mark = " ¶ ";
    for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at))
        text.replace(at, mark.size(), "\n\n");
    return text;
}

std::vector<Case> read_cases() {
    constexpr std::string_view text_mark = "text: ", day_mark = "on: ", separator = " | ";
    std::string published;
    std::vector<Case> cases;
    std::istringstream lines(test::read_file(test::source_path("tests/statement/who.test")));
    std::string line;
    for (int number = 1; std::getline(lines, line); ++number) {
        if (line.empty() || line.front() == '#') continue;
        if (line.starts_with(text_mark)) {
            cases.push_back({number, with_paragraphs(line.substr(text_mark.size())), {}, published});
            published.clear();
            continue;
        }
        if (line.starts_with(day_mark)) {
            published = line.substr(day_mark.size());
            continue;
        }
        const std::size_t at = line.find(separator);
        if (cases.empty() || at == std::string::npos)
            throw std::runtime_error("who.test:" + std::to_string(number) + ": not a speaker of a text");
        cases.back().speakers.push_back({line.substr(0, at), line.substr(at + separator.size())});
    }
    return cases;
}

bool are_whole_tokens(const DocumentView& view, TokenRange range, Span span) {
    return !range.empty() && view.token(range.begin).span.begin == span.begin &&
           view.token(range.end - 1).span.end == span.end;
}

TokenRange tokens_of(const DocumentView& view, Span span) {
    TokenRange range;
    for (TokenIndex t = 0; t < view.size(); ++t) {
        if (!view.token(t).span.overlaps(span)) continue;
        if (range.empty()) range.begin = t;
        range.end = t + 1;
    }
    return range;
}

std::vector<Mention> mentions_of(const DocumentView& view, const Case& c) {
    std::vector<Mention> mentions;
    std::size_t from = 0;
    for (const Speaker& speaker : c.speakers) {
        TokenRange range;
        for (Span span; !are_whole_tokens(view, range, span);) {
            const std::size_t at = view.text.find(speaker.words, from);
            if (at == std::string_view::npos) throw std::runtime_error("not in the text: " + speaker.words);
            from = at + speaker.words.size();
            span = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(from)};
            range = tokens_of(view, span);
            if (are_whole_tokens(view, range, span)) break;
        }
        mentions.push_back({Mention::Part::speaker, {range}, range.begin});
    }
    return mentions;
}

std::string names(const std::vector<Party>& parties) {
    std::string out;
    for (const Party& party : parties) (out += out.empty() ? "" : " + ") += (party.named ? "" : "?") + party.name;
    return out.empty() ? "-" : out;
}

class Who : public testing::Test {
protected:
    Who() : opened_(Pack::open(SAYSO_TEST_PACK)) {}

    void SetUp() override { ASSERT_TRUE(opened_.ok()) << opened_.error().message(); }
    const PackData& pack() const { return (*opened_).data(); }

    Identification identify(const Article& article, const Document& document, const Case& c) const {
        const DocumentView view(article, document);
        return WhoResolver(pack()).identify(view, mentions_of(view, c));
    }

    Result<Pack> opened_;
};

Article article_of(const std::string& text) {
    return {.id = "case", .version = "case", .language = "de", .text = text};
}

TEST_F(Who, IsMeantByTheWordsThatNameASpeaker) {
    const TextAnalyser analyser(pack());
    const std::vector<Case> cases = read_cases();
    ASSERT_FALSE(cases.empty());
    for (const Case& c : cases) {
        SCOPED_TRACE("who.test:" + std::to_string(c.line) + ": " + c.text);
        Article article = article_of(c.text);
        article.published = c.published;
        const Identification found = identify(article, analyser.analyse(article), c);
        for (std::size_t i = 0; i < c.speakers.size(); ++i)
            EXPECT_EQ(names(found.parties[i]), c.speakers[i].who) << c.speakers[i].words;
    }
}

TEST_F(Who, PartiesPointToEntitiesWithAllTheirMentions) {
    const Case brandt{
        0, "Bürgermeisterin Ada Brandt war da. Brandt lobte die Polizei.", {{"Ada Brandt", ""}, {"Brandt", ""}}};
    const Article article = article_of(brandt.text);
    const Identification found = identify(article, TextAnalyser(pack()).analyse(article), brandt);
    ASSERT_EQ(found.parties[1].size(), 1U);
    const Party& party = found.parties[1].front();
    ASSERT_TRUE(party.entity.has_value());
    const Entity& entity = found.entities[*party.entity];
    EXPECT_EQ(entity.name, "Ada Brandt");
    EXPECT_EQ(entity.kind, "person");
    EXPECT_EQ(entity.mentions.size(), 2U);
    EXPECT_EQ(found.parties[0].front().entity, party.entity);
}

TEST_F(Who, TakesAnyTokensAsMentions) {
    const Article article = article_of("Er sie es. „");
    const TextAnalyser analyser(pack());  // the document refers to it
    const Document document = analyser.analyse(article);
    const DocumentView view(article, document);
    std::vector<Mention> mentions;
    for (TokenIndex begin = 0; begin <= view.size(); ++begin) {
        for (TokenIndex end = begin; end <= view.size() + 1; ++end)
            mentions.push_back({Mention::Part::speaker, {{begin, end}}, view.size()});
    }
    EXPECT_EQ(WhoResolver(pack()).identify(view, mentions).parties.size(), mentions.size());
}

// Weights that speak for one candidate take it, whatever the rules say; without weights the rules stand.
TEST_F(Who, IsChosenByTheLearntWeights) {
    const Case c{0, "Eva Holm kritisierte Anna Brandt.\n\nSie verlangte einen Rücktritt.", {{"Sie", ""}}};
    const Article article = article_of(c.text);
    const TextAnalyser analyser(pack());  // the document refers to it
    const Document document = analyser.analyse(article);
    const DocumentView view(article, document);
    const auto tables = std::make_shared<const WhoTables>(pack());
    const WhoResolver rules(tables, "");
    const std::vector<AntecedentChoice> choices = rules.choices(view, mentions_of(view, c));
    ASSERT_EQ(choices.size(), 1U);
    EXPECT_EQ(choices[0].names.front(), "Eva Holm");
    const auto wanted = std::find(choices[0].names.begin(), choices[0].names.end(), "Anna Brandt");
    ASSERT_NE(wanted, choices[0].names.end());
    std::vector<std::int16_t> weights(std::size_t{1} << antecedent_feature_bits, -1);
    for (std::uint32_t f : choices[0].candidates[static_cast<std::size_t>(wanted - choices[0].names.begin())])
        weights[f] = 100;
    const WhoResolver learnt(tables, ranking_section(weights));
    EXPECT_EQ(names(learnt.identify(view, mentions_of(view, c)).parties[0]), "Anna Brandt");
}

}  // namespace
}  // namespace sayso::statement
