#include "statement/cues.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "base/utf8.h"
#include "statement/view.h"
#include "statement/who_tables.h"

namespace sayso::statement {
namespace {

std::vector<std::string> split(std::string_view text, char separator) {
    std::vector<std::string> parts;
    if (text == "-") return parts;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(separator), text.size());
        if (end > 0) parts.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return parts;
}

std::uint32_t frames_of(std::string_view text) {
    static const std::unordered_map<std::string_view, std::uint32_t> names{
        {"clause", frame_clause},   {"quote", frame_quote},
        {"inf", frame_infinitive},  {"modal", frame_modal},
        {"object", frame_object},   {"prep", frame_prepositional},
        {"as", frame_as},           {"dative", frame_dative},
        {"bare", frame_bare},       {"cites", frame_cites},
        {"voice", frame_voice},     {"meets", frame_meets},
        {"marked", frame_marked},   {"nobody", frame_nobody},
        {"plain", frame_plain},     {"anonymous", frame_anonymous},
        {"shouted", frame_shouted}, {"written", frame_written}};
    std::uint32_t set = 0;
    for (const std::string& name : split(text, ',')) {
        const auto found = names.find(name);
        if (found != names.end()) set |= found->second;
    }
    return set;
}

Act act_of(std::string_view text) { return act_from(text).value_or(Act::state); }
Certainty certainty_of(std::string_view text) { return certainty_from(text).value_or(Certainty::firm); }

template <class Value>
const Value* find_in(const ByWord<Value>& map, std::string_view key) {
    const auto found = map.find(key);
    return found == map.end() ? nullptr : &found->second;
}

// Nouns as they are written at the end of a compound: with a small letter, or behind a hyphen as they are.
template <class Value>
ByEnding<Value> at_end(const ByWord<Value>& nouns) {
    ByEnding<Value> parts;
    for (const auto& [noun, value] : nouns) {
        if (noun.empty() || capitalised(noun) != noun) continue;
        parts.emplace(noun, value);
        const std::string first = lowered(noun.substr(0, decode_utf8(noun).size));
        if (const std::string small = first + noun.substr(first.size()); capitalised(small) == noun)
            parts.emplace(small, value);
    }
    return parts;
}

// The longest noun that the compound ends in.
template <class Value>
const Value* find_last_part(const ByEnding<Value>& parts, std::string_view lemma) {
    constexpr std::size_t shortest_start = 3, shortest_part = 4;
    if (lemma.size() > longest_noun) return nullptr;
    const Value* longest = nullptr;
    parts.for_each_ending(lemma, [&](std::size_t at, const auto& entry) {
        if (at >= shortest_start && at + shortest_part <= lemma.size()) longest = &entry.second;
    });
    return longest;
}

}  // namespace

Cues::Cues(const PackData& pack) {
    read_verbs(pack.table("cue_verbs"));
    read_participles(pack.table("cue_participles"));
    read_nouns(pack.table("cue_nouns"));
    read_source_nouns(pack.table("source_nouns"));
    read_source_phrases(pack.table("source_phrases"));
    read_coordinators(pack.table("clause_words"));
    read_helpers(pack.table("auxiliary_verbs"));
    read_speech_words(pack.table("speech_words"));
    read_times(pack.table("calendar"));
    read_hedges(pack.table("hedges"));
    read_act_words(pack.table("act_words"));
    read_act_verbs(pack.table("act_verbs"));
    read_contractions(pack.table("contractions"));
    read_person_nouns(pack.table("roles"));
    read_agencies(pack.table("agencies"));
    read_attributes(pack.table("attribute_prepositions"));
}

