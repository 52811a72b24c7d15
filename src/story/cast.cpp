#include "story/cast.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <unordered_set>

#include "story/characters.h"
#include "story/names.h"

namespace sayso::story {
namespace {

std::string key_of(const Party& party) { return (party.named ? "" : "?") + joined_forms(party.name); }

bool is_tail(std::string_view tail, std::string_view whole) {
    return tail.size() < whole.size() && whole.ends_with(tail) && whole[whole.size() - tail.size() - 1] == ' ';
}

// "Rutte" for "Mark Rutte"; of a body also its first words, "Staatsanwaltschaft" for "Staatsanwaltschaft Elmhorst".
bool is_short_for(std::string_view name, std::string_view whole, const Party& party) {
    const bool begins = name.size() < whole.size() && whole.starts_with(name) && whole[name.size()] == ' ';
    return is_tail(name, whole) || (begins && party.kind == "body");
}

// The word right before a place, and its sentence up to there.
std::string_view word_before(std::string_view text, std::uint32_t place) {
    std::string_view before = text.substr(0, place);
    while (before.ends_with(' ')) before.remove_suffix(1);
    const std::size_t begin = before.find_last_of(" \n(");
    return begin == std::string_view::npos ? before : before.substr(begin + 1);
}

}  // namespace

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

}  // namespace

Cast::Cast(Readings readings, WordsOfReadings words, const Languages& languages)
    : languages_(languages), language_(languages.of(readings.front()->article)) {
    // By name, so that the numbers do not depend on the order of the readings.
    std::map<std::string, Party> seen;
    meet_all(readings, seen);
    std::vector<std::string> keys;
    for (auto& [key, party] : seen) {
        keys.push_back(key);
        by_name_.emplace(key, static_cast<Figurehead>(parties_.size()));
        parties_.push_back(std::move(party));
    }
    spell_as_written(parties_, readings, words);
    join_tails();
    join_heads();
    note_bodies();
    note_outlets(readings);
    joined_.resize(parties_.size());
    for (std::size_t p = 0; p < parties_.size(); ++p) joined_[p] = by_name_.at(keys[p]);
    note_numbers(readings);
    note_titles(readings, words);
    speaks_for_.resize(parties_.size());
    for (const Reading* const reading : readings) note_spokespeople(*reading, languages.of(reading->article));
}

namespace {

// All that the party's number depends on.
std::string as_written(const Party& party) { return (party.named ? "+" : "?") + party.kind + ":" + party.name; }

template <class Take>
void each_party(const Reading& reading, const Take& take) {
    for (const Statement& statement : reading.statements)
        for (const auto* list : {&statement.who, &statement.via})
            for (const Party& party : *list) take(party);
}

}  // namespace

void Cast::meet_all(Readings readings, std::map<std::string, Party>& seen) const {
    std::unordered_set<std::string> met;
    const auto meet = [&](const Party& written) {
        if (written.nobody() || !met.insert(as_written(written)).second) return;
        const Party party = recognised(written, language_);
        const auto [place, fresh] = seen.emplace(key_of(party), party);
        if (!fresh && std::tie(party.name, party.kind) < std::tie(place->second.name, place->second.kind))
            place->second = party;
    };
    for (const Reading* const reading : readings) {
        each_party(*reading, meet);
        for (const Entity& entity : reading->entities)
            if (is_told_of(entity, language_)) meet(party_of(entity));
    }
}

// They are asked for again and again.
void Cast::note_numbers(Readings readings) {
    const auto note = [&](const Party& party) {
        const std::string written = as_written(party);
        if (numbers_.count(written) == 0) numbers_.emplace(written, number_of(party));
    };
    for (const Reading* const reading : readings) {
        each_party(*reading, note);
        for (const Entity& entity : reading->entities) {
            Party party = party_of(entity);
            for (const bool named : {true, false}) {
                party.named = named;
                note(party);
            }
        }
    }
}

