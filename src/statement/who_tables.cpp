#include "statement/who_tables.h"

#include <algorithm>
#include <unordered_map>

#include "statement/cell_parts.h"
#include "statement/view.h"

namespace sayso::statement {
namespace {

NameKind kind_from(std::string_view name) { return name_kind_from(name).value_or(NameKind::body); }

std::uint8_t whom_from(std::string_view cell) {
    std::uint8_t whom = 0;
    constexpr std::string_view letters = "mfnp";  // in the order of Whom
    for (char c : cell) {
        if (const std::size_t i = letters.find(c); i != std::string_view::npos)
            whom |= static_cast<std::uint8_t>(1U << i);
    }
    return whom;
}

PronounKind pronoun_kind_from(std::string_view name) {
    if (name == "personal") return PronounKind::personal;
    if (name == "possessive") return PronounKind::possessive;
    if (name == "demonstrative") return PronounKind::demonstrative;
    if (name == "definite") return PronounKind::definite;
    if (name == "indefinite") return PronounKind::indefinite;
    if (name == "both") return PronounKind::both;
    if (name == "nobody") return PronounKind::nobody;
    return name == "own" ? PronounKind::own : PronounKind::none;
}

}  // namespace

std::uint8_t whom_of(Gender gender, Number number) {
    constexpr std::array<std::uint8_t, 4> by_gender{whom_one, whom_m, whom_f, whom_n};  // in the order of Gender
    const std::uint8_t one = by_gender[static_cast<std::size_t>(gender)];
    if (number == Number::plur) return whom_p;
    return number == Number::sing ? one : static_cast<std::uint8_t>(one | whom_p);
}

WhoTables::WhoTables(const PackData& pack)
    : lexicon_(pack.lexicon()),
      word_classes_(text::WordClasses::from(pack.section(text::word_class_section).value_or(""))),
      offices_(pack.table("offices")) {
    read_name_forms(pack.table("name_forms"));
    read_countries(pack.table("countries"));
    std::vector<LexiconReading> readings;
    lexicon_.lookup(government_, readings);
    for (const LexiconReading& reading : readings) {
        if (reading.upos == Upos::NOUN && reading.morph.number == Number::sing)
            government_whom_ |= whom_of(reading.morph.gender, Number::sing);
    }
    read_known(pack.table("bodies"), NameKind::body);
    read_known(pack.table("outlets"), NameKind::outlet);
    read_metonyms(pack.table("metonyms"));
    read_places(pack.table("places"));
    read_roles(pack.table("roles"));
    read_reference_nouns(pack.table("reference_nouns"));
    read_pronouns(pack.table("pronouns"));
    const Table heads = pack.table("body_heads");
    for (std::size_t row = 0; row < heads.rows(); ++row)
        body_heads_.emplace(lowered(heads.cell(row, "noun")), heads.cell(row, "behind") == "place");
    const Table cue_nouns = pack.table("cue_nouns");
    for (std::size_t row = 0; row < cue_nouns.rows(); ++row)
        nouns_of_saying_.emplace(lowered(cue_nouns.cell(row, "lemma")), true);
    const Table outlet_words = pack.table("outlet_words");
    for (std::size_t row = 0; row < outlet_words.rows(); ++row)
        outlet_words_.emplace(lowered(outlet_words.cell(row, "word")), true);
    const Table first_names = pack.table("firstnames");
    for (std::size_t row = 0; row < first_names.rows(); ++row) {
        const std::string_view gender = first_names.cell(row, "gender");
        const std::uint8_t whom = gender == "m" ? whom_m : gender == "f" ? whom_f : whom_m | whom_f;
        first_names_.emplace(lowered(first_names.cell(row, "name")), whom);
    }
    const Table calendar = pack.table("calendar");
    for (std::size_t row = 0; row < calendar.rows(); ++row) {
        const std::string_view kind = calendar.cell(row, "kind");
        if (kind != "month" && kind != "weekday") continue;
        for_each_part(calendar.cell(row, "forms"), [&](std::string_view form) { times_.emplace(form); });
    }
    const Table source_nouns = pack.table("source_nouns");
    for (std::size_t row = 0; row < source_nouns.rows(); ++row) {
        source_nouns_.emplace(lowered(source_nouns.cell(row, "lemma")), source_nouns.cell(row, "kind"));
    }
}

void WhoTables::read_countries(const Table& table) {
    states_.reserve(table.rows());
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const auto state = static_cast<std::uint32_t>(states_.size());
        const std::string_view whose = table.cell(row, "whose");
        states_.push_back({table.cell(row, "name"), whose.empty() ? table.cell(row, "genitive") : whose});
        const auto enter = [&](ByWord<std::uint32_t>& names) {
            return [&names, state](std::string_view name) { names.emplace(lowered(name), state); };
        };
        for_each_part(table.cell(row, "name"), enter(state_names_));
        for_each_part(table.cell(row, "aliases"), enter(state_names_));
        for_each_part(table.cell(row, "adjective"), enter(state_adjectives_));
        for_each_part(table.cell(row, "demonym_m"), enter(inhabitants_));
        for_each_part(table.cell(row, "demonym_f"), enter(inhabitants_));
        for_each_part(table.cell(row, "capital"), enter(seats_));
        for_each_part(table.cell(row, "capital"), [&](std::string_view name) { capitals_.insert(lowered(name)); });
        for_each_part(table.cell(row, "government"), enter(seats_));
    }
}

