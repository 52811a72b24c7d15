#include "story/joined_names.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>
#include <set>
#include <tuple>

#include "base/utf8.h"
#include "story/article_names.h"
#include "story/characters.h"

namespace sayso::story {
namespace {

class Joining {
public:
    Joining(const std::vector<Party>& parties, const std::vector<std::string>& keys, const Language& language)
        : parties_(parties), keys_(keys), language_(language) {
        joined_.resize(parties.size());
        std::iota(joined_.begin(), joined_.end(), 0U);
        join_tails();
        join_heads();
        join_seats();
    }

    std::vector<Figurehead> take() { return std::move(joined_); }

private:
    bool is_name(std::size_t party) const { return !keys_[party].starts_with('?'); }

    // "Rutte" for "Mark Rutte"; of a body also its first words, "Staatsanwaltschaft" for "Staatsanwaltschaft Elmhorst".
    bool is_short_for(std::string_view name, std::size_t party) const {
        const std::string_view whole = keys_[party];
        const bool begins = name.size() < whole.size() && whole.starts_with(name) && whole[name.size()] == ' ';
        return is_tail(name, whole) || (begins && parties_[party].kind == "body");
    }

    void join_tails() {
        for (std::size_t party = 0; party < keys_.size(); ++party) {
            if (!is_name(party)) {
                join_unmarked(party);
                continue;
            }
            std::set<Figurehead> longer;
            for (std::size_t other = 0; other < keys_.size(); ++other)
                // "ab/cd" is two that worked together, no longer name of one.
                if (is_name(other) && is_short_for(keys_[party], other) &&
                    parties_[other].name.find('/') == std::string::npos)
                    longer.insert(joined_[other]);
            if (longer.size() == 1) joined_[party] = *longer.begin();
            if (longer.empty())
                if (const auto body = body_with_initials(parties_[party].name)) longer.insert(joined_[party] = *body);
            if (!longer.empty() || parties_[party].kind != "person") continue;
            const auto person = titled_person(party);
            if (person) joined_[party] = *person;
            if (!person) join_beginning(party);
        }
    }

    // "GSW" is the only body of the story whose large words begin so ("Gewerkschaft Schiene und Weg").
    std::optional<Figurehead> body_with_initials(const std::string& initials) {
        if (initials.size() < 2 || initials.find(' ') != std::string::npos) return std::nullopt;
        for (std::size_t party = initials_.size(); party < keys_.size(); ++party) {
            const bool body = is_name(party) && parties_[party].kind == "body";
            initials_.push_back(body ? initials_of(parties_[party].name) : std::string());
        }
        std::set<Figurehead> found;
        for (std::size_t other = 0; other < keys_.size(); ++other)
            if (initials_[other] == initials) found.insert(joined_[other]);
        return found.size() == 1 ? std::optional(*found.begin()) : std::nullopt;
    }

    static std::string initials_of(const std::string& name) {
        std::string initials;
        for (const FoldedWord& word : folded_words(name)) {
            const std::string_view form = word.span.of(name);
            if (begins_large(form)) initials += form.substr(0, decode_utf8(form).size);
        }
        return initials;
    }

    // "Nordöl" in a headline is no person but the firm "Nordöl Umschlag", "Lena" is Lena Kröger.
    void join_beginning(std::size_t party) {
        const std::string& name = keys_[party];
        if (name.find(' ') != std::string::npos) return;
        std::set<Figurehead> longer;
        for (std::size_t other = 0; other < keys_.size(); ++other) {
            const std::string_view bare = std::string_view(keys_[other]).substr(is_name(other) ? 0 : 1);
            if (bare.size() > name.size() && bare.starts_with(name) && bare[name.size()] == ' ')
                longer.insert(joined_[other]);
        }
        if (longer.size() == 1) joined_[party] = *longer.begin();
    }

    // "Sprecherin Davos" is the only person of that surname.
    std::optional<Figurehead> titled_person(std::size_t party) const {
        const std::string& name = parties_[party].name;
        const std::vector<FoldedWord> words = folded_words(name);
        if (words.size() != 2 || !begins_large(words.back().span.of(name)) || !language_.is_title(words.front().form))
            return std::nullopt;
        std::set<Figurehead> found;
        for (std::size_t other = 0; other < keys_.size(); ++other)
            if (is_name(other) && parties_[other].kind == "person" && is_tail(words.back().form, keys_[other]) &&
                !language_.is_title(std::string_view(keys_[other]).substr(0, keys_[other].find(' '))))
                found.insert(joined_[other]);
        return found.size() == 1 ? std::optional(*found.begin()) : std::nullopt;
    }

