"""The page of an outside second: whoever holds a founder's paper code says yes or no, without an account."""
