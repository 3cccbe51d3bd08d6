"""What the city's own systems get: a feed that they read, and webhooks that tell them."""
