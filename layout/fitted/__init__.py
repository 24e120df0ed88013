"""How a line stands among its neighbours, by name, and what a table fitted to pages makes of each name."""
