// All that was read off one page: the unit that goes into the ledger.
#pragma once

#include <string>
#include <vector>

#include "sayso/article.h"
#include "sayso/statement.h"
#include "sayso/value.h"

namespace sayso {

struct Producer {
    std::string version;  // of Sayso
    std::string pack;     // id of the pack: language, version, checksum
};

struct Reading {
    Article article;
    std::vector<Statement> statements;  // in order of their content's first byte
    std::vector<Quantity> quantities;
    std::vector<Change> changes;
    std::vector<Time> times;
    std::vector<Entity> entities;
    std::vector<std::string> problems;  // the article's and the analysis's
    Producer producer;
};

}  // namespace sayso
