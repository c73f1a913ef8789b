"""Entry point: Vietnamese before click is imported, and no traceback ever reaches a user."""

from __future__ import annotations

import gc
import os
import sys
import tempfile
import traceback
from contextlib import suppress
from pathlib import Path

COULD_NOT_RUN = 2


def main() -> None:
    """Run ``kehoach``."""
    # A short process that makes many long-lived objects at its start: collecting them again and again is a tenth of it.
    gc.set_threshold(100_000, 20, 50)
    # Pydantic would read the metadata of every installed package in search of plug-ins that we do not have.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    for stream in (sys.stdout, sys.stderr):
        # A Windows console may be set to a code page without Vietnamese letters.
        with suppress(AttributeError, OSError, ValueError):
            stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    from generator.cli.language import use_vietnamese

    use_vietnamese()
    from generator.cli.app import app

    try:
        app(prog_name="kehoach")
    except SystemExit:
        raise
    except KeyboardInterrupt:
        _say("Đã dừng theo yêu cầu.")
        sys.exit(COULD_NOT_RUN)
    except BaseException:  # noqa: BLE001 - the last door: a bug becomes a message and a log
        _crashed()
        sys.exit(COULD_NOT_RUN)


def _say(text: str) -> None:
    sys.stderr.write(text + "\n")


def _crashed() -> None:
    """HT001: the details go to a log, the user reads where it is."""
    log = Path(tempfile.gettempdir()) / "kehoach-loi.log"
    try:
        log.write_text(traceback.format_exc(), encoding="utf-8")
        where = str(log)
    except OSError:
        where = "(không ghi được nhật ký)"
    _say(f"lỗi HT001\n  Chương trình gặp lỗi ngoài dự kiến.\n  Cách sửa: gửi tệp nhật ký {where} cho người phát triển.")


if __name__ == "__main__":
    main()
