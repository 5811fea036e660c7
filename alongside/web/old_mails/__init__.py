"""Old mails that moved in, for those who wrote them: an address, a code, and what shall become of them."""
