"""A whole web page to the article in it: its text, what it tells of itself, and whether it is the one that was linked. Pure."""
