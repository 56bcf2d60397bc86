"""The words by which Thai, Chinese, Indonesian and Arabic speak of each topic, folded as `folding` does.

Knows words. Knows nothing of numbers or facts. Several expressions for a topic must all be found near the number.
"""

from collections.abc import Mapping

THAI: Mapping[str, tuple[str, ...]] = {
    "window": (
        (
            r"คืนสินค้า|ส่งคืน|รับคืน|คืนของ|ส่งกลับ|การคืน(?!เงิน)|เปลี่ยนใจ|คืนได้|คืนภายใน|สิทธิ์?คืน|ส่ง(?:สินค้า|ของ"
            r"|พัสดุ)(?:กลับ)?คืน|คืนให้เรา|คืนฟรี|คืนมา|เปลี่ยน(?:หรือ|/)คืน"
        ),
    ),
    "exchange": (r"เปลี่ยน(?:สินค้า|ไซ|ขนาด|สี|ตัวใหม่|ชิ้นใหม่|เป็น)|แลกเปลี่ยน|การเปลี่ยน",),
    "refund": (r"คืนเงิน|เงินคืน|ได้เงิน|เงินจะเข้า",),
    "damaged": (r"เสียหาย|ชำรุด|แตก|ไม่ครบ|ขาดหาย|ผิดรายการ|ผิดชิ้น|ตำหนิ|บุบ|ส่งผิด", r"แจ้ง|ติดต่อ|บอก|รายงาน|ส่งรูป|ถ่ายรูป"),
    "hold": (r"จุดรับ|ล็อกเกอร์|ล็อคเกอร์|ตู้รับ|รับที่ร้าน|รับพัสดุที่|รับสินค้าที่|มารับ|ไปรับ", r"รอ|เก็บ|รับ|ฝาก"),
    "late": (r"สูญหาย|ล่าช้า|ยังไม่ได้รับ|ไม่มาถึง|ยังไม่ถึง|ส่งช้า|เลยกำหนด",),
    "claim": (r"เคลม|ประกัน", r"ตอบ|แจ้งผล|พิจารณา|ดำเนินการ|ติดต่อกลับ|ทราบผล"),
    "complaint": (r"ร้องเรียน",),
    "warranty": (r"รับประกัน|ประกันสินค้า|การประกัน|ประกันตาม",),
    "trade_in": (r"เก่า|เสีย|พัง|ชำรุด", r"ส่วนลด|ลด"),
    "restocking": (r"ค่าธรรมเนียมการคืน|หักค่า",),
    "pay": (r"โอน|ชำระ", r"ภายใน|ก่อน|มิฉะนั้น|ไม่เช่นนั้น"),
    "change": (r"เพิ่ม|แก้ไข|เปลี่ยน", r"คำสั่งซื้อ|ออร์เดอร์|ออเดอร์|รายการสั่ง"),
    "cancel": (r"ยกเลิก",),
    "invoice": (r"ใบแจ้งหนี้|ใบกำกับ|ใบเสร็จ", r"ดาวน์โหลด|เก็บ|ดูได้|เข้าถึง|เปิดดู"),
    "free_shipping": (
        r"ส่งฟรี|ฟรีค่า(?:จัด)?ส่ง|ไม่(?:มี|คิด|เสีย)ค่า(?:จัด)?ส่ง|ค่า(?:จัด)?ส่งฟรี|ฟรีการจัดส่ง|ฟรีค่าขนส่ง",
        r"ครบ|เกิน|ขึ้นไป|ขั้นต่ำ|ตั้งแต่|มากกว่า",
    ),
    "cash_on_delivery": (r"ปลายทาง|\bcod\b",),
    "price": (r"ค่า(?:จัด)?ส่ง|ค่าขนส่ง|ค่าบริการ(?:จัด)?ส่ง|ค่าพัสดุ",),
    "cutoff": (r"สั่ง|ชำระ|จ่าย|ตัดรอบ", r"ก่อน|ภายใน|ไม่เกิน|หลัง|ตัดรอบ", r"ส่ง|ออกจากคลัง|แพ็ก|แพ็ค"),
    "handling": (r"แพ็ก(?!เกจ)|แพ็ค(?!เกจ)|เตรียมสินค้า|เตรียมจัดส่ง|เตรียมพัสดุ|ส่งออก|ออกจากคลัง|ดำเนินการคำสั่งซื้อ",),
    "transit": (r"จัดส่ง|ขนส่ง|ส่งถึง|จะถึง|ถึงมือ|ถึงภายใน|ถึงใน|ส่งสินค้า|ส่งของ|ได้รับ(?:พัสดุ|สินค้า|ของ)(?:ภาย)?ใน",),
    "response": (r"(?<!คำ)ตอบ(?!แทน)|ติดต่อกลับ|โทรกลับ",),
}

