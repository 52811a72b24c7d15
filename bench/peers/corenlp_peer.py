"""Stanford CoreNLP reads raw texts.

corenlp_peer.py JARS SHORT LONG     writes SHORT.corenlp.conllu and LONG.corenlp.conllu; prints tokens a second

Its speed is what LONG has more of tokens, by what it takes more of processor time: loading its models, and what Java
does until it is warm, is left out.
"""

import resource
import subprocess
import sys
from pathlib import Path

PROPERTIES = Path(__file__).with_name("corenlp.properties")


def number(line):
    return int(line.split("\t")[0].split("-")[0])


def with_upos(line):
    """CoreNLP writes the part of speech into the column of a language's own tags."""
    cells = line.split("\t")
    cells[3] = cells[4]
    return "\t".join(cells)


def without_second_stop(lines):
    """Where an abbreviation ends a sentence ("jr."), CoreNLP tells its full stop twice, which `udeval` refuses."""
    forms = [line.split("\t")[1] for line in lines[-2:]]
    return lines[:-1] if len(forms) == 2 and forms[1] == "." and len(forms[0]) > 1 and forms[0].endswith(".") else lines


def as_treebanks_have_it(conllu):
    """CoreNLP writes the lines of a multi-word token ahead of its sentence: by their numbers, ranges first."""
    sentences = [map(with_upos, block.split("\n")) for block in conllu.strip("\n").split("\n\n")]
    sorted_sentences = (sorted(lines, key=number) for lines in sentences)
    return "".join("\n".join(without_second_stop(lines)) + "\n\n" for lines in sorted_sentences)


def processor_seconds():
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def read(jars, text):
    """Tokens, and seconds of processor time."""
    command = ["java", "-Xmx3g", "-XX:ActiveProcessorCount=1", "-cp", f"{jars}/*", "edu.stanford.nlp.pipeline.StanfordCoreNLP"]
    options = ["-props", str(PROPERTIES), "-file", str(text), "-outputDirectory", str(text.parent)]
    began = processor_seconds()
    subprocess.run(command + options, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    written = text.with_name(text.name + ".conllu")
    conllu = as_treebanks_have_it(written.read_text(encoding="utf-8"))
    text.with_name(text.stem + ".corenlp.conllu").write_text(conllu, encoding="utf-8")
    written.unlink()
    return sum(line[:1].isdigit() for line in conllu.split("\n")), processor_seconds() - began


def main(jars, short, long):
    few, seconds_of_few = read(jars, short)
    many, seconds_of_many = read(jars, long)
    print(f"{(many - few) / (seconds_of_many - seconds_of_few):.0f} tokens/s")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]))
