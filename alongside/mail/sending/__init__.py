"""Mail on its way out: built once, filled for each reader, leased in batches, handed to the smarthost or the outbox."""
