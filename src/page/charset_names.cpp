#include "page/charset_names.h"

#include <lexbor/encoding/encoding.h>
#include <lexbor/html/encoding.h>

#include <algorithm>
#include <array>
#include <memory>
#include <new>

namespace sayso::page {

std::string_view encoding_for(std::string_view label) {
    const lxb_encoding_data_t* data =
        lxb_encoding_data_by_pre_name(reinterpret_cast<const lxb_char_t*>(label.data()), label.size());
    return data == nullptr ? std::string_view() : reinterpret_cast<const char*>(data->name);
}

const char* converter_of(std::string_view encoding) {
    // By encoding; all others have the same name in ICU.
    struct Converter {
        std::string_view encoding;
        const char* name;
    };
    static constexpr auto others = std::to_array<Converter>({{"EUC-KR", "windows-949"},
                                                             {"ISO-8859-8-I", "ISO-8859-8"},
                                                             {"x-user-defined", "windows-1252"},
                                                             {"replacement", nullptr},
                                                             {"", nullptr}});
    const auto found =
        std::find_if(others.begin(), others.end(), [&](const Converter& c) { return c.encoding == encoding; });
    return found == others.end() ? encoding.data() : found->name;  // lexbor's names end with a zero
}

namespace {

// By the HTML standard's prescan.
std::string in_meta(std::string_view head) {
    lxb_html_encoding_t found{};
    if (lxb_html_encoding_init(&found) != LXB_STATUS_OK) throw std::bad_alloc();
    const std::unique_ptr<lxb_html_encoding_t, void (*)(lxb_html_encoding_t*)> owner(
        &found, [](lxb_html_encoding_t* e) { lxb_html_encoding_destroy(e, false); });
    const auto* begin = reinterpret_cast<const lxb_char_t*>(head.data());
    lxb_html_encoding_determine(&found, begin, begin + head.size());
    std::string_view first;
    for (std::size_t i = 0; i < lexbor_array_obj_length(&found.result); ++i) {
        const auto* entry = static_cast<const lxb_html_encoding_entry_t*>(lexbor_array_obj_get(&found.result, i));
        const std::string_view label(reinterpret_cast<const char*>(entry->name),
                                     static_cast<std::size_t>(entry->end - entry->name));
        if (!encoding_for(label).empty()) return std::string(label);
        if (first.empty()) first = label;
    }
    return std::string(first);
}

std::string in_xml_declaration(std::string_view head) {
    if (!head.starts_with("<?xml")) return {};
    const std::string_view declaration = head.substr(0, head.find('>'));
    constexpr std::string_view key = "encoding";
    std::size_t at = declaration.find(key);
    if (at == std::string_view::npos) return {};
    at = declaration.find_first_not_of(" \t\r\n=\"'", at + key.size());
    if (at == std::string_view::npos) return {};
    return std::string(declaration.substr(at, declaration.find_first_of(" \t\r\n\"'?", at) - at));
}

}  // namespace

std::string declared_charset(std::string_view bytes) {
    constexpr std::size_t prescan = 4096;  // the standard's 1024 are not enough for pages that begin with comments
    // Zeros behind it, since lexbor looks ahead.
    std::string head(bytes.substr(0, prescan));
    const std::size_t size = head.size();
    head.append(16, '\0');
    std::string declared = in_meta(std::string_view(head).substr(0, size));
    return declared.empty() ? in_xml_declaration(std::string_view(head).substr(0, size)) : declared;
}

}  // namespace sayso::page
