// How well and how fast copies are found among very many articles, with known copies planted in made-up ones.
//
//     copies_scale SIZE… [--threads COUNT] [--dump FILE]
//
// For each size: articles a second, processor time of all threads, peak memory, precision of article pairs, recall by
// the share of words that were edited. With several sizes the exponents of the times' growth (a fit of log time over
// log size). --dump writes the largest set as JSON lines for bench/compare_copies.py. docs/story.md has the figures.
#include <sys/resource.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "sayso/story.h"

namespace {

constexpr std::size_t vocabulary = 60'000;
constexpr std::size_t set_phrases = 400;
constexpr std::size_t sources_back = 5'000;  // a copy takes from one of so many articles before it
constexpr std::array<double, 6> shares = {0.05, 0.10, 0.15, 0.20, 0.25, 0.30};  // upper ends of what is told apart

using Words = std::vector<std::uint32_t>;

struct Planted {
    std::size_t from = 0, to = 0;
    double edited = 0;  // share of words that were changed, left out or put in
    std::size_t words = 0;
};

struct News {
    std::vector<Words> articles;
    std::vector<Planted> planted;
};

// Words as frequent as in a language: the chance of the r-th is as 1 / r (Zipf).
class Writer {
public:
    explicit Writer(std::uint64_t seed) : random_(seed) {
        std::vector<double> chances(vocabulary);
        for (std::size_t r = 0; r < vocabulary; ++r) chances[r] = 1.0 / static_cast<double>(r + 2);
        words_ = std::discrete_distribution<std::uint32_t>(chances.begin(), chances.end());
        for (std::size_t p = 0; p < set_phrases; ++p) phrases_.push_back(run(between(4, 8)));
    }

    std::uint32_t word() { return words_(random_); }
    std::size_t between(std::size_t low, std::size_t high) {
        return std::uniform_int_distribution<std::size_t>(low, high)(random_);
    }
    double share() { return std::uniform_real_distribution<double>(0, 1)(random_); }

    Words run(std::size_t size) {
        Words words;
        while (words.size() < size) {
            words.push_back(word());
            // Set phrases that many articles share.
            if (!phrases_.empty() && share() < 0.01) {
                const Words& phrase = phrases_[between(0, phrases_.size() - 1)];
                words.insert(words.end(), phrase.begin(), phrase.end());
            }
        }
        return words;
    }

    // So many of the words changed, left out, or others put in.
    Words edited(const Words& words, double amount) {
        Words result;
        for (const std::uint32_t one : words) {
            if (share() >= amount) {
                result.push_back(one);
                continue;
            }
            const double kind = share();
            if (kind < 0.6)
                result.push_back(word());
            else if (kind > 0.8)
                result.insert(result.end(), {one, word()});
        }
        return result;
    }

private:
    std::mt19937_64 random_;
    std::discrete_distribution<std::uint32_t> words_;
    std::vector<Words> phrases_;
};

// A third of the articles take a run of 12 to 300 words from an earlier one that took nothing itself.
News news_of(std::size_t size) {
    Writer writer(size);
    News news;
    std::vector<std::size_t> originals;
    for (std::size_t a = 0; a < size; ++a) {
        Words words = writer.run(writer.between(120, 480));
        if (originals.size() > 20 && writer.between(0, 2) == 0) {
            const std::size_t back = std::min(originals.size(), sources_back);
            const std::size_t from = originals[originals.size() - 1 - writer.between(0, back - 1)];
            const Words& source = news.articles[from];
            const double log_length = std::log(12.0) + writer.share() * (std::log(300.0) - std::log(12.0));
            const std::size_t length =
                std::min<std::size_t>(static_cast<std::size_t>(std::exp(log_length)), source.size());
            const std::size_t begin = writer.between(0, source.size() - length);
            const double amount = writer.share() * shares.back();
            const Words taken = writer.edited({source.begin() + static_cast<std::ptrdiff_t>(begin),
                                               source.begin() + static_cast<std::ptrdiff_t>(begin + length)},
                                              amount);
            words.insert(words.begin() + static_cast<std::ptrdiff_t>(writer.between(0, words.size())), taken.begin(),
                         taken.end());
            news.planted.push_back({.from = from, .to = a, .edited = amount, .words = length});
        } else {
            originals.push_back(a);
        }
        news.articles.push_back(std::move(words));
    }
    return news;
}

std::vector<sayso::Article> articles_of(const News& news) {
    std::vector<sayso::Article> articles;
    for (std::size_t a = 0; a < news.articles.size(); ++a) {
        sayso::Article article;
        std::array<char, 32> id{};
        std::snprintf(id.data(), id.size(), "a%08zu", a);
        article.id = id.data();
        std::array<char, 128> time{};
        std::snprintf(time.data(), time.size(), "2031-01-%02zuT%02zu:%02zu:%02zuZ", 1 + a / 86400 % 28, a / 3600 % 24,
                      a / 60 % 60, a % 60);
        article.published = time.data();
        for (std::size_t w = 0; w < news.articles[a].size(); ++w) {
            article.text += w == 0 ? "" : w % 17 == 0 ? ". " : " ";
            article.text += "w" + std::to_string(news.articles[a][w]);
        }
        articles.push_back(std::move(article));
    }
    return articles;
}

void print_recall(const News& news, const std::vector<sayso::Copy>& copies) {
    std::set<std::pair<std::size_t, std::size_t>> found, planted;
    for (const sayso::Copy& copy : copies) found.emplace(std::min(copy.from, copy.to), std::max(copy.from, copy.to));
    std::map<std::size_t, std::size_t> origin;
    for (const Planted& one : news.planted) {
        planted.emplace(one.from, one.to);
        origin.emplace(one.to, one.from);
    }
    // Two copies of one article may share text, too.
    const auto siblings = [&](const std::pair<std::size_t, std::size_t>& pair) {
        const auto a = origin.find(pair.first), b = origin.find(pair.second);
        return a != origin.end() && b != origin.end() && a->second == b->second;
    };
    const auto right = std::count_if(found.begin(), found.end(),
                                     [&](const auto& pair) { return planted.count(pair) != 0 || siblings(pair); });
    std::printf("  precision %.2f %% of %zu pairs found, %zu planted\n",
                found.empty() ? 0 : 100.0 * static_cast<double>(right) / static_cast<double>(found.size()),
                found.size(), planted.size());
    double low = 0;
    for (const double high : shares) {
        std::size_t all = 0, hit = 0, long_all = 0, long_hit = 0;
        for (const Planted& one : news.planted) {
            if (one.edited < low || one.edited >= high) continue;
            const bool is_found = found.count({one.from, one.to}) != 0;
            ++all;
            hit += is_found ? 1 : 0;
            if (one.words < 30) continue;
            ++long_all;
            long_hit += is_found ? 1 : 0;
        }
        std::printf("  edited %2.0f to %2.0f %%  recall %6.2f %%  (runs of 30 words and more: %6.2f %%)  of %zu\n",
                    100 * low, 100 * high, all == 0 ? 0 : 100.0 * static_cast<double>(hit) / static_cast<double>(all),
                    long_all == 0 ? 0 : 100.0 * static_cast<double>(long_hit) / static_cast<double>(long_all), all);
        low = high;
    }
}

double peak_megabytes() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024;
}

