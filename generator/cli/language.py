"""click's own words in Vietnamese, from the catalogue in locale/vi, whatever the language of the machine is."""

from __future__ import annotations

import gettext
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

CATALOGUE: Final = Path(__file__).parent / "locale" / "vi" / "LC_MESSAGES" / "messages.mo"


def use_vietnamese() -> None:
    """Import click so that its messages are Vietnamese; once click has been imported this changes nothing.

    click says ``from gettext import gettext as _`` in each of its modules, so what ``gettext.gettext`` is at that
    moment is what click will use for good. Binding a text domain instead would not do: the standard library looks for
    the language in LANGUAGE, LC_ALL, LC_MESSAGES and LANG, which are unset on Windows and say "en" or "C" elsewhere,
    and setting them would reach every program that we start. So the two functions are exchanged while click is
    imported, and put back: argparse, other libraries and the environment stay as they were. Modules that click loads
    later (pager and progress bar, completion of the shell) are not used here; they would speak the machine's language.
    """
    with CATALOGUE.open("rb") as handle:
        words = gettext.GNUTranslations(handle)
    with _exchanged(gettext=words.gettext, ngettext=words.ngettext):
        import click  # noqa: F401 - imported for what it binds


@contextmanager
def _exchanged(**functions: Callable[..., str]) -> Iterator[None]:
    """The functions of the gettext module replaced for the time of the block."""
    module = vars(gettext)
    before = {name: module[name] for name in functions}
    module.update(functions)
    try:
        yield
    finally:
        module.update(before)
