#include "text/name_chain.h"

#include <algorithm>

#include "base/little_endian.h"
#include "base/utf8.h"
#include "text/characters.h"
#include "text/sentence_view.h"

namespace sayso::text {
namespace {

constexpr std::string_view magic = "SNC2";
constexpr std::size_t head_size = 4 + 4 * name_labels * (name_labels + 1);
constexpr std::uint32_t chain_kinds = 4000;                   // feature kinds of this model begin here
constexpr std::uint32_t listed_kinds = chain_kinds + 500;     // those of the list of bodies here
constexpr std::uint32_t guess_kinds = chain_kinds + 600;      // and those of guesses here
constexpr std::size_t farthest_inside = 4;                    // words between two that may begin a name
constexpr std::array<unsigned, 4> path_cuts = {4, 6, 8, 11};  // bits: how fine the classes are
constexpr std::int32_t impossible = -(1 << 30);

using Values = std::array<std::int32_t, name_labels>;

const NameWord& no_word() {
    static const NameWord none = [] {
        NameWord word;
        word.note_features();
        return word;
    }();
    return none;
}

std::uint64_t joined(std::uint64_t a, std::uint64_t b) { return (a ^ (a >> 31U)) * 0x9E3779B97F4A7C15ULL + b; }

// Adds the features of one word; the order in which they are added is their kind.
class Adder {
public:
    Adder(std::span<const NameWord> words, std::size_t i, FeatureList& features)
        : words_(words), at_(i), features_(features) {}

    void add_all() {
        for (const int offset : {-2, -1, 0, 1, 2}) neighbour(offset);
        for (const int offset : {-1, 0, 1}) listed(offset);
        spelling();
        classes();
        looks();
        tags();
        tree();
        tables();
        parts();
        listed_bodies();
        guesses();
    }

private:
    [[nodiscard]] const NameWord& word(int offset) const {
        const auto place = static_cast<std::ptrdiff_t>(at_) + offset;
        return place < 0 || place >= static_cast<std::ptrdiff_t>(words_.size())
                   ? no_word()
                   : words_[static_cast<std::size_t>(place)];
    }
    void add(std::uint64_t a, std::uint64_t b = 0) { features_.add(kind_++, a, b); }

    void neighbour(int offset) {
        const NameWord& other = word(offset);
        add(other.form_number);
        add(other.of_form.cluster);
        add(other.known_as);
        add(other.pattern);
        if (offset != 0) add(other.ending_number);
        if (offset < -1 || offset > 1) return;
        for (const unsigned bits : path_cuts) add(other.of_form.path & ((1U << bits) - 1U), other.of_form.cluster != 0);
    }
    void listed(int offset) {
        const NameWord& other = word(offset);
        add(other.of_form.lists, other.first_name);
        add(std::uint64_t{other.of_form.frequency} << 8U | other.lower_frequency, other.pattern);
    }
    void spelling() {
        std::string_view form = word(0).form;
        std::size_t begin = 0;
        std::size_t end = form.size();
        for (int size = 1; size <= 5; ++size) {
            if (begin < form.size()) begin += decode_utf8(form.substr(begin)).size;
            while (end > 0 && (static_cast<unsigned char>(form[--end]) & 0xC0U) == 0x80U) {
            }
            add(hash_text(form.substr(0, begin)));
            add(hash_text(form.substr(end)));
        }
    }
    void classes() {
        const std::uint64_t before = word(-1).of_form.cluster;
        const std::uint64_t own = word(0).of_form.cluster;
        const std::uint64_t behind = word(1).of_form.cluster;
        add(before, own);
        add(own, behind);
        add(before, behind);
        add(joined(before, own), behind);
        add(joined(before, word(0).known_as), word(0).pattern);
        add(joined(word(0).known_as, word(0).pattern), behind);
        add(own, word(0).of_form.lists);
    }
    void looks() {
        const NameWord& own = word(0);
        add(joined(word(-1).pattern, own.pattern), word(1).pattern);
        add(joined(word(-1).known_as, own.known_as), word(1).known_as);
        add(word(-1).known_as, own.known_as);
        add(own.known_as, word(1).known_as);
        add(joined(own.pattern, own.known_as), at_ == 0);
        add(own.pattern, own.quoted);
        add(joined(word(-1).form_number, own.pattern), own.known_as);
        add(own.pattern, word(1).form_number);
        add(word(-1).form_number, own.form_number);
        add(own.form_number, word(1).form_number);
    }
    void tags() {
        const auto tag = [&](int offset) { return static_cast<std::uint64_t>(word(offset).upos); };
        const NameWord& own = word(0);
        for (const int offset : {-2, -1, 0, 1, 2}) add(tag(offset));
        add(tag(0), own.known_as);
        add(tag(-1), tag(0));
        add(joined(tag(-1), tag(0)), tag(1));
        add(joined(tag(0), static_cast<std::uint64_t>(own.case_)), own.pattern);
        add(tag(0), own.of_form.cluster);
        add(word(-1).lemma_number, tag(0));
        add(own.lemma_number);
        add(word(1).lemma_number, tag(0));
    }
    void tree() {
        const NameWord& own = word(0);
        add(own.head_number, own.relation);
        add(joined(own.relation, static_cast<std::uint64_t>(own.upos)), own.pattern);
        add(own.relation, own.of_form.cluster);
    }
    void tables() {
        for (const int offset : {-1, 0, 1}) {
            add(word(offset).facts);
            add(word(offset).gazetteer);
        }
        const NameWord& own = word(0);
        add(word(-1).facts, own.facts);
        add(own.facts, word(1).facts);
        add(word(-1).gazetteer, own.gazetteer);
        add(joined(own.gazetteer, own.pattern), own.of_form.cluster);
    }
    // The first and the last part of a word with a hyphen.
    void parts() {
        const std::string_view form = word(0).form;
        const std::size_t first = form.find('-');
        if (first == std::string_view::npos) return;
        add(hash_text(form.substr(0, first)));
        add(hash_text(form.substr(form.rfind('-') + 1)));
    }

