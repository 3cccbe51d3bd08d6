"""Regions: whose ground an area is, who is told, and the list of those that are known."""
