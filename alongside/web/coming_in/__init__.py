"""Coming in: signing in and out, and joining a community with a name first and the way to come back last."""
