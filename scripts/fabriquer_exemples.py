"""Writes the three example files of `examples/`: invented places and structures, nobody real.

    python scripts/fabriquer_exemples.py [folder]

Always the same bytes: numbers come from a seeded generator, texts from the lists below.
"""
# ruff: noqa: E501  the sentences of the examples are kept whole, one a line

import csv
import random
import sys
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import xlsxwriter

YEAR = 2025

# Each series: action, type, place, hours, first day, days between, usual number, partners, sentences (then what next).
CENTRE: list[tuple[str, str, str, float, date, int, int, str, list[tuple[str, str]]]] = [
    ("Groupe charges", "Réunion", "Salle du rez-de-chaussée", 2, date(2025, 1, 9), 21, 9, "CLCV", [
        ("Relecture des régularisations de charges apportées par quatre foyers. On part de la facture, pas du budget.", "Demander les relevés de compteurs"),
        ("Personne ne comprend la ligne « entretien VMC ». On la retrouve dans le contrat affiché dans le hall 3.", "Écrire au bailleur pour le contrat complet"),
        ("Lecture à voix haute du courrier avant envoi. Deux phrases changées, jugées trop dures.", "Envoi en recommandé"),
        ("Pas de réponse du bailleur. Trois personnes proposent d’aller à l’agence, les autres préfèrent attendre.", "Relance par écrit"),
        ("Tableau comparatif rempli ensemble sur grand papier : de 310 à 890 € pour des appartements semblables.", "Photos des compteurs"),
        ("Réunion tendue : faut-il parler du chauffage ou des halls ? On a tenu jusqu’au bout, sans trancher.", "Reprendre les deux sujets"),
        ("Le gardien est passé dix minutes. Il dit qu’on ne lui avait jamais demandé les dates de panne.", "Revoir le gardien"),
        ("Six personnes ont expliqué le tableau à six autres, sans les salariées.", ""),
        ("Préparation du rendez-vous avec le bailleur : qui parle, qui écrit, qui se tait.", "Rendez-vous le mois prochain"),
        ("Retour du rendez-vous : une régularisation sera recalculée, une autre refusée. On note les deux.", "Compte rendu affiché dans les halls"),
        ("Deux voisines du bâtiment C viennent demander comment on s’y est pris.", "Les inviter à la prochaine"),
        ("On relit ce qu’on a appris : lire un contrat, ne pas y aller seul, dire quand on ne sait pas.", ""),
        ("Réunion courte, peu de monde à cause du match. On garde les sujets pour la suite.", ""),
        ("Le recalcul est arrivé pour onze logements. On décide de continuer avec l’ascenseur.", "Nouveau sujet : l’ascenseur"),
    ]),
    ("Jardin partagé", "Atelier", "Parcelle derrière la bibliothèque", 2.5, date(2025, 2, 12), 21, 8, "Pied de terre, service espaces verts", [
        ("Plan des bacs dessiné au sol à la craie. Les enfants voulaient des fraises partout, on a négocié.", "Commander la terre"),
        ("Livraison de terre annulée, on a désherbé l’allée et bu le café.", "Relancer la livraison"),
        ("Montage de quatre bacs avec les palettes du marché.", ""),
        ("Premiers semis sous abri. Une habitante apporte des graines gardées de son village.", "Étiqueter les semis"),
        ("Discussion sur l’arrosage pendant les vacances : un tableau est accroché à la grille.", "Tour d’arrosage"),
        ("Plantation des tomates. Deux passants s’arrêtent, l’un reste tout l’après-midi.", ""),
        ("Pluie. On a trié les outils et décidé du nom du jardin.", ""),
        ("Vol de l’arrosoir. Plutôt qu’un cadenas, le groupe met un mot et deux arrosoirs en libre service.", "Voir si ça tient"),
        ("Les arrosoirs sont toujours là. Première récolte de radis partagée sur place.", ""),
        ("Canicule : arrosage à 20 h, on est resté parler sur les bancs.", ""),
        ("Récolte de courgettes, recette de beignets échangée en trois langues.", "Atelier cuisine commun"),
        ("Le service espaces verts propose un point d’eau. On fait la liste de ce qu’on en attend.", "Réponse écrite"),
        ("Nettoyage de fin d’été, compost retourné.", ""),
        ("Plantation de l’ail et des fèves. Les habitués ont accueilli les nouveaux sans nous.", ""),
        ("Bilan du groupe : ce qui a poussé, ce qui n’a pas pris, qui veut continuer.", "Calendrier d’hiver"),
    ]),
    ("Permanence laverie", "Permanence", "Laverie de la place", 2, date(2025, 1, 16), 28, 5, "", [
        ("Il ne s’est rien passé. On a plié du linge.", ""),
        ("Une dame demande si on est du bailleur. On dit que non, elle s’assoit.", ""),
        ("Conversation sur le prix du séchage, puis sur celui du chauffage.", "En parler au groupe charges"),
        ("Personne, sauf le livreur.", ""),
        ("Un père étale ses factures sur un sèche-linge. Trois voisins regardent avec lui.", "L’inviter au groupe charges"),
        ("Deux jeunes attendent leur machine et corrigent notre affiche.", "Refaire l’affiche avec eux"),
        ("La machine 4 est en panne depuis un mois. On écrit à l’exploitant ensemble.", ""),
        ("Retour sur la lettre : la machine est réparée. On fête ça au café.", ""),
        ("Peu de monde, vacances.", ""),
        ("Une habitante propose de tenir la permanence avec nous.", "Caler les dates ensemble"),
        ("Elle a tenu la permanence, nous étions à côté.", ""),
        ("Beaucoup de questions sur la prime d’activité, orientées vers le point d’accès aux droits.", "Contact PAD"),
        ("Il ne s’est rien passé, mais trois personnes ont dit bonjour en premier.", ""),
    ]),
    ("Parents du mercredi", "Groupe de parole", "Maison de l’enfance", 1.5, date(2025, 1, 22), 21, 7, "PMI, école Jean-Moulin", [
        ("Les écrans : on a commencé par nos propres téléphones.", ""),
        ("Sommeil des petits. Une mère a raconté les nuits de garde, silence puis rires.", ""),
        ("Rencontre avec la directrice : les parents ont posé leurs sept questions.", "Réponses attendues par écrit"),
        ("Réponses de l’école lues ensemble. Deux sont claires, les autres à redemander.", "Nouveau rendez-vous"),
        ("Sortie de l’école : comment dire non à un enfant fatigué dans le bus.", ""),
        ("Trois pères pour la première fois.", ""),
        ("Préparer la rentrée sans se ruiner : troc de cartables décidé.", "Troc en août"),
        ("Le troc a duré deux heures de plus que prévu.", ""),
        ("La cantine : ce qu’on a compris du quotient familial.", "Venue de la Caf"),
        ("Venue d’une technicienne de la Caf, beaucoup de situations différentes, pas de cas personnels à voix haute.", ""),
        ("Le groupe écrit trois phrases pour le conseil d’école.", ""),
    ]),
    ("Repas de quartier", "Fête", "Place des Tilleuls", 5, date(2025, 3, 22), 63, 62, "Amicale des locataires, ville", [
        ("Soupe au caillou : chacun un légume. La sono est tombée en panne, on a chanté.", "Remercier la boulangerie"),
        ("Fête des voisins : quatre halls sur six représentés, le dimanche même du marathon.", ""),
        ("Repas d’été, tables sorties par les jeunes du bâtiment B.", "Ranger les tables au local"),
        ("Repas de rentrée, exposition des photos de compteurs.", ""),
        ("Marché d’hiver : vin chaud, soupe, stand du jardin.", "Bilan avec l’amicale"),
    ]),
    ("Ateliers cuisine", "Atelier", "Cuisine du centre social", 3, date(2025, 2, 4), 28, 10, "Banque alimentaire", [
        ("Légumes d’hiver et pain plat. Chacune repart avec une boîte.", ""),
        ("Cuisiner pour six avec dix euros : on a réussi à onze.", ""),
        ("Atelier avec les jeunes du foot, grande quantité de pâtes.", "Refaire avec eux"),
        ("Beignets de courgettes du jardin.", ""),
        ("Batch cooking du dimanche : le mot a fait rire, l’idée a plu.", ""),
        ("Repas pour la réunion du conseil citoyen, première commande du groupe.", ""),
        ("Conserves de tomates : trente bocaux.", ""),
        ("Une participante a mené l’atelier de bout en bout.", "Fiche recette à imprimer"),
    ]),
    ("Conseil d’usagers", "Comité", "Centre social", 2, date(2025, 2, 6), 77, 11, "", [
        ("Comité : les horaires d’ouverture. Décision sans objection d’ouvrir le jeudi soir jusqu’en juin.", "Essai de quatre mois"),
        ("Point sur l’ouverture du jeudi : ça marche surtout quand il y a une activité.", ""),
        ("Le comité relit le projet social page par page.", "Deux pages à réécrire"),
        ("Budget expliqué avec des verres d’eau. Question sur l’écart du compte 61.", "Réponse au prochain comité"),
        ("Préparation de l’assemblée générale.", ""),
    ]),
]  # fmt: skip

