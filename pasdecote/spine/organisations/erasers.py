"""What structures keep about people: who works there, and the name of who represents them."""

from django.utils.translation import gettext_lazy as _

from pasdecote.ground.store.personal import Kind, Person, Row, delete, over
from pasdecote.spine.organisations.models import Post


def _posts(person: Person) -> list[Row]:
    rows = Post.objects.filter(account=person.account).select_related("organisation").order_by("since", "pk")
    return [
        {
            "structure": row.organisation.name,
            "rôle": row.get_role_display(),
            "depuis": row.since,
            "jusqu’au": row.until,
        }
        for row in rows
    ]


KINDS = (
    Kind(
        model="organisations.Post",
        name="postes",
        title=_("Les postes dans les structures"),
        why=_("Savoir qui travaille où, et ce que chacun peut faire."),
        readers=_("Les personnes de la structure."),
        until=_("Tant que le compte sert, puis le délai de conservation."),
        contact=_("la fin du poste, ou la dernière connexion"),
        erasures=(
            over(
                _("les postes dans les structures"),
                lambda person: Post.objects.filter(account=person.account if person.whole else None),
                delete,
            ),
        ),
        leaves=_posts,
    ),
    Kind(
        model="organisations.Organisation",
        name="",
        title=_("L’identité des structures"),
        why=_("Dite une fois, reprise par les bilans : nom, SIRET, adresse, qui la représente."),
        readers=_("Les personnes de la structure, et les financeurs à qui elle envoie ses bilans."),
        until=_("Tant que la structure est là."),
        stays=_(
            "Le nom de la personne qui représente la structure : il se change sur la page de la structure."
        ),
    ),
)
