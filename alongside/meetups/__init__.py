"""Meeting in person: a page for a meet-up of one community, and who comes, each seen as they wish."""
