"""``kehoach compare`` with Word files damaged at random: read or refused, nothing half done."""

from __future__ import annotations

import io
import random
import zipfile
from pathlib import Path

import pytest

from tests.cli.runs import ROOT, quiet, run
from tests.compare.test_bad_input import kept


@pytest.fixture(scope="module")
def plan() -> bytes:
    """A real plan as it is built."""
    from generator.pipeline import build

    built = build(ROOT / "variables" / "vi-du" / "kim-thanh.yaml")
    assert built.value is not None
    return built.value.data


def _damaged(rnd: random.Random, data: bytes) -> bytes:
    """Bytes overwritten, cut out, doubled or the end cut off; or a part of the package damaged and packed again."""
    if rnd.random() < 0.5:
        made = bytearray(data)
        for _ in range(rnd.randint(1, 12)):
            at = rnd.randrange(len(made))
            match rnd.randrange(4):
                case 0:
                    made[at] = rnd.randrange(256)
                case 1:
                    del made[at : at + rnd.randint(1, 200)]
                case 2:
                    made[at:at] = made[at : at + rnd.randint(1, 200)]
                case 3:
                    del made[max(100, len(made) - rnd.randint(1, 500)) :]
        return bytes(made)
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(packed, "w") as target:
        names = source.namelist()
        chosen = rnd.choice(names)
        for name in names:
            content = bytearray(source.read(name))
            if name == chosen:
                for _ in range(rnd.randint(1, 6)):
                    at = rnd.randrange(max(len(content), 1))
                    content[at : at + rnd.randint(0, 9)] = rnd.choice(
                        (b"", b"<", b"</w:p>", b"\0", b"&#0;", b'"', b"\xff", b"<w:p>", b"999999999999", b"-1", b"w:")
                    )
            target.writestr(name, bytes(content))
    return packed.getvalue()


@pytest.mark.parametrize("seed", range(200))
def test_random_damage_is_read_or_refused(seed: int, plan: bytes, tmp_path: Path) -> None:
    rnd = random.Random(seed)
    damaged = _damaged(rnd, plan)
    good, bad = kept(tmp_path / "a.docx", plan), kept(tmp_path / "b.docx", damaged)
    sides = (good, bad) if seed % 2 else (bad, good)
    target = tmp_path / "ra" / "r.docx"
    result = run("compare", *sides, "-o", target, "--html", tmp_path / "ra" / "r.html")
    assert quiet(result.stdout, result.stderr)
    assert result.exit_code in (0, 1, 2)
    assert (result.exit_code == 2) == (": lỗi " in result.stderr)
    assert (good.read_bytes(), bad.read_bytes()) == (plan, damaged)
    for path in (tmp_path / "ra").rglob("*"):
        assert not path.name.endswith(".tmp")
    if target.exists():
        with zipfile.ZipFile(target) as package:
            assert package.testzip() is None
    if not result.exit_code:
        assert "giống nhau" in result.stdout