BUDGET: list[tuple[str, str, str, float | None, float | None, str]] = [
    ("", "CHARGES", "", None, None, ""),
    ("60", "Achats", "", 4300, 4118.4, ""),
    ("601", "Achats matières et fournitures", "", 2600, 2475.9, ""),
    ("606", "Alimentation, terre, petit outillage", "", 1700, 1642.5, ""),
    ("613", "Locations (salle, sono)", "", 900, 840, ""),
    ("616", "Assurance", "", 320, 320, ""),
    ("618", "Documentation", "", 150, 96.3, ""),
    ("622", "Intervenants et honoraires", "", 2400, 2650, ""),
    ("623", "Affiches, impression", "", 480, 512.75, ""),
    ("625", "Déplacements, missions", "", 700, 588.2, ""),
    ("641", "Rémunération des personnels", "", 18600, 18940.12, ""),
    ("645", "Charges sociales", "", 7100, 7231.4, ""),
    ("864", "Personnel bénévole", "", 5200, 5460, ""),
    ("", "Total des charges", "", 40150, 40757.17, ""),
    ("", "PRODUITS", "", None, None, ""),
    ("70", "Participation aux repas et ateliers", "", 1150, 1284.5, ""),
    ("74", "Subventions d’exploitation", "", 32500, 32500, ""),
    ("74", "Contrat de ville", "Préfecture (contrat de ville)", 9000, 9000, "versé"),
    ("74", "Animation de la vie sociale", "Caf", 14500, 14500, "versé"),
    ("74", "Actions collectives", "Conseil départemental", 9000, 9000, "notifié"),
    ("756", "Cotisations", "", 600, 642, ""),
    ("758", "Dons", "", 700, 870.67, ""),
    ("870", "Bénévolat", "", 5200, 5460, ""),
    ("", "Total des produits", "", 40150, 40757.17, ""),
]  # fmt: skip

