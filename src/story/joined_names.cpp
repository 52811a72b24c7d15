#include "story/joined_names.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include "base/utf8.h"
#include "story/article_names.h"
#include "story/characters.h"

namespace sayso::story {
namespace {

class Joining {
public:
    Joining(const std::vector<Party>& parties, const std::vector<std::string>& keys,
            const std::vector<std::size_t>& met, std::span<const std::vector<FoldedWord>> words,
            const Language& language)
        : parties_(parties), keys_(keys), met_(met), words_(words), language_(language) {
        joined_.resize(parties.size());
        std::iota(joined_.begin(), joined_.end(), 0U);
        for (std::size_t party = 0; party < parties.size(); ++party) {
            parts_.push_back(parts_of(parties[party].name, words[party]));
            ending_as_.emplace_back(last_word_of(keys[party]), party);
            beginning_as_.emplace_back(first_word_of(bare(party)), party);
        }
        std::sort(ending_as_.begin(), ending_as_.end());
        std::sort(beginning_as_.begin(), beginning_as_.end());
        join_cores();
        join_tails();
        join_heads();
        join_bare_nouns();
        join_seats();
    }

    std::vector<Figurehead> take() { return std::move(joined_); }

private:
    // Few names are looked at for each: those that end, or begin, with the same word.
    using ByWord = std::vector<std::pair<std::string_view, std::size_t>>;

    static std::string_view first_word_of(std::string_view name) { return name.substr(0, name.find(' ')); }
    static std::string_view last_word_of(std::string_view name) {
        const std::size_t space = name.rfind(' ');
        return space == std::string_view::npos ? name.substr(name.starts_with('?') ? 1 : 0) : name.substr(space + 1);
    }
    // Calls take(party) for each that has the word.
    template <class Take>
    static void each_having(const ByWord& names, std::string_view word, const Take& take) {
        const auto first =
            std::partition_point(names.begin(), names.end(), [&](const auto& name) { return name.first < word; });
        for (auto name = first; name != names.end() && name->first == word; ++name) take(name->second);
    }

    bool is_name(std::size_t party) const { return !keys_[party].starts_with('?'); }
    std::string_view bare(std::size_t party) const {
        return std::string_view(keys_[party]).substr(is_name(party) ? 0 : 1);
    }

    // Everybody for whom the name may be short, and who is called so.
    template <class Take>
    void each_longer(std::string_view name, const Take& take) const {
        each_having(ending_as_, last_word_of(name), [&](std::size_t other) {
            if (is_name(other) && (keys_[other] == name || is_short_for(name, other))) take(other);
        });
        each_having(beginning_as_, first_word_of(name), [&](std::size_t other) {
            if (is_name(other) && is_short_for(name, other)) take(other);
        });
    }

    // "Rutte" for "Mark Rutte"; of a body also its first words, "Staatsanwaltschaft" for "Staatsanwaltschaft Elmhorst";
    // "Universität Auber" not for "Personalrat der Universität Auber", which is another one.
    bool is_short_for(std::string_view name, std::size_t party) const {
        const std::string_view whole = keys_[party];
        const bool begins = name.size() < whole.size() && whole.starts_with(name) && whole[name.size()] == ' ';
        if (begins && parties_[party].kind == "body") return true;
        return is_tail(name, whole) && !stands_behind_small(name, party);
    }

    // Whether a name's last words stand behind one that is written small ("of the"), and so name somebody else. People
    // have such words in their names.
    bool stands_behind_small(std::string_view tail, std::size_t party) const {
        if (parties_[party].kind == "person") return false;
        const std::string& name = parties_[party].name;
        const std::vector<FoldedWord>& words = words_[party];
        const std::size_t last = folded_words(tail).size();
        return last < words.size() && !begins_large(words[words.size() - last - 1].span.of(name));
    }

    // "Caterer Tafelrund Menüservice", "Tafelrund Menüservice GmbH": what stands around the name tells what it is.
    void join_cores() {
        std::map<std::string, std::size_t> first;
        for (std::size_t party = 0; party < keys_.size(); ++party) {
            if (!is_name(party) || parties_[party].kind == "person") continue;
            const std::string core = core_of(party);
            if (core.find(' ') == std::string::npos) continue;
            joined_[party] = joined_[first.try_emplace(core, party).first->second];
        }
    }

