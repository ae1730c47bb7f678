"""Dateline: a news-digest bot for Discord and Slack.

Text flows one way through pure steps — parse, understand, compose, render;
flows join the steps to the world; app puts it together.
"""
