"""Live: the streams (server-sent events) that tell an open page what is new, to members who may read it."""
