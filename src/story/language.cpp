#include "story/language.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <tuple>

#include "pack/pack.h"
#include "story/characters.h"
#include "text/text.h"

namespace sayso::story {
namespace {

std::uint64_t number_in(std::string_view cell) {
    std::uint64_t number = 0;
    std::from_chars(cell.data(), cell.data() + cell.size(), number);
    return number;
}

PhraseList phrases_of(const Table& table) {
    PhraseList list;
    for (std::size_t row = 0; row < table.rows(); ++row)
        list.add(table.cell(row, "forms"), static_cast<std::uint32_t>(row));
    return list;
}

template <std::size_t size>
std::optional<std::uint32_t> number_of(const std::array<std::string_view, size>& names, std::string_view name) {
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) return std::nullopt;
    return static_cast<std::uint32_t>(found - names.begin());
}

// The kind of nouns that says nothing of those it counts (people_nouns.tsv).
constexpr std::string_view anybody = "people";

AnswerKind answer_kind(std::string_view name) {
    for (const AnswerKind kind : {AnswerKind::confirm, AnswerKind::doubt, AnswerKind::correct})
        if (name == name_of(kind)) return kind;
    return AnswerKind::deny;
}

}  // namespace

// A pack without its analysis (one for tests) still tells words apart.
struct Language::Analysis {
    explicit Analysis(const PackData& pack) : analyser(pack) {}
    TextAnalyser analyser;
};

Language::Language(const Pack& pack) : analysis_(std::make_unique<const Analysis>(pack.data())) {
    const PackData& data = pack.data();
    read_weights(data);
    read_figure_words(data);
    negations_ = phrases_of(data.table("negations"));
    read_verbal_nouns(data);
    read_answers(data);
    read_calendar(data);
    read_edits(data);
    read_bodies(data);
}

Language::~Language() = default;
Language::Language(Language&&) noexcept = default;

void Language::read_weights(const PackData& pack) {
    const Table table = pack.table("term_weights");
    constexpr std::uint32_t without_a_table = 100;
    rarest_ = without_a_table;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const auto weight = static_cast<std::uint32_t>(number_in(table.cell(row, "weight")));
        if (table.cell(row, "term") == "*") rarest_ = weight;
        weights_.emplace(key_of(table.cell(row, "term")), weight);
    }
}

void Language::read_figure_words(const PackData& pack) {
    const Table concepts = pack.table("story_concepts");
    for (std::size_t row = 0; row < concepts.rows(); ++row) {
        Concept befalling{.name = std::string(concepts.cell(row, "concept")), .kinds = {}};
        for (const FoldedWord& kind : folded_words(concepts.cell(row, "of")))
            if (kind.form != "any") befalling.kinds.push_back(kind.form);
        concepts_.push_back(std::move(befalling));
    }
    concept_words_ = phrases_of(concepts);
    const Table nouns = pack.table("people_nouns");
    for (std::size_t row = 0; row < nouns.rows(); ++row) {
        counted_kinds_.emplace_back(nouns.cell(row, "kind"));
        kind_keys_.insert(key_of("#" + counted_kinds_.back()));
    }
    counted_nouns_ = phrases_of(nouns);
    constexpr std::array<std::string_view, figure_cue_kinds> cues = {
        "counts",   "tells", "pointer", "refused",   "from",       "to",      "part",    "times",    "added", "one",
        "relative", "hence", "report",  "announces", "attributed", "belongs", "instead", "definite", "of"};
    const Table words = pack.table("figure_cues");
    for (std::size_t row = 0; row < words.rows(); ++row)
        if (const auto cue = number_of(cues, words.cell(row, "kind")))
            figure_cues_[*cue].add(words.cell(row, "forms"), 0);
}

// Compounds end as the nouns do ("Gewerkschaftszahl"); short words end too many others.
void Language::add_pointer_tails(std::string_view forms, Pointer kind) {
    if (kind == Pointer::pronoun || kind == Pointer::comment) return;
    for (const FoldedWord& form : folded_words(forms))
        if (form.form.size() >= shortest_tail)
            pointer_tails_.emplace(form.form,
                                   Tail{.kind = kind, .any_ending = forms.substr(form.span.end).starts_with('*')});
}

