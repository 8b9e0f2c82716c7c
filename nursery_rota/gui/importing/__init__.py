"""Bringing families in from a spreadsheet: choose it, look at each row, and only then write."""
