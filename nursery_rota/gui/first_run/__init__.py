"""From nothing to a first filled rota in one sitting: six steps, each of which may be left and come back to."""
