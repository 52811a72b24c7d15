#include "sayso/error.h"

namespace sayso {

std::string Error::message() const {
    std::string where;
    const auto add = [&](const std::string& part) {
        if (part.empty()) return;
        if (!where.empty()) where += ", ";
        where += part;
    };
    add(input);
    add(record);
    if (offset) add("byte " + std::to_string(*offset));
    std::string text = where.empty() ? what : where + ": " + what;
    if (!remedy.empty()) text += " (" + remedy + ")";
    return text;
}

}  // namespace sayso