// "Statistisches Bundesamt": in all cases of its adjective.
void WhoTables::enter_inflected(const KnownName& known) {
    const std::size_t space = known.name.find(' ');
    if (space == std::string::npos || !is_adjective(known.name.substr(0, space))) return;
    const std::string stem(without_adjective_ending(known.name.substr(0, space)));
    if (stem.size() == space) return;
    for (const std::string& ending : adjective_endings_)
        known_.emplace(lowered(stem + ending + known.name.substr(space)), known);
}

void WhoTables::read_known(const Table& table, NameKind kind) {
    for (std::size_t row = 0; row < table.rows(); ++row) {
        KnownName entry{std::string(table.cell(row, "name")), kind, table.cell(row, "kind")};
        entry.only_in_marks = kind == NameKind::outlet && table.cell(row, "bare") == "marks";
        known_.emplace(lowered(entry.name), entry);
        enter_inflected(entry);
        for (std::string_view column : {"aliases", "marked"}) {
            for_each_part(table.cell(row, column),
                          [&](std::string_view name) { known_.emplace(lowered(name), entry); });
        }
    }
}

void WhoTables::read_metonyms(const Table& table) {
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const KnownName entry{std::string(table.cell(row, "means")), kind_from(table.cell(row, "kind")), {}, true};
        for_each_part(table.cell(row, "name"),
                      [&](std::string_view name) { known_.insert_or_assign(lowered(name), entry); });
    }
}

void WhoTables::read_places(const Table& table) {
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const std::string place = lowered(table.cell(row, "name"));
        places_.insert(place);
        if (table.cell(row, "kind") != "city") regions_.insert(place);
        for (const auto& [end, ending] : townsmen_by_ending_) {
            if (place.ends_with(end)) townsmen_.insert(place.substr(0, place.size() - end.size()) + ending);
        }
    }
}

// Nouns that are both ("der Vorsitzende", "die Vorsitzende") tell no gender: the article does.
void WhoTables::read_roles(const Table& table) {
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const std::string base = lowered(table.cell(row, "masculine"));
        const bool title = table.cell(row, "kind") == "title";
        const auto enter = [&](std::string noun, std::uint8_t whom) {
            const auto [at, is_new] = roles_.emplace(std::move(noun), RoleRow{base, whom, title});
            if (!is_new && at->second.whom != whom) at->second.whom = whom_m | whom_f;
        };
        enter(base, whom_m);
        const std::string_view feminine = table.cell(row, "feminine");
        if (feminine.empty()) continue;
        // "der Angeklagte", "die Angeklagte": what behind a woman's article is hers is his behind a man's.
        const std::string like_adjective =
            std::string(without_adjective_ending(feminine)) + std::string(adjective_ending(whom_m));
        enter(lowered(feminine), lowered(like_adjective) == base ? whom_m | whom_f : whom_f);
    }
}

