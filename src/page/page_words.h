// What a language's tables know about pages: furniture, reading time, by-lines, agencies, months, function words.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "pack/pack.h"
#include "page/class_marks.h"
#include "page/function_words.h"

namespace sayso::page {

// How a phrase has to stand in a line to count.
enum class Place : std::uint8_t { whole, start, end, inside };

struct AgencyForm {
    std::string form;    // as it stands in texts ("dpa", "Reuters")
    std::string agency;  // what it is the form of
};

class PageWords {
public:
    PageWords() = default;
    // Reads the tables page_*, agencies and function_words of the pack; missing ones are empty.
    explicit PageWords(const PackData& pack);
    // Only what is needed to tell the language.
    [[nodiscard]] static PageWords function_words_of(const PackData& pack);

    [[nodiscard]] const std::string& language() const { return language_; }

    // Whether the line is furniture of a site ("Anmelden", "Lesen Sie auch: …").
    [[nodiscard]] bool is_furniture(std::string_view line) const;
    // Furniture whose following lines, up to the next prose, belong to it ("Lesen Sie auch" and its list).
    [[nodiscard]] bool opens_furniture(std::string_view line) const;
    // The line names the article as for paying readers.
    [[nodiscard]] bool is_paywall(std::string_view line) const;
    // Minutes, where the line is about the time it takes to read ("Lesezeit 4 Minuten").
    [[nodiscard]] std::optional<int> reading_minutes(std::string_view line) const;
    // 1 to 12 for a month's name or short form, in any case.
    [[nodiscard]] std::optional<int> month(std::string_view word) const;
    // "Uhr" after an hour.
    [[nodiscard]] bool is_clock_word(std::string_view word) const;
    // Where a picture's credit begins in its caption ("… im Hafen Foto: privat"); the caption's size if there is none.
    [[nodiscard]] std::size_t credit_begin(std::string_view caption) const;
    // What a word before a date says about it: true for a change ("Aktualisiert"), false for the first publication.
    [[nodiscard]] bool announces_change(std::string_view line) const;

    [[nodiscard]] const std::vector<AgencyForm>& agencies() const { return agencies_; }
    // The agency that the words name, whole; empty if none.
    [[nodiscard]] std::string_view agency(std::string_view words) const;
    // Phrases that come before an agency that an article takes from ("mit Material von"); lower case.
    [[nodiscard]] const std::vector<std::string>& agency_leads() const { return agency_leads_; }

    // Words that open a by-line ("Von"), lower case, longest first.
    [[nodiscard]] const std::vector<std::string>& byline_leads() const { return byline_leads_; }
    // Words that join names in a by-line ("und"), lower case.
    [[nodiscard]] bool joins_names(std::string_view word) const { return name_joints_.contains(std::string(word)); }
    // A word that is no part of a person's name (roles, departments: "Redaktion"), lower case.
    [[nodiscard]] bool is_role(std::string_view word) const { return roles_.contains(std::string(word)); }

    [[nodiscard]] const FunctionWords& function_words() const { return function_words_; }
    [[nodiscard]] const ClassWords& class_words() const { return class_words_; }

private:
    struct Pattern {
        std::string before, after;  // word keys around the number
    };
    struct Phrase {
        Place place = Place::whole;
        std::string key;
        bool opens = false;
    };

    [[nodiscard]] bool is_glued_furniture(std::string_view line) const;
    void read_function_words(const PackData& pack);
    void read_furniture(const Table& table);
    void read_phrases(const Table& table);
    void read_bylines(const Table& table);
    void read_agencies(const Table& table);

    std::string language_;
    std::unordered_map<std::string, bool> whole_furniture_;  // key → opens
    std::vector<Phrase> furniture_;
    std::vector<std::string> paywall_;
    std::vector<std::string> change_;
    std::vector<std::string> clock_;
    std::vector<std::string> credit_leads_;  // as written, with their colon
    std::vector<Pattern> reading_time_;
    std::unordered_map<std::string, int> months_;
    std::vector<AgencyForm> agencies_;
    std::vector<std::string> agency_leads_;
    std::vector<std::string> byline_leads_;
    std::unordered_set<std::string> name_joints_, roles_;
    FunctionWords function_words_;
    ClassWords class_words_;
};

}  // namespace sayso::page
