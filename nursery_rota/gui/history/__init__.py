"""The page History: what was changed, when, by whom, and the way back."""
