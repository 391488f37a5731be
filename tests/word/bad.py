"""bad.py DIRECTORY: files that import refuses, each for a reason of its own."""
import io
import os
import struct
import sys
import zipfile

import kit

BODY = kit.document(*kit.decision())


def lying(declared):
    """A ZIP file that declares another size than its document has."""
    made = bytearray(kit.docx(*kit.decision()))
    at = made.index(b'PK\1\2')
    while made[at + 46:at + 46 + 17] != b'word/document.xml':
        at = made.index(b'PK\1\2', at + 4)
    made[at + 24:at + 28] = struct.pack('<I', declared)
    return bytes(made)


def encrypted():
    """A ZIP file whose entries say that they are encrypted."""
    made = bytearray(kit.docx(*kit.decision()))
    for sign, offset in ((b'PK\3\4', 6), (b'PK\1\2', 8)):
        at = made.find(sign)
        while at >= 0:
            made[at + offset] |= 1
            at = made.find(sign, at + 4)
    return bytes(made)


def compound(*streams, fib=b''):
    """An OLE file with these names in its directory, of [MS-CFB]."""
    def entry(name, kind, start):
        wide = name.encode('utf-16-le')
        return struct.pack(
            '<64sHBB3I36xIQ', wide, len(wide) + 2, kind, 1, 0xFFFFFFFF,
            0xFFFFFFFF, 0xFFFFFFFF, start, 512)

    names = ('Root Entry',) + streams
    entries = b''.join(entry(name, 5 if i == 0 else 2, 0xFFFFFFFE if i == 0
                             else 2) for i, name in enumerate(names))
    header = struct.pack(
        '<8s16x5H6xIIIIIIIII', b'\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 0x3E, 3,
        0xFFFE, 9, 6, 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    header += struct.pack('<109I', 0, *[0xFFFFFFFF] * 108)
    table = struct.pack('<128I', 0xFFFFFFFD, 0xFFFFFFFE, 0xFFFFFFFE,
                        *[0xFFFFFFFF] * 125)
    return header + table + entries.ljust(512, b'\0') + fib.ljust(512, b'\0')


def looped():
    """An OLE file whose directory never ends."""
    made = bytearray(compound('Something'))
    made[512 + 4:512 + 8] = struct.pack('<I', 1)
    return bytes(made)


def nested(depth):
    return kit.XML + '<w:document %s><w:body>%s%s</w:body></w:document>' % (
        kit.SPACES, '<w:sdt>' * depth, '</w:sdt>' * depth)


def laughs():
    names = ['<!ENTITY a0 "ha">'] + [
        '<!ENTITY a%d "%s">' % (i, '&a%d;' % (i - 1) * 10)
        for i in range(1, 10)]
    return '<?xml version="1.0"?>\n<!DOCTYPE x [%s]>\n' % ''.join(names) + \
        kit.document(kit.p('x')).split('\n', 1)[1].replace('>x<', '>&a9;<')


def picture(target, *external):
    """A document that shows a picture, stored at the target."""
    drawing = '<w:p><w:r><w:drawing><wp:inline xmlns:wp="%sdrawingml/2006/' \
        'wordprocessingDrawing"><wp:extent cx="9000" cy="9000"/>' \
        '<a:graphic xmlns:a="%sdrawingml/2006/main"><a:graphicData>' \
        '<pic:pic xmlns:pic="%sdrawingml/2006/picture"><pic:blipFill>' \
        '<a:blip r:%s="rId9"/></pic:blipFill></pic:pic></a:graphicData>' \
        '</a:graphic></wp:inline></w:drawing></w:r></w:p>' % (
            kit.OOXML, kit.OOXML, kit.OOXML, 'link' if external else 'embed')
    return kit.docx(*kit.decision(drawing), targets=[
        ('rId9', 'image', target, *external)])


def stored(parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, 'w') as file:
        for name, content in parts:
            file.writestr(zipfile.ZipInfo(name), content)
    return out.getvalue()


def others():
    """A spreadsheet, and an OpenDocument text or another file of its kind."""
    yield 'table.xlsx', kit.package([
        ('[Content_Types].xml', kit.content_types()),
        ('xl/workbook.xml', '<workbook/>')])
    yield 'sheet.odt', stored([
        ('mimetype', 'application/vnd.oasis.opendocument.spreadsheet')])
    yield 'archive.docx', stored([('a.txt', 'a')])
    yield 'scan.docx', b'%PDF-1.7\n'
    yield 'page.doc', b'\xef\xbb\xbf\r\n<!DOCTYPE HTML><html></html>'
    yield 'empty.docx', b''
    yield 'letters.doc', 'Số 12'.encode('utf-16')
    yield 'books.doc', compound('Workbook')
    yield 'locked.docx', compound('EncryptionInfo', 'EncryptedPackage')
    yield 'locked.doc', compound(
        'WordDocument', fib=b'\xec\xa5\xc1\0' + b'\0' * 7 + b'\1')
    yield 'looped.doc', looped()
    yield 'head.doc', compound('WordDocument')[:600]


def bombs():
    """Much of little."""
    yield 'ratio.docx', kit.package(kit.parts(
        BODY, more=[('word/media/a.xml', b' ' * (20 << 20))]))
    filler = os.urandom(1 << 10) * 12
    yield 'unpacked.docx', kit.package(kit.parts(BODY, more=[
        ('word/media/%d.bin' % i, (filler + bytes(1 << 17)) * 3)
        for i in range(80)]))
    yield 'parts.docx', stored(kit.parts(
        BODY, more=[('word/%d.xml' % i, '') for i in range(3998)]))
    yield 'short.docx', lying(100)
    yield 'long.docx', lying(len(BODY.encode()) + 1000)
    spaces = ' ' * 100
    yield 'elements.docx', stored(kit.parts(kit.document(
        '<w:p><w:r><w:t>%s</w:t></w:r></w:p>' % spaces * 220000)))


def refused():
    yield 'depth.docx', kit.package(kit.parts(nested(260)))
    yield 'doctype.docx', kit.package(kit.parts(laughs()))
    yield 'entity.docx', kit.package(kit.parts(
        '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/'
        'passwd">]>' + kit.document(kit.p('x')).split('\n', 1)[1].replace(
            '>x<', '>&e;<')))
    yield 'upwards.docx', kit.package(kit.parts(
        BODY, more=[('word/../../../evil.xml', 'x')]))
    yield 'absolute.docx', kit.package(kit.parts(
        BODY, more=[('/etc/evil.xml', 'x')]))
    yield 'twice.docx', stored(kit.parts(
        BODY, more=[('Word/Document.xml', BODY)]))
    yield 'target.docx', kit.docx(*kit.decision(), targets=[
        ('rId9', 'styles', '../../../etc/passwd')])
    whole = kit.docx(*kit.decision())
    yield 'truncated.docx', whole[:len(whole) // 2]
    yield 'encrypted.docx', encrypted()
    yield 'mainless.docx', kit.package(kit.parts(None))
    yield 'malformed.docx', kit.package(kit.parts(BODY[:-20]))
    yield 'linked.docx', picture('http://127.0.0.1:9/a.png', 'External')
    yield 'unlinked.docx', picture('media/none.png')


def main():
    for files in (others(), bombs(), refused()):
        for name, content in files:
            with open(os.path.join(sys.argv[1], name), 'wb') as file:
                file.write(content)
    # These are imported, with a word about it.
    with open(os.path.join(sys.argv[1], 'macros.docx'), 'wb') as file:
        file.write(kit.docx(
            *kit.decision(), type='application/vnd.ms-word.document.'
            'macroEnabled.main+xml', targets=[
                ('rId8', 'vbaProject', 'vbaProject.bin')],
            more=[('word/vbaProject.bin', b'macro')]))
    with open(os.path.join(sys.argv[1], 'template.docx'), 'wb') as file:
        file.write(kit.docx(*kit.decision(), targets=[
            ('rId8', 'attachedTemplate', 'http://127.0.0.1:9/a.dotm',
             'External')]))


main()
