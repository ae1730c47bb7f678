"""Chat platforms. Each renders documents and sends them; none knows another."""
