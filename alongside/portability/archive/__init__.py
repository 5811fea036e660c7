"""Archives of mailing lists: taken apart, threaded, freed of addresses, and given to a community as old threads.

`splitting` finds the mails, `catalogue` lists them in one pass, `threading` orders them, `making` turns each into
what a thread keeps, `taking_in` writes them batch by batch. Nothing before `taking_in` knows the database.
"""
