"""The two invented nurseries that come with the app: people and timetables written as data.

Nobody in here exists. Phone numbers are from the range kept for fiction, mail addresses end in example.org.
"""
