#include <algorithm>
#include <bitset>

#include "base/utf8.h"
#include "query/nearest.h"
#include "query/value.h"

namespace sayso {
namespace {

using query::Setting;

constexpr std::string_view negation = "not";

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool is_ascii_letter(char c) { return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z'); }

std::string lower_ascii(std::string_view text) {
    std::string lower(text);
    for (char& c : lower) {
        if ('A' <= c && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return lower;
}

const std::vector<std::string_view>& known_names() {
    static const std::vector<std::string_view> names = [] {
        std::vector<std::string_view> all;
        for (auto f = Field::words; f <= Field::sources; f = static_cast<Field>(static_cast<int>(f) + 1))
            all.push_back(name_of(f));
        for (auto s = Setting::order; s <= Setting::offset; s = static_cast<Setting>(static_cast<int>(s) + 1)) {
            all.push_back(query::name_of(s));
        }
        all.push_back(negation);
        return all;
    }();
    return names;
}

// One item of the query: "not:by:mark+rutte".
struct Item {
    std::size_t begin = 0;
    std::size_t value_begin = 0;
    bool excluded = false;
    std::string name;  // of the field or setting, in lower case; empty for a bare word
    std::string_view value;
};

class Parser {
public:
    explicit Parser(std::string_view text) : text_(text) {}

    Result<Query> parse() {
        if (auto status = check_bytes(); !status) return status.error();
        while (skip_blanks()) {
            auto item = next_item();
            if (!item) return item.error();
            if (auto status = take(*item); !status) return status.error();
        }
        return std::move(query_);
    }

private:
    static Error error_at(std::size_t offset, std::string what, std::string remedy = {}) {
        Error error;
        error.what = std::move(what);
        error.input = "query";
        error.offset = offset;
        error.remedy = std::move(remedy);
        return error;
    }

    [[nodiscard]] Status check_bytes() const {
        if (text_.size() > max_query_bytes) {
            return error_at(max_query_bytes, "the query is longer than " + std::to_string(max_query_bytes) + " bytes");
        }
        if (const std::size_t valid = valid_utf8_prefix(text_); valid != text_.size()) {
            return error_at(valid, "the query is not valid UTF-8 here");
        }
        const auto control = std::find_if(text_.begin(), text_.end(), [](char c) {
            return (static_cast<unsigned char>(c) < 0x20 && !is_blank(c)) || c == 0x7F;
        });
        if (control != text_.end()) {
            return error_at(static_cast<std::size_t>(control - text_.begin()),
                            "there is a control character in the query");
        }
        return Done{};
    }

    bool skip_blanks() {
        while (at_ < text_.size() && is_blank(text_[at_])) ++at_;
        return at_ < text_.size();
    }

    // Reads "name:" and steps over it; leaves everything where it is if there is none.
    std::string prefix() {
        std::size_t end = at_;
        while (end < text_.size() && is_ascii_letter(text_[end])) ++end;
        if (end == at_ || end == text_.size() || text_[end] != ':') return {};
        std::string name = lower_ascii(text_.substr(at_, end - at_));
        at_ = end + 1;
        return name;
    }

    Result<Item> next_item() {
        Item item;
        item.begin = at_;
        item.name = prefix();
        if (item.name == negation) {
            item.excluded = true;
            item.name = prefix();
        }
        item.value_begin = at_;
        std::optional<std::size_t> open_quote;
        for (; at_ < text_.size() && (open_quote || !is_blank(text_[at_])); ++at_) {
            if (text_[at_] != '"') continue;
            open_quote = open_quote ? std::nullopt : std::optional(at_);
        }
        if (open_quote) return error_at(*open_quote, "this quotation mark is not closed");
        item.value = text_.substr(item.value_begin, at_ - item.value_begin);
        return item;
    }

    static Error unknown_name(const Item& item) {
        const std::size_t offset = item.begin + (item.excluded ? negation.size() + 1 : 0);
        std::string names;
        for (const std::string_view name : known_names()) names.append(names.empty() ? "" : ", ").append(name);
        const std::string_view near = query::nearest(item.name, known_names());
        const std::string hint = near.empty() ? "" : "did you mean " + std::string(near) + ":? ";
        return error_at(offset, "there is no field '" + item.name + ":'",
                        hint + "fields are " + names + "; for the word as it stands write words:" + item.name + ":…");
    }

    // An error of a value, moved to where the value stands in the query.
    static Error placed(Error error, const Item& item, std::string_view name) {
        error.input = "query";
        error.offset = item.value_begin + error.offset.value_or(0);
        if (!name.empty()) error.what = std::string(name) + ": " + error.what;
        return error;
    }

    Status take(const Item& item) {
        const auto setting = query::setting_from(item.name);
        const auto field = item.name.empty() ? Field::words : field_from(item.name);
        if (!setting && !field) return unknown_name(item);

        const std::string value = query::joined(query::words_of(item.value), ' ');
        if (value.empty()) {
            return error_at(item.value_begin,
                            item.name.empty() ? "there is no word here" : item.name + ": has no value");
        }
        return setting ? take_setting(item, *setting, value) : take_term(item, *field, value);
    }

    Status take_setting(const Item& item, Setting setting, std::string_view value) {
        const auto number = static_cast<std::size_t>(setting);
        if (item.excluded) return error_at(item.begin, item.name + ": is not a condition that can be excluded");
        if (seen_.test(number)) return error_at(item.begin, item.name + ": stands twice in the query");
        seen_.set(number);
        if (auto status = query::set_setting(query_, setting, value); !status)
            return placed(status.error(), item, item.name);
        return Done{};
    }

    Status take_term(const Item& item, Field field, std::string_view value) {
        if (query_.terms.size() == max_query_terms) {
            return error_at(item.begin, "a query has at most " + std::to_string(max_query_terms) + " terms");
        }
        Term term;
        term.field = field;
        term.excluded = item.excluded;
        if (auto status = query::set_value(term, value); !status) return placed(status.error(), item, item.name);
        query_.terms.push_back(std::move(term));
        return Done{};
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::bitset<4> seen_;  // settings
    Query query_;
};

}  // namespace

Result<Query> parse_query(std::string_view text) { return Parser(text).parse(); }

}  // namespace sayso