void Language::read_verbal_nouns(const PackData& pack) {
    const Table table = pack.table("verbal_nouns");
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const auto verb = stem_key(joined_forms(table.cell(row, "verb")));
        if (!verb) continue;
        for (const FoldedWord& noun : folded_words(table.cell(row, "nouns"))) verbs_.emplace(key_of(noun.form), *verb);
    }
}

void Language::read_answers(const PackData& pack) {
    constexpr std::array<std::string_view, 7> pointers = {"accusation", "report",  "figure", "demand",
                                                          "view",       "pronoun", "comment"};
    const Table nouns = pack.table("claim_nouns");
    for (std::size_t row = 0; row < nouns.rows(); ++row)
        if (const auto kind = number_of(pointers, nouns.cell(row, "kind"))) {
            pointers_.add(nouns.cell(row, "forms"), *kind);
            add_pointer_tails(nouns.cell(row, "forms"), static_cast<Pointer>(*kind));
        }
    const Table turns = pack.table("contrast_words");
    for (std::size_t row = 0; row < turns.rows(); ++row) turn_kinds_.emplace_back(turns.cell(row, "kind"));
    turns_ = phrases_of(turns);
    const Table table = pack.table("answer_cues");
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const ContentRole role = table.cell(row, "content") == "denied" ? ContentRole::denied : ContentRole::own;
        const std::string_view place = table.cell(row, "place");
        const bool such = place == "such", negated = such || place == "negated";
        const bool finding = place == "finding", withdrawn = place == "withdrawn", rejects = place == "rejects";
        const bool of_cue = finding || withdrawn || rejects || place == "cue";
        PhraseList& list = of_cue             ? cue_stances_
                           : place == "alone" ? alone_stances_
                           : place == "flat"  ? flat_stances_
                           : negated          ? negated_stances_
                                              : content_stances_;
        list.add(table.cell(row, "forms"), static_cast<std::uint32_t>(stances_.size()));
        stances_.push_back({.kind = answer_kind(table.cell(row, "stance")),
                            .content = role,
                            .in_content = !of_cue && place != "alone",
                            .negated = negated,
                            .such = such,
                            .finding = finding,
                            .withdraws = withdrawn,
                            .rejects = rejects,
                            .flat = place == "flat",
                            .of_claim = place == "claim",
                            .of_figure = place == "figure"});
    }
}

void Language::read_calendar(const PackData& pack) {
    const Table table = pack.table("calendar");
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const std::string_view kind = table.cell(row, "kind");
        if (kind != "month" && kind != "clock") continue;
        const std::uint64_t key = key_of("=" + std::string(kind) + std::string(table.cell(row, "value")));
        for (const FoldedWord& form : folded_words(table.cell(row, "forms"))) calendar_.emplace(form.form, key);
    }
}

void Language::read_edits(const PackData& pack) {
    const auto value = [](EditKind kind) { return static_cast<std::uint32_t>(kind); };
    const Table words = pack.table("edit_words");
    for (std::size_t row = 0; row < words.rows(); ++row) {
        const std::string_view kind = words.cell(row, "kind");
        edits_.add(words.cell(row, "forms"), value(kind == "hedge"       ? EditKind::hedge_lost
                                                   : kind == "qualifier" ? EditKind::qualifier_lost
                                                                         : EditKind::attribution_lost));
    }
    const Table hedges = pack.table("hedges");
    for (std::size_t row = 0; row < hedges.rows(); ++row)
        edits_.add(hedges.cell(row, "form"), value(EditKind::hedge_lost));
    const Table qualifiers = pack.table("qualifiers");
    for (std::size_t row = 0; row < qualifiers.rows(); ++row)
        if (qualifiers.cell(row, "place") == "before")
            edits_.add(qualifiers.cell(row, "forms"), value(EditKind::qualifier_lost));
}

