"""Pages on which anyone checks an offer of work; nothing is kept, nothing is fetched."""
