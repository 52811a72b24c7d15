"""One sentence a line for the teacher, its words as in a treebank, parted by spaces.

  teacher_words.py NAME.features MOST OUT      the first MOST sentences of 2 to 80 tokens; silver() reads them in this order
"""

import pathlib
import sys

from sentences import LONGEST, blocks, contractions, words_for_teacher

path, most, out = pathlib.Path(sys.argv[1]), int(sys.argv[2]), pathlib.Path(sys.argv[3])
split = contractions()
usable = [[cells[0] for cells in lines] for _, lines in blocks(path) if 1 < len(lines) <= LONGEST]
lines = [" ".join(words_for_teacher(forms, split)[0]) for forms in usable[:most]]
out.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
