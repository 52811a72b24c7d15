#include <algorithm>
#include <array>

#include "page/feed.h"
#include "page/fold.h"

namespace sayso::page {
namespace {

// The rest behind white space, byte order mark, declarations, comments and document types: what the first element
// begins. Nothing where a part of these has no end.
std::string_view at_first_element(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    while (true) {
        text = trimmed(text);
        std::string_view end = ">";
        if (text.starts_with("<?"))
            end = "?>";
        else if (text.starts_with("<!--"))
            end = "-->";
        else if (!text.starts_with("<!"))
            return text;
        std::size_t at = text.find(end);
        // A document type may declare entities in brackets, with marks of its own inside.
        const std::size_t bracket = end == ">" ? text.substr(0, at).find('[') : std::string_view::npos;
        if (bracket != std::string_view::npos) at = text.find(end, std::min(text.find(']', bracket), text.size()));
        if (at == std::string_view::npos) return {};
        text.remove_prefix(at + end.size());
    }
}

std::string_view local_name(std::string_view element) {
    element.remove_prefix(1);
    element = element.substr(0, element.find_first_of(" \t\r\n/>"));
    return element.substr(element.find(':') + 1);
}

bool holds(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

DocumentKind kind_of_json(std::string_view head) {
    if (holds(head, "jsonfeed.org/version/")) return DocumentKind::json_feed;
    const bool body = holds(head, "\"body_") || holds(head, "\"bodies\"");
    return body && holds(head, "\"uri\"") ? DocumentKind::ninjs : DocumentKind::page;
}

}  // namespace

DocumentKind document_kind(std::string_view utf8) {
    const std::string_view rest = at_first_element(utf8);
    if (rest.starts_with('{') || rest.starts_with('[')) return kind_of_json(rest);
    if (!rest.starts_with('<')) return DocumentKind::page;
    const std::string_view name = local_name(rest);
    constexpr auto feeds = std::to_array<std::string_view>({"rss", "feed", "RDF"});
    constexpr auto wires = std::to_array<std::string_view>({"newsMessage", "newsItem", "nitf"});
    if (std::find(feeds.begin(), feeds.end(), name) != feeds.end()) return DocumentKind::feed;
    if (std::find(wires.begin(), wires.end(), name) != wires.end()) return DocumentKind::wire;
    return DocumentKind::page;
}

}  // namespace sayso::page
