"""orientation.py make FROM DIRECTORY: a JPEG of a red, a green, a blue and a
yellow quarter, once for each of the orientations that EXIF knows.
orientation.py check PPM: the page shows them below one another, each upright.
"""
import pathlib
import struct
import sys

# The quarters that are seen: upper left, upper right, lower left, lower right.
SEEN = ['RGBY', 'GRYB', 'YBGR', 'BYRG', 'RBGY', 'BRYG', 'YGBR', 'GYRB']


def exif(orientation):
    """A segment APP1 with one entry, in either order of bytes."""
    order = '<' if orientation % 2 else '>'
    tiff = struct.pack(order + '2sHIHHHIHHI', b'II' if order == '<' else b'MM',
                       42, 8, 1, 0x112, 3, 1, orientation, 0, 0)
    body = b'Exif\0\0' + tiff
    return b'\xff\xe1' + struct.pack('>H', len(body) + 2) + body


def make(source, directory):
    picture = pathlib.Path(source).read_bytes()
    for i in range(1, 9):
        path = pathlib.Path(directory) / ('turned-%d.jpg' % i)
        path.write_bytes(picture[:2] + exif(i) + picture[2:])


def colour(pixel):
    red, green, blue = (value > 128 for value in pixel)
    if red and green and blue or not (red or green or blue):
        return None
    return {(1, 0, 0): 'R', (0, 1, 0): 'G', (0, 0, 1): 'B', (1, 1, 0): 'Y'}[
        red, green, blue]


def pictures(path):
    """The coloured boxes of the page, from the top."""
    kind, size, most, data = pathlib.Path(path).read_bytes().split(b'\n', 3)
    width, height = map(int, size.split())
    pixels = memoryview(data)
    rows = [[colour(pixels[i:i + 3])
             for i in range(3 * y * width, 3 * (y + 1) * width, 3)]
            for y in range(height)]
    top = None
    for y, row in enumerate(rows + [[]]):
        if any(row) and top is None:
            top = y
        elif not any(row) and top is not None:
            box = rows[top:y]
            columns = [x for x in range(width) if any(r[x] for r in box)]
            yield [r[columns[0]:columns[-1] + 1] for r in box]
            top = None


def check(path):
    seen = []
    for box in pictures(path):
        high, wide = len(box), len(box[0])
        seen.append(''.join(box[high * v // 4][wide * u // 4] or '-'
                            for v in (1, 3) for u in (1, 3)))
        if (wide > high) != (len(seen) > 4):
            print('picture %d: %d by %d' % (len(seen), wide, high))
            return 1
    if seen != SEEN:
        print('seen: %s' % ' '.join(seen))
    return int(seen != SEEN)


if __name__ == '__main__':
    sys.exit({'make': make, 'check': check}[sys.argv[1]](*sys.argv[2:]))
