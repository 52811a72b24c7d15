#include "story/cast.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <tuple>
#include <unordered_map>

#include "story/characters.h"
#include "story/clauses.h"
#include "story/joined_names.h"

namespace sayso::story {

Cast::Cast(Readings readings, WordsOfReadings words, NamesOfReadings names, const Languages& languages)
    : readings_(readings), words_(words), names_(names) {
    std::vector<std::size_t> met;
    const std::vector<std::string> keys = meet_all(met);
    for (const Party& party : parties_) name_words_.push_back(folded_words(party.name));
    spell_as_written(parties_, name_words_, readings, words, names);
    const Language& language = languages.of(readings.front()->article);
    joined_ = joined_names(parties_, keys, met, name_words_, language);
    choose_shown_names(keys, language);
    note_bodies(keys);
    note_outlets(keys, languages);
    note_numbers(keys);
    note_titles();
    note_spokespeople();
}

// By name, so that the numbers do not depend on the order of the readings. Gives the keys, and in `met` in how many
// articles each is met.
std::vector<std::string> Cast::meet_all(std::vector<std::size_t>& met) {
    struct Met {
        const Party* party = nullptr;
        std::size_t articles = 0;
    };
    std::unordered_map<std::string_view, Met> seen;
    for (const ArticleNames* const names : names_) {
        for (const WrittenName& name : names->written) {
            if (!name.is_met) continue;
            Met& here = seen[name.key];
            ++here.articles;
            if (here.party == nullptr ||
                std::tie(name.party.name, name.party.kind) < std::tie(here.party->name, here.party->kind))
                here.party = &name.party;
        }
    }
    std::vector<std::string> keys;
    keys.reserve(seen.size());
    for (const auto& [key, found] : seen) keys.emplace_back(key);
    std::sort(keys.begin(), keys.end());
    for (const std::string& key : keys) {
        const Met& found = seen[key];
        met.push_back(found.articles);
        parties_.push_back(*found.party);
    }
    return keys;
}

// How many articles have the words in their text.
std::size_t Cast::articles_with(std::string_view words) const {
    return static_cast<std::size_t>(std::count_if(readings_.begin(), readings_.end(), [&](const Reading* reading) {
        return reading->article.text.find(words) != std::string::npos;
    }));
}

namespace {

bool is_all_legal_form(std::string_view words) {
    const std::vector<FoldedWord> all = folded_words(words);
    return std::all_of(all.begin(), all.end(),
                       [&](const FoldedWord& word) { return is_legal_form(word.span.of(words)); });
}

// "In Hamsur" behind a body's noun tells where it sits, and is no part of its name.
bool is_seat(std::string_view words, const Language& language) {
    const std::vector<FoldedWord> all = folded_words(words);
    return !all.empty() && language.opens_place(all.front().form);
}

}  // namespace

// "Landesrechnungshof" in ten articles, "Landesrechnungshof der Thalmark" in one: a body's full name is shown where at
// least a third of those that name it have it, and with its seat where no article goes without. A firm's name that is
// cut short has no noun that tells what it is, and a branch that speaks in the story ("Polizeidirektion Hallerau") is
// shown as such.
void Cast::choose_shown_names(const std::vector<std::string>& keys, const Language& language) {
    shown_.resize(parties_.size());
    std::iota(shown_.begin(), shown_.end(), std::size_t{0});
    for (std::size_t p = 0; p < parties_.size(); ++p) {
        const Figurehead number = joined_[p];
        const Party &brief = parties_[p], &full = parties_[number];
        if (number == p || !brief.named || brief.kind != "body" || full.kind != "body" ||
            !full.name.starts_with(brief.name))
            continue;
        const std::string_view rest = std::string_view(full.name).substr(brief.name.size());
        const bool is_usual = articles_with(brief.name) > (is_seat(rest, language) ? 1 : 3) * articles_with(full.name);
        const bool is_firm = !language.is_noun_for_body(keys[p]) && !is_all_legal_form(rest);
        const bool is_branch = !is_firm && !rest.starts_with(' ') && speaks_by_another_name(p, keys);
        if (is_branch || (is_firm && is_usual))
            brief_of_.emplace(number, p);  // the shortest comes first
        else if (!is_firm && is_usual)
            shown_[number] = p;
    }
}

// Whether a statement of the story is given to this party, but not by this name.
bool Cast::speaks_by_another_name(std::size_t party, const std::vector<std::string>& keys) const {
    const auto bare = [](std::string_view key) { return key.substr(key.starts_with('?') ? 1 : 0); };
    const auto is_other_name = [&](std::string_view key) {
        const auto found = std::lower_bound(keys.begin(), keys.end(), key);
        return found != keys.end() && *found == key && bare(key) != bare(keys[party]) &&
               joined_[static_cast<std::size_t>(found - keys.begin())] == joined_[party];
    };
    for (const ArticleNames* const names : names_)
        for (const std::vector<NamedParty>& parties : names->who)
            for (const NamedParty& one : parties)
                if (one.name && is_other_name(names->written[*one.name].key)) return true;
    return false;
}

void Cast::note_numbers(const std::vector<std::string>& keys) {
    std::unordered_map<std::string_view, Figurehead> by_key;
    for (std::size_t p = 0; p < keys.size(); ++p) by_key.emplace(keys[p], joined_[p]);
    for (std::size_t p = 0; p < keys.size(); ++p)
        if (parties_[p].kind == "body") bodies_by_key_.emplace(keys[p], joined_[p]);
    for (const ArticleNames* const names : names_) {
        Numbers& numbers = numbers_.emplace_back();
        for (const WrittenName& name : names->written) {
            const auto found = by_key.find(name.key);
            const bool known = !name.party.nobody() && found != by_key.end();
            numbers.push_back(known ? std::optional(found->second) : std::nullopt);
        }
    }
}

void Cast::note_titles() {
    const auto first_word = [](const auto& name) { return name.front(); };
    note_titles(NamesByByte(parties_, name_words_, "person", 2, first_word), titles_);
    note_titles(NamesByByte(parties_, name_words_, "body", 1, first_word), body_titles_);
    for (std::size_t p = 0; p < parties_.size(); ++p) {
        const std::vector<FoldedWord>& name = name_words_[p];
        if (parties_[p].named && parties_[p].kind == "body" && name.size() > 1)
            body_titles_.add(name.front().form, joined_[p]);
    }
}

// What stands right before a name.
void Cast::note_titles(const NamesByByte& names, Titles& titles) const {
    for (std::size_t article = 0; article < words_.size(); ++article) {
        const std::span<const FoldedWord> text = words_[article];
        for (const std::uint32_t title : names_[article]->titles) {
            const std::size_t at = title + 1;
            if (at >= text.size()) continue;
            const std::uint32_t beginning = names_[article]->beginnings[at];
            for (const NamesByByte::Name& name : names.beginning_as(beginning)) {
                if (!name.may_begin(beginning)) continue;
                const std::size_t last = at + name.words.size() - 1;
                if (last < text.size() && text[at].form == name.words.front().form &&
                    text[last].form == name.words.back().form)
                    titles.add(text[title].form, joined_[name.who]);
            }
        }
    }
}

const Party& Cast::party_in(std::size_t article, Figurehead number) const {
    const auto brief = brief_of_.find(number);
    if (brief == brief_of_.end()) return party(number);
    for (std::size_t n = 0; n < numbers_[article].size(); ++n) {
        const WrittenName& name = names_[article]->written[n];
        const bool is_longer = name.party.named && name.party.name.size() > parties_[brief->second].name.size();
        if (name.is_met && is_longer && numbers_[article][n] == number) return party(number);
    }
    return parties_[brief->second];
}

std::optional<Figurehead> Cast::number_of(const NamedParty& party, std::size_t article) const {
    return party.name ? numbers_[article][*party.name] : std::nullopt;
}

// An article may not have known a name for one that speaks in it.
std::optional<Figurehead> Cast::number_of_entity(std::uint32_t entity, std::size_t article) const {
    const EntityNames& names = names_[article]->entities[entity];
    const auto named = numbers_[article][names.named];
    return named ? named : numbers_[article][names.unnamed];
}

std::optional<Figurehead> Cast::number_of_entity(std::optional<std::uint32_t> entity, std::size_t article) const {
    return entity ? number_of_entity(*entity, article) : std::nullopt;
}

namespace {

// Up to the first small one: what stands behind that in a body's name is another one, or a place.
std::vector<std::string> own_words_of(const std::string& name, std::span<const FoldedWord> words) {
    std::vector<std::string> own;
    for (const FoldedWord& word : words) {
        if (!own.empty() && !begins_large(word.span.of(name))) break;
        own.push_back(word.form);
    }
    return own;
}

}  // namespace

void Cast::note_bodies(const std::vector<std::string>& keys) {
    for (std::size_t p = 0; p < keys.size(); ++p) {
        const Figurehead number = joined_[p];
        if (parties_[number].kind == "person" || parties_[number].kind == "place") continue;
        if (keys[p].starts_with('?') && parties_[number].kind != "body") continue;
        const std::vector<FoldedWord> words = folded_words(keys[p]);
        for (const FoldedWord& word : words) bodies_[word.form].having.insert(number);
        for (const std::string& word : own_words_of(parties_[p].name, name_words_[p]))
            bodies_[word].having_for_own.insert(number);
        if (words.size() != 1) continue;
        std::optional<Figurehead>& whole = bodies_[words.front().form].whole;
        if (!whole) whole = number;
    }
}

// The named body that is called by this word alone, else the one that has it, or first part of a compound, in its name.
// What joins a compound's parts ("general staff's") is at most two letters.
std::optional<Figurehead> Cast::body_called(std::string_view word) const {
    constexpr std::size_t joint = 2, least = 4;
    const auto only_one = [](const std::set<Figurehead>& found) {
        return found.size() == 1 ? std::optional(*found.begin()) : std::nullopt;
    };
    if (const auto exact = bodies_.find(word); exact != bodies_.end()) {
        const auto& [whole, having, having_for_own] = exact->second;
        if (whole) return whole;
        if (!having.empty()) return only_one(having_for_own.empty() ? having : having_for_own);
    }
    std::set<Figurehead> found;
    for (std::size_t size = word.size(); size >= least && word.size() - size <= joint; --size) {
        const auto part = bodies_.find(word.substr(0, size));
        if (part != bodies_.end()) found.insert(part->second.having.begin(), part->second.having.end());
    }
    return only_one(found);
}

std::optional<Figurehead> Cast::voice_of(const NamedParty& party, std::size_t article) const {
    if (const auto fuller = number_of_entity(party.fuller, article)) return fuller;
    const auto body = bodies_by_key_.find(party.with_before);
    if (body != bodies_by_key_.end()) return body->second;
    const auto number = number_of(party, article);
    if (party.named && !party.calls_a_firm) return number;
    if (!party.is_spokesperson) return whoever_is_called(party, article, number);
    // "Sprecher der Deutschen Stiftung" is the foundation's, where the story has a "Kuratorium der Deutschen Stiftung",
    // too.
    const auto is_own_word = [&](const std::string& word) {
        const auto found = bodies_.find(word);
        return found != bodies_.end() && !found->second.having_for_own.empty();
    };
    for (const std::string& word : party.bodies)
        if (is_own_word(word))
            if (const auto called = body_called(word)) return called;
    for (const std::string& word : party.bodies)
        if (const auto called = body_called(word)) return called;
    const auto before = number_of_entity(party.body_before, article);
    return before ? before : number;
}

// Of a noun that names nobody: whom the articles call so, else the body to which it may point back.
std::optional<Figurehead> Cast::whoever_is_called(const NamedParty& party, std::size_t article,
                                                  std::optional<Figurehead> number) const {
    if (!party.role.empty())
        if (const auto titled = titles_.only_one_titled(party.role)) return titled;
    // Where no name of the story is as short.
    if (party.word.empty() || !number || name_words_[*number].size() != 1) return number;
    for (const Titles* const titles : {&titles_, &body_titles_})
        if (const auto called = titles->only_one_called(party.word)) return called;
    const auto heard = party.firm_heard ? numbers_[article][*party.firm_heard] : std::nullopt;
    for (const auto& firm : {heard, number_of_entity(party.firm_named, article)})
        if (firm) return firm;
    return number;
}

// "The" of "the ministry of defence", read as a pronoun for another one.
bool Cast::is_article_of_next(const std::vector<Mention>& mentions, std::ptrdiff_t at, std::size_t article) const {
    const auto one = mentions.begin() + at, next = one + 1;
    return next != mentions.end() && next->span.begin == one->span.end + 1 &&
           !begins_large(one->span.of(readings_[article]->article.text));
}

std::vector<Cast::Named> Cast::names_within(Span stretch, std::size_t article) const {
    std::vector<Named> found;
    const std::vector<Mention>& mentions = names_[article]->mentions;
    const auto first = std::partition_point(mentions.begin(), mentions.end(),
                                            [&](const Mention& mention) { return mention.span.begin < stretch.begin; });
    for (auto mention = first; mention != mentions.end() && mention->span.begin <= stretch.end; ++mention)
        if (stretch.contains(mention->span) && !is_article_of_next(mentions, mention - mentions.begin(), article))
            if (const auto who = number_of_entity(mention->entity, article)) found.push_back({mention->span, *who});
    return found;
}

// The papers of the story, whose names the reader need not know for names: of more than one word, or in quotation
// marks.
std::vector<Cast::Named> Cast::outlets_within(Span stretch, std::size_t article) const {
    std::vector<Named> found;
    const std::span<const FoldedWord> words = words_[article];
    const std::string_view text = readings_[article]->article.text;
    auto at = std::partition_point(words.begin(), words.end(),
                                   [&](const FoldedWord& word) { return word.span.begin < stretch.begin; });
    for (; at != words.end() && at->span.end <= stretch.end; ++at) {
        for (const auto& [name, who] : outlet_names_) {
            if (name.size() > static_cast<std::size_t>(words.end() - at)) continue;
            const bool whole = std::equal(name.begin(), name.end() - 1, at,
                                          [](const std::string& a, const FoldedWord& b) { return a == b.form; });
            const FoldedWord& last = at[static_cast<std::ptrdiff_t>(name.size()) - 1];
            if (!whole || !last.form.starts_with(name.back()) || last.form.size() > name.back().size() + 1) continue;
            const bool alone =
                at->span.begin == 0 || text[at->span.begin - 1] == ' ' || text[at->span.begin - 1] == '\n';
            if (name.size() > 1 || !alone) found.push_back({{at->span.begin, last.span.end}, who});
        }
    }
    return found;
}

// "The minister", "the shipping company": by what the articles call somebody.
std::vector<Cast::Named> Cast::titles_within(Span stretch, std::size_t article) const {
    std::vector<Named> found;
    const std::vector<std::uint32_t>& titles = names_[article]->titles;
    const std::span<const FoldedWord> words = words_[article];
    const auto first = std::partition_point(
        titles.begin(), titles.end(), [&](std::uint32_t title) { return words[title].span.begin < stretch.begin; });
    for (auto title = first; title != titles.end() && words[*title].span.end <= stretch.end; ++title) {
        const FoldedWord& word = words[*title];
        const auto person = titles_.only_one_called(word.form);
        if (const auto who = person ? person : body_called(word.form)) found.push_back({word.span, *who});
    }
    return found;
}

std::optional<Figurehead> Cast::named_in(Span stretch, std::size_t article, std::uint32_t place) const {
    std::vector<Named> all = names_within(stretch, article);
    for (const Named& outlet : outlets_within(stretch, article)) all.push_back(outlet);
    if (all.empty()) all = titles_within(stretch, article);
    const Named *before = nullptr, *after = nullptr;
    for (const Named& named : all) {
        if (named.span.begin < place) {
            if (before == nullptr || named.span.begin >= before->span.begin) before = &named;
        } else if (after == nullptr || named.span.begin < after->span.begin) {
            after = &named;
        }
    }
    if (before == nullptr) before = after;
    return before == nullptr ? std::nullopt : std::optional(before->who);
}

std::vector<Figurehead> Cast::all_named_in(Span stretch, std::size_t article) const {
    std::vector<Figurehead> all;
    for (const auto& found : {names_within(stretch, article), titles_within(stretch, article)})
        for (const Named& named : found) all.push_back(named.who);
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
        for (const FoldedWord& word : name_words_[number])
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

// What everybody is called by their folded words, an agency by the name under which it is known.
std::vector<std::string> Cast::outlets_called(const std::vector<std::string>& keys, const Language& language) const {
    std::vector<std::string> called;
    called.reserve(keys.size());
    for (std::size_t p = 0; p < keys.size(); ++p) {
        // People alone may be spelled otherwise than they were met.
        std::string forms = parties_[p].kind == "person" ? joined_forms(parties_[p].name)
                                                         : keys[p].substr(keys[p].starts_with('?') ? 1 : 0);
        called.push_back(language.outlet_called(std::move(forms)));
    }
    return called;
}

void Cast::note_outlets(const std::vector<std::string>& keys, const Languages& languages) {
    std::map<const Language*, std::vector<std::string>> parties_called;
    std::map<std::pair<const Language*, std::string>, std::size_t> numbers;
    for (const Reading* const reading : readings_) {
        const Language& language = languages.of(reading->article);
        const auto [called, first_of_language] = parties_called.try_emplace(&language);
        if (first_of_language) called->second = outlets_called(keys, language);
        const auto [place, fresh] = numbers.try_emplace({&language, reading->article.outlet}, outlets_.size());
        outlet_of_.push_back(place->second);
        if (!fresh) continue;
        const std::string outlet = language.outlet_called(joined_forms(reading->article.outlet));
        std::vector<std::string> outlet_words;
        for (FoldedWord& word : folded_words(reading->article.outlet)) outlet_words.push_back(std::move(word.form));
        std::vector<bool>& are_it = outlets_.emplace_back();
        for (const std::string& name : called->second)
            are_it.push_back(!name.empty() && !outlet.empty() &&
                             (name == outlet || is_tail(name, outlet) || is_tail(outlet, name)));
        const auto first = std::find(are_it.begin(), are_it.end(), true);
        if (first != are_it.end() && !outlet_words.empty())
            outlet_names_.emplace_back(std::move(outlet_words),
                                       joined_[static_cast<std::size_t>(first - are_it.begin())]);
    }
}

// For whom somebody speaks by one statement.
std::optional<Cast::SpokenFor> Cast::spoken_for_by(const NamedParty& party, std::size_t article) const {
    if (!party.post) return std::nullopt;
    if (party.named) return spoken_for_in(*party.post, article);
    const auto body = voice_of(party, article);
    return body ? std::optional(SpokenFor{.body = *body, .evidence = Evidence::said}) : std::nullopt;
}

std::optional<Cast::SpokenFor> Cast::spoken_for_in(const NamedParty::Post& post, std::size_t article) const {
    const auto of = [&](std::optional<Figurehead> body, Evidence evidence) {
        return body ? std::optional(SpokenFor{.body = *body, .evidence = evidence}) : std::nullopt;
    };
    if (!post.body.empty()) return of(body_called(post.body), Evidence::said);
    if (post.behind.empty())
        return of(number_of_entity(post.body_before, article), post.of_a_firm ? Evidence::firm_near : Evidence::near);
    const auto named = named_in(post.behind, article, post.behind.begin);
    return of(named && parties_[*named].kind == "body" ? named : body_in(post.behind, article), Evidence::said);
}

// By the first word that is of only one body's name: an article need not know that it names one.
std::optional<Figurehead> Cast::body_in(Span stretch, std::size_t article) const {
    const std::span<const FoldedWord> words = words_[article];
    auto word = std::partition_point(words.begin(), words.end(),
                                     [&](const FoldedWord& one) { return one.span.begin < stretch.begin; });
    for (; word != words.end() && word->span.end <= stretch.end; ++word)
        if (begins_large(word->span.of(readings_[article]->article.text)))
            if (const auto body = body_called(word->form)) return body;
    return std::nullopt;
}

// Of everybody in an article the bodies for whom they speak, each by its strongest evidence.
std::map<std::pair<Figurehead, Figurehead>, Cast::SpokenFor> Cast::spokespeople_in(std::size_t article) const {
    std::map<std::pair<Figurehead, Figurehead>, SpokenFor> strongest;
    const auto note = [&](std::optional<Figurehead> who, const std::optional<SpokenFor>& found) {
        if (!who || !found || found->body == *who) return;
        const auto [known, fresh] = strongest.try_emplace({*who, found->body}, *found);
        if (!fresh && found->evidence < known->second.evidence) known->second = *found;
    };
    for (const std::vector<NamedParty>& parties : names_[article]->who)
        for (const NamedParty& party : parties) note(number_of(party, article), spoken_for_by(party, article));
    for (const NamedPost& named : names_[article]->posts)
        note(numbers_[article][named.name], spoken_for_in(named.post, article));
    return strongest;
}

// The strongest evidence counts, then what most articles tell, then the first one.
void Cast::note_spokespeople() {
    struct Body {
        std::array<std::size_t, 3> articles{};  // by evidence, the strongest first
        std::size_t first = 0;                  // article
    };
    std::map<Figurehead, std::map<Figurehead, Body>> bodies;
    for (std::size_t article = 0; article < names_.size(); ++article) {
        for (const auto& told : spokespeople_in(article)) {
            const auto [who, of] = told.first;
            const auto [body, fresh] = bodies[who].try_emplace(of, Body{.first = article});
            ++body->second.articles[static_cast<std::size_t>(told.second.evidence)];
        }
    }
    speaks_for_.resize(parties_.size());
    for (const auto& [who, known] : bodies)
        speaks_for_[who] =
            std::max_element(known.begin(), known.end(), [](const auto& a, const auto& b) {
                return std::tie(a.second.articles, b.second.first) < std::tie(b.second.articles, a.second.first);
            })->first;
}

}  // namespace sayso::story
