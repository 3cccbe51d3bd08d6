"""Where units were last known to be, as a list."""