# Team log of a street-work club: place, time, hours, first day, days between, then (how many, bands, what was seen).
CLUB: list[tuple[str, str, float, date, int, list[tuple[Any, str]]]] = [
    ("Hall 4, rue des Acacias", "Présence sociale", 1.5, date(2025, 1, 7), 21, [
        ("une dizaine", "Hall calme, musique. On nous demande si on revient jeudi."),
        (6, "Discussion sur le permis. Le prix fait tomber la conversation."),
        ("NC", "Passage court, police sur place, nous sommes restés à distance puis revenus."),
        (8, "Un grand raconte son entretien d’embauche, les autres se moquent puis demandent comment on fait."),
        (0, "Personne. On a attendu une demi-heure."),
        ("8-10", "Idée d’un tournoi lancée par eux. On ne dit ni oui ni non, on demande qui s’en occupe."),
        (7, "Ils ont fait une liste. Il manque le terrain."),
        ("une quinzaine", "Tension avec une voisine du premier. On a parlé avec elle ensuite, séparément."),
        (9, "La voisine est descendue. Dix minutes, debout, sans cris."),
        (5, "Fatigue du ramadan, on parle bas."),
        ("environ 12", "Retour du tournoi : ce qui a marché, ce qu’ils referaient sans nous."),
        (4, "Rupture d’apprentissage évoquée par l’un. Rendez-vous proposé, pas imposé."),
        (6, "Conversation sur les photos de compteurs : deux d’entre eux aident le groupe charges."),
        ("?", "Trop de passage pour compter, fête dans l’immeuble."),
    ]),
    ("Place du marché", "Maraude", 2, date(2025, 1, 10), 28, [
        (11, "Tour de la place. On a surtout dit bonjour."),
        ("une douzaine", "Deux groupes qui ne se parlent pas depuis l’automne."),
        (9, "Une jeune fille demande où trouver un stage de troisième."),
        (7, "Pluie, on s’est abrité sous la halle avec eux."),
        ("10-15", "Trois collégiens hors du collège à 10 h. On ne demande pas pourquoi tout de suite."),
        (13, "Jeu de dominos avec les anciens, deux jeunes s’y mettent."),
        (8, "Rien à signaler, sinon que le banc a été réparé."),
        ("une vingtaine", "Jour de marché, beaucoup de monde, peu de mots."),
        ("NC", "Maraude écourtée, un collègue malade."),
        (12, "Demande d’un local revenue trois fois dans la soirée."),
        (9, "Ils écrivent la demande de local sur un téléphone, on relit."),
        (6, "Froid. Un café offert par le bar, c’est la première fois."),
    ]),
    ("Collège, sortie de 17 h", "Présence sociale", 1, date(2025, 1, 14), 28, [
        ("une trentaine", "Sortie agitée, deux élèves nous présentent aux autres."),
        (18, "Questions sur les réseaux sociaux, une vidéo circule. Prévenu le collège sans nommer."),
        (22, "La vidéo n’est plus le sujet. Ils veulent refaire la fresque."),
        ("environ 25", "Fresque : croquis montrés sur un cahier."),
        (20, "Un parent s’arrête et parle vingt minutes."),
        ("?", "Sortie décalée, ratée."),
        (24, "Rentrée, beaucoup de nouveaux visages."),
        (19, "Le principal propose une heure par mois à l’intérieur. À discuter en équipe."),
        (21, "Les délégués nous expliquent le conseil de vie collégienne."),
        (17, "Ils ont obtenu le mur pour la fresque."),
    ]),
    ("Local jeunes", "Atelier", 2.25, date(2025, 2, 5), 21, [
        (8, "Préparation du tournoi : affiche, règles, arbitres."),
        (9, "Budget du tournoi fait par eux, il manque 40 euros."),
        (7, "Vente de gâteaux décidée. Qui cuisine ?"),
        (10, "Cuisine, puis vaisselle : moins de volontaires."),
        (6, "CV écrits à deux, l’un dicte, l’autre tape."),
        (11, "Débat : faut-il filmer le tournoi ? Vote à main levée refusé, on cherche un accord."),
        (8, "Accord trouvé : photos de dos et du terrain."),
        ("une dizaine", "Soirée film choisie par eux, discussion après, courte."),
        (5, "Petit groupe, on répare les vélos."),
        (9, "Visite d’un chantier d’insertion racontée à ceux qui n’y étaient pas."),
        (7, "Ils rangent le local avant de partir, sans qu’on le demande."),
        (12, "Atelier fresque, premier essai sur bâche."),
        (10, "Fresque, suite. Deux parents apportent le goûter."),
    ]),
    ("Quartier, chantier éducatif", "Chantier", 7, date(2025, 4, 14), 1, [
        (6, "Premier jour : équipement, consignes, peinture du hall 2."),
        (6, "Les habitants passent et commentent la couleur."),
        (5, "Un départ, discuté le soir avec lui. Il revient demain."),
        (6, "Il est revenu. Le hall est fini."),
        (6, "Remise des paies avec la mairie, photo de groupe refusée par deux d’entre eux : pas de photo."),
    ]),
    ("Salle municipale", "Réunion", 2, date(2025, 1, 30), 49, [
        (9, "Réunion de coordination avec le centre social et la mission locale."),
        (12, "Réunion avec les habitants sur le local. On écoute d’abord."),
        (8, "Point avec le bailleur : accord de principe pour une salle."),
        (14, "Les jeunes présentent leur demande au conseil citoyen."),
        ("une quinzaine", "Réponse de la ville : local prêté six mois, à l’essai."),
        (10, "Point à mi-essai : ce qui tient, ce qui déborde."),
        (7, "Réunion annulée puis tenue à sept dans le couloir."),
    ]),
]  # fmt: skip
UNEXPECTED = [
    (date(2025, 3, 6), "Imprévu", "Parvis de la gare", "", 1.75, "Appel d’un groupe bloqué après le dernier bus. On a attendu avec eux l’arrivée d’un parent."),
    (date(2025, 6, 21), "Pas de côté", "Terrain des Acacias", "une quarantaine", 5, "Le tournoi devait être arbitré par nous. Un désaccord au deuxième match : on a rendu les sifflets, deux mères ont arbitré."),
    (date(2025, 9, 18), "Imprévu", "Hall 4, rue des Acacias", 5, 0.5, "Ascenseur en panne, courses montées au sixième à la chaîne."),
]  # fmt: skip

