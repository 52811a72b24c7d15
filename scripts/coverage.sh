#!/bin/sh
# Which lines and branches of src/ and apps/ the tests reach; a page for each file in
# build/coverage/report/.
set -eu
cd "$(dirname "$0")/.."

cmake --preset coverage > /dev/null
cmake --build --preset coverage
find build/coverage -name '*.gcda' -delete
ctest --preset coverage
mkdir -p build/coverage/report
gcovr --root . --filter src/ --filter apps/ --exclude-throw-branches --print-summary \
    --html-details build/coverage/report/index.html build/coverage
