"""The chain panel: which task waits for which, drawn and as a list, and who holds up whom."""
