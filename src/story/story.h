// The story layer. Its interface is public: sayso/story.h; how it works: docs/story.md.
#pragma once

#include "sayso/story.h"
