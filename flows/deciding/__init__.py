"""Deciding together (协商议事): rules of ballots, rolls and their exact count.  Pure."""