# Association: date as written, action, label, present, new, volunteers x hours, place, words, account, spent, received, funder.
ASSOCIATION_SERIES: list[tuple[str, str, str, date, int, int, list[str]]] = [
    ("Repair café", "Atelier", "Foyer rural", date(2025, 1, 11), 28, 14, [
        "Trois grille-pain, une machine à coudre sauvée, un aspirateur condamné.",
        "Beaucoup d’attente : il faudrait un tableau des arrivées.",
        "Tableau des arrivées essayé, plus calme.",
        "Une adolescente a démonté sa première radio.",
        "Peu de réparateurs, on a surtout diagnostiqué et bu du café.",
        "Atelier couture à côté de l’électronique, à refaire.",
        "Reprise après l’été, deux nouveaux réparateurs.",
        "Vélo et trottinette : il manque des démonte-pneus.",
        "Le CCAS est venu voir comment on s’organise.",
        "Jouets avant Noël, les enfants ont tenu les tournevis.",
    ]),
    ("Café des aidants", "Rencontre", "Médiathèque", date(2025, 1, 16), 28, 7, [
        "Premier café, on parle surtout de fatigue.",
        "Comment demander un répit sans se justifier.",
        "Une aidante explique le dossier qu’elle a mis un an à comprendre.",
        "Groupe plus petit, paroles plus longues.",
        "Venue de la plateforme de répit ; on garde les deux dernières questions pour nous.",
        "Marche autour de l’étang au lieu du café.",
        "Deux hommes pour la première fois.",
        "On écrit ce qu’on aimerait que le médecin demande.",
        "Le texte est lu au centre de santé par deux d’entre nous.",
        "Fin d’année : qui veut animer avec nous en janvier ?",
    ]),
    ("Jardin des Hirondelles", "Chantier", "Chemin du lavoir", date(2025, 3, 1), 21, 10, [
        "Nettoyage du lavoir, quinze sacs.",
        "Haie plantée avec l’école.",
        "Haie mangée par les chevreuils, filet posé.",
        "Semis sous tunnel prêté par un voisin.",
        "Chantier chaleur, on a fini à midi.",
        "Pompe cassée, chaîne de seaux.",
        "Première vente de légumes à prix libre.",
        "Le compost fume, explication par un ancien maraîcher.",
        "Un bac est réservé aux habitants de la résidence autonomie.",
        "Récolte des courges, soupe sur place.",
        "Paillage et rangement de la cabane.",
        "Décision : on ouvre la parcelle aux voisins du lotissement.",
    ]),
    ("Ludothèque itinérante", "Permanence", "Place de l’Église", date(2025, 2, 5), 21, 16, [
        "Jeux sous la halle, une partie de dames de deux heures.",
        "Trop de vent, repli à la cantine.",
        "Les parents jouent enfin.",
        "Prêt de jeux : premier cahier rempli.",
        "Une boîte revenue complète après trois semaines, applaudissements.",
        "Sur le parking du supermarché : on touche d’autres familles.",
        "Tournoi de petits chevaux, arbitrage contesté.",
        "Vacances, beaucoup de grands-parents.",
        "Jeux en bois fabriqués au Repair café.",
        "Une famille propose de tenir le stand en décembre.",
        "Stand tenu par la famille, nous étions invités.",
        "Inventaire : il manque onze pions et un dé.",
    ]),
]  # fmt: skip
ASSOCIATION_MONEY: list[tuple[str, str, str, str, str, str, str]] = [
    # date, project, label, account, spent, received, funder
    ("20/01/25", "", "Assurance annuelle", "616", "412,50", "", ""),
    ("03/02/25", "Repair café", "Outillage et consommables", "601", "1 236,40", "", ""),
    ("14/02/25", "", "Cotisations 2025", "756", "", "780", ""),
    ("03/03/25", "Jardin des Hirondelles", "Plants et terre", "601", "689,90", "", ""),
    ("18/03/25", "", "Acompte subvention de fonctionnement", "74", "", "2500,00", "Commune de Val-sur-Lys"),
    ("02/04/25", "Ludothèque itinérante", "Jeux", "601", "845,15", "", ""),
    ("15/04/25", "Café des aidants", "Intervenante", "622", "600", "", ""),
    ("12/05/25", "Café des aidants", "Aide au répit", "74", "", "3 000,00", "Conférence des financeurs (département)"),
    ("30/05/25", "", "Affiches et tracts", "623", "218,60", "", ""),
    ("16/06/25", "Ludothèque itinérante", "Subvention REAAP", "74", "", "4 200,00", "Caf"),
    ("27/06/25", "", "Loto", "70", "", "1 042,00", ""),
    ("11/07/25", "Jardin des Hirondelles", "Pompe de relevage", "615", "327,00", "", ""),
    ("05/09/25", "Jardin des Hirondelles", "Fondation, projet jardin", "74", "", "1 500", "Fondation Terres Vives"),
    ("19/09/25", "Ludothèque itinérante", "Essence du bus", "625", "296,35", "", ""),
    ("10/10/25", "", "Solde subvention de fonctionnement", "74", "", "1 000,00", "Commune de Val-sur-Lys"),
    ("21/11/25", "", "Salaire animatrice (part projet)", "641", "5 480,00", "", ""),
    ("21/11/25", "", "Charges sociales", "645", "1 915,20", "", ""),
    ("05/12/25", "", "Don d’un adhérent", "758", "", "150", ""),
]  # fmt: skip


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "centre-social-suivi.xlsx").write_bytes(centre_social())
    (folder / "club-prevention-presence.ods").write_bytes(club_prevention())
    (folder / "association-activites.csv").write_bytes(association())


