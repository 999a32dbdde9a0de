"""Who said it, may they, which flow or move, what comes out.  Decides nothing about the neighbourhood."""
