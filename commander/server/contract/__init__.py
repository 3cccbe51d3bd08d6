"""What others may rely on: the OpenAPI of a server, with examples that tests hold against it."""
