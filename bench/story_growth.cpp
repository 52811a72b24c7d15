// What one more article costs the story layer, where very many are there already.
//
//     story_growth PACK ARTICLES READINGS.jsonl
//
// The readings (`sayso read … --format jsonl`) are told again and again, each time of other days and with other words
// in place of every long one, until so many articles are there; then each is added once more, as the latest of its
// story, and that story is told anew. Prints of both the mean, the 99th of a hundred and the slowest, in milliseconds.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <string>
#include <vector>

#include "exchange/exchange.h"
#include "sayso/story.h"

namespace {

using sayso::Reading;
using Clock = std::chrono::steady_clock;

std::vector<Reading> readings_in(const std::string& path) {
    std::vector<Reading> readings;
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);) {
        auto reading = sayso::reading_from_json(line);
        if (!reading) throw std::runtime_error(reading.error().what);
        readings.push_back(std::move(*reading));
    }
    return readings;
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// Other words of the same length, so that every span stays where it is: the letters of long words are moved on.
Reading renamed(Reading reading, std::size_t round, int day) {
    constexpr std::size_t shortest = 5;
    std::string& text = reading.article.text;
    for (std::size_t begin = 0, end = 0; begin < text.size(); begin = end + 1) {
        end = begin;
        while (end < text.size() && is_letter(text[end])) ++end;
        if (end - begin < shortest) continue;
        std::uint64_t mixed = round;
        for (std::size_t k = begin + 1; k < end; ++k) {
            mixed = mixed * 6364136223846793005U + 1442695040888963407U;  // Knuth's MMIX: no two rounds have one word
            text[k] = static_cast<char>('a' + (static_cast<std::uint64_t>(text[k] & 0x1F) + (mixed >> 33U)) % 26);
        }
    }
    reading.article.id += "-" + std::to_string(round);
    char at[40];
    std::snprintf(at, sizeof at, "20%02d-%02d-%02dT%s", 31 + day / 336 % 60, 1 + day / 28 % 12, 1 + day % 28,
                  reading.article.published.size() > 11 ? reading.article.published.c_str() + 11 : "12:00:00Z");
    reading.article.published = at;
    return reading;
}

struct Growth {
    sayso::StoryIndex index;
    std::vector<Reading> readings;

    void keep(Reading reading) {
        index.add(reading.article);
        readings.push_back(std::move(reading));
    }
};

double milliseconds_since(Clock::time_point begin) {
    return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

void print(const char* what, std::vector<double> times) {
    std::sort(times.begin(), times.end());
    double sum = 0;
    for (const double time : times) sum += time;
    std::printf("%s: mean %.2f ms, median %.2f, 99 of 100 within %.2f, slowest %.2f\n", what,
                sum / static_cast<double>(times.size()), times[times.size() / 2], times[times.size() * 99 / 100],
                times.back());
}

void measure(const sayso::Pack& pack, std::size_t count, const std::vector<Reading>& readings) {
    constexpr std::size_t stories_a_day = 100, additions = 200;
    const sayso::Storyteller teller({pack});
    Growth growth{.index = sayso::StoryIndex({pack}), .readings = {}};
    for (std::size_t n = 0; n < count; ++n) {
        const std::size_t round = n / readings.size();
        growth.keep(renamed(readings[n % readings.size()], round, static_cast<int>(round / stories_a_day)));
    }
    std::vector<double> finding, telling;
    std::size_t articles = 0;
    const std::size_t rounds = std::max<std::size_t>(count / readings.size(), 1);
    for (std::size_t n = 0; n < additions; ++n) {
        const std::size_t round = rounds - 1 - n / readings.size() % rounds;
        Reading more = renamed(readings[n % readings.size()], round, static_cast<int>(round / stories_a_day));
        more.article.id += "-more";
        const auto begin = Clock::now();
        const std::size_t number = growth.index.add(more.article);
        const std::vector<std::size_t> together = growth.index.story_of(number);
        finding.push_back(milliseconds_since(begin));
        growth.readings.push_back(std::move(more));
        std::vector<Reading> story;
        for (const std::size_t other : together) story.push_back(growth.readings[other]);
        const auto found = Clock::now();
        articles += teller.story(story).articles.size();
        telling.push_back(milliseconds_since(found));
    }
    std::printf("one more article to %zu, whose story has %.1f articles\n", count,
                static_cast<double>(articles) / static_cast<double>(additions));
    print("its story is found", finding);
    print("its story is told anew", telling);
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 4) {
        std::fprintf(stderr, "story_growth PACK ARTICLES READINGS.jsonl\n");
        return 2;
    }
    const auto pack = sayso::Pack::open(argv[1]);
    if (!pack) {
        std::fprintf(stderr, "%s\n", pack.error().what.c_str());
        return 1;
    }
    measure(*pack, std::strtoull(argv[2], nullptr, 10), readings_in(argv[3]));
    return 0;
}
