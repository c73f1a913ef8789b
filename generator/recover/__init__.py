"""A document read back: variables that ``build`` accepts, with an exact account of every character of the source."""

from generator.recover.file_text import file_text
from generator.recover.loss import Correction, Item, LossReport
from generator.recover.recovering import Recovered, recover
from generator.recover.state import RecoverOptions

__all__ = ["Correction", "Item", "LossReport", "RecoverOptions", "Recovered", "file_text", "recover"]
