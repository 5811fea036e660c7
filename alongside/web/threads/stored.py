"""A thread's page as strangers read it, kept whole: one query says whether it still holds."""



