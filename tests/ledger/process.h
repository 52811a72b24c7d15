// Other processes that tests need: one that may be killed, one without root's rights.
#pragma once

#include <sys/types.h>

#include <functional>

namespace sayso::test {

// Runs the function in a child process, which ends with the status it returns.
[[nodiscard]] pid_t start(const std::function<int()>& function);
// The exit status; 128 + the signal's number for a process that a signal ended.
[[nodiscard]] int wait_for(pid_t process);

// Runs the function in a child process that is not root: permissions mean nothing to root. The result is its status.
[[nodiscard]] int run_unprivileged(const std::function<int()>& function);

}  // namespace sayso::test
