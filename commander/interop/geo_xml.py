"""XML of others, element by element: no document types, no entities, nothing fetched."""

from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Final

from commander.interop.geo_item import NotTaken, Watch

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

LARGEST: Final = 100_000_000
"""Bytes of XML, unpacked."""

DEEPEST: Final = 100
"""Elements within each other: maps have a dozen."""

_EVERY: Final = 500


class _Told(BytesIO):
    """Bytes that say how far they have been read."""

    def share(self) -> tuple[int, int]:
        """Return what was read and what there is."""
        return self.tell(), max(1, self.getbuffer().nbytes)


def elements(
    path: Path, data: bytes, wanted: frozenset[str], watch: Watch
) -> Iterator[tuple[str, "Element"]]:
    """Yield (name, element) for each element so named, when it is complete; names bare.

    What was yielded is emptied afterwards, so that a long file does not fill the memory. The root
    is yielded first, as it begins, under the name "". Raises UserError, naming the line.
    """
    from defusedxml import ElementTree  # noqa: PLC0415 - only files need it
    from defusedxml.common import DefusedXmlException  # noqa: PLC0415

    source, depth = _Told(data), 0
    events = ElementTree.iterparse(source, events=("start", "end"), forbid_dtd=True)
    try:
        for count, (event, element) in enumerate(events):
            if count % _EVERY == 0:
                watch.at("reading", *source.share())
            if event == "start":
                depth += 1
                if depth == 1:
                    yield "", element
                if depth > DEEPEST:
                    raise NotTaken("its elements are nested too deeply", path)
                continue
            depth -= 1
            name = bare(element.tag)
            if name in wanted:
                yield name, element
                element.clear()
    except DefusedXmlException as error:
        raise NotTaken(
            "it defines entities or a document type, which maps do not need and attacks do", path
        ) from error
    except ElementTree.ParseError as error:
        raise NotTaken("it is no whole XML ({detail})", path, detail=error) from error
    except (LookupError, ValueError) as error:  # an encoding that nobody knows
        raise NotTaken("its text cannot be read ({detail})", path, detail=error) from error


def bare(tag: str) -> str:
    """Return the name of an element without its namespace."""
    return tag.rpartition("}")[2]


def child(element: "Element", name: str) -> "Element | None":
    """Return the first child of this name."""
    return next((one for one in element if bare(one.tag) == name), None)


def children(element: "Element", name: str) -> Iterator["Element"]:
    """Yield the children of this name."""
    return (one for one in element if bare(one.tag) == name)


def said(element: "Element", name: str) -> str:
    """Return the text of a child; "" without one."""
    found = child(element, name)
    return (found.text or "").strip() if found is not None else ""


def number(value: str | None) -> float:
    """Return a number, NaN for what is none."""
    with suppress(TypeError, ValueError):
        return float(value or "")
    return float("nan")
