"""What developers use on a checkout. Nothing here ships, and the app imports none of it."""
