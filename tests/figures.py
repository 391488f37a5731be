"""figures.py: what the sources of pipeline/ measure, and what of it is too much.

Prints a line a figure. What passes a limit is named, a line each, and makes the
exit status 1; so does a struct, union or enum tag of a header that is defined
elsewhere too. Tags that only sources give two meanings are listed.
"""
import collections
import pathlib
import re
import sys

FILE_LINES = 700
FUNCTION_LINES = 50
PARAMETERS = 6
# Callbacks, whose parameters a library prescribes: MHD_AccessHandlerCallback.
PRESCRIBED = {'on_request': 8}

TAG = re.compile(r'^\s*(?:typedef |static |const )*(?:struct|union|enum) (\w+)'
                 r'\s*\{', re.M)
# Its name begins a line, the line before it has its type; ended by a brace
# that begins a line.
FUNCTION = re.compile(r'^[^\s#}/*][^;{}()=]*\n(\w+)\(([^{};]*)\)\n\{\n.*?^\}',
                      re.M | re.S)


def without_comments(text):
    """As many lines, but no words that are not code, nor braces in strings."""
    return re.sub(r'/\*.*?\*/|"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)+\'',
                  lambda found: re.sub(r'[^\n]', '_', found.group())
                  if found.group()[0] != '/'
                  else re.sub(r'[^\n]', ' ', found.group()), text, flags=re.S)


def parameter_count(parameters):
    """Those of a function that is a parameter are its own."""
    while re.search(r'\([^()]*\)', parameters):
        parameters = re.sub(r'\([^()]*\)', '', parameters)
    names = [name.strip() for name in parameters.split(',')]
    return len([name for name in names if name not in ('void', '...', '')])


class Function:
    def __init__(self, path, text, found):
        self.name = found.group(1)
        self.place = '%s:%d' % (path, text.count('\n', 0, found.start(1)) + 1)
        self.lines = found.group().count('\n') + 1
        self.parameters = parameter_count(found.group(2))


def main():
    texts = {str(path): path.read_text(encoding='utf-8')
             for path in sorted(pathlib.Path('pipeline').rglob('*.[ch]'))}
    lines = {path: text.count('\n') for path, text in texts.items()}
    modules = [path for path in texts
               if path.endswith('.c') and path[:-1] + 'h' in texts]
    tags = collections.defaultdict(list)
    functions = []
    public = 0
    for path, text in texts.items():
        code = without_comments(text)
        functions += [Function(path, code, found)
                      for found in FUNCTION.finditer(code)]
        for found in TAG.finditer(code):
            tags[found.group(1)].append(path)
            public += path.endswith('.h') and 'struct' in found.group()

    faults = []
    for path, count in lines.items():
        if count > FILE_LINES:
            faults.append('%s:1: %d lines, of at most %d' % (
                path, count, FILE_LINES))
    for function in functions:
        if function.lines > FUNCTION_LINES:
            faults.append('%s: %s has %d lines, of at most %d' % (
                function.place, function.name, function.lines, FUNCTION_LINES))
        if function.parameters > PRESCRIBED.get(function.name, PARAMETERS):
            faults.append('%s: %s has %d parameters, of at most %d' % (
                function.place, function.name, function.parameters,
                PARAMETERS))
    twice = {tag: paths for tag, paths in sorted(tags.items())
             if len(paths) > 1}
    for tag, paths in twice.items():
        if len([path for path in paths if path.endswith('.h')]) > 1:
            faults.append('%s is defined in %s' % (tag, ' and '.join(paths)))

    longest_file = max(lines, key=lines.get)
    longest = max(functions, key=lambda function: function.lines)
    widest = max(functions, key=lambda function: function.parameters)
    print('%d lines in %d files: %d modules, %d functions, %d structs in %d '
          'headers' % (sum(lines.values()), len(lines), len(modules),
                       len(functions), public,
                       len([path for path in lines if path.endswith('.h')])))
    print('longest file: %s, %d lines' % (longest_file, lines[longest_file]))
    print('files of more than %d lines: %s' % (
        FILE_LINES, ', '.join(path for path in lines
                              if lines[path] > FILE_LINES) or 'none'))
    print('longest function: %s in %s, %d lines' % (
        longest.name, longest.place, longest.lines))
    print('most parameters: %s in %s, %d' % (
        widest.name, widest.place, widest.parameters))
    print('tags that have two meanings: %d %s' % (
        len(twice), ' '.join(twice)))
    for fault in faults:
        print(fault)
    return 1 if faults else 0


sys.exit(main())