Term Language::weighed(std::string_view term) const {
    const std::uint64_t key = key_of(term);
    const auto known = weights_.find(key);
    return {.key = key, .weight = known == weights_.end() ? rarest_ : known->second};
}

// "The closing of the works", "the works are closed": verbs and the nouns made of them have one key, that of their
// stem.
std::optional<std::uint64_t> Language::stem_key(std::string_view term) const {
    constexpr std::size_t shortest_stem = 4;
    if (const auto verb = verbs_.find(key_of(term)); verb != verbs_.end()) return verb->second;
    for (const std::string_view end : {"ung", "eln", "ern", "en"}) {
        if (!term.ends_with(end) || term.size() < shortest_stem + end.size()) continue;
        std::string stem = "~";
        stem += term.substr(0, term.size() - end.size());
        if (end == "eln") stem += 'l';
        if (end == "ern") stem += "er";
        return key_of(stem);
    }
    return std::nullopt;
}

namespace {

bool is_number(std::string_view term) { return term.front() >= '0' && term.front() <= '9'; }

}  // namespace

std::vector<Token> Language::index_words(std::string_view text) const { return analysis_->analyser.index_words(text); }

std::vector<WordTerm> Language::word_terms(std::string_view form, TokenKind kind) const {
    const std::string list = analysis_->analyser.word_terms(form, kind);
    std::vector<WordTerm> terms;
    std::string_view rest = list;
    while (!rest.empty()) {
        const std::string_view term = rest.substr(0, rest.find(' '));
        rest.remove_prefix(std::min(term.size() + 1, rest.size()));
        const Term plain = weighed(term);
        terms.push_back({.key = plain.key,
                         .stem = stem_key(term).value_or(plain.key),
                         .weight = plain.weight,
                         .is_number = is_number(term)});
    }
    return terms;
}

bool Language::has_kind(std::span<const FoldedWord> words, std::string_view kind) const {
    const auto hits = turns_.in(words);
    return std::any_of(hits.begin(), hits.end(),
                       [&](const PhraseList::Hit& hit) { return turn_kinds_[hit.value] == kind; });
}

bool Language::has_turn(std::span<const FoldedWord> words, std::string_view kind) const {
    return negates(words) && has_kind(words, kind);
}

std::optional<Stance> Language::stance_of(const std::vector<PhraseList::Hit>& hits) const {
    if (hits.empty()) return std::nullopt;
    Stance stance = stances_[hits.front().value];
    stance.at = hits.front().begin;
    stance.end = hits.front().end;
    return stance;
}

std::optional<Stance> Language::stance_of_cue(std::span<const FoldedWord> words) const {
    return stance_of(cue_stances_.in(words));
}

bool Language::says_such(std::span<const FoldedWord> words) const {
    const auto hits = negated_stances_.in(words);
    return std::any_of(hits.begin(), hits.end(), [&](const PhraseList::Hit& hit) { return stances_[hit.value].such; });
}

std::optional<Stance> Language::stance_of_content(std::span<const FoldedWord> words) const {
    auto stance = stance_of(content_stances_.in(words));
    if (stance && stance->of_claim) return stance;
    if (const auto negated = stance_of(negated_stances_.in(words)); negated && negates(words)) return negated;
    if (!stance) return stance_of(flat_stances_.in(words));
    if (stance->kind == AnswerKind::confirm && is_negated(words, *stance)) stance->kind = AnswerKind::deny;
    return stance;
}

// "That is so not true": a negation at most two words behind what would confirm.
bool Language::is_negated(std::span<const FoldedWord> words, const Stance& stance) const {
    constexpr std::size_t words_behind = 2;
    const auto behind = words.subspan(stance.end);
    return negates(behind.first(std::min(words_behind, behind.size())));
}

std::optional<std::uint64_t> Language::calendar_key(std::string_view form) const {
    const auto found = calendar_.find(std::string(form));
    if (found == calendar_.end()) return std::nullopt;
    return found->second;
}

