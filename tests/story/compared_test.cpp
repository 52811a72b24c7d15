// One statement beside all the others: the same as comparing them one by one.
#include "story/compared.h"

#include <gtest/gtest.h>

#include <random>

namespace sayso::story {
namespace {

Terms some_terms(std::mt19937& random, std::size_t most) {
    Terms terms;
    for (std::uint64_t key = 0; key < 40; ++key)
        if (terms.size() < most && random() % 5 == 0)
            terms.push_back({key, static_cast<std::uint32_t>(1 + random() % 100)});
    return terms;
}

Matter some_matter(std::mt19937& random) {
    Matter matter;
    for (std::size_t t = 0; t < 30; ++t) {
        Told told;
        told.terms = some_terms(random, t % 10);
        if (t % 3 == 0) told.denied_terms = some_terms(random, 4);
        if (t % 4 == 0) told.before = some_terms(random, 5);
        if (t % 5 == 0) told.beside = some_terms(random, 5);
        told.weight = weight_of(told.terms);
        matter.tellings.push_back(told);
    }
    matter.index_terms();
    return matter;
}

TEST(Compared, IsTheSameAsOneByOne) {
    std::mt19937 random(7);
    for (int story = 0; story < 20; ++story) {
        const Matter matter = some_matter(random);
        for (std::size_t t = 0; t < matter.tellings.size(); ++t) {
            const Compared compared(matter, t);
            const Told& told = matter.tellings[t];
            for (std::size_t other = 0; other < matter.tellings.size(); ++other) {
                const Told& with = matter.tellings[other];
                EXPECT_EQ(compared.in_common(other), common_weight(told.terms, with.terms));
                EXPECT_EQ(compared.likeness(other), likeness(told.terms, with.terms));
                EXPECT_EQ(compared.is_contrary(other), are_contrary(told, with));
                EXPECT_EQ(compared.told_before(other), common_weight(told.before, with.terms));
                EXPECT_EQ(compared.told_beside(other), common_weight(told.beside, with.terms));
            }
        }
    }
}

TEST(TermIndex, KnowsTheHeaviestTermThatBothHave) {
    Matter matter;
    for (const Terms& terms : {Terms{{1, 10}, {2, 30}}, Terms{{1, 50}, {3, 90}}, Terms{}})
        matter.tellings.emplace_back().terms = terms;
    matter.index_terms();
    std::vector<std::uint32_t> telling;
    const auto shared = matter.terms.in_common_with(matter.tellings[0].terms, 3, 10, telling);
    EXPECT_EQ(shared[1].heaviest, 10U) << "as it weighs in both";
    EXPECT_EQ(shared[2].heaviest, 0U);
    EXPECT_EQ(telling, (std::vector<std::uint32_t>{0, 1}));
}

}  // namespace
}  // namespace sayso::story