CHINESE: Mapping[str, tuple[str, ...]] = {
    "window": (r"退货|退换|退回(?!款)|寄回|无理由|可退|退件|退还商品|反悔|退掉",),
    "exchange": (r"换货|退换|换(?:尺码|颜色|码|新|成|一)|更换(?:尺码|颜色)|调换",),
    "refund": (r"退款|退钱|返还|到账|退回(?:款|您)|款项",),
    "damaged": (
        r"破损|损坏|损伤|少发|漏发|错发|缺件|缺少|坏了|瑕疵|少件|发错",
        r"联系|告知|反馈|通知|报告|申报|告诉|提供|拍照|说明",
    ),
    "hold": (r"自提|取件|快递柜|提货|代收|驿站|门店取", r"保留|存放|取|领|等|提"),
    "late": (r"丢失|遗失|延误|迟到|未送达|没有送达|未收到|没收到|逾期|超时|未到|没到",),
    "claim": (r"保修|质保|理赔|索赔", r"答复|回复|处理|审核|解决|回应|结果"),
    "complaint": (r"投诉",),
    "warranty": (r"保修|质保|保固|三包|担保期|质量保证|保用",),
    "trade_in": (r"旧|损坏|坏", r"优惠|折扣|减|抵|换购"),
    "restocking": (r"手续费|折旧费",),
    "pay": (r"转账|付款|支付|汇款", r"内|否则|之前|以前", r"转账|汇款|否则|取消|请"),
    "change": (r"添加|增加|修改|更改|加购|追加", r"订单|商品"),
    "cancel": (r"取消",),
    "invoice": (r"发票", r"下载|保存|查看|保留|获取"),
    "free_shipping": (
        r"免(?:收)?(?:运|邮)费?|包邮|免费(?:配送|送货|快递|寄送|运送|发货)|运费(?:全)?免|免配送费",
        r"满|超过|以上|达|起|大于|高于",
    ),
    "cash_on_delivery": (r"货到付款|到付",),
    "price": (r"运费|邮费|快递费|配送费|运送费|送货费",),
    "cutoff": (r"下单|付款|支付|订购|订单", r"前|之后|后", r"发货|发出|寄出|当天|当日|出库"),
    "handling": (r"发货|打包|备货|出库|处理订单|订单处理|寄出|发出",),
    "transit": (r"送达|配送|派送|运输|送货|寄[往到至]|到货|物流|送到|抵达|快递(?:需|要|到)|可到|能到|时效",),
    "response": (r"回复|答复|回应|响应|回覆|回电",),
}

