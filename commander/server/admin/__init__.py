"""The administrator's page: plain HTML made on the server, no scripts, nothing from elsewhere."""
