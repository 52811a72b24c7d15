"""UDPipe 1 (PyPI: ufal.udpipe): learns a model from a treebank, reads raw text with it.

udpipe_peer.py learn MODEL TREEBANK.conllu
udpipe_peer.py read MODEL TEXT CONLLU        prints tokens a second
"""

import sys
import time
from pathlib import Path

import ufal.udpipe as udpipe

TOKENIZER = "epochs=3"
TAGGER = "iterations=10"
PARSER = "iterations=6;hidden_layer=200;batch_size=10;transition_system=projective;transition_oracle=dynamic"


def words(treebank):
    reader = udpipe.InputFormat.newConlluInputFormat()
    reader.setText(Path(treebank).read_text(encoding="utf-8"))
    sentences, error = udpipe.Sentences(), udpipe.ProcessingError()
    sentence = udpipe.Sentence()
    while reader.nextSentence(sentence, error):
        sentences.push_back(sentence)
        sentence = udpipe.Sentence()
    if error.occurred():
        sys.exit(f"{treebank}: {error.message}")
    return sentences


def learn(model, treebank):
    error = udpipe.ProcessingError()
    learnt = udpipe.Trainer.train("morphodita_parsito", words(treebank), udpipe.Sentences(), TOKENIZER, TAGGER, PARSER, error)
    if error.occurred():
        sys.exit(f"UDPipe: {error.message}")
    Path(model).write_bytes(learnt)


def read(model_path, text_path, conllu_path):
    model = udpipe.Model.load(str(model_path))
    text = Path(text_path).read_text(encoding="utf-8")
    pipeline = udpipe.Pipeline(model, "tokenize", udpipe.Pipeline.DEFAULT, udpipe.Pipeline.DEFAULT, "conllu")
    error = udpipe.ProcessingError()
    begin = time.process_time()
    conllu = pipeline.process(text, error)
    seconds = time.process_time() - begin
    if error.occurred():
        sys.exit(f"UDPipe: {error.message}")
    Path(conllu_path).write_text(conllu, encoding="utf-8")
    tokens = sum(line[:1].isdigit() for line in conllu.split("\n"))
    print(f"{tokens / seconds:.0f} tokens/s")


if __name__ == "__main__":
    {"learn": learn, "read": read}[sys.argv[1]](*sys.argv[2:])
