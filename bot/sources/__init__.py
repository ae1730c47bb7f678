"""Where news comes from: feeds over HTTP and the drop folder."""
