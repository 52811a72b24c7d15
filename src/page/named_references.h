/* HTML's named character references ("auml;", "nbsp"). */
#pragma once

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The longest reference at the front of `name` (what follows the ampersand): its length, and its characters in UTF-8 in
   `value`, which is static. 0 if there is none. */
size_t sayso_named_reference(const char* name, size_t size, const char** value, size_t* value_size);

#ifdef __cplusplus
}
#endif
