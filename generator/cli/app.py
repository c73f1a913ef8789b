"""The group of commands; each lives in its own module, imported only when it is called."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import click

from generator import __version__

COULD_NOT_RUN = 2
COMMANDS = {
    "build": "Lập văn bản Word từ tệp biến.",
    "batch": "Lập hàng loạt: mỗi hàng của bảng, mỗi xã của tỉnh hoặc cả nước một văn bản.",
    "rows": "Tạo bảng tính trống để lập hàng loạt từ một kế hoạch.",
    "import": "Đọc văn bản có sẵn (.docx, .pdf, .txt) thành tệp biến.",
    "new": "Tạo tệp biến mới cho một đơn vị.",
    "check": "Kiểm tra văn bản (.docx, .pdf, .txt) theo Nghị định 30.",
    "compare": "So sánh hai phiên bản: thay đổi gì, ở đâu; xuất bản Word có dấu sửa.",
    "schema": "In JSON Schema của tệp biến.",
    "explain": "Giải thích một mã lỗi hoặc một quy tắc kiểm tra.",
}
# Where a command's module cannot have its name: a word of Python.
MODULES = {"import": "import_"}


class LazyGroup(click.Group):
    """Names its commands without importing them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order a clerk meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name."""
        if cmd_name not in COMMANDS:
            return None
        command = import_module(f"generator.cli.{MODULES.get(cmd_name, cmd_name)}").command
        return command if isinstance(command, click.Command) else None

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; Ctrl+C is no finding and no traceback."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            click.echo("Đã dừng theo yêu cầu.", err=True)
            ctx.exit(COULD_NOT_RUN)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands from the table above, so that --help imports none of them."""
        with formatter.section("Các lệnh"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(
    cls=LazyGroup,
    options_metavar="[TÙY_CHỌN]",
    subcommand_metavar="LỆNH ...",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, "-V", "--version", prog_name="kehoach", message="%(prog)s %(version)s")
def app() -> None:
    """Lập kế hoạch hành chính đúng thể thức Nghị định 30/2020/NĐ-CP từ tệp biến."""
