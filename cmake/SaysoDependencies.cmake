# Other people's libraries, all from Debian 12 but lexbor and BLAKE3 (third_party/). saysoConfig.cmake.in
# finds the same ones for whoever uses the installed package.
find_package(Threads REQUIRED)
find_package(ICU 72 REQUIRED COMPONENTS uc i18n)
find_package(SQLite3 3.40 REQUIRED)
find_package(ZLIB REQUIRED)
find_package(zstd REQUIRED)
find_package(nlohmann_json 3.11 REQUIRED)
find_package(CLI11 REQUIRED)

if(SAYSO_BUILD_TESTS)
  find_package(GTest REQUIRED)
  include(GoogleTest)
endif()
if(SAYSO_BUILD_BENCH)
  find_package(benchmark REQUIRED)
endif()