void WhoTables::read_reference_nouns(const Table& table) {
    constexpr std::string_view sort_mark = "kind:", people_mark = "of:", full_mark = "is:";
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const bool paper = table.cell(row, "refers") == "paper";
        ReferenceNoun noun{.refers = paper ? NameKind::other : kind_from(table.cell(row, "refers")),
                           .paper = paper,
                           .named = table.cell(row, "bare") != "unnamed",
                           .official = table.cell(row, "bare") == "official"};
        for_each_part(table.cell(row, "to"), [&](std::string_view part) {
            if (part == "any")
                noun.any = true;
            else if (part.starts_with(sort_mark))
                noun.sorts.emplace_back(part.substr(sort_mark.size()));
            else if (part.starts_with(people_mark))
                noun.people_of.emplace_back(part.substr(people_mark.size()));
            else if (part.starts_with(full_mark))
                noun.is = part.substr(full_mark.size());
            else if (part == "makers")
                noun.of_documents = true;
            else if (part == "authors")
                noun.authors = true;
            else
                noun.to.emplace_back(part);
        });
        reference_nouns_.emplace(lowered(table.cell(row, "noun")), std::move(noun));
    }
}

void WhoTables::read_pronouns(const Table& table) {
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const bool latter = table.cell(row, "kind") == "possessive_latter";
        Pronoun pronoun{.kind = latter ? PronounKind::possessive : pronoun_kind_from(table.cell(row, "kind")),
                        .latter = latter,
                        .whom = whom_from(table.cell(row, "whom")),
                        .basic = {}};
        std::size_t i = 0;
        for_each_part(table.cell(row, "basic"), [&](std::string_view form) {
            if (i < pronoun.basic.size()) pronoun.basic[i++] = form;
        });
        const std::string_view form = table.cell(row, "form");
        if (!pronouns_.emplace(form, pronoun).second) determiners_.emplace(form, pronoun);
    }
}

void WhoTables::read_name_forms(const Table& table) {
    const std::unordered_map<std::string_view, Words*> words{{"adjective", &adjective_endings_},
                                                             {"adjective_oblique", &oblique_endings_},
                                                             {"genitive", &genitive_endings_},
                                                             {"plural_dative", &plural_dative_endings_},
                                                             {"plural_dative_of_unknown", &plural_datives_of_unknown_},
                                                             {"link", &links_},
                                                             {"joint", &joint_},
                                                             {"of", &of_},
                                                             {"at", &at_},
                                                             {"copula", &copulas_},
                                                             {"negation", &negations_},
                                                             {"person_ending", &person_endings_},
                                                             {"age", &ages_},
                                                             {"counterpart", &counterparts_},
                                                             {"charge", &charges_},
                                                             {"trial", &trials_},
                                                             {"family", &families_},
                                                             {"ministry_noun", &ministries_},
                                                             {"of_person", &of_persons_},
                                                             {"as", &as_},
                                                             {"work", &work_},
                                                             {"member_or_body", &member_or_body_},
                                                             {"against", &against_},
                                                             {"accusation", &accusations_},
                                                             {"accused", &accused_},
                                                             {"named", &named_},
                                                             {"adjective_fixed", &fixed_adjective_endings_},
                                                             {"joint_also", &joint_also_},
                                                             {"joint_with_also", &joint_with_also_},
                                                             {"around", &around_},
                                                             {"side", &sides_},
                                                             {"part_of_body", &parts_of_bodies_},
                                                             {"sort_with_parts", &sorts_with_parts_},
                                                             {"described_sort", &described_sorts_},
                                                             {"described_noun", &descriptions_},
                                                             {"town", &towns_},
                                                             {"local", &local_},
                                                             {"official", &officials_},
                                                             {"spokesperson", &spokespeople_},
                                                             {"name_article", &name_articles_},
                                                             {"country", &countries_},
                                                             {"plan", &plans_},
                                                             {"kin", &kin_},
                                                             {"from", &from_},
                                                             {"seated", &seated_}};
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const std::string_view kind = table.cell(row, "kind"), text = table.cell(row, "text");
        if (const auto list = words.find(kind); list != words.end()) list->second->emplace_back(text);
        read_name_form(kind, text);
    }
}

