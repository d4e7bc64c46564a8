"""The spine: what everything stands on."""
