"""The nursery's file on disk. Nothing above this package knows SQLite."""
