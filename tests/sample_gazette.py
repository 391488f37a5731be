"""sample_gazette: the gazette that the tests read, and copies of it.

It and its faces belong to the tests: what stands in issues/ and fonts/ of the
source tree is whose gazette it is, and may be anything.
"""
import pathlib
import shutil

TESTS = pathlib.Path(__file__).resolve().parent
SAMPLE = TESTS / 'sample'
ISSUES = SAMPLE / 'issues'
FONTS = SAMPLE / 'fonts'
PROFILE = ISSUES / 'gazette.yaml'
# Of a gazette that has no more than it must.
SMALL_PROFILE = TESTS / 'gazette.yaml'


def copy(top, ignore=None):
    """Issues without numbers, and faces."""
    fonts(top)
    shutil.copytree(ISSUES, pathlib.Path(top, 'issues'), ignore=ignore)


def small(top):
    """A gazette without issues."""
    fonts(top)
    issues = pathlib.Path(top, 'issues')
    issues.mkdir(parents=True, exist_ok=True)
    shutil.copy(SMALL_PROFILE, issues / 'gazette.yaml')


def fonts(top):
    shutil.copytree(FONTS, pathlib.Path(top, 'fonts'))
