"""The task board: a tab a department, four columns, cards that open in place."""
