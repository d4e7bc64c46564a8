"""The sample that `pasdecote demo` loads: invented people and structures, three years told by hand and in
weeks, the three files of `examples/`."""

from pasdecote.portal.home.sample.loading import load_sample, sample_accounts
from pasdecote.portal.home.sample.people import CARD, PASSWORD

__all__ = ["CARD", "PASSWORD", "load_sample", "sample_accounts"]
