// How fast an archive gives its pages, and how fast it is unpacked alone, for bench/peers/pages.sh.
//
//   warc_speed FILE [ROUNDS]
//
// Prints {"pages": seconds, "unpacking": seconds} of processor time, the best round of each; the file is in memory.
#include <algorithm>
#include <charconv>
#include <ctime>
#include <fstream>
#include <iostream>
#include <sstream>

#include "base/unpacked_source.h"
#include "page/page.h"

namespace {

double since(std::clock_t begin) { return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC; }

double unpacking_seconds(std::string_view packed) {
    const std::clock_t begin = std::clock();
    sayso::MemorySource memory(packed);
    sayso::UnpackedSource source(memory);
    std::string buffer(std::size_t{1} << 18U, '\0');
    while (true) {
        const auto count = source.read(buffer.data(), buffer.size());
        if (!count) {
            std::cerr << count.error().message() << '\n';
            break;
        }
        if (*count == 0) break;
    }
    return since(begin);
}

double page_seconds(std::string_view packed) {
    const std::clock_t begin = std::clock();
    sayso::MemorySource source(packed);
    std::size_t pages = 0;
    sayso::for_each_page(source, std::size_t{64} << 20U, [&](const sayso::PageRecord& record) {
        pages += std::holds_alternative<sayso::Page>(record.content) ? 1 : 0;
        return true;
    });
    const double seconds = since(begin);
    if (pages == 0) std::cerr << "no page in the archive\n";
    return seconds;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2 || argc > 3) {
        std::cerr << "usage: warc_speed FILE [ROUNDS]\n";
        return 2;
    }
    std::ostringstream bytes;
    bytes << std::ifstream(argv[1], std::ios::binary).rdbuf();
    const std::string packed = std::move(bytes).str();
    int rounds = 3;
    if (argc == 3) {
        const std::string_view text = argv[2];
        std::from_chars(text.data(), text.data() + text.size(), rounds);
    }
    double pages = page_seconds(packed);
    double unpacking = unpacking_seconds(packed);
    for (int round = 1; round < rounds; ++round) {
        pages = std::min(pages, page_seconds(packed));
        unpacking = std::min(unpacking, unpacking_seconds(packed));
    }
    std::cout << R"({"pages": )" << pages << R"(, "unpacking": )" << unpacking << "}\n";
    return 0;
}
