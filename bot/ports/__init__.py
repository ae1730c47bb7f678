"""Protocols for what flows need from the world. They know only the model; each port has a contract suite in tests/contracts."""
