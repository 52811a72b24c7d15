# The four kinds of target: a layer, an app, a test, a benchmark. (Fuzzers: fuzz/CMakeLists.txt.)
include_guard(GLOBAL)

# sayso_layer(text SOURCES a.cpp b.cpp DEPENDS pack page PRIVATE_LIBS ICU::uc)
#
# One static library sayso_text from src/text. DEPENDS are earlier layers, PRIVATE_LIBS other
# people's libraries: they stay out of the layer's headers.
function(sayso_layer name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;DEPENDS;PRIVATE_LIBS")
  _sayso_all_parsed(sayso_layer "${name}")
  set(target sayso_${name})
  add_library(${target} STATIC ${arg_SOURCES})
  add_library(sayso::${name} ALIAS ${target})
  target_include_directories(${target} PUBLIC "${PROJECT_SOURCE_DIR}/include"
                                              "${PROJECT_SOURCE_DIR}/src")
  list(TRANSFORM arg_DEPENDS PREPEND sayso_)
  target_link_libraries(${target} PUBLIC ${arg_DEPENDS} PRIVATE sayso_warnings ${arg_PRIVATE_LIBS})
  target_compile_definitions(${target} PRIVATE SAYSO_VERSION="${PROJECT_VERSION}")
  set_property(GLOBAL APPEND PROPERTY SAYSO_LAYERS ${name})
  set_property(GLOBAL APPEND PROPERTY SAYSO_PRIVATE_LIBS ${arg_PRIVATE_LIBS})
endfunction()

# The work is done in the layers; the code of apps is worth less time to compile. gcc 12 at -O1 sees too little to tell
# what may be uninitialised, and cries wolf over std::optional.
function(sayso_compiled_quickly target)
  set(quick $<AND:$<CONFIG:Release>,$<COMPILE_LANGUAGE:CXX>>)
  target_compile_options(${target} PRIVATE "$<${quick}:-O1;-Wno-maybe-uninitialized>")
endfunction()

# sayso_app(sayso SOURCES main.cpp … DEPENDS query … PRIVATE_LIBS CLI11::CLI11)
#
# A program in apps/, at the top of the build folder. An app with an entry in LIBRARY_SOURCES has
# these in a library of its own, sayso_app_<name>, so that its tests can link them.
function(sayso_app name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;LIBRARY_SOURCES;DEPENDS;PRIVATE_LIBS")
  _sayso_all_parsed(sayso_app "${name}")
  list(TRANSFORM arg_DEPENDS PREPEND sayso_)
  add_executable(${name} ${arg_SOURCES})
  set(parts ${name})
  if(arg_LIBRARY_SOURCES)
    add_library(sayso_app_${name} STATIC ${arg_LIBRARY_SOURCES})
    target_link_libraries(${name} PRIVATE sayso_app_${name})
    list(APPEND parts sayso_app_${name})
  endif()
  foreach(part IN LISTS parts)
    target_include_directories(${part} PUBLIC "${PROJECT_SOURCE_DIR}/apps")
    target_link_libraries(${part} PUBLIC ${arg_DEPENDS} PRIVATE sayso_warnings ${arg_PRIVATE_LIBS})
    target_compile_definitions(${part} PRIVATE SAYSO_VERSION="${PROJECT_VERSION}")
    sayso_compiled_quickly(${part})
  endforeach()
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}")
  set_property(GLOBAL APPEND PROPERTY SAYSO_APPS ${name})
endfunction()

# sayso_test(text SOURCES sentence_test.cpp … [DEPENDS exchange …] [LIBS …] [LABELS …])
#
# One GoogleTest binary text_test, linked to the layer of the same name where there is one.
# Labels: `slow` runs in `make nightly` only; `asan` is repeated by `make test` under the
# sanitizers. SAYSO_TEST_PACK is the path of the German pack, with the tables of lang/de as they are.
function(sayso_test name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;DEPENDS;LIBS;LABELS")
  _sayso_all_parsed(sayso_test "${name}")
  set(target ${name}_test)
  add_executable(${target} ${arg_SOURCES})
  if(TARGET sayso_${name})
    list(APPEND arg_DEPENDS ${name})
  endif()
  list(TRANSFORM arg_DEPENDS PREPEND sayso_)
  target_include_directories(${target} PRIVATE "${PROJECT_SOURCE_DIR}/tests")
  target_link_libraries(${target} PRIVATE sayso_warnings sayso_test_support ${arg_DEPENDS}
                                          ${arg_LIBS} GTest::gmock GTest::gtest_main)
  target_compile_definitions(${target} PRIVATE SAYSO_SOURCE_DIR="${PROJECT_SOURCE_DIR}"
                                               SAYSO_BINARY_DIR="${PROJECT_BINARY_DIR}"
                                               SAYSO_TEST_PACK="${PROJECT_BINARY_DIR}/de.pack")
  # A test's own code runs once: half the time to compile it is worth more than its speed.
  target_compile_options(${target} PRIVATE -O0)
  add_dependencies(${target} sayso_pack_de)
  gtest_discover_tests(${target} TEST_PREFIX "${name}." PROPERTIES TIMEOUT 300 LABELS "${arg_LABELS}"
                       DISCOVERY_TIMEOUT 60)
  if("asan" IN_LIST arg_LABELS)
    add_dependencies(sanitized_tests ${target})
  endif()
endfunction()

# Builds the tests with the label `asan`, and no others.
add_custom_target(sanitized_tests)

# sayso_bench(way SOURCES way_bench.cpp DEPENDS reading …)
function(sayso_bench name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;DEPENDS;LIBS")
  _sayso_all_parsed(sayso_bench "${name}")
  set(target ${name}_bench)
  list(TRANSFORM arg_DEPENDS PREPEND sayso_)
  add_executable(${target} EXCLUDE_FROM_ALL ${arg_SOURCES})
  target_link_libraries(${target} PRIVATE sayso_warnings ${arg_DEPENDS} ${arg_LIBS}
                                          benchmark::benchmark_main)
  target_compile_definitions(${target} PRIVATE SAYSO_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  set_target_properties(${target} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/bench")
  add_dependencies(benches ${target})
endfunction()

# Builds the benchmarks, and nothing else.
add_custom_target(benches)

# Adds the subdirectories of the list that exist and have a CMakeLists.txt.
function(sayso_add_present)
  foreach(folder IN LISTS ARGN)
    if(EXISTS "${CMAKE_CURRENT_SOURCE_DIR}/${folder}/CMakeLists.txt")
      add_subdirectory(${folder})
    endif()
  endforeach()
endfunction()

# A misspelt keyword would otherwise be ignored without a word.
macro(_sayso_all_parsed function name)
  if(arg_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "${function}(${name}): not understood: ${arg_UNPARSED_ARGUMENTS}")
  endif()
endmacro()
