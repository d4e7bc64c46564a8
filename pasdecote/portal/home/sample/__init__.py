"""The sample that `pasdecote demo` loads: invented people and structures, the three files of `examples/`."""

from pasdecote.portal.home.sample.loading import load_sample, sample_accounts
from pasdecote.portal.home.sample.people import PASSWORD

__all__ = ["PASSWORD", "load_sample", "sample_accounts"]
