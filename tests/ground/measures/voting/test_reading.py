"""Files of ballots: the usual shapes are read, and what is wrong is said with its line."""

import pytest

from pasdecote.ground.measures.voting.consent import Fate, Reaction
from pasdecote.ground.measures.voting.errors import VotingRefused
from pasdecote.ground.measures.voting.majority_judgment import GRADES
from pasdecote.ground.measures.voting.reading import tables
from pasdecote.ground.measures.voting.reading.ballots import read_answers, read_grades, read_reactions
from pasdecote.ground.measures.voting.reading.pabulib import read_pabulib
from pasdecote.ground.measures.voting.reading.rankings import read_rankings

PB = """META
key;value
description;Quartier
budget;1000.50
num_votes;2
vote_type;{kind}
PROJECTS
project_id;cost;name;selected
1;400;Bancs;1
2;700,5;"Peinture; murs";0
VOTES
voter_id;vote{points}
a;1{one}
b;2,1{two}
"""
APPROVAL = PB.format(kind="approval", points="", one="", two="")
POINTS = PB.format(kind="cumulative", points=";points", one=";3", two=";2,1")
PREFLIB = "# TITLE: x\n# ALTERNATIVE NAME 1: A\n# ALTERNATIVE NAME 2: B\n# ALTERNATIVE NAME 3: C\n"


def test_reactions_are_read_whatever_the_accents_the_case_and_the_separator():
    for text in ("Réaction;Objection;Suite\nD'ACCORD;trop loin;Amendée\nobjection;le samedi;\n",):
        for data in (text.encode(), text.encode("cp1252"), text.replace(";", ",").encode("utf-8-sig")):
            reactions, objections = read_reactions(data)
            assert reactions == [Reaction.AGREES, Reaction.OBJECTS]
            assert [objection.fate for objection in objections] == [Fate.AMENDED, Fate.STANDING]


def test_answers_are_added_up_with_how_many_people_a_line_stands_for():
    assert read_answers(b"vote;nombre\noui;14\nnon;\npour;2\n") == {"yes": 16, "no": 1, "abstentions": 0}


def test_grades_are_read_in_words_and_an_empty_cell_says_nothing():
    options, ballots = read_grades("Jardin;Fête;nombre\nbien;;2\ntrès bien;à rejeter;\n".encode(), GRADES)
    assert options == ["Jardin", "Fête"]
    assert ballots == [{"Jardin": 4}, {"Jardin": 4}, {"Jardin": 5, "Fête": 0}]


def test_a_pabulib_file_gives_cents_points_and_what_it_says_was_chosen():
    read = read_pabulib(POINTS.encode())
    assert read.election.total == 100_050
    assert [project.cost for project in read.election.projects] == [40_000, 70_050]
    assert read.election.projects[1].name == "Peinture; murs"
    assert list(read.election.ballots) == [{0: 3}, {1: 2, 0: 1}]
    assert read.selected == {"1"}
    assert list(read_pabulib(APPROVAL.encode()).election.ballots) == [{0: 1}, {1: 1, 0: 1}]


def test_rankings_are_read_from_preflib_with_ties_and_from_a_table_of_places():
    options, ballots = read_rankings((PREFLIB + "2: 3,{1,2}\n1: 2\n").encode())
    assert options == ["A", "B", "C"]
    assert [(ballot.places, ballot.people) for ballot in ballots] == [({2: 1, 0: 2, 1: 2}, 2), ({1: 1}, 1)]
    options, ballots = read_rankings(b"A,B,C\n1,2,\n,1,1\n")
    assert [ballot.places for ballot in ballots] == [{0: 1, 1: 2}, {1: 1, 2: 1}]


def test_real_files_announce_as_many_ballots_as_they_hold(shared):
    for path in sorted((shared / "data" / "pabulib").glob("*.pb")):
        data = path.read_bytes()
        if b"vote_type;ordinal" in data:
            with pytest.raises(VotingRefused, match="approbations ou des points"):
                read_pabulib(data)
        else:
            assert read_pabulib(data).election.ballots