void Cues::read_verbs(const Table& verbs) {
    for (std::size_t r = 0; r < verbs.rows(); ++r) {
        VerbCue cue{.lemma = std::string(verbs.cell(r, "lemma")),
                    .with = split(verbs.cell(r, "with"), ' '),
                    .frames = frames_of(verbs.cell(r, "frames")),
                    .prepositions = split(verbs.cell(r, "prep"), '|'),
                    .act = act_of(verbs.cell(r, "act")),
                    .certainty = certainty_of(verbs.cell(r, "certainty"))};
        if (cue.frames & frame_as) {
            for (const std::string& word : cue.prepositions) as_words_.insert(word);
        }
        verbs_[cue.lemma].push_back(cue);
    }
    for (auto& [lemma, rows] : verbs_) {
        std::stable_sort(rows.begin(), rows.end(),
                         [](const VerbCue& a, const VerbCue& b) { return a.with.size() > b.with.size(); });
    }
}

void Cues::read_participles(const Table& participles) {
    for (std::size_t r = 0; r < participles.rows(); ++r) {
        participles_[std::string(participles.cell(r, "participle"))] = {act_of(participles.cell(r, "act")),
                                                                        certainty_of(participles.cell(r, "certainty"))};
    }
}

void Cues::read_nouns(const Table& nouns) {
    for (std::size_t r = 0; r < nouns.rows(); ++r) {
        nouns_[std::string(nouns.cell(r, "lemma"))] = {
            std::string(nouns.cell(r, "lemma")), frames_of(nouns.cell(r, "frames")), split(nouns.cell(r, "prep"), '|'),
            act_of(nouns.cell(r, "act")), certainty_of(nouns.cell(r, "certainty"))};
    }
    nouns_at_end_ = at_end(nouns_);
}

void Cues::read_source_nouns(const Table& sources) {
    for (std::size_t r = 0; r < sources.rows(); ++r) {
        const std::string_view kind = sources.cell(r, "kind");
        source_nouns_[std::string(sources.cell(r, "lemma"))] = {std::string(sources.cell(r, "lemma")),
                                                                kind == "view"         ? SourceKind::view
                                                                : kind == "document"   ? SourceKind::document
                                                                : kind == "standpoint" ? SourceKind::standpoint
                                                                                       : SourceKind::words,
                                                                act_of(sources.cell(r, "act"))};
    }
    source_nouns_at_end_ = at_end(source_nouns_);
}

void Cues::read_source_phrases(const Table& phrases) {
    static const std::unordered_map<std::string_view, Side> sides{{"before", Side::before},
                                                                  {"after", Side::after},
                                                                  {"adverb", Side::adverb},
                                                                  {"clause", Side::clause},
                                                                  {"comma", Side::comma}};
    for (std::size_t r = 0; r < phrases.rows(); ++r) {
        const auto side = sides.find(phrases.cell(r, "side"));
        if (side == sides.end()) continue;
        const std::string word(phrases.cell(r, "word"));
        source_phrases_[word].push_back({word, side->second, phrases.cell(r, "noun") == "yes",
                                         act_from(phrases.cell(r, "act")), certainty_of(phrases.cell(r, "certainty"))});
    }
}

void Cues::read_coordinators(const Table& clause_words) {
    for (std::size_t r = 0; r < clause_words.rows(); ++r) {
        if (clause_words.cell(r, "kind") == "coordinator") coordinators_.emplace(clause_words.cell(r, "form"));
    }
}

void Cues::read_helpers(const Table& auxiliaries) {
    static const std::unordered_map<std::string_view, Helper> helpers{{"passive", Helper::passive},
                                                                      {"perfect", Helper::perfect},
                                                                      {"hearsay", Helper::hearsay},
                                                                      {"causative", Helper::causative}};
    for (std::size_t r = 0; r < auxiliaries.rows(); ++r) {
        const auto role = helpers.find(auxiliaries.cell(r, "role"));
        if (role != helpers.end()) helpers_[std::string(auxiliaries.cell(r, "lemma"))] = role->second;
    }
}