    std::string core_of(std::size_t party) const {
        const std::string& name = parties_[party].name;
        std::span<const FoldedWord> words(words_[party]);
        while (!words.empty() && is_legal_form(words.back().span.of(name))) words = words.first(words.size() - 1);
        const bool is_described =
            words.size() > 2 && language_.calls_a_firm(words[0].form) && begins_large(words[1].span.of(name));
        std::string core;
        for (const FoldedWord& word : words.subspan(is_described ? 1 : 0))
            core += (core.empty() ? "" : " ") + word.form;
        return core;
    }

    // The longest first, so that what a name may be short for is one by then.
    std::vector<std::size_t> by_length() const {
        std::vector<std::size_t> order(keys_.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::stable_sort(order.begin(), order.end(),
                         [&](std::size_t a, std::size_t b) { return keys_[a].size() > keys_[b].size(); });
        return order;
    }

    void join_tails() {
        for (const std::size_t party : by_length()) {
            if (!is_name(party)) {
                join_unmarked(party);
                continue;
            }
            std::set<Figurehead> longer;
            each_longer(keys_[party], [&](std::size_t other) {
                // "ab/cd" is two that worked together, no longer name of one.
                if (other != party && parties_[other].name.find('/') == std::string::npos)
                    longer.insert(joined_[other]);
            });
            if (longer.size() == 1) joined_[party] = *longer.begin();
            if (longer.empty())
                if (const auto body = body_abbreviated(party)) longer.insert(joined_[party] = *body);
            if (!longer.empty() || parties_[party].kind != "person") continue;
            auto person = titled_person(party);
            if (!person) person = person_cut_short(party);
            if (person) joined_[party] = *person;
            if (!person) join_beginning(party);
        }
    }

    // "GSW" is the only body of the story that may be called so ("Gewerkschaft Schiene und Weg").
    std::optional<Figurehead> body_abbreviated(std::size_t party) const {
        if (!is_abbreviation(parties_[party].name)) return std::nullopt;
        return only_one([&](std::size_t other) {
            return other != party && is_name(other) && parties_[other].kind == "body" &&
                   abbreviates(keys_[party], parties_[other].name);
        });
    }

    // A short word with two large letters.
    static bool is_abbreviation(std::string_view name) {
        constexpr std::size_t longest = 5;  // letters
        std::size_t letters = 0, large = 0;
        for (std::size_t at = 0; at < name.size(); at += decode_utf8(name.substr(at)).size, ++letters)
            large += begins_large(name.substr(at)) ? 1 : 0;
        return letters <= longest && large >= 2 && name.find(' ') == std::string_view::npos;
    }

    // "tgl" has all initials of "Tunnelgesellschaft Lohberg", and each of its letters stands there, in this order.
    static bool abbreviates(std::string_view abbreviation, const std::string& name) {
        std::string initials, letters;
        for (const FoldedWord& word : folded_words(name)) {
            letters += word.form;
            if (begins_large(word.span.of(name))) initials += word.form.substr(0, decode_utf8(word.form).size);
        }
        return letters.size() > abbreviation.size() && letters.front() == abbreviation.front() &&
               are_found_in(initials, abbreviation) && are_found_in(abbreviation, letters);
    }

    static bool are_found_in(std::string_view some, std::string_view all) {
        for (const char letter : all)
            if (!some.empty() && letter == some.front()) some.remove_prefix(1);
        return some.empty();
    }

    // "Gisela T." is the only person of the story called Gisela T….
    std::optional<Figurehead> person_cut_short(std::size_t party) const {
        const std::string_view name = keys_[party];
        const std::size_t space = name.find(' ');
        if (space == std::string_view::npos || decode_utf8(name.substr(space + 1)).size != name.size() - space - 1)
            return std::nullopt;
        return only_one([&](std::size_t other) {
            return other != party && is_name(other) && parties_[other].kind == "person" &&
                   keys_[other].size() > name.size() && keys_[other].starts_with(name);
        });
    }

    // Whoever alone passes the test.
    template <class Test>
    std::optional<Figurehead> only_one(const Test& passes) const {
        std::set<Figurehead> found;
        for (std::size_t other = 0; other < keys_.size(); ++other)
            if (passes(other)) found.insert(joined_[other]);
        return found.size() == 1 ? std::optional(*found.begin()) : std::nullopt;
    }

    // "Nordöl" in a headline is no person but the firm "Nordöl Umschlag", "Lena" is Lena Kröger.
    void join_beginning(std::size_t party) {
        const std::string& name = keys_[party];
        if (name.find(' ') != std::string::npos) return;
        std::set<Figurehead> longer;
        each_having(beginning_as_, name, [&](std::size_t other) {
            if (bare(other).size() > name.size()) longer.insert(joined_[other]);
        });
        if (longer.size() == 1) joined_[party] = *longer.begin();
    }

    // "Sprecherin Davos" is the only person of that surname.
    std::optional<Figurehead> titled_person(std::size_t party) const {
        const std::string& name = parties_[party].name;
        const std::vector<FoldedWord>& words = words_[party];
        if (words.size() != 2 || !begins_large(words.back().span.of(name)) || !language_.is_title(words.front().form))
            return std::nullopt;
        std::set<Figurehead> found;
        each_having(ending_as_, words.back().form, [&](std::size_t other) {
            if (is_name(other) && parties_[other].kind == "person" && is_tail(words.back().form, keys_[other]) &&
                !language_.is_title(std::string_view(keys_[other]).substr(0, keys_[other].find(' '))))
                found.insert(joined_[other]);
        });
        return found.size() == 1 ? std::optional(*found.begin()) : std::nullopt;
    }

    // A name that one article did not know for one ("Dwarslinie", "Kontrollstelle") and another did ("Reederei
    // Dwarslinie", "Kontrollstelle Sauberer Sport").
    void join_unmarked(std::size_t party) {
        if (const auto person = titled_person(party)) {
            joined_[party] = *person;
            return;
        }
        std::set<Figurehead> same;
        each_longer(bare(party), [&](std::size_t other) {
            if (parties_[other].kind != "person") same.insert(joined_[other]);
        });
        if (same.size() == 1) joined_[party] = *same.begin();
    }

    struct Namesakes {
        std::set<std::string> before, behind;
        std::vector<std::size_t> parties;

        // "In Lehnstadt" and "of Marschen" tell the seat and whose it is, and part no bodies; two seats do, and a name.
        [[nodiscard]] bool are_of_one_place() const {
            std::set<std::string> openings;
            return behind.size() < 2 || std::all_of(behind.begin(), behind.end(), [&](const std::string& words) {
                       const std::string opening = words.substr(0, words.find(' '));
                       return !begins_large(opening) && openings.insert(opening).second;
                   });
        }
    };

    // "The Karvonian General Staff", "General Staff in Ledesk", "General Staff": one, where the story has no other
    // general staff. An adjective's ending does not make another one.
    void join_heads() {
        constexpr std::size_t shortest_noun = 6, beginning = 5;  // bytes
        std::map<std::string, Namesakes> by_noun;
        for (std::size_t party = 0; party < keys_.size(); ++party) {
            if (parties_[joined_[party]].kind != "body") continue;
            const BodyName& parts = parts_[joined_[party]];
            if (parts.noun.size() < shortest_noun) continue;
            Namesakes& namesakes = by_noun[parts.noun];
            if (!parts.before.empty()) namesakes.before.insert(parts.before.substr(0, beginning));
            if (!parts.behind.empty()) namesakes.behind.insert(parts.behind);
            namesakes.parties.push_back(party);
        }
        for (const auto& [noun, namesakes] : by_noun) {
            if (namesakes.parties.size() < 2 || namesakes.before.size() > 1 || !namesakes.are_of_one_place()) continue;
            const Figurehead whole = fullest_of(namesakes);
            for (const std::size_t party : namesakes.parties) joined_[party] = whole;
        }
    }

    // "The ministry" is the only one of the story, or the one of which most articles tell; "the police" are the
    // "Polizeidirektion Hallerau".
    void join_bare_nouns() {
        for (std::size_t party = 0; party < keys_.size(); ++party) {
            const std::string_view noun = bare(party);
            if (parties_[party].kind != "body" || noun.find(' ') != std::string::npos) continue;
            std::map<Figurehead, std::size_t> articles;
            for (std::size_t other = 0; other < keys_.size(); ++other)
                if (joined_[other] != joined_[party] && may_be_called(other, noun))
                    articles[joined_[other]] += met_[other];
            if (const auto body = most_told_of(articles)) joined_[party] = *body;
        }
    }

    // In at least twice as many articles as any other.
    static std::optional<Figurehead> most_told_of(const std::map<Figurehead, std::size_t>& articles) {
        constexpr std::size_t many_times = 2;
        std::optional<Figurehead> found;
        std::size_t most = 0, next = 0;
        for (const auto& [body, count] : articles) {
            next = std::max(next, std::min(most, count));
            if (count > most) found = body;
            most = std::max(most, count);
        }
        return most >= many_times * next ? found : std::nullopt;
    }

    // By a noun alone.
    bool may_be_called(std::size_t party, std::string_view noun) const {
        if (!is_name(party) || parties_[party].kind != "body") return false;
        const std::string& own = parts_[party].noun;
        if (own == noun) return keys_[party].size() > noun.size();
        return (own.ends_with(noun) && language_.refers_to_body(noun)) || language_.is_branch(own, noun);
    }

    // "Hamsur" speaks for the one body of the story that is called by it ("Ministry in Hamsur", which is short for the
    // "Foreign Ministry in Hamsur").
    void join_seats() {
        for (std::size_t party = 0; party < keys_.size(); ++party) {
            if (!is_name(party) || parties_[party].kind != "place") continue;
            std::vector<std::size_t> seated;
            each_having(ending_as_, last_word_of(keys_[party]), [&](std::size_t other) {
                if (other != party && parties_[other].kind == "body" && is_tail(keys_[party], keys_[other]))
                    seated.push_back(other);
            });
            std::set<Figurehead> found;
            for (const std::size_t body : seated)
                if (!is_part_of_another(body, seated)) found.insert(joined_[body]);
            if (found.size() == 1) joined_[party] = *found.begin();
        }
    }

    // Whether another one's noun is a compound that ends in this one's.
    bool is_part_of_another(std::size_t body, const std::vector<std::size_t>& others) const {
        const std::string& noun = parts_[body].noun;
        return std::any_of(others.begin(), others.end(), [&](std::size_t other) {
            const std::string& whole = parts_[other].noun;
            return whole.size() > noun.size() && whole.ends_with(noun);
        });
    }

    // What it is for ("Landesamt für Statistik") tells more than what stands before the noun, and that more than a
    // seat.
    Figurehead fullest_of(const Namesakes& namesakes) const {
        const auto rank = [&](std::size_t party) {
            const BodyName& parts = parts_[joined_[party]];
            const std::string opening = parts.behind.substr(0, parts.behind.find(' '));
            return std::tuple(!opening.empty() && !language_.opens_place(opening), !parts.before.empty(),
                              !parts.behind.empty());
        };
        return joined_[*std::max_element(namesakes.parties.begin(), namesakes.parties.end(),
                                         [&](std::size_t a, std::size_t b) { return rank(a) < rank(b); })];
    }

    const std::vector<Party>& parties_;
    const std::vector<std::string>& keys_;
    const std::vector<std::size_t>& met_;
    std::span<const std::vector<FoldedWord>> words_;
    const Language& language_;
    std::vector<BodyName> parts_;      // of each name
    ByWord ending_as_, beginning_as_;  // by their last and first words
    std::vector<Figurehead> joined_;
};

}  // namespace

std::vector<Figurehead> joined_names(const std::vector<Party>& parties, const std::vector<std::string>& keys,
                                     const std::vector<std::size_t>& met,
                                     std::span<const std::vector<FoldedWord>> words, const Language& language) {
    return Joining(parties, keys, met, words, language).take();
}

bool is_legal_form(std::string_view word) {
    std::size_t large = 0;
    for (std::size_t at = 0; at < word.size(); at += decode_utf8(word.substr(at)).size)
        large += begins_large(word.substr(at)) ? 1 : 0;
    return large > 1;
}

bool is_tail(std::string_view tail, std::string_view whole) {
    return tail.size() < whole.size() && whole.ends_with(tail) && whole[whole.size() - tail.size() - 1] == ' ';
}

}  // namespace sayso::story
