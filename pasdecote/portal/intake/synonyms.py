"""The words teams put at the top of their columns. Data, tried in order on the folded header: first found
wins.

A pattern that matches the whole header is sure (1), one found inside is likely (0.7).
"""

import re

from pasdecote.portal.intake.mapping import Field

_N = r"(?:nombre|nbre|nb|nbr|n|effectif|total)(?: total)?(?: de| d| des)?"

PATTERNS: tuple[tuple[Field, str], ...] = (
    (Field.IGNORE,
        r"n|no|num|numero|id|identifiant|ligne|semaine|n semaine|jour de (?:la )?semaine|rang|"
        r"ordre|total general"),
    (Field.STATUS,
        r"(?:statut|etat|avancement)(?: (?:du|de la|de) (?:financement|subvention|demande|"
        r"dossier))?|reponse (?:du )?financeur|notifie|accord"),
    (Field.END_DATE, r"date (?:de )?fin|fin le|au|jusqu au|date de cloture"),
    (Field.START_TIME, r"(?:heure|h) (?:de )?(?:debut|d arrivee)|debut(?: heure)?|heure"),
    (Field.END_TIME, r"(?:heure|h) (?:de )?(?:fin|de depart)|fin(?: heure)?"),
    (Field.TIMES, r"horaires?|creneaux?|plage horaire|heures? debut fin"),
    (Field.VOLUNTEER_HOURS, r"(?:" + _N +
        r" )?(?:heures?|h|temps|volume horaire)(?: de| du| des)? (?:benevol\w*|volontariat)|"
        r"benevol\w* (?:heures?|h|temps|en heures)|hres benevol\w*"),
    (Field.VOLUNTEERS, _N + r" benevoles?|benevol\w*(?: presents?| mobilises?| nombre| nb)?"),
    (Field.NEW, r"(?:dont |" + _N +
        r" )?(?:nouve\w+|nvx|nouv|primo\w*)(?: (?:personnes?|participant\w*|venus?|arrivants?|"
        r"visages?|tetes?|habitants?|adherents?|public|inscrits?|jeunes))*|"
        r"(?:dont )?premieres? (?:venues?|fois)"),
    (Field.REGISTERED, r"(?:" + _N + r" )?(?:personnes? )?(?:inscrit\w*|preinscrit\w*|inscriptions)"),
    (Field.PEOPLE, r"(?:" + _N +
        r" )?(?:personnes?|participants?|habitants?|usagers?) (?:differentes?|distinct\w*|"
        r"uniques?)|file active"),
    (Field.REACHED, r"(?:" + _N +
        r" )?(?:personnes? |public |habitants? )?(?:touche\w*|sensibilise\w*|"
        r"informe\w*)"),
    (Field.PRESENT, r"(?:" + _N +
        r" )?(?:de )?(?:personnes?|pers|participant\w*|presen\w*|participation\w*|habitant\w*|"
        r"usagers?|public|jeunes|adultes presents|parents|passages?|visiteurs?|beneficiaires?|"
        r"effectif|contacts?)(?: (?:presen\w*|accueilli\w*|rencontre\w*|venu\w*|comptees?|total|"
        r"nombre|nb|au total|total presents))*|effectifs?|nb|nombre|frequentation|"
        r"presences?(?: comptees?)?"),
    (Field.SIDE,
        r"sens|charges? (?:ou |et )?produits?|depenses? (?:ou |et )?recettes?|"
        r"nature charge produit|d r|c p|type de ligne"),
    (Field.PLANNED,
        r"(?:montant |budget |depenses? |recettes? )?(?:prev\w*|previ\w*|budgete\w*|demande|"
        r"sollicite|bp)(?: 20\d\d)?|budget(?: 20\d\d)?|budget prev\w*"),
    (Field.ACTUAL,
        r"(?:montant |budget |depenses? |recettes? )?(?:realis\w*|reel\w*|execut\w*|effecti\w*|"
        r"obtenu|ca|compte de resultat)(?: 20\d\d)?"),
    (Field.EXPENSE,
        r"(?:montant (?:des? |de la )?|total )?(?:depens\w*|couts?|frais|debits?|charges?|"
        r"achats?)(?: (?:ttc|en euros?|engage\w*|reel\w*|eur|\w+))?"),
    (Field.INCOME,
        r"(?:montant (?:des? |de la )?|total )?(?:recet\w*|credits?|participation(?: financiere|"
        r" des familles| familles)|encaiss\w*|produits?)(?: (?:ttc|en euros?|eur))?"),
    (Field.AMOUNT, r"(?:montant|somme|total ttc|prix)(?: (?:ttc|en euros?|eur|total))?"),
    (Field.ACCOUNT,
        r"(?:n |no |numero )?(?:de )?(?:compte|cpte|poste|imputation)(?: comptable| budgetaire)?|"
        r"code comptable|ligne budgetaire|plan comptable"),
    (Field.FUNDER,
        r"financeurs?|finance par|source de financement|subvention\w*|origine des fonds|"
        r"bailleurs? de fonds"),
    (Field.EXERCISE, r"exercice(?: comptable| budgetaire)?|annee(?: budgetaire| comptable)?"),
    (Field.MONTH, r"mois|periode"),
    (Field.DATE,
        r"dates?(?: (?:de |d |du )?(?:l |la )?(?:action|seance|debut|atelier|activite|rencontre|"
        r"passage|presence|reunion|evenement))?|le|jour|quand|date debut|debut le"),
    (Field.DURATION,
        r"duree(?: \w+)?|temps(?: passe| d intervention| total)?|nb (?:d )?heures?|"
        r"nombre d heures|heures(?: d intervention)?|volume horaire"),
    (Field.DIFFICULTY,
        r"difficult\w*(?: rencontre\w*)?|freins?|obstacles?|points? (?:faibles?|de vigilance|"
        r"negatifs?|a ameliorer)|ce qui (?:a ete|est) (?:difficile|complique)|problemes?|"
        r"ce qui n a pas marche|limites"),
    (Field.NEXT_STEP,
        r"suites?(?: a donner| donnee| prevues?| envisagee?s?)?|(?:et )?(?:la )?suite|"
        r"prochaine? (?:etape|fois|rendez vous|rdv|seance)|a (?:faire|prevoir|suivre)|"
        r"perspectives?|relances?"),
    (Field.CHANGED,
        r"(?:ce qui (?:a )?chang\w*)|changements?(?: \w+)?|effets?(?: \w+)?|"
        r"evolutions?(?: constatee?s?)?|impacts?|resultats?(?: obtenus)?|ce que ca change|apports?"),
    (Field.KIND,
        r"(?:types?|natures?|categories?|genres?|modalites?|formes?)(?: (?:d |de |de l |"
        r"du )?(?:action|activite|intervention|seance|rencontre|temps|contact|evenement|presence|"
        r"note)s?)?"),
    (Field.STAGE,
        r"prevu realise|realise prevu|realise o n|prevu ou realise|(?:statut|etat) (?:de l |"
        r"de la )?(?:action|seance)|tenue?|annule\w*"),
    (Field.PROJECT,
        r"projets?|(?:nom (?:du|de l) )?(?:projet|action|dispositif|atelier)(?: concerne\w*)?|"
        r"axe(?: du projet)?|fiche action|programme"),
    (Field.TITLE,
        r"titres?|intitules?(?: de l action| de l activite| de la seance)?|(?:nom|"
        r"libelle)(?: (?:de l |de la |du )?(?:action|activite|seance|evenement|operation|"
        r"depense))?|objet|libelle|activites?|seance|sujet|designation"),
    (Field.HAPPENED,
        r"(?:qu est ce qui|ce qui|que) s est passe\w*|(?:bref )?descri\w*(?: \w+)*|"
        r"contenus?(?: \w+)*|deroule\w*|compte rendu|cr|observations?(?: \w+)*|commentaires?|"
        r"recit|resume|remarques?|notes?|details?|bilan(?: \w+)*|faits?(?: marquants?)?|"
        r"ce qu on a fait|quoi|precisions?"),
    (Field.THEME, r"themes?|thematiques?|domaines?|mots? cles?|problematiques?"),
    (Field.PARTNERS,
        r"partenaires?(?: \w+)*|partenariats?|avec qui|intervenants? exterieurs?|"
        r"structures? (?:partenaires?|presentes?)|en lien avec"),
    (Field.COMMUNE, r"communes?|villes?"),
    (Field.PLACE,
        r"lieux?(?: \w+)*|endroits?|adresse du lieu|salles?|sites?|ou|quartiers?|secteurs?|"
        r"localisation"),
)  # fmt: skip

