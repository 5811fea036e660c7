"""Alongside: communities for people who help each other through serious illness."""
