"""One's own account: how one signs in, where one is signed in, how things look, resting, taking everything along."""
