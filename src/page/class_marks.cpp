#include "page/class_marks.h"

#include <lexbor/html/html.h>

#include <algorithm>
#include <array>
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

bool letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}
bool upper(char c) { return c >= 'A' && c <= 'Z'; }

bool digit(char c) { return c >= '0' && c <= '9'; }

// Calls `visit` with each word, in lower case, of names such as "article__related-links" or "relatedLinks". Letters
// right after a digit are no word: names that machines make up ("KC7GDIWS4AD5Q") have them.
template <class Visit>
void each_word(std::string_view names, Visit visit) {
    std::string word;
    bool last_lower = false;
    bool after_digit = false;
    for (std::size_t i = 0; i <= names.size(); ++i) {
        const char c = i < names.size() ? names[i] : ' ';
        if (!letter(c) || (last_lower && upper(c))) {
            if (!word.empty() && !after_digit) visit(word);
            word.clear();
            after_digit = digit(c);
        }
        if (letter(c)) word += upper(c) ? static_cast<char>(c - 'A' + 'a') : c;
        last_lower = letter(c) && !upper(c);
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
    words_.reserve(web_words.size() + more.size());
    for (const WebWord& word : web_words) words_.emplace_back(std::string(word.word), word.mark);
    words_.insert(words_.end(), more.begin(), more.end());
    std::sort(words_.begin(), words_.end());
}

Mark ClassMarks::of_names(std::string_view names) const {
    Mark mark = Mark::none;
    bool about_another = false;  // "has-sidebar", "without-comments": says what is beside or inside, not what it is
    each_word(names, [&](const std::string& word) {
        const bool skip =
            std::exchange(about_another, word == "has" || word == "with" || word == "without" || word == "no");
        if (skip) return;
        const auto found =
            std::lower_bound(words_.begin(), words_.end(), word,
                             [](const auto& entry, const std::string& wanted) { return entry.first < wanted; });
        if (found == words_.end() || found->first != word) return;
        if (mark == Mark::none || found->second == Mark::furniture) mark = found->second;
    });
    return mark;
}

Mark ClassMarks::of(const lxb_dom_node_t* element) const {
    if (attribute(element, "itemprop") == "articleBody") return Mark::body;
    if (attribute(element, "itemprop") == "liveBlogUpdate") return Mark::live_entry;
    const Mark by_role = mark_of_role(attribute(element, "role"));
    if (by_role != Mark::none) return by_role;
    // A post that an article quotes ("twitter-tweet") is part of it.
    if (element->local_name == LXB_TAG_BLOCKQUOTE) return Mark::none;
    const Mark by_class = of_names(attribute(element, "class"));
    const Mark by_id = by_class == Mark::furniture ? by_class : of_names(attribute(element, "id"));
    if (by_class == Mark::furniture || by_id == Mark::furniture) return Mark::furniture;
    const Mark by_tag = mark_of_tag(element->local_name);
    if (by_tag != Mark::none) return by_tag;
    return by_class != Mark::none ? by_class : by_id;
}

}  // namespace sayso::page
