#include "page/charset.h"

#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <memory>
#include <optional>

#include "base/utf8.h"
#include "page/charset_names.h"
#include "page/mapped_text.h"

namespace sayso::page {
namespace {

const char* converter_for(std::string_view label) { return converter_of(encoding_for(label)); }

struct Mark {
    const char* converter;
    std::uint32_t size;
};

std::optional<Mark> byte_order_mark(std::string_view bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF")) return Mark{"UTF-8", 3};
    if (bytes.starts_with("\xFE\xFF")) return Mark{"UTF-16BE", 2};
    if (bytes.starts_with("\xFF\xFE")) return Mark{"UTF-16LE", 2};
    return std::nullopt;
}

// Control characters that no text has: all but tab, line ends, form feed and escape. Without a branch.
constexpr bool unreadable(char c) {
    const auto byte = static_cast<std::uint8_t>(c);
    return ((byte < '\t') | (byte == '\v') | ((byte > '\r') & (byte < 0x20) & (byte != 0x1B))) != 0;
}

// Every byte of every page goes through here. The inner loop has a fixed length, no branch, and a count that fits into
// a byte, so that a compiler makes one step of sixteen bytes.
std::size_t count_unreadable(std::string_view bytes) {
    constexpr std::size_t run = 128;
    std::size_t count = 0;
    std::size_t begin = 0;
    for (; begin + run <= bytes.size(); begin += run) {
        std::uint8_t in_run = 0;
        for (std::size_t i = 0; i < run; ++i)
            in_run = static_cast<std::uint8_t>(in_run + static_cast<std::uint8_t>(unreadable(bytes[begin + i])));
        count += in_run;
    }
    return count + static_cast<std::size_t>(std::count_if(bytes.begin() + begin, bytes.end(), unreadable));
}

bool is_utf16(std::string_view converter) { return converter.starts_with("UTF-16"); }

// A few stray control characters are a flaw of a text; more than one in fifty bytes is no text.
std::optional<Error> binary_error(const Page& page) {
    const auto& bytes = page.bytes;
    const std::size_t count = count_unreadable(bytes);
    if (count * 50 <= bytes.size()) return std::nullopt;
    const auto first = std::find_if(bytes.begin(), bytes.end(), unreadable);
    return Error{.what = "not text: " + std::to_string(count) + " of " + std::to_string(bytes.size()) +
                         " bytes are control characters",
                 .input = page.url,
                 .offset = static_cast<std::uint64_t>(first - bytes.begin()),
                 .remedy = "give an HTML or text file; compressed or binary files are not read"};
}

bool blank(std::string_view text) { return text.find_first_not_of(" \t\r\n\f\v") == std::string_view::npos; }

struct ConverterCloser {
    void operator()(UConverter* converter) const { ucnv_close(converter); }
};

// Converts bytes[from…] to UTF-8 with one run for each character whose size changes.
struct Conversion {
    std::string text;
    OffsetMap map;
    std::size_t broken = 0;
};

// Puts UTF-16 units with the byte offsets they came from into the conversion. A surrogate pair may be cut by the
// buffer.
class Utf8Writer {
public:
    explicit Utf8Writer(Conversion& out) : out_(out) {}

    void add(char16_t unit, std::uint32_t at) {
        if (U16_IS_TRAIL(unit) && high_ != 0) {
            character(U16_GET_SUPPLEMENTARY(high_, unit), high_at_);
            high_ = 0;
        } else if (U16_IS_LEAD(unit)) {
            high_ = unit;
            high_at_ = at;
        } else {
            character(unit, at);
        }
    }
    void finish(std::uint32_t end) {
        if (begun_) close(end);
    }

private:
    void character(char32_t c, std::uint32_t at) {
        if (begun_) close(at);
        begun_ = true;
        text_begin_ = static_cast<std::uint32_t>(out_.text.size());
        page_begin_ = at;
        if (c == replacement_character) ++out_.broken;
        append_utf8(out_.text, c);
    }
    void close(std::uint32_t end) {
        out_.map.append(
            {text_begin_, static_cast<std::uint32_t>(out_.text.size()) - text_begin_, page_begin_, end - page_begin_});
    }

