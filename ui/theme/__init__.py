"""How Commander looks: tokens, fonts, style sheet, icons. No colour or size stands elsewhere."""