void Cast::join_tails() {
    std::vector<std::pair<std::string, Figurehead>> names(by_name_.begin(), by_name_.end());
    for (const auto& [name, number] : names) {
        if (name.starts_with('?')) {
            join_unmarked(name, names);
            continue;
        }
        std::set<Figurehead> longer;
        for (const auto& [other, other_number] : names)
            // "ab/cd" is two that worked together, no longer name of one.
            if (!other.starts_with('?') && is_short_for(name, other, parties_[other_number]) &&
                parties_[other_number].name.find('/') == std::string::npos)
                longer.insert(by_name_[other]);
        if (longer.size() == 1) by_name_[name] = *longer.begin();
    }
}

namespace {

// A body's name by its noun: what stands before it ("karvonischer") and behind ("in Ledesk").
struct BodyName {
    std::string noun, before, behind;
};

BodyName parts_of(const std::string& name) {
    BodyName parts;
    for (const FoldedWord& word : folded_words(name)) {
        std::string& part = !parts.noun.empty()                ? parts.behind
                            : begins_large(word.span.of(name)) ? parts.noun
                                                               : parts.before;
        part.append(part.empty() ? "" : " ").append(word.form);
    }
    return parts;
}

}  // namespace

// "The Karvonian General Staff", "General Staff in Ledesk", "General Staff": one, where the story has no other general
// staff. An adjective's ending does not make another one.
void Cast::join_heads() {
    constexpr std::size_t shortest_noun = 6, beginning = 5;  // bytes
    struct Namesakes {
        std::set<std::string> before, behind;
        std::vector<std::string> names;
    };
    std::map<std::string, Namesakes> by_noun;
    for (const auto& [name, number] : by_name_) {
        if (parties_[number].kind != "body") continue;
        const BodyName parts = parts_of(parties_[number].name);
        if (parts.noun.size() < shortest_noun) continue;
        Namesakes& namesakes = by_noun[parts.noun];
        if (!parts.before.empty()) namesakes.before.insert(parts.before.substr(0, beginning));
        if (!parts.behind.empty()) namesakes.behind.insert(parts.behind);
        namesakes.names.push_back(name);
    }
    for (const auto& [noun, namesakes] : by_noun) {
        if (namesakes.names.size() < 2 || namesakes.before.size() > 1 || namesakes.behind.size() > 1) continue;
        // What stands before the noun tells more than a place behind it.
        const auto fullest = std::max_element(namesakes.names.begin(), namesakes.names.end(),
                                              [&](const std::string& a, const std::string& b) {
                                                  const auto rank = [&](const std::string& name) {
                                                      const BodyName parts = parts_of(parties_[by_name_[name]].name);
                                                      return std::tuple(!parts.before.empty(), !parts.behind.empty());
                                                  };
                                                  return rank(a) < rank(b);
                                              });
        const Figurehead whole = by_name_[*fullest];
        for (const std::string& name : namesakes.names) by_name_[name] = whole;
    }
}

// A name that one article did not know for one ("Dwarslinie", "Kontrollstelle") and another did ("Reederei Dwarslinie",
// "Kontrollstelle Sauberer Sport").
void Cast::join_unmarked(const std::string& name, const std::vector<std::pair<std::string, Figurehead>>& names) {
    const std::string_view bare = std::string_view(name).substr(1);
    std::set<Figurehead> same;
    for (const auto& [other, number] : names) {
        if (other.starts_with('?') || parties_[number].kind == "person") continue;
        if (other == bare || is_short_for(bare, other, parties_[number])) same.insert(by_name_[other]);
    }
    if (same.size() == 1) by_name_[name] = *same.begin();
}

// "The minister" is the one person whom the articles call so, with a name.
std::optional<Figurehead> Cast::person_called(std::string_view role) const {
    std::set<Figurehead> found;
    for (const auto& [title, number] : titles_)
        if (title == role || (title.size() > role.size() && title.ends_with(role))) found.insert(number);
    if (found.size() != 1) return std::nullopt;
    return *found.begin();
}

