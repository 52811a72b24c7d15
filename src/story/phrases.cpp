#include "story/phrases.h"

#include <algorithm>

#include "base/utf8.h"
#include "story/characters.h"

namespace sayso::story {
namespace {

bool begins_any(std::string_view pattern) { return pattern.ends_with('*'); }
std::string_view without_star(std::string_view pattern) {
    return begins_any(pattern) ? pattern.substr(0, pattern.size() - 1) : pattern;
}

bool fits(std::string_view pattern, std::string_view form) {
    return begins_any(pattern) ? form.starts_with(without_star(pattern)) : form == pattern;
}

bool fits_all(const std::vector<std::string>& patterns, std::span<const FoldedWord> words) {
    return patterns.size() <= words.size() &&
           std::equal(patterns.begin(), patterns.end(), words.begin(),
                      [](const std::string& pattern, const FoldedWord& word) { return fits(pattern, word.form); });
}

// The words of a phrase, each with the "*" right behind it; a "*" that stands alone is a word.
std::vector<std::string> patterns_of(std::string_view phrase) {
    std::vector<std::string> patterns;
    std::uint32_t end = 0;
    for (const FoldedWord& word : folded_words(phrase)) {
        if (phrase.substr(end, word.span.begin - end).find(" *") != std::string_view::npos) patterns.emplace_back("*");
        patterns.push_back(word.form);
        end = word.span.end;
        if (end < phrase.size() && phrase[end] == '*') {
            patterns.back() += '*';
            ++end;
        }
    }
    if (phrase.substr(end).find(" *") != std::string_view::npos) patterns.emplace_back("*");
    return patterns;
}

}  // namespace

std::vector<FoldedWord> folded_words(std::string_view text) {
    constexpr std::size_t bytes_a_word = 7;
    std::vector<FoldedWord> words;
    words.reserve(text.size() / bytes_a_word + 1);
    bool open = false;
    for (std::uint32_t place = 0; place < text.size();) {
        const auto byte = static_cast<unsigned char>(text[place]);
        const Decoded next = byte < 0x80 ? Decoded{byte, 1} : decode_utf8(text.substr(place));
        const bool word = in_word(next.code_point);
        if (word && !open) words.push_back({.span = {place, place}, .form = {}});
        open = word;
        place += next.size;
        if (!word) continue;
        words.back().span.end = place;
        const char32_t letter = folded(next.code_point);
        if (letter < 0x80)
            words.back().form.push_back(static_cast<char>(letter));
        else
            append_utf8(words.back().form, letter);
    }
    return words;
}

std::string joined_forms(std::string_view text) {
    std::string forms;
    for (const FoldedWord& word : folded_words(text)) forms.append(forms.empty() ? "" : " ").append(word.form);
    return forms;
}

bool ends_in_word(std::string_view compound, std::string_view noun) {
    constexpr std::size_t ending = 2, shortest = 5;  // bytes
    if (noun.size() < shortest + ending) return false;
    const std::string_view stem = noun.substr(0, noun.size() - ending);
    const std::size_t at = compound.rfind(stem);
    return at != std::string_view::npos && at > 0 && compound.size() - at - stem.size() <= ending + 1;
}

void Beginnings::add(std::span<const FoldedWord> words, std::size_t bytes) {
    std::vector<std::uint64_t> numbers;
    numbers.reserve(words.size());
    for (const FoldedWord& word : words) {
        if (word.form.size() < bytes) continue;
        std::uint64_t& number = numbers.emplace_back(0);
        for (std::size_t i = 0; i < bytes; ++i) number = number << 8U | static_cast<unsigned char>(word.form[i]);
    }
    numbers_.add(numbers);
}

void PhraseList::add(std::string_view cell, std::uint32_t value) {
    while (!cell.empty()) {
        const std::string_view phrase = cell.substr(0, cell.find('|'));
        add_phrase(phrase, value);
        cell.remove_prefix(std::min(phrase.size() + 1, cell.size()));
    }
}

void PhraseList::add_phrase(std::string_view text, std::uint32_t value) {
    std::vector<std::string> patterns = patterns_of(text);
    if (patterns.empty()) return;
    note_beginning(patterns.front());
    std::uint32_t node = 0;
    for (const char byte : without_star(patterns.front())) {
        std::uint32_t next = next_of(node, byte);
        if (next == 0) {
            next = static_cast<std::uint32_t>(nodes_.size());
            if (node == 0)
                first_[static_cast<unsigned char>(byte)] = next;
            else
                nodes_[node].next.emplace_back(byte, next);
            nodes_.emplace_back();
        }
        node = next;
    }
    nodes_[node].phrases.push_back({.words = std::move(patterns), .value = value});
}

// By its pattern; of one letter with a "*" behind it any second byte may follow.
void PhraseList::note_beginning(const std::string& pattern) {
    const std::string_view word = without_star(pattern);
    if (word.size() > 1)
        beginnings_.set(place_of(word[0], word[1]));
    else if (word.size() == 1 && begins_any(pattern))
        for (int second = 0; second < 256; ++second) beginnings_.set(place_of(word[0], static_cast<char>(second)));
}

// The node behind a byte; the root where there is none.
std::uint32_t PhraseList::next_of(std::uint32_t node, char byte) const {
    if (node == 0) return first_[static_cast<unsigned char>(byte)];
    for (const auto& [next_byte, next] : nodes_[node].next)
        if (next_byte == byte) return next;
    return 0;
}

// Of equally long phrases the one whose first word says most.
PhraseList::Hit PhraseList::longest_at(std::span<const FoldedWord> words, std::uint32_t at) const {
    Hit best{.begin = at, .end = at, .value = 0};
    if (!may_begin(words[at].form)) return best;
    std::uint32_t node = 0;
    for (const char byte : words[at].form) {
        node = next_of(node, byte);
        if (node == 0) break;
        Hit here{.begin = at, .end = at, .value = 0};
        for (const Phrase& phrase : nodes_[node].phrases) {
            const auto end = at + static_cast<std::uint32_t>(phrase.words.size());
            if (end > here.end && fits_all(phrase.words, words.subspan(at))) here = {at, end, phrase.value};
        }
        if (here.end > at && here.end >= best.end) best = here;
    }
    return best;
}

std::vector<PhraseList::Hit> PhraseList::in(std::span<const FoldedWord> words) const {
    std::vector<Hit> hits;
    for (std::uint32_t at = 0; at < words.size();) {
        const Hit hit = longest_at(words, at);
        if (hit.end > at) hits.push_back(hit);
        at = std::max(hit.end, at + 1);
    }
    return hits;
}

bool PhraseList::any_in(std::span<const FoldedWord> words) const {
    for (std::uint32_t at = 0; at < words.size(); ++at) {
        if (longest_at(words, at).end > at) return true;
    }
    return false;
}

}  // namespace sayso::story
