// Reads a set of pages and prints one JSON object a page (id, text, title, authors, date), as page scorers take it.
//
//   page_eval PACK.pack FOLDER > system.jsonl      FOLDER has gold.jsonl with id, url, html (a file's name)

#include <ctime>
#include <fstream>
#include <iostream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "page/page.h"
#include "sayso/pack.h"

namespace {

std::string body_of(const sayso::Article& article) {
    std::string text;
    for (const sayso::Block& block : article.blocks) {
        const auto kind = block.kind;
        if (kind == sayso::BlockKind::title || kind == sayso::BlockKind::kicker || kind == sayso::BlockKind::caption)
            continue;
        text += block.span.of(article.text);
        text += '\n';
    }
    return text;
}

nlohmann::json record_of(const sayso::Article& article) {
    nlohmann::json blocks = nlohmann::json::array();
    for (const sayso::Block& block : article.blocks)
        blocks.push_back({name_of(block.kind), block.span.of(article.text)});
    return {{"text", body_of(article)},     {"title", article.title},       {"authors", article.authors},
            {"date", article.published},    {"kicker", article.kicker},     {"outlet", article.outlet},
            {"section", article.section},   {"modified", article.modified}, {"agencies", article.agencies},
            {"language", article.language}, {"paywall", article.paywall},   {"url", article.url},
            {"blocks", std::move(blocks)},  {"problems", article.problems}};
}

std::string read_file(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 3) {
        std::cerr << "usage: page_eval PACK FOLDER\n";
        return 2;
    }
    const auto pack = sayso::Pack::open(argv[1]);
    if (!pack) {
        std::cerr << pack.error().message() << '\n';
        return 1;
    }
    const sayso::PageReader reader({&pack->data()});
    const std::string folder = argv[2];
    std::ifstream gold(folder + "/gold.jsonl");
    std::string line;
    double seconds = 0;
    int pages = 0;
    while (std::getline(gold, line)) {
        const auto entry = nlohmann::json::parse(line);
        const sayso::Page page{.bytes = read_file(folder + "/" + entry.at("html").get<std::string>()),
                               .url = entry.value("url", ""),
                               .id = entry.at("id").get<std::string>(),
                               .charset = {}};
        const std::clock_t begin = std::clock();
        const auto article = reader.read(page);
        seconds += static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
        ++pages;
        nlohmann::json record = article ? record_of(*article) : nlohmann::json{{"error", article.error().message()}};
        record["id"] = page.id;
        std::cout << record.dump() << '\n';
    }
    std::cerr << pages << " pages, " << pages / seconds << " pages/s of processor time\n";
    return 0;
}
