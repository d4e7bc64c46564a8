"""What unites, and who answers alike: the opinion map of short statements that many people answered.

The method is that of Polis (Small, Bjorkegren, Erkkilä, Shaw and Megill, « Polis: scaling deliberation by
mapping high dimensional opinion spaces », Recerca 26-2, 2021), computed anew on numpy and scipy; where we
depart from it is said in `holding.py` and `groups.py`. The one entry is `opinion_map.map_of`.
"""