def centre_social() -> bytes:
    """A workbook with a title, two lines of headers with merged cells, and its budget on a second sheet."""
    buffer = BytesIO()
    book = xlsxwriter.Workbook(buffer)
    book.set_properties({"title": "Suivi des actions", "created": datetime(2026, 1, 12)})
    bold = book.add_format({"bold": True, "align": "center", "border": 1, "text_wrap": True})
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    money = book.add_format({"num_format": "# ##0.00"})
    _activity_sheet(book.add_worksheet(f"Suivi {YEAR}"), bold, day)
    _budget_sheet(book.add_worksheet(f"Budget {YEAR}"), bold, money)
    book.add_worksheet("Mode d’emploi").write(
        0, 0, "Une ligne par séance, le jour même si possible. Aucun nom."
    )
    book.close()
    return buffer.getvalue()


def _activity_sheet(sheet: Any, bold: Any, day: Any) -> None:
    sheet.write(0, 0, f"Centre social Les Quatre-Vents – Suivi des actions collectives {YEAR}")
    singles = {0: "Date", 1: "Action", 2: "Type", 3: "Lieu", 4: "Durée (h)", 11: "Partenaires",
               12: "Ce qui s’est passé", 13: "Suites à donner"}  # fmt: skip
    for column, label in singles.items():
        sheet.merge_range(2, column, 3, column, label, bold)
    sheet.merge_range(2, 5, 2, 8, "Participants", bold)
    sheet.merge_range(2, 9, 2, 10, "Bénévoles", bold)
    for column, label in enumerate(
        ("Total", "Femmes", "Hommes", "Dont nouveaux", "Nombre", "Heures"), start=5
    ):
        sheet.write(3, column, label, bold)
    rows = sorted(_centre_rows(), key=lambda row: (row[0], row[1]))
    for number, row in enumerate(rows, start=4):
        sheet.write_datetime(number, 0, datetime.combine(row[0], datetime.min.time()), day)
        for column, value in enumerate(row[1:], start=1):
            if value not in ("", None):
                sheet.write(number, column, value)
    last = 4 + len(rows)
    sheet.write(last + 1, 0, "TOTAL")
    sheet.write(last + 1, 5, sum(row[5] for row in rows if isinstance(row[5], int)))
    sheet.set_column(12, 13, 60)


