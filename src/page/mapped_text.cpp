#include "page/mapped_text.h"

#include <unicode/normalizer2.h>

#include <algorithm>

#include "base/utf8.h"

namespace sayso::page {
namespace {

bool byte_for_byte(const OffsetMap::Run& run) { return run.text_size == run.page_size; }

// The part of a run that lies in [begin, end) of the text. Only byte-for-byte runs can be cut.
OffsetMap::Run cut(OffsetMap::Run run, std::uint32_t begin, std::uint32_t end) {
    const std::uint32_t from = std::max(run.text, begin);
    const std::uint32_t to = std::min(run.text + run.text_size, end);
    if (byte_for_byte(run)) return {from, to - from, run.page + (from - run.text), to - from};
    return {from, to - from, run.page, run.page_size};
}

enum class Class : std::uint8_t { visible, space, invisible, joiner };

bool in(char32_t c, char32_t first, char32_t last) { return first <= c && c <= last; }

Class class_of(char32_t c) {
    if (in(c, 0x09, 0x0D) || c == ' ' || c == 0x85 || c == 0xA0) return Class::space;
    if (c < 0x20 || in(c, 0x7F, 0x9F) || c == 0xAD) return Class::invisible;
    if (c < 0x1680) return Class::visible;
    if (c == 0x1680 || in(c, 0x2000, 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
        c == 0x3000) {
        return Class::space;
    }
    if (c == 0x200C || c == 0x200D) return Class::joiner;
    const bool format = c == 0x200B || c == 0x200E || c == 0x200F || in(c, 0x202A, 0x202E) || in(c, 0x2060, 0x206F);
    if (format || c == 0xFEFF || c == 0xFFFE || c == 0xFFFF) return Class::invisible;
    return Class::visible;
}

const icu::Normalizer2& nfc() {
    static const icu::Normalizer2* const instance = [] {
        UErrorCode status = U_ZERO_ERROR;
        return icu::Normalizer2::getNFCInstance(status);
    }();
    return *instance;
}

// Below U+0300 every character is its own composed form and cannot be the second part of one.
bool starts_composition(char32_t c) { return c < 0x300 || nfc().hasBoundaryBefore(static_cast<UChar32>(c)); }

// Bytes of the character at `at` if it is a visible one that stands in text as it is: ASCII, Latin 1, dashes and
// quotation marks. Whatever comes before it, it begins a new composition. 0: another one. `text` is valid UTF-8.
std::uint32_t plain_size(std::string_view text, std::uint32_t at) {
    const auto byte = [&](std::uint32_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte(at);
    if (lead > ' ' && lead < 0x7F) return 1;
    if (lead == 0xC3) return 2;
    if (lead == 0xC2) return byte(at + 1) > 0xA0 && byte(at + 1) != 0xAD ? 2 : 0;
    if (lead == 0xE2) return byte(at + 1) == 0x80 && byte(at + 2) >= 0x90 && byte(at + 2) <= 0xA7 ? 3 : 0;
    return 0;
}

// Where a run of such characters ends, single spaces between them included, and where its last character begins.
struct PlainRun {
    std::uint32_t end;
    std::uint32_t last;
};

PlainRun plain_run(std::string_view text, std::uint32_t begin) {
    PlainRun run{begin, begin};
    while (run.end < text.size()) {
        if (const std::uint32_t size = plain_size(text, run.end); size > 0) {
            run.last = run.end;
            run.end += size;
        } else if (text[run.end] == ' ' && run.end > begin && run.end + 1 < text.size() &&
                   plain_size(text, run.end + 1) > 0) {
            ++run.end;
        } else {
            break;
        }
    }
    return run;
}

// Where the run of ASCII's white space ends that begins here.
std::uint32_t blank_run(std::string_view text, std::uint32_t begin) {
    const auto blank = [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); };
    while (begin < text.size() && blank(text[begin])) ++begin;
    return begin;
}

// Joiners carry meaning between emoji and in scripts from Hebrew on; between Latin letters they are layout.
bool joins(char32_t before) { return before >= 0x590; }

// A run of combining marks may be as long as an attacker likes; UAX #15's Stream-Safe Format allows 30.
constexpr std::size_t longest_composition = 32;

}  // namespace

void MappedText::append(const MappedText& other, Span part) {
    const auto base = static_cast<std::uint32_t>(text.size());
    text += part.of(other.text);
    const auto& runs = other.source.runs();
    const auto ends_before = [](const OffsetMap::Run& run, std::uint32_t at) { return run.text + run.text_size <= at; };
    for (auto run = std::lower_bound(runs.begin(), runs.end(), part.begin, ends_before);
         run != runs.end() && run->text < part.end; ++run) {
        OffsetMap::Run piece = cut(*run, part.begin, part.end);
        piece.text = base + (piece.text - part.begin);
        source.append(piece);
    }
}

MappedText MappedText::part(Span span) const {
    MappedText result;
    result.append(*this, span);
    return result;
}

OffsetMap compose(const OffsetMap& text_to_middle, const OffsetMap& middle_to_page) {
    OffsetMap result;
    const auto& middle = middle_to_page.runs();
    const auto ends_before = [](const OffsetMap::Run& run, std::uint32_t at) { return run.text + run.text_size <= at; };
    for (const OffsetMap::Run& run : text_to_middle.runs()) {
        if (!byte_for_byte(run)) {
            const Span place = middle_to_page.to_page({run.page, run.page + run.page_size});
            result.append({run.text, run.text_size, place.begin, place.size()});
            continue;
        }
        const std::uint32_t end = run.page + run.page_size;
        for (auto m = std::lower_bound(middle.begin(), middle.end(), run.page, ends_before);
             m != middle.end() && m->text < end; ++m) {
            const OffsetMap::Run piece = cut(*m, run.page, end);
            result.append({run.text + (piece.text - run.page), piece.text_size, piece.page, piece.page_size});
        }
    }
    return result;
}

void TextBuilder::add(char32_t character, Span place) {
    switch (class_of(character)) {
        case Class::invisible: return;
        case Class::joiner:
            if (pending_.empty() || !joins(pending_.back().character)) return;
            break;
        case Class::space: return add_space(place);
        case Class::visible: break;
    }
    if (starts_composition(character) || pending_.size() >= longest_composition || !space_.empty() || gap_) flush();
    write_space();
    pending_.push_back({character, place});
}

void TextBuilder::add_space(Span place) {
    flush();
    if (space_.empty()) {
        space_ = place;
    } else if (space_.end == place.begin) {
        space_.end = place.end;
    }
}

void TextBuilder::add_verbatim(std::string_view characters, std::uint32_t at) {
    std::uint32_t i = 0;
    const auto size = static_cast<std::uint32_t>(characters.size());
    while (i < size) {
        const std::uint32_t last = plain_run(characters, i).last;
        if (last > i) {  // all but the last: a combining mark may follow
            flush();
            write_space();
            write(characters.substr(i, last - i), {at + i, at + last});
            i = last;
        }
        if (const std::uint32_t end = blank_run(characters, i); end > i) {
            add_space({at + i, at + end});
            i = end;
            continue;
        }
        const Decoded next = decode_utf8(characters.substr(i));
        add(next.code_point, {at + i, at + i + next.size});
        i += next.size;
    }
}

void TextBuilder::add_opaque(std::string_view characters, Span place) {
    while (!characters.empty()) {
        const Decoded next = decode_utf8(characters);
        add(next.code_point, place);
        characters.remove_prefix(next.size);
    }
}

void TextBuilder::write_space() {
    if (space_.empty() && !gap_) return;
    if (!built_.empty()) {
        if (space_.empty()) {
            built_.append_unmapped(" ");
        } else {
            write(" ", space_);
        }
    }
    space_ = {};
    gap_ = false;
}

void TextBuilder::write(std::string_view characters, Span place) {
    built_.source.append({static_cast<std::uint32_t>(built_.text.size()), static_cast<std::uint32_t>(characters.size()),
                          place.begin, place.size()});
    built_.text += characters;
}

void TextBuilder::flush() {
    if (pending_.empty()) return;
    std::string characters;
    for (const Placed& placed : pending_) append_utf8(characters, placed.character);
    const bool alone = pending_.size() == 1 && plain_size(characters, 0) > 0;
    if (!alone) {
        UErrorCode status = U_ZERO_ERROR;
        const icu::UnicodeString composed = nfc().normalize(icu::UnicodeString::fromUTF8(characters), status);
        if (U_SUCCESS(status)) {
            characters.clear();
            composed.toUTF8String(characters);
        }
    }
    write(characters, {pending_.front().place.begin, pending_.back().place.end});
    pending_.clear();
}

MappedText TextBuilder::take() {
    flush();
    space_ = {};
    gap_ = false;
    return std::exchange(built_, {});
}

}  // namespace sayso::page
