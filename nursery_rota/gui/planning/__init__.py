"""The page Rota round its views: turning weeks, filling, proposals, drafts, publishing, swaps, shares."""
