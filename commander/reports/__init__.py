"""Paper and hand-outs: what leaves the program for people who do not have it."""
