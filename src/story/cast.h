// Who is who in a story: names that articles write in several ways (private to src/story).
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "sayso/reading.h"
#include "story/language.h"
#include "story/names.h"

namespace sayso::story {

// Everybody who says or passes on something in the readings. Two names are the same where one is short for the
// other ("Rutte", "Mark Rutte") and for no third one; unnamed speakers only where they are called the same. A name is
// spelled as the articles have it: where each of them has "Volkers" and none "Volker", that was no ending.
class Cast {
public:
    Cast(Readings readings, WordsOfReadings words, const Languages& languages);

    // Nothing for nobody.
    [[nodiscard]] std::optional<Figurehead> number_of(const Party& party) const;
    // Who is behind a statement's party: of a spokesperson without a name ("a spokesman") the body that they speak for,
    // if the phrase or the text before it names one.
    [[nodiscard]] std::optional<Figurehead> voice_of(const Party& party, const Statement& statement,
                                                     const Reading& reading) const;
    // The fullest name that the story has.
    [[nodiscard]] const Party& party(Figurehead number) const { return parties_[number]; }
    // Who is named in a stretch of the text: the last one before `place`, else the first one behind it; also by what
    // the articles call them ("the minister").
    [[nodiscard]] std::optional<Figurehead> named_in(Span stretch, const Reading& reading, std::uint32_t place) const;
    // Everybody who is named in a stretch, ascending; also by what the articles call them.
    [[nodiscard]] std::vector<Figurehead> all_named_in(Span stretch, const Reading& reading) const;
    // The body that they speak for, as the articles say somewhere.
    [[nodiscard]] std::optional<Figurehead> speaks_for(Figurehead number) const { return speaks_for_[number]; }
    // Whether two unnamed speakers may be one, as what they are called is the same, or says more ("a fitter", "a fitter
    // of the early shift").
    [[nodiscard]] bool are_called_alike(Figurehead a, Figurehead b) const;
    // Whether this is the outlet or agency under which that article of the readings came out.
    [[nodiscard]] bool is_outlet_of(Figurehead number, std::size_t article) const {
        return outlets_[outlet_of_[article]][number];
    }

private:
    struct Mention {
        Span span;
        Figurehead who = 0;
    };
    void meet_all(Readings readings, std::map<std::string, Party>& seen) const;
    void note_numbers(Readings readings);
    [[nodiscard]] std::optional<Figurehead> number_of(const Entity& entity) const;
    [[nodiscard]] bool is_body(const Entity& entity) const;
    [[nodiscard]] std::vector<Mention> names_in(Span stretch, const Reading& reading) const;
    [[nodiscard]] std::vector<Mention> titles_in(Span stretch, const Reading& reading) const;
    [[nodiscard]] std::optional<Figurehead> body_called(std::string_view word) const;
    void join_tails();
    void join_heads();
    void note_bodies();
    void note_outlets(Readings readings);
    [[nodiscard]] std::optional<Figurehead> fuller_before(const Party& party, const Reading& reading,
                                                          std::uint32_t place) const;
    void join_unmarked(const std::string& name, const std::vector<std::pair<std::string, Figurehead>>& names);
    using Titles = std::set<std::pair<std::string, Figurehead>>;
    void note_titles(Readings readings, WordsOfReadings words);
    void note_titles(Readings readings, WordsOfReadings words, const NamesByByte& names, Titles& titles) const;
    [[nodiscard]] std::optional<Figurehead> body_before(const Reading& reading, std::uint32_t place) const;
    [[nodiscard]] std::optional<Figurehead> person_called(std::string_view role) const;
    [[nodiscard]] std::optional<Figurehead> body_titled(std::string_view noun) const;
    void note_spokespeople(const Reading& reading, const Language& language);

    const Languages& languages_;
    const Language& language_;  // of the first article, for names without an article
    std::vector<Party> parties_;
    std::vector<Figurehead> joined_;             // of each party the one whose name it is short for, or itself
    std::map<std::string, Figurehead> by_name_;  // folded; unnamed ones with "?" before
    std::unordered_map<std::string, std::optional<Figurehead>> numbers_;  // as the articles write them
    std::map<std::string, std::set<Figurehead>, std::less<>> bodies_;     // by each word of their names
    std::vector<std::vector<bool>> outlets_;                              // of each outlet, which parties are it
    std::vector<std::size_t> outlet_of_;                                  // of each reading
    Titles titles_;                                                       // words that stand before a person's name
    Titles body_titles_;                                                  // … before a body's name, or that begin it
    std::vector<std::optional<Figurehead>> speaks_for_;
};

}  // namespace sayso::story
