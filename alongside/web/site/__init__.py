"""What belongs to the whole site and says nothing about anybody: the app on the phone, and leaving at once."""
