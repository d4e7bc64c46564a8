"""No path of somebody's machine, no host of a package registry and no key lies in the repository."""

import re

from tests.project import tree

# One letter in brackets each, so that this file does not find itself.
MACHINE = r"(?<![\w.])/(?:wor[k]/(?:main|shared|\.)|roo[t]/\w|hom[e]/\w+/)"
REGISTRIES = (
    r"pyp[i]\.org|files\.pythonhoste[d]|registry\.npmj[s]|registry\.yarnpk[g]"
    r"|artifactor[y]|--index-ur[l]\b|deb\.debia[n]\.org"
)
KEYS = r"-----BEGI[N] [A-Z ]*PRIVATE KEY|\bAKI[A][0-9A-Z]{16}\b|\bgh[p]_\w{30,}"
BINARY = {".png", ".jpg", ".webp", ".woff2", ".ttf", ".mo", ".gz", ".ico", ".pdf", ".xlsx", ".ods", ".docx"}


def found(pattern):
    expression = re.compile(pattern)
    for path in tree.files():
        if path.suffix not in BINARY:
            for number, line in enumerate(path.read_text(errors="replace").splitlines(), 1):
                if expression.search(line):
                    yield f"{tree.shown(path)}:{number}"


def test_no_path_of_a_machine_is_written():
    assert list(found(MACHINE)) == []


def test_no_host_of_a_registry_is_written():
    assert list(found(REGISTRIES)) == []


def test_no_key_is_written():
    assert list(found(KEYS)) == []


def test_what_is_looked_for_would_be_found():
    assert re.search(MACHINE, "see /wo" + "rk/main/x")
    assert re.search(REGISTRIES, "https://py" + "pi.org/simple")
    assert re.search(KEYS, "-----BEGIN RSA PRIV" + "ATE KEY")
