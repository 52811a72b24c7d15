#include "story/article_names.h"

#include <algorithm>
#include <unordered_map>

#include "story/characters.h"

namespace sayso::story {
namespace {

// "Reederei Dwarslinie" is a body and a name, though the reader took it for neither: a noun for bodies, and a name
// behind it.
Party recognised(Party party, const Language& language) {
    if (party.named || !party.kind.empty()) return party;
    const std::vector<FoldedWord> words = folded_words(party.name);
    const bool all_large = std::all_of(words.begin(), words.end(),
                                       [&](const FoldedWord& word) { return begins_large(word.span.of(party.name)); });
    if (words.size() < 2 || !all_large || !language.is_body_noun(words.front().form)) return party;
    party.named = true;
    party.kind = "body";
    return party;
}

Party party_of(const Entity& entity) {
    return {.entity = {}, .name = entity.name, .named = !entity.kind.empty(), .kind = entity.kind};
}

// Whoever need not speak to be known: bodies and outlets, and people by their whole names ("a spokesman of the police"
// is no name).
bool is_told_of(const Entity& entity, const Language& language) {
    if (entity.kind.empty()) return recognised(party_of(entity), language).kind == "body";
    if (entity.kind == "body" || entity.kind == "outlet") return begins_large(entity.name);
    const std::vector<FoldedWord> words = folded_words(entity.name);
    return entity.kind == "person" && words.size() > 1 &&
           std::all_of(words.begin(), words.end(),
                       [&](const FoldedWord& word) { return begins_large(word.span.of(entity.name)); });
}

// Where the word right before a place begins.
std::uint32_t word_before(std::string_view text, std::uint32_t place) {
    std::string_view before = text.substr(0, place);
    while (before.ends_with(' ')) before.remove_suffix(1);
    const std::size_t begin = before.find_last_of(" \n(");
    return begin == std::string_view::npos ? 0 : static_cast<std::uint32_t>(begin + 1);
}

// Behind what stands in brackets behind a name, as an age does: "Jan Behrens (54), spokesman of the police".
std::uint32_t end_of_brackets(std::string_view text, std::uint32_t end) {
    constexpr std::size_t longest = 12;  // bytes
    if (!text.substr(end).starts_with(" (")) return end;
    const std::size_t close = text.find(')', end);
    return close == std::string_view::npos || close - end > longest ? end : static_cast<std::uint32_t>(close + 1);
}

// "Jan Behrens, spokesman of the police, said": what stands between the commas.
Span apposition_behind(std::string_view text, std::uint32_t name_end) {
    constexpr std::size_t longest = 80;  // bytes
    const std::uint32_t end = end_of_brackets(text, name_end);
    if (!text.substr(end).starts_with(", ")) return {};
    const std::size_t comma = text.find_first_of(",.\n", end + 2);
    if (comma == std::string_view::npos || comma - end > longest) return {};
    return {end + 2, static_cast<std::uint32_t>(comma)};
}

class Naming {
public:
    Naming(const Reading& reading, std::span<const FoldedWord> words, const Language& language)
        : reading_(reading), text_(reading.article.text), language_(language) {
        note_bodies();
        for (const Statement& statement : reading.statements) {
            names_.who.push_back(parties_of(statement.who, statement));
            names_.via.push_back(parties_of(statement.via, statement));
        }
        for (const Entity& entity : reading.entities) note_entity(entity);
        note_posts();
        note_mentions();
        note_titles(words);
        names_.beginnings.reserve(words.size());
        for (const FoldedWord& word : words) names_.beginnings.push_back(beginning_of(word.form));
    }

    ArticleNames take() { return std::move(names_); }

private:
    static constexpr std::uint32_t near = 600;  // bytes: some paragraphs before, nobody knows any more

    struct Body {
        std::uint32_t entity = 0;
        std::string noun;
    };

    void note_bodies() {
        for (std::uint32_t e = 0; e < reading_.entities.size(); ++e) {
            const Entity& entity = reading_.entities[e];
            const bool is_body =
                entity.kind.empty() ? recognised(party_of(entity), language_).kind == "body" : entity.kind == "body";
            if (is_body) bodies_.push_back({.entity = e, .noun = parts_of(entity.name).noun});
        }
    }

    static std::string written(const Party& party) { return (party.named ? "+" : "?") + party.kind + ":" + party.name; }

    std::uint32_t number_of(const Party& party, bool is_met) {
        const auto [place, fresh] = numbers_.emplace(written(party), static_cast<std::uint32_t>(names_.written.size()));
        if (fresh) {
            WrittenName name{.party = recognised(party, language_), .key = {}, .is_met = false};
            name.key = (name.party.named ? "" : "?") + joined_forms(name.party.name);
            names_.written.push_back(std::move(name));
        }
        names_.written[place->second].is_met |= is_met;
        return place->second;
    }

    std::vector<NamedParty> parties_of(const std::vector<Party>& parties, const Statement& statement) {
        std::vector<NamedParty> named;
        named.reserve(parties.size());
        for (const Party& party : parties) named.push_back(party_named(party, statement));
        return named;
    }

