"""What those who run an installation can tell it to do: one module a command, named in the table of `cli`."""