def _centre_rows() -> Iterator[list[Any]]:
    dice = random.Random(YEAR)
    for action, kind, place, hours, first, gap, usual, partners, told in CENTRE:
        for rank, (words, after) in enumerate(told):
            day = first + timedelta(days=gap * rank)
            quiet = words.startswith(("Personne,", "Il ne s’est rien"))
            total = dice.randint(0, 2) if quiet else max(1, round(usual * dice.uniform(0.6, 1.4)))
            women = round(total * dice.uniform(0.5, 0.85))
            new: Any = 0 if quiet else dice.choice([0, 0, 1, 1, 2, ""])
            helpers: Any = dice.choice([0, 1, 2, 2, 3]) if usual > 7 else ""
            split: list[Any] = [total, women, total - women] if dice.random() > 0.12 else [total, "", ""]
            yield [day, action, kind, place, hours, *split, new, helpers or "",
                   helpers * hours if helpers else "", partners, words, after]  # fmt: skip


def _budget_sheet(sheet: Any, bold: Any, money: Any) -> None:
    sheet.write(0, 0, f"Projet « Vivre ensemble aux Tilleuls », exercice {YEAR}")
    for column, label in enumerate(("Compte", "Libellé", "Financeur", "Prévu", "Réalisé", "Statut")):
        sheet.write(2, column, label, bold)
    for number, (account, label, funder, planned, actual, status) in enumerate(BUDGET, start=3):
        if account:
            sheet.write_number(number, 0, int(account))
        for column, text in ((1, label), (2, funder), (5, status)):
            if text:
                sheet.write_string(number, column, text)
        for column, amount in ((3, planned), (4, actual)):
            if amount is not None:
                sheet.write_number(number, column, amount, money)


