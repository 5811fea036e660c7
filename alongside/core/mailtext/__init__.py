"""Mail as text: reads what came in, however broken, and tells new words from quoted ones.

`reading.read_mail` turns the bytes of one mail into plain fields and never raises; `extracting.extract` divides its
text into new words, quoted text and signature, and loses no line; `scrubbing.scrub` takes addresses out of it.
`origin.read_origin` says who sent a mail and whether that is proven; `exposing` finds what would give them away.
`reports.reading.read_report` understands bounces and complaints; `automatic.how_automatic` knows what machines send.
All of it works in time linear in its input, because anybody may send us anything.
"""
