"""Reads sources of news: feeds over HTTP and the drop folder."""