// "The concern" is the one body with a noun like it before its name ("Kältetechnikkonzern Norbalt"), or in it
// ("Klinikverbund Aldermark" for "the Verbund").
std::optional<Figurehead> Cast::body_titled(std::string_view noun) const {
    std::set<Figurehead> found;
    for (const auto& [title, number] : body_titles_)
        if (title.ends_with(noun)) found.insert(number);
    if (found.size() != 1) return std::nullopt;
    return *found.begin();
}

void Cast::note_titles(Readings readings, WordsOfReadings words) {
    const auto first_word = [](const auto& name) { return name.front(); };
    note_titles(readings, words, NamesByByte(parties_, "person", 2, first_word), titles_);
    note_titles(readings, words, NamesByByte(parties_, "body", 1, first_word), body_titles_);
    for (std::size_t p = 0; p < parties_.size(); ++p) {
        const std::vector<FoldedWord> name = folded_words(parties_[p].name);
        if (parties_[p].named && parties_[p].kind == "body" && name.size() > 1)
            body_titles_.emplace(name.front().form, joined_[p]);
    }
}

void Cast::note_titles(Readings readings, WordsOfReadings words, const NamesByByte& names, Titles& titles) const {
    constexpr std::size_t shortest_title = 5;  // bytes; no prepositions and articles
    for (std::size_t r = 0; r < readings.size(); ++r) {
        const std::span<const FoldedWord> text = words[r];
        for (std::size_t at = 1; at < text.size(); ++at) {
            for (const auto& [who, name] : names.beginning_as(text[at])) {
                const std::size_t last = at + name.size() - 1;
                if (last >= text.size() || text[at].form != name.front().form || text[last].form != name.back().form)
                    continue;
                const FoldedWord& title = text[at - 1];
                const bool large = begins_large(title.span.of(readings[r]->article.text));
                if (large && title.form.size() >= shortest_title) titles.emplace(title.form, joined_[who]);
            }
        }
    }
}

std::optional<Figurehead> Cast::number_of(const Party& party) const {
    if (party.nobody()) return std::nullopt;
    if (const auto known = numbers_.find(as_written(party)); known != numbers_.end()) return known->second;
    const auto found = by_name_.find(key_of(recognised(party, language_)));
    return found == by_name_.end() ? std::nullopt : std::optional(found->second);
}

// An article may not have known a name for one that speaks in it.
std::optional<Figurehead> Cast::number_of(const Entity& entity) const {
    Party party = party_of(entity);
    party.named = true;
    if (const auto named = number_of(party)) return named;
    party.named = false;
    return number_of(party);
}

bool Cast::is_body(const Entity& entity) const {
    return entity.kind.empty() ? recognised(party_of(entity), language_).kind == "body" : entity.kind == "body";
}

void Cast::note_bodies() {
    for (const auto& [name, number] : by_name_) {
        if (parties_[number].kind == "person" || parties_[number].kind == "place") continue;
        if (name.starts_with('?') && parties_[number].kind != "body") continue;
        for (const FoldedWord& word : folded_words(name)) bodies_[word.form].insert(number);
    }
}

// The one named body that has this word, or first part of a compound, in its name. What joins a compound's parts
// ("general staff's") is at most two letters.
std::optional<Figurehead> Cast::body_called(std::string_view word) const {
    constexpr std::size_t joint = 2, least = 4;
    const auto exact = bodies_.find(word);
    std::set<Figurehead> found = exact == bodies_.end() ? std::set<Figurehead>() : exact->second;
    if (found.empty()) {
        for (std::size_t size = word.size(); size >= least && word.size() - size <= joint; --size) {
            const auto part = bodies_.find(word.substr(0, size));
            if (part != bodies_.end()) found.insert(part->second.begin(), part->second.end());
        }
    }
    if (found.size() != 1) return std::nullopt;
    return *found.begin();
}

