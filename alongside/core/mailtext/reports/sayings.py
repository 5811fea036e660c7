"""What mail servers say when they refuse, sorted by what they mean, in plain lower case with a bar between two.

Sayings are compared with texts in which every mark is a space, "n't" is " not", a host is "~" and an address is "@".
"…" stands for up to sixty letters; a star stands for the rest of a word. See `meaning.py` for how they are searched.
"""

from alongside.core.mailtext.reports.report import Family

WHO = (
    "user|users|account|mailbox|recipient|recipients|address|addressee|username|userid|alias|person|subscriber|member"
    "|destination|localpart|local part|name|inbox|group|customer|@"
)
# "The user … does not exist": with any of WHO before it, within sixty letters.
GONE = (
    "unknown|not known|not found|does not exist|do not exist|did not exist|not exist|no longer exist*|nonexist*"
    "|non exist*|inexist*|not valid|not a valid|invalid|not recognized|not recognised|not here|not local|not our"
    "|not listed|not in directory|not in the directory|not registered|not defined|not present|undeliverable|unrouteable"
    "|unroutable|could not be found|can not be found|was not found|not be found|does not have|do not have|has left"
    "|no longer here|no longer available|no longer valid|no longer with|no longer on|no longer in use|no longer used"
    "|no longer accept*|no longer work*|been deleted|removed|deleted|has moved|have moved|removed from|unrecognized"
    "|bad destination|not handled here|not available at this|not served here|not hosted"
)
CLOSED = (
    "disabled|suspended|discontinued|inactive|deactivated|locked|frozen|canceled|cancelled|terminated|closed"
    "|archived|on hold|not active|no longer active|not currently active|not activated|disabled or discontinued|dormant"
    "|administratively|not enabled|been blocked"
)
HOLDS = "mailbox|mail box|mail folder|mailfolder|maildrop|inbox|account|user|recipient|disk|storage|filesystem|folder"
FULL_UP = (
    "is full|are full|full|over quota|overquota|over its|over their|over the|exceeded|exceeds|exceeding|would exceed"
    "|has no space|no room|over limit|over allotted|out of space|reached its|is over"
)

