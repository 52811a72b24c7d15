#include "eval/pages.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "base/date.h"
#include "base/instant.h"
#include "base/utf8.h"
#include "eval/json_fields.h"
#include "eval/words.h"

namespace sayso::eval {
namespace {

using Bag = std::map<Text, std::uint64_t>;

// NFKC, soft hyphens gone, case folded.
Text folded(std::string_view utf8) {
    constexpr char32_t soft_hyphen = 0xAD;
    Text text = eval::folded(utf8, Composition::nfkc);
    std::erase(text, soft_hyphen);
    return text;
}

// What Python's \w takes.
bool in_word(char32_t c) {
    const auto code_point = static_cast<UChar32>(c);
    return c == U'_' || (U_MASK(u_charType(code_point)) & U_GC_L_MASK) != 0 ||
           u_getIntPropertyValue(code_point, UCHAR_NUMERIC_TYPE) != U_NT_NONE;
}

// What Python's \s takes.
bool is_white_space(char32_t c) { return u_isUWhiteSpace(static_cast<UChar32>(c)) != 0 || (c >= 0x1C && c <= 0x1F); }

Bag bag_of(const Text& text) {
    Bag bag;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!in_word(text[i])) continue;
        const std::size_t begin = i;
        while (i < text.size() && in_word(text[i])) ++i;
        ++bag[text.substr(begin, i - begin)];
    }
    return bag;
}

std::uint64_t size_of(const Bag& bag) {
    std::uint64_t size = 0;
    for (const auto& [word, count] : bag) size += count;
    return size;
}

std::uint64_t common_size(const Bag& a, const Bag& b) {
    std::uint64_t size = 0;
    for (const auto& [word, count] : a) {
        if (const auto other = b.find(word); other != b.end()) size += std::min(count, other->second);
    }
    return size;
}

double ratio(std::uint64_t part, std::uint64_t whole) {
    return whole == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(whole);
}

// The same steps in floating point as the reference scorer's, so that the last digit is the same, too.
double harmonic_mean(double a, double b) { return a + b == 0 ? 0.0 : 2 * a * b / (a + b); }

Agreement agreement(std::uint64_t common, std::uint64_t system, std::uint64_t gold) {
    if (system == 0 && gold == 0) return {1, 1, 1};
    const double precision = ratio(common, system);
    const double recall = ratio(common, gold);
    return {precision, recall, harmonic_mean(precision, recall)};
}

double word_f1(const Text& gold, const Text& system) {
    const Bag a = bag_of(gold);
    const Bag b = bag_of(system);
    return agreement(common_size(a, b), size_of(b), size_of(a)).f1;
}

// White space as single spaces, none at the ends.
Text spaced(const Text& text) {
    Text result;
    for (const char32_t c : text) {
        if (!is_white_space(c)) {
            result += c;
        } else if (!result.empty() && result.back() != U' ') {
            result += U' ';
        }
    }
    if (!result.empty() && result.back() == U' ') result.pop_back();
    return result;
}

Text folded_title(std::string_view title) {
    static constexpr std::u32string_view quotes = U"\"'„“”‚‘’«»‹›`´";
    static constexpr std::u32string_view dashes = U"‐‑‒–—―";
    Text text = folded(title);
    std::erase_if(text, [](char32_t c) { return quotes.find(c) != std::u32string_view::npos; });
    std::replace_if(
        text.begin(), text.end(), [](char32_t c) { return dashes.find(c) != std::u32string_view::npos; }, U'-');
    return spaced(text);
}

std::set<Text> folded_names(const std::vector<std::string>& names) {
    std::set<Text> set;
    for (const std::string& name : names) {
        if (Text text = spaced(folded(name)); !text.empty()) set.insert(std::move(text));
    }
    return set;
}

constexpr std::int64_t hour = 3600;
constexpr std::int64_t day = 24 * hour;

std::string day_of(std::int64_t instant) {
    const auto days = std::chrono::floor<std::chrono::days>(std::chrono::sys_seconds(std::chrono::seconds(instant)));
    return iso_from(std::chrono::year_month_day(days));
}

// 01:00 UTC on the month's last Sunday: where summer time begins and ends in Germany, since 1996.
std::int64_t change_of_clocks(std::chrono::year year, std::chrono::month month) {
    const std::chrono::sys_days sunday = year / month / std::chrono::Sunday[std::chrono::last];
    return std::chrono::duration_cast<std::chrono::seconds>(sunday.time_since_epoch()).count() + hour;
}

std::string german_day_of(std::int64_t instant) {
    const std::chrono::sys_seconds point{std::chrono::seconds(instant)};
    const auto year = std::chrono::year_month_day(std::chrono::floor<std::chrono::days>(point)).year();
    const bool summer =
        instant >= change_of_clocks(year, std::chrono::March) && instant < change_of_clocks(year, std::chrono::October);
    return day_of(instant + (summer ? 2 : 1) * hour);
}

// "…T15:26:46+00:00", "…Z".
bool has_zone(std::string_view date) {
    constexpr std::size_t size_of_day = 10;
    return date.size() > size_of_day && date.substr(size_of_day).find_first_of("+-Z") != std::string_view::npos;
}

