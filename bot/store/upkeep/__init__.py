"""What is due, what is late, who is at work, and what is deleted for its age."""
