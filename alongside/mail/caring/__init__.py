"""Letters that cannot wait: to somebody whose words spoke of ending their life, and to a host who is asked to come."""
