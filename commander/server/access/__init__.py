"""Who may use a server of an organisation: users, devices, roles, codes, and the audit of it."""
