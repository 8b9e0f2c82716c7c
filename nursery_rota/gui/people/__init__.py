"""The pages Families and Staff: a list beside everything about one of them."""
