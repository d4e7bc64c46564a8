"""Files of votes as they come: column orders, separators, marks, words; what is wrong is named by line."""

import pytest

from pasdecote.ground.measures.opinion.reading import read_removed, read_votes
from pasdecote.ground.measures.opinion.votes import VotesRefused

POLIS = "timestamp,datetime,comment-id,voter-id,vote\n10,Mon,1,2,1\n11,Mon,1,10,-1\n9,Sun,1,2,0\n"


def said(votes):
    names = zip(votes.voters[votes.row], votes.statements[votes.column], votes.answer, strict=True)
    return [(who, what, int(how)) for who, what, how in names]


EXPECTED = [(2, 1, 1), (10, 1, -1)]


@pytest.mark.parametrize(
    "text",
    [
        POLIS,
        POLIS.replace(",", ";"),
        POLIS.replace(",", "\t"),
        "\ufeff" + POLIS,
        POLIS.replace("\n", "\r\n"),
        POLIS + "\n,,,,\n",
        "vote,voter_id,COMMENT ID,timestamp\n1,2,1,10\n-1,10,1,11\n0,2,1,9\n",
        "Réponse;Personne;Phrase;timestamp\nD’accord;2;1;10\nPas d'accord;10;1;11\nje passe;2;1;9\n",
        "vote,voter-id,comment-id,timestamp\n+1,2,1,2026-11-23T10:00\n-1,10,1,2026-11-23T11:00\n0,2,1,2026-11-22\n",
    ],
)
def test_the_same_votes_are_read_from_files_of_many_shapes(text):
    assert said(read_votes(text.encode())) == EXPECTED


def test_an_old_encoding_is_read():
    assert said(read_votes("Réponse;Personne;Phrase\n1;Léa;é\n".encode("cp1252"))) == [("Léa", "é", 1)]


def test_names_that_are_not_all_numbers_stay_texts():
    votes = read_votes(b"voter-id,comment-id,vote\n01,1,1\n2,1,1\n")
    assert votes.voters.tolist() == ["01", "2"]


def test_each_line_that_cannot_be_read_is_named():
    data = b"voter-id,comment-id,vote,timestamp\n1,1,1,5\n1,2,oui,5\n,2,1,5\n3,2\n4,2,1,hier\n"
    with pytest.raises(VotesRefused) as refusal:
        read_votes(data)
    sentences = str(refusal.value).splitlines()
    assert sentences[0].startswith("Rien n’a été calculé")
    assert [line.split(" :")[0] for line in sentences[1:]] == ["Ligne 3", "Ligne 4", "Ligne 5", "Ligne 6"]
    assert "« oui »" in sentences[1]
    assert "« hier »" in sentences[4]


def test_a_long_list_of_errors_is_cut_and_counted():
    data = b"voter-id,comment-id,vote\n" + b"1,1,7\n" * 30
    with pytest.raises(VotesRefused, match="… et 20 autres lignes"):
        read_votes(data)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "Ligne 1"),
        (b"voter-id,vote\n1,1\n", "il manque la colonne comment-id"),
        (b"voter-id,comment-id,vote\n", "ne contient aucune r"),
        (b"PK\x03\x04\x00\x00", "CSV"),
        (b'voter-id,comment-id,vote\n1,1,"' + b"1" * 200_000 + b'"\n', "Ligne 2"),
        (b"voter-id,comment-id,vote,timestamp\n1,1,1,99999999999999999999\n", "moment possible"),
    ],
)
def test_what_is_no_file_of_votes_is_refused_in_french(data, sentence):
    with pytest.raises(VotesRefused, match=sentence):
        read_votes(data)


def test_statements_taken_out_are_those_that_the_other_file_marks():
    votes = read_votes(POLIS.encode() + b"12,Mon,3,2,1\n")
    data = b"comment-id,moderated,comment-body\n1,1,a\n3,-1,b\n8,-1,c\n"
    assert read_removed(data, votes) == [3]
    with pytest.raises(VotesRefused, match="moderated"):
        read_removed(b"comment-id\n1\n", votes)