    // A name that one article did not know for one ("Dwarslinie", "Kontrollstelle") and another did ("Reederei
    // Dwarslinie", "Kontrollstelle Sauberer Sport").
    void join_unmarked(std::size_t party) {
        if (const auto person = titled_person(party)) {
            joined_[party] = *person;
            return;
        }
        const std::string_view bare = std::string_view(keys_[party]).substr(1);
        std::set<Figurehead> same;
        for (std::size_t other = 0; other < keys_.size(); ++other) {
            if (!is_name(other) || parties_[other].kind == "person") continue;
            if (keys_[other] == bare || is_short_for(bare, other)) same.insert(joined_[other]);
        }
        if (same.size() == 1) joined_[party] = *same.begin();
    }

    struct Namesakes {
        std::set<std::string> before, behind;
        std::vector<std::size_t> parties;
    };

    // "The Karvonian General Staff", "General Staff in Ledesk", "General Staff": one, where the story has no other
    // general staff. An adjective's ending does not make another one.
    void join_heads() {
        constexpr std::size_t shortest_noun = 6, beginning = 5;  // bytes
        std::map<std::string, Namesakes> by_noun;
        for (std::size_t party = 0; party < keys_.size(); ++party) {
            if (parties_[joined_[party]].kind != "body") continue;
            const BodyName parts = parts_of(parties_[joined_[party]].name);
            if (parts.noun.size() < shortest_noun) continue;
            Namesakes& namesakes = by_noun[parts.noun];
            if (!parts.before.empty()) namesakes.before.insert(parts.before.substr(0, beginning));
            if (!parts.behind.empty()) namesakes.behind.insert(parts.behind);
            namesakes.parties.push_back(party);
        }
        for (const auto& [noun, namesakes] : by_noun) {
            if (namesakes.parties.size() < 2 || namesakes.before.size() > 1 || namesakes.behind.size() > 1) continue;
            const Figurehead whole = fullest_of(namesakes);
            for (const std::size_t party : namesakes.parties) joined_[party] = whole;
        }
    }

    // "Hamsur" speaks for the one body of the story that is called by it ("Ministry in Hamsur", which is short for the
    // "Foreign Ministry in Hamsur").
    void join_seats() {
        for (std::size_t party = 0; party < keys_.size(); ++party) {
            if (!is_name(party) || parties_[party].kind != "place") continue;
            std::vector<std::size_t> seated;
            for (std::size_t other = 0; other < keys_.size(); ++other)
                if (other != party && parties_[other].kind == "body" && is_tail(keys_[party], keys_[other]))
                    seated.push_back(other);
            std::set<Figurehead> found;
            for (const std::size_t body : seated)
                if (!is_part_of_another(body, seated)) found.insert(joined_[body]);
            if (found.size() == 1) joined_[party] = *found.begin();
        }
    }

    // Whether another one's noun is a compound that ends in this one's.
    bool is_part_of_another(std::size_t body, const std::vector<std::size_t>& others) const {
        const std::string noun = parts_of(parties_[body].name).noun;
        return std::any_of(others.begin(), others.end(), [&](std::size_t other) {
            const std::string whole = parts_of(parties_[other].name).noun;
            return whole.size() > noun.size() && whole.ends_with(noun);
        });
    }

    // What stands before the noun tells more than a place behind it.
    Figurehead fullest_of(const Namesakes& namesakes) const {
        const auto rank = [&](std::size_t party) {
            const BodyName parts = parts_of(parties_[joined_[party]].name);
            return std::tuple(!parts.before.empty(), !parts.behind.empty());
        };
        return joined_[*std::max_element(namesakes.parties.begin(), namesakes.parties.end(),
                                         [&](std::size_t a, std::size_t b) { return rank(a) < rank(b); })];
    }

    const std::vector<Party>& parties_;
    const std::vector<std::string>& keys_;
    const Language& language_;
    std::vector<Figurehead> joined_;
    std::vector<std::string> initials_;  // of the bodies, once asked for
};

}  // namespace

std::vector<Figurehead> joined_names(const std::vector<Party>& parties, const std::vector<std::string>& keys,
                                     const Language& language) {
    return Joining(parties, keys, language).take();
}

bool is_tail(std::string_view tail, std::string_view whole) {
    return tail.size() < whole.size() && whole.ends_with(tail) && whole[whole.size() - tail.size() - 1] == ' ';
}

}  // namespace sayso::story
