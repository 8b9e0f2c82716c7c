"""The page Print: what can be printed, how, as which pages, and how papers leave the program."""