    void listed_bodies() {
        kind_ = listed_kinds;
        const auto place = [&](int offset) { return std::uint64_t{word(offset).listed}; };
        const NameWord& own = word(0);
        const std::uint64_t kind = own.listed_as + own.listed;
        add(place(0));
        add(kind);
        add(joined(place(-1), place(0)), place(1));
        add(place(0), own.pattern);
        add(kind, own.pattern);
        add(place(0), own.of_form.cluster);
        add(place(0), own.known_as);
        add(kind, own.known_as);
        add(kind, own.gazetteer);
        add(kind, own.quoted);
        add(kind, word(-1).form_number);
        add(place(0), word(-1).form_number);
        add(kind, word(1).form_number);
        add(joined(kind, static_cast<std::uint64_t>(own.upos)), own.relation);
        for (const int offset : {-1, 1}) {
            add(place(offset), word(offset).listed_as);
            add(place(offset), own.pattern);
        }
    }

    void guesses() {
        kind_ = guess_kinds;
        const auto guess = [&](int offset) { return std::uint64_t{word(offset).of_form.guess}; };
        const NameWord& own = word(0);
        for (const int offset : {-2, -1, 0, 1, 2}) add(guess(offset));
        add(guess(-1), guess(0));
        add(guess(0), guess(1));
        add(joined(guess(-1), guess(0)), guess(1));
        add(guess(0), own.pattern);
        add(guess(0), own.of_form.cluster);
        add(guess(0), own.of_form.lists);
        add(guess(0), static_cast<std::uint64_t>(own.upos));
        add(guess(0), own.gazetteer);
        add(guess(0), word(-1).form_number);
        add(guess(0), word(1).form_number);
    }

    std::span<const NameWord> words_;
    std::size_t at_;
    FeatureList& features_;
    std::uint32_t kind_ = chain_kinds;
};

}  // namespace

void find_name_places(std::span<const NameWord> words, std::vector<std::uint8_t>& places) {
    places.assign(words.size(), 0);
    std::size_t last = words.size();  // the last word that may begin a name
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (cannot_begin_name(words[i])) continue;
        const std::size_t first = last < i && i - last <= farthest_inside + 1 ? last + 1 : i;
        std::fill(places.begin() + static_cast<std::ptrdiff_t>(first),
                  places.begin() + static_cast<std::ptrdiff_t>(i) + 1, 1);
        last = i;
    }
}

void name_chain_features(std::span<const NameWord> words, std::size_t i, FeatureList& features) {
    features.clear();
    Adder(words, i, features).add_all();
}

NameChain NameChain::from(std::string_view section) {
    if (section.size() < head_size || !section.starts_with(magic)) return {};
    NameChain chain;
    std::size_t at = magic.size();
    const auto read_row = [&](std::size_t row) {
        for (std::int32_t& value : chain.neighbours_[row]) {
            // Kept so small that no sum along the longest text could need more than 32 bits a word.
            value = std::clamp(static_cast<std::int32_t>(load_u32(section, at)), -(1 << 20), 1 << 20);
            at += 4;
        }
    };
    read_row(name_labels);
    for (std::size_t row = 0; row < name_labels; ++row) read_row(row);
    chain.weights_ = NameWeights::from(section.substr(head_size));
    return chain;
}

// Rows of labels end at every word that is outside of names for sure, so that scores are sums along one stretch; what
// all labels of a word have in common is taken off.
void NameChain::label(std::span<NameWord> words, Work& work) const {
    FeatureList features;
    find_name_places(words, work.places);
    work.before.resize(words.size());
    for (std::size_t begin = 0; begin < words.size();) {
        words[begin].label = outside;
        if (work.places[begin] == 0) {
            ++begin;
            continue;
        }
        Values best{};
        std::size_t end = begin;
        for (; end < words.size() && work.places[end] != 0; ++end) {
            name_chain_features(words, end, features);
            const NameWeights::Scores scores = weights_.score(features);
            Values sums{};
            const auto labels_before = static_cast<std::uint8_t>(end == begin ? 1 : name_labels);
            for (std::uint8_t label = 0; label < name_labels; ++label) {
                std::int32_t most = impossible;
                for (std::uint8_t before = 0; before < labels_before; ++before) {
                    if (!may_follow(label, before)) continue;
                    const std::int32_t sum =
                        end == begin ? neighbours_[name_labels][label] : best[before] + neighbours_[before][label];
                    if (sum <= most) continue;
                    most = sum;
                    work.before[end][label] = before;
                }
                sums[label] = most == impossible ? impossible : most + scores[label];
            }
            const std::int32_t highest = *std::max_element(sums.begin(), sums.end());
            for (std::size_t label = 0; label < name_labels; ++label)
                best[label] = std::max(sums[label], highest + impossible / 2) - highest;
        }
        auto label = static_cast<std::uint8_t>(std::max_element(best.begin(), best.end()) - best.begin());
        for (std::size_t i = end; i-- > begin;) {
            words[i].label = label;
            label = work.before[i][label];
        }
        begin = end;
    }
}

std::string serialise(const LabelScores& neighbours, const std::string& weights) {
    std::string bytes(magic);
    const auto add_row = [&](std::size_t row) {
        for (const std::int32_t value : neighbours[row]) append_u32(bytes, static_cast<std::uint32_t>(value));
    };
    add_row(name_labels);
    for (std::size_t row = 0; row < name_labels; ++row) add_row(row);
    return bytes + weights;
}

}  // namespace sayso::text
