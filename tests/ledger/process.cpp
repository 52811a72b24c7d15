#include "ledger/process.h"

#include <sys/wait.h>
#include <unistd.h>

#include <stdexcept>

namespace sayso::test {

pid_t start(const std::function<int()>& function) {
    const pid_t process = fork();
    if (process < 0) throw std::runtime_error("cannot fork");
    if (process == 0) _exit(function());
    return process;
}

int wait_for(pid_t process) {
    int status = 0;
    if (waitpid(process, &status, 0) != process) throw std::runtime_error("cannot wait");
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

int run_unprivileged(const std::function<int()>& function) {
    return wait_for(start([&] {
        constexpr uid_t nobody = 65534;
        constexpr int no_rights_given_up = 99;
        if (getuid() == 0 && (setgid(nobody) != 0 || setuid(nobody) != 0)) return no_rights_given_up;
        return function();
    }));
}

}  // namespace sayso::test
