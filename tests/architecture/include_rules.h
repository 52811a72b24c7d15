// The order of the layers, and what an #include may therefore be.
#pragma once

#include <string>
#include <vector>

namespace sayso::test {

// The layers in the order of the data: each may use those to its left. The only place where the order is
// written down for the machine; ARCHITECTURE.md says it for people.
[[nodiscard]] const std::vector<std::string>& layers();

struct SourceFile {
    std::string path;  // from the repository's root, "src/text/tagger.cpp"
    std::string text;
};

// One sentence for each #include of `file` that breaks a rule:
//   - a file of src/LAYER or apps/APP includes "sayso/…", its own folder, and the front header
//     (LAYER/LAYER.h) of earlier layers; base is open, all its headers are for everybody
//   - a public header includes public headers only
//   - an app does not include another app; apps/eval (the scores) is there for all of them
[[nodiscard]] std::vector<std::string> broken_includes(const SourceFile& file);

}  // namespace sayso::test
