"""Other people's formats and sources, one module each."""
