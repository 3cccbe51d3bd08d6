"""Live positions: the receivers of this post."""
