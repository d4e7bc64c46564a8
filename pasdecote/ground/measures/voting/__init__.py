"""How a group decides: each rule counts exactly, shows its steps, and never breaks a tie in silence.

One module a rule: `consent`, `majority`, `majority_judgment`, `equal_shares`, `schulze`, `lot`,
`without_candidates`. Each gives a frozen result that holds the steps of the count. `explaining` says them in
French, `reading` reads files, `canonical` writes one JSON text per result, `choosing` recommends a rule.
"""
