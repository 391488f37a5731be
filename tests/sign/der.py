"""der: ASN.1 in DER as nested lists, to be changed and written again."""


def read(data):
    """One element: [tag, content], the content a list of elements where the
    tag says that it is constructed. And what follows it."""
    tag, length, at = data[0], data[1], 2
    if length >= 0x80:
        at += length - 0x80
        length = int.from_bytes(data[2:at], 'big')
    content, rest = data[at:at + length], data[at + length:]
    if not tag & 0x20:
        return [tag, content], rest
    elements = []
    while content:
        element, content = read(content)
        elements.append(element)
    return [tag, elements], rest


def write(element):
    tag, content = element
    if isinstance(content, list):
        content = b''.join(write(part) for part in content)
    length = len(content)
    if length < 0x80:
        return bytes([tag, length]) + content
    size = (length.bit_length() + 7) // 8
    return bytes([tag, 0x80 + size]) + length.to_bytes(size, 'big') + content


def find(element, oid):
    """The attribute with this object identifier, given as its bytes."""
    content = element[1]
    if not isinstance(content, list):
        return None
    if content and content[0] == [6, oid]:
        return element
    for part in content:
        found = find(part, oid)
        if found is not None:
            return found
    return None


def leaves(element):
    """Its elements that have no elements."""
    if not isinstance(element[1], list):
        yield element
        return
    for part in element[1]:
        yield from leaves(part)
