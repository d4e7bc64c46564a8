"""Documents that look like real ones, for the tests of this folder."""

from datetime import date

from pasdecote.ground.documents.model import (
    QR,
    BlankLines,
    Bullets,
    Column,
    Document,
    FieldRow,
    Fields,
    Grid,
    Heading,
    Noted,
    PageBreak,
    Paragraph,
    Table,
)

LONG = (
    "Chaque mardi, au pied de la tour B, le collectif a tenu une table. Les habitantes ont d’abord "
    "parlé de l’ascenseur, puis du jardin. En mars elles ont écrit au bailleur, qui est venu en avril.\n\n"
    "« On n’avait jamais vu le directeur ici », raconte une voisine.\nLe jardin a ouvert le 14 juin."
)

BUDGET = Table(
    caption="Budget de l’action",
    columns=(
        Column("Compte", weight=0),
        Column("Libellé", weight=3),
        Column("Prévu", "cents"),
        Column("Réalisé", "cents"),
        Column("%", "percent", weight=0),
    ),
    rows=(
        ("60", "Achats", 120_000, 98_550, 82),
        ("613", "Locations", 40_000, Noted(40_000, "Salle Jean-Moulin, 8 soirées."), 100),
        ("74-etat", "Politique de la ville", 500_000, 500_000, 100),
        ("", "Total", 660_000, 638_550, 97),
    ),
    totals=frozenset({3}),
)

REPORT = Document(
    title="Bilan 2026 du collectif des Tilleuls",
    subtitle="Contrat de ville, action « Pied d’immeuble », du 1er janvier au 31 octobre 2026",
    author="Centre social des Quatre-Vents",
    date=date(2026, 11, 23),
    blocks=(
        Paragraph(
            "Ce bilan est tiré du journal du collectif. Chaque nombre renvoie aux notes d’où il vient.",
            style="lead",
        ),
        Heading(1, "Ce qui s’est passé"),
        Fields(
            (
                FieldRow(
                    "Séances tenues",
                    34,
                    "du 6 janvier au 27 octobre, comptées",
                    "1.1",
                    "rempli depuis le journal",
                ),
                FieldRow(
                    "Présences",
                    "271 présences",
                    "31 séances sur 34 ; 3 sans nombre de présents",
                    "1.2",
                    "rempli depuis le journal",
                    "Une même personne venue deux fois compte pour deux présences.",
                ),
                FieldRow(
                    "Personnes différentes",
                    "non recueilli",
                    "le groupe ne tient pas de liste",
                    "1.3",
                    "non recueilli",
                ),
                FieldRow("Mise en œuvre de l’action", LONG, "", "1.4", "relu le 20 novembre"),
            )
        ),
        Heading(3, "Ce qui a été décidé"),
        Bullets(
            (
                "Ouvrir le jardin le samedi",
                "Écrire au bailleur tous les trois mois",
                "Garder la table du mardi",
            )
        ),
        Paragraph("On n’avait jamais vu le directeur ici.", style="quote"),
        Heading(1, "Les comptes"),
        BUDGET,
        Paragraph(
            "Montants arrondis à l’euro ; ≥ 5 personnes ; ✓ fait ; ☐ à faire ; cœur, naïf, 12 €.",
            style="quiet",
        ),
        QR(
            "https://exemple.fr/b/3f9c",
            "Code à scanner pour ouvrir le bilan en ligne",
            "Le bilan et ses notes en ligne",
        ),
    ),
)

SHEET = Document(
    title="Feuille de séance",
    subtitle="Collectif des Tilleuls",
    date=date(2026, 11, 23),
    blocks=(
        Paragraph("À remplir ensemble, ou pas. Personne n’est obligé d’écrire son nom.", style="lead"),
        BlankLines(1, "Date et lieu"),
        BlankLines(4, "Ce qui s’est passé"),
        Paragraph("Combien de personnes ?"),
        Bullets(("compté", "dit", "estimé"), mark="box", inline=True),
        Grid(("Prénom, ou rien", "Combien", "Ce que je veux dire"), 7, "Qui était là", (3, 1, 5)),
        BlankLines(2, "Ce qu’on a décidé"),
        PageBreak(),
        Heading(1, "Pour la prochaine fois"),
        Bullets(("réserver la salle", "prévenir le bailleur"), mark="box"),
        QR("https://exemple.fr/s/1", "Code à scanner pour raconter en ligne", "Raconter depuis un téléphone"),
    ),
)

HOSTILE = Document(
    title="=1+1 #set page() <b>&amp;</b> مرحبا 🎉",
    subtitle="سعاد بن علي",
    author="Ольга 👩🏽‍🌾",
    date=date(2026, 1, 1),
    blocks=(
        Heading(4, "x" * 300),
        Paragraph("a" * 10_000 + "\x00\x07\ud800 𓀀 日本"),
        Paragraph('#import "x" $1/2$ *gras* _it_ `code` @ref <label> \\ // rien'),
        Fields((FieldRow("n" * 200, "v" * 3_000, "z" * 300, "1." * 20, "s" * 90, "f" * 300),)),
        Table(
            (Column("c" * 90), Column("d", "number"), Column("e", weight=0)),
            (("m" * 500, -3, "k" * 80), (None, 1.5, "")),
        ),
        Bullets(("<script>", "b" * 200)),
        Bullets(("i" * 200, "j" * 60), mark="box", inline=True),
        Grid(("t" * 80, "u"), 2),
    ),
)
