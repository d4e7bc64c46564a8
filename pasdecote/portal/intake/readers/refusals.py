"""The one error of reading a file: it is refused whole, nothing of it was kept."""

LARGEST_FILE = 50 * 1024 * 1024
MOST_ROWS = 200_000
MOST_COLUMNS = 400


class FileRefused(ValueError):
    """A file that cannot be read. `str(error)` is a French sentence; `code` names the reason for tests and
    logs."""

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code


def empty() -> FileRefused:
    return FileRefused("empty", "Ce fichier est vide : il n’y a aucune ligne à lire.")


def too_big() -> FileRefused:
    return FileRefused(
        "too_big", "Ce fichier dépasse 50 Mo. Enlevez les images, ou coupez-le en plusieurs fichiers."
    )


def too_many_rows() -> FileRefused:
    return FileRefused(
        "too_many_rows",
        "Cette feuille a plus de 200 000 lignes remplies. Coupez-la, par exemple une feuille par année.",
    )


def too_many_columns() -> FileRefused:
    return FileRefused(
        "too_many_columns",
        "Cette feuille a plus de 400 colonnes remplies. Gardez celles de l’activité, puis recommencez.",
    )


def protected() -> FileRefused:
    return FileRefused(
        "protected",
        "Ce fichier est protégé par un mot de passe. Enregistrez-en une copie sans mot de passe, "
        "puis recommencez.",
    )


def bomb() -> FileRefused:
    return FileRefused(
        "bomb",
        "Ce fichier, une fois ouvert, prendrait une place anormale : il n’a pas été ouvert. "
        "Copiez les lignes utiles dans un classeur neuf, puis recommencez.",
    )


def unsafe_xml() -> FileRefused:
    return FileRefused(
        "unsafe_xml",
        "Ce fichier contient des instructions (entités XML) qu’un tableur n’écrit pas : "
        "il n’a pas été ouvert.",
    )


def damaged() -> FileRefused:
    return FileRefused(
        "damaged",
        "Ce fichier est abîmé ou incomplet. Ouvrez-le dans votre tableur, enregistrez-le à nouveau, "
        "puis recommencez.",
    )


def not_a_table(what: str) -> FileRefused:
    return FileRefused(
        "not_a_table",
        f"Ce fichier est {what}, pas un tableau. Envoyez un fichier Excel (.xlsx), LibreOffice "
        "(.ods) ou CSV.",
    )


def old_excel() -> FileRefused:
    return FileRefused(
        "old_excel",
        "Ce fichier est dans l’ancien format Excel (.xls). Ouvrez-le, choisissez « Enregistrer sous », "
        "format .xlsx, puis recommencez.",
    )