def club_prevention() -> bytes:
    """A LibreOffice log: dates as dates, decimal hours, age bands, numbers as the team tells them."""
    header = ["Jour", "Type de présence", "Lieu", "Durée", "Jeunes rencontrés", "Dont 11-15 ans", "Dont 16-17 ans",
              "Dont 18-25 ans", "Nouveaux visages", "Avec qui", "Ce qui s’est passé", "À suivre"]  # fmt: skip
    rows = [
        ["Club de prévention L’Éclaircie"],
        [f"Cahier de présence sociale {YEAR} – aucun nom"],
        [],
        header,
    ]
    rows += sorted(_club_rows(), key=lambda row: (row[0], row[2]))
    body = "".join(
        f"<table:table-row>{''.join(_ods_cell(value) for value in row)}</table:table-row>" for row in rows
    )
    sheet = f'<table:table table:name="Cahier {YEAR}">{body}</table:table>'
    return _ods_file(sheet)


def _club_rows() -> Iterator[list[Any]]:
    dice = random.Random(YEAR + 1)
    for place, kind, hours, first, gap, told in CLUB:
        for rank, (number, words) in enumerate(told):
            bands: list[Any] = ["", "", ""]
            if isinstance(number, int) and kind != "Réunion" and dice.random() > 0.2:
                young = round(number * (0.9 if "Collège" in place else dice.uniform(0, 0.4)))
                middle = round((number - young) * dice.uniform(0.3, 0.7))
                bands = [young, middle, number - young - middle]
            new: Any = dice.choice(["", 0, 1, 1, 2]) if number not in (0, "NC", "?") else ""
            partner = dice.choice(["", "", "", "mission locale", "centre social", "médiatrice de la ville"])
            follow = dice.choice(["", "", "", "En parler en équipe", "Repasser la semaine suivante"])
            day = first + timedelta(days=gap * rank)
            yield [day, kind, place, hours, number, *bands, new, partner, words, follow]
    for day, kind, place, number, hours, words in UNEXPECTED:
        yield [day, kind, place, hours, number, "", "", "", "", "", words, ""]


