"""A shared budget in French: the shares, each purchase, each tie, and what is left."""

from pasdecote.ground.measures.voting.equal_shares import equal_shares
from pasdecote.ground.measures.voting.equal_shares_count import Election, Project
from pasdecote.ground.measures.voting.explaining.equal_shares import euros, explained


def test_each_step_is_told_and_the_sums_add_up():
    projects = (Project("a", "Bancs", 60_000), Project("b", "", 70_000), Project("c", "Fête", 5_000))
    result = equal_shares(Election(100_000, projects, [{0: 1}, {0: 1}, {1: 1}]))
    said = explained(result, {"a": "Bancs", "c": "Fête"})
    assert said[0] == "3 personnes se partagent 1\u00a0000 euros : 333,33 euros chacune."
    assert "1. « Bancs », 600 euros, soutenu par 2 personnes, pour 300 euros chacune." in said
    assert "Non retenu : « Fête », 50 euros. Personne ne le soutient." in said
    assert said[-1] == "Dépensé : 600 euros. Non dépensé : 400 euros."


def test_a_supporter_who_gives_all_that_is_left_is_counted():
    projects = (Project("a", "A", 300), Project("b", "B", 120))
    result = equal_shares(Election(520, projects, [{0: 1, 1: 1}, {0: 1}, {0: 1}, {1: 1}]))
    assert any(
        "ou tout ce qu’il leur reste quand c’est moins (1 personne)" in line for line in explained(result)
    )


def test_amounts_show_cents_only_when_there_are_some():
    assert [euros(cents) for cents in (0, 100, 150, 720_000)] == [
        "0 euro",
        "1 euro",
        "1,50 euro",
        "7\u00a0200 euros",
    ]
