"""What six languages say near the numbers of a policy: its topics, its clocks, and signs of something else.

Knows words, folded as `folding` does. Knows nothing of numbers or facts.
"""

from collections.abc import Mapping

from helpgen.check.policy_words_asian import ARABIC, CHINESE, INDONESIAN, THAI
from helpgen.check.policy_words_european import CZECH, ENGLISH

WORDS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "en": ENGLISH,
    "cs": CZECH,
    "th": THAI,
    "zh": CHINESE,
    "id": INDONESIAN,
    "ar": ARABIC,
}
"""Language to topic to expressions that must all be found."""

CLOCKS: Mapping[str, str] = {
    "en": (
        r"\b(?:of|from|after|since|upon|following|once|when|before)\s+(?:(?:the|your|its|their|a"
        r"|successful|date of|day of|you|we|it|they|them|have|has|placing|placed|this|parcel|order|item"
        r"|return|returned|package|is|was|day) ){0,4}(?:deliver(?:y|ed)|receipt|receiv\w+|arriv\w+"
        r"|purchas\w+|order(?:ed|ing)?|dispatch\w*|ship(?:ment|ped|s)|reach\w* us|collect\w*|paid|payment"
        r"|get it|got it)\b(?: (?:it|them|the parcel|the item|your order|the order))?"
    ),
    "cs": (
        r"\b(?:od|po|ode)\s+(?:(?:data|dne|dni|chvile|jeho|jejiho|vaseho|vasi|skutecneho)\s+)?(?:doruceni"
        r"|prevzeti|prijeti|dodani|obdrzeni|nakupu|koupe|odeslani|objednani|objednavky|zaplaceni|vraceni"
        r"|nahlaseni)(?:\s+(?:zasilky|zbozi|objednavky|baliku|platby))?"
    ),
    "th": (
        r"(?:หลัง(?:จาก)?(?:ที่)?(?:วันที่)?|นับ(?:จาก|แต่|ตั้งแต่)(?:วัน)?(?:ที่)?|ตั้งแต่(?:วันที่)?)(?:คุณ)?(?:เรา)?(?:ได้รับ"
        r"|สั่งซื้อ|สั่ง|รับ|จัดส่ง|ซื้อ|ชำระเงิน|ชำระ|ส่ง)(?:พัสดุ|สินค้า|ของ|คำสั่งซื้อ|เงิน)?(?:คืน)?"
    ),
    "zh": (
        r"(?:签收|收到(?:商品|货物|货|包裹|退货|您的退货|退回的商品|款)?|收货|付款|下单|购买|发货|支付"
        r"|送达|确认收货|到货)(?:之日|当日)?(?:后|起|之后|以后|日起)"
    ),
    "id": (
        r"\b(?:setelah|sejak|dari|usai|sesudah|terhitung)\s+(?:(?:paket|barang|pesanan|anda|kami|tanggal"
        r"|hari|produk|retur|telah)\s+){0,3}(?:diterima|terima|menerima|pengiriman|pembelian|memesan"
        r"|pemesanan|sampai|tiba|dibayar|pembayaran|dikirim|beli)(?:\s+(?:kami|anda|barang|paket))?"
    ),
    "ar": (
        r"\b(?:من|بعد|منذ)\s+(?:تاريخ\s+|يوم\s+)?(?:ال)?(?:استلام|تسليم|شراء|طلب|وصول|توصيل|دفع|شحن"
        r"|تسلم)\w*(?:\s+(?:ال)?(?:طرد|طلب|منتج|بضاعه)\w*)?"
    ),
}
"""Language to the words that say from when something is counted; they are no topic."""

DELIVERED: Mapping[str, str] = {
    "en": (
        r" (?:after|from|of|since|following) (?:the |your |its )?(?:delivery|receipt|arrival"
        r"|you (?:receive|get)|it arrive)"
    ),
    "cs": r" (?:po|od) (?:doruceni|prevzeti|dodani|obdrzeni|prijeti)",
    "th": r" ?(?:หลัง|นับ)(?:จาก|แต่)?(?:วัน)?(?:ที่)?(?:ได้รับ|รับ|ส่งถึง)",
    "zh": r"(?:之|以)?后",
    "id": r" (?:setelah|sejak) (?:\w+ )?(?:diterima|sampai|tiba)",
    "ar": r" (?:بعد|من) (?:ال)?(?:تسليم|استلام|وصول)",
}
"""Language to the words behind an amount that counts from the delivery, so it cannot be the time of the delivery."""

