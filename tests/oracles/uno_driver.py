"""Run by the interpreter that has ``uno``: one headless LibreOffice, orders and answers as JSON lines.

An order is ``{"source", "target", "filter", "options", "command"}``; the answer is ``{"error": null or text}``. The
first answer says that LibreOffice is up. The end of the orders ends LibreOffice and removes its private profile, so
that nothing stays behind when the asking process dies. Written for Python 3.8 and later, standard library only.
"""

import contextlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue


def _property(name, value):
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


def _start(program, profile):
    pipe = f"kehoach{os.getpid()}"
    quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    options = ["--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck"]
    where = [f"-env:UserInstallation={Path(profile).as_uri()}", f"--accept=pipe,name={pipe};urp;"]
    process = subprocess.Popen([program, *options, *where], **quiet)
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(600):
        try:
            return process, resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except Exception:  # noqa: BLE001 - UNO has its own exception until the pipe is open
            time.sleep(0.05)
    process.kill()
    raise RuntimeError("LibreOffice did not start")


def _obey(context, order):
    create = context.ServiceManager.createInstanceWithContext
    source, target = (uno.systemPathToFileUrl(order[key]) for key in ("source", "target"))
    # Opened to be read only, LibreOffice writes no .~lock file beside the source; but then it obeys no command.
    how = [_property("Hidden", True), _property("ReadOnly", order["command"] is None)]
    if order["source"].endswith(".docx"):
        # Left to guess, LibreOffice opens a file that is no package at all as plain text.
        how.append(_property("FilterName", "MS Word 2007 XML"))
    document = create("com.sun.star.frame.Desktop", context).loadComponentFromURL(source, "_blank", 0, tuple(how))
    if document is None:
        raise RuntimeError("LibreOffice could not load the file")
    try:
        if order["command"]:
            dispatcher = create("com.sun.star.frame.DispatchHelper", context)
            dispatcher.executeDispatch(document.CurrentController.Frame, order["command"], "", 0, ())
        options = (_property("FilterName", order["filter"]), _property("FilterOptions", order["options"]))
        document.storeToURL(target, options)
    finally:
        document.close(True)


def _answer(error):
    print(json.dumps({"error": error}), flush=True)


def main(program):
    """Serve orders from standard input until it ends."""
    profile = tempfile.mkdtemp(prefix="kehoach_office_")
    try:
        process, context = _start(program, profile)
        _answer(None)
        for line in sys.stdin:
            try:
                _obey(context, json.loads(line))
            except Exception as error:  # noqa: BLE001 - whatever went wrong belongs to the one who asked
                _answer(f"{type(error).__name__}: {error}")
            else:
                _answer(None)
        with contextlib.suppress(Exception):  # the bridge closes while it answers
            context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context).terminate()
        process.wait(30)
    finally:
        shutil.rmtree(profile, ignore_errors=True)


if __name__ == "__main__":
    main(sys.argv[1])
