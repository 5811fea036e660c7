"""Mail providers: what they take in for us, and what they tell of mail we sent, at one address for each."""
