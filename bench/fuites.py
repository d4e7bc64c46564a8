"""Leaks: every planted word looked for in every answer to every role, with every row in every address."""

import django
from django.conf import settings
from django.db import transaction
from django.test.utils import setup_test_environment

from bench.timing import Measure

django.setup()

from pasdecote.portal.home.preparing import prepare  # noqa: E402
from tests.project.leaks.looking import look_everywhere  # noqa: E402
from tests.project.leaks.rights import ROLES  # noqa: E402
from tests.project.leaks.world import build_world  # noqa: E402


def measures() -> list[Measure]:
    """How many answers were read and how many combinations tried, then the leaks: none is aimed at."""
    prepare()
    setup_test_environment()
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    with transaction.atomic():
        world = build_world()
        world.whole = True
        found = [look_everywhere(world, role) for role in ROLES]
        transaction.set_rollback(True)
    answers, tried = sum(one.answers for one in found), sum(one.tried for one in found)
    leaks = [leak for one in found for leak in one.leaks]
    said = f"{len(ROLES)} rôles, {len(world.words)} mots semés"
    return [
        Measure("réponses lues", answers, None, said, ""),
        Measure("combinaisons mot × rôle × réponse essayées", tried, None, "", ""),
        Measure("fuites", len(leaks), 0, leaks[0] if leaks else "", ""),
    ]