std::string_view Language::kind_counted(std::span<const FoldedWord> words) const {
    const auto hits = counted_nouns_.in(words);
    return hits.empty() ? std::string_view{} : std::string_view(counted_kinds_[hits.front().value]);
}

std::vector<std::string> Language::kinds_named_in(std::span<const FoldedWord> words) const {
    std::vector<std::string> kinds;
    for (const PhraseList::Hit& hit : counted_nouns_.in(words))
        if (counted_kinds_[hit.value] != anybody) kinds.push_back(counted_kinds_[hit.value]);
    return kinds;
}

bool Language::befalls(std::uint32_t concept_number, std::uint64_t noun) const {
    const std::vector<std::string>& kinds = concepts_[concept_number].kinds;
    return noun == 0 ||
           std::any_of(kinds.begin(), kinds.end(), [&](const std::string& kind) { return key_of("#" + kind) == noun; });
}

std::optional<std::uint32_t> Language::only_concept_of(std::uint64_t noun) const {
    std::optional<std::uint32_t> found;
    for (std::uint32_t number = 0; number < concepts_.size(); ++number) {
        if (noun == 0 || !befalls(number, noun)) continue;
        if (found) return std::nullopt;
        found = number;
    }
    return found;
}

bool Language::has_figure_cue(std::span<const FoldedWord> words, FigureCue cue) const {
    return figure_cues_[static_cast<std::size_t>(cue)].any_in(words);
}

std::optional<Pointer> Language::pointer_in(std::span<const FoldedWord> words) const {
    std::optional<Pointer> found;
    for (const PhraseList::Hit& hit : pointers_.in(words)) {
        const auto kind = static_cast<Pointer>(hit.value);
        if (!found || *found == Pointer::pronoun) found = kind;  // a noun says more
    }
    if (found && *found != Pointer::pronoun) return found;
    for (const FoldedWord& word : words)
        if (const auto kind = pointer_by_tail(word.form)) return kind;
    return found;
}

std::optional<std::size_t> Language::last_claim_noun_in(std::span<const FoldedWord> words) const {
    for (std::size_t w = words.size(); w-- > 0;) {
        const auto kind = pointer_in(words.subspan(w, 1));
        if (kind && *kind != Pointer::pronoun && *kind != Pointer::comment) return w;
    }
    return std::nullopt;
}

std::optional<Pointer> Language::pointer_by_tail(std::string_view form) const {
    constexpr std::size_t longest_ending = 2;  // "Trennungsgerüchten"
    for (std::size_t head = shortest_head; head + shortest_tail <= form.size(); ++head)
        for (std::size_t ending = 0; ending <= longest_ending && head + shortest_tail + ending <= form.size(); ++ending)
            if (const auto tail = pointer_tails_.find(form.substr(head, form.size() - head - ending));
                tail != pointer_tails_.end() && (ending == 0 || tail->second.any_ending))
                return tail->second.kind;
    return std::nullopt;
}

std::optional<EditKind> Language::edit_of(std::span<const FoldedWord> words) const {
    const auto hits = edits_.in(words);
    // Who said it weighs most, then how sure it is.
    for (const EditKind kind : {EditKind::attribution_lost, EditKind::hedge_lost, EditKind::qualifier_lost}) {
        if (std::any_of(hits.begin(), hits.end(),
                        [&](const PhraseList::Hit& hit) { return hit.value == static_cast<std::uint32_t>(kind); }))
            return kind;
    }
    return std::nullopt;
}

Languages::Languages(std::vector<Pack> packs) : packs_(std::move(packs)) {
    languages_.reserve(packs_.size());
    for (const Pack& pack : packs_) languages_.emplace_back(pack);
}

const Language& Languages::of(const Article& article) const {
    for (std::size_t i = 0; i < packs_.size(); ++i)
        if (packs_[i].card().language == article.language) return languages_[i];
    return languages_.front();
}

}  // namespace sayso::story
