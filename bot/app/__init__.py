"""Settings, wiring, schedule and command line: the one place where everything meets."""
