"""The file in the window: its backups, its password, its lock, and the privacy of those in it."""
