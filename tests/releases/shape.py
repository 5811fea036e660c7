"""Prints the shape of a site's database, to be compared with what fresh migrations make."""

import json
import sys

if __name__ == "__main__":
    from alongside.cli import start_django

    start_django()
    from django.db import connection

    with connection.cursor() as cursor:
        look = connection.introspection
        tables = sorted(table for table in look.table_names(cursor))
        shape = {
            table: [
                sorted(column.name for column in look.get_table_description(cursor, table)),
                sorted(look.get_constraints(cursor, table)),
            ]
            for table in tables
        }
    json.dump(shape, sys.stdout)
