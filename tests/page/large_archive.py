#!/usr/bin/env python3
"""Reads an archive that is made as it is read, and says how much memory the reader took at most.

  large_archive.py MEGABYTES LIMIT_MB COMMAND…     COMMAND reads the archive from standard input

The archive is a WARC of about MEGABYTES million bytes unpacked, a gzip member a record, of made-up pages of about
100 kB; every 37th record is damaged. Exit status 1 if the command took more than LIMIT_MB of memory, or did not
give an article for each sound record, a line each, and exit status 1 for the damaged ones.
"""

import gzip
import resource
import subprocess
import sys
import threading

WORDS = "Der Hafen von Hallsand bleibt nach dem Unglück der Fähre gesperrt sagte die Sprecherin am Montag".split()


def page(number):
    """A page with an article of some paragraphs and a great deal of scripts and menus around it."""
    sentence = " ".join(WORDS[(number + i) % len(WORDS)] for i in range(len(WORDS)))
    paragraphs = "".join(f"<p>{sentence}, Nummer {number} und {i}, wie es am Abend weiter hieß.</p>" for i in range(8))
    menu = "".join(f'<li class="menu-{i}"><a href="/{number}/{i}">Rubrik {i}</a></li>' for i in range(300))
    script = f"<script>var n = {number};" + "/* nothing */ call(n);\n" * 3000 + "</script>"
    return (
        f"<!doctype html><html lang=de><head><title>Meldung {number}</title>{script}</head><body><nav><ul>{menu}</ul></nav>"
        f"<article><h1>Meldung {number} aus Hallsand</h1>{paragraphs}</article></body></html>"
    ).encode()


def record(number):
    message = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page(number)
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/{number}\r\n"
        f"Content-Type: application/http\r\nContent-Length: {len(message)}\r\n\r\n"
    )
    return head.encode() + message + b"\r\n\r\n"


class Archive(threading.Thread):
    """Writes the archive into a pipe."""

    def __init__(self, pipe, size):
        super().__init__()
        self.pipe, self.size, self.sound, self.damaged = pipe, size, 0, 0

    def run(self):
        written = number = 0
        while written < self.size:
            number += 1
            plain = record(number)
            packed = bytearray(gzip.compress(plain, 1))
            if number % 37 == 0:
                packed[len(packed) // 2 :] = b"\xff" * (len(packed) - len(packed) // 2)
                self.damaged += 1
            else:
                self.sound += 1
            self.pipe.write(packed)
            written += len(plain)
        self.pipe.close()


def main():
    size, limit, command = int(sys.argv[1]) * 10**6, int(sys.argv[2]), sys.argv[3:]
    reader = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    archive = Archive(reader.stdin, size)
    archive.start()
    articles = sum(1 for _ in reader.stdout)
    status = reader.wait()
    archive.join()
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"{archive.sound} sound and {archive.damaged} damaged records: {articles} articles, {memory:.0f} MB of memory, status {status}")
    expected_status = 1 if archive.damaged else 0
    sys.exit(0 if articles == archive.sound and memory <= limit and status == expected_status else 1)


main()
