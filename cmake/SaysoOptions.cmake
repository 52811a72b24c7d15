# Switches of the build and the compiler flags that follow from them.

option(SAYSO_BUILD_TESTS "Build the tests (needs GoogleTest)" ${PROJECT_IS_TOP_LEVEL})
option(SAYSO_BUILD_BENCH "Build the benchmarks (needs Google Benchmark)" OFF)
option(SAYSO_FUZZ "Build the fuzzers with libFuzzer (clang only)" OFF)
option(SAYSO_COVERAGE "Instrument for gcov" OFF)
set(SAYSO_SANITIZE "" CACHE STRING "Sanitizers, as -fsanitize= takes them")
set(SAYSO_DEPS_DIR "${PROJECT_SOURCE_DIR}/build/deps" CACHE PATH
    "Sources fetched by scripts/setup.sh")

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_CXX_VISIBILITY_PRESET hidden)
set(CMAKE_VISIBILITY_INLINES_HIDDEN ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "" FORCE)
endif()

find_program(SAYSO_CCACHE ccache)
if(SAYSO_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_C_COMPILER_LAUNCHER "${SAYSO_CCACHE}")
  set(CMAKE_CXX_COMPILER_LAUNCHER "${SAYSO_CCACHE}")
endif()

# Same bytes out on every machine: no -ffast-math, and no fused multiply-add that one machine has
# and another has not.
add_compile_options(-ffp-contract=off)

if(SAYSO_SANITIZE)
  add_compile_options(-fsanitize=${SAYSO_SANITIZE} -fno-omit-frame-pointer
                      -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${SAYSO_SANITIZE})
endif()
if(SAYSO_FUZZ)
  if(NOT CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
    message(FATAL_ERROR "SAYSO_FUZZ needs clang: use `cmake --preset fuzz`")
  endif()
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()
if(SAYSO_COVERAGE)
  add_compile_options(--coverage)
  add_link_options(--coverage)
endif()

# Warnings are errors in our own code, and in nobody else's.
add_library(sayso_warnings INTERFACE)
# Designated initialisers are our way to call with options: what they leave out has its default.
target_compile_options(sayso_warnings INTERFACE -Wall -Wextra -Werror -Wno-missing-field-initializers)
# gcc 12 sees overlaps in std::string that are not there (PR 105651); clang, which has no such
# warning, builds the same code in `make nightly`.
target_compile_options(sayso_warnings INTERFACE $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>)
# Under the sanitizers gcc warns of uninitialised members inside its own std::regex, as its manual
# says it may; the release build, which has that warning, sees none.
if(SAYSO_SANITIZE)
  target_compile_options(sayso_warnings INTERFACE
                         $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)
endif()
