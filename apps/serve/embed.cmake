# cmake -DFOLDER=dist -DOUTPUT=assets.S -DTABLE=assets.cpp -P embed.cmake
#
# The files of a folder as data of the program: an assembler file that takes their bytes in, and a table of their names.
file(GLOB_RECURSE files RELATIVE "${FOLDER}" "${FOLDER}/*")
list(SORT files)
set(bytes ".section .rodata\n")
set(declared "")
set(rows "")
set(number 0)
foreach(file IN LISTS files)
  string(APPEND bytes ".global sayso_asset_${number}\nsayso_asset_${number}:\n.incbin \"${FOLDER}/${file}\"\n"
         ".global sayso_asset_${number}_end\nsayso_asset_${number}_end:\n.byte 0\n")
  string(APPEND declared "extern \"C\" const char sayso_asset_${number}[];\n"
         "extern \"C\" const char sayso_asset_${number}_end[];\n")
  string(APPEND rows "        {\"${file}\", bytes_between(sayso_asset_${number}, sayso_asset_${number}_end)},\n")
  math(EXPR number "${number} + 1")
endforeach()
string(APPEND bytes ".section .note.GNU-stack,\"\",%progbits\n")
file(WRITE "${OUTPUT}" "${bytes}")
file(WRITE "${TABLE}" "// Made by embed.cmake.
#include <vector>

#include \"serve/asset.h\"

${declared}
namespace sayso::serve {
namespace {

[[maybe_unused]] std::string_view bytes_between(const char* begin, const char* end) {
    return {begin, static_cast<std::size_t>(end - begin)};
}

}  // namespace

std::span<const Asset> page_assets() {
    static const std::vector<Asset> assets = {
${rows}    };
    return assets;
}

}  // namespace sayso::serve
")
