"""The words by which mail programs introduce what they quote, in many languages, and the patterns made of them."""

import re

# "wrote", as programs say it before or after the name.
WROTE = (
    "wrote|writes|said|says|schrieb|schreibt|geschrieben|a écrit|écrivait|écrit|escribió|escribio"
    "|ha escrito|ha scritto"
    "|scrisse|scritto|escreveu|escrito|skrev|skriver|schreef|geschreven|napisał|napisała|napisał\\(a\\)|pisze"
    "|napsal|napsala|napsal\\(a\\)|napísal|napísal\\(a\\)|napísala|написал|написала|написал\\(а\\)|писал"
    "|пишет|пише|написав"
    "|написа|напісаў|kirjoitti|írta"
    "|írta \\(időpont|έγραψε|yazdı|şunları yazdı|şunu yazdı|写道|寫道|書きました|のメール|作成"
    "|작성|님이 씀|đã viết|viết|menulis|a scris|piše|je napisao|je napisala|je napisal|rašė|kirjutas|raksta|rakstīja"
    "|כתב|כתבה|כתב/ה|كتب|كتبت|نوشت|เขียน|va escriure|escriguéu|idatzi zuen|skrifaði|ha escrit|shkroi|лавиш"
)
# The first word of such a line, when it begins with the time.
ON = (
    "On|At|În|Am|Um|Le|El|Il|Em|No dia|A|Op|Den|Dne|Dňa|Dnia|W dniu|Dana|Data|La|Kl|Tarih|Le|Vào|Pada|Στις|Την"
    "|На|В|У|Dia"
    "|בתאריך|ב-|في|در|在|于|於|เมื่อ|Þann|Ar|Kuupäeval|Ngày|Quoting|In article|In message"
)
FROM = (
    "from|von|de|da|från|fra|van|od|от|від|kimden|lähettäjä|feladó|από|发件人|發件人|寄件者|差出人"
    "|보낸 사람|보낸사람|מאת|من"
    "|pengirim|dari|từ|de la|expéditeur|remitente|mittente|desde|saatja|nuo|no|frá|відправник|отправитель|จาก"
)
SENT = (
    "sent|date|gesendet|datum|envoyé|envoyé le|enviado|enviado el|enviado em|enviada em|fecha|data|inviato"
    "|skickat|sendt|dato"
    "|verzonden|verzonden op|wysłano|wysłane|odesláno|odoslané|отправлено|дата|надіслано|gönderilme tarihi"
    "|tarih|lähetetty"
    "|päivämäärä|elküldve|dátum|ημερομηνία|στάλθηκε|发送时间|發送日期|日期|寄件日期|送信日時|日付|보낸 날짜"
    "|날짜|נשלח|תאריך|تاريخ"
    "|التاريخ|tanggal|dikirim|ngày|đã gửi|trimis|saadetud|date d'envoi|poslano|poslato|išsiųsta"
)
TO = (
    "to|an|à|a|para|till|til|aan|naar|do|komu|кому|кому|kime|vastaanottaja|címzett|προς|收件人|收件者|宛先"
    "|받는 사람|받는사람"
    "|אל|إلى|kepada|đến|tới|către|destinataire|destinatario|za|prima|kam|kellele|ถึง"
)
SUBJECT = (
    "subject|betreff|objet|asunto|assunto|oggetto|ämne|emne|onderwerp|temat|předmět|predmet|тема|konu|aihe|tárgy|θέμα"
    "|主题|主旨|主題|件名|제목|נושא|الموضوع|موضوع|subjek|perihal|chủ đề|tiêu đề|subiect|assumpte|zadeva"
    "|teema|tema|เรื่อง|efni"
)
ALSO = (
    "cc|bcc|kopie|copie|copie à|cópia|copia|kopia|kopi|dw|копия|копія|抄送|副本|참조|reply-to|risposta"
    "|antwort an|importance"
    "|priority|wichtigkeit|priorität|attachments|anlagen|organization|organisation|newsgroups|message-id|in-reply-to"
)
ORIGINAL = (
    "original message|original mail|original email|originalnachricht|ursprüngliche nachricht|original-nachricht"
    "|message d'origine|message original|message initial|mensaje original|mensagem original|messaggio originale"
    "|ursprungligt meddelande|originalmeddelande|opprinnelig melding|oprindelig meddelelse|oorspronkelijk bericht"
    "|oorspronkelijke bericht|wiadomość oryginalna|oryginalna wiadomość|původní zpráva|pôvodná správa"
    "|исходное сообщение"
    "|оригинальное сообщение|пересланное сообщение|вихідне повідомлення|orijinal mesaj|özgün ileti"
    "|alkuperäinen viesti"
    "|eredeti üzenet|αρχικό μήνυμα|原始邮件|原始郵件|原始信件|元のメッセージ|원본 메시지|원본 메일"
    "|הודעה מקורית|الرسالة الأصلية"
    "|(?:please )?(?:type|write|enter)? ?(?:your )?reply above this line"
    "|antwort(?:en sie)? bitte oberhalb dieser (?:linie|zeile)|répondez au-dessus de cette ligne"
    "|escriba su respuesta por encima de esta línea|pesan asli|thư gốc|mesaj original|missatge original"
    "|izvorna poruka|algne kiri|reply message|reply separator"
)
FORWARDED = (
    "forwarded message|begin forwarded message|start of forwarded message|forwarded by|weitergeleitete nachricht"
    "|anfang der weitergeleiteten nachricht|message transféré|message transmis|début du message réexpédié"
    "|mensaje reenviado"
    "|inicio del mensaje reenviado|mensagem encaminhada|mensagem reencaminhada|início da mensagem reenviada"
    "|messaggio inoltrato|inizio messaggio inoltrato|vidarebefordrat meddelande|vidarebefordrat brev"
    "|videresendt melding"
    "|videresendt meddelelse|doorgestuurd bericht|begin doorgestuurd bericht|przekazana wiadomość"
    "|wiadomość przekazana"
    "|přeposlaná zpráva|preposlaná správa|пересылаемое сообщение|переслане повідомлення|iletilen mesaj"
    "|iletilmiş mesaj"
    "|välitetty viesti|továbbított üzenet|προωθημένο μήνυμα|转发的邮件|转发邮件|轉寄郵件|轉寄的郵件"
    "|転送されたメッセージ|전달된 메시지"
    "|הודעה שהועברה|رسالة معاد توجيهها|pesan terusan|thư đã chuyển tiếp|mesaj redirecționat|missatge reenviat"
)

