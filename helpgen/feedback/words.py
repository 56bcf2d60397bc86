"""The few words that a person reads who sent a form without JavaScript. Pure."""

from msgspec import Struct


class PlainAnswer(Struct, frozen=True):
    """A page of one heading and one sentence."""

    language: str
    direction: str
    title: str
    sentence: str


_FINE = {
    "en": ("Thank you", "We have received it. Go back to continue reading."),
    "th": ("ขอบคุณค่ะ", "เราได้รับข้อความแล้ว กดย้อนกลับเพื่ออ่านต่อได้เลย"),
    "zh": ("谢谢", "我们已经收到。请返回上一页继续阅读。"),
    "cs": ("Děkujeme", "Přijali jsme to. Zpět se dostanete tlačítkem prohlížeče."),
    "id": ("Terima kasih", "Kiriman Anda sudah kami terima. Kembali untuk melanjutkan membaca."),
    "ar": ("شكرًا لك", "لقد استلمنا رسالتك. ارجع إلى الصفحة السابقة لمتابعة القراءة."),
}
_FAILED = {
    "en": ("Not sent", "Go back, check what you wrote, and try again, or use another way to reach us."),
    "th": ("ส่งไม่สำเร็จ", "กรุณาย้อนกลับ ตรวจสอบข้อความ แล้วลองอีกครั้ง หรือติดต่อเราทางช่องทางอื่น"),
    "zh": ("未能发送", "请返回检查您填写的内容后重试，或通过其他方式联系我们。"),
    "cs": ("Neodesláno", "Vraťte se, zkontrolujte, co jste napsali, a zkuste to znovu, nebo nás kontaktujte jinak."),
    "id": ("Tidak terkirim", "Kembalilah, periksa isian Anda, lalu coba lagi, atau hubungi kami lewat cara lain."),
    "ar": ("لم يتم الإرسال", "ارجع وتحقق مما كتبته ثم حاول مرة أخرى، أو تواصل معنا بطريقة أخرى."),
}
_FROM_RIGHT = frozenset({"ar", "fa", "he", "ur"})


def plain_answer(lang: str, *, is_fine: bool) -> PlainAnswer:
    """Return the words in a language, in English where we have none."""
    texts = _FINE if is_fine else _FAILED
    language = lang.partition("-")[0].lower()
    language = language if language in texts else "en"
    title, sentence = texts[language]
    return PlainAnswer(language, "rtl" if language in _FROM_RIGHT else "ltr", title, sentence)