NEVER: Mapping[str, str] = {
    "en": (
        r"\bago\b|\bfirst \S+ (?:days?|weeks?|months?|years?|hours?|minutes?)|\b(?:label|code|link|coupon"
        r"|token|offer|quote|ticket)s?\b.{0,40}\b(?:valid|expires?)\b|round the clock|\bpassword|subscri"
        r"|newsletter|\bin the (?:last|past)\b|\b(?:last|past) \S+ (?:days|weeks|months|years)|\b(?:every"
        r"|each|per) \S+ (?:days|weeks|months|hours|minutes)|\b(?:customer|buyer|seller|you|bank"
        r"|carrier)s? (?:do(?:es)? not |don't |doesn't )(?:reply|respond|answer)|from the customer"
        r"|for example, if|gift (?:card|voucher)|\bused to\b|previously|by law|\bother shops"
        r"|years? of experience|24/7|hours a day|instal?ments?"
    ),
    "cs": (
        r"\bpred \S+ (?:dny|lety|roky|mesici|hodinami|minutami)|prvni\w* \S+ (?:dn|tyd|mesic|let|rok)"
        r"|\b(?:kod|odkaz|stit\w+|kupon|nabidk\w*)\b.{0,40}\bplat|\bheslo|newsletter|predplat"
        r"|\bkazd\w+ \S+ (?:dn|tyd|mesic|hod)|darkov|poukaz|drive\b|ze zakona|splat"
    ),
    "th": r"ที่แล้ว|แรก|(?:ลิงก์|โค้ด|รหัส|ป้าย).{0,30}(?:ใช้ได้|หมดอายุ)|รหัสผ่าน|สมัคร|ทุก ?\d+|บัตรของขวัญ|คูปอง|ผ่อน|เมื่อก่อน",
    "zh": (
        r"天前|年前|个月前|小时前|前\d+|最初|首\d|(?:链接|验证码|代码|标签|券).{0,12}(?:有效|过期)|密码"
        r"|7 ?[x×] ?24|24 ?[x×] ?7|订阅|每\d+|礼品卡|优惠券|分期|以前"
    ),
    "id": (
        r"yang lalu|pertama|(?:tautan|kode|label).{0,40}berlaku|7 ?x ?24|24 ?x ?7|kata sandi|langganan"
        r"|buletin|setiap \d+|kartu hadiah|voucher|kedaluwarsa|cicilan|tautan|\bdulu\b"
    ),
    "ar": (
        r"الماضي|\bاول\b|الاول|(?:رابط|رمز|كود|ملصق).{0,40}(?:صالح|تنتهي)|كلمه المرور|اشتراك|كل \d+"
        r"|بطاقه (?:ال)?هدايا|قسيمه|اقساط|النشره|سابقا"
    ),
}
"""Language to signs that a number is about something else: the past, a voucher, a password, instalments."""

NEVER_MONEY: Mapping[str, str] = {
    "en": r"discount|coupon|promo|\bcart\b|\btotal\b|subtotal|=",
    "cs": r"sleva?\b|kupon|kosik|=",
    "th": r"คูปอง|ลดราคา|=",
    "zh": r"优惠券|折扣|=",
    "id": r"diskon|kupon|keranjang|=",
    "ar": r"خصم|قسيمه|=",
}
"""Language to signs that an amount of money is a discount or a sum."""

NEVER_TIME = (
    r"\b(?:cet|cest|gmt|utc|bst|[ecmp][sd]?t|ict|wib|wita|wit)\b|time ?zone|\b(?:mon|tues?|wed|thu(?:rs)?"
    r"|fri|sat|sun|satur|sun|wednes)(?:day)?s?\b"
)
"""Signs that a time of day is meant in another time zone, or on one day of the week only."""