COMPILED: tuple[tuple[Field, re.Pattern[str]], ...] = tuple(
    (field, re.compile(rf"\b(?:{pattern})\b")) for field, pattern in PATTERNS
)
WHOLE: tuple[tuple[Field, re.Pattern[str]], ...] = tuple(
    (field, re.compile(rf"(?:{pattern})")) for field, pattern in PATTERNS
)
# Inside a longer header these are too weak to mean anything.
NEVER_INSIDE = frozenset({Field.IGNORE, Field.START_TIME, Field.END_TIME, Field.TIMES, Field.EXERCISE})
WEAK_WORDS = frozenset({"n", "nb", "nombre", "le", "au", "ou", "h", "cr", "ca", "d r", "c p", "prix",
"charges", "a faire", "objet", "heure", "fin", "debut", "que", "action", "sens", "bp"})  # fmt: skip

PERSONAL = re.compile(
    r"noms?|prenoms?|nom (?:et |de famille)?prenom\w*|noms? (?:des? |du )?(?:participant|"
    r"personne|habitant|jeune|enfant|"
    r"beneficiaire|usager|famille|parent|adherent)\w*|(?:liste|"
    r"identite) (?:des? )?(?:participant|present|personne|"
    r"jeune)\w*|(?:date de )?naissance|ne e? le|date de naissance|age de la personne|"
    r"telephones?|tel|portable|"
    r"e ?mails?|mail|courriel|adresse(?: postale| mail)?|n allocataire|numero allocataire|"
    r"numero de securite sociale|nir"
)
COUNTED = re.compile(r"\bcompt(?:e|es|ee|ees|age)\b")