@pytest.mark.parametrize(
    ("read", "text", "sentence"),
    [
        (read_reactions, "avis\noui\n", "Ligne 1 : il manque la colonne « reaction »"),
        (read_reactions, "reaction\noui\n\nbof\n", "Ligne 4 : « bof » n’est pas compris"),
        (read_reactions, "reaction\nobjection\n", "Ligne 2 : qui s’oppose dit pourquoi"),
        (read_answers, "vote;nombre\noui;0\n", "Ligne 2 : « 0 » n’est pas un nombre entier"),
        (read_answers, "vote;nombre\noui;²\n", "Ligne 2 : « ² » n’est pas un nombre entier"),
        (read_answers, "vote;vote\noui;oui\n", "Ligne 1 : chaque colonne porte un titre"),
        (read_answers, "vote\noui;non\n", "Ligne 2 : 2 cases, pour 1 colonnes"),
        (read_answers, "", "ce fichier est vide"),
        (read_answers, "vote\noui\x00\n", "Ligne 2 : ce fichier n’est pas du texte"),
        (read_rankings, "A;B\n1;deux\n", "Ligne 2 : « deux »"),
        (read_rankings, PREFLIB + "1: 4\n", "Ligne 5 : « 4 » n’est pas une proposition"),
        (read_rankings, PREFLIB + "1: 1,1\n", "Ligne 5 : « 1 » est classé deux fois"),
        (read_rankings, PREFLIB + "1: {1,2\n", "Ligne 5 : « {1,2 » ne se lit pas"),
        (read_rankings, PREFLIB + "999999: 1\n", "Ligne 5 : « 999999 »"),
        (read_rankings, PREFLIB + "1,2\n", "Ligne 5 : un bulletin s’écrit"),
        (read_pabulib, "PROJECTS\n", "il manque la partie META"),
        (read_pabulib, "voter\n", "Ligne 1 : un fichier .pb commence par META"),
        (read_pabulib, APPROVAL.replace("budget;1000.50\n", ""), "il manque le budget"),
        (read_pabulib, APPROVAL.replace("1000.50", "-3"), "Ligne 4 : « -3 » n’est pas un montant"),
        (read_pabulib, APPROVAL.replace("1;400", "2;400"), "Ligne 10 : le projet « 2 » est sans"),
        (
            read_pabulib,
            APPROVAL.replace("b;2,1", "b;2,9"),
            "Ligne 14 : le projet « 9 » n’est pas dans la liste",
        ),
        (read_pabulib, APPROVAL.replace("b;2,1", "b;2,2"), "Ligne 14 : un bulletin nomme deux fois"),
        (read_pabulib, APPROVAL.replace("b;2,1", "a;2,1"), "Ligne 14 : la personne « a »"),
        (
            read_pabulib,
            APPROVAL.replace("num_votes;2", "num_votes;3"),
            "Ligne 5 : 3 bulletins annoncés, 2 dans",
        ),
        (read_pabulib, POINTS.replace(";2,1\n", ";2\n"), "Ligne 14 : 2 projets et 1 nombres de points"),
        (read_pabulib, POINTS.replace(";3\n", ";99999\n"), "Ligne 13 : « 99999 » n’est pas un nombre entier"),
    ],
)
def test_what_is_wrong_is_said_in_french_with_its_line(read, text, sentence):
    with pytest.raises(VotingRefused) as refusal:
        read(text.encode())
    assert sentence in str(refusal.value)


def test_hostile_sizes_are_refused(monkeypatch):
    monkeypatch.setattr(tables, "LARGEST", 1000)
    monkeypatch.setattr(tables, "MOST_BALLOTS", 20)
    for text in ("vote\n" + "oui\n" * 500, "vote\n" + "oui\n" * 21, ";".join("abcdefgh" * 20) + "\n1\n"):
        with pytest.raises(VotingRefused):
            read_answers(text.encode())
    with pytest.raises(VotingRefused):
        read_rankings((";".join(f"o{rank}" for rank in range(201)) + "\n").encode() * 2)
