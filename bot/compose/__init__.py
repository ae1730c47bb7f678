"""Stories into documents: what is said, before any platform. Pure."""
