// Units as others write them: the Unified Code for Units of Measure (https://ucum.org) and ISO 4217, from the table
// "units".
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "pack/pack.h"

namespace sayso {

// One of the two is empty, or both are where neither standard knows the unit.
struct UnitCode {
    std::string_view ucum;
    std::string_view iso4217;
};

// Immutable; may be shared by threads. The pack must outlive it.
class UnitCodes {
public:
    explicit UnitCodes(const PackData& pack);

    // Of a Quantity's or Change's unit. Nothing for a count (an empty unit) and for units the table does not have.
    [[nodiscard]] std::optional<UnitCode> find(std::string_view unit) const;
    // The code with the name of its standard before it ("ucum:km/h", "iso4217:EUR"); empty where there is none.
    [[nodiscard]] std::string name(std::string_view unit) const;

private:
    std::unordered_map<std::string_view, UnitCode> codes_;
};

}  // namespace sayso