std::optional<Figurehead> Cast::voice_of(const Party& party, const Statement& statement, const Reading& reading) const {
    const Language& language = languages_.of(reading.article);
    const std::vector<FoldedWord> words = folded_words(party.name);
    const auto spokesperson = std::find_if(words.begin(), words.end(), [&](const FoldedWord& word) {
        return language.spoken_for(word.form).has_value() && !language.leads(word.form);
    });
    const std::uint32_t place = !statement.speaker.empty()   ? statement.speaker.front().begin
                                : !statement.content.empty() ? statement.content.front().begin
                                                             : 0;
    if (const auto fuller = fuller_before(party, reading, place)) return fuller;
    if (party.named) return number_of(party);
    if (spokesperson == words.end()) {
        const auto number = number_of(party);
        // "The concern", where no name of the story is as short.
        if (words.size() == 1 && number && folded_words(parties_[*number].name).size() == 1)
            for (const auto& called : {person_called(words.front().form), body_titled(words.front().form)})
                if (called) return called;
        return number;
    }
    if (const auto compound = language.spoken_for(spokesperson->form); compound && !compound->empty())
        if (const auto body = body_called(*compound)) return body;
    for (auto word = spokesperson + 1; word != words.end(); ++word)
        if (begins_large(word->span.of(party.name)))
            if (const auto body = body_called(word->form)) return body;
    if (spokesperson + 1 != words.end()) return number_of(party);
    const auto body = body_before(reading, place);
    return body ? body : number_of(party);
}

// "The ministry" is the one that was named last before, where the word is the end of a compound in its name.
std::optional<Figurehead> Cast::fuller_before(const Party& party, const Reading& reading, std::uint32_t place) const {
    constexpr std::size_t shortest = 6;  // bytes
    if (party.kind != "body") return std::nullopt;
    const std::string noun = parts_of(party.name).noun;
    if (noun.size() < shortest) return std::nullopt;
    const Entity* last = nullptr;
    std::uint32_t last_place = 0;
    for (const Entity& entity : reading.entities) {
        const std::string longer = parts_of(entity.name).noun;
        if (!is_body(entity) || longer.size() <= noun.size() || !longer.ends_with(noun)) continue;
        for (const Span mention : entity.mentions) {
            if (mention.begin >= place || (last != nullptr && mention.begin <= last_place)) continue;
            last = &entity;
            last_place = mention.begin;
        }
    }
    return last == nullptr ? std::nullopt : number_of(*last);
}

// The body that the text named last before a place.
std::optional<Figurehead> Cast::body_before(const Reading& reading, std::uint32_t place) const {
    const Entity* last = nullptr;
    std::uint32_t last_place = 0;
    for (const Entity& entity : reading.entities) {
        if (!is_body(entity)) continue;
        for (const Span mention : entity.mentions) {
            if (mention.begin >= place || (last != nullptr && mention.begin <= last_place)) continue;
            last = &entity;
            last_place = mention.begin;
        }
    }
    constexpr std::uint32_t near = 600;  // bytes: some paragraphs before, nobody knows any more
    if (last == nullptr || place - last_place > near) return std::nullopt;
    return number_of(*last);
}

std::vector<Cast::Mention> Cast::names_in(Span stretch, const Reading& reading) const {
    std::vector<Mention> mentions;
    for (const Entity& entity : reading.entities) {
        if (entity.kind == "place") continue;
        for (const Span mention : entity.mentions)
            if (stretch.contains(mention))
                if (const auto who = number_of(entity)) mentions.push_back({mention, *who});
    }
    return mentions;
}

// "The minister", "the shipping company": by what the articles call somebody.
std::vector<Cast::Mention> Cast::titles_in(Span stretch, const Reading& reading) const {
    constexpr std::size_t shortest = 5;  // bytes
    std::vector<Mention> mentions;
    const std::string_view text = stretch.of(reading.article.text);
    for (const FoldedWord& word : folded_words(text)) {
        if (word.form.size() < shortest || !begins_large(word.span.of(text))) continue;
        const auto person = person_called(word.form);
        if (const auto who = person ? person : body_called(word.form))
            mentions.push_back({{stretch.begin + word.span.begin, stretch.begin + word.span.end}, *who});
    }
    return mentions;
}

