"""kit: Word files from parts written by hand, for the tests of import.

A paragraph is made by p(), a document of them by docx(), which gives the bytes
of a file. Other parts are given by their names.
"""
import io
import zipfile
from xml.sax.saxutils import escape

OOXML = 'http://schemas.openxmlformats.org/'
W = OOXML + 'wordprocessingml/2006/main'
R = OOXML + 'officeDocument/2006/relationships'
MAIN = 'application/vnd.openxmlformats-officedocument.wordprocessingml.' \
       'document.main+xml'
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
SPACES = 'xmlns:w="%s" xmlns:r="%s"' % (W, R)


def r(text, style=''):
    """A run; a line feed in it is a line break."""
    lines = ('<w:t xml:space="preserve">%s</w:t>' % escape(line)
             for line in text.split('\n'))
    return '<w:r><w:rPr>%s</w:rPr>%s</w:r>' % (style, '<w:br/>'.join(lines))


def p(*runs, style=''):
    """A paragraph of runs, or of texts."""
    made = ''.join(run if run.startswith('<') else r(run) for run in runs)
    return '<w:p><w:pPr>%s</w:pPr>%s</w:p>' % (style, made)


def centred(*runs):
    return p(*runs, style='<w:jc w:val="center"/>')


def bold(text):
    return r(text, '<w:b/>')


def table(*rows, borders=False):
    """Rows of cells, each the XML of its blocks."""
    line = '<w:%s w:val="single" w:sz="4"/>'
    edges = ''.join(line % edge for edge in (
        'top', 'left', 'bottom', 'right', 'insideH', 'insideV'))
    width = max(len(row) for row in rows)
    return '<w:tbl><w:tblPr><w:tblBorders>%s</w:tblBorders></w:tblPr>' \
        '<w:tblGrid>%s</w:tblGrid>%s</w:tbl>' % (
            edges if borders else '', '<w:gridCol w:w="4000"/>' * width,
            ''.join('<w:tr>%s</w:tr>' % ''.join(
                '<w:tc><w:tcPr/>%s</w:tc>' % cell for cell in row)
                for row in rows))


def document(*blocks):
    return XML + '<w:document %s><w:body>%s<w:sectPr/></w:body>' \
        '</w:document>' % (SPACES, ''.join(blocks))


def relationships(*targets):
    """(id, type, target) or (id, type, target, 'External')"""
    return XML + '<Relationships xmlns="%spackage/2006/relationships">' \
        '%s</Relationships>' % (OOXML, ''.join(
            '<Relationship Id="%s" Type="%sofficeDocument/2006/'
            'relationships/%s" Target="%s"%s/>' % (
                target[0], OOXML, target[1], escape(target[2]),
                ' TargetMode="External"' if len(target) > 3 else '')
            for target in targets))


def content_types(main=MAIN):
    return XML + '<Types xmlns="%spackage/2006/content-types">' \
        '<Default Extension="rels" ContentType="application/vnd.' \
        'openxmlformats-package.relationships+xml"/>' \
        '<Default Extension="xml" ContentType="application/xml"/>' \
        '<Default Extension="png" ContentType="image/png"/>' \
        '<Override PartName="/word/document.xml" ContentType="%s"/>' \
        '</Types>' % (OOXML, main)


def package(parts):
    """The bytes of a ZIP file of (name, text or bytes)."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, 'w', zipfile.ZIP_DEFLATED) as file:
        for name, content in parts:
            file.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)),
                          content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def parts(main, **options):
    """The parts of a document; of the main part only the text is given."""
    targets = options.get('targets', ())
    made = [('[Content_Types].xml',
             content_types(options.get('type', MAIN))),
            ('_rels/.rels', relationships(
                ('rId1', 'officeDocument', 'word/document.xml')))]
    if main is not None:
        made.append(('word/document.xml', main))
    if targets:
        made.append(('word/_rels/document.xml.rels',
                     relationships(*targets)))
    return made + list(options.get('more', ()))


def docx(*blocks, **options):
    return package(parts(document(*blocks), **options))


HEAD = table([
    centred('ỦY BAN NHÂN DÂN') + centred(bold('TỈNH GIẢ ĐỊNH')) +
    centred('Số:        /QĐ-UBND'),
    centred(bold('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM')) +
    centred(bold('Độc lập - Tự do - Hạnh phúc')) +
    centred(r('Giả Định, ngày      tháng      năm 2026', '<w:i/>'))])

SIGNATURE = table([
    p(bold('Nơi nhận:')) + p('- Như Điều 2;') + p('- Lưu: VT.'),
    centred(bold('TM. ỦY BAN NHÂN DÂN')) + centred(bold('CHỦ TỊCH')) +
    p('') + p('') + centred(bold('Lê Giả Thiết'))])


def decision(*more, title='Ban hành nội quy sử dụng nhà văn hóa tỉnh'):
    """The blocks of a small decision of the sample authority."""
    return [
        HEAD, centred(bold('QUYẾT ĐỊNH')), centred(bold(title)),
        centred(bold('ỦY BAN NHÂN DÂN TỈNH GIẢ ĐỊNH')),
        p(r('Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 '
            'năm 2025;', '<w:i/>')),
        centred(bold('QUYẾT ĐỊNH:')),
        p(bold('Điều 1.'), ' Ban hành kèm theo Quyết định này nội quy sử '
          'dụng nhà văn hóa tỉnh.'),
        *more,
        p(bold('Điều 2.'), ' Quyết định này có hiệu lực kể từ ngày ký./.'),
        SIGNATURE]
