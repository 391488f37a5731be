"""signatures.py pdf|manifest BUILT ISSUE [NAME…]: records of signatures that
nobody made.

BUILT is the directory of an issue that was built, ISSUE that of its sources.
build and publish do not look into an update, so a comment line will do for
one, and a few bytes for the signature of the manifest. `pdf` records them for
each PDF that is printed, or for those named; `manifest` for the manifest that
lists the signed files.
"""
import base64
import hashlib
import json
import os
import sys


def digest(text):
    return hashlib.sha256(text).hexdigest()


def source(manifest, documents):
    """As issue_package_inputs has it."""
    text = manifest['register']['chain']
    for document in documents:
        text += '%d\n' % document['pages']['first']
        text += document['source']['sha256']
        for image in document.get('images', []):
            text += image['sha256']
    return digest(text.encode())


def record(built, issue, name, base, own, detached, documents):
    with open(os.path.join(built, 'manifest.json'), encoding='utf-8') as file:
        manifest = json.load(file)
    signed = own if detached else base + own
    made = manifest['made']
    kept = {
        'version': 1, 'file': name,
        'base_size': len(base), 'base_sha256': digest(base),
        'size': len(signed), 'sha256': digest(signed),
        'time': '2026-11-24T16:00:00Z', 'signer': 'Văn phòng Ủy ban',
        'issuer': 'CA thử', 'serial': '01', 'level': 'B-LT',
        'inputs': {
            'source': source(manifest, documents or manifest['documents']),
            'profile': made['profile'], 'faces': made['faces'],
            'version': made['version'], 'program': '0' * 64},
        'bytes': base64.b64encode(own).decode()}
    directory = os.path.join(issue, 'chu-ky')
    os.makedirs(directory, exist_ok=True)
    with open(os.path.join(directory, name + '.json'), 'w',
              encoding='utf-8') as file:
        json.dump(kept, file)


def read(built, name):
    with open(os.path.join(built, name), 'rb') as file:
        return file.read()


def record_pdfs(built, issue, names):
    manifest = json.loads(read(built, 'manifest.json'))
    printed = {manifest['file']: None}
    for document in manifest['documents']:
        printed[document['file']] = [document]
    for name in names or printed:
        record(built, issue, name, read(built, name),
               b'% signed by nobody: ' + name.encode() + b'\n', False,
               printed.get(name))


def main():
    what, built, issue = sys.argv[1:4]
    if what == 'pdf':
        record_pdfs(built, issue, sys.argv[4:])
        return
    base = read(built, 'manifest.json')
    record(built, issue, (sys.argv[4:] + ['manifest.json.p7s'])[0], base,
           b'signed by nobody: ' + digest(base).encode(), True, None)


main()
