"""The words by which English and Czech speak of each topic, folded as `folding` does.

Knows words. Knows nothing of numbers or facts. Several expressions for a topic must all be found near the number.
"""

from collections.abc import Mapping

ENGLISH: Mapping[str, tuple[str, ...]] = {
    "window": (
        (
            r"\breturn(?:s|ed|ing|able)?\b(?! (?:label|form|address|number|call|to\b|(?:an? |the |no "
            r"|any )?(?:error|value|result|response|list|json|object|string|empty|true|false|null|code"
            r"|data|http)))|\bsen[dt](?:s|ing)? (?:\w+ ){0,4}back\b|\b(?:ship|give"
            r"|bring) (?:\w+ ){0,3}back\b|\bwithdraw(?:al|n|ing)?\b|chang(?:e|ed|ing) (?:of|your) mind"
            r"|money[- ]back guarantee|cooling[- ]off|no questions asked|(?:full|for an?|request an?"
            r"|ask for an?|an?) refund"
        ),
    ),
    "exchange": (r"\bexchang(?:e|es|ed|ing)\b|\bswap(?:s|ped)?\b|another size|different size|another colou?r",),
    "refund": (
        (
            r"\brefund(?:s|ed|ing)?\b|\breimburse|money (?:back|returned)|your money|credited"
            r"|\bcredit (?:it|your)|(?:pay|paid|payment) back|\bthe (?:money|amount)\b"
        ),
        r"refund|reimburs|back|return|arriv|receiv|account|see|get|bank|credit|expect",
    ),
    "damaged": (
        (
            r"damag|\bbroken?\b|\bfaulty\b|defect|\bmissing\b(?! (?:package|parcel|order|delivery"
            r"|shipment))|wrong item|incomplete|not complete|\bbroke\b|crushed|cracked"
        ),
        r"\breport|\btell\b|let us know|contact|inform|notif|\bwrite\b|e-?mail us|photo|\bclaim",
    ),
    "hold": (
        r"\bparcel|\bpackage|\border\b|shipment|locker|pick-?up point",
        (
            r"pick-?up|parcel (?:locker|shop|box)|\blocker|collect(?:ion|ed|ing)?\b|\bin[- ]store"
            r"|\bthe (?:post office|depot)"
        ),
        (
            r"\bwait|\bhold|\bheld|\bkept\b|\bkeep|\bstay|collect|pick(?:ed)? (?:\w+ ){0,3}up|pick-?up"
            r"|stored|\bhave\b|ready"
        ),
    ),
    "late": (
        (
            r"\blost\b|\blate\b|not (?:yet )?arriv|n't arriv|delayed|overdue|without news"
            r"|not (?:been )?(?:received|delivered)|n't (?:received|been delivered)|not (?:here|there)"
        ),
        r"parcel|package|order|delivery|shipment|item|arriv",
    ),
    "claim": (
        r"warrant|guarantee|\bclaim",
        r"\banswer|\brepl|respon|decid|decision|get back|\bhear\b|handle|process|settle",
    ),
    "complaint": (r"\bcomplain(?:t|ts|ing)?\b",),
    "warranty": (r"\bwarrant(?:y|ies)\b|\bcovered for\b|\bguarantee[sd]?\b(?! deliver)",),
    "trade_in": (r"trade[- ]?in|\bold\b|\bbroken\b|worn", r"\boff\b|discount|cheaper|less\b|reduc"),
    "restocking": (r"restock",),
    "pay": (
        r"\bpay\b|\bpayment\b|\btransfer",
        (
            r"\bwithin\b|otherwise|\bor (?:else|we)\b|cancel|\bno later\b|at the latest|\bhave\b|\bheld\b"
            r"|\buntil\b"
        ),
        r"\border|transfer|cancel|reserv",
    ),
    "change": (
        r"\badd(?:ed|ing)?\b|\bchang(?:e|ed|es|ing)\b|\bedit|\bmodif|\bremove",
        r"\border|\bitems?\b|address",
    ),
    "cancel": (r"\bcancel(?:s|led|ed|ling|ing|lation)?\b",),
    "invoice": (r"\binvoice|\breceipt", r"download|availab|\bkeep|\bstored?\b|access"),
    "free_shipping": (
        (
            r"free (?:\w+ ){0,2}(?:shipping|delivery|postage)|(?:shipping|delivery|postage|shipped"
            r"|deliver(?:ed)?)(?: \w+){0,4} (?:free\b|on us|for free|without charge)"
            r"|\bships? (?:for )?free|\bno (?:shipping|delivery|postage)|(?:shipping|delivery"
            r"|postage) costs? nothing|(?:cover|pay) the (?:shipping|postage|delivery)"
        ),
        (
            r"\bover\b|\babove\b|\bmore\b|\bfrom\b|\bspend|\bleast\b|minimum|exceed|\breach|\bstart"
            r"|\bworth\b|\bvalue\b|\bof\b"
        ),
    ),
    "cash_on_delivery": (r"cash on delivery|\bcod\b|pay(?:ing)? (?:\w+ ){0,2}on delivery",),
    "price": (
        (
            r"(?:shipping|delivery|courier|postage|express|pick-?up point)(?: \w+){0,5} (?:costs?|is|are"
            r"|at|for)\b|(?:costs?|price|fee|charge)s? (?:of|for) (?:\w+ ){0,2}(?:shipping|delivery"
            r"|postage|courier|express)|(?:shipping|delivery|postage|courier) (?:costs?|fees?|charges?"
            r"|prices?)|deliver(?: \w+){0,4} for\b|pay (?:\w+ ){0,4}(?:shipping|delivery|postage)"
            r"|(?:shipping|delivery|postage)(?: \w+){0,4}:|(?:for|per) (?:\w+ )?(?:delivery|shipping"
            r"|postage)|per (?:shipment|delivery|parcel)"
        ),
    ),
    "cutoff": (
        r"\border|\bpay|\bpaid|\bpurchase|cut-?off|\bbuy",
        r"\bbefore\b|\bby\b|\buntil\b|\btill\b|cut-?off|\bafter\b",
        (
            r"\bship|dispatch|\bleave|\bleft\b|\btoday\b|same (?:business |working )?day|sent|send|pack"
            r"|go(?:es)? out|cut-?off"
        ),
    ),
    "handling": (
        (
            r"\bhandling\b|\bprocess(?:ing|ed)?\b|\bpack(?:ed|ing|s)?\b|dispatch|\bships?\b|\bshipped\b"
            r"|\bprepar|leaves? (?:our|the) warehouse|hand(?:ed)? (?:it |them |the parcel )?over"
        ),
        r"order|parcel|item|package|warehouse|handling time|ship",
    ),
    "transit": (
        (
            r"\bdeliver(?:y|ies|ed|s)?\b(?! (?:address|note|slip))|\barriv(?:e|es|ed|al|ing)\b"
            r"|\bshipping\b|\bshipments?\b|\btransit\b|(?:get|receive|have) (?:your|the) (?:parcel|order"
            r"|package)|reach(?:es)? you|(?:expect|wait for) (?:your|the) (?:parcel|package|order)"
            r"|at your door|on (?:its|the) way"
        ),
    ),
    "response": (
        (
            r"\bwe(?:'ll| will| usually| normally| aim to| try to)? (?:\w+ )?(?:reply|replies|respond"
            r"|answer|get back|write back|call (?:you )?back)|\b(?:team|staff|agents?|support|service"
            r"|colleagues?)(?: \w+){0,2} (?:repl(?:y|ies)|responds?|answers?)\b|\bour (?:reply|response"
            r"|answer)|(?:reply|response|answer) times?\b|get back to you|hear (?:back )?from us|(?:get"
            r"|receive|have) an? (?:reply|answer|response)|are answered|is answered|an? (?:reply|answer"
            r"|response) (?:within|in)\b|support (?:team )?(?:\w+ )?(?:replies|responds|answers)"
        ),
    ),
}

