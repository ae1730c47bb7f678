"""What flows need from the world, as protocols. Knows the model only; each port has a contract suite in tests/contracts."""
