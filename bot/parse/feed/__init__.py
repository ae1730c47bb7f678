"""A feed's bytes to its entries, whatever is wrong with them; lists of feeds and sitemaps too. Pure."""
