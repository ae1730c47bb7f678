"""Deliveries: digests, alerts, messages and their corrections."""
