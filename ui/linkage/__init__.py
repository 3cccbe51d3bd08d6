"""The linkage chart: how long departments take from asked to done, and who waits for whom."""
