"""Text for the full-text index: Chinese by bigrams, so that 伤员 is found inside a sentence.

The tokenizer of SQLite's FTS5 takes a run of Han characters for one word. Each run is therefore
written as its overlapping pairs, followed by its last character alone, so that a single
character is found as the beginning of a pair.
"""

import re

_RUN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")
_WORD = re.compile(r"\w+")


def _pairs(run: str) -> list[str]:
    return [run[i : i + 2] for i in range(len(run) - 1)]


def indexable(text: str) -> str:
    """Return the text as it goes into the index."""
    if text.isascii():
        return text
    return _RUN.sub(lambda m: f" {' '.join([*_pairs(m[0]), m[0][-1]])} ", text)


def query(text: str) -> str:
    """Return the FTS5 query that finds every word of the text, the last one as a beginning.

    Empty when there is nothing to look for. Words are quoted, so no operator gets through.
    """
    parts: list[str] = []
    for word in _WORD.findall(_RUN.sub(lambda m: f" {m[0]} ", text)):
        if _RUN.fullmatch(word):
            parts.append(f'"{" ".join(_pairs(word))}"' if len(word) > 1 else f'"{word}"*')
        else:
            parts.append(f'"{word}"')
    if parts and not parts[-1].endswith("*") and not _RUN.search(parts[-1]):
        parts[-1] += "*"
    return " ".join(parts)
