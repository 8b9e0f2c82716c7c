"""The page Costs: savings, fees, budget, trials, and where each figure comes from."""
