"""suite: counts what holds and what does not, and says so as it goes."""
import sys
import time


class Suite:
    def __init__(self):
        self.passed = self.failed = 0
        self.begun = time.monotonic()

    def check(self, name, holds, why=''):
        if holds:
            self.passed += 1
        else:
            self.failed += 1
            print('not ok ' + name)
            for line in str(why)[-3000:].splitlines():
                print('    ' + line)
        sys.stdout.flush()
        return holds

    def exits(self, name, done, *statuses, says=()):
        """A program that was run: with one of these statuses, and it said
        these words."""
        lacks = [words for words in says if words not in done.said]
        return self.check(
            name, done.returncode in statuses and not lacks,
            'exit status %d, wanted %s; lacks %s\n%s' % (
                done.returncode, statuses, lacks, done.said))

    def tell(self, words):
        print('%4d s  %s' % (time.monotonic() - self.begun, words))
        sys.stdout.flush()

    def summary(self):
        print('%d passed, %d failed' % (self.passed, self.failed))
        return 0 if self.failed == 0 else 1
