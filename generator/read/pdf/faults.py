"""What can be wrong with a PDF, in a clerk's words."""

from __future__ import annotations

from generator.diagnostics import Diagnostic, Place, Severity


def damaged(file: str) -> Diagnostic:
    """HT111: not a PDF, or broken."""
    return Diagnostic(
        "HT111",
        "Tệp không phải PDF hoặc đã hỏng, không mở được.",
        "mở thử bằng trình đọc PDF; nếu không được, xin lại tệp từ nơi gửi hoặc tải lại cho đủ.",
        place=Place(file),
    )


def encrypted(file: str) -> Diagnostic:
    """HT112: a password is needed."""
    return Diagnostic(
        "HT112",
        "Tệp PDF có mật khẩu mở tệp.",
        "mở tệp bằng mật khẩu rồi in hoặc lưu lại thành PDF không mật khẩu.",
        place=Place(file),
    )


def no_text(file: str, *, scanned: bool) -> Diagnostic:
    """HT113: pictures of pages, or nothing at all."""
    what = "chỉ có ảnh chụp (bản quét), không có lớp chữ" if scanned else "không có chữ nào"
    return Diagnostic(
        "HT113",
        f"Tệp PDF {what}.",
        "nhận dạng chữ (OCR tiếng Việt) bằng phần mềm của máy quét rồi lưu lại, hoặc dùng tệp .docx gốc.",
        place=Place(file),
    )


def too_large(file: str, *, most: int) -> Diagnostic:
    """HT114: more pages or characters than are read."""
    return Diagnostic(
        "HT114",
        f"Tệp PDF quá lớn: chỉ đọc được đến {most} trang và một triệu ký tự.",
        "tách phần kế hoạch ra một tệp PDF riêng rồi đọc lại.",
        place=Place(file),
    )


def unreadable_font(file: str, fonts: str, share: float) -> Diagnostic:
    """HT115: the fonts do not say which letters their shapes are; a warning below one half of the text."""
    return Diagnostic(
        "HT115",
        f"{share:.0%} chữ trong PDF không đọc được vì phông không có bảng mã Unicode ({fonts}).",
        "xuất lại PDF từ tệp gốc bằng Word hoặc LibreOffice, hoặc nhận dạng chữ (OCR).",
        severity=Severity.LOI if share >= 0.5 else Severity.CANH_BAO,
        place=Place(file),
    )
