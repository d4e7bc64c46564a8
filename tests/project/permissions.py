"""Who may open what: every address and every role, one line per address.

A line holds the status of the answer for each role, in the order of ROLES, to somebody of our cast
(tests/cast.py). 302 for `anonyme` means "sign in first". An outsider gets 404, as for something that does not
exist. An address that is missing here fails; so does a line whose address is gone.

PAGES is read with GET. An address that only acts answers 405 there, and has its line in ACTS too, where it is
posted with an empty form: 302 or 400 or 200 mean that the door is open, 403 and 404 that it is not.

ARGUMENTS gives the values in addresses, by the name of the parameter, or by "address parameter" where one
name means two things.
"""

from collections.abc import Callable
from typing import Any

from pasdecote.ground.kernel.identifiers import uuid7
from pasdecote.projections.reports.models import InstitutionReader
from tests.factories import (
    a_concern,
    a_contest,
    a_demand,
    a_due,
    a_note,
    a_photo,
    a_recording,
    a_session,
    a_trouble,
)
from tests.portal.intake.import_files import imported, received
from tests.projections.reports.drafts import (
    CERFA,
    a_bilan,
    a_frozen_bilan,
    a_sending,
    an_own_template,
    held,
    told,
)

ROLES = ("anonyme", "étranger", "membre", "accompagnant·e", "cadre", "direction")

