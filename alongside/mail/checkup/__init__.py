"""Looking over how mail comes in and goes out here, and saying what to mend; nothing is sent to anybody."""
