"""What staffing costs, what parents save, and where each figure comes from."""
