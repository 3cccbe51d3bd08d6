"""Bundles: what posts exchange when there is no network, as one file on a USB stick."""
