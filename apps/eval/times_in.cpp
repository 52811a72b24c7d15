// TimeML files and readings as the scorer of times wants them.
#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <nlohmann/json.hpp>
#include <optional>

#include "base/utf8.h"
#include "eval/times.h"

namespace sayso::eval {
namespace {

bool is_space(char32_t c) { return u_isUWhiteSpace(static_cast<UChar32>(c)) != 0 || (c >= 0x1C && c <= 0x1F); }

Text without_space(const Text& text) {
    Text letters;
    std::copy_if(text.begin(), text.end(), std::back_inserter(letters), [](char32_t c) { return !is_space(c); });
    return letters;
}

// XML's five named entities and the numbered ones; anything else stays as it is.
std::string unescaped(std::string_view xml) {
    static constexpr std::array<std::pair<std::string_view, char>, 5> names = {
        {{"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}}};
    constexpr std::size_t longest = 10;
    std::string text;
    while (!xml.empty()) {
        const std::size_t end = xml.front() == '&' ? xml.substr(0, longest).find(';') : std::string_view::npos;
        if (end == std::string_view::npos) {
            text += xml.front();
            xml.remove_prefix(1);
            continue;
        }
        std::string_view name = xml.substr(1, end - 1);
        const auto* named = std::find_if(names.begin(), names.end(), [&](const auto& n) { return n.first == name; });
        std::uint32_t number = 0;
        if (named != names.end()) {
            text += named->second;
        } else if (name.starts_with('#')) {
            const bool hex = name.substr(1).starts_with('x') || name.substr(1).starts_with('X');
            name.remove_prefix(hex ? 2 : 1);
            const auto [stop, error] = std::from_chars(name.data(), name.data() + name.size(), number, hex ? 16 : 10);
            if (error == std::errc{} && stop == name.data() + name.size() && number > 0 && number < 0x110000)
                append_utf8(text, number);
        } else {
            text += xml.substr(0, end + 1);
        }
        xml.remove_prefix(end + 1);
    }
    return text;
}

struct Tag {
    std::string_view name;
    std::string_view attributes;
    bool closing = false;
    bool empty = false;
    std::size_t end = 0;  // behind ">"
};

bool is_name_start(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// The tag that begins at `at` ("<"), quoted values taken whole; nothing if it is none.
std::optional<Tag> tag_at(std::string_view xml, std::size_t at) {
    Tag tag;
    std::size_t i = at + 1;
    if (i < xml.size() && xml[i] == '/') {
        tag.closing = true;
        ++i;
    }
    if (i >= xml.size() || !is_name_start(xml[i])) return std::nullopt;
    const std::size_t begin = i;
    i = std::min(xml.find_first_of(" \t\r\n/><\"'", i), xml.size());
    tag.name = xml.substr(begin, i - begin);
    const std::size_t attributes = i;
    while (i < xml.size() && xml[i] != '>') {
        if (xml[i] == '<') return std::nullopt;
        const bool quote = xml[i] == '"' || xml[i] == '\'';
        i = quote ? xml.find(xml[i], i + 1) : i;
        if (i == std::string_view::npos) return std::nullopt;
        ++i;
    }
    if (i >= xml.size()) return std::nullopt;
    tag.empty = i > attributes && xml[i - 1] == '/';
    tag.attributes = xml.substr(attributes, i - attributes);
    tag.end = i + 1;
    return tag;
}

std::string attribute(std::string_view attributes, std::string_view name) {
    for (std::size_t at = attributes.find(name); at != std::string_view::npos; at = attributes.find(name, at + 1)) {
        if (at > 0 && attributes[at - 1] != ' ' && attributes[at - 1] != '\n' && attributes[at - 1] != '\t') continue;
        std::size_t i = attributes.find_first_not_of(" \t\r\n", at + name.size());
        if (i == std::string_view::npos || attributes[i] != '=') continue;
        i = attributes.find_first_not_of(" \t\r\n", i + 1);
        if (i == std::string_view::npos || (attributes[i] != '"' && attributes[i] != '\'')) continue;
        const std::size_t end = attributes.find(attributes[i], i + 1);
        if (end != std::string_view::npos) return unescaped(attributes.substr(i + 1, end - i - 1));
    }
    return {};
}

// What stands between the first <NAME …> and the </NAME> behind it; nothing if there is no such element.
std::optional<std::string_view> element(std::string_view xml, std::string_view name) {
    for (std::size_t at = xml.find('<'); at != std::string_view::npos; at = xml.find('<', at + 1)) {
        const auto tag = tag_at(xml, at);
        if (!tag || tag->closing || tag->name != name) continue;
        const std::size_t end = xml.find("</" + std::string(name) + ">", tag->end);
        if (end == std::string_view::npos) return std::nullopt;
        return xml.substr(tag->end, end - tag->end);
    }
    return std::nullopt;
}

class TimeMlText {
public:
    TimedText read(std::string_view body) {
        std::size_t last = 0;
        for (std::size_t at = body.find('<'); at != std::string_view::npos; at = body.find('<', at)) {
            const auto tag = tag_at(body, at);
            if (!tag) {
                ++at;
                continue;
            }
            add(body.substr(last, at - last));
            last = at = tag->end;
            if (tag->name == "TIMEX3") take(*tag);
        }
        add(body.substr(last));
        std::stable_sort(text_.times.begin(), text_.times.end(), [](const TimeTag& a, const TimeTag& b) {
            return std::pair(a.span.begin, a.span.end) < std::pair(b.span.begin, b.span.end);
        });
        return std::move(text_);
    }

private:
    void add(std::string_view xml) {
        const std::string text = unescaped(xml);
        text_.letters += without_space(text_from_utf8(text));
        text_.utf8 += text;
    }

    void take(const Tag& tag) {
        const auto here = static_cast<std::uint32_t>(text_.letters.size());
        if (!tag.closing && !tag.empty) {
            open_.push_back({{here, here}, attribute(tag.attributes, "type"), attribute(tag.attributes, "value")});
        } else if (tag.closing && !open_.empty()) {
            TimeTag time = std::move(open_.back());
            open_.pop_back();
            time.span.end = here;
            if (here > time.span.begin) text_.times.push_back(std::move(time));
        }
    }

    TimedText text_;
    std::vector<TimeTag> open_;
};

// For every code point of a text how many letters stand before it.
std::vector<std::uint32_t> letters_before(const Text& text) {
    std::vector<std::uint32_t> before = {0};
    for (const char32_t c : text) before.push_back(before.back() + (is_space(c) ? 0 : 1));
    return before;
}

// What TIMEX3 writes where a value cannot be known.
std::string unknown_value(std::string_view type) {
    if (type == "DATE") return "XXXX-XX-XX";
    return type == "TIME" ? "XXXX-XX-XXTXX:XX" : "PXX";
}

TimedText from_json(const nlohmann::json& json) {
    TimedText timed{.id = json.at("id").get<std::string>(), .utf8 = json.at("text").get<std::string>()};
    const Text text = text_from_utf8(timed.utf8);
    timed.letters = without_space(text);
    const auto before = letters_before(text);
    for (const auto& entry : json.at("times")) {
        TimeTag time{.type = entry.at("type").get<std::string>()};
        time.span = {before.at(entry.at("span").at(0).get<std::size_t>()),
                     before.at(entry.at("span").at(1).get<std::size_t>())};
        const auto value = entry.find("value");
        time.value = value != entry.end() && value->is_string() && !value->get<std::string>().empty()
                         ? value->get<std::string>()
                         : unknown_value(time.type);
        if (time.span.end > time.span.begin) timed.times.push_back(std::move(time));
    }
    return timed;
}

}  // namespace

std::string timeml_stem(std::string_view file_name) {
    static constexpr std::array<std::string_view, 4> endings = {".tml", ".xml", ".txt", ".TE3input"};
    for (bool cut = true; cut;) {
        cut = false;
        for (const std::string_view ending : endings) {
            if (!file_name.ends_with(ending)) continue;
            file_name.remove_suffix(ending.size());
            cut = true;
        }
    }
    return std::string(file_name);
}

TimedText timed_text_from_timeml(std::string_view id, std::string_view timeml) {
    TimedText text = TimeMlText().read(element(timeml, "TEXT").value_or(timeml));
    text.id = id;
    if (const auto created = element(timeml, "DCT")) {
        const std::size_t at = created->find('<');
        if (const auto tag = at == std::string_view::npos ? std::nullopt : tag_at(*created, at))
            text.published = attribute(tag->attributes, "value");
    }
    return text;
}

Result<TimedText> timed_text_from_reading(std::string_view json) {
    try {
        return from_json(nlohmann::json::parse(json));
    } catch (const nlohmann::json::exception&) {
        return Error{.what = "not a reading with times", .remedy = "use lines of `sayso read --format jsonl`"};
    } catch (const std::out_of_range&) {
        return Error{.what = "a time lies outside of its text"};
    }
}

}  // namespace sayso::eval
