"""What could be wrong with a journal, looked for on demand."""

from pasdecote.spine.journal import queries


def findings() -> list[str]:
    """French sentences about notes that cannot be read and files that are missing; empty when all is well."""
    unreadable = [f"La note {pk} ne se lit pas : {reason}" for pk, reason in queries.unreadable_notes()]
    missing = [f"La photo {pk} n’est plus dans les fichiers." for pk in queries.missing_photos()]
    unheard = [f"Le son {pk} n’est plus dans les fichiers." for pk in queries.missing_sounds()]
    stray = [f"Le fichier {name} n’est le son d’aucune note." for name in queries.stray_sounds()]
    return unreadable + missing + unheard + stray
