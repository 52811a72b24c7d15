#include <algorithm>
#include <map>
#include <optional>
#include <span>
#include <tuple>
#include <unordered_map>

#include "pack/build.h"
#include "pack/lexicon_layout.h"
#include "pack/tag.h"
#include "pack/tsv.h"

namespace sayso::pack {
namespace {

// How a form's lemma is made, and what the form then is.
struct Reading {
    std::uint32_t tag = 0;
    std::uint16_t strip = 0;
    std::string append;
    auto operator<=>(const Reading&) const = default;
};

struct Row {
    std::string_view form;
    std::string_view lemma;
    std::uint32_t tag = 0;
    auto operator<=>(const Row&) const = default;
};

// A minimal acyclic automaton over sorted forms, as a list of arcs in which what an arc leads to stands before it.
class Automaton {
public:
    explicit Automaton(std::span<const std::string_view> forms) {
        root_ = forms.empty() ? no_state : add_state(forms, 0);
    }

    [[nodiscard]] std::uint32_t root() const { return root_; }
    [[nodiscard]] const std::string& arcs() const { return arcs_; }

private:
    // The state below which the forms lie, all alike in their first `depth` bytes and all longer.
    std::uint32_t add_state(std::span<const std::string_view> forms, std::size_t depth) {
        std::string state;
        for (std::size_t begin = 0; begin < forms.size();) {
            const char label = forms[begin][depth];
            std::size_t end = begin;
            while (end < forms.size() && forms[end][depth] == label) ++end;
            const bool final = forms[begin].size() == depth + 1;
            const auto longer = forms.subspan(begin + final, end - begin - final);
            const std::uint32_t target = longer.empty() ? no_state : add_state(longer, depth + 1);
            append_u32(state, static_cast<unsigned char>(label) | target << 8);
            append_u32(state,
                       (end == forms.size() ? 1U : 0U) | (final ? 2U : 0U) | static_cast<std::uint32_t>(begin) << 2);
            begin = end;
        }
        const auto [known, is_new] = states_.emplace(state, static_cast<std::uint32_t>(arcs_.size() / arc_size));
        if (is_new) arcs_ += state;
        return known->second;
    }

