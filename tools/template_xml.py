"""Pieces of WordprocessingML for the template: paragraphs, drawn lines, sections, fixed parts."""

from xml.sax.saxutils import escape

from generator.standards.values import EMU_PER_PT, TWIPS_PER_MM, Standard

NS = " ".join(
    (
        'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
        'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
        'xmlns:v="urn:schemas-microsoft-com:vml"',
        'xmlns:o="urn:schemas-microsoft-com:office:office"',
    )
)
_WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
# Times New Roman: ascent, descent and line gap are 0.891, 0.216 and 0.042 of the size.
LINE_HEIGHT = 1.149
# How far a drawn line stands under the text above it, in points.
LINE_GAP = 3


def para(style: str, text: str, runs: str = "", properties: str = "") -> str:
    """A paragraph of a style with one text run and what follows it."""
    run = f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{run}{runs}</w:p>'


def line(name: str, title: str, length: float, below: float, number: int) -> str:
    """A run with a drawn horizontal line ``below`` points under the top of its paragraph: DrawingML, and VML.

    ``length`` in points is what Word shows in the template; the engine sets the real one by the drawing's name. The
    position hangs on the paragraph, not on the line: LibreOffice turns a position from the line upside down on saving.
    """
    width = round(length * EMU_PER_PT)
    stroke = round(0.75 * EMU_PER_PT)
    offset = round(below * EMU_PER_PT)
    anchor = (
        '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" '
        f'relativeHeight="25165926{number}" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
        '<wp:simplePos x="0" y="0"/>'
        '<wp:positionH relativeFrom="column"><wp:align>center</wp:align></wp:positionH>'
        f'<wp:positionV relativeFrom="paragraph"><wp:posOffset>{offset}</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{width}" cy="0"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        f'<wp:docPr id="{number}" name="{name}" descr="{title}"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{_WPS}"><wps:wsp><wps:cNvCnPr/><wps:spPr>'
        f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="0"/></a:xfrm>'
        '<a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
        f'<a:ln w="{stroke}"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></wps:spPr><wps:bodyPr/>'
        "</wps:wsp></a:graphicData></a:graphic></wp:anchor>"
    )
    fallback = (
        f'<w:pict><v:line id="{name}" o:spid="_x0000_s10{number:02}" style="position:absolute;'
        f"mso-position-horizontal:center;mso-position-horizontal-relative:text;"
        f'margin-top:{below:.1f}pt;mso-position-vertical-relative:text;z-index:{number}" '
        f'from="0,0" to="{length}pt,0" strokeweight=".75pt"/></w:pict>'
    )
    return (
        '<w:r><w:rPr><w:noProof/></w:rPr><mc:AlternateContent><mc:Choice Requires="wps">'
        f"<w:drawing>{anchor}</w:drawing></mc:Choice><mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def section(std: Standard, *, landscape: bool, appendix: bool) -> str:
    """Section properties: A4, the decree's margins, page number hidden on the first page."""

    def mm(key: str) -> int:
        return round(std.chosen("trang", key) * TWIPS_PER_MM)

    width, height = mm("kho_giay_rong"), mm("kho_giay_dai")
    if landscape:
        width, height = height, width
    orientation = ' w:orient="landscape"' if landscape else ""
    restart = '<w:pgNumType w:start="1"/>' if appendix else ""
    first = ("rIdTrong", "rIdChanTrong") if appendix else ("rIdDauTrangDau", "rIdChanTrangDau")
    return (
        "<w:sectPr>"
        '<w:headerReference w:type="default" r:id="rIdSoTrang"/>'
        f'<w:headerReference w:type="first" r:id="{first[0]}"/><w:footerReference w:type="first" r:id="{first[1]}"/>'
        '<w:type w:val="nextPage"/>'
        f'<w:pgSz w:w="{width}" w:h="{height}"{orientation}/>'
        f'<w:pgMar w:top="{mm("le_tren")}" w:right="{mm("le_phai")}" w:bottom="{mm("le_duoi")}" '
        f'w:left="{mm("le_trai")}" w:header="{mm("so_trang_cach_mep")}" w:footer="{mm("so_trang_cach_mep")}" '
        f'w:gutter="0"/>{restart}<w:cols w:space="720"/>'
        "<w:titlePg/></w:sectPr>"
    )


def page_number(style: str) -> str:
    """A paragraph with a PAGE field and a cached result, without which Word offers to repair the file."""

    def run(content: str) -> str:
        return f"<w:r>{content}</w:r>"

    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
        + run('<w:fldChar w:fldCharType="begin"/>')
        + run('<w:instrText xml:space="preserve"> PAGE </w:instrText>')
        + run('<w:fldChar w:fldCharType="separate"/>')
        + run("<w:t>2</w:t>")
        + run('<w:fldChar w:fldCharType="end"/>')
        + "</w:p>"
    )


CONTENT_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_TYPE}.styles+xml"/>'
    f'<Override PartName="/word/settings.xml" ContentType="{_TYPE}.settings+xml"/>'
    + "".join(f'<Override PartName="/word/header{n}.xml" ContentType="{_TYPE}.header+xml"/>' for n in (1, 2, 3))
    + "".join(f'<Override PartName="/word/footer{n}.xml" ContentType="{_TYPE}.footer+xml"/>' for n in (1, 2))
    + "</Types>"
)
_RELS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
PACKAGE_RELS = _RELS.format(f'<Relationship Id="rId1" Type="{_REL}/officeDocument" Target="word/document.xml"/>')
WORD_RELS = _RELS.format(
    "".join(
        f'<Relationship Id="{key}" Type="{_REL}/{kind}" Target="{target}"/>'
        for key, kind, target in (
            ("rIdKieu", "styles", "styles.xml"),
            ("rIdThietLap", "settings", "settings.xml"),
            ("rIdSoTrang", "header", "header1.xml"),
            ("rIdDauTrangDau", "header", "header2.xml"),
            ("rIdTrong", "header", "header3.xml"),
            ("rIdChanTrangDau", "footer", "footer1.xml"),
            ("rIdChanTrong", "footer", "footer2.xml"),
        )
    )
)
SETTINGS = (
    f'<w:settings {NS}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    '</w:compat><w:themeFontLang w:val="vi-VN"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
)