    NamedParty party_named(const Party& party, const Statement& statement) {
        const std::uint32_t place = !statement.speaker.empty()   ? statement.speaker.front().begin
                                    : !statement.content.empty() ? statement.content.front().begin
                                                                 : 0;
        NamedParty named{.named = party.named};
        if (!party.nobody()) named.name = number_of(party, true);
        named.fuller = fuller_before(party, place);
        if (party.named)
            note_word(folded_words(party.name), party, place, named);
        else
            note_spokesperson(party, place, named);
        if (party.kind == "person" && !statement.speaker.empty()) named.post = post_of(statement.speaker.front());
        return named;
    }

    // A spokesperson without a name, as far as the phrase tells for whom.
    void note_spokesperson(const Party& party, std::uint32_t place, NamedParty& named) const {
        const std::vector<FoldedWord> words = folded_words(party.name);
        const auto spokesperson = std::find_if(words.begin(), words.end(), [&](const FoldedWord& word) {
            return language_.spoken_for(word.form).has_value() && !language_.leads(word.form);
        });
        if (spokesperson == words.end()) return note_word(words, party, place, named);
        named.is_spokesperson = true;
        if (std::string compound = language_.spoken_for(spokesperson->form).value_or(""); !compound.empty())
            named.bodies.push_back(std::move(compound));
        for (auto word = spokesperson + 1; word != words.end(); ++word)
            if (begins_large(word->span.of(party.name))) named.bodies.push_back(word->form);
        if (spokesperson + 1 == words.end()) named.body_before = body_before(place);
    }

    // A name of one word, or a role of somebody ("the captain's lawyer"; "a lawyer of the captain's" need not be him).
    void note_word(const std::vector<FoldedWord>& words, const Party& party, std::uint32_t place,
                   NamedParty& named) const {
        if (words.empty()) return;
        if (words.size() > 1) {
            const bool is_role = begins_large(party.name) && !begins_large(words[1].span.of(party.name));
            if (is_role && !party.named) named.role = words.front().form;
            return;
        }
        named.word = words.front().form;
        if (party.named) named.with_before = with_word_before(named.word, place);
        named.calls_a_firm = language_.calls_a_firm(named.word);
        if (!named.calls_a_firm) return;
        named.firm_heard = firm_heard_before(place);
        named.firm_named = firm_before(place);
    }

    // "Fanhilfe Torsbek" of "Torsbek", by the first of its places from the word before on.
    std::string with_word_before(const std::string& name, std::uint32_t place) const {
        constexpr std::uint32_t farthest = 60;  // bytes
        const std::uint32_t begin = word_before(text_, place);
        std::string_view text = text_.substr(begin, farthest);
        text = text.substr(0, text.find('\n'));
        if (text.size() == farthest) text = text.substr(0, text.rfind(' '));
        const std::vector<FoldedWord> words = folded_words(text);
        const auto found =
            std::find_if(words.begin(), words.end(), [&](const FoldedWord& word) { return word.form == name; });
        if (found == words.begin() || found == words.end()) return {};
        const FoldedWord& before = *(found - 1);
        const bool adjacent = before.span.end + 1 == found->span.begin;
        return adjacent && begins_large(before.span.of(text)) ? before.form + " " + name : std::string();
    }

    std::optional<std::uint32_t> firm_before(std::uint32_t place) const {
        const auto last = last_before(
            place, [&](const Body& body) { return has_name_of_its_own(reading_.entities[body.entity].name); });
        return last && place - last->span.begin <= near ? std::optional(last->entity) : std::nullopt;
    }

    // "Nordkredit" has, "Gewerkschaft" has not: no noun that could itself be told apart from others.
    bool has_name_of_its_own(const std::string& name) const {
        const std::vector<FoldedWord> words = folded_words(name);
        return !words.empty() && !language_.is_noun_for_body(words.front().form);
    }

    // Of the bodies that have spoken before a place.
    std::optional<std::uint32_t> firm_heard_before(std::uint32_t place) const {
        const Party* last = nullptr;
        std::uint32_t last_place = 0;
        for (const Statement& statement : reading_.statements) {
            if (statement.speaker.empty() || statement.speaker.front().begin >= place) continue;
            if (last != nullptr && statement.speaker.front().begin < last_place) continue;
            const Party* firm = firm_among(statement.who);
            if (firm == nullptr) continue;
            last = firm;
            last_place = statement.speaker.front().begin;
        }
        return last == nullptr ? std::nullopt : std::optional(numbers_.at(written(*last)));
    }

    // The last of them; nullptr if there is none.
    const Party* firm_among(const std::vector<Party>& parties) const {
        const auto firm = std::find_if(parties.rbegin(), parties.rend(), [&](const Party& party) {
            return party.kind == "body" && party.named && numbers_.contains(written(party)) &&
                   has_name_of_its_own(party.name);
        });
        return firm == parties.rend() ? nullptr : &*firm;
    }

