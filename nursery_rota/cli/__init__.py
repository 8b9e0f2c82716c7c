"""The command line: every action of the window without a screen. Qt is never loaded here."""
