"""Names that a new shop's files need, in the languages that have outlines."""

from collections.abc import Mapping

TEXTS: Mapping[str, Mapping[str, str]] = {
    "email": {"en": "E-mail", "th": "อีเมล", "zh": "电子邮件", "cs": "E-mail", "id": "Email", "ar": "البريد الإلكتروني"},
    "phone": {"en": "Phone", "th": "โทรศัพท์", "zh": "电话", "cs": "Telefon", "id": "Telepon", "ar": "الهاتف"},
    "chat": {"en": "Chat", "th": "แชต", "zh": "在线客服", "cs": "Chat", "id": "Obrolan", "ar": "الدردشة"},
    "whatsapp": {
        "en": "WhatsApp", "th": "WhatsApp", "zh": "WhatsApp", "cs": "WhatsApp", "id": "WhatsApp", "ar": "واتساب",
    },
    "line": {"en": "LINE", "th": "LINE", "zh": "LINE", "cs": "LINE", "id": "LINE", "ar": "LINE"},
    "form": {
        "en": "Contact form", "th": "แบบฟอร์มติดต่อ", "zh": "联系表单", "cs": "Kontaktní formulář",
        "id": "Formulir kontak", "ar": "نموذج التواصل",
    },
    "standard_delivery": {
        "en": "Standard delivery", "th": "จัดส่งแบบมาตรฐาน", "zh": "标准配送", "cs": "Běžné doručení",
        "id": "Pengiriman standar", "ar": "التوصيل العادي",
    },
    "all_orders": {
        "en": "All orders", "th": "ทุกคำสั่งซื้อ", "zh": "所有订单", "cs": "Všechny objednávky", "id": "Semua pesanan",
        "ar": "كل الطلبات",
    },
    "unused": {
        "en": "Unused and in the original packaging", "th": "ยังไม่ใช้งานและอยู่ในบรรจุภัณฑ์เดิม", "zh": "未使用且保留原包装",
        "cs": "Nepoužité a v původním obalu", "id": "Belum dipakai dan dalam kemasan asli",
        "ar": "غير مستعمل وفي تغليفه الأصلي",
    },
    "by_post": {
        "en": "Send it by post", "th": "ส่งทางไปรษณีย์", "zh": "邮寄", "cs": "Poslat poštou", "id": "Kirim lewat pos",
        "ar": "الإرسال بالبريد",
    },
    "legal_guarantee": {
        "en": "Legal guarantee", "th": "การรับประกันตามกฎหมาย", "zh": "法定保修", "cs": "Zákonná odpovědnost za vady",
        "id": "Garansi menurut undang-undang", "ar": "الضمان القانوني",
    },
    "own_warranty": {
        "en": "Our warranty", "th": "การรับประกันของร้าน", "zh": "本店保修", "cs": "Naše záruka", "id": "Garansi kami",
        "ar": "ضمان متجرنا",
    },
    "longer_guarantee": {
        "en": "Legal guarantee in Spain, Portugal and Sweden", "th": "การรับประกันตามกฎหมายในสเปน โปรตุเกส และสวีเดน",
        "zh": "西班牙、葡萄牙和瑞典的法定保修", "cs": "Zákonná odpovědnost za vady ve Španělsku, Portugalsku a Švédsku",
        "id": "Garansi menurut undang-undang di Spanyol, Portugal, dan Swedia",
        "ar": "الضمان القانوني في إسبانيا والبرتغال والسويد",
    },
    "card": {
        "en": "Payment card", "th": "บัตรชำระเงิน", "zh": "银行卡", "cs": "Platební karta", "id": "Kartu pembayaran",
        "ar": "بطاقة الدفع",
    },
}  # fmt: skip