    std::unordered_map<std::string, std::uint32_t> states_;  // by their arcs
    std::string arcs_;
    std::uint32_t root_ = no_state;
};

// Puts lists of small numbers one behind the other, equal ones once.
class ClassList {
public:
    std::uint32_t number_of(const std::vector<std::uint32_t>& readings) {
        const auto [known, is_new] = numbers_.emplace(readings, static_cast<std::uint32_t>(numbers_.size()));
        if (is_new) {
            for (const std::uint32_t reading : readings) append_u32(entries_, reading);
            append_u32(ends_, static_cast<std::uint32_t>(entries_.size() / 4));
        }
        return known->second;
    }
    [[nodiscard]] const std::string& ends() const { return ends_; }
    [[nodiscard]] const std::string& entries() const { return entries_; }

private:
    std::map<std::vector<std::uint32_t>, std::uint32_t> numbers_;
    std::string ends_;
    std::string entries_;
};

// The longest common beginning that does not end inside a code point.
std::size_t common_prefix(std::string_view a, std::string_view b) {
    std::size_t size =
        static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin());
    const auto inside_code_point = [](std::string_view text, std::size_t at) {
        return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
    };
    while (size > 0 && (inside_code_point(a, size) || inside_code_point(b, size))) --size;
    return size;
}

Reading reading_of(const Row& row) {
    const std::size_t kept = common_prefix(row.form, row.lemma);
    return Reading{.tag = row.tag,
                   .strip = static_cast<std::uint16_t>(row.form.size() - kept),
                   .append = std::string(row.lemma.substr(kept))};
}

// Features are few and rows are many, so that each pair is read once.
class TagReader {
public:
    std::optional<std::uint32_t> tag_of(std::string_view upos, std::string_view features) {
        const auto [known, is_new] = tags_.try_emplace({upos, features});
        if (is_new) {
            const auto upos_value = upos_from(upos);
            const auto morph = morph_from(features);
            if (upos_value && morph) known->second = tag_from(*upos_value, *morph);
        }
        return known->second;
    }

private:
    std::map<std::pair<std::string_view, std::string_view>, std::optional<std::uint32_t>> tags_;
};

Result<std::vector<Row>> read_rows(std::string_view text, const std::string& input) {
    Result<TsvReader> reader = TsvReader::open(text, input);
    if (!reader) return std::move(reader).error();
    if (reader->columns() != std::vector<std::string_view>{"form", "lemma", "upos", "features"}) {
        return reader->error_here("these are not the columns of a lexicon", "name them form, lemma, upos, features");
    }
    std::vector<Row> rows;
    std::vector<std::string_view> cells;
    TagReader tags;
    while (true) {
        const Result<bool> more = reader->next(cells);
        if (!more) return more.error();
        if (!*more) break;
        if (cells[0].empty() || cells[0].size() > 0xFFFF)
            return reader->error_here("the form is empty or too long", "");
        if (cells[1].empty()) return reader->error_here("the lemma is empty", "repeat the form if it is its own lemma");
        const auto tag = tags.tag_of(cells[2], cells[3]);
        if (!tag) {
            return reader->error_here(
                "unknown part of speech or features: " + std::string(cells[2]) + " " + std::string(cells[3]),
                "write them as Universal Dependencies does");
        }
        rows.push_back(Row{.form = cells[0], .lemma = cells[1], .tag = *tag});
    }
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
}

// All distinct readings with their numbers, and their records with the pool behind them.
struct ReadingList {
    std::map<Reading, std::uint32_t> numbers;
    std::string records;
    std::string pool;
};

ReadingList list_readings(const std::vector<Row>& rows) {
    ReadingList list;
    for (const Row& row : rows) list.numbers.emplace(reading_of(row), 0);
    std::map<std::string_view, std::uint32_t> in_pool;
    std::uint32_t next = 0;
    for (auto& [reading, number] : list.numbers) {
        number = next++;
        const auto [place, is_new] = in_pool.emplace(reading.append, static_cast<std::uint32_t>(list.pool.size()));
        if (is_new) list.pool += reading.append;
        append_u32(list.records, reading.tag);
        append_u32(list.records, place->second);
        append_u32(list.records, static_cast<std::uint32_t>(reading.append.size()));
        append_u16(list.records, reading.strip);
        append_u16(list.records, 0);
    }
    return list;
}

}  // namespace

Result<std::string> build_lexicon(std::string_view text, const std::string& input) {
    Result<std::vector<Row>> rows = read_rows(text, input);
    if (!rows) return std::move(rows).error();
    const ReadingList readings = list_readings(*rows);

    std::vector<std::string_view> forms;
    std::string class_of_form;
    ClassList classes;
    for (auto row = rows->begin(); row != rows->end();) {
        const std::string_view form = row->form;
        std::vector<std::uint32_t> numbers;
        for (; row != rows->end() && row->form == form; ++row) numbers.push_back(readings.numbers.at(reading_of(*row)));
        std::sort(numbers.begin(), numbers.end());
        forms.push_back(form);
        append_u32(class_of_form, classes.number_of(numbers));
    }
    const Automaton automaton(forms);
    if (forms.size() > most_forms || automaton.arcs().size() / arc_size >= no_state) {
        return Error{
            .what = "the lexicon is too large", .input = input, .record = {}, .offset = std::nullopt, .remedy = {}};
    }
    std::string section;
    for (const std::size_t count : {automaton.arcs().size() / arc_size, forms.size(), classes.ends().size() / 4,
                                    classes.entries().size() / 4, readings.numbers.size()}) {
        append_u32(section, static_cast<std::uint32_t>(count));
    }
    append_u32(section, automaton.root());
    section.resize(lexicon_head_size, '\0');
    return section + automaton.arcs() + class_of_form + classes.ends() + classes.entries() + readings.records +
           readings.pool;
}

}  // namespace sayso::pack
