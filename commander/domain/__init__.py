"""What things are: frozen dataclasses, codes and scales. Standard library only."""