CZECH: Mapping[str, tuple[str, ...]] = {
    "window": (
        (
            r"(?<!penize )(?<!penize vam )(?<!castku )(?<!castku vam )(?<!prostredky )"
            r"\bvra[ct]\w*(?! ?(?:vam )?(?:penez|penize|castk|se\b|platb))|odstoup\w*|(?:posl\w*|poslat"
            r"|zaslat) (?:\w+ ){0,3}zpet"
            r"|zpet (?:poslat|zaslat)|rozmysl\w*|bez udani duvodu"
        ),
    ),
    "exchange": (r"\bvymen\w*|jinou velikost|jinou barvu",),
    "refund": (
        r"\bpen[ei]z\w*|\bcastk\w*|refund\w*|\bplatb\w* zpet|prostredky",
        r"vra[ct]|zpet|posl|pripis|pripsan|dostan|refund|obdrz",
    ),
    "damaged": (
        r"poskoz\w*|rozbi[tl]\w*|\bvadn\w*|\bchybi\w*|chybejici|nekomplet\w*|spatn\w+ (?:zbozi|kus)",
        (
            r"nahlas\w*|oznam\w*|\bnapis\w*|vedet|kontakt\w*|ozvete|reklamujte|sdel\w*|dejte|nahlasit|fotk"
            r"|fotogr"
        ),
    ),
    "hold": (
        r"vydejni\w*|\bbox[ue]?\w*|odberni\w*|vyzvedn\w*|osobni\w* odber\w*|na poste|prodejn[aey]",
        r"\bcek[aj]\w*|pocka\w*|vyzvedn\w*|uloz\w*|drzi\w*|pripraven\w*|schovan\w*|odber",
    ),
    "late": (r"ztracen\w*|ztratil\w*|opozd\w*|opozden\w*|zpozd\w*|nedorazi\w*|nedoruc\w*|neprisl\w*|neprijde",),
    "claim": (
        r"reklamac\w*|zaruk\w*|zarucni",
        r"vyrid\w*|vyriz\w*|odpov[ie]\w*|posoud\w*|vyjadr\w*|ozveme|rozhodn\w*|vyresi\w*",
    ),
    "complaint": (r"\bstiznost\w*",),
    "warranty": (r"\bzaruk\w*|\bzarucni\w*|odpovednost\w* za vad\w*|\bgaranc\w*|\bgarantuj\w*",),
    "trade_in": (r"rozbi\w*|\bstar[yeao]\w*|protiuct\w*|opotreb\w*", r"\bslev\w*|levnej\w*|mene\b"),
    "restocking": (r"manipulacni\w* poplat\w*|storno ?poplat\w*",),
    "pay": (
        r"prevod\w*|\bzaplat\w*|\buhrad\w*|uhrazen\w*",
        r"\bdo\b|behem|jinak|nejpozdeji",
        r"prevod|objednavk|jinak|zrus",
    ),
    "change": (r"\bprid\w*|\bzmen\w*|\buprav\w*|dopln\w*", r"objednavk\w*"),
    "cancel": (r"\bzrus\w*|\bstorn\w*",),
    "invoice": (r"\bfaktur\w*|ucten\w*|danov\w+ doklad", r"sta[hz]\w*|dostupn\w*|k dispozici|uchov\w*|najdete"),
    "free_shipping": (
        (
            r"(?:doprav\w*|postovn\w*|dorucen\w*|preprav\w*)(?: \w+){0,4} (?:zdarma|zadarmo|bezplatn\w*)"
            r"|(?:zdarma|bezplatn\w*)(?: \w+){0,2} (?:doprav\w*|dorucen\w*|postovn\w*|dorucim\w*)"
            r"|neplat\w*(?: \w+){0,2} (?:doprav|postovn)|doprav\w* neplat\w*"
        ),
        r"\bnad\b|\bod\b|\bpri\b|prevys|minim|alespon|prekroc|hodnot|vice",
    ),
    "cash_on_delivery": (r"\bdobirk\w*",),
    "price": (
        r"\bdoprav\w*|postovn\w*|\bdorucen\w*|\bkuryr\w*|\bpreprav\w*|vydejni\w* mist\w*|\bdovoz\w*",
        r"\bstoj\w*|\bcen[aouy]\w*|\bza\b|\bje\b|uctuj\w*|\bcini\b|poplat\w*|\bplati\w*|vyjde|:",
    ),
    "cutoff": (
        r"objedn\w*|\bzaplat\w*|\bplatb\w*|nakoup\w*|uzaverk\w*",
        r"\bdo\b|\bpred\b|nejpozdeji|\bpo\b|uzaverk\w*",
        (
            r"odesl\w*|odesil\w*|odchaz\w*|odejd\w*|expedu\w*|\bdnes\b|tyz (?:pracovni )?den|(?:stejny"
            r"|tentyz) den|vyprav\w*"
        ),
    ),
    "handling": (
        (
            r"\bzabal\w*|\bodesl[aei]\w*|\bodesilam\w*|expedu\w*|expedic\w*|\bzprac\w*|\bpriprav\w*"
            r"|vyprav\w*|predam\w* dopravc\w*"
        ),
    ),
    "transit": (
        (
            r"\bdoruc\w*|\bdodan\w*|\bdodac\w*|\bdodam\w*|preprav\w*|doprav\w* trva|dorazi\w*|prijde\w*"
            r"|u vas (?:doma|bude|je)|mate doma|(?:balik|zasilk\w*)(?: \w+){0,3} (?:doma|u vas)|\bna ceste"
        ),
    ),
    "response": (
        (
            r"\bodpov(?:i|id\w*|ime|ede\w*|edi)\b|\bodpovidame|\bodepis\w*|\bozv(?:eme|ou|i)\b|\breagujeme"
            r"|napiseme zpet|\bodpoved\b(?! za)"
        ),
    ),
}
