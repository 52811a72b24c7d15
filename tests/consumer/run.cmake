# The program, too, has to find the pack that was installed with it.
set(scratch "${BUILD}/tests/consumer/scratch")
file(REMOVE_RECURSE "${scratch}")

function(must)
  execute_process(COMMAND ${ARGN} COMMAND_ERROR_IS_FATAL ANY)
endfunction()

must("${CMAKE_COMMAND}" --install "${BUILD}" --prefix "${scratch}/installed")
must("${CMAKE_COMMAND}" -S "${PROJECT}" -B "${scratch}/build" -G Ninja
     "-DCMAKE_PREFIX_PATH=${scratch}/installed" "-DCMAKE_BUILD_TYPE=${TYPE}"
     "-DCMAKE_CXX_COMPILER=${COMPILER}" "-DEXPECTED_VERSION=${VERSION}")
must("${CMAKE_COMMAND}" --build "${scratch}/build")
must("${scratch}/build/consumer")
must("${scratch}/installed/bin/sayso" packs)
file(REMOVE_RECURSE "${scratch}")
