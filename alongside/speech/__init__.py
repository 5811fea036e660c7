"""Pure checks of what somebody is about to say: they notice and ask, they never refuse, and they keep nothing."""
