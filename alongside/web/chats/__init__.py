"""Pages of chats: what is planned, the hour, the slow lane, and the transcript."""
