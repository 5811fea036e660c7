"""Figures for hosts: whether newcomers are answered and how long that takes. They count answers, and rank nobody."""
