"""The settings of the house, with static files in the temporary folder of the measures."""

from config.settings import *  # noqa: F403
from config.settings import VAR_DIR

STATIC_ROOT = VAR_DIR / "static"
