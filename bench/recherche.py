"""Full text over a hundred thousand notes, against finding one note by its key in the same base."""

from bench.timing import Measure, best
from bench.world import group
from pasdecote.ground.store import search
from pasdecote.spine.collectives.access import standing_of
from pasdecote.spine.journal import reading
from pasdecote.spine.journal.models import Entry
from pasdecote.spine.organisations import territories

SIZE = 100_000
LOOKED_FOR = {"un mot rare": "Corrigé ascenseur jardin", "un mot courant": "laverie"}
LOOK_UPS = 200


def measures() -> list[Measure]:
    """The index alone, then the page of results, for rare and for common words."""
    about = group(SIZE)
    keys = list(Entry.objects.order_by("pk").values_list("pk", flat=True)[:LOOK_UPS])
    one = best(lambda: [Entry.objects.get(pk=key) for key in keys]) / len(keys)
    standing = standing_of(about.account)
    lines = []
    for title, words in LOOKED_FOR.items():
        index = best(lambda words=words: list(search.matching(words)[:20]))  # type: ignore[misc]
        page = best(lambda words=words: reading.found(standing, words), 3)  # type: ignore[misc]
        remark = f"{1000 * one:.2f} ms par clé"
        lines.append(Measure(f"{title} : l’index, contre une note par sa clé", index / one, 10.0, remark))
        lines.append(Measure(f"{title} : la page de résultats", page / one, None, f"{1000 * page:.0f} ms"))
    return [*lines, *_places(one)]


def _places(one: float) -> list[Measure]:
    """Finding a commune as somebody types, against the same look-up by key; and reading the file once."""
    territories.find("paris")
    typed = ("l", "le la", "saint denis 974", "93200", "2a", "zzzzz")
    longest = max(best(lambda words=words: territories.find(words)) for words in typed)  # type: ignore[misc]
    territories._gazetteer.cache_clear()
    reading_once = best(territories._gazetteer, 1)
    return [
        Measure("une commune, contre une note par sa clé", longest / one, 50.0, f"{1000 * longest:.1f} ms"),
        Measure("lire les communes, une fois", reading_once / one, None, f"{1000 * reading_once:.0f} ms"),
    ]
