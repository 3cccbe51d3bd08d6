"""The response panel: plans that incidents work under, their levels, gaps and ends."""