bool same_day(std::string_view gold, std::string_view system) {
    const std::string_view found = system.substr(0, 10);
    if (found == gold.substr(0, 10)) return true;
    const auto instant = has_zone(gold) ? instant_from_iso(gold) : std::nullopt;
    return instant && (found == day_of(*instant) || found == german_day_of(*instant));
}

void score_words(const ScoredPage& gold, const ScoredPage& found, PageScores& scores) {
    if (!gold.text) return;
    const Bag a = bag_of(folded(*gold.text));
    const Bag b = bag_of(folded(found.text.value_or("")));
    const std::uint64_t common = common_size(a, b);
    const std::uint64_t in_gold = size_of(a);
    const std::uint64_t in_system = size_of(b);
    const Agreement page = agreement(common, in_system, in_gold);
    WordScores& words = scores.words;
    ++words.pages;
    words.sum.precision += page.precision;
    words.sum.recall += page.recall;
    words.sum.f1 += page.f1;
    words.common += common;
    words.gold += in_gold;
    words.system += in_system;
    words.empty_pages += in_system == 0 ? 1 : 0;
    scores.word_f1.emplace_back(page.f1, gold.id);
}

void score_segments(const ScoredPage& gold, const ScoredPage& found, SegmentScores& scores) {
    if (gold.with.empty() && gold.without.empty()) return;
    const Text text = spaced(text_from_utf8(found.text.value_or("")));
    const auto occurs = [&](const std::string& segment) {
        return text.find(spaced(text_from_utf8(segment))) != Text::npos;
    };
    ++scores.pages;
    for (const std::string& segment : gold.with) ++(occurs(segment) ? scores.found : scores.missed);
    for (const std::string& segment : gold.without) ++(occurs(segment) ? scores.wrong : scores.left_out);
}

void score_fields(const ScoredPage& gold, const ScoredPage& found, PageScores& scores) {
    if (!gold.title.empty()) {
        const Text a = folded_title(gold.title);
        const Text b = folded_title(found.title);
        constexpr double loosely_right = 0.8;
        ++scores.title.pages;
        scores.title.exact += a == b ? 1 : 0;
        scores.title.partial += a == b || word_f1(a, b) >= loosely_right ? 1 : 0;
    }
    if (!gold.date.empty()) {
        ++scores.date.pages;
        scores.date.exact += same_day(gold.date, found.date) ? 1 : 0;
    }
    if (!gold.authors.empty()) {
        const std::set<Text> a = folded_names(gold.authors);
        const std::set<Text> b = folded_names(found.authors);
        const auto common = static_cast<std::uint64_t>(
            std::count_if(a.begin(), a.end(), [&](const Text& name) { return b.contains(name); }));
        ++scores.authors.pages;
        scores.authors.exact += a == b ? 1 : 0;
        scores.authors.partial += ratio(2 * common, a.size() + b.size());
    }
}

std::vector<std::string> texts_at(const nlohmann::json& object, const char* key) {
    std::vector<std::string> texts;
    const auto list = object.find(key);
    if (list == object.end() || !list->is_array()) return texts;
    for (const nlohmann::json& entry : *list) {
        if (entry.is_string()) texts.push_back(entry.get<std::string>());
    }
    return texts;
}

}  // namespace

Result<ScoredPage> scored_page_from_json(std::string_view json) {
    const auto object = nlohmann::json::parse(json, nullptr, /*allow_exceptions=*/false);
    if (!object.is_object() || text_at(object, "id").empty())
        return Error{.what = "no page with an id",
                     .remedy = "a JSON object a line, with id, text, title, authors, date"};
    ScoredPage page{.id = text_at(object, "id"), .url = text_at(object, "url"), .html = text_at(object, "html")};
    if (object.contains("text")) page.text = text_at(object, "text");
    page.with = texts_at(object, "with");
    page.without = texts_at(object, "without");
    page.title = text_at(object, "title");
    page.authors = texts_at(object, "authors");
    page.date = text_at(object, "date");
    return page;
}

std::string to_json(const ScoredPage& page) {
    return nlohmann::ordered_json{{"id", page.id},
                                  {"text", page.text.value_or("")},
                                  {"title", page.title},
                                  {"authors", page.authors},
                                  {"date", page.date}}
        .dump();
}

ScoredPage scored_page_from(const Article& article) {
    ScoredPage page{.id = article.id, .url = article.url};
    page.text.emplace();
    for (const Block& block : article.blocks) {
        if (block.kind == BlockKind::title || block.kind == BlockKind::kicker || block.kind == BlockKind::caption)
            continue;
        *page.text += block.span.of(article.text);
        *page.text += '\n';
    }
    page.title = article.title;
    page.authors = article.authors;
    page.date = article.published;
    return page;
}

PageScores score_pages(const std::vector<ScoredPage>& gold, const std::map<std::string, ScoredPage>& found) {
    static const ScoredPage nothing;
    PageScores scores;
    for (const ScoredPage& page : gold) {
        const auto entry = found.find(page.id);
        const ScoredPage& other = entry == found.end() ? nothing : entry->second;
        ++scores.pages;
        score_words(page, other, scores);
        score_segments(page, other, scores.segments);
        score_fields(page, other, scores);
    }
    return scores;
}

}  // namespace sayso::eval
