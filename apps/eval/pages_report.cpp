// The scores of pages as a person or a program wants to see them.
#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "eval/pages.h"

namespace sayso::eval {
namespace {

// To four decimals, from the exact value.
double rounded(double value) {
    std::array<char, 40> digits{};
    std::snprintf(digits.data(), digits.size(), "%.4f", value);
    return std::strtod(digits.data(), nullptr);
}

double mean(double sum, std::uint64_t count) { return count == 0 ? 0.0 : sum / static_cast<double>(count); }
double share(std::uint64_t part, std::uint64_t whole) { return mean(static_cast<double>(part), whole); }

Agreement means_of(const WordScores& words) {
    return {mean(words.sum.precision, words.pages), mean(words.sum.recall, words.pages),
            mean(words.sum.f1, words.pages)};
}

Agreement agreement_of(const SegmentScores& segments) {
    const double precision = share(segments.found, segments.found + segments.wrong);
    const double recall = share(segments.found, segments.found + segments.missed);
    return {precision, recall, precision + recall == 0 ? 0.0 : 2 * precision * recall / (precision + recall)};
}

double accuracy_of(const SegmentScores& s) {
    return share(s.found + s.left_out, s.found + s.missed + s.wrong + s.left_out);
}

std::string row(const char* name, const Agreement& a, std::uint64_t pages) {
    std::array<char, 120> line{};
    std::snprintf(line.data(), line.size(), "%-22s %6.3f %6.3f %6.3f %7llu\n", name, a.precision, a.recall, a.f1,
                  static_cast<unsigned long long>(pages));
    return line.data();
}

std::string row(const char* name, double value, std::uint64_t pages) {
    std::array<char, 120> line{};
    std::snprintf(line.data(), line.size(), "%-22s %20.3f %7llu\n", name, value,
                  static_cast<unsigned long long>(pages));
    return line.data();
}

}  // namespace

std::string to_json(const PageScores& s) {
    nlohmann::ordered_json json = {{"pages", s.pages}};
    if (s.words.pages > 0) {
        const Agreement means = means_of(s.words);
        json["text"] = {{"n", s.words.pages},
                        {"precision", rounded(means.precision)},
                        {"recall", rounded(means.recall)},
                        {"f1", rounded(means.f1)},
                        {"micro_f1", rounded(share(2 * s.words.common, s.words.gold + s.words.system))},
                        {"empty_pages", s.words.empty_pages}};
    }
    if (s.segments.pages > 0) {
        const Agreement all = agreement_of(s.segments);
        json["segments"] = {{"n", s.segments.pages},
                            {"precision", rounded(all.precision)},
                            {"recall", rounded(all.recall)},
                            {"f1", rounded(all.f1)},
                            {"accuracy", rounded(accuracy_of(s.segments))}};
    }
    if (s.title.pages > 0)
        json["title"] = {{"n", s.title.pages},
                         {"exact", rounded(share(s.title.exact, s.title.pages))},
                         {"loose", rounded(mean(s.title.partial, s.title.pages))}};
    if (s.date.pages > 0) json["date"] = {{"n", s.date.pages}, {"day", rounded(share(s.date.exact, s.date.pages))}};
    if (s.authors.pages > 0)
        json["authors"] = {{"n", s.authors.pages},
                           {"exact", rounded(share(s.authors.exact, s.authors.pages))},
                           {"f1", rounded(mean(s.authors.partial, s.authors.pages))}};
    return json.dump();
}

std::string to_text(const PageScores& s, std::size_t worst) {
    std::string text = "                            P      R     F1   pages\n";
    if (s.words.pages > 0) text += row("words", means_of(s.words), s.words.pages);
    if (s.segments.pages > 0) text += row("segments", agreement_of(s.segments), s.segments.pages);
    if (s.title.pages > 0) {
        text += row("title, exact", share(s.title.exact, s.title.pages), s.title.pages);
        text += row("title, loose", mean(s.title.partial, s.title.pages), s.title.pages);
    }
    if (s.date.pages > 0) text += row("date", share(s.date.exact, s.date.pages), s.date.pages);
    if (s.authors.pages > 0) {
        text += row("authors, exact", share(s.authors.exact, s.authors.pages), s.authors.pages);
        text += row("authors, F1", mean(s.authors.partial, s.authors.pages), s.authors.pages);
    }
    auto pages = s.word_f1;
    std::stable_sort(pages.begin(), pages.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    for (std::size_t i = 0; i < std::min(worst, pages.size()); ++i)
        text += row(pages[i].second.c_str(), pages[i].first, 1);
    return text;
}

}  // namespace sayso::eval