double processor_seconds() {
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

void dump(const News& news, const std::vector<sayso::Article>& articles, const std::string& path) {
    std::ofstream file(path);
    for (const sayso::Article& article : articles)
        file << "{\"id\": \"" << article.id << "\", \"text\": \"" << article.text << "\"}\n";
    std::ofstream pairs(path + ".planted");
    for (const Planted& one : news.planted)
        pairs << articles[one.from].id << "\t" << articles[one.to].id << "\t" << one.edited << "\t" << one.words
              << "\n";
}

// The slope of a straight line through the points (least squares).
double slope(const std::vector<std::pair<double, double>>& points) {
    double x = 0, y = 0, xx = 0, xy = 0;
    for (const auto& [a, b] : points) {
        x += a;
        y += b;
        xx += a * a;
        xy += a * b;
    }
    const auto n = static_cast<double>(points.size());
    return (n * xy - x * y) / (n * xx - x * x);
}

}  // namespace

int main(int argc, char** argv) {
    std::vector<std::size_t> sizes;
    std::string file;
    sayso::CopyOptions options;
    for (int i = 1; i < argc; ++i) {
        const std::string argument = argv[i];
        if (argument == "--dump" && i + 1 < argc)
            file = argv[++i];
        else if (argument == "--threads" && i + 1 < argc)
            options.threads = static_cast<std::uint32_t>(std::strtoul(argv[++i], nullptr, 10));
        else
            sizes.push_back(std::strtoull(argument.c_str(), nullptr, 10));
    }
    std::vector<std::pair<double, double>> points, processor_points;
    for (const std::size_t size : sizes) {
        const News news = news_of(size);
        const std::vector<sayso::Article> articles = articles_of(news);
        const double before = peak_megabytes();
        const double processor_before = processor_seconds();
        const auto begin = std::chrono::steady_clock::now();
        const std::vector<sayso::Copy> copies = sayso::find_copies(articles, options);
        const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
        const double processor = processor_seconds() - processor_before;
        std::printf("%zu articles: %.2f s, %.0f articles/s, processor %.2f s, peak %.0f MB (%.0f MB before)\n", size,
                    seconds, static_cast<double>(size) / seconds, processor, peak_megabytes(), before);
        print_recall(news, copies);
        points.emplace_back(std::log(static_cast<double>(size)), std::log(seconds));
        processor_points.emplace_back(std::log(static_cast<double>(size)), std::log(processor));
        if (!file.empty() && size == sizes.back()) dump(news, articles, file);
    }
    if (points.size() > 1)
        std::printf("time grows as n^%.2f, processor time as n^%.2f\n", slope(points), slope(processor_points));
    return 0;
}