    Conversion& out_;
    char16_t high_ = 0;
    std::uint32_t high_at_ = 0, text_begin_ = 0, page_begin_ = 0;
    bool begun_ = false;
};

std::optional<Conversion> convert(std::string_view bytes, std::uint32_t from, const char* name) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, ConverterCloser> converter(ucnv_open(name, &status));
    if (U_FAILURE(status)) return std::nullopt;
    Conversion out;
    Utf8Writer writer(out);
    constexpr std::size_t buffer_size = 4096;
    std::array<char16_t, buffer_size> units;
    std::array<std::int32_t, buffer_size> offsets;
    const char* source = bytes.data() + from;
    const char* const end = bytes.data() + bytes.size();
    do {
        // Offsets count from where this call began; -1 is a character begun in the call before.
        const auto base = static_cast<std::int64_t>(source - bytes.data());
        char16_t* target = units.data();
        status = U_ZERO_ERROR;
        ucnv_toUnicode(converter.get(), &target, units.data() + units.size(), &source, end, offsets.data(), 1, &status);
        for (std::size_t i = 0; i < static_cast<std::size_t>(target - units.data()); ++i) {
            writer.add(units[i], static_cast<std::uint32_t>(base + std::max(offsets[i], 0)));
        }
        if (U_FAILURE(status) && status != U_BUFFER_OVERFLOW_ERROR) return std::nullopt;
    } while (status == U_BUFFER_OVERFLOW_ERROR);
    writer.finish(static_cast<std::uint32_t>(bytes.size()));
    return out;
}

// UTF-8 with every maximal wrong subpart replaced, and its map.
Conversion repair(std::string_view bytes, std::uint32_t from) {
    Conversion out;
    auto at = from;
    const auto put = [&](std::string_view characters, std::uint32_t page_size) {
        out.map.append({static_cast<std::uint32_t>(out.text.size()), static_cast<std::uint32_t>(characters.size()), at,
                        page_size});
        out.text += characters;
        at += page_size;
    };
    while (at < bytes.size()) {
        const std::size_t good = valid_utf8_prefix(bytes.substr(at));
        put(bytes.substr(at, good), static_cast<std::uint32_t>(good));
        if (at == bytes.size()) break;
        // The longest subpart that repairs to a single U+FFFD is at most three bytes.
        std::uint32_t wrong = 1;
        while (wrong < 3 && at + wrong < bytes.size() && repair_utf8(bytes.substr(at, wrong + 1)) == "\xEF\xBF\xBD") {
            ++wrong;
        }
        put("\xEF\xBF\xBD", wrong);
        ++out.broken;
    }
    return out;
}

Error empty_page(const Page& page) {
    return {.what = "the page is empty", .input = page.url, .offset = 0, .remedy = "check that it was saved whole"};
}

// What a byte order mark, whoever sent the page, or the page itself asks for; nullptr if none of them does. Names that
// are not known are problems. Error: it is not text.
Result<const char*> converter_asked_for(const Page& page, const std::optional<Mark>& mark,
                                        std::vector<std::string>& problems) {
    const auto known = [&](const std::string& label) {
        const char* const converter = converter_for(label);
        if (converter == nullptr && !label.empty())
            problems.push_back("the character set \"" + label + "\" is not known");
        return converter;
    };
    const char* const given = mark ? mark->converter : known(page.charset);
    if (given == nullptr || !is_utf16(given)) {
        if (auto error = binary_error(page)) return *std::move(error);
    }
    if (given != nullptr) return given;
    // A page that can be read as ASCII up to its declaration is not in UTF-16, whatever it declares.
    const char* const declared = known(declared_charset(page.bytes));
    return declared != nullptr && is_utf16(declared) ? "UTF-8" : declared;
}

}  // namespace

OffsetMap DecodedPage::to_bytes(OffsetMap map) const { return converted_ ? compose(map, map_) : std::move(map); }

Result<DecodedPage> decode_page(const Page& page) {
    const std::string_view bytes = page.bytes;
    if (blank(bytes)) return empty_page(page);
    if (bytes.size() > largest_page) {
        return Error{.what = "the page has " + std::to_string(bytes.size()) + " bytes, more than " +
                             std::to_string(largest_page),
                     .input = page.url,
                     .offset = largest_page,
                     .remedy = "split it: one page is one article"};
    }
    DecodedPage result;
    const auto mark = byte_order_mark(bytes);
    const std::uint32_t from = mark ? mark->size : 0;
    const Result<const char*> asked_for = converter_asked_for(page, mark, result.problems);
    if (!asked_for) return asked_for.error();
    const char* const converter = *asked_for;
    const std::string_view content = bytes.substr(from);
    const bool valid = (converter == nullptr || !is_utf16(converter)) && valid_utf8_prefix(content) == content.size();
    if (valid && from == 0) {
        result.view_ = content;
        return result;
    }
    // Text in another character set is all but never valid UTF-8 by chance: the declaration is wrong.
    const std::string name = valid ? "UTF-8" : converter != nullptr ? converter : "windows-1252";
    auto conversion = name == "UTF-8" ? repair(bytes, from) : convert(bytes, from, name.c_str());
    if (!conversion) {
        return Error{.what = "cannot convert the page from " + name,
                     .input = page.url,
                     .offset = from,
                     .remedy = "convert it to UTF-8 first"};
    }
    if (conversion->broken > 0)
        result.problems.push_back(std::to_string(conversion->broken) + " broken characters (character set " + name +
                                  ")");
    if (blank(conversion->text)) return empty_page(page);
    result.converted_ = true;
    result.own_ = std::move(conversion->text);
    result.map_ = std::move(conversion->map);
    return result;
}

}  // namespace sayso::page
