"""Which component of the form each stretch of a document is (NĐ 30/2020/NĐ-CP, Phụ lục I), how sure, and why.

``recognise`` gives a view its parts; ``summarise`` says what the document is as a whole; ``analyse`` does both at once.
The steps of the confidence scale are in ``scale``. Header, title and signature of attached documents and forms carry
their own components, at most ``scale.ATTACHED`` sure; ``Recognised.having`` gives the document's own copies only.
"""

from generator.read.components.analyse import analyse, recognise, summarise
from generator.read.components.doc_types import TypeOfDocument
from generator.read.components.summary import Attached, Recognised, Span

__all__ = ["Attached", "Recognised", "Span", "TypeOfDocument", "analyse", "recognise", "summarise"]
