// What is checked about a lexicon when a pack is opened. After it:
//   1. every arc's target is a state before the arc's own, so a walk ends, inside the arcs;
//   2. the forms' numbers are 0 … form count - 1, each once;
//   3. every form has a class, every class entry a reading, every reading a known tag and its text inside the pool.
#include <string>
#include <vector>

#include "pack/lexicon_layout.h"
#include "pack/pack.h"
#include "pack/tag.h"

namespace sayso {
namespace {

using pack::Arc;
using pack::arc_at;
using pack::no_state;
using pack::u32_at;

Error wrong(std::string what, std::size_t offset) {
    return Error{
        .what = std::move(what), .input = {}, .record = {}, .offset = offset, .remedy = "build the pack again"};
}

// Counts the forms below every state, from the front: whatever an arc leads to has been counted before.
std::optional<Error> check_arcs(std::string_view arcs, std::uint32_t root, std::uint32_t form_count) {
    const std::size_t count = arcs.size() / pack::arc_size;
    std::vector<std::uint32_t> forms_below(count, 0);  // at a state's first arc; 0 elsewhere
    std::size_t state = 0;
    std::uint64_t forms = 0;  // of this state, so far
    for (std::size_t i = 0; i < count; ++i) {
        const Arc arc = arc_at(arcs, i);
        const std::size_t at = pack::lexicon_head_size + i * pack::arc_size;
        if (i > state && arc.label <= arc_at(arcs, i - 1).label) return wrong("a lexicon's arcs are out of order", at);
        if (arc.before != forms) return wrong("a lexicon's arc counts its forms wrongly", at);
        const bool leads_on = arc.target != no_state;
        if (leads_on && (arc.target >= state || forms_below[arc.target] == 0)) {
            return wrong("a lexicon's arc leads to no state before it", at);
        }
        if (!leads_on && !arc.final) return wrong("a lexicon's arc leads to no form", at);
        forms += (arc.final ? 1 : 0) + (leads_on ? forms_below[arc.target] : 0);
        if (forms > form_count) return wrong("a lexicon's state has more forms than the lexicon", at);
        if (arc.last) {
            forms_below[state] = static_cast<std::uint32_t>(forms);
            state = i + 1;
            forms = 0;
        }
    }
    if (state != count) return wrong("a lexicon's last state has no end", pack::lexicon_head_size + arcs.size());
    const bool root_is_right =
        root == no_state ? form_count == 0 && count == 0 : root < count && forms_below[root] == form_count;
    if (!root_is_right) return wrong("a lexicon's root does not lead to all its forms", 20);
    return std::nullopt;
}

std::optional<Error> check_below(std::string_view numbers, std::uint64_t bound, std::string_view what) {
    for (std::size_t i = 0; i < numbers.size() / 4; ++i) {
        if (u32_at(numbers, i) >= bound) return wrong("a lexicon's " + std::string(what) + " is not there", i * 4);
    }
    return std::nullopt;
}

std::optional<Error> check_class_ends(std::string_view ends, std::uint64_t entry_count) {
    std::uint32_t end = 0;
    for (std::size_t i = 0; i < ends.size() / 4; ++i) {
        const std::uint32_t next = u32_at(ends, i);
        if (next <= end) return wrong("a lexicon's class has no readings", i * 4);
        end = next;
    }
    if (end != entry_count) return wrong("a lexicon's classes do not fill their list", ends.size());
    return std::nullopt;
}

std::optional<Error> check_readings(std::string_view readings, std::size_t pool_size) {
    for (std::size_t at = 0; at < readings.size(); at += pack::reading_size) {
        const std::string_view record = readings.substr(at, pack::reading_size);
        if (!pack::is_tag(u32_at(record, 0))) return wrong("a lexicon's reading has an unknown tag", at);
        const std::uint64_t end = std::uint64_t{u32_at(record, 1)} + u32_at(record, 2);
        if (end > pool_size) return wrong("a lexicon's reading has its text outside the lexicon", at + 4);
        if (u32_at(record, 3) > 0xFFFF) return wrong("a lexicon's reading is not filled up with zero", at + 14);
    }
    return std::nullopt;
}

}  // namespace

Result<Lexicon> Lexicon::from_section(std::string_view bytes) {
    if (bytes.size() < pack::lexicon_head_size) return wrong("a lexicon ends inside its head", bytes.size());
    const std::uint64_t arc_count = u32_at(bytes, 0), form_count = u32_at(bytes, 1), class_count = u32_at(bytes, 2),
                        entry_count = u32_at(bytes, 3), reading_count = u32_at(bytes, 4);
    if (u32_at(bytes, 6) != 0 || u32_at(bytes, 7) != 0) return wrong("a lexicon's head is not filled up with zero", 24);
    const std::uint64_t needed =
        arc_count * pack::arc_size + (form_count + class_count + entry_count) * 4 + reading_count * pack::reading_size;
    if (needed > bytes.size() - pack::lexicon_head_size)
        return wrong("a lexicon ends before its lists do", bytes.size());

    std::string_view rest = bytes.substr(pack::lexicon_head_size);
    const auto take = [&rest](std::size_t size) {
        const std::string_view part = rest.substr(0, size);
        rest.remove_prefix(size);
        return part;
    };
    Lexicon lexicon;
    lexicon.arcs_ = take(arc_count * pack::arc_size);
    lexicon.class_of_form_ = take(form_count * 4);
    lexicon.class_ends_ = take(class_count * 4);
    lexicon.class_entries_ = take(entry_count * 4);
    lexicon.readings_ = take(reading_count * pack::reading_size);
    lexicon.pool_ = rest;
    lexicon.root_ = u32_at(bytes, 5);
    lexicon.form_count_ = static_cast<std::uint32_t>(form_count);

    // Offsets inside a list become offsets in the section.
    const auto in_section = [&bytes](Error error, std::string_view list) {
        *error.offset += static_cast<std::size_t>(list.data() - bytes.data());
        return error;
    };
    if (auto error = check_arcs(lexicon.arcs_, lexicon.root_, lexicon.form_count_)) return *std::move(error);
    if (auto error = check_below(lexicon.class_of_form_, class_count, "class"))
        return in_section(*error, lexicon.class_of_form_);
    if (auto error = check_class_ends(lexicon.class_ends_, entry_count)) return in_section(*error, lexicon.class_ends_);
    if (auto error = check_below(lexicon.class_entries_, reading_count, "reading")) {
        return in_section(*error, lexicon.class_entries_);
    }
    if (auto error = check_readings(lexicon.readings_, lexicon.pool_.size()))
        return in_section(*error, lexicon.readings_);
    lexicon.note_starts();
    return lexicon;
}

}  // namespace sayso