# fmt: off
PAGES: dict[str, str] = {
    # address                                anon étra memb acco cadr dire
    # for everybody; the first visit is over as soon as there is an account
    "home":                                 "200 200 200 200 200 200",
    "first_visit":                          "302 302 302 302 302 302",
    "own_structure":                        "302 302 404 302 302 302",
    "set_language":                         "405 405 405 405 405 405",
    "close_visit":                          "302 405 405 405 405 405",
    "help":                                 "200 200 200 200 200 200",
    "left_on_phone":                        "200 200 200 200 200 200",
    "accessibility":                        "200 200 200 200 200 200",
    "personal_data":                        "200 200 200 200 200 200",
    "worker":                               "200 200 200 200 200 200",
    "manifest":                             "200 200 200 200 200 200",
    "offline":                              "200 200 200 200 200 200",
    "health":                               "200 200 200 200 200 200",
    # structures: the one on screen is that of the direction; our cadre and accompanier work in another
    "organisations:find_commune":           "302 200 200 200 200 200",
    "structures:structure":                 "302 404 404 404 404 200",
    "structures:identity":                  "302 404 404 404 404 200",
    "structures:welcome":                   "302 404 404 404 404 200",
    "structures:end_post":                  "302 404 404 404 404 200",
    # concerns of that structure: for those who work there
    "concerns:mine":                        "302 302 404 302 302 302",
    "concerns:list":                        "302 404 404 404 404 200",
    "concerns:note":                        "302 404 404 404 404 200",
    "concerns:found":                       "302 404 404 404 404 200",
    "concerns:open_nearby":                 "302 405 405 405 405 405",
    # public services: for everybody; a sheet of nothing leads back to the page
    "referral:look":                        "200 200 200 200 200 200",
    "referral:sheet":                       "302 302 302 302 302 302",
    # groups: cadre and direction know of them and read who accompanies, nothing more
    "belonging:collectives":                "302 200 200 200 200 200",
    "belonging:found":                      "302 200 200 200 200 200",
    "belonging:collective":                 "302 404 200 200 200 200",
    "belonging:present":                    "302 404 200 200 404 404",
    "belonging:start_project":              "302 404 404 200 404 404",
    "belonging:change_project":             "302 404 404 200 404 404",
    "belonging:add_colleague":              "302 404 404 200 404 404",
    "belonging:leave":                      "302 404 404 200 404 404",
    "belonging:add_structure":              "302 404 404 200 404 404",
    "belonging:part":                       "302 404 404 200 404 404",
    # cards: a public door; given by the team, and by nobody to somebody who has an e-mail
    "cards:door":                           "200 200 200 200 200 200",
    "cards:join":                           "302 302 302 302 302 302",
    "cards:day":                            "302 302 302 302 302 302",
    "cards:end_day":                        "405 405 405 405 405 405",
    "cards:sheet":                          "302 405 405 405 405 405",
    "cards:own":                            "302 404 404 404 404 404",
    "cards:list":                           "302 404 404 200 404 404",
    "cards:print":                          "302 404 404 200 404 404",
    "cards:cancel":                         "302 405 405 405 405 405",
    "cards:help_back":                      "302 404 404 200 404 404",
    # the journal: a note of the team, one's own draft, a disagreement that a member opened on a group's note
    "journal:waiting":                      "302 200 200 200 200 200",
    "journal:notebook":                     "302 200 200 200 200 200",
    "journal:tell":                         "302 200 200 200 200 200",
    "journal:review":                       "302 200 200 200 200 200",
    "journal:put":                          "405 405 405 405 405 405",
    "journal:attention":                    "302 200 200 200 200 200",
    "journal:settle_early":                 "302 405 405 405 405 405",
    "journal:choose":                       "302 405 405 405 405 405",
    "journal:sending":                      "401 200 200 200 200 200",
    "journal:receipt":                      "401 404 404 404 404 404",
    "journal:pieces":                       "401 404 404 404 404 404",
    "journal:piece":                        "405 405 405 405 405 405",
    "journal:rewrite":                      "302 404 404 200 404 404",
    "journal:discard":                      "302 404 404 200 404 404",
    "journal:thread":                       "302 404 200 200 404 404",
    "journal:note":                         "302 404 404 200 404 404",
    "journal:correct":                      "302 404 404 200 404 404",
    "journal:retract":                      "302 404 404 200 404 404",
    "journal:widen":                        "302 404 404 200 404 404",
    "journal:contest":                      "302 404 404 200 404 404",
    "journal:settle":                       "302 404 200 200 404 404",
    "journal:search":                       "302 200 200 200 200 200",
    "journal:add_photo":                    "302 404 404 200 404 404",
    "journal:photo":                        "302 404 404 200 404 404",
    "journal:hide_faces":                   "302 404 404 200 404 404",
    "journal:remove_photo":                 "302 404 404 200 404 404",
    "journal:add_recording":                "302 404 404 200 404 404",
    "journal:recording":                    "302 404 404 200 404 404",
    "journal:write_down":                   "302 404 404 200 404 404",
    "journal:destroy_recording":            "302 404 404 200 404 404",
    # sessions and money
    "actions:sessions":                     "302 404 200 200 404 404",
    "actions:plan":                         "302 404 404 200 404 404",
    "actions:hold":                         "302 404 404 200 404 404",
    "actions:cancel":                       "302 404 404 200 404 404",
    "actions:sheet":                        "302 404 200 200 404 404",
    "actions:budget":                       "302 404 404 200 404 404",
    "actions:add_money":                    "302 404 404 200 404 404",
    # three questions, to oneself
    "learning:step_aside":                  "302 200 200 200 200 200",
    # what the group asked of institutions: members and team; shown outside by the team
    "commitments:demands":                  "302 404 200 200 404 404",
    "commitments:ask":                      "302 404 200 200 404 404",
    "commitments:answer":                   "302 404 200 200 404 404",
    "commitments:ask_again":                "302 404 200 200 404 404",
    "commitments:show":                     "302 404 404 200 404 404",
    # what is wrong: said by a member to those named, read by them alone; here, to Nadia and to Karim
    "commitments:troubles":                 "302 200 200 200 200 200",
    "commitments:say_trouble":              "302 404 200 200 404 404",
    "commitments:listeners":                "302 404 200 200 404 404",
    "commitments:trouble":                  "302 404 200 200 404 200",
    "commitments:take":                     "302 405 405 405 405 405",
    "commitments:erase":                    "302 404 200 302 404 302",
    "commitments:addresses":                "302 404 404 404 404 200",
    "commitments:remove_address":           "302 405 405 405 405 405",
    # agendas: a group's for its members, a structure's for those who work there; a calendar's for its secret
    "agenda:mine":                          "302 302 302 200 302 302",
    "agenda:calendar":                      "302 404 200 200 404 404",
    "agenda:add":                           "302 404 200 200 404 404",
    "agenda:settle":                        "302 404 404 200 404 404",
    "agenda:move":                          "302 404 404 200 404 404",
    "agenda:phone":                         "302 404 200 200 404 404",
    "agenda:stop":                          "302 405 405 405 405 405",
    "agenda:house_calendar":                "302 404 404 404 404 200",
    "agenda:house_add":                     "302 404 404 404 404 200",
    "agenda:house_settle":                  "302 404 404 404 404 200",
    "agenda:house_move":                    "302 404 404 404 404 200",
    "agenda:house_phone":                   "302 404 404 404 404 200",
    "agenda:house_stop":                    "302 405 405 405 405 405",
    "agenda:feed":                          "404 404 404 404 404 404",
    # the group's sheet: for its members and its team
    "weekly:sheet":                         "302 404 200 200 404 404",
    "weekly:file":                          "302 404 200 200 404 404",
    # rights: one's own for all, a group's for its members, a structure's for its direction alone
    "privacy:register":                     "200 200 200 200 200 200",
    "privacy:mine":                         "302 200 200 200 200 200",
    "privacy:take_own":                     "302 405 405 405 405 405",
    "privacy:erase_me":                     "302 200 200 200 200 200",
    "privacy:accesses":                     "302 200 200 200 200 200",
    "privacy:group":                        "302 404 200 200 404 404",
    "privacy:told_of":                      "302 404 200 200 404 404",
    "privacy:take_group":                   "302 405 405 405 405 405",
    "privacy:structures":                   "302 404 404 404 404 302",
    "privacy:structure":                    "302 404 404 404 404 200",
    "privacy:erase_person":                 "302 404 404 404 404 200",
    # sign-in, codes, passkeys, devices: allauth under our addresses
    "account_home":                         "302 200 200 200 200 200",
    "account_rename":                       "302 200 200 200 200 200",
    "account_wipe":                         "302 200 200 200 200 200",
    "account_lost_device":                  "200 200 200 200 200 200",
    "account_login":                        "200 302 302 302 302 302",
    "account_request_login_code":           "200 302 302 302 302 302",
    "account_confirm_login_code":           "302 302 302 302 302 302",
    "mfa_login_webauthn":                   "302 302 302 302 302 302",
    "mfa_authenticate":                     "302 302 302 302 302 302",
    "account_logout":                       "302 200 200 200 200 200",
    "account_inactive":                     "200 200 200 200 200 200",
    "account_reauthenticate":               "302 200 200 200 200 200",
    "mfa_reauthenticate":                   "302 302 302 302 302 302",
    "mfa_reauthenticate_webauthn":          "302 302 302 302 302 302",
    "account_change_password":              "302 200 200 200 200 200",
    "account_set_password":                 "302 302 302 302 302 302",
    "account_reset_password":               "200 200 200 200 200 200",
    "account_reset_password_done":          "200 200 200 200 200 200",
    "account_reset_password_from_key":      "200 200 200 200 200 200",
    "account_reset_password_from_key_done": "200 200 200 200 200 200",
    "mfa_index":                            "302 200 200 200 200 200",
    "mfa_list_webauthn":                    "302 200 200 200 200 200",
    "mfa_add_webauthn":                     "302 302 302 302 302 302",
    "mfa_remove_webauthn":                  "302 302 302 302 302 302",
    "mfa_edit_webauthn":                    "302 302 302 302 302 302",
    "mfa_view_recovery_codes":              "302 404 404 404 404 404",
    "mfa_generate_recovery_codes":          "302 302 302 302 302 302",
    "usersessions_list":                    "302 200 200 200 200 200",
    "account_end_sessions":                 "302 405 405 405 405 405",
    # import: for those who accompany the group of the file; undone only by who did it
    "intake:start":                         "302 200 200 200 200 200",
    "intake:paste":                         "302 200 200 200 200 200",
    "intake:check":                         "302 404 404 200 404 404",
    "intake:columns":                       "302 404 404 200 404 404",
    "intake:progress":                      "302 404 404 200 404 404",
    "intake:undo":                          "302 404 404 200 404 404",
    # bilans: those who accompany the group and those who guide them; words of notes are approved by the team
    "reports:cost":                         "302 404 404 404 404 200",
    "reports:minute":                       "302 405 405 405 405 405",
    # what was sent to an institution, for its reader alone: in our cast, the one who works elsewhere
    "reports:received":                     "302 200 200 200 200 200",
    "reports:asked_by":                     "302 200 404 404 404 404",
    "reports:received_one":                 "302 200 404 404 404 404",
    "reports:received_file":                "302 200 404 404 404 404",
    "reports:list":                         "302 200 404 200 200 200",
    "reports:answers":                      "302 200 404 200 200 200",
    "reports:answers_about":                "302 404 404 200 200 200",
    "reports:answer_about":                 "302 404 404 200 404 404",
    "reports:begin":                        "302 404 404 200 200 200",
    "reports:own_models":                   "302 200 404 200 200 200",
    "reports:own_withdraw":                 "302 405 405 405 405 405",
    "reports:own_file":                     "302 200 404 200 200 200",
    "reports:bilan":                        "302 404 404 200 200 200",
    "reports:figure":                       "302 404 404 200 200 200",
    "reports:field":                        "302 404 404 200 200 200",
    "reports:edit":                         "302 404 404 200 200 200",
    "reports:restore":                      "302 405 405 405 405 405",
    "reports:approve":                      "302 405 405 405 405 405",
    "reports:arrange":                      "302 404 404 200 200 200",
    "reports:freeze":                       "302 404 404 200 200 200",
    "reports:send":                         "302 404 404 200 200 200",
    "reports:readers":                      "302 404 404 200 200 200",
    "reports:end_reader":                   "302 405 405 405 405 405",
    "reports:compare":                      "302 404 404 200 200 200",
    "reports:begin_again":                  "302 405 405 405 405 405",
    "reports:discard":                      "302 404 404 200 200 200",
    "reports:download":                     "302 404 404 200 200 200",
    "reports:official":                     "302 404 404 200 200 200",
    "reports:copying":                      "302 404 404 200 200 200",
    "reports:copying_paper":                "302 404 404 200 200 200",
    "reports:copied":                       "302 405 405 405 405 405",
    "reports:years":                        "302 404 404 200 200 200",
}

