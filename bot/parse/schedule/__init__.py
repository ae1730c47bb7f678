"""Parses schedules as people type them: times, days, cron lines, durations, zones and quiet hours. Pure."""