void Cues::read_speech_words(const Table& words) {
    static const std::unordered_map<std::string_view, std::uint32_t> roles{{"back_object", word_back_object},
                                                                           {"agent", word_agent},
                                                                           {"as_reported", word_as_reported},
                                                                           {"negation", word_negation},
                                                                           {"expletive", word_expletive},
                                                                           {"origin", word_origin},
                                                                           {"messenger", word_messenger},
                                                                           {"ours", word_ours},
                                                                           {"mine", word_mine},
                                                                           {"reason", word_reason},
                                                                           {"medium", word_medium},
                                                                           {"reliance", word_reliance},
                                                                           {"to", word_to},
                                                                           {"interview", word_interview},
                                                                           {"own", word_own},
                                                                           {"topic", word_topic},
                                                                           {"passage", word_passage},
                                                                           {"unnamed", word_unnamed},
                                                                           {"neither", word_neither},
                                                                           {"nor", word_nor},
                                                                           {"condition", word_condition},
                                                                           {"in_eyes_of", word_in_eyes_of},
                                                                           {"held", word_held}};
    for (std::size_t r = 0; r < words.rows(); ++r) {
        const auto role = roles.find(words.cell(r, "role"));
        if (words.cell(r, "role") == "comes") arrivals_.emplace(words.cell(r, "form"));
        if (words.cell(r, "role") == "arises") arisings_.emplace(words.cell(r, "form"));
        if (words.cell(r, "role") == "bursts") bursts_.emplace(words.cell(r, "form"));
        if (words.cell(r, "role") == "trait") traits_.emplace(words.cell(r, "form"));
        if (words.cell(r, "role") == "surface") surfaces_.emplace(std::string(words.cell(r, "form")), true);
        if (role != roles.end()) speech_words_[std::string(words.cell(r, "form"))] |= role->second;
    }
}

void Cues::read_times(const Table& calendar) {
    static const std::unordered_set<std::string_view> kinds_of_time{
        "month", "weekday", "season", "day_part", "feast", "easter", "period", "part", "told_day", "near", "oclock"};
    for (std::size_t r = 0; r < calendar.rows(); ++r) {
        if (!kinds_of_time.contains(calendar.cell(r, "kind"))) continue;
        for (const std::string& form : split(calendar.cell(r, "forms"), '|')) times_.emplace(lowered(form), true);
    }
}

void Cues::read_hedges(const Table& hedges) {
    for (std::size_t r = 0; r < hedges.rows(); ++r) hedges_.emplace(hedges.cell(r, "form"));
}

void Cues::read_act_words(const Table& act_words) {
    for (std::size_t r = 0; r < act_words.rows(); ++r) {
        const std::string_view of = act_words.cell(r, "of");
        ByWord<Act>& words = of == "label"   ? act_labels_
                             : of == "shown" ? acts_shown_
                             : of == "open"  ? acts_opening_
                             : of == "first" ? acts_first_
                                             : act_words_;
        words[std::string(act_words.cell(r, "form"))] = act_of(act_words.cell(r, "act"));
    }
}

void Cues::read_act_verbs(const Table& act_verbs) {
    for (std::size_t r = 0; r < act_verbs.rows(); ++r) {
        const std::string_view by = act_verbs.cell(r, "by");
        ActVerb& verb = act_verbs_[std::string(act_verbs.cell(r, "lemma"))];
        verb = {.names = by == "name",
                .shows = by == "shown",
                .utters = by == "noun",
                .plain = act_from(act_verbs.cell(r, "plain")),
                .number = act_from(act_verbs.cell(r, "number")),
                .negated = act_from(act_verbs.cell(r, "negated")),
                .clause = act_from(act_verbs.cell(r, "clause")),
                .infinitive = act_from(act_verbs.cell(r, "infinitive"))};
        for (const std::string& pair : split(act_verbs.cell(r, "words"), '|')) {
            const std::size_t mark = pair.find(':');
            if (mark != std::string::npos) verb.words.emplace_back(pair.substr(0, mark), act_of(pair.substr(mark + 1)));
        }
    }
}

void Cues::read_contractions(const Table& contractions) {
    for (std::size_t r = 0; r < contractions.rows(); ++r) {
        contractions_[std::string(contractions.cell(r, "form"))] = std::string(contractions.cell(r, "preposition"));
    }
}