ACTS: dict[str, str] = {
    # address                                anon étra memb acco cadr dire
    "privacy:take_own":                     "302 200 200 200 200 200",
    "privacy:take_group":                   "302 404 200 200 404 404",
    "privacy:erase_me":                     "302 422 422 422 422 422",
    "privacy:structure":                    "302 404 404 404 404 422",
    "privacy:erase_person":                 "302 404 404 404 404 422",
    "set_language":                         "302 302 302 302 302 302",
    "close_visit":                          "302 302 302 302 302 302",
    "journal:put":                          "405 405 405 405 405 405",
    "journal:piece":                        "405 405 405 405 405 405",
    "journal:settle_early":                 "302 404 404 404 404 404",
    "journal:choose":                       "302 404 404 404 404 404",
    "account_end_sessions":                 "302 302 302 302 302 302",
    "account_wipe":                         "302 302 302 302 302 302",
    "cards:door":                           "422 422 422 422 422 422",
    "cards:join":                           "302 302 302 302 302 302",
    "cards:day":                            "302 302 302 302 302 302",
    "cards:end_day":                        "302 302 302 302 302 302",
    "cards:sheet":                          "302 404 404 404 404 404",
    "cards:print":                          "302 404 404 422 404 404",
    "cards:cancel":                         "302 404 404 302 404 404",
    "cards:help_back":                      "302 404 404 422 404 404",
    "concerns:open_nearby":                 "302 404 404 404 404 302",
    "commitments:take":                     "302 404 404 302 404 302",
    "commitments:remove_address":           "302 404 404 404 404 302",
    "agenda:add":                           "302 404 422 422 404 404",
    "agenda:settle":                        "302 404 404 422 404 404",
    "agenda:move":                          "302 404 404 422 404 404",
    "agenda:phone":                         "302 404 200 200 404 404",
    "agenda:stop":                          "302 404 302 302 404 404",
    "agenda:house_add":                     "302 404 404 404 404 422",
    "agenda:house_settle":                  "302 404 404 404 404 422",
    "agenda:house_move":                    "302 404 404 404 404 422",
    "agenda:house_phone":                   "302 404 404 404 404 200",
    "agenda:house_stop":                    "302 404 404 404 404 302",
    "agenda:feed":                          "405 405 405 405 405 405",
    "reports:field":                        "302 404 404 422 404 404",
    "reports:edit":                         "302 404 404 422 422 422",
    "reports:restore":                      "302 404 404 302 302 302",
    "reports:approve":                      "302 404 404 302 404 404",
    "reports:end_reader":                   "302 404 404 404 302 404",
    "reports:minute":                       "302 404 404 204 204 204",
    "reports:freeze":                       "302 404 404 302 302 302",
    "reports:begin_again":                  "302 404 404 302 302 302",
    "reports:discard":                      "302 404 404 302 302 302",
    "reports:copied":                       "302 404 404 302 302 302",
    # a template of the club, where our accompanier and our cadre work
    "reports:own_models":                   "302 422 404 422 422 422",
    "reports:own_withdraw":                 "302 404 404 302 302 404",
}
# fmt: on