std::optional<Figurehead> Cast::named_in(Span stretch, const Reading& reading, std::uint32_t place) const {
    std::vector<Mention> mentions = names_in(stretch, reading);
    if (mentions.empty()) mentions = titles_in(stretch, reading);
    const Mention *before = nullptr, *after = nullptr;
    for (const Mention& mention : mentions) {
        if (mention.span.begin < place) {
            if (before == nullptr || mention.span.begin >= before->span.begin) before = &mention;
        } else if (after == nullptr || mention.span.begin < after->span.begin) {
            after = &mention;
        }
    }
    if (before == nullptr) before = after;
    return before == nullptr ? std::nullopt : std::optional(before->who);
}

std::vector<Figurehead> Cast::all_named_in(Span stretch, const Reading& reading) const {
    std::vector<Figurehead> all;
    for (const auto& mentions : {names_in(stretch, reading), titles_in(stretch, reading)})
        for (const Mention& mention : mentions) all.push_back(mention.who);
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
}

bool Cast::are_called_alike(Figurehead a, Figurehead b) const {
    if (parties_[a].named || parties_[b].named) return false;
    // Nouns, without what may be an ending.
    const auto nouns = [&](Figurehead number) {
        constexpr std::size_t ending = 2, shortest = 4;  // bytes
        std::vector<std::string> found;
        for (FoldedWord& word : folded_words(parties_[number].name))
            if (begins_large(word.span.of(parties_[number].name)) && word.form.size() > shortest)
                found.push_back(word.form.substr(0, std::max(shortest, word.form.size() - ending)));
        return found;
    };
    const std::vector<std::string> x = nouns(a), y = nouns(b);
    if (x.empty() || y.empty()) return false;
    const auto same = [](const std::string& one, const std::string& other) {
        return one.starts_with(other) || other.starts_with(one);
    };
    return std::equal(x.begin(), x.begin() + static_cast<std::ptrdiff_t>(std::min(x.size(), y.size())), y.begin(),
                      same);
}

void Cast::note_outlets(Readings readings) {
    std::map<const Language*, std::vector<std::string>> parties_called;
    std::map<std::pair<const Language*, std::string>, std::size_t> numbers;
    for (const Reading* const reading : readings) {
        const Language& language = languages_.of(reading->article);
        const auto called = [&](const std::string& name) { return joined_forms(language.outlet_called(name)); };
        std::vector<std::string>& names = parties_called[&language];
        while (names.size() < parties_.size()) names.push_back(called(parties_[names.size()].name));
        const auto [place, fresh] = numbers.try_emplace({&language, reading->article.outlet}, outlets_.size());
        outlet_of_.push_back(place->second);
        if (!fresh) continue;
        const std::string outlet = called(reading->article.outlet);
        std::vector<bool>& are_it = outlets_.emplace_back();
        for (const std::string& name : names)
            are_it.push_back(!name.empty() && !outlet.empty() &&
                             (name == outlet || is_tail(name, outlet) || is_tail(outlet, name)));
    }
}

// "police spokesman X" speaks for the police; "spokeswoman X" for the body that spoke last before.
void Cast::note_spokespeople(const Reading& reading, const Language& language) {
    const std::string_view text = reading.article.text;
    for (const Statement& statement : reading.statements) {
        for (const Party& party : statement.who) {
            const auto number = number_of(party);
            if (!number || party.kind != "person" || statement.speaker.empty()) continue;
            std::vector<FoldedWord> words = folded_words(statement.speaker.front().of(text));
            for (const FoldedWord& word : folded_words(word_before(text, statement.speaker.front().begin)))
                words.insert(words.begin(), word);
            for (const FoldedWord& word : words) {
                const auto body = language.spoken_for(word.form);
                if (!body) continue;
                const auto spoken_for =
                    body->empty() ? body_before(reading, statement.speaker.front().begin) : body_called(*body);
                if (spoken_for && *spoken_for != *number && !speaks_for_[*number]) speaks_for_[*number] = spoken_for;
                break;
            }
        }
    }
}

}  // namespace sayso::story
