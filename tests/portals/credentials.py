"""credentials: nothing that was said or left behind holds a password or a key."""
import base64
import os

from server import PASSWORD, USER


def forms(kit):
    """The password as it may turn up, and what stands in the private key."""
    yield PASSWORD
    for user in USER, 'anonymous':
        yield base64.b64encode(
            ('%s:%s' % (user, PASSWORD)).encode()).decode()
    with open(kit.sshd.key, encoding='ascii') as file:
        yield file.read().splitlines()[2]


def run(suite, kit):
    kit.sample.publish(kit.nginx, 'secrets', '--json', '--receipt',
                       'receipt.json', '--save-plan', 'plan.json')
    kit.sample.publish(kit.nginx, 'secrets-2', '--dry-run', '--json',
                       '--save-plan', 'plan.json')
    kit.sample.publish(kit.vsftpd, 'secrets', env={'CONGBAO_USER': 'x'})
    kit.sample.publish(kit.swift, 'secrets', env={'CONGBAO_USER': 'x:y'})
    texts = list(kit.program.said)
    for name in 'receipt.json', 'plan.json':
        path = os.path.join(kit.sample.top, name)
        if suite.check('secrets: there is a ' + name, os.path.exists(path)):
            with open(path, encoding='utf-8') as file:
                texts.append((name, file.read()))
    found = [where for where, text in texts for secret in forms(kit)
             if secret in text or secret in where]
    suite.check('secrets: none in %d outputs, arguments, plans and receipts'
                % len(texts), not found, '\n'.join(found))
