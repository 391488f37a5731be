"""workflows.py PROGRAM ROOT: do the CI jobs that an office copies hold?

Their commands are run, as a runner would, in a copy of the sample gazette;
what only a fresh machine needs (packages, make) is passed over. Prints an
"ok" or "not ok" line for each thing looked at.
"""
import os
import shutil
import subprocess
import sys

import yaml

import sample_gazette

PROGRAM, ROOT = sys.argv[1:3]
GITHUB = '.github/workflows/gazette.yml'
GITLAB = '.gitlab-ci.yml'
HERE = os.getcwd()


def load(path):
    with open(os.path.join(ROOT, path), encoding='utf-8') as file:
        return yaml.safe_load(file)


def check(name, holds, why=''):
    print(('ok ' if holds else 'not ok ') + name)
    if not holds and why:
        print('    ' + why[-2000:].replace('\n', '\n    '))


def checkout(name):
    """The sample with numbers, and a program that is built already."""
    top = os.path.join(HERE, name)
    sample_gazette.copy(top)
    os.makedirs(os.path.join(top, 'build'))
    os.symlink(PROGRAM, os.path.join(top, 'build/congbao'))
    for year in '2024', '2025':
        places = os.path.join(top, 'issues', year)
        issues = ['issues/%s/%s' % (year, name)
                  for name in sorted(os.listdir(places))]
        subprocess.run([PROGRAM, 'number', *issues], cwd=top, check=True,
                       stdout=subprocess.DEVNULL)
    return top


def passed_over(command):
    return command.startswith(('apt-get ', 'make '))


def run(top, commands, **variables):
    """One shell for all, as GitLab has it; each line must succeed."""
    script = '\n'.join(line for line in commands if not passed_over(line))
    env = {**os.environ, **variables}
    for name in 'CONGBAO_OPTIONS', 'CONGBAO_USER', 'CONGBAO_PASSWORD':
        env.setdefault(name, '')
    return subprocess.run(['sh', '-ec', script], cwd=top, env=env, text=True,
                          stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, check=False)


def steps(job):
    """Each in a shell of its own, as GitHub has it."""
    return ['(\n%s\n)' % step['run'] for step in job['steps']
            if 'run' in step and not passed_over(step['run'])]


def spoil(top):
    path = os.path.join(top, 'issues/2025/01-thang-04/01-tach-thua-dat.md')
    with open(path, encoding='utf-8') as file:
        text = file.read()
    with open(path, 'w', encoding='utf-8') as file:
        file.write(text.replace('\nsigner:', '\nsgner:', 1))


def busy_program(top, statuses):
    """In the program's place: ends with one status after the other."""
    path = os.path.join(top, 'build/congbao')
    os.remove(path)
    with open(os.path.join(top, 'statuses'), 'w', encoding='ascii') as file:
        file.write(''.join('%d\n' % status for status in statuses))
    with open(path, 'w', encoding='ascii') as file:
        file.write('#!/bin/sh\nread status <statuses\n'
                   'sed -i 1d statuses\necho "ran: $status"\nexit $status\n')
    os.chmod(path, 0o755)


def publishes(name, build, publish):
    top = checkout(name)
    portal = 'file://' + os.path.join(top, 'portal')
    places = {'CONGBAO_PORTAL': portal, 'CONGBAO_PUBLIC': portal}
    done = run(top, build)
    check(name + ': what is right is built', done.returncode == 0 and
          os.path.isdir(os.path.join(top, 'out/2024')), done.stdout)
    done = run(top, publish, **places)
    check(name + ': the build is published and verified',
          done.returncode == 0 and 'as published' in done.stdout,
          done.stdout)
    done = run(top, publish, **places)
    check(name + ': and again, when there is nothing to do',
          done.returncode == 0, done.stdout)
    shutil.rmtree(os.path.join(top, 'out'))
    done = run(top, build, CI_PIPELINE_SOURCE='push', **places)
    check(name + ': what is published is not built again',
          done.returncode == 0 and
          not os.path.isdir(os.path.join(top, 'out/2024/so-01')), done.stdout)
    done = run(top, publish, **places)
    check(name + ': and nothing of it is sent', done.returncode == 0 and
          'published already' in done.stdout, done.stdout)
    spoil(top)
    done = run(top, build)
    check(name + ': a mistake stops the build', done.returncode == 1,
          done.stdout)
    return top, done.stdout


def github():
    workflow = load(GITHUB)
    jobs = workflow['jobs']
    publish = jobs['publish']
    told = publishes('github', steps(jobs['build']), steps(publish))[1]
    check('github: the mistake is an annotation on its line',
          '::error file=issues/2025/01-thang-04/01-tach-thua-dat.md,line='
          in told, told)
    check('github: no secret outside the job that publishes',
          'secrets.' not in str(jobs['build']) and
          'pull_request_target' not in str(workflow))
    check('github: one publication at a time, and never broken off',
          publish['concurrency'] == {'group': 'publish',
                                     'cancel-in-progress': False})
    check('github: published is what was merged', publish['needs'] == 'build'
          and "github.ref == 'refs/heads/main'" in publish['if']
          and "github.event_name == 'push'" in publish['if'])
    send = [line.replace('sleep $pause', ':') for line in steps(publish)
            if 'congbao publish' in line]
    top = checkout('retries')
    for statuses, wanted, runs in (((8, 8, 0), 0, 3), ((8, 5, 0), 5, 2),
                                   ((8, 8, 8), 8, 3), ((9, 0), 9, 1)):
        busy_program(top, statuses)
        done = run(top, send, CONGBAO_PORTAL='file:///nowhere')
        check('github: of statuses %s come %d runs, and %d' % (
            statuses, runs, wanted), done.returncode == wanted and
            done.stdout.count('ran: ') == runs, done.stdout)


def gitlab():
    jobs = load(GITLAB)
    build, publish = jobs['build'], jobs['publish']
    top = publishes('gitlab', build['script'], publish['script'])[0]
    with open(os.path.join(top, 'mistakes.json'), encoding='utf-8') as file:
        report = yaml.safe_load(file)
    check('gitlab: the mistake is in the report of the lines', any(
        one['location'] == {
            'path': 'issues/2025/01-thang-04/01-tach-thua-dat.md',
            'lines': {'begin': 2}} and one['severity'] == 'major'
        for one in report), str(report))
    check('gitlab: each has a fingerprint of its own', len(report) == len(
        {one['fingerprint'] for one in report}))
    check('gitlab: one publication at a time, and never broken off',
          publish['resource_group'] == 'publish' and
          publish['interruptible'] is False)
    check('gitlab: it tries again for the network alone',
          publish['retry'] == {'max': 2, 'exit_codes': 8})
    check('gitlab: only the protected branch is published',
          'CI_COMMIT_REF_PROTECTED == "true"' in str(publish['rules']) and
          'CONGBAO_' not in str(build).replace('CONGBAO_PUBLIC', ''))


github()
gitlab()
