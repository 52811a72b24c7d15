#include "statement/who_offices.h"

#include <algorithm>

#include "statement/cell_parts.h"
#include "statement/view.h"

namespace sayso::statement {
namespace {

std::vector<std::string> lowered_parts_of(std::string_view cell) {
    std::vector<std::string> parts;
    for_each_part(cell, [&](std::string_view part) { parts.push_back(lowered(part)); });
    return parts;
}

}  // namespace

// As far as either is told: "2004" is any month of that year.
bool held_on(const Office& office, std::string_view day) {
    if (day.empty()) return true;
    if (day.substr(0, office.from.size()) < office.from) return false;
    return office.to.empty() || day.substr(0, office.to.size()) <= office.to;
}

Offices::Offices(const Table& table) {
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const std::vector<std::string> names = lowered_parts_of(table.cell(row, "person"));
        Office office{.nouns = lowered_parts_of(table.cell(row, "office")),
                      .of = lowered_parts_of(table.cell(row, "of")),
                      .from = table.cell(row, "from"),
                      .to = table.cell(row, "to")};
        if (names.empty() || office.of.empty()) continue;
        const auto next = static_cast<std::uint32_t>(holders_.size());
        const auto known =
            std::find_if(names.begin(), names.end(), [&](const std::string& name) { return by_name_.contains(name); });
        const std::uint32_t holder = known == names.end() ? next : by_name_[*known];
        if (holder == next) holders_.push_back({.gender = table.cell(row, "gender"), .offices = {}});
        for (const std::string& name : names) {
            by_name_.try_emplace(name, holder);
            std::vector<std::uint32_t>& bearers = by_surname_[name.substr(name.rfind(' ') + 1)];
            if (std::find(bearers.begin(), bearers.end(), holder) == bearers.end()) bearers.push_back(holder);
        }
        holders_[holder].offices.push_back(std::move(office));
    }
}

const OfficeHolder* Offices::find(std::string_view lower_name) const {
    const auto found = by_name_.find(lower_name);
    return found == by_name_.end() ? nullptr : &holders_[found->second];
}

const OfficeHolder* Offices::find_by_surname(std::string_view lower_surname, std::string_view day) const {
    const auto bearers = by_surname_.find(lower_surname);
    if (bearers == by_surname_.end()) return nullptr;
    const OfficeHolder* found = nullptr;
    for (std::uint32_t bearer : bearers->second) {
        const OfficeHolder& holder = holders_[bearer];
        const bool in_office = std::any_of(holder.offices.begin(), holder.offices.end(),
                                           [&](const Office& office) { return held_on(office, day); });
        if (!in_office) continue;
        if (found != nullptr) return nullptr;
        found = &holder;
    }
    return found;
}

}  // namespace sayso::statement
