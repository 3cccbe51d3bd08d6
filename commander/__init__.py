"""Commander's core: what happens at an incident, kept, shared and reported, without any window."""

__version__ = "0.1.0"
