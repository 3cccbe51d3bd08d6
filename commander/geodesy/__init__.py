"""Where on earth: notations of coordinates, distances, outlines. Standard library first."""
