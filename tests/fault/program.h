// Runs the program sayso, as a user's shell would.
#pragma once

#include <string>

namespace sayso::test {

struct Outcome {
    int status = -1;  // exit status; 128 + signal where a signal ended it
    std::string out;
    std::string err;
};

// `arguments` is a piece of shell, `before` stands in front of the program ("ulimit -f 100;", "cat x |").
[[nodiscard]] Outcome run_sayso(const std::string& arguments, const std::string& before = {});

}  // namespace sayso::test
