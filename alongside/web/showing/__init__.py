"""Pages on which one shows a friend something true, sees what one has shown, and takes it back."""
