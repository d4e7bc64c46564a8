"""What a phone knows an account by, when several people use it in turn."""

import hashlib

from pasdecote.spine.accounts.models import Account


def owner_key(account: Account) -> str:
    """The opaque key of an account, 32 hexadecimal signs: the same on each phone and at each sign-in.

    Nothing can be read in it. The key of the installation takes no part: words waiting on a phone still find
    their account where a backup was restored under another one.
    """
    return hashlib.sha256(b"pasdecote.owner:" + account.pk.bytes).hexdigest()[:32]
