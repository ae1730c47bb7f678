"""Articles into analyses, and several articles into stories. Pure: no file, network, clock or log."""
