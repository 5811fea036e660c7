"""How members know each other, in words that others may read without learning who said them."""
