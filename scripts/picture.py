#!/usr/bin/env python3
"""Draws docs/picture.svg, the README's picture, from what the program really prints.

    scripts/picture.py [PROGRAM] [PAGE] [LINES]

Needs the Python package rich (pip install rich).
"""
import pathlib
import subprocess
import sys

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

THEME = TerminalTheme(
    (252, 252, 250), (40, 42, 46),
    [(40, 42, 46), (178, 34, 34), (46, 125, 50), (160, 100, 0), (30, 90, 170), (120, 60, 140), (0, 110, 120), (90, 90, 90)],
    [(90, 90, 90), (200, 50, 50), (60, 150, 65), (180, 120, 0), (40, 110, 200), (140, 80, 160), (0, 130, 140), (40, 42, 46)],
)


def main():
    root = pathlib.Path(__file__).resolve().parent.parent
    program = sys.argv[1] if len(sys.argv) > 1 else root / "build/release/sayso"
    page = sys.argv[2] if len(sys.argv) > 2 else "examples/faehre/pages/a02.html"
    lines = int(sys.argv[3]) if len(sys.argv) > 3 else 40
    output = subprocess.run([program, "read", page, "--colour", "always"], cwd=root, capture_output=True, check=True, text=True).stdout
    shown = output.split("\n")[:lines]
    console = Console(record=True, width=100, file=open("/dev/null", "w"))
    console.print(Text.from_ansi("\n".join(shown)))
    svg = console.export_svg(title=f"$ sayso read {page}", theme=THEME)
    (root / "docs/picture.svg").write_text(svg, encoding="utf-8")


main()
