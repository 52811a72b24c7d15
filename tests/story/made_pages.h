// Readings made by hand, and the stories that they tell.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sayso/pack.h"
#include "sayso/story.h"

namespace sayso::test {

inline const Pack& pack() {
    static const Pack the_pack = [] {
        auto opened = Pack::open(SAYSO_TEST_PACK);
        if (!opened) throw std::runtime_error(opened.error().what);
        return *opened;
    }();
    return the_pack;
}

inline const Storyteller& teller() {
    static const Storyteller the_teller({pack()});
    return the_teller;
}

// A reading made by hand: each statement's content must stand in the text once.
class Page {
public:
    Page(std::string id, std::string outlet, std::string published, std::string text) {
        reading_.article = {.id = std::move(id),
                            .outlet = std::move(outlet),
                            .published = std::move(published),
                            .language = "de",
                            .text = std::move(text)};
    }

    Page& says(const Party& who, std::string_view content, Act act = Act::state, std::string_view cue = "") {
        Statement statement;
        statement.id = "s:" + reading_.article.id + std::to_string(reading_.statements.size());
        statement.act = act;
        statement.content = {span_of(content)};
        if (!cue.empty()) statement.cue = {span_of(cue)};
        if (!who.nobody()) statement.who = {who};
        reading_.statements.push_back(std::move(statement));
        return *this;
    }

    Page& told_as(Form form) {
        reading_.statements.back().form = form;
        return *this;
    }

    // Where the words stand that name who said the last one.
    Page& named(std::string_view speaker) {
        reading_.statements.back().speaker = {span_of(speaker)};
        return *this;
    }

    // … the last time that they stand there.
    Page& named_last(std::string_view speaker) {
        const auto begin = static_cast<std::uint32_t>(reading_.article.text.rfind(speaker));
        reading_.statements.back().speaker = {{begin, begin + static_cast<std::uint32_t>(speaker.size())}};
        return *this;
    }

    Page& via(const Party& who) {
        reading_.statements.back().via = {who};
        return *this;
    }

    // Of whom the article knows, where the words first stand.
    Page& knows(std::string name, std::string kind, std::string_view words) {
        reading_.entities.push_back({.name = std::move(name), .kind = std::move(kind), .mentions = {span_of(words)}});
        return *this;
    }

    Page& counts(std::string_view words, std::string value, std::string_view of = "",
                 Qualifier qualifier = Qualifier::exact) {
        Quantity quantity;
        quantity.span = span_of(words);
        quantity.value = std::move(value);
        quantity.qualifier = qualifier;
        if (!of.empty()) quantity.of = {span_of(of)};
        reading_.quantities.push_back(std::move(quantity));
        return *this;
    }

    Page& measures(std::string_view words, std::string value, std::string unit) {
        counts(words, std::move(value));
        reading_.quantities.back().unit = std::move(unit);
        return *this;
    }

    // A time of day, as ISO 8601 has it.
    Page& tells_time(std::string_view words, std::string value) {
        reading_.times.push_back({.span = span_of(words),
                                  .type = TimeType::time,
                                  .value = std::move(value),
                                  .mod = {},
                                  .from = {},
                                  .until = {}});
        return *this;
    }

    operator Reading() const { return reading_; }  // NOLINT(google-explicit-constructor)

private:
    Span span_of(std::string_view words) const {
        const auto begin = static_cast<std::uint32_t>(reading_.article.text.find(words));
        return {begin, begin + static_cast<std::uint32_t>(words.size())};
    }

    Reading reading_;
};

inline const Party police = {.name = "Polizei", .named = true, .kind = "body"};
inline const Party owners = {.name = "Reederei Hansen", .named = true, .kind = "body"};
inline const Party mayor = {.name = "Heike Onken", .named = true, .kind = "person"};

inline Story story_of(const std::vector<Reading>& readings) { return teller().story(readings); }

}  // namespace sayso::test
