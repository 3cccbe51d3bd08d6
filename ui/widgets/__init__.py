"""Small controls and painted marks that every panel is made of; none knows a panel."""
