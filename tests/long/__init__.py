"""What kills, or takes long: each has a small fast version in the normal run, a thorough one in `make test-long`."""
