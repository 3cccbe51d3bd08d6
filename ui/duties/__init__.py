"""The duties panel: reports and notifications owed, counting down."""
