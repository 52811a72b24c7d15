// Who is who in a story: names that articles write in several ways (private to src/story).
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "sayso/reading.h"
#include "story/article_names.h"
#include "story/language.h"
#include "story/names.h"

namespace sayso::story {

// Everybody who says or passes on something in the readings. Two names are the same where one is short for the
// other ("Rutte", "Mark Rutte") and for no third one; unnamed speakers only where they are called the same. A name is
// spelled as the articles have it: where each of them has "Volkers" and none "Volker", that was no ending. Articles go
// by their place among the readings.
class Cast {
public:
    // Refers to the readings, words and names.
    Cast(Readings readings, WordsOfReadings words, NamesOfReadings names, const Languages& languages);

    [[nodiscard]] const ArticleNames& names_in(std::size_t article) const { return *names_[article]; }
    // Numbers go from 0 to this.
    [[nodiscard]] std::size_t size() const { return parties_.size(); }
    // Nothing for nobody.
    [[nodiscard]] std::optional<Figurehead> number_of(const NamedParty& party, std::size_t article) const;
    // Who is behind a statement's party: of a spokesperson without a name ("a spokesman") the body that they speak for,
    // if the phrase or the text before it names one.
    [[nodiscard]] std::optional<Figurehead> voice_of(const NamedParty& party, std::size_t article) const;
    // The fullest name that the story has; of a body the one that its articles use.
    [[nodiscard]] const Party& party(Figurehead number) const { return parties_[shown_[number]]; }
    // The words of that.
    [[nodiscard]] std::span<const FoldedWord> name_words(Figurehead number) const {
        return name_words_[shown_[number]];
    }
    // … as the article has it: "the police", or a firm's name cut short, where only others have the full one.
    [[nodiscard]] const Party& party_in(std::size_t article, Figurehead number) const;
    // Who is named in a stretch of the text: the last one before `place`, else the first one behind it; also by what
    // the articles call them ("the minister").
    [[nodiscard]] std::optional<Figurehead> named_in(Span stretch, std::size_t article, std::uint32_t place) const;
    // Everybody who is named in a stretch, ascending; also by what the articles call them.
    [[nodiscard]] std::vector<Figurehead> all_named_in(Span stretch, std::size_t article) const;
    // The body that they speak for, as the articles say somewhere.
    [[nodiscard]] std::optional<Figurehead> speaks_for(Figurehead number) const { return speaks_for_[number]; }
    // Whether two unnamed speakers may be one, as what they are called is the same, or says more ("a fitter", "a fitter
    // of the early shift").
    [[nodiscard]] bool are_called_alike(Figurehead a, Figurehead b) const;
    // Whether this is the outlet or agency under which the article came out.
    [[nodiscard]] bool is_outlet_of(Figurehead number, std::size_t article) const {
        return outlets_[outlet_of_[article]][number];
    }

private:
    struct Named {
        Span span;
        Figurehead who = 0;
    };
    using Numbers = std::vector<std::optional<Figurehead>>;
    // The body that is called so by one word alone, those that have the word in their name, and for a word of their
    // own, not of another one's name in it.
    struct BodiesOfWord {
        std::optional<Figurehead> whole;
        std::set<Figurehead> having, having_for_own;
    };
    struct HashOfWord {
        using is_transparent = void;
        std::size_t operator()(std::string_view word) const { return std::hash<std::string_view>{}(word); }
    };

    [[nodiscard]] std::vector<std::string> meet_all(std::vector<std::size_t>& met);
    void note_bodies(const std::vector<std::string>& keys);
    [[nodiscard]] std::vector<std::string> outlets_called(const std::vector<std::string>& keys,
                                                          const Language& language) const;
    void note_outlets(const std::vector<std::string>& keys, const Languages& languages);
    void note_numbers(const std::vector<std::string>& keys);
    [[nodiscard]] std::size_t articles_with(std::string_view words) const;
    void choose_shown_names(const std::vector<std::string>& keys, const Language& language);
    [[nodiscard]] bool speaks_by_another_name(std::size_t party, const std::vector<std::string>& keys) const;
    void note_titles();
    void note_titles(const NamesByByte& names, Titles& titles) const;
    // How an article tells for whom somebody speaks, the strongest first: in words; by a firm that stands near a word
    // for a firm's ("concern spokeswoman X"); by what stands near.
    enum class Evidence : std::uint8_t { said, firm_near, near };
    struct SpokenFor {
        Figurehead body = 0;
        Evidence evidence = Evidence::near;
    };
    [[nodiscard]] std::optional<SpokenFor> spoken_for_by(const NamedParty& party, std::size_t article) const;
    [[nodiscard]] std::optional<SpokenFor> spoken_for_in(const NamedParty::Post& post, std::size_t article) const;
    [[nodiscard]] std::optional<Figurehead> body_in(Span stretch, std::size_t article) const;
    [[nodiscard]] std::map<std::pair<Figurehead, Figurehead>, SpokenFor> spokespeople_in(std::size_t article) const;
    void note_spokespeople();
    [[nodiscard]] std::optional<Figurehead> whoever_is_called(const NamedParty& party, std::size_t article,
                                                              std::optional<Figurehead> number) const;
    [[nodiscard]] std::optional<Figurehead> number_of_entity(std::uint32_t entity, std::size_t article) const;
    [[nodiscard]] std::optional<Figurehead> number_of_entity(std::optional<std::uint32_t> entity,
                                                             std::size_t article) const;
    [[nodiscard]] std::optional<Figurehead> body_called(std::string_view word) const;
    [[nodiscard]] bool is_article_of_next(const std::vector<Mention>& mentions, std::ptrdiff_t at,
                                          std::size_t article) const;
    [[nodiscard]] std::vector<Named> names_within(Span stretch, std::size_t article) const;
    [[nodiscard]] std::vector<Named> outlets_within(Span stretch, std::size_t article) const;
    [[nodiscard]] std::vector<Named> titles_within(Span stretch, std::size_t article) const;

    Readings readings_;
    WordsOfReadings words_;
    NamesOfReadings names_;
    std::vector<Party> parties_;
    std::vector<std::vector<FoldedWord>> name_words_;  // of each party
    std::vector<Figurehead> joined_;                   // of each party
    std::map<Figurehead, std::size_t> brief_of_;       // what firms and branches are called for short
    std::vector<std::size_t> shown_;                   // of each party the one whose name is shown
    std::vector<Numbers> numbers_;                     // of each article's ArticleNames::written
    std::unordered_map<std::string, BodiesOfWord, HashOfWord, std::equal_to<>> bodies_;
    std::map<std::string, Figurehead, std::less<>> bodies_by_key_;
    std::vector<std::pair<std::vector<std::string>, Figurehead>> outlet_names_;  // the words of each outlet's name
    std::vector<std::vector<bool>> outlets_;                                     // of each outlet, which parties are it
    std::vector<std::size_t> outlet_of_;                                         // of each article
    Titles titles_;       // words that stand before a person's name
    Titles body_titles_;  // … before a body's name, or that begin it
    std::vector<std::optional<Figurehead>> speaks_for_;
};

}  // namespace sayso::story
