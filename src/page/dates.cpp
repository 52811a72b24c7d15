#include <charconv>
#include <string>

#include "base/date.h"
#include "page/fold.h"
#include "page/metadata.h"

namespace sayso::page {
namespace {

bool digits_at(std::string_view text, std::size_t at, std::size_t count) {
    if (at + count > text.size()) return false;
    for (std::size_t i = 0; i < count; ++i) {
        if (text[at + i] < '0' || text[at + i] > '9') return false;
    }
    return true;
}

// The zone at the front of `text`, written "+01:00" or "Z"; empty if there is none.
std::string zone_at(std::string_view text) {
    if (text.starts_with("Z") || text.starts_with("z")) return "Z";
    if (text.empty() || (text[0] != '+' && text[0] != '-') || !digits_at(text, 1, 2)) return {};
    const std::size_t minutes = text.size() > 3 && text[3] == ':' ? 4 : 3;
    std::string zone(text.substr(0, 3));
    zone += ':';
    zone += digits_at(text, minutes, 2) ? text.substr(minutes, 2) : std::string_view("00");
    return zone;
}

}  // namespace

std::string iso_date(std::string_view text) {
    text = trimmed(text);
    const auto date = date_from_iso(text);
    if (!date) return {};
    std::string iso = iso_from(*date);
    text.remove_prefix(iso.size());
    while (!text.empty() && (text[0] == 'T' || text[0] == 't' || text[0] == ' ')) text.remove_prefix(1);
    if (!digits_at(text, 0, 2) || text.size() < 5 || text[2] != ':' || !digits_at(text, 3, 2)) return iso;
    const bool seconds = text.size() > 5 && text[5] == ':' && digits_at(text, 6, 2);
    iso += 'T';
    iso += text.substr(0, 5);
    iso += seconds ? text.substr(5, 3) : std::string_view(":00");
    text.remove_prefix(seconds ? 8 : 5);
    if (text.starts_with(".") || text.starts_with(",")) {
        text.remove_prefix(1);
        while (!text.empty() && is_digit(static_cast<unsigned char>(text[0]))) text.remove_prefix(1);
    }
    return iso + zone_at(trimmed(text));
}

}  // namespace sayso::page
