"""The bar under the map: live, or the clock of a demonstration."""
