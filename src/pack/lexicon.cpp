#include <algorithm>
#include <string>

#include "pack/lexicon_layout.h"
#include "pack/pack.h"
#include "pack/tag.h"

namespace sayso {

using pack::Arc;
using pack::arc_at;
using pack::no_state;
using pack::u32_at;

namespace {

constexpr std::size_t start_size = 2;  // bytes

std::size_t start_of(unsigned char first, unsigned char second) { return std::size_t{first} << 8U | second; }

template <class Visit>
void for_each_arc(std::string_view arcs, std::uint32_t state, Visit visit) {
    for (bool last = state == no_state; !last; ++state) {
        const Arc arc = arc_at(arcs, state);
        visit(arc);
        last = arc.last;
    }
}

}  // namespace

void Lexicon::note_starts() {
    if (root_ == no_state) return;
    starts_.resize(1U << 16U);
    for_each_arc(arcs_, root_, [&](const Arc& first) {
        const std::uint32_t number = first.before + (first.final ? 1 : 0);
        for_each_arc(arcs_, first.target, [&](const Arc& second) {
            starts_[start_of(first.label, second.label)] = {second.target,
                                                            number + second.before + (second.final ? 1 : 0)};
        });
    });
}

std::optional<std::uint32_t> Lexicon::number_of(std::string_view form) const {
    std::uint32_t state = root_;
    std::uint32_t number = 0;
    std::size_t i = 0;
    if (form.size() > start_size && !starts_.empty()) {
        const Start& start =
            starts_[start_of(static_cast<unsigned char>(form[0]), static_cast<unsigned char>(form[1]))];
        state = start.state;
        number = start.number;
        i = start_size;
    }
    for (; i < form.size(); ++i) {
        if (state == no_state) return std::nullopt;
        const auto label = static_cast<unsigned char>(form[i]);
        Arc arc = arc_at(arcs_, state);
        while (arc.label < label && !arc.last) arc = arc_at(arcs_, ++state);
        if (arc.label != label) return std::nullopt;
        number += arc.before;
        if (i + 1 == form.size()) return arc.final ? std::optional(number) : std::nullopt;
        number += arc.final ? 1 : 0;
        state = arc.target;
    }
    return std::nullopt;
}

bool Lexicon::contains(std::string_view form) const { return number_of(form).has_value(); }

bool Lexicon::lookup(std::string_view form, std::vector<LexiconReading>& readings) const {
    readings.clear();
    const auto number = number_of(form);
    if (!number) return false;
    const std::uint32_t reading_class = u32_at(class_of_form_, *number);
    const std::uint32_t begin = reading_class == 0 ? 0 : u32_at(class_ends_, reading_class - 1);
    const std::uint32_t end = u32_at(class_ends_, reading_class);
    for (std::uint32_t i = begin; i < end; ++i) {
        const std::string_view record = readings_.substr(std::size_t{u32_at(class_entries_, i)} * pack::reading_size);
        const pack::Features features = pack::features_of(u32_at(record, 0));
        const auto strip = std::min<std::size_t>(u32_at(record, 3), form.size());
        readings.push_back(LexiconReading{.upos = features.upos,
                                          .morph = features.morph,
                                          .strip = static_cast<std::uint16_t>(strip),
                                          .append = pool_.substr(u32_at(record, 1), u32_at(record, 2))});
    }
    return true;
}

void Lexicon::for_each_form(const std::function<void(std::string_view form)>& visit) const {
    std::string form;
    std::vector<std::uint32_t> path;  // numbers of the arcs taken
    const auto enter = [&](std::uint32_t arc) {
        path.push_back(arc);
        form.push_back(static_cast<char>(arc_at(arcs_, arc).label));
        if (arc_at(arcs_, arc).final) visit(form);
    };
    if (root_ != no_state) enter(root_);
    while (!path.empty()) {
        if (const std::uint32_t below = arc_at(arcs_, path.back()).target; below != no_state) {
            enter(below);
            continue;
        }
        bool was_last = true;
        while (!path.empty() && was_last) {
            was_last = arc_at(arcs_, path.back()).last;
            const std::uint32_t next = path.back() + 1;
            path.pop_back();
            form.pop_back();
            if (!was_last) enter(next);
        }
    }
}

}  // namespace sayso