_HEADERS = {"f": FROM, "s": SENT, "t": TO, "j": SUBJECT, "c": ALSO}
HEADER_KEYS: dict[str, str] = {}
for _letter in ("c", "j", "t", "s", "f"):  # where two languages share a word, the later letter wins
    HEADER_KEYS.update(dict.fromkeys(_HEADERS[_letter].split("|"), _letter))
# "A:" and "No:" are also how people begin a line; as "to" and "from" they count only inside a block.

WROTE_RE = re.compile(rf"(?<!\w)(?:{WROTE})(?!\w)|写道|寫道|書きました|のメール|작성", re.IGNORECASE)
ON_RE = re.compile(rf"\W*+(?:(?:{ON})(?!\w)|在|于|於|ב-)", re.IGNORECASE)
MARKER_RE = re.compile(
    rf"[\s*_>\-–—=#]*+(?:(?P<original>{ORIGINAL})|(?P<forwarded>{FORWARDED}))[^\n]{{0,60}}?[\s*_\-–—=:：#]*$",
    re.IGNORECASE,
)

# What a telephone adds by itself.
_DEVICE = (
    r"(?:sent|posted) (?:from|via|with|using|by)\b|sent (?:on|over) (?:the|my)\b"
    r"|get \[?outlook for\b|envoyé (?:de|depuis|à partir)\b"
    r"|télécharge[zr] outlook\b|obtenir outlook\b|von meinem .{1,30}gesendet|gesendet (?:von|mit|über)\b"
    r"|diese nachricht wurde von meinem|outlook für .{1,12}(?:beziehen|herunterladen)|sendt fra\b|skickat från\b"
    r"|enviado (?:desde|do|de|a partir|pelo|por)\b|obtener outlook|obtenha o outlook|inviato da\b|scarica outlook"
    r"|verzonden (?:met|vanaf|vanuit)\b|verstuurd vanaf\b|outlook voor .{1,12}downloaden|wysłan[eo] z\b"
    r"|odesláno z\b|odoslané z\b"
    r"|отправлено (?:с|из)\b|надіслано з\b|lähetetty\b.{1,40}(?:puhelimesta|iphonesta|ipadista)|lähetetty minun"
    r"|.{0,20}(?:iphone|ipad)(?:から送信|'?(?:um|im)dan gönderildi)|[從从]我的.{1,30}[傳传]送|发自我的"
    r"|發自我的|나의 .{1,20}에서 보냄"
    r"|נשלח מה|مرسل من|στάλθηκε από|trimis de pe|elküldve .{1,20}(?:ról|ről)|dikirim dari"
    r"|(?:\w+ )?from (?:my )?(?:iphone|mobile|ipad|android)"
)
DEVICE_RE = re.compile(rf"[\s*_(<\[>]*+(?:{_DEVICE})", re.IGNORECASE)

# What a list adds by itself.
FOOTER_RE = re.compile(
    r"(?:you (?:received|are receiving|'re receiving) this (?:message|e-?mail|mail|notification) because"
    r"|to (?:unsubscribe|post to this group|stop receiving|leave this (?:list|group)"
    r"|change your (?:settings|preferences))\b"
    r"|unsubscribe(?: here)?:? <?https?:|.{0,60}mailing list\s*$|.{0,60}mailing list\b.{0,40}@"
    r"|yahoo! groups links|for more options,? visit|visit (?:topic|message) <?http"
    r"|reply to this e-?mail directly or view"
    r"|to respond, reply to this email)",
    re.IGNORECASE,
)
DISCLAIMER_RE = re.compile(
    r"(?:this (?:e-?mail|message|communication)(?: message)?,?(?: and| including| is| may| contains).{0,80}"
    r"(?:confidential|attachment|privileged|intended)|the information (?:contained )?in this (?:e-?mail|message)"
    r"|diese e-?mail (?:enthält|ist) .{0,40}vertraulich|ce (?:message|courriel).{0,60}confidentiel"
    r"|este (?:mensaje|correo|e-?mail).{0,60}confidencial|questo messaggio.{0,60}(?:riservat|confidenzial))",
    re.IGNORECASE,
)
