# What `cmake --install` lays down: the program, the headers, one static library with all layers,
# lexbor and BLAKE3 in it (sayso::sayso), and the package files that find_package(sayso) reads.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

get_property(layers GLOBAL PROPERTY SAYSO_LAYERS)
get_property(private_libs GLOBAL PROPERTY SAYSO_PRIVATE_LIBS)
get_property(apps GLOBAL PROPERTY SAYSO_APPS)
list(REMOVE_DUPLICATES private_libs)
# Compiled in, or headers only: nothing that a consumer has to link.
list(REMOVE_ITEM private_libs blake3 lexbor nlohmann_json::nlohmann_json)

set(objects "$<TARGET_OBJECTS:lexbor>" "$<TARGET_OBJECTS:blake3>")
foreach(layer IN LISTS layers)
  list(APPEND objects "$<TARGET_OBJECTS:sayso_${layer}>")
endforeach()

add_library(sayso_bundle STATIC ${objects})
set_target_properties(sayso_bundle PROPERTIES OUTPUT_NAME sayso EXPORT_NAME sayso
                                              LINKER_LANGUAGE CXX)
target_compile_features(sayso_bundle PUBLIC cxx_std_20)
target_include_directories(sayso_bundle
  PUBLIC "$<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include>"
         "$<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>")
target_link_libraries(sayso_bundle PRIVATE Threads::Threads ${private_libs})
add_library(sayso::sayso ALIAS sayso_bundle)

set(package_dir "${CMAKE_INSTALL_LIBDIR}/cmake/sayso")
install(TARGETS sayso_bundle EXPORT saysoTargets)
install(EXPORT saysoTargets NAMESPACE sayso:: DESTINATION "${package_dir}")
install(DIRECTORY "${PROJECT_SOURCE_DIR}/include/sayso" DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}")
configure_package_config_file("${PROJECT_SOURCE_DIR}/cmake/saysoConfig.cmake.in"
  "${PROJECT_BINARY_DIR}/saysoConfig.cmake" INSTALL_DESTINATION "${package_dir}"
  PATH_VARS CMAKE_INSTALL_DATADIR)
write_basic_package_version_file("${PROJECT_BINARY_DIR}/saysoConfigVersion.cmake"
  COMPATIBILITY SameMinorVersion)
install(FILES "${PROJECT_BINARY_DIR}/saysoConfig.cmake"
              "${PROJECT_BINARY_DIR}/saysoConfigVersion.cmake" DESTINATION "${package_dir}")

if(apps)
  install(TARGETS ${apps})
endif()
install(DIRECTORY "${PROJECT_SOURCE_DIR}/packs/" DESTINATION "${CMAKE_INSTALL_DATADIR}/sayso/packs"
        FILES_MATCHING PATTERN "*.pack")
install(FILES LICENSE DESTINATION "${CMAKE_INSTALL_DOCDIR}")
install(FILES "${SAYSO_DEPS_DIR}/lexbor-3.1.0/LICENSE" RENAME LICENSE.lexbor
        DESTINATION "${CMAKE_INSTALL_DOCDIR}")
install(FILES "${SAYSO_DEPS_DIR}/lexbor-3.1.0/NOTICE" RENAME NOTICE.lexbor
        DESTINATION "${CMAKE_INSTALL_DOCDIR}")
