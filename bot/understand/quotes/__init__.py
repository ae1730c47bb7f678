"""Who said what: spans of direct speech and the speaker each one is safely attributed to."""
