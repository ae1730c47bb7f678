"""When people want their digests: times, days, cron lines, durations, zones and quiet hours as they type them. Pure."""
