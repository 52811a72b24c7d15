// What one more article costs the story layer, where very many are there already.
//
//     story_growth PACK FOLDER… [--articles COUNT…] [--long COUNT…]
//
// Each folder is a story with its gold, as for `sayso eval story`; its articles are read, and made-up stories are told
// after them (made_up_stories.h). For each COUNT so many articles of stories of 8 to 15 come in, all but one of some
// stories; are the stories those that were made? Then these last ones come, each is put to its story and that story is
// told anew. With --long the same for one story of COUNT articles. A table of milliseconds by the clock on the wall,
// since two threads share the work: run it with nothing else on the machine.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "eval/story.h"
#include "made_up_stories.h"
#include "sayso/reader.h"
#include "sayso/story.h"

namespace {

using sayso::Reading;
using sayso::bench::MadeUpArticle;
using sayso::bench::Template;

std::string bytes_of(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
}

Template template_in(const sayso::Reader& reader, const std::string& folder) {
    const auto gold = sayso::eval::gold_story_in(bytes_of(folder + "/articles.jsonl"), bytes_of(folder + "/gold.json"));
    if (!gold) throw std::runtime_error(gold.error().message());
    Template readings;
    for (const sayso::Article& article : gold->articles) readings.push_back(reader.read(article));
    std::sort(readings.begin(), readings.end(),
              [](const Reading& a, const Reading& b) { return a.article.published < b.article.published; });
    return readings;
}

double milliseconds() {
    const auto now = std::chrono::steady_clock::now().time_since_epoch();
    return std::chrono::duration<double, std::milli>(now).count();
}

struct Times {
    std::vector<double> all;

    void sort() { std::sort(all.begin(), all.end()); }
    [[nodiscard]] double of_hundred(std::size_t share) const { return all[all.size() * share / 100]; }
};

struct Pairs {
    double right = 0, found = 0, made = 0;
};

double pairs_of(double articles) { return articles * (articles - 1) / 2; }

// Of all pairs of articles that are put together how many should be, and the other way round.
Pairs pairs_in(const std::vector<std::vector<std::size_t>>& stories, const std::vector<std::size_t>& made) {
    Pairs pairs;
    std::map<std::size_t, double> sizes;
    for (const auto& story : stories) {
        std::map<std::size_t, double> within;
        for (const std::size_t number : story) {
            ++within[made[number]];
            ++sizes[made[number]];
        }
        for (const auto& [of, articles] : within) pairs.right += pairs_of(articles);
        pairs.found += pairs_of(static_cast<double>(story.size()));
    }
    for (const auto& [of, articles] : sizes) pairs.made += pairs_of(articles);
    return pairs;
}

class Growth {
public:
    explicit Growth(const sayso::Pack& pack) : stories_({pack}) {}

    void keep(const MadeUpArticle& article) {
        made_.push_back(article.story);
        stories_.add(article.reading);
    }

    void tell_all() {
        for (std::size_t number = 0; number < made_.size(); ++number)
            articles_ += stories_.story_of(number).claims.size();
        articles_ = 0;
    }

    void add(const MadeUpArticle& article) {
        made_.push_back(article.story);
        Reading reading = article.reading;
        const double begin = milliseconds();
        const std::size_t number = stories_.add(std::move(reading));
        const double found = milliseconds();
        articles_ += stories_.story_of(number).articles.size();
        finding_.all.push_back(found - begin);
        whole_.all.push_back(milliseconds() - begin);
    }

    void print() {
        finding_.sort();
        whole_.sort();
        const Pairs pairs = pairs_in(stories_.index().stories(), made_);
        std::printf("| %zu | %.1f | %.2f | %.2f | %.2f | %.2f | %.2f | %.2f | %.2f |\n", made_.size(),
                    static_cast<double>(articles_) / static_cast<double>(whole_.all.size()),
                    100 * pairs.right / pairs.found, 100 * pairs.right / pairs.made, finding_.of_hundred(50),
                    finding_.of_hundred(99), whole_.of_hundred(50), whole_.of_hundred(99), whole_.all.back());
        std::fflush(stdout);
    }

private:
    sayso::RunningStories stories_;
    std::vector<std::size_t> made_;
    Times finding_, whole_;
    std::size_t articles_ = 0;
};

// Holds one article back of each of the stories that are chosen, wherever it stands in its story.
void measure(const sayso::Pack& pack, const std::vector<MadeUpArticle>& news, std::size_t additions) {
    std::vector<std::size_t> late;
    for (std::size_t n = 0; n < additions; ++n) late.push_back((2 * n + 1) * news.size() / (2 * additions));
    Growth growth(pack);
    for (std::size_t n = 0; n < news.size(); ++n)
        if (!std::binary_search(late.begin(), late.end(), n)) growth.keep(news[n]);
    growth.tell_all();
    for (const std::size_t n : late) growth.add(news[n]);
    growth.print();
}

struct Arguments {
    std::vector<std::string> folders;
    std::vector<std::size_t> articles, long_stories;
};

Arguments arguments_in(int argc, char** argv) {
    Arguments arguments;
    std::vector<std::size_t>* counts = nullptr;
    for (int i = 2; i < argc; ++i) {
        const std::string argument = argv[i];
        if (argument == "--articles")
            counts = &arguments.articles;
        else if (argument == "--long")
            counts = &arguments.long_stories;
        else if (counts == nullptr)
            arguments.folders.push_back(argument);
        else
            counts->push_back(std::stoul(argument));
    }
    return arguments;
}

}  // namespace

int main(int argc, char** argv) {
    const Arguments arguments = arguments_in(argc, argv);
    if (arguments.folders.empty()) {
        std::fprintf(stderr, "story_growth PACK FOLDER... [--articles COUNT...] [--long COUNT...]\n");
        return 2;
    }
    const auto pack = sayso::Pack::open(argv[1]);
    if (!pack) {
        std::fprintf(stderr, "%s\n", pack.error().message().c_str());
        return 1;
    }
    const sayso::Reader reader({*pack});
    std::vector<Template> templates;
    for (const std::string& folder : arguments.folders) templates.push_back(template_in(reader, folder));
    std::printf(
        "| articles | in the story | pairs: precision | recall | finding: median | 99 of 100 within "
        "| and telling: median | 99 of 100 within | slowest |\n|---|---|---|---|---|---|---|---|---|\n");
    for (const std::size_t count : arguments.articles)
        measure(*pack, sayso::bench::made_up_news(*pack, templates, {.articles = count}), 300);
    for (const std::size_t count : arguments.long_stories)
        measure(*pack, sayso::bench::made_up_long_story(*pack, templates, count), 20);
    return 0;
}
