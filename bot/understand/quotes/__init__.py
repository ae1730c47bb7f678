"""Who said what: quotations of direct speech and the speaker each one is safely attributed to."""
