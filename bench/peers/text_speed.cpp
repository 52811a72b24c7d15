// text_speed: how many tokens the text layer reads of a raw text in a second of processor time.
//
//   text_speed PACK TEXT
//
// Paragraphs are parted by blank lines. The best of five passes, each by a new analyser that has seen nothing yet.
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <iostream>
#include <sstream>

#include "pack/pack.h"
#include "text/text.h"

int main(int argc, char** argv) {
    if (argc != 3) {
        std::cerr << "usage: text_speed PACK TEXT\n";
        return 2;
    }
    const sayso::Result<sayso::Pack> pack = sayso::Pack::open(argv[1]);
    std::ostringstream text;
    text << std::ifstream(argv[2], std::ios::binary).rdbuf();
    if (!pack || text.str().empty()) {
        std::cerr << "text_speed: cannot read " << (pack ? argv[2] : argv[1]) << "\n";
        return 1;
    }
    sayso::Article article;
    article.text = text.str();
    double best = 0;
    for (int pass = 0; pass < 5; ++pass) {
        const sayso::TextAnalyser analyser(pack->data());
        const std::clock_t begin = std::clock();
        const auto tokens = static_cast<double>(analyser.analyse(article).tokens.size());
        const double seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
        best = std::max(best, tokens / seconds);
    }
    std::printf("%.0f tokens/s\n", best);
}
