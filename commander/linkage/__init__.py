"""What links departments: who was asked, who knows, who is late, who waits for whom. Pure."""
