/* lexbor's table of HTML's named character references; its initialisers are C only. */
#include "page/named_references.h"

#include <lexbor/core/sbst.h>
#include <lexbor/html/tokenizer/res.h>

size_t sayso_named_reference(const char* name, size_t size, const char** value, size_t* value_size) {
    const lexbor_sbst_entry_static_t* table = lxb_html_tokenizer_res_entities_sbst;
    const lexbor_sbst_entry_static_t* entry = &table[1];
    size_t longest = 0;
    for (size_t i = 0; i < size; ++i) {
        entry = lexbor_sbst_entry_static_find(table, entry, (lxb_char_t)name[i]);
        if (entry == NULL) break;
        if (entry->value != NULL) {
            longest = i + 1;
            *value = entry->value;
            *value_size = entry->value_len;
        }
        entry = &table[entry->next];
    }
    return longest;
}
