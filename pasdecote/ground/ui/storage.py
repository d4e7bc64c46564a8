"""Static files named after their content, kept for ever by whoever fetched them once."""

from typing import Any, ClassVar

from whitenoise.storage import CompressedManifestStaticFilesStorage as Compressed

# The folders whose modules import one another. Others', written for other tools, are left as they came.
MODULES = ("home/*.js", "journal/*.js")
_kind, _IMPORTS = Compressed._js_module_import_aggregation_patterns


class Files(Compressed):
    """As WhiteNoise's, and modules import one another by such names too: none is ever stale."""

    patterns: ClassVar[Any] = (*Compressed.patterns, *((folder, _IMPORTS) for folder in MODULES))
