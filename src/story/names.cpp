#include "story/names.h"

#include <algorithm>
#include <map>
#include <set>

#include "story/article_names.h"

namespace sayso::story {
namespace {

bool same_but_last(std::span<const FoldedWord> name, std::span<const FoldedWord> words) {
    return std::equal(name.begin(), name.end() - 1, words.begin(),
                      words.begin() + static_cast<std::ptrdiff_t>(name.size()) - 1,
                      [](const FoldedWord& a, const FoldedWord& b) { return a.form == b.form; });
}

// What a name looks like in the articles: whether as it is, and with which longer last words.
struct Spellings {
    bool exact = false;
    std::set<std::string> longer;  // the name as written, whole
};

void note_spellings(std::string_view text, std::span<const FoldedWord> words, std::span<const std::uint32_t> beginnings,
                    const NamesByByte& names, std::map<Figurehead, Spellings>& spellings) {
    for (std::size_t at = 0; at < beginnings.size(); ++at) {
        for (const NamesByByte::Name& name : names.beginning_as(beginnings[at])) {
            if (!name.may_begin(beginnings[at])) continue;
            const std::string& last = name.words.back().form;
            if (at + 1 < name.words.size() || !words[at].form.starts_with(last)) continue;
            const auto here = words.subspan(at + 1 - name.words.size(), name.words.size());
            if (!same_but_last(name.words, here)) continue;
            Spellings& found = spellings[name.who];
            if (words[at].form == last)
                found.exact = true;
            else
                found.longer.emplace(
                    text.substr(here.front().span.begin, here.back().span.end - here.front().span.begin));
        }
    }
}

}  // namespace

void spell_as_written(std::vector<Party>& parties, std::span<std::vector<FoldedWord>> party_words, Readings readings,
                      WordsOfReadings words, NamesOfReadings names) {
    const NamesByByte people(parties, party_words, "person", 1, [](const auto& name) { return name.back(); });
    std::map<Figurehead, Spellings> spellings;
    for (std::size_t r = 0; r < readings.size(); ++r)
        note_spellings(readings[r]->article.text, words[r], names[r]->beginnings, people, spellings);
    for (const auto& [who, found] : spellings) {
        if (found.exact || found.longer.size() != 1) continue;
        parties[who].name = *found.longer.begin();
        party_words[who] = folded_words(parties[who].name);
    }
}

}  // namespace sayso::story