void WhoTables::read_name_form(std::string_view kind, std::string_view text) {
    constexpr std::array<std::string_view, 4> nominatives{"adjective_m", "adjective_f", "adjective_n", "adjective_p"};
    constexpr std::array<std::string_view, 4> articles{"genitive_article_m", "genitive_article_f", "genitive_article_n",
                                                       "genitive_article_p"};
    for (std::size_t i = 0; i < nominatives.size(); ++i) {
        if (kind == nominatives[i]) nominative_endings_[i] = text;
        if (kind == articles[i]) genitive_articles_[i] = text;
    }
    const std::size_t mark = std::min(text.find('|'), text.size());
    const auto entry = [&] { return std::pair(text.substr(0, mark), text.substr(std::min(mark + 1, text.size()))); };
    if (kind == "sort_of_word") sorts_of_words_.emplace(entry().first, std::string(entry().second));
    if (kind == "apart") parts_in_court_.emplace_back(entry());
    if (kind == "accent") accents_.emplace_back(entry());
    if (kind == "adjective_of") nouns_of_adjectives_.emplace(entry().first, std::string(entry().second));
    if (kind == "townsman") townsmen_by_ending_.emplace_back(entry());
    if (kind == "polity") government_ = text;
    if (kind == "minister") minister_ = text;
    if (kind == "ministry") ministry_ = text;
    if (kind == "feminine") feminine_ending_ = text;
    if (kind == "adjective_genitive") genitive_adjective_ending_ = text;
    if (kind == "noun_genitive") genitives_of_nouns_.emplace_back(entry());
}

bool WhoTables::is(const Words& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool WhoTables::ends_in(const Words& endings, std::string_view word) {
    return std::any_of(endings.begin(), endings.end(), [&](const std::string& end) { return word.ends_with(end); });
}

bool WhoTables::are_apart(std::string_view noun, std::string_view other) const {
    const auto part = [&](std::string_view role) {
        const std::pair<std::string, std::string>* longest = nullptr;
        for (const auto& entry : parts_in_court_) {
            const bool longer = longest == nullptr || entry.first.size() > longest->first.size();
            if (longer && role.ends_with(entry.first)) longest = &entry;
        }
        return longest == nullptr ? std::string_view{} : std::string_view(longest->second);
    };
    const std::string_view first = part(noun), second = part(other);
    return !first.empty() && !second.empty() && first != second;
}

const State* WhoTables::state(std::string_view lower_name) const {
    const auto found = state_names_.find(lower_name);
    return found == state_names_.end() ? nullptr : &states_[found->second];
}

const State* WhoTables::state_of_inhabitant(std::string_view lower) const {
    // "Deutsch-Israeli"
    const std::size_t hyphen = lower.rfind('-');
    const auto found = inhabitants_.find(hyphen == std::string_view::npos ? lower : lower.substr(hyphen + 1));
    return found == inhabitants_.end() ? nullptr : &states_[found->second];
}

const State* WhoTables::state_of_adjective(std::string_view lower) const {
    for (const std::string& ending : adjective_endings_) {
        if (!lower.ends_with(ending)) continue;
        const auto found = state_adjectives_.find(lower.substr(0, lower.size() - ending.size()));
        if (found != state_adjectives_.end()) return &states_[found->second];
    }
    const auto found = state_adjectives_.find(lower);
    return found == state_adjectives_.end() ? nullptr : &states_[found->second];
}

const State* WhoTables::seat(std::string_view lower_name) const {
    const auto found = seats_.find(lower_name);
    return found == seats_.end() ? nullptr : &states_[found->second];
}

const KnownName* WhoTables::known(std::string_view lower_name) const {
    const auto found = known_.find(lower_name);
    return found == known_.end() ? nullptr : &found->second;
}

bool WhoTables::is_party(std::string_view key) const {
    const KnownName* name = key.empty() ? nullptr : known(key);
    return name != nullptr && name->sort == "party";
}

bool WhoTables::is_describing(std::string_view lower_noun) const {
    const ReferenceNoun* noun = reference_noun(lower_noun);
    return noun != nullptr && noun->refers == NameKind::body && !noun->named && noun->sorts.size() == 1 &&
           is_described(noun->sorts.front());
}

const ReferenceNoun* WhoTables::reference_noun(std::string_view lower_noun) const {
    const auto* found = longest_ending(reference_nouns_, lower_noun);
    return found == nullptr ? nullptr : &found->second;
}

std::string_view WhoTables::sort_by_words(const std::vector<std::string>& words) const {
    for (const std::string& word : words) {
        if (const auto found = sorts_of_words_.find(word); found != sorts_of_words_.end()) return found->second;
    }
    return {};
}

bool WhoTables::is_body_head(std::string_view lower_noun) const {
    return longest_ending(body_heads_, lower_noun) != nullptr;
}

bool WhoTables::is_named_with_place(std::string_view lower_noun) const {
    const auto* place = longest_ending(body_heads_, lower_noun);
    return place != nullptr && place->second;
}

bool WhoTables::is_outlet_name(const std::vector<std::string>& words) const {
    return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
        return longest_ending(outlet_words_, lowered(word)) != nullptr;
    });
}

