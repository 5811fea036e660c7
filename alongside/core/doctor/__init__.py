"""Looking the installation over: what is well, what is wrong, and what to do about it, in plain words."""
