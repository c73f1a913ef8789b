"""Typed plan text ("I. ... 1. ... a) ... - ...") to a tree and back; numbering schemes; the Vietnamese alphabet."""

from generator.outline.numbering import ALPHABET, Label, Scheme, ordinal, read_label
from generator.outline.parsing import parse
from generator.outline.printing import print_outline
from generator.outline.tree import Node, NodePath, Outline, Step, walk
from generator.outline.wrapping import looks_wrapped

__all__ = [
    "ALPHABET",
    "Label",
    "Node",
    "NodePath",
    "Outline",
    "Scheme",
    "Step",
    "looks_wrapped",
    "ordinal",
    "parse",
    "print_outline",
    "read_label",
    "walk",
]