std::optional<Role> WhoTables::role(std::string_view lower_noun) const {
    const auto* found = longest_ending(roles_, lower_noun);
    if (found == nullptr) return std::nullopt;
    const auto& [noun, row] = *found;
    return Role{row.masculine, lower_noun.size() - noun.size(), row.whom, row.title};
}

std::size_t WhoTables::spokesperson_in(std::string_view lower_noun) const {
    const auto ending = std::find_if(spokespeople_.begin(), spokespeople_.end(),
                                     [&](const std::string& end) { return lower_noun.ends_with(end); });
    return ending == spokespeople_.end() ? 0 : lower_noun.size() - ending->size();
}

std::uint8_t WhoTables::first_name(std::string_view lower) const {
    const auto found = first_names_.find(lower);
    return found == first_names_.end() ? 0 : found->second;
}

const Pronoun* WhoTables::pronoun(std::string_view lower) const {
    const auto found = pronouns_.find(lower);
    return found == pronouns_.end() ? nullptr : &found->second;
}

const Pronoun* WhoTables::determiner(std::string_view lower) const {
    const auto found = determiners_.find(lower);
    return found == determiners_.end() ? pronoun(lower) : &found->second;
}

std::size_t WhoTables::source_noun_in(std::string_view lower_lemma) const {
    std::size_t begin = 0;
    if (lower_lemma.size() > longest_noun) return begin;
    source_nouns_.for_each_ending(lower_lemma, [&](std::size_t at, const auto&) {
        if (at >= shortest_first_part) begin = at;
    });
    return begin;
}

std::size_t WhoTables::saying_behind_hyphen(std::string_view lower_lemma) const {
    const std::size_t hyphen = lower_lemma.rfind('-');
    if (hyphen == std::string_view::npos || hyphen == 0) return 0;
    return nouns_of_saying_.contains(lower_lemma.substr(hyphen + 1)) ? hyphen + 1 : 0;
}

std::string_view WhoTables::source_kind(std::string_view lower_noun) const {
    const auto* found = longest_ending(source_nouns_, lower_noun);
    return found == nullptr ? std::string_view{} : found->second;
}

std::string WhoTables::ministry_of(std::string_view role) const {
    if (role.size() <= minister_.size() || !role.ends_with(minister_)) return {};
    return std::string(role.substr(0, role.size() - minister_.size())).append(ministry_);
}

}  // namespace sayso::statement
