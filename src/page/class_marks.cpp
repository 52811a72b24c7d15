#include "page/class_marks.h"

#include <lexbor/html/html.h>

#include <array>
#include <cstring>
#include <utility>

namespace sayso::page {
namespace {

struct WebWord {
    std::string_view word;
    Mark mark;
};

// The web's own vocabulary: words that makers of pages everywhere put into class names, whatever language they write
// in.
constexpr auto web_words = std::to_array<WebWord>({
    {"ad", Mark::furniture},
    {"ads", Mark::furniture},
    {"adslot", Mark::furniture},
    {"advert", Mark::furniture},
    {"advertisement", Mark::furniture},
    {"advertising", Mark::furniture},
    {"audio", Mark::furniture},
    {"banner", Mark::furniture},
    {"bookmark", Mark::furniture},
    {"breadcrumb", Mark::furniture},
    {"breadcrumbs", Mark::furniture},
    {"button", Mark::furniture},
    {"buttons", Mark::furniture},
    {"comment", Mark::furniture},
    {"comments", Mark::furniture},
    {"consent", Mark::furniture},
    {"cookie", Mark::furniture},
    {"cookies", Mark::furniture},
    {"disqus", Mark::furniture},
    {"dropdown", Mark::furniture},
    {"facebook", Mark::furniture},
    {"feedback", Mark::furniture},
    {"footer", Mark::furniture},
    {"login", Mark::furniture},
    {"megamenu", Mark::furniture},
    {"menu", Mark::furniture},
    {"modal", Mark::furniture},
    {"mostread", Mark::furniture},
    {"nav", Mark::furniture},
    {"navbar", Mark::furniture},
    {"navigation", Mark::furniture},
    {"newsletter", Mark::furniture},
    {"newsletters", Mark::furniture},
    {"outbrain", Mark::furniture},
    {"overlay", Mark::furniture},
    {"pager", Mark::furniture},
    {"pagination", Mark::furniture},
    {"player", Mark::furniture},
    {"podcast", Mark::furniture},
    {"popup", Mark::furniture},
    {"popular", Mark::furniture},
    {"promo", Mark::furniture},
    {"promotion", Mark::furniture},
    {"readmore", Mark::furniture},
    {"recirculation", Mark::furniture},
    {"recommendation", Mark::furniture},
    {"recommendations", Mark::furniture},
    {"recommended", Mark::furniture},
    {"related", Mark::furniture},
    {"share", Mark::furniture},
    {"sharing", Mark::furniture},
    {"sidebar", Mark::furniture},
    {"signup", Mark::furniture},
    {"skip", Mark::furniture},
    {"skiplink", Mark::furniture},
    {"social", Mark::furniture},
    {"sponsor", Mark::furniture},
    {"sponsored", Mark::furniture},
    {"subscribe", Mark::furniture},
    {"subscription", Mark::furniture},
    {"taboola", Mark::furniture},
    {"tags", Mark::furniture},
    {"teaser", Mark::furniture},
    {"teasers", Mark::furniture},
    {"toolbar", Mark::furniture},
    {"tooltip", Mark::furniture},
    {"topics", Mark::furniture},
    {"trending", Mark::furniture},
    {"twitter", Mark::furniture},
    {"whatsapp", Mark::furniture},
    {"widget", Mark::furniture},
    {"caption", Mark::caption},
    {"figcaption", Mark::caption},
    {"legend", Mark::caption},
    {"copyright", Mark::credit},
    {"credit", Mark::credit},
    {"credits", Mark::credit},
    {"lead", Mark::lead},
    {"standfirst", Mark::lead},
    {"intro", Mark::lead},
    {"summary", Mark::lead},
    {"dek", Mark::lead},
    {"kicker", Mark::kicker},
    {"overline", Mark::kicker},
    {"topline", Mark::kicker},
    {"roofline", Mark::kicker},
    {"author", Mark::byline},
    {"authors", Mark::byline},
    {"byline", Mark::byline},
});

enum class Letter : std::uint8_t { none, digit, small, capital };

// Letters of other scripts, and whatever else UTF-8 is written with, count as small ones.
constexpr auto letters = [] {
    std::array<Letter, 256> kinds{};
    for (std::size_t c = 0; c < kinds.size(); ++c) {
        if (c >= '0' && c <= '9') kinds[c] = Letter::digit;
        if ((c >= 'a' && c <= 'z') || c >= 0x80) kinds[c] = Letter::small;
        if (c >= 'A' && c <= 'Z') kinds[c] = Letter::capital;
    }
    return kinds;
}();

constexpr std::size_t longest_word = 32;

// FNV-1a.
constexpr std::uint32_t empty_hash = 2166136261U;
constexpr std::uint32_t hash_with(std::uint32_t hash, char c) {
    return (hash ^ static_cast<unsigned char>(c)) * 16777619U;
}

// Calls `visit` with each word, in lower case, and its hash, of names such as "article__related-links" or
// "relatedLinks". Letters right after a digit are no word: names that machines make up ("KC7GDIWS4AD5Q") have them. Of
// a word that is longer than any that is known its beginning is given.
template <class Visit>
void each_word(std::string_view names, Visit visit) {
    std::array<char, longest_word + 1> word{};
    std::size_t size = 0;
    std::uint32_t hash = empty_hash;
    bool last_small = false;
    bool after_digit = false;
    for (std::size_t i = 0; i <= names.size(); ++i) {
        const char c = i < names.size() ? names[i] : ' ';
        const Letter kind = letters[static_cast<unsigned char>(c)];
        if (kind < Letter::small || (last_small && kind == Letter::capital)) {
            if (size > 0 && !after_digit) visit(std::string_view(word.data(), size), hash);
            size = 0;
            hash = empty_hash;
            after_digit = kind == Letter::digit;
        }
        if (kind >= Letter::small && size < word.size()) {
            word[size] = kind == Letter::capital ? static_cast<char>(c - 'A' + 'a') : c;
            hash = hash_with(hash, word[size++]);
        }
        last_small = kind == Letter::small;
    }
}

Mark mark_of_role(std::string_view role) {
    for (const std::string_view furniture : {"navigation", "banner", "contentinfo", "search", "dialog", "alertdialog",
                                             "complementary", "menu", "menubar", "toolbar", "tablist", "button"}) {
        if (role == furniture) return Mark::furniture;
    }
    return role == "article" ? Mark::article : Mark::none;
}

Mark mark_of_tag(lxb_tag_id_t tag) {
    switch (tag) {
        case LXB_TAG_NAV:
        case LXB_TAG_FOOTER:
        case LXB_TAG_ASIDE:
        case LXB_TAG_FORM:
        case LXB_TAG_DIALOG:
        case LXB_TAG_MENU: return Mark::furniture;
        case LXB_TAG_ARTICLE: return Mark::article;
        case LXB_TAG_FIGCAPTION:
        case LXB_TAG_CAPTION: return Mark::caption;
        default: return Mark::none;
    }
}

}  // namespace

ClassMarks::ClassMarks(const ClassWords& more) {
    std::size_t size = 64;
    while (size < 4 * (web_words.size() + more.size())) size *= 2;
    slots_.resize(size);
    for (const std::string_view word : {"has", "with", "without", "no"}) add(word, Mark::none, true);
    for (const WebWord& word : web_words) add(word.word, word.mark, false);
    for (const auto& [word, mark] : more) add(word, mark, false);
}

// Of a word that is there twice the first mark in the order of Mark counts.
void ClassMarks::add(std::string_view text, Mark mark, bool about_another) {
    if (text.empty() || text.size() > longest_word) return;
    std::uint32_t hash = empty_hash;
    for (const char c : text) hash = hash_with(hash, c);
    auto& slot = const_cast<Word&>(find(text, hash));
    if (!slot.text.empty() && slot.mark <= mark) return;
    slot = {.text = std::string(text), .mark = mark, .about_another = about_another};
}

// The word's slot, or the free one where it would stand.
const ClassMarks::Word& ClassMarks::find(std::string_view word, std::uint32_t hash) const {
    std::size_t at = hash & (slots_.size() - 1);
    while (!slots_[at].text.empty() && slots_[at].text != word) at = (at + 1) & (slots_.size() - 1);
    return slots_[at];
}

Mark ClassMarks::of_names(std::string_view names) const {
    Mark mark = Mark::none;
    bool about_another = false;
    each_word(names, [&](std::string_view text, std::uint32_t hash) {
        const Word& word = find(text, hash);
        if (std::exchange(about_another, word.about_another) || word.mark == Mark::none) return;
        if (mark == Mark::none || word.mark == Mark::furniture) mark = word.mark;
    });
    return mark;
}

Mark MarkReader::of_names(std::string_view names) {
    constexpr std::size_t word = sizeof(std::uint64_t);
    if (names.size() < word) return marks_.of_names(names);
    std::uint64_t front = 0;
    std::uint64_t back = 0;
    std::memcpy(&front, names.data(), word);
    std::memcpy(&back, names.data() + names.size() - word, word);
    // Fibonacci hashing (Knuth, TAOCP 3, 6.4).
    const std::uint64_t hash = (front ^ (back << 1U) ^ names.size()) * 0x9E3779B97F4A7C15U;
    Seen& seen = seen_[hash >> 56U];
    if (seen.names != names) seen = {.names = names, .mark = marks_.of_names(names)};
    return seen.mark;
}

Mark MarkReader::of(const lxb_dom_node_t* element) {
    if (attribute(element, AttributeName::itemprop) == "articleBody") return Mark::body;
    if (attribute(element, AttributeName::itemprop) == "liveBlogUpdate") return Mark::live_entry;
    const Mark by_role = mark_of_role(attribute(element, AttributeName::role));
    if (by_role != Mark::none) return by_role;
    // A post that an article quotes ("twitter-tweet") is part of it.
    if (element->local_name == LXB_TAG_BLOCKQUOTE) return Mark::none;
    const Mark by_class = of_names(attribute(element, AttributeName::class_names));
    const Mark by_id = by_class == Mark::furniture ? by_class : of_names(attribute(element, AttributeName::id));
    if (by_class == Mark::furniture || by_id == Mark::furniture) return Mark::furniture;
    const Mark by_tag = mark_of_tag(element->local_name);
    if (by_tag != Mark::none) return by_tag;
    return by_class != Mark::none ? by_class : by_id;
}

}  // namespace sayso::page