INDONESIAN: Mapping[str, tuple[str, ...]] = {
    "window": (
        (
            r"\bretur\b|(?<!dana )(?<!uang )\b(?:di|me)?ng?e?mbalikan\b|(?<!dana )(?<!uang )\bdikembalikan"
            r"|mengembalikan(?! dana| uang)|(?<!me)(?<!di)\bkembalikan(?! dana| uang)|pengembalian(?! dana"
            r"| uang)|kirim(?:kan)? (?:\w+ ){0,3}(?:balik|kembali)|balikin|berubah pikiran|dipulangkan"
        ),
    ),
    "exchange": (r"\bpenukaran|\btukar\b(?! tambah)|\bmenukar|\bditukar|ganti (?:ukuran|warna)",),
    "refund": (
        (
            r"refund|pengembalian (?:dana|uang)|(?:dana|uang)(?: \w+){0,4} (?:di|kem)\w*kembali\w*|(?:dana"
            r"|uang)(?: \w+){0,3} (?:kembali|masuk|cair|dikembalikan)|kembalikan (?:dana|uang)"
        ),
    ),
    "damaged": (
        (
            r"\brusak|\bcacat|\bpecah|\bkurang\b|\bhilang|salah (?:barang|kirim|produk)|tidak lengkap"
            r"|penyok"
        ),
        r"lapor\w*|hubungi|beri ?tahu|\bkabari|kontak|sampaikan|informasikan|foto",
    ),
    "hold": (
        r"titik (?:pengambilan|ambil)|\bloker|\bambil|pengambilan|di toko",
        r"disimpan|menunggu|tunggu|ambil|simpan|dititip",
    ),
    "late": (r"\bhilang|terlambat|belum (?:sampai|tiba|diterima|datang)|tidak (?:sampai|tiba|datang)",),
    "claim": (r"garansi|\bklaim", r"jawab|dijawab|balas|proses|tanggap|respons|selesai|putus"),
    "complaint": (r"keluhan|pengaduan|komplain",),
    "warranty": (r"\bgaransi|bergaransi|\bjaminan",),
    "trade_in": (r"\brusak|\blama\b|\bbekas|tukar tambah", r"diskon|potongan"),
    "restocking": (r"biaya (?:penanganan|restock)",),
    "pay": (r"\btransfer|\bbayar|pembayaran", r"\bdalam\b|jika tidak|kalau tidak|sebelum|paling lambat|maksimal"),
    "change": (r"tambah\w*|menambah\w*|\bubah|mengubah|diubah|\bganti", r"pesanan"),
    "cancel": (r"\bbatal\w*|membatalkan|dibatalkan|pembatalan",),
    "invoice": (r"\bfaktur|\binvoice|\bnota\b", r"unduh|diunduh|simpan|tersedia|akses"),
    "free_shipping": (
        (
            r"(?:gratis|bebas) (?:ongkir|ongkos|biaya (?:kirim|pengiriman)|pengiriman)|(?:ongkir"
            r"|pengiriman)(?: \w+){0,2} gratis"
        ),
        r"di ?atas|minimal|minimum|mulai|lebih dari|melebihi|senilai|ke atas|mencapai",
    ),
    "cash_on_delivery": (r"\bcod\b|bayar di tempat",),
    "price": (r"\bongkir|ongkos kirim|biaya (?:kirim|pengiriman|antar)|tarif (?:kirim|pengiriman)",),
    "cutoff": (
        r"pesan\w*|pemesanan|bayar\w*|dibayar|\border",
        r"sebelum|paling lambat|sampai|setelah|batas waktu",
        r"kirim|dikirim|hari (?:itu|yang sama|ini)|berangkat",
    ),
    "handling": (
        (
            r"\bkemas\w*|dikemas|mengemas|diproses|proses pesanan|kirim dalam|dikirim dalam"
            r"|mengirim pesanan|siapkan|disiapkan"
        ),
    ),
    "transit": (
        (
            r"pengiriman|dikirim ke|pengantaran|(?:paket|pesanan|barang)(?: \w+){0,3} (?:sampai|tiba)"
            r"|sampai dalam|tiba dalam|estimasi|\bdiantar"
        ),
    ),
    "response": (r"\bbalas|membalas|dibalas|\bjawab|menjawab|dijawab|\brespons|merespons",),
}

