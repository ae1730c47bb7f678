"""Where digests are read. Each platform renders documents and sends them; none knows another."""
