"""Who may read what, written by hand from what the house promises: one line per kind of row and circle.

A line names the words planted in the world (world.py) and the roles that may find them somewhere. Whoever
is not on the line may find them nowhere: not on a page, in a list, a search, a file, a calendar, an error. A
word planted without a line fails, and so does a line whose word is not planted.

The promises: one's own notebook is nobody else's; a note is read by its circle; whoever guides a structure
draws bilans and reads no note for that; an institution reads what was sent to it, and nothing live.
"""

ROLES = {
    "anonyme": "nobody signed in",
    "étranger": "works in another structure",
    "carte": "the holder of a card for a day, without an account",
    "voisine": "a member of another group",
    "partie": "a member who left",
    "membre": "a member",
    "stagiaire": "a trainee of the group, who is a member of it and not of its team",
    "élue": "an official that the group invited",
    "chercheuse": "a researcher that the group invited",
    "nadia": "accompanies the group, and wrote most of it; works at the club",
    "hélène": "accompanies the group from another structure",
    "ancien": "accompanied the group, and still works at the club",
    "collègue": "works at the club, does not accompany the group",
    "cadre": "cadre of the club",
    "direction": "directs the centre social",
    "lectrice": "reads for the département what the club sends to it",
    "agent": "works at the département, reads nothing for it",
}

ALL = " ".join(ROLES)
TEAM = "nadia hélène"
GROUP = f"{TEAM} membre stagiaire"
GUIDES = "cadre direction"
CLUB = "nadia ancien collègue cadre"
SENT = f"{GROUP} {GUIDES} lectrice"

RIGHTS: dict[str, str] = {
    # a note of Nadia's in each circle, in no bilan: its words, its place, its partner, what comes next
    **{f"note me {part}": "nadia" for part in ("words", "place", "partner", "next")},
    **{f"note team {part}": TEAM for part in ("words", "place", "partner", "next")},
    **{
        f"note {circle} {part}": GROUP
        for circle in ("collective", "institution", "public")
        for part in ("words", "place", "partner", "next")
    },
    # what is seen on its photo, and the photo itself
    "photo me": "nadia",
    "photo team": TEAM,
    **{f"photo {circle}": GROUP for circle in ("collective", "institution", "public")},
    # what its voice says
    "sound me": "nadia",
    "sound team": TEAM,
    **{f"sound {circle}": GROUP for circle in ("collective", "institution", "public")},
    # the notebooks of others
    "note me of a member": "membre",
    "note me of the trainee": "stagiaire",
    "note me of who left": "partie",
    "note me of who accompanied": "ancien",
    "note me of the colleague": "collègue",
    "note me about the club": "nadia",
    # a concern met while accompanying somebody: to oneself, or to those who work in the structure
    "concern me": "nadia",
    "concern of the club": CLUB,
    # earlier words, words taken back, words under dispute
    "superseded in team, then shared": TEAM,
    "corrected and shared": GROUP,
    "superseded team": TEAM,
    "superseded collective": GROUP,
    "retracted team": TEAM,
    "retracted collective": GROUP,
    # versions that stand at once, and what phones sent
    **{f"conflict team, {side} side": TEAM for side in ("one", "other")},
    **{f"conflict me, {side} side": "nadia" for side in ("one", "other")},
    "sent by a phone": "nadia",
    "early correction": "hélène",
    "photo on its way": "nadia",
    "owner key": "nadia",
    "disputed team": TEAM,
    "dispute team": TEAM,
    "disputed collective": GROUP,
    "dispute collective": GROUP,
    "settled dispute team": TEAM,
    "step aside": TEAM,
    "told in passing": GROUP,
    # sessions, money, what is due
    "session title": GROUP,
    "session place": GROUP,
    "session who": GROUP,
    "session cancelled why": GROUP,
    "session held": TEAM,
    "money label": TEAM,
    "money funder": TEAM,
    "due team": TEAM,
    "due team who": f"{TEAM} {GUIDES}",  # a bilan is due to this funder: their structures' agenda says so
    "due collective": GROUP,
    "due of the club": CLUB,
    "due of the centre": "hélène direction",
    # the group, its people, its cards
    "presentation": f"{GROUP} {GUIDES}",
    "project name": f"{GROUP} {GUIDES}",
    "project aims": f"{GROUP} {GUIDES}",
    "member name": f"{GROUP} direction",  # the direction erases it at the bearer's request, by its address
    "e-mail of the member": "membre",
    "card secret": "",
    "card code": "",
    "return card secret": "",
    "feed secret": "",
    "note of the club": CLUB,
    # what the group asks of institutions
    "demand collective": GROUP,
    "demand shown to the département": f"{GROUP} lectrice",
    "demand shown to another": GROUP,
    "demand answer": GROUP,
    # words, whose they are, and what became of them, whether or not one reads what lies between
    **{f"word team{part}": TEAM for part in ("", " of whom")},
    **{f"word collective{part}": GROUP for part in ("", " of whom")},
    **{f"step team of the word {circle}": TEAM for circle in ("team", "collective")},
    **{f"step collective of the word {circle}": GROUP for circle in ("team", "collective")},
    "rules that hold": GROUP,
    "rules drafted": GROUP,
    # questions, words said to them, and what was asked about these words
    **dict.fromkeys(("question", "why a question", "closed question", "who said it"), GROUP),
    **{f"word {how}": GROUP for how in ("said", "noted for somebody", "set aside")},
    **dict.fromkeys(("why a word was set aside", "what a word means", "what was meant"), GROUP),
    # what is put to decision, and what is said of it; the codes of cards, for those who hold the round
    **{f"decision {part}": GROUP for part in ("title", "first text", "text")},
    "closed decision title": GROUP,
    "objection heard": GROUP,
    "why the text changed": GROUP,
    "objection": GROUP,
    "said of a decision": GROUP,
    "option": GROUP,
    "card of a decision": TEAM,
    # something wrong, said by a member to Hélène alone
    "trouble": "membre hélène",
    # an import that waits: of the group's table, so for its team
    "import name": TEAM,
    "import row": TEAM,
    # bilans of 2025: what they may and may not take from the notes
    "year team words": TEAM,
    "year team place": TEAM,
    "year institution place": GROUP,
    "year approved words": SENT,
    "year institution words": SENT,
    "year disputed words": GROUP,
    "year dispute": GROUP,
    "year retracted words": GROUP,
    "year superseded words": GROUP,
    "year step aside": GROUP,
    "answer of the team": f"{TEAM} {GUIDES}",
    # bilans, from live to sent
    "live bilan funder": f"{TEAM} {GUIDES}",
    "live bilan sentence": f"{TEAM} {GUIDES}",
    "frozen bilan sentence": f"{TEAM} {GUIDES}",
    "sent bilan sentence": SENT,
    "sent elsewhere sentence": f"{GROUP} {GUIDES}",
    "sent elsewhere to": f"{GROUP} {GUIDES}",
    "sentence written over": "",
    "own template": f"{CLUB} hélène direction",  # a live bilan of the group stands on it
    "institution reader's e-mail": "lectrice",
    # another group altogether
    "elsewhere note": "voisine",
    "elsewhere project": "voisine",
    "elsewhere member": "voisine",
}


def may_read(role: str, name: str) -> bool:
    """Whether this role may find these words somewhere."""
    return role in RIGHTS[name].split()