void Cues::read_person_nouns(const Table& people) {
    for (std::size_t r = 0; r < people.rows(); ++r) {
        const std::string_view kind = people.cell(r, "kind");
        const PersonNoun noun = kind == "press"          ? PersonNoun::press
                                : kind == "spokesperson" ? PersonNoun::spokesperson
                                                         : PersonNoun::role;
        for (const char* column : {"masculine", "feminine"}) {
            if (!people.cell(r, column).empty()) person_nouns_.emplace(lowered(people.cell(r, column)), noun);
        }
    }
}

// Of a name with several words the last one; words before a source line are none, unless they call it an agency.
void Cues::read_agencies(const Table& agencies) {
    for (std::size_t r = 0; r < agencies.rows(); ++r) {
        const std::string form = lowered(agencies.cell(r, "form"));
        if (agencies.cell(r, "kind") == "form") agencies_.insert(form.substr(form.find_last_of(' ') + 1));
        if (agencies.cell(r, "kind") == "noun") agencies_.insert(form);
    }
}

void Cues::read_attributes(const Table& attributes) {
    for (std::size_t r = 0; r < attributes.rows(); ++r) {
        attributes_[std::string(attributes.cell(r, "form"))] = attributes.cell(r, "after") == "place";
    }
}

const std::vector<VerbCue>* Cues::verbs(std::string_view lemma) const { return find_in(verbs_, lemma); }

const ParticipleCue* Cues::participle(std::string_view lemma) const { return find_in(participles_, lemma); }

const NounCue* Cues::noun(std::string_view lemma) const {
    if (const NounCue* cue = find_in(nouns_, lemma)) return cue;
    return find_last_part(nouns_at_end_, lemma);
}

const SourceNoun* Cues::source_noun(std::string_view lemma) const {
    if (const SourceNoun* noun = find_in(source_nouns_, lemma)) return noun;
    return find_last_part(source_nouns_at_end_, lemma);
}

bool Cues::is_compound_of_source_noun(std::string_view lemma) const {
    return find_in(source_nouns_, lemma) == nullptr && find_last_part(source_nouns_at_end_, lemma) != nullptr;
}

const std::vector<SourcePhrase>* Cues::source_phrases(std::string_view lower) const {
    return find_in(source_phrases_, lower);
}

Helper Cues::helper(std::string_view lemma) const {
    const Helper* role = find_in(helpers_, lemma);
    return role == nullptr ? Helper::none : *role;
}

std::uint32_t Cues::speech_word(std::string_view lower) const {
    const std::uint32_t* roles = find_in(speech_words_, lower);
    return roles == nullptr ? std::uint32_t{0} : *roles;
}

std::optional<Act> Cues::act_in(const ByWord<Act>& words, std::string_view lower) {
    const Act* act = find_in(words, lower);
    return act == nullptr ? std::nullopt : std::optional(*act);
}

PersonNoun Cues::person_noun(std::string_view lemma) const {
    const auto* found = longest_ending(person_nouns_, lowered(lemma));
    return found == nullptr ? PersonNoun::none : found->second;
}

const ActVerb* Cues::act_verb(std::string_view lemma) const { return find_in(act_verbs_, lemma); }

bool Cues::is_time(std::string_view lower) const {
    constexpr std::size_t shortest = 5;  // of the parts of "montagabend"
    bool found = false;
    times_.for_each_ending(lower, [&](std::size_t at, const auto&) {
        const bool parts = at >= shortest && at + shortest <= lower.size();
        found = found || at == 0 || (parts && times_.contains(lower.substr(0, at)));
    });
    return found;
}

bool Cues::is_surface(std::string_view lower_lemma) const {
    bool found = false;
    surfaces_.for_each_ending(lower_lemma,
                              [&](std::size_t at, const auto&) { found |= at == 0 || at >= shortest_first_part; });
    return found;
}

std::string_view Cues::preposition(std::string_view lower) const {
    const std::string* found = find_in(contractions_, lower);
    return found == nullptr ? lower : std::string_view(*found);
}

bool Cues::attaches_to_noun(std::string_view lower, bool name) const {
    const bool* only_names = find_in(attributes_, lower);
    return only_names != nullptr && (name || !*only_names);
}

}  // namespace sayso::statement
