"""kill.py REFERENCE OUTPUT COMMAND...: kills the command at many moments.

The moments are stepped over the time that the command takes, and over the
number of files that it has made. After each kill, every file below OUTPUT that
has a final name must hold whole bytes, those of REFERENCE; then the command is
run to its end and OUTPUT must equal REFERENCE.
"""
import json
import os
import shutil
import signal
import subprocess
import sys
import time

MOMENTS = 12


def files(top):
    found = {}
    for directory, below, names in os.walk(top):
        if '.congbao' in below:
            below.remove('.congbao')  # what this machine knows of its files
        for name in names:
            path = os.path.join(directory, name)
            try:
                with open(path, 'rb') as file:
                    found[os.path.relpath(path, top)] = file.read()
            except FileNotFoundError:
                if not is_draft(path):  # its worker was about to rename it
                    raise
    return found


def is_draft(path):
    name = os.path.basename(path)
    return name.startswith('.') or name.endswith('.tmp')


def is_dated(path):
    """What a publication says of itself has the time in it."""
    return path == 'moi-nhat.json' or path.startswith(('so-cai/', 'khoa/'))


def is_lock(path):
    """Of a run that was killed when all was done: whoever needs it next takes
    it over, and a run that has nothing to do does not."""
    return path.startswith('khoa/')


def names(found):
    return sorted(path for path in found if not is_lock(path))


def lasting(found):
    return {path: data for path, data in found.items()
            if not is_draft(path) and not is_dated(path)}


def start(command):
    return subprocess.Popen(command, start_new_session=True,
                            stdin=subprocess.DEVNULL,
                            stdout=subprocess.DEVNULL,
                            stderr=subprocess.DEVNULL)


def count_files(top):
    return sum(len(names) for _, _, names in os.walk(top))


def wait_moment(process, output, takes, moment):
    if moment % 2 == 0:
        time.sleep(takes * moment / MOMENTS)
        return
    while process.poll() is None and count_files(output) < moment:
        pass


def kill(process):
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass
    process.wait()


def check_whole(found, reference, moment):
    for path, data in found.items():
        if is_draft(path):
            continue
        if is_dated(path):
            json.loads(data)
        elif reference.get(path) != data:
            sys.exit('killed at moment %d: %s is not whole' % (moment, path))


def main():
    reference = files(sys.argv[1])
    output, command = sys.argv[2], sys.argv[3:]
    shutil.rmtree(output, ignore_errors=True)
    begun = time.monotonic()
    if start(command).wait() != 0:
        sys.exit('the command fails without being killed')
    takes = time.monotonic() - begun
    midway = 0
    for moment in range(MOMENTS):
        shutil.rmtree(output, ignore_errors=True)
        process = start(command)
        wait_moment(process, output, takes, moment)
        kill(process)
        found = files(output)
        midway += 0 < len(found) < len(reference)
        check_whole(found, reference, moment)
        # Sometimes killed again on the way, before the run that completes.
        if moment % 3 == 0:
            process = start(command)
            time.sleep(takes / 2)
            kill(process)
            check_whole(files(output), reference, moment)
        if start(command).wait() != 0:
            sys.exit('killed at moment %d: the next run fails' % moment)
        found = {path: data for path, data in files(output).items()
                 if not is_draft(path)}
        if lasting(found) != lasting(reference) or \
                names(found) != names(reference):
            sys.exit('killed at moment %d: the next run does not complete, '
                     'or is not the same' % moment)
    if midway == 0:
        sys.exit('no moment was midway: nothing was tried')


main()
