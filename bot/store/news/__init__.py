"""Sources, articles, their pages and stories, and the search over them."""
