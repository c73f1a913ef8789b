"""What must not be lost and what may go: hand-made files are kept beside, halves of our own files are removed."""

from __future__ import annotations

from generator import output
from generator.bulk.parts import read_parts
from generator.bulk.store import OWN_FOLDER, Store
from generator.diagnostics import Diagnostic, Outcome, Severity, failed


def keep_aside(store: Store, name: str) -> Outcome[str]:
    """Give a file that a person changed or made a name of its own beside: “a.docx” becomes “a (sửa tay).docx”.

    The value is the new name. Findings: HT156 (a warning with both names), or why it could not be renamed.
    """
    folder, slash, last = name.rpartition("/")
    stem, dot, ending = last.rpartition(".")
    if not stem:
        stem, dot, ending = last, "", ""
    number, to = 1, ""
    while not to or store.exists(to):
        mark = "(sửa tay)" if number == 1 else f"(sửa tay {number})"
        to = f"{folder}{slash}{stem} {mark}{dot}{ending}"
        number += 1
    refused = store.rename(name, to)
    if refused:
        return failed(refused)
    message = f"Tệp “{name}” đã được sửa bằng tay; bản sửa được giữ lại với tên “{to}”."
    mend = "xem lại bản giữ lại: ý nào cần thì đưa vào tệp biến hoặc bảng dữ liệu, rồi xóa bản đó."
    return Outcome(to, (Diagnostic("HT156", message, mend, Severity.CANH_BAO, store.place(name), text=to),))


def clean_leftovers(store: Store) -> int:
    """Remove the halves that a killed run left (``.<12 letters>.tmp``), before a new run begins; how many.

    Looks only where a run could have left one: the root, the journals, the folders of the documents on record there.
    """
    folders = {"", OWN_FOLDER}
    for part in read_parts(store):
        folders.add(f"{OWN_FOLDER}/{part.run}")
        folders.update(record.name.rpartition("/")[0] for record in part.records)
    # A run that was killed before its first part was whole has a folder without any part.
    folders.update(name.rpartition("/")[0] for name in store.names(OWN_FOLDER))
    count = 0
    for folder in sorted(folders):
        halves = [n for n in store.names(folder, deep=False) if output.TEMPORARY.fullmatch(n.rpartition("/")[2])]
        for name in halves:
            store.remove(name)
        count += len(halves)
    return count
