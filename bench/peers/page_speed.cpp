// How fast pages become articles, for bench/peers/pages.sh: reads all pages of a folder, then times the reading alone.
//
//   page_speed PACK FOLDER [ROUNDS]      FOLDER has gold.jsonl with url, html (a file's name)
//
// Prints the pages a second of processor time in the best round, on one thread.
#include <algorithm>
#include <charconv>
#include <ctime>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <vector>

#include "page/page.h"
#include "sayso/pack.h"

namespace {

using sayso::Page;
using sayso::PageReader;

std::string bytes_of(const std::string& path) {
    std::ostringstream bytes;
    bytes << std::ifstream(path, std::ios::binary).rdbuf();
    return bytes.str();
}

std::vector<Page> pages_in(const std::string& folder) {
    std::vector<Page> pages;
    std::ifstream gold(folder + "/gold.jsonl");
    for (std::string line; std::getline(gold, line);) {
        const auto entry = nlohmann::json::parse(line);
        pages.push_back(
            {.bytes = bytes_of(folder + "/" + entry.at("html").get<std::string>()), .url = entry.value("url", "")});
    }
    return pages;
}

double seconds_of(const PageReader& reader, const std::vector<Page>& pages) {
    const std::clock_t begin = std::clock();
    std::size_t articles = 0;
    for (const Page& page : pages) articles += reader.read(page) ? 1 : 0;
    const double seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
    if (articles == 0) std::cerr << "no page could be read\n";
    return seconds;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 3 || argc > 4) {
        std::cerr << "usage: page_speed PACK FOLDER [ROUNDS]\n";
        return 2;
    }
    const auto pack = sayso::Pack::open(argv[1]);
    if (!pack) {
        std::cerr << pack.error().message() << '\n';
        return 1;
    }
    int rounds = 5;
    if (argc == 4) {
        const std::string_view text = argv[3];
        std::from_chars(text.data(), text.data() + text.size(), rounds);
    }
    const PageReader reader({&pack->data()});
    const std::vector<Page> pages = pages_in(argv[2]);
    double best = seconds_of(reader, pages);
    for (int round = 1; round < rounds; ++round) best = std::min(best, seconds_of(reader, pages));
    std::cout << static_cast<double>(pages.size()) / best << '\n';
    return 0;
}
