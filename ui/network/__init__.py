"""The network of a post: the servers that it follows, joining, and sharing."""
