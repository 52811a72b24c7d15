// What class names, ids, roles and element names say about a container.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "page/html_tree.h"

namespace sayso::page {

// What the page's author says a container is, by element, role, or a word in its class or id.
enum class Mark : std::uint8_t { none, furniture, article, body, caption, credit, lead, kicker, byline, live_entry };

// Words in class names and ids that mark a container, beyond those of the web's common English; lower case, at most
// 32 bytes each.
using ClassWords = std::vector<std::pair<std::string, Mark>>;

// Immutable; may be shared by threads.
class ClassMarks {
public:
    explicit ClassMarks(const ClassWords& more);
    // What the words of a class attribute or an id say.
    [[nodiscard]] Mark of_names(std::string_view names) const;

private:
    struct Word {
        std::string text;  // empty: a free slot
        Mark mark = Mark::none;
        bool about_another = false;  // "has-sidebar", "without-comments": says what is beside or inside
    };

    void add(std::string_view text, Mark mark, bool about_another);
    [[nodiscard]] const Word& find(std::string_view word, std::uint32_t hash) const;

    std::vector<Word> slots_;  // open addressing; the size is a power of two, more than half of them free
};

// Reads the marks of one page's elements, whose tree must outlive this. Remembers class attributes: a page has the same
// few over and over.
class MarkReader {
public:
    explicit MarkReader(const ClassMarks& marks) : marks_(marks) {}
    [[nodiscard]] Mark of(const lxb_dom_node_t* element);

private:
    struct Seen {
        std::string_view names;
        Mark mark = Mark::none;
    };

    [[nodiscard]] Mark of_names(std::string_view names);

    const ClassMarks& marks_;
    std::array<Seen, 256> seen_;  // by a hash; a newer one takes an older one's place
};

}  // namespace sayso::page