ARABIC: Mapping[str, tuple[str, ...]] = {
    "window": (
        (
            r"ارجاع|\bارجع|\bترجع|\bيرجع|اعاده (?:ال)?(?:منتج|سلع|بضاع|طلب|طرد)|\bاعد(?:ه|ها)?\b|\bتعيد"
            r"|استرجاع (?!ال?(?:مال|مبلغ|نقود|اموال))|العدول|مرتجع|تراجع|غيرت رايك"
        ),
    ),
    "exchange": (r"استبدال|تبديل|نستبدل|تستبدل|استبدل",),
    "refund": (
        (
            r"استرداد|تسترد|نسترد|نعيد (?:اليك )?(?:ال)?(?:مبلغ|مال|نقود|اموال|ثمن)|اعاده (?:ال)?(?:مبلغ"
            r"|مال|اموال|ثمن|نقود)|رد (?:ال)?(?:مبلغ|مال|اموال)|اموالك|يصلك المبلغ|استرجاع (?:ال)?(?:مال"
            r"|مبلغ|نقود|اموال)"
        ),
    ),
    "damaged": (
        r"تالف|تلف|مكسور|معيب|ناقص|ينقص|نقص|خاطئ|متضرر|عيب",
        r"ابلغ|اخبر|تواصل|راسل|اعلم|بلغ|اكتب|ابلاغ|صور",
    ),
    "hold": (r"نقطه (?:ال)?استلام|خزانه|خزائن|\bاستلم|من المتجر|في المتجر", r"يبقي|ينتظر|نحتفظ|استلم|يحفظ|انتظار"),
    "late": (r"مفقود|ضائع|\bضاع|متاخر|تاخر|لم يصل|لم تصل|لم تستلم",),
    "claim": (r"ضمان|كفاله|مطالبه", r"\b[نيت]رد|نجيب|\bالرد|نبت|نعالج|نراجع"),
    "complaint": (r"شكوي|شكاوي|شكواك",),
    "warranty": (r"ضمان|كفاله|مضمون",),
    "trade_in": (r"مكسور|قديم|تالف|مستعمل", r"خصم|تخفيض"),
    "restocking": (r"رسوم (?:اعاده )?التخزين",),
    "pay": (r"تحويل|\bحول|\bادفع|الدفع|\bتدفع|سداد", r"خلال|والا|قبل", r"تحويل|الطلب|والا|الغ"),
    "change": (r"اضاف|تعديل|تغيير|تعدل|تضيف|تغير", r"طلب|منتج"),
    "cancel": (r"الغاء|\bالغ[يو]?\b|تلغي|يلغي|الغاو",),
    "invoice": (r"فاتور|الفواتير", r"تنزيل|تحميل|متاح|نحفظ|تجد"),
    "free_shipping": (
        r"(?:شحن|توصيل)\w*(?: \w+){0,3} مجان\w*|مجان\w*(?: \w+){0,1} (?:ال)?(?:شحن|توصيل)|نشحن مجانا",
        r"تزيد|اكثر|فوق|تتجاوز|بقيمه|عند الشراء|ابتداء|اعلي|تبدا|\bمن\b|بلغ|تبلغ",
    ),
    "cash_on_delivery": (r"الدفع عند الاستلام|الدفع نقدا عند",),
    "price": (r"(?:تكلفه|رسوم|سعر|اجره|كلفه|ثمن|تكاليف) (?:ال)?(?:شحن|توصيل)|(?:ال)?(?:شحن|توصيل)(?: \w+){0,2} ب",),
    "cutoff": (
        r"\bاطلب|الطلب\w*|مدفوع\w*|\bادفع|طلبت|طلبك",
        r"قبل|حتي|بعد",
        r"نشحن|تشحن|يشحن|نرسل|ترسل|يغادر|تغادر|اليوم نفسه|نفس اليوم",
    ),
    "handling": (r"نجهز|تجهيز|نشحن|\bتشحن|\bيشحن|نغلف|تغليف|نعالج|معالجه|[يت]غادر",),
    "transit": (r"توصيل|\bيصل|\bتصل\b|\bوصول|الشحن (?:ي|الي)|يستغرق الشحن|مده الشحن|ايصال|نوصل",),
    "response": (r"\b[نيت]رد\b|نجيب|\bالرد\b|نجاوب|\bردنا",),
}
