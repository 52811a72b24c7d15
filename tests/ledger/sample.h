// Readings for the ledger's tests, put together by hand: an article's text, and statements whose spans are found by
// their words. The articles are our own invention.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sayso/ledger.h"

namespace sayso::test {

struct Said {
    std::string_view content;  // words of the text, here and below; "" for none
    std::string_view who;      // display name; "?" before it: unnamed; "" for nobody
    std::string_view kind = "person";
    std::string_view speaker = {};
    std::string_view cue = {};
    std::string_view addressee = {};
    std::vector<std::string_view> via = {};
    Form form = Form::indirect;
    Act act = Act::state;
    Certainty certainty = Certainty::firm;
    std::vector<Quantity> figures = {};  // their spans are found by `figure_words`
    std::vector<std::string_view> figure_words = {};
};

struct Written {
    std::string_view id;
    std::string_view outlet;
    std::string_view published;
    std::string_view title;
    std::string_view text;
    std::string_view language = "xx";
};

// One block a line of the text. Throws std::logic_error for words that are not in the text.
[[nodiscard]] Reading reading_of(const Written& written, const std::vector<Said>& statements);

[[nodiscard]] Quantity figure(std::string_view value, std::string_view unit = {}, std::string_view high = {});

// Five articles by three outlets about a ferry.
[[nodiscard]] std::vector<Reading> ferry_story();

// "a1.0": the statement's article and place in it.
[[nodiscard]] std::string handle(const Hit& hit, const std::vector<Reading>& readings);

// Many readings of `statements` statements each, all different, made by counting.
[[nodiscard]] std::vector<Reading> generated_readings(std::size_t articles, std::size_t statements);

}  // namespace sayso::test
