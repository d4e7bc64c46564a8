"""A structure's own templates: checked line by line, kept version after version, read by its people only."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import Http404
from django.urls import reverse

from pasdecote.projections.reports.drawing import drawn, template_of
from pasdecote.projections.reports.models import Draft, OwnTemplate
from pasdecote.projections.reports.offering import beginnable, families, offers
from pasdecote.projections.reports.services import add_template, begin_again, freeze, withdraw_template
from pasdecote.projections.reports.template.reading import TemplateError
from pasdecote.spine.collectives.access import standing_of
from tests.projections.reports.drafts import CERFA, OWN, a_bilan, a_year, an_own_template

pytestmark = pytest.mark.django_db
NEXT = OWN.replace('"2026"', '"2027"').replace("Racontez", "Dites-nous")


@pytest.fixture
def team(client, cast):
    client.force_login(cast.nadia)
    return client


def at(name, *arguments):
    return reverse(f"reports:{name}", args=arguments)


def posted(client, cast, text=OWN, **more):
    return client.post(at("own_models"), {"organisation": cast.club.pk, "text": text} | more)


def keys(account):
    return [one.key for one in offers(standing_of(account)) if one.own]


def test_a_template_fills_bilans_like_those_of_the_house(cast):
    a_year(cast)
    draft = a_bilan(cast, template="", own=an_own_template(cast))
    assert (draft.template, draft.template_version) == ("fondation-du-port", "2026")
    assert drawn(draft).inside.field("presences").value == 39
    assert template_of(Draft.objects.get(pk=draft.pk)) is template_of(draft)


def test_a_new_version_is_for_new_bilans_and_those_begun_keep_theirs(cast):
    begun = a_bilan(cast, template="", own=an_own_template(cast))
    after = an_own_template(cast, NEXT)
    assert keys(cast.nadia) == [str(after.pk)]
    assert template_of(Draft.objects.get(pk=begun.pk)).version == "2026"
    assert [spec.label for spec in template_of(a_bilan(cast, template="", own=after)).fields()][
        1
    ] == "Dites-nous"
    freeze(by=cast.nadia, draft=begun)
    assert template_of(begin_again(by=cast.nadia, draft=begun)).version == "2026"
    assert OwnTemplate.objects.count() == 2


def test_the_same_text_again_changes_nothing(cast):
    assert an_own_template(cast) == an_own_template(cast, "\ufeff" + OWN.replace("\n", "\r\n"))
    assert OwnTemplate.objects.count() == 1


def test_withdrawn_it_is_offered_no_more_and_can_come_back(cast):
    own = an_own_template(cast)
    draft = a_bilan(cast, template="", own=own)
    withdraw_template(by=cast.solene, template=own)
    assert keys(cast.nadia) == []
    assert template_of(draft).title == "Compte rendu à la Fondation du Port"
    back = an_own_template(cast)
    assert keys(cast.nadia) == [str(back.pk)]


def test_only_those_who_work_in_the_structure_have_it(cast):
    own = an_own_template(cast)
    assert (keys(cast.solene), keys(cast.nadia)) == ([str(own.pk)], [str(own.pk)])
    # Hélène accompanies the same group, for another structure.
    assert (keys(cast.helene), keys(cast.karim), keys(cast.paul)) == ([], [], [])
    for account in (cast.helene, cast.karim, cast.paul, cast.mireille):
        with pytest.raises(Http404):
            an_own_template(cast, by=account)
        with pytest.raises(Http404):
            withdraw_template(by=account, template=own)
    with pytest.raises(Http404):
        a_bilan(cast, template="", own=own, by=cast.helene)


def test_another_structure_cannot_begin_nor_download_it(client, cast):
    own = an_own_template(cast)
    client.force_login(cast.helene)
    for address in (at("begin", own.pk), at("own_file", own.pk)):
        assert client.get(address).status_code == 404
    assert client.post(at("own_withdraw", own.pk)).status_code == 404
    assert posted(client, cast, garder="1").status_code == 422


def test_a_bilan_begun_with_it_opens_for_all_who_may_draw_it(client, cast):
    draft = a_bilan(cast, template="", own=an_own_template(cast))
    client.force_login(cast.helene)
    page = client.get(at("bilan", draft.pk)).content.decode()
    assert "Mot du financeur. Chez nous" in page


def test_two_structures_may_take_the_same_id(cast):
    other = add_template(by=cast.helene, organisation=cast.centre, text=NEXT)
    mine = an_own_template(cast)
    assert keys(cast.nadia) == [str(mine.pk)]
    assert keys(cast.helene) == [str(other.pk)]


def test_checking_keeps_nothing(team, cast):
    page = posted(team, cast).content.decode()
    assert "Voici ce qui est compris" in page
    assert "Questions qu’aucun modèle fourni ne pose : harbour." in page
    assert not OwnTemplate.objects.exists()


def test_the_check_says_what_it_would_replace(team, cast):
    a_bilan(cast, template="", own=an_own_template(cast))
    page = posted(team, cast, NEXT).content.decode()
    assert "Il remplacera la version 2026" in page
    assert "1 bilan déjà commencé garde la sienne." in page


def test_a_file_is_checked_then_added_then_begun(team, cast):
    file = SimpleUploadedFile("port.yaml", OWN.encode())
    page = team.post(at("own_models"), {"organisation": cast.club.pk, "file": file}).content.decode()
    assert "Fondation du Port" in page
    assert "funder_word: true" in page
    assert posted(team, cast, garder="1").status_code == 302
    own = OwnTemplate.objects.get()
    assert (own.added_by, own.text) == (cast.nadia, OWN)
    assert "Modèles de Club de prévention des Hauts" in team.get(at("list")).content.decode()
    said = {"about": f"c-{cast.tilleuls.pk}", "since": "2025-01-01", "until": "2025-12-31"}
    assert team.post(at("begin", own.pk), said).status_code == 302
    assert Draft.objects.get().own == own
    assert team.get(at("own_file", own.pk)).content.decode() == OWN


def test_a_template_at_fault_stays_on_the_page_with_its_line(team, cast):
    answer = posted(team, cast, OWN.replace("attendances", "attendence"), garder="1")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Ligne 9 : l’indicateur « attendence » n’existe pas. Vouliez-vous dire « attendances » ?" in page
    assert "La ligne 9 de ce modèle" in page
    assert page.count("indicator: attendence") == 2
    assert not OwnTemplate.objects.exists()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"\xff\xfe\x00", "pas du texte en UTF-8"),
        (b"x" * 200_001, "trop grand"),
        (b"  \n", "Déposez un fichier"),
        (b"", "Ce fichier est vide"),
        (b"a: &a [1]\nb: *a", "renvois"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_words(team, cast, content, sentence):
    file = SimpleUploadedFile("port.yaml", content)
    answer = team.post(at("own_models"), {"organisation": cast.club.pk, "file": file})
    assert answer.status_code == 422
    assert sentence in answer.content.decode()


def test_a_template_of_the_house_is_downloaded_as_a_start(team, cast):
    answer = team.get(at("own_file", CERFA))
    assert b"id: cerfa-15059-02" in answer.content
    with pytest.raises(TemplateError, match="est celui d’un modèle fourni"):
        an_own_template(cast, answer.content.decode())
    assert an_own_template(cast, answer.content.decode().replace("id: cerfa-15059-02", "id: le-mien")).pk


def test_templates_are_listed_by_family_those_of_the_structure_first(cast):
    an_own_template(cast)
    found = families(offers(standing_of(cast.nadia)))
    assert next(iter(found)) == "Modèles de Club de prévention des Hauts"
    assert {one.template.id for one in found["Politique de la ville"]} >= {"contrat-de-ville"}


def test_a_template_that_nobody_here_may_begin_is_not_listed(cast):
    def listed(account):
        standing = standing_of(account)
        return {one.template.id for one in beginnable(standing, offers(standing))}

    assert "caf-centre-social" not in listed(cast.nadia)
    assert "caf-centre-social" in listed(cast.karim)
    assert listed(cast.paul) == set()


def test_the_list_says_year_source_and_how_sure(team, cast):
    page = team.get(at("list")).content.decode()
    assert "Années connues : 2024 à 2026." in page
    assert "D’après : formulaire vierge officiel 15059*02" in page
    assert "Fiabilité : lu." in page