def _ods_cell(value: Any) -> str:
    if value == "":
        return "<table:table-cell/>"
    if isinstance(value, date):
        kind = f'office:value-type="date" office:date-value="{value.isoformat()}" table:style-name="jour"'
        return f"<table:table-cell {kind}><text:p>{value:%d/%m/%Y}</text:p></table:table-cell>"
    if isinstance(value, int | float):
        shown = str(value).replace(".", ",")
        return (
            f'<table:table-cell office:value-type="float" office:value="{value}">'
            f"<text:p>{shown}</text:p></table:table-cell>"
        )
    return f'<table:table-cell office:value-type="string"><text:p>{escape(value)}</text:p></table:table-cell>'


def _ods_file(tables: str) -> bytes:
    base = "urn:oasis:names:tc:opendocument:xmlns:"
    spaces = {prefix: f"{base}{prefix}:1.0" for prefix in ("office", "table", "text", "style")}
    spaces["number"] = f"{base}datastyle:1.0"
    named = " ".join(f"xmlns:{prefix}={quoteattr(uri)}" for prefix, uri in spaces.items())
    styles = (
        '<office:automatic-styles><number:date-style style:name="N1"><number:day number:style="long"/>'
        '<number:text>/</number:text><number:month number:style="long"/><number:text>/</number:text>'
        '<number:year number:style="long"/></number:date-style><style:style style:name="jour" '
        'style:family="table-cell" style:data-style-name="N1"/></office:automatic-styles>'
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {named} office:version="1.2">{styles}'
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    space = f"{base}manifest:1.0"
    manifest = (
        f'<?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest="{space}" manifest:version="1.2">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    )
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        parts = (("mimetype", kind), ("content.xml", content), ("META-INF/manifest.xml", manifest))
        for name, text in parts:
            info = zipfile.ZipInfo(name, (2026, 1, 12, 9, 0, 0))
            info.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(info, text)
    return buffer.getvalue()


def association() -> bytes:
    """A CSV as an old Excel writes it: Windows-1252, semicolons, decimal commas, two-digit years."""
    header = ["Date", "Projet", "Type", "Intitulé", "Lieu", "Horaires", "Nb pers.", "dont nouveaux", "Bénévoles (nb)",
              "Heures bénévoles", "Bilan", "Compte", "Dépenses (€)", "Recettes (€)", "Financeur", "Météo"]  # fmt: skip
    rows = [*_association_rows(), *_association_money()]
    rows.sort(key=lambda row: (row[0][6:8], row[0][3:5], row[0][:2]))
    rows.insert(40, ["" for _ in header])
    text = StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue().encode("cp1252")


def _association_rows() -> Iterator[list[str]]:
    dice = random.Random(YEAR + 2)
    for project, kind, place, first, gap, usual, told in ASSOCIATION_SERIES:
        for rank, words in enumerate(told):
            day = first + timedelta(days=gap * rank)
            total = max(2, round(usual * dice.uniform(0.5, 1.5)))
            number = dice.choice(
                [str(total)] * 5 + [f"{total} pers.", f"env. {total}", f"{total} (dont 2 nouveaux)", "NC"]
            )
            new = "" if "dont" in number else dice.choice(["", "0", "1", "2", "3"])
            helpers, hours = dice.randint(1, 4), dice.choice([2, 2.5, 3])
            volunteer = f"{helpers * hours:g}".replace(".", ",")
            times = dice.choice(["14h-16h30", "14h - 17h", "9h30-12h", "10h à midi", ""])
            weather = dice.choice(["", "", "beau", "pluie", "vent"])
            yield [f"{day:%d/%m/%y}", project, kind, "", place, times, number, new, str(helpers), volunteer, words,
                   "", "", "", "", weather]  # fmt: skip


def _association_money() -> Iterator[list[str]]:
    for day, project, label, account, spent, received, funder in ASSOCIATION_MONEY:
        yield [day, project, "", label, "", "", "", "", "", "", "", account, spent, received, funder, ""]


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent.parent / "examples")
