"""seeds.py DIRECTORY: what the fuzz target of Word files begins with: parts, each
ended by a byte 1, and small packages.
"""
import pathlib
import sys

import kit

NUMBERING = kit.XML + '<w:numbering %s><w:abstractNum w:abstractNumId="0">' \
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>' \
    '<w:lvlText w:val="Điều %%1."/></w:lvl><w:lvl w:ilvl="1"><w:start ' \
    'w:val="1"/><w:numFmt w:val="lowerLetter"/><w:suff w:val="space"/>' \
    '<w:lvlText w:val="%%2)"/></w:lvl></w:abstractNum><w:num w:numId="1">' \
    '<w:abstractNumId w:val="0"/></w:num></w:numbering>' % kit.SPACES
STYLES = kit.XML + '<w:styles %s><w:style w:type="paragraph" ' \
    'w:styleId="A"><w:name w:val="A"/><w:pPr><w:numPr><w:numId w:val="1"/>' \
    '</w:numPr></w:pPr><w:rPr><w:b/></w:rPr></w:style><w:style ' \
    'w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style>' \
    '</w:styles>' % kit.SPACES
NOTES = kit.XML + '<w:footnotes %s><w:footnote w:id="2">%s</w:footnote>' \
    '</w:footnotes>' % (kit.SPACES, kit.p('Theo Luật.'))
LISTED = '<w:pStyle w:val="B"/>'
NOTE = '<w:r><w:footnoteReference w:id="2"/></w:r>'

BODIES = {
    'plain': [],
    'list': [kit.p('Phạm vi', style=LISTED), kit.p(
        'điểm', style='<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/>'
        '</w:numPr>')],
    'note': [kit.p('Có chú thích', NOTE, '.')],
    'table': [kit.table([kit.p('STT'), kit.p('Tên')], [kit.p('1'), kit.p(
        'Nhà văn hóa\nxã')], borders=True)],
    'changes': ['<w:p><w:ins><w:r><w:t>Thêm</w:t></w:r></w:ins><w:del><w:r>'
                '<w:delText>Bớt</w:delText></w:r></w:del></w:p>'],
    'signs': [kit.p('<w:r><w:sym w:font="Symbol" w:char="F0B3"/><w:tab/>'
                    '</w:r>', kit.r('*a* [b] `c` _d_ <e>'))],
}


def main():
    directory = pathlib.Path(sys.argv[1])
    for name, blocks in BODIES.items():
        parts = [kit.document(*kit.decision(*blocks)), STYLES, NUMBERING,
                 NOTES]
        (directory / name).write_bytes(
            b''.join(part.encode() + b'\1' for part in parts))
        (directory / (name + '.docx')).write_bytes(
            kit.docx(*kit.decision(*blocks)))


main()
