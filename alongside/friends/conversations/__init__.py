"""What two friends say to each other and nobody else reads: sealed under the key of whoever says it."""
