"""tamper.py PORTAL WHAT [ARGUMENT...]: changes a portal in a directory so that
it agrees with itself again, as somebody with access to it could.

  times T1 T2 ...  gives the entries of the ledger these times
  exchange         the first two entries change places
  page PATH        adds a word to a derived file, and to the file indexes
  remanifest PATH [BASE]
                   the manifest has this file of an issue as it is now, and the
                   ledger this manifest; BASE: with so many bytes before it was
                   signed
  under-way        the pointer says that derived files are being replaced
  behind           one more entry than the pointer knows
  fork             the same entry, made otherwise, behind the pointer
"""
import hashlib
import json
import os
import sys

TOP = sys.argv[1]


def path_of(name):
    return os.path.join(TOP, name)


def read(name):
    with open(path_of(name), encoding='utf-8') as file:
        return json.load(file)


def write(name, value, round_to=1):
    data = (json.dumps(value, indent=1, sort_keys=True,
                       ensure_ascii=False) + '\n').encode()
    data += b' ' * (-len(data) % round_to)
    with open(path_of(name), 'wb') as file:
        file.write(data)
    return digest_of(name)


def digest_of(name):
    with open(path_of(name), 'rb') as file:
        return hashlib.sha256(file.read()).hexdigest()


def entry_name(seq):
    return 'so-cai/%06d.json' % seq


def entries():
    return [read('so-cai/' + name)
            for name in sorted(os.listdir(path_of('so-cai')))
            if name.endswith('.json')]


def write_pointer(**changes):
    write('moi-nhat.json', {**read('moi-nhat.json'), **changes}, 1024)


def write_ledger(ledger):
    """The chain anew, and the pointer to its end."""
    previous = '0' * 64
    for seq, entry in enumerate(ledger, 1):
        entry.update(seq=seq, previous=previous)
        previous = write(entry_name(seq), entry)
    last = ledger[-1]
    write_pointer(ledger=previous, issue=last['issue'],
                  manifest=last['manifest'])


def relist(file_index, name):
    """The file index has the file as it is now; returns its own digest."""
    content = read(file_index)
    for file in content['files']:
        if file['path'] == name:
            file['sha256'] = digest_of(name)
            file['size'] = os.path.getsize(path_of(name))
    return write(file_index, content)


def times(*given):
    ledger = entries()
    for entry, time in zip(ledger, given):
        entry['time'] = time
    write_ledger(ledger)


def exchange():
    ledger = entries()
    ledger[0], ledger[1] = ledger[1], ledger[0]
    write_ledger(ledger)


def page(name):
    with open(path_of(name), 'a', encoding='utf-8') as file:
        file.write('<!-- another word -->\n')
    top = name.split('/')[0]
    if top != name:
        relist(top + '/danh-muc.json', name)
        name = top + '/danh-muc.json'
    write_pointer(listing=relist('danh-muc.json', name))


def remanifest(name, base=None):
    issue, file = os.path.split(name)
    content = read(issue + '/manifest.json')
    for entry in content['files']:
        if entry['path'] != file:
            continue
        entry['sha256'] = digest_of(name)
        entry['size'] = os.path.getsize(path_of(name))
        if base is not None:
            with open(path_of(name), 'rb') as signed:
                start = signed.read(int(base))
            entry['base_size'] = len(start)
            entry['base_sha256'] = hashlib.sha256(start).hexdigest()
    digest = write(issue + '/manifest.json', content)
    ledger = entries()
    for entry in ledger:
        if entry.get('issue') == issue:
            entry['manifest'] = digest
    write_ledger(ledger)


def under_way():
    write_pointer(under_way='1' * 64)


def behind():
    last = entries()[-1]
    write(entry_name(last['seq'] + 1),
          {**last, 'seq': last['seq'] + 1,
           'previous': digest_of(entry_name(last['seq']))})


def fork():
    last = entries()[-1]
    write(entry_name(last['seq'] + 1),
          {**last, 'seq': last['seq'] + 1, 'previous': '1' * 64})


{'times': times, 'exchange': exchange, 'page': page, 'under-way': under_way,
 'remanifest': remanifest, 'behind': behind, 'fork': fork}[sys.argv[2]](*sys.argv[3:])
