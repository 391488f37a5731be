"""authorities: a gazette's profile with the authorities that Word files name.

An authority is what stands above the number in a letterhead: the lines of its
name, such as ỦY BAN NHÂN DÂN / TỈNH GIẢ ĐỊNH.
"""
import re
import unicodedata
import zipfile
from xml.etree import ElementTree

W = '{http://schemas.openxmlformats.org/wordprocessingml/2006/main}'
AREAS = ('tỉnh', 'thành phố', 'huyện', 'xã', 'phường', 'thị xã', 'quận')
COUNTRY = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'


def lines_of(cell):
    """The lines of a cell's paragraphs, without text that Word falls back to."""
    for paragraph in cell.iter(W + 'p'):
        line = ''
        for node in paragraph.iter():
            if node.tag == W + 't':
                line += node.text or ''
            elif node.tag in (W + 'br', W + 'cr'):
                line += '\n'
        for part in unicodedata.normalize('NFC', line).split('\n'):
            yield ' '.join(part.split())


def is_country(line):
    return unicodedata.normalize('NFC', line).upper().replace(
        'HOÀ', 'HÒA').startswith(COUNTRY[:20])


def head_of(path):
    """The lines above the number, and the symbol of the number."""
    try:
        with zipfile.ZipFile(path) as file:
            tree = ElementTree.fromstring(file.read('word/document.xml'))
    except (zipfile.BadZipFile, KeyError, ElementTree.ParseError):
        return None
    for table in list(tree.iter(W + 'tbl'))[:3]:
        rows = [[list(lines_of(cell)) for cell in row.iter(W + 'tc')]
                for row in table.iter(W + 'tr')]
        if not any(is_country(line) for row in rows for cell in row
                   for line in cell):
            continue
        left = [line for row in rows if row for line in row[0]]
        name, symbol = [], ''
        for line in left:
            line = line.replace('DỰ THẢO', '').strip()
            number = re.match(r'(?:Luật )?[Ss]ố\s*:?.*?/(.*)', line)
            if number:
                symbol = number.group(1).strip().split('-')[-1]
                break
            if re.search(r'[^\W\d_]', line) and line.upper() == line:
                name.append(line)
        return (tuple(name), symbol) if symbol else None
    return None


def name_of(head):
    """"Ủy ban nhân dân tỉnh Giả Định" of its lines in capitals."""
    words = ' '.join(head).lower()
    for area in AREAS:
        before, found, after = words.partition(' %s ' % area)
        if found:
            words = before + found + after.title()
            break
    return words[:1].upper() + words[1:]


def profile_of(paths):
    """The text of gazette.yaml."""
    heads = {}
    for path in paths:
        head = head_of(path)
        if head and head[0]:
            heads.setdefault(head[0], set()).add(head[1])
    text = 'province: tỉnh Giả Định\npublisher: Văn phòng\n' \
        'masthead: [TỈNH GIẢ ĐỊNH]\nauthorities:\n'
    names = set()
    for head, symbols in sorted(heads.items()):
        for prefix in ('', 'Chủ tịch ') if 'ỦY BAN NHÂN DÂN' in \
                ' '.join(head).replace('UỶ', 'ỦY') else ('',):
            name = name_of(head)
            name = prefix + (name if not prefix else name)
            if name in names:
                continue
            names.add(name)
            text += '  - name: %s\n    head: [%s]\n    symbols: [%s]\n' % (
                name, ', '.join('"%s"' % line for line in head),
                ', '.join(sorted('"%s"' % s for s in symbols)))
    if not names:
        text += '  - name: Ủy ban nhân dân tỉnh\n    symbols: [UBND]\n'
    return text
