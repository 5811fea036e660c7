"""What 'make check' and 'make test' run. Each part is timed, and says what it found, or why it didn't run."""
