// The text layer takes no memory from the heap for a word: what it needs is taken once and used again.
#include <gtest/gtest.h>

#include <atomic>
#include <cstdlib>
#include <new>
#include <string>

#include "text/text.h"

namespace {

std::atomic<std::size_t> allocations = 0;

void* counted(std::size_t size) {
    ++allocations;
    void* const place = std::malloc(size == 0 ? 1 : size);
    if (place == nullptr) throw std::bad_alloc();
    return place;
}

}  // namespace

// All of the program's, so that nothing escapes the count.
void* operator new(std::size_t size) { return counted(size); }
void* operator new[](std::size_t size) { return counted(size); }
void operator delete(void* place) noexcept { std::free(place); }
void operator delete[](void* place) noexcept { std::free(place); }
void operator delete(void* place, std::size_t) noexcept { std::free(place); }
void operator delete[](void* place, std::size_t) noexcept { std::free(place); }

namespace sayso {
namespace {

// Sentences of all kinds: names, compounds, quotations, unknown words, several clauses.
Article article_of(std::size_t paragraphs) {
    Article article;
    for (std::size_t i = 0; i < paragraphs; ++i)
        article.text +=
            "Die Fähre „Möwe“ ist am 28. Oktober vor der Küste auf Grund gelaufen. „Wir haben alle 124 Passagiere von "
            "Bord geholt“, sagte der Sprecher der Küstenwache, Jens Petersen. Das Ministerium teilte mit, die "
            "Untersuchung habe begonnen; nach Angaben der Reederei sei das Schiff erst im Mai geprüft worden. Wie der "
            "„Elbkurier“ schreibt, kostete der Umbau der Hafeneinfahrt, die Kritiker als „Nadelöhr“ bezeichnen, rund "
            "3,5 Mio. Euro. Landesverkehrsministerin Ute Brömme (SPD) widersprach und forderte Aufklärung.\n\n";
    return article;
}

TEST(Allocation, NoneForAWord) {
    const Pack pack = Pack::open(SAYSO_TEST_PACK).value();
    const TextAnalyser analyser(pack.data());
    const auto measure = [&](const Article& article, std::size_t& tokens) {
        const std::size_t before = allocations;
        tokens = analyser.analyse(article).tokens.size();
        return allocations - before;
    };
    const Article shorter = article_of(20);
    const Article longer = article_of(60);
    std::size_t tokens_of_shorter = 0;
    std::size_t tokens_of_longer = 0;
    measure(longer, tokens_of_longer);  // everything has grown behind this
    const std::size_t for_shorter = measure(shorter, tokens_of_shorter);
    const std::size_t for_longer = measure(longer, tokens_of_longer);
    // What is left: vectors of the document that double, the arena's blocks, surnames to remember.
    const std::size_t more_tokens = tokens_of_longer - tokens_of_shorter;
    EXPECT_GT(more_tokens, 3000U);
    EXPECT_LT(for_longer, for_shorter + more_tokens / 20) << for_shorter << " for " << tokens_of_shorter << " tokens";
}

}  // namespace
}  // namespace sayso