    // "Police spokesman X" speaks for the police; "spokeswoman X" for the body that was named last before.
    std::optional<NamedParty::Post> post_of(Span speaker) const {
        const Span phrase{word_before(text_, speaker.begin), speaker.end};
        for (const Span words : {phrase, apposition_behind(text_, speaker.end)})
            if (auto post = post_in(words, speaker.begin)) return post;
        return std::nullopt;
    }

    std::optional<NamedParty::Post> post_in(Span phrase, std::uint32_t place) const {
        for (const FoldedWord& word : folded_words(phrase.of(text_))) {
            const auto body = language_.spoken_for(word.form);
            if (!body) continue;
            const Span behind{phrase.begin + word.span.end, phrase.end};
            NamedParty::Post post{
                .body = *body, .behind = {}, .of_a_firm = language_.speaks_for_firm(word.form), .body_before = {}};
            if (!body->empty()) return post;
            // "Spokeswoman of the ministry" goes on, "spokeswoman Oltmanns" does not.
            const std::vector<FoldedWord> rest = folded_words(behind.of(text_));
            if (!rest.empty() && !begins_large(rest.front().span.of(behind.of(text_))))
                post.behind = behind;
            else if (!language_.needs_body(word.form))
                post.body_before = post.of_a_firm ? firm_before(place) : body_before(place);
            return post;
        }
        return std::nullopt;
    }

    void note_posts() {
        for (std::uint32_t e = 0; e < reading_.entities.size(); ++e) {
            if (reading_.entities[e].kind != "person") continue;
            for (const Span mention : reading_.entities[e].mentions)
                if (auto post = post_of(mention)) names_.posts.push_back({names_.entities[e].named, std::move(*post)});
        }
    }

    // The body that was named last before a place, of those that pass the test, and where.
    template <class Test>
    std::optional<Mention> last_before(std::uint32_t place, const Test& passes) const {
        std::optional<Mention> last;
        for (const Body& body : bodies_) {
            if (!passes(body)) continue;
            for (const Span mention : reading_.entities[body.entity].mentions)
                if (mention.begin < place && (!last || mention.begin > last->span.begin))
                    last = Mention{.span = mention, .entity = body.entity};
        }
        return last;
    }

    // "The ministry" is the one that was named last before, where the word is the end of a compound in its name.
    std::optional<std::uint32_t> fuller_before(const Party& party, std::uint32_t place) const {
        constexpr std::size_t shortest = 6;  // bytes
        if (party.kind != "body") return std::nullopt;
        const std::string noun = parts_of(party.name).noun;
        if (noun.size() < shortest) return std::nullopt;
        const auto last = last_before(
            place, [&](const Body& body) { return body.noun.size() > noun.size() && body.noun.ends_with(noun); });
        return last ? std::optional(last->entity) : std::nullopt;
    }

    std::optional<std::uint32_t> body_before(std::uint32_t place) const {
        const auto last = last_before(place, [](const Body&) { return true; });
        return last && place - last->span.begin <= near ? std::optional(last->entity) : std::nullopt;
    }

    // An article may not have known a name for one that speaks in it.
    void note_entity(const Entity& entity) {
        Party party = party_of(entity);
        const bool known = is_told_of(entity, language_);
        EntityNames names;
        for (const bool named : {true, false}) {
            const bool as_it_is = party_of(entity).named == named;
            party.named = named;
            (named ? names.named : names.unnamed) = number_of(party, known && as_it_is);
        }
        names_.entities.push_back(names);
    }

    void note_mentions() {
        for (std::uint32_t e = 0; e < reading_.entities.size(); ++e)
            if (reading_.entities[e].kind != "place")
                for (const Span mention : reading_.entities[e].mentions)
                    names_.mentions.push_back({.span = mention, .entity = e});
        std::stable_sort(names_.mentions.begin(), names_.mentions.end(),
                         [](const Mention& a, const Mention& b) { return a.span.begin < b.span.begin; });
    }

    void note_titles(std::span<const FoldedWord> words) {
        constexpr std::size_t shortest = 5;  // bytes; no prepositions and articles
        for (std::uint32_t at = 0; at < words.size(); ++at)
            if (words[at].form.size() >= shortest && begins_large(words[at].span.of(text_)))
                names_.titles.push_back(at);
    }

    const Reading& reading_;
    std::string_view text_;
    const Language& language_;
    std::vector<Body> bodies_;
    std::unordered_map<std::string, std::uint32_t> numbers_;  // as they are written
    ArticleNames names_;
};

}  // namespace

ArticleNames article_names_of(const Reading& reading, std::span<const FoldedWord> words, const Language& language) {
    return Naming(reading, words, language).take();
}

BodyName parts_of(const std::string& name) { return parts_of(name, folded_words(name)); }

BodyName parts_of(const std::string& name, std::span<const FoldedWord> words) {
    BodyName parts;
    for (const FoldedWord& word : words) {
        std::string& part = !parts.noun.empty()                ? parts.behind
                            : begins_large(word.span.of(name)) ? parts.noun
                                                               : parts.before;
        part.append(part.empty() ? "" : " ").append(&part == &parts.behind ? word.span.of(name) : word.form);
    }
    return parts;
}

}  // namespace sayso::story
