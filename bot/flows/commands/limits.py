"""How much a workspace may configure; more of anything than this is an accident or an attack. Errors say the figure."""

MOST_TOPICS = 50
MOST_SOURCES = 500
MOST_DIGESTS = 50
