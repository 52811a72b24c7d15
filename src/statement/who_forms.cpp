// Forms of words as the tables have them: endings of adjectives, nouns and names, and what is left without them.
#include <algorithm>

#include "statement/view.h"
#include "statement/who_tables.h"

namespace sayso::statement {
namespace {

constexpr std::size_t longest_compound = 64;  // bytes; of longer words no part is looked up

}  // namespace

std::string_view WhoTables::adjective_ending(std::uint8_t whom) const {
    return (whom & whom_p) != 0   ? nominative_endings_[3]
           : (whom & whom_m) != 0 ? nominative_endings_[0]
           : (whom & whom_f) != 0 ? nominative_endings_[1]
                                  : nominative_endings_[2];
}

std::string_view WhoTables::without_adjective_ending(std::string_view form) const {
    constexpr std::size_t shortest_stem = 3;
    std::size_t longest = 0;
    for (const std::string& ending : adjective_endings_) {
        if (form.size() >= ending.size() + shortest_stem && form.ends_with(ending))
            longest = std::max(longest, ending.size());
    }
    return form.substr(0, form.size() - longest);
}

bool WhoTables::is_adjective(std::string_view word) const {
    std::vector<LexiconReading> readings;
    lexicon_.lookup(lowered(word), readings);
    return std::any_of(readings.begin(), readings.end(), [](const LexiconReading& r) { return r.upos == Upos::ADJ; });
}

bool WhoTables::is_like_adjective(std::string_view noun) const {
    const std::string_view stem = without_adjective_ending(noun);
    if (stem.size() == noun.size()) return false;
    const std::string man = lowered(stem) + std::string(adjective_ending(whom_m));
    const std::string woman = lowered(stem) + std::string(adjective_ending(whom_f));
    const std::optional<Role> his = role(man), hers = role(woman);
    return (his && hers && his->base_of(man) == man && hers->base_of(woman) == man) ||
           (is_reference_noun(man) && is_reference_noun(woman));
}

std::string_view WhoTables::noun_of_adjective(std::string_view form) const {
    const auto found = nouns_of_adjectives_.find(without_adjective_ending(form));
    return found == nouns_of_adjectives_.end() ? std::string_view{} : std::string_view(found->second);
}

bool WhoTables::is_fixed_adjective(std::string_view form) const {
    const std::string lower = lowered(form);
    if (lower == form || lexicon_.contains(lower)) return false;
    return ends_in(fixed_adjective_endings_, form);
}

std::string_view WhoTables::genitive_article(std::uint8_t whom) const {
    std::string_view article;
    for (std::size_t i = 0; i < genitive_articles_.size(); ++i) {
        if ((whom & 1U << i) == 0) continue;
        if (!article.empty() && article != genitive_articles_[i]) return {};
        article = genitive_articles_[i];
    }
    return article;
}

std::string WhoTables::genitive_noun(std::string_view nominative, std::uint8_t whom) const {
    std::string noun(nominative);
    if (whom == 0 || (whom & ~(whom_m | whom_n)) != 0) return noun;
    for (const auto& [end, ending] : genitives_of_nouns_) {
        if (nominative.ends_with(end)) return noun + ending;
    }
    return noun;
}

std::string WhoTables::genitive_adjective(std::string_view nominative) const {
    if (is_fixed_adjective(nominative)) return std::string(nominative);
    return std::string(without_adjective_ending(nominative)) + std::string(genitive_adjective_ending_);
}

bool WhoTables::is_oblique(std::string_view form) const { return ends_in(oblique_endings_, form); }

std::vector<LexiconReading> WhoTables::readings_of_last_part(std::string_view form) const {
    constexpr std::size_t shortest_part = 5;
    std::vector<LexiconReading> readings;
    for (std::size_t begin = 0; form.size() <= longest_compound && begin + shortest_part <= form.size(); ++begin) {
        std::string part(form.substr(begin));
        if (part.front() >= 'a' && part.front() <= 'z') part.front() = static_cast<char>(part.front() - 'a' + 'A');
        if (!lexicon_.lookup(part, readings)) continue;
        std::erase_if(readings, [](const LexiconReading& r) { return r.upos != Upos::NOUN; });
        return readings;
    }
    return {};
}

std::uint8_t WhoTables::whom_of_noun(std::string_view form) const {
    for (const LexiconReading& r : readings_of_last_part(form)) {
        if (r.morph.number == Number::sing && r.morph.gender != Gender::none)
            return whom_of(r.morph.gender, Number::sing);
    }
    return 0;
}

// Bytes that "Bundeskriminalamtes" has as the ending of its genitive. 0: it is none, or changes otherwise.
std::size_t WhoTables::genitive_ending_of_noun(std::string_view form) const {
    for (const LexiconReading& r : readings_of_last_part(form)) {
        if (r.morph.case_ == Case::gen && r.morph.number == Number::sing) return r.append.empty() ? r.strip : 0;
    }
    return 0;
}

std::string_view WhoTables::without_genitive(std::string_view name) const {
    if (const std::size_t ending = genitive_ending_of_noun(name); ending != 0)
        return name.substr(0, name.size() - ending);
    for (const std::string& ending : genitive_endings_) {
        if (name.size() > ending.size() + 2 && name.ends_with(ending))
            return name.substr(0, name.size() - ending.size());
    }
    return name;
}

std::vector<std::string> WhoTables::unlinked(std::string_view part) const {
    while (part.ends_with('-')) part.remove_suffix(1);
    std::vector<std::string> ways{std::string(part)};
    for (const std::string& link : links_) {
        if (part.size() > link.size() + 2 && part.ends_with(link))
            ways.emplace_back(part.substr(0, part.size() - link.size()));
    }
    return ways;
}

std::string capitalised(std::string_view noun) {
    std::string word(noun);
    if (word.empty()) return word;
    if (word.front() >= 'a' && word.front() <= 'z') {
        word.front() = static_cast<char>(word.front() - 'a' + 'A');
    } else if (word.size() > 1 && word[0] == '\xC3' && static_cast<unsigned char>(word[1]) >= 0xA0) {
        word[1] = static_cast<char>(word[1] - 0x20);  // U+00E0 to U+00FE
    }
    return word;
}

bool WhoTables::is_person_by_feminine(std::string_view lower_noun) const {
    constexpr std::size_t shortest = 5;
    if (feminine_ending_.empty() || lower_noun.size() > longest_compound) return false;
    for (std::size_t begin = 0; begin + shortest <= lower_noun.size(); ++begin) {
        if ((static_cast<unsigned char>(lower_noun[begin]) & 0xC0U) == 0x80U) continue;
        const std::string part = capitalised(lower_noun.substr(begin));
        if (lexicon_.contains(part)) return lexicon_.contains(part + std::string(feminine_ending_));
    }
    return false;
}

std::string_view WhoTables::without_name_article(std::string_view word) const {
    const std::size_t hyphen = word.find('-');
    const bool article = hyphen != std::string_view::npos && hyphen + 1 < word.size() &&
                         is(name_articles_, lowered(word.substr(0, hyphen)));
    return article ? word.substr(hyphen + 1) : word;
}

std::string WhoTables::plain_name_word(std::string_view word) const {
    std::string plain(without_name_article(word));
    if (std::all_of(plain.begin(), plain.end(), [](char c) { return (c & 0x80) == 0; })) return plain;
    for (const auto& [letter, bare] : accents_) {
        for (std::size_t at = plain.find(letter); at != std::string::npos; at = plain.find(letter, at + bare.size()))
            plain.replace(at, letter.size(), bare);
    }
    return plain;
}

std::string_view WhoTables::plural_nominative(std::string_view form) const {
    std::vector<LexiconReading> readings;
    const auto is_noun_in = [&](std::string_view word, bool nominative) {
        lexicon_.lookup(word, readings);
        return std::any_of(readings.begin(), readings.end(), [&](const LexiconReading& r) {
            return r.upos == Upos::NOUN && r.morph.number == Number::plur &&
                   (!nominative || r.morph.case_ == Case::nom || r.morph.case_ == Case::none);
        });
    };
    for (const std::string& ending : plural_dative_endings_) {
        if (!form.ends_with(ending) || is_noun_in(form, true)) continue;
        const std::string_view shorter = form.substr(0, form.size() - ending.size());
        const bool like_one = !lexicon_.contains(form) &&
                              std::any_of(plural_datives_of_unknown_.begin(), plural_datives_of_unknown_.end(),
                                          [&](const std::string& end) { return form.ends_with(end); });
        if (like_one || is_noun_in(shorter, true)) return shorter;
        // "Medienberichten": as its last part, the longest that is known.
        for (std::size_t at = 3; !lexicon_.contains(form) && at + 4 < form.size(); ++at) {
            if ((static_cast<unsigned char>(form[at]) & 0xC0U) == 0x80U) continue;
            const std::string last = capitalised(form.substr(at));
            if (!is_noun_in(last, false)) continue;
            const bool dative =
                !is_noun_in(last, true) && is_noun_in(last.substr(0, last.size() - ending.size()), true);
            if (dative) return shorter;
            break;
        }
    }
    return form;
}

}  // namespace sayso::statement
