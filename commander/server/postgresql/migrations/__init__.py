"""Migrations of the tables in PostgreSQL."""
