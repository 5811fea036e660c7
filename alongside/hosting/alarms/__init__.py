"""Alarms: quiet cases that the house itself opens because of what somebody does, and never acts on. Hosts look."""
