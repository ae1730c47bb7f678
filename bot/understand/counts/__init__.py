"""What reports count: numbers with what they are numbers of, and where two reports of one story count otherwise."""
