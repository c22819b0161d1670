/* Constructors inside the cage, and the way from Lua tables to nodes. Only box.c and read.c know Lua. */
#ifndef PACK_READ_H
#define PACK_READ_H

#include <lua.h>

#include "pack/box.h"

/* Puts the words into the globals; called inside the cage's protection. */
void read_open(lua_State *L);
struct box *read_box(lua_State *L);
/* Says what is wrong (NULL: it was said) and ends the file. Never returns. */
int read_stop(lua_State *L, const char *what);

#endif