def note_of_nadia(cast: Any, circle: str) -> object:
    """A note in a circle, by its id."""
    return a_note(cast.nadia, cast.tilleuls, circle=circle).pk


def shown_to_an_institution(cast: Any) -> str:
    """A group that asks something of the institution that Paul reads for."""
    a_demand(cast.nadia, cast.tilleuls, institution=a_sending(cast).institution, shown_by=cast.nadia)
    return str(cast.tilleuls.slug)


NOTES = ("note", "correct", "retract", "widen", "contest", "put", "receipt", "choose", "add_photo", "add_recording")
PHOTOS = ("photo", "hide_faces", "remove_photo")
VOICES = ("recording", "write_down", "destroy_recording")
DRAFTS = ("rewrite", "discard")
CONCERNS = ("list", "note", "found", "open_nearby")
STRUCTURES = ("structure", "identity", "welcome", "end_post")
BILANS = "bilan minute figure field edit restore approve arrange freeze discard download official".split()
SHEETS = "copying copying_paper copied years".split()
FROZEN_BILANS = "send compare begin_again readers end_reader".split()
ARGUMENTS: dict[str, Callable[[Any], object]] = {
    "slug": lambda cast: cast.tilleuls.slug,
    "collective": lambda cast: cast.tilleuls.slug,
    **{f"structures:{page} slug": lambda cast: cast.centre.slug for page in STRUCTURES},
    **{f"concerns:{page} slug": lambda cast: cast.centre.slug for page in CONCERNS},
    "concerns:open_nearby version": lambda cast: a_concern(cast.karim, cast.centre),
    "post": lambda cast: cast.helene.posts.get().pk,
    "project": lambda cast: cast.fete.slug,
    "membership": lambda cast: cast.tilleuls.memberships.get(account=cast.helene).pk,
    "accompaniment": lambda cast: cast.tilleuls.accompaniments.get(organisation=cast.club).pk,
    **{f"journal:{page} id": lambda cast: note_of_nadia(cast, "team") for page in NOTES},
    **{f"journal:{page} id": lambda cast: note_of_nadia(cast, "me") for page in DRAFTS},
    "note": lambda cast: note_of_nadia(cast, "team"),
    **{f"journal:{page} id": lambda cast: uuid7() for page in ("pieces", "piece", "settle_early")},
    "offset": lambda cast: 0,
    "journal:settle id": lambda cast: a_contest(cast.mireille, cast.nadia, cast.tilleuls).pk,
    **{f"journal:{page} id": lambda cast: a_photo(cast.nadia, cast.tilleuls).pk for page in PHOTOS},
    **{f"journal:{page} id": lambda cast: a_recording(cast.nadia, cast.tilleuls).pk for page in VOICES},
    **{f"privacy:{page} slug": lambda cast: cast.centre.slug for page in ("structure", "erase_person")},
    "privacy:erase_person membership": lambda cast: cast.demir.pk,
    "plan": lambda cast: a_session(cast.nadia, cast.tilleuls),
    "trouble": lambda cast: a_trouble(cast.mireille, cast.tilleuls, cast.nadia, cast.karim).pk,
    "address": lambda cast: cast.centre.pk,
    **{f"commitments:{page} slug": lambda cast: cast.centre.slug for page in ("addresses", "remove_address")},
    "demand": lambda cast: a_demand(cast.nadia, cast.tilleuls),
    "house": lambda cast: cast.centre.slug,
    "fact": lambda cast: a_due(cast.nadia, cast.tilleuls),
    **{
        f"agenda:house_{page} fact": lambda cast: a_due(cast.karim, cast.centre)
        for page in ("settle", "move")
    },
    "secret": lambda cast: "nobody-was-given-this",
    "batch": lambda cast: received(cast).pk,
    **{f"intake:{page} batch": lambda cast: imported(cast).pk for page in ("progress", "undo")},
    "template": lambda cast: CERFA,
    "own": lambda cast: an_own_template(cast).pk,
    **{f"reports:{page} id": lambda cast: a_bilan(cast).pk for page in (*BILANS, *SHEETS)},
    **{f"reports:{page} id": lambda cast: a_frozen_bilan(cast).pk for page in FROZEN_BILANS},
    "reports:asked_by slug": lambda cast: shown_to_an_institution(cast),
    "sending": lambda cast: a_sending(cast).pk,
    "reader": lambda cast: InstitutionReader.objects.get(institution=a_sending(cast).institution).pk,
    "reports:cost slug": lambda cast: cast.centre.slug,
    "field": lambda cast: "ecarts",
    "reports:arrange field": lambda cast: "mise_en_oeuvre",
    "of": lambda cast: "groupe",
    "question": lambda cast: "what_is_missing",
    "form": lambda cast: "json",
    "weekly:file form": lambda cast: "png",
    "version": lambda cast: told(cast, held("Une note de l’équipe")).pk,
    # nobody's key and nobody's link: both answer that there is no such thing
    "pk": lambda cast: 0,
    "uidb36": lambda cast: "0",
    "key": lambda cast: "0-0",
}