# Who sends and whether they may; who we are to them; what we sent. It comes first: our trouble is nobody else's.
POLICY = """
not a registered gateway user|sender … reject*|sender … denied|sender … not allowed|sender … not exist
sender … not resolve|sender … not found|sender … not accepted|sender … not permitted|sender … unknown
sender … invalid|sender … verif*|invalid sender|unknown sender|bad sender|not allowed to send
not allowed to post|not authori*|not a member|not member|not subscribed|not have permission|without permission
may not have permission|unauthori*|unauthenticated
authrequired|authentication|authenticated|authenticate|client was not auth*|helo … reject*|ehlo … reject*
bad helo|invalid helo|helo … invalid|spf|dkim|dmarc|domainkeys|sender id|starttls|encryption required
encryption needed|blacklist*|black list*|blocklist*|block list*|denylist*|blocked|blocking|bloque*|rbl|dnsbl
barracudacentral|sorbs|uribl|surbl|senderscore|senderbase|reputation|banned|client … rejected|host rejected
ip rejected|ip address rejected|ip address … rejected|mail relay|valid from
invalid from|connection rejected|not accepting mail from|not accepting connections
will not accept|reverse dns|reverse name|reverse lookup|rdns|ptr|can not find your|can not resolve your
dynamic ip|dynamic pool|generic hostname|relay denied|relay not|relaying|unable to relay|can not relay
configured to relay|permitted to relay|allowed to relay|through this server without|open relay|rcpthosts|spam*
junk|unsolicited|bulk mail|bulk email|unwanted|phish*|virus*|malware|trojan|infected|worm|dangerous|suspicious
executable|content reject*|content filter*|content block*|content denied|content not|filtered|filter
mail rejected|email rejected|message refused|message reject*|mail rejet*|rejete|message not allowed
message not accepted|email not accepted|mail not accepted|not accepted for|rejected for|rejected due
rejected because|policy|policies|prohibited|forbidden|header error|headers too large|header … too
rfc compliant|not rfc|rfc 5322|rfc 2822|rfc 822|rfc5322|rfc 7489|duplicate header|missing … header|from header
attachment … not|attachment type*|attachment … reject*|blocked attachment|bare cr|bare lf|bare newline*
malformed|8bit … not supported|conversion required|conversion not
unsupported charset|securit*|unexpected volume|complaints|rate limit*|limit rate|sending limit*|unusual rate
too many invalid|too many unknown|too many bad|too many errors|too many message*|too many mail*|greylist*
graylist*|grey list*|throttl*|restricted|restriction*|does not want|user reject*|access denied
access not allowed|access refused|nixspam|google groups|after mail from|reply to mail from|from command
after ehlo|after helo|reply to ehlo|reply to helo|подозр*|*спам*|отклонен*|запрещ*|*拒否*|*迷惑*|*拒收*|*垃圾*|*拒绝*
*禁止*|*スパム*|*フィルタ*|sending guidelines|sending quota|unusual sending|on our block|not in the allowed
allowed senders|sendernotauth*|traffic not accepted|not accept delivery of this|a problem occurred ask your
spoof*|prohibition|frequency limit*|rejected by recipients|sender verif*|verification failed|callout|callback
unverified address|not been configured|turn on smtp auth*|fully qualified|blackhole|black hole
connections not accepted|mail from … not allowed|not allowed … deferred|too fast|limit exceeded for sender
messages per hour|high volume|local rules|rejected by local|insecure|pipelining|no reverse|does not resolve
listed on|listed at|open proxy|dialup|dial up|residential|null sender|sender is not
inappropriate|obscene|abusive|not accepted from|not welcome|tls required|tls is required|dnssec|mta sts
bad header|illegal header|header syntax|invalid header|missing from|missing date
missing message id|invalid message id|line too long|lines too long|smtputf8|password protected
double extension|too many recipients this session|tarpit*|suspect*|heuristic*|bayes*|fingerprint*|honeypot
scam|fraud|hoax|viagra|rejected since|quarantin*|*подозрительн*|*черный список*|*черном списке*
multiple … addresses in from
"""
FULL = """
mailbox full|mailboxfull|mailbox is full|mail box full|overquota|quota|quotas|disk full|disk space
insufficient … storage|insufficient … space|space not enough|not enough … space|out of space|out of storage|no space
no … space left|exceed* … storage|storage … exceed*|too much mail|would exceed … quota|too many messages in
number of messages … exceed*|exceed* … mailbox size|mailbox size … exceed*|mailbox … size limit
mailbox exceed*|exceed* … size of … mailbox|full mailbox|user is full|has no room|shutoffquota*
mapiexceptionshutoffquota*|boîte … pleine|boite … pleine|postfach … voll|mailbox … voll|casella … piena
buzón … llen*|buzon … llen*|caixa … cheia|skrzynk* … pełn*|skrzynk* … przepełn*|переполнен*|*квот*|*いっぱい*|*一杯*
*容量*|*已满*|*空间不足*|exceeded storage|over storage|diskquota|reached … limit … mailbox|space left on
user has exceeded|storage allocation|mailbox … limit
"""
LARGE = """
message is too long|message too long|mail is too long|mail too long|too large|too big|message length … exceed*
message length … limit|message exceed* … size|exceed* … administrative limit|exceed* … fixed maximum
larger than|size limit|size … exceed*|maximum size|trop gros|trop volumineux|zu groß|zu gross|слишком больш*
*大きすぎ*|*サイズ*|message is larger|message exceeds|size exceeds|size limits|message size|oversize*
size restriction*
"""
SUSPENDED = """
disabled user|disableduser|account disabled|account suspended|account inactive|account expired|account closed
disabled account|suspended account|inactive account|user disabled|user inactive|user suspended
mailbox disabled|mailbox inactive|mailbox is frozen|mailbox suspended|mailbox … désactiv*|boîte … désactiv*
compte … désactiv*|deaktiviert|заблокирован*|отключен*|отключён*|*停止*|*被禁用*|*冻结*|account … inactive
account … expired|account is closed|mailbox … inactive|mailbox expired|user … inactive|user is suspended
account … blocked|account is locked|mailbox locked|mailbox is locked|mailbox is closed
account has been disabled|inactive user|inactive mailbox|cuenta … suspendida|cuenta … inactiva
compte … suspendu|conto … sospeso|gesperrt
"""
# Means a dead mailbox although a word of it sounds like a rule, and at whatever moment it is said.
DEAD_FIRST = """
recipient address rejected access denied|user unknown in relay recipient table
unknown in virtual mailbox table|does not have a … account|do not have a … account
"""
# Nobody of this name; no host of this name; the same in other tongues.
DEAD = """
domain is not reachable|no matches to nameserver query|user unknown|unknown user|userunknown|unknown recipient
unknown address|unknown account|unknown mailbox|unknown local part|unknown or illegal|unknown email
recipient unknown|address unknown|account unknown|mailbox unknown|no such|no mailbox|no account|no recipient
no local mailbox|no person|no one by|nobody by|no valid recipient*|no user|no longer employed|left the company
not our user|not our customer|not a user|not a local user|not a known user|not a valid user
not a valid mailbox|not a valid recipient|invalid user|invalid recipient|invalid mailbox|invalid address
invalid account|invalid userid|invalid username|invalid local|invalid final|invalid destination|illegal user
illegal alias|illegal recipient|bad address|bad destination|bad recipient|bad mailbox|nonexistent user
nonexistent mailbox|non existent user|non existent mailbox|non existent address|recipnotfound
recipientnotfound|recipient not found|user not found|usernotfound|undeliverable address|unrouteable|unroutable
unable to find user|unable to find recipient|address lookup did not|recipient name is not recognized
address had permanent|does not have a … account|does not have an account|not have … account|isn t a valid
moved … new address|has moved|no forwarding|new address is|unknown host|unknown domain|unknown mail host
host unknown|domain unknown|host not found|host … not found|host … not known|~ does not exist|~ not found
~ unknown|domain not found|domain … not found|domain … not exist|host … not exist|bad domain|bad host
could not find any host|could not find a mail exchanger|could not find any mail exchanger
name or service not known|illegal host|invalid domain|invalid host|point to non existent|null mx|nullmx|no mx
has no mail|mx record … not|does not accept mail|does not accept email|does not accept any|not accept incoming
not accepting network messages|adresse … invalide|adresse … inexistante
destinataire … invalide|n existe pas|empfänger … nicht|benutzer … nicht|unbekannter|existiert nicht
gibt es nicht|no existe|não existe|inexistente|sconosciuto|non esiste|onbekend*|bestaat niet|okänd|ukendt
ukjent|nieznany|nie istnieje|neexistuje|bilinmeyen|*не существует*|*не найден*|*не знайдено*|неизвестн*
*неверн*|*見つかりません*|*見つからな*|*存在しません*|*不明*|*不存在*|*找不到*|*존재하지*
mailbox not found|not a valid email
not a valid address|not listed in domino directory|not listed in public|not unique|no route found
invalid recipients|user not known|not known at this|user is unknown|unknown or invalid|unknown person
adrs unknown|email account does not exist|account that you tried to reach does not exist
address could not be found|no smtp service|unknown in virtual|marked as invalid|mailbox does not exist
recipient does not exist|user does not exist|user doesnt exist|address does not exist|does not exist here
no one here|nobody here|couldn t be found|person … not work here|addressee unknown|wrong address
email address … incorrect|email address … misspelled|domain is not found|domain name not found
non existent domain|nonexistent domain|no dns|nxdomain|can not find … domain|unknown internal user
unable to validate recipient|recipients failed address validation|isn t here|account is gone|unbekannt
nicht bekannt|nicht gefunden|niet gevonden|não encontrado|no encontrado|non trovato|introuvable|inconnu
inconnue|desconocido|desconhecido|nie znaleziono|nenalezen*|bulunamadı|hittades inte|ei löydy|*тут не живе*
*нет такого*|*такого пользовател*|*없습니다*|ไม่พบ
"""
EXPIRED = """
was aborted after|queue too long|retry timeout exceeded|retry time|retries … exceeded|maximum retr*|expired
giving up|given up|gave up|not send message for|for the last … seconds|after multiple retries|after … attempts
after … hours|after … days|too many retries|delivery attempts|no longer be tried|not be retried
did not accept our requests to connect|timed out|not been collected|deferred|stop trying|socket error
undeliverable for|unable to deliver … for|failing for a long time|long failure period|have been failing
delivery period|no longer attempt*|too old|could not be delivered for|not delivered after|undelivered for
expiration|waited too long|retries exhausted
"""
# A program on their side took the mail and failed, or a name server did, whatever it says besides.
PROGRAMS = """
procmail|no such file|pipe to|text was generated during the delivery|mailer error|local delivery failed|exited with
exit status|command died|command failed|returned status|x unix|host not found try again
name service error … try again
"""
# Their system is at fault.
FAULTS = """
loop|loops|looping|hop count|hops|configuration error|internal error|system error|server error
server configuration|system failure|local error|local configuration|misconfig*|ldap|unable to contact
lookup failed|lookup error|name service error|insufficient system|system resources|out of memory|read error
write error|protocol error|syntax error|bad sequence|sequence of commands|improper sequence|command not
not implemented|too many connections|too many recipients|too many concurrent|too many sessions
too many simultaneous|connection rate|connections from|dns failure|dns error|dns query failed
establish an smtp connection|received headers|too many received|points to local host
malformed or unexpected name server|name server … failure|name server timeout|name server … timeout
transport unknown|transport unavailable|mail transport|data format error|can not open|can not create
unable to open|database error|i o error|storage error|disk error|mailbox server|store … error
receiving mail too quickly|receiving mail at a rate|resolver|not responding|no answer from host|software error
processing error|error in processing|local problem|internal problem|crashed|panic
"""
# The way there is at fault; less than that they stopped trying.
CONNECTION = """
lookup failure|could not load|connection refused|connection reset|connection lost|connection dropped
connection closed|connection failed|connect to|unable to connect|could not connect|could not be connected
can not connect|network error|refused to talk|service not available|service unavailable|currently unavailable
service is unavailable|service refus*|try later|try again|server busy|too busy|temporary failure
temporary problem|temporarily|transcript … error|tls|conversation with|lost connection|unreachable
temporary error|temporary local problem|temporary lookup|temporary system|service not ready|come back later
closing transmission|closing connection|closing channel|host is down|host down|route to host
"""
# Only where nothing else is said.
WEAK_DEAD = """
mailbox unavailable|mailbox not available|mailbox … unavailable|recipient rejected|address rejected
user … unavailable|recipient … invalid|recipient … not|recipient … rejected|unable to deliver to|address error
"""
WEAK_POLICY = """
rejected|reject|denied|not accepted|not allowed|отказ*|verweigert|abgelehnt|rejet*|refus*
"""
# It is still being tried.
WARNING = """
this is a warning|this is just a warning|warning message only|do not need to resend|do not resend
has been delayed|is delayed|delivery delayed|delayed mail|will be retried|will be tried again|will continue
will keep trying|continue to try|still trying|still being|still be retried|will retry|not yet delivered
not yet been delivered|no action is required|warning … not sent
"""

STRONG = (
    (Family.DEAD, DEAD_FIRST),
    (Family.POLICY, POLICY),
    (Family.FULL, FULL),
    (Family.LARGE, LARGE),
    (Family.SUSPENDED, SUSPENDED),
    (Family.TROUBLE, PROGRAMS),
    (Family.DEAD, DEAD),
    (Family.TROUBLE, FAULTS),
    (Family.EXPIRED, EXPIRED),
    (Family.TROUBLE, CONNECTION),
)
WEAK = ((Family.DEAD, WEAK_DEAD), (Family.POLICY, WEAK_POLICY))
