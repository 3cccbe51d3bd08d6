"""First start, change of operator, and the inline forms that open, hand over and close."""
