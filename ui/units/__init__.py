"""The units at work: by department, with state, crew and the age of the last contact."""
