"""The line to the server, and what is still to send."""
