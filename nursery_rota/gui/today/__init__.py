"""The page Today: who is on, the children who are there, whom to ring, what is coming."""
