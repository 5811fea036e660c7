"""What follows from a look at words that were said: cases for the hosts. Nobody else hears of them."""
