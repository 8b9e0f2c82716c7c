"""The pages about people, timetable and history, driven by mouse and keys in one window for all of their tests."""
