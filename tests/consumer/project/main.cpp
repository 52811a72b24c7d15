// What somebody who uses the library writes: the installed headers, one target to link.
#include <cstdio>

#include "sayso/error.h"

int main() {
    const sayso::Error error{.what = "no such pack", .input = PACK};
    std::puts(error.message().c_str());
    return error.message().find("no such pack") == std::string::npos ? 1 : 0;
}
