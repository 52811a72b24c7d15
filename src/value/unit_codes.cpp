#include "value/unit_codes.h"

namespace sayso {

UnitCodes::UnitCodes(const PackData& pack) {
    const Table& table = pack.table("units");
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const std::string_view unit = table.cell(row, "code");
        if (!unit.empty()) codes_.try_emplace(unit, UnitCode{table.cell(row, "ucum"), table.cell(row, "iso4217")});
    }
}

std::optional<UnitCode> UnitCodes::find(std::string_view unit) const {
    const auto found = codes_.find(unit);
    return found == codes_.end() ? std::nullopt : std::optional(found->second);
}

std::string UnitCodes::name(std::string_view unit) const {
    const auto code = find(unit);
    if (!code) return {};
    if (!code->ucum.empty()) return "ucum:" + std::string(code->ucum);
    return code->iso4217.empty() ? std::string() : "iso4217:" + std::string(code->iso4217);
}

}  // namespace sayso
