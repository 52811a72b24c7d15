// What class names, ids, roles and element names say about a container.
#pragma once

#include "page/html_blocks.h"

namespace sayso::page {

class ClassMarks {
public:
    explicit ClassMarks(const ClassWords& more);
    [[nodiscard]] Mark of(const lxb_dom_node_t* element) const;

private:
    [[nodiscard]] Mark of_names(std::string_view names) const;
    std::vector<std::pair<std::string, Mark>> words_;  // sorted
};

}  // namespace sayso::page
