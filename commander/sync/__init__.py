"""How changes travel between posts and servers."""
