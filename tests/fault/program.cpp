#include "fault/program.h"

#include <sys/wait.h>

#include <cstdlib>

#include "support/files.h"

namespace sayso::test {

Outcome run_sayso(const std::string& arguments, const std::string& before) {
    const TemporaryFolder folder;
    const std::string out = (folder.path() / "out").string();
    const std::string err = (folder.path() / "err").string();
    const std::string command =
        "(" + before + " '" + SAYSO_PROGRAM + "' " + arguments + ") > '" + out + "' 2> '" + err + "'";
    const int raw =
        std::system(command.c_str());  // NOLINT(cert-env33-c,concurrency-mt-unsafe): a test of the shell's view
    return {WIFEXITED(raw) ? WEXITSTATUS(raw) : 128 + WTERMSIG(raw), read_file(out), read_file(err)};
}

}  // namespace sayso::test
