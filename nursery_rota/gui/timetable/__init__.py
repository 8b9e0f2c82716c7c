"""The page Timetable: sessions, shifts, terms, rooms, and what was agreed."""
