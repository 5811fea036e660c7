"""The handshake on the web: one page on two phones, which works without scripts."""
