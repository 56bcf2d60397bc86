"""Everyday words of shops that mean the same, in Thai, Chinese, Japanese, Korean and Indonesian. Pure data.

Written as synonyms_european.py is. Where there are no blanks between words, a phrase is found inside any other word; so
none is as short as a syllable of many words.
"""

from collections.abc import Mapping

GROUPS: Mapping[str, str] = {
    "th": """
        คืนเงิน | เงินคืน | ขอเงินคืน | รีฟันด์ | ได้เงินคืน
        คืนสินค้า | ส่งคืน | ส่งของคืน | คืนของ | ขอคืน
        เปลี่ยนสินค้า | แลกเปลี่ยนสินค้า | เปลี่ยนของ | เปลี่ยนไซซ์ | เปลี่ยนไซส์
        ยกเลิก | แคนเซิล | -ไม่เอาแล้ว
        แก้ไขคำสั่งซื้อ | แก้ออเดอร์ | เปลี่ยนออเดอร์
        คำสั่งซื้อ | ออเดอร์ | รายการสั่งซื้อ
        ยืนยันคำสั่งซื้อ | อีเมลยืนยัน | สั่งสำเร็จ
        พัสดุ | กล่องพัสดุ | ของที่สั่ง
        จัดส่ง | ส่งของ | ขนส่ง | ส่งสินค้า
        ค่าจัดส่ง | ค่าส่ง | ค่าขนส่ง
        ระยะเวลาจัดส่ง | ส่งกี่วัน | -กี่วันถึง | -จะถึงเมื่อไร | -ถึงวันไหน
        ส่งฟรี | จัดส่งฟรี
        ติดตามพัสดุ | เช็กพัสดุ | เช็คพัสดุ | เช็คสถานะ | สถานะคำสั่งซื้อ | -ของอยู่ไหน | เลขพัสดุ | เลขแทร็ก
        ล่าช้า | มาช้า | ช้ากว่ากำหนด | -ยังไม่ถึง | -ยังไม่ได้ของ | -ยังไม่ได้รับ
        -ไม่ได้รับ | -ของไม่มา | สูญหาย | พัสดุหาย | ของหาย
        ชำรุด | เสียหาย | ของพัง | แตกหัก | ของแตก
        -ใช้ไม่ได้ | -ไม่ทำงาน | มีตำหนิ | ข้อบกพร่อง
        ส่งผิด | -ได้ของผิด | สินค้าผิด | ไม่ตรงที่สั่ง
        ไม่ครบ | ของขาด | ขาดหาย
        สินค้าหมด | ของหมด | หมดสต็อก | -ไม่มีสินค้า
        พรีออเดอร์ | สั่งจอง | สั่งล่วงหน้า
        จุดรับพัสดุ | รับเอง | ไปรับของ | ตู้ล็อกเกอร์ | รับที่ร้าน
        ที่อยู่ | ที่อยู่จัดส่ง | รหัสไปรษณีย์
        ต่างประเทศ | ส่งนอกประเทศ
        ศุลกากร | ภาษีนำเข้า | อากรขาเข้า | โดนภาษี
        ภาษีมูลค่าเพิ่ม | ภาษีขาย
        ไซซ์ | ไซส์ | ขนาด | ตารางไซส์
        -เล็กไป | -ใหญ่ไป | -ใส่ไม่ได้ | -คับไป | -หลวมไป | เปลี่ยนไซซ์ | เปลี่ยนไซส์
        ชำระเงิน | จ่ายเงิน | การชำระ
        ชำระเงินไม่สำเร็จ | -จ่ายเงินไม่ได้ | บัตรถูกปฏิเสธ | ตัดบัตรไม่ผ่าน
        ตัดเงินซ้ำ | เก็บเงินซ้ำ | จ่ายซ้ำ
        เรียกเก็บเงิน | หักเงิน | ตัดเงิน | ถูกเก็บเงิน
        บัตรเครดิต | บัตรเดบิต
        โอนเงิน | โอนผ่านธนาคาร | พร้อมเพย์
        ผ่อนชำระ | ผ่อนจ่าย | แบ่งจ่าย
        เก็บเงินปลายทาง | จ่ายปลายทาง | ชำระปลายทาง | cod
        ใบแจ้งหนี้ | อินวอยซ์ | ใบเรียกเก็บเงิน | ใบกำกับภาษี
        ใบเสร็จ | หลักฐานการซื้อ | บิล
        คูปอง | โค้ดส่วนลด | รหัสส่วนลด | วอเชอร์ | โค้ดลด
        บัตรของขวัญ | กิฟต์การ์ด | บัตรกำนัล
        ราคา | ค่าใช้จ่าย | ค่าธรรมเนียม | -กี่บาท
        ส่วนลด | โปรโมชั่น | ลดราคา
        แต้มสะสม | คะแนนสะสม
        เข้าสู่ระบบ | ล็อกอิน | ลงชื่อเข้าใช้
        ออกจากระบบ | ล็อกเอาต์ | ลงชื่อออก
        สมัครสมาชิก | ลงทะเบียน | สร้างบัญชี | เปิดบัญชี
        รหัสผ่าน | พาสเวิร์ด | ลืมรหัส
        ลบบัญชี | ปิดบัญชี | ยกเลิกบัญชี
        ข้อมูลส่วนบุคคล | ข้อมูลส่วนตัว | ความเป็นส่วนตัว | pdpa
        เลิกรับข่าวสาร | เลิกรับอีเมล | ยกเลิกรับข่าว
        จดหมายข่าว | ข่าวสาร
        รับประกัน | เคลมประกัน | การันตี | เคลมสินค้า
        ซ่อมแซม | ส่งซ่อม | ซ่อมสินค้า
        อะไหล่ | ชิ้นส่วน
        ร้องเรียน | ร้องทุกข์
        ติดต่อ | ฝ่ายบริการลูกค้า | บริการลูกค้า | คอลเซ็นเตอร์ | แอดมิน
        โทรศัพท์ | เบอร์โทร | โทรหา
        อีเมล | จดหมายอิเล็กทรอนิกส์
        แชต | แชท
        เวลาทำการ | -เปิดกี่โมง | เวลาเปิดปิด
        หน้าร้าน | สาขา
        ทำความสะอาด | ซักล้าง | ดูแลรักษา
        วิธีใช้ | คู่มือ
        มิจฉาชีพ | หลอกลวง | โกง
        -มีปัญหา | ข้อผิดพลาด | ขัดข้อง
        แก้ไข | อัปเดต | ปรับปรุง
    """,
    "zh": """
        退款 | 退钱 | 返款 | 拿回钱 | 退费
        退货 | 退回 | 寄回 | 退换 | 退件
        换货 | 更换 | 换一个 | 调换 | 退换
        取消 | 撤销 | -不要了 | 退单
        修改订单 | 改订单 | 更改订单 | 改单
        确认邮件 | 订单确认 | 下单成功
        包裹 | 快递 | 邮包 | 快件
        配送 | 送货 | 运送 | 发货 | 派送
        运费 | 邮费 | 快递费 | 配送费
        -多久到 | -几天到 | 配送时间 | 到货时间 | 送达时间
        包邮 | 免运费 | 免邮
        物流 | 跟踪 | 追踪 | 订单状态 | 查询订单 | -到哪了 | 快递单号 | 查快递
        延误 | 延迟 | -太慢 | -还没到 | 晚到
        -没收到 | -未收到 | 丢失 | 遗失 | 丢件
        损坏 | 破损 | -坏了 | 摔坏 | 压坏
        故障 | -不能用 | -无法使用 | 质量问题 | 瑕疵
        发错 | 错货 | 寄错 | 货不对
        少发 | 漏发 | 缺件 | 少件
        缺货 | 售罄 | 没货 | 无货 | 补货
        预订 | 预售 | 预购
        自提 | 自取 | 取件 | 自提点 | 快递柜 | 代收点
        地址 | 收货地址 | 邮编
        海外 | 国外 | 国际
        关税 | 清关 | 海关 | 进口税
        增值税 | 税费
        尺码 | 尺寸 | 码数 | 尺码表
        -太大 | -太小 | -不合适 | -不合身 | -不合脚 | 换货 | 换码
        付款 | 支付 | 缴费 | 付钱 | 结账
        付款失败 | 支付失败 | 刷卡被拒 | -支付不了 | -付不了
        重复扣款 | -扣了两次 | 多扣
        扣款 | 收费 | 扣费 | 扣钱
        信用卡 | 银行卡 | 借记卡
        转账 | 银行转账 | 汇款
        分期 | 分期付款
        货到付款 | 现金支付 | 代收货款
        发票 | 账单 | 开票
        收据 | 凭证 | 小票 | 购买凭证
        优惠券 | 折扣码 | 优惠码 | 促销码 | 红包
        礼品卡 | 礼券 | 代金券 | 购物卡
        价格 | 费用 | -多少钱 | 价钱
        折扣 | 打折 | 促销 | 优惠
        礼物 | 礼品 | 送礼
        积分 | 会员积分
        登录 | 登入 | 登陆 | -登不上
        退出 | 登出
        注册 | 开户 | 创建帐户 | 创建账户
        密码 | 口令 | 忘记密码
        账户 | 帐户 | 账号 | 帐号
        删除账户 | 删除帐户 | 关闭账户 | 注销账户 | 注销 | 销号
        隐私 | 个人信息 | 个人资料
        退订 | 取消订阅 | 不再订阅
        保修 | 质保 | 担保 | 三包
        维修 | 修理
        配件 | 零件
        投诉 | 举报
        客服 | 客户服务 | 联系我们 | 人工客服 | 售后
        电话 | 手机号 | 热线
        电子邮件 | 邮件 | 邮箱 | 电邮
        在线客服 | 在线咨询 | 聊天
        营业时间 | -几点开门 | 工作时间
        门店 | 实体店
        清洗 | 洗涤 | 保养 | 清洁
        说明书 | 使用说明
        诈骗 | 骗子
        错误 | 出错 | 异常
        修改 | 更改 | 变更
    """,
    "ja": """
        返金 | 払い戻し | 払戻 | -お金を返
        返品 | 返送 | 送り返
        返品ラベル | 返送ラベル | 着払い
        クーリングオフ | 契約解除
        交換 | 取り替え | 取替
        キャンセル | 取り消し | 取消 | -注文をやめ
        注文内容の変更 | 注文変更 | 注文を変更
        確認メール | 注文確認 | 注文完了
        荷物 | 小包 | 宅配便 | 宅配
        配送 | 発送 | 配達 | お届け
        送料 | 配送料 | 発送費用
        お届け日 | 配送日数 | -いつ届く | 到着予定
        送料無料 | 送料込み
        追跡 | 配送状況 | 注文状況 | -どこにあり | 追跡番号 | お問い合わせ番号
        遅延 | 遅れ | -遅い
        届かない | -届いていない | 未着 | 紛失 | -届きません
        破損 | 壊れ | 割れ | 破れ
        不良品 | 故障 | -動かない | 不具合
        間違った商品 | 誤配送 | 違う商品
        不足 | 足りない | -入っていない
        品切れ | 在庫切れ | 売り切れ | 再入荷
        予約 | 予約注文
        受け取り | 店頭受取 | コンビニ受取 | 宅配ボックス | 受取場所
        住所 | 届け先 | 宛先 | 郵便番号
        海外 | 国際配送 | 外国
        関税 | 輸入税 | 通関 | 税関
        消費税 | 税金
        サイズ | 寸法 | サイズ表 | 採寸
        -小さい | -大きい | -きつい | -合わない | 交換 | サイズ交換
        支払い | 支払 | 決済
        -支払いできない | 決済エラー | -カードが使えない | 決済に失敗
        二重請求 | 二重決済 | 二回請求
        引き落とし | 課金
        クレジットカード | デビットカード
        銀行振込 | 振込 | 振り込み
        分割払い | 後払い
        代金引換 | 代引き | 代引
        請求書 | インボイス
        領収書 | 明細 | レシート | 購入証明
        クーポン | 割引コード | プロモーションコード | 割引券
        ギフトカード | ギフト券 | 商品券
        料金 | 価格 | 値段 | 費用 | -いくら
        割引 | セール | 値引き
        プレゼント | ギフト | 贈り物
        ポイント | 会員特典
        ログイン | サインイン | ログオン
        ログアウト | サインアウト
        会員登録 | アカウント作成 | アカウントを作成 | 新規登録 | サインアップ
        パスワード | 暗証番号 | -パスワードを忘れ
        退会 | アカウント削除 | アカウントの削除 | アカウントを閉じ
        個人情報 | プライバシー
        配信停止 | メルマガ解除 | 購読解除
        メルマガ | ニュースレター
        定期購入 | サブスクリプション | 定期便 | 解約
        保証 | 保証期間
        修理 | -直して
        部品 | 交換部品
        苦情 | クレーム
        問い合わせ | 連絡先 | サポート | カスタマーサービス | お客様窓口
        電話 | 電話番号
        メール | 電子メール
        チャット | オンライン相談
        営業時間 | -何時まで
        店舗 | 実店舗
        洗濯 | お手入れ | 洗い方
        取扱説明書 | 説明書 | 使い方
        詐欺 | 不正利用
        エラー | トラブル | 問題
        変更 | 修正 | 編集
    """,
    "ko": """
        환불 | -돈 돌려 | 환급
        반품 | 반송 | 돌려보내
        청약 철회 | 단순 변심
        교환 | 바꾸
        취소 | 주문 취소
        주문 변경 | 주문 수정
        주문 확인 | 확인 메일
        택배 | 소포 | 물건
        배송 | 발송 | 배달
        배송비 | 택배비 | 운송료
        배송 기간 | -언제 도착 | 도착 예정
        무료 배송 | 배송비 무료
        배송 조회 | 주문 상태 | 운송장 | 추적
        배송 지연 | 늦어 | 지연
        -못 받았 | 분실 | -안 왔 | 미수령
        파손 | 깨졌 | 찢어
        고장 | 불량 | -작동하지 않 | 하자
        오배송 | -다른 상품 | -잘못 왔
        누락 | 빠졌 | 부족
        품절 | 재고 없음 | 재입고
        예약 구매 | 예약 주문
        픽업 | 매장 수령 | 편의점 택배 | 무인 택배함
        주소 | 배송지 | 우편번호
        해외 | 국제 배송
        관세 | 통관 | 수입세
        세금 | 부가세
        사이즈 | 치수 | 크기
        -작아요 | -커요 | -안 맞 | 교환 | 다른 사이즈
        결제 | 지불 | 납부
        결제 실패 | 결제 오류 | 카드 거절
        이중 결제 | -두 번 결제
        신용카드 | 체크카드
        계좌 이체 | 무통장 입금
        할부 | -나중에 결제
        착불 | 현금 결제
        청구서 | 인보이스 | 세금계산서
        영수증 | 명세서 | 구매 증빙
        쿠폰 | 할인 코드 | 프로모션 코드
        기프트 카드 | 상품권
        가격 | 비용 | 요금 | -얼마
        할인 | 세일
        선물 | 선물 포장
        포인트 | 적립금 | 마일리지
        로그인 | 접속
        로그아웃 | 접속 종료
        회원가입 | 가입 | 계정 만들기
        비밀번호 | 암호
        탈퇴 | 계정 삭제 | 회원 탈퇴
        개인정보 | 개인 정보
        수신 거부 | 구독 취소
        뉴스레터 | 광고 메일
        구독 | 멤버십 | 정기 결제
        보증 | 품질 보증 | 무상 수리
        수리 | 에이에스
        부품 | 교체 부품
        불만 | 민원
        문의 | 고객 센터 | 고객센터 | 연락처 | 상담
        전화 | 전화번호
        이메일 | 메일
        채팅 | 실시간 상담
        영업 시간 | 운영 시간
        매장 | 오프라인 매장
        세탁 | 관리 방법
        사용 설명서 | 설명서
        사기 | 도용
        문제 | 오류 | 에러
        변경 | 수정 | 업데이트
    """,
    "id": """
        pengembalian dana | uang kembali | refund | kembalikan uang | dana kembali
        pengembalian | retur | kembalikan | mengembalikan | kirim balik
        tukar | penukaran | ganti barang | menukar
        batal | batalkan | pembatalan | cancel | membatalkan
        ubah pesanan | ganti pesanan | edit pesanan
        pesanan | order | orderan
        konfirmasi | email konfirmasi | bukti pesanan
        paket | kiriman | parsel
        pengiriman | kirim | pengantaran | antar
        ongkir | ongkos kirim | biaya pengiriman | biaya kirim
        lama pengiriman | -kapan sampai | -berapa hari sampai | estimasi tiba
        gratis ongkir | bebas ongkir
        lacak | cek resi | status pesanan | -di mana pesanan | nomor resi | tracking
        kurir | ekspedisi | jasa kirim
        terlambat | telat | lambat | tertunda
        -belum sampai | -tidak sampai | hilang | -belum diterima | -tidak datang
        rusak | pecah | sobek | penyok
        cacat | -tidak berfungsi | -tidak bisa dipakai
        salah barang | salah kirim | barang salah
        -kurang | -tidak lengkap | ketinggalan
        habis | stok habis | kosong
        pre-order | po | inden
        ambil sendiri | titik pengambilan | loker | ambil di toko | pickup point
        alamat | kode pos
        luar negeri | internasional
        bea cukai | bea masuk | pajak impor
        pajak | ppn
        ukuran | size | tabel ukuran
        kekecilan | kebesaran | -tidak muat | -sempit | -terlalu kecil | -terlalu besar | tukar ukuran
        bayar | pembayaran | membayar
        pembayaran gagal | gagal bayar | kartu ditolak | -tidak bisa bayar
        -terpotong dua kali | -bayar dua kali | tagihan ganda
        tagih | ditagih | dikenakan biaya | terpotong
        kartu kredit | kartu debit
        transfer | transfer bank
        cicilan | angsuran | bayar nanti | paylater
        bayar di tempat | cod | bayar tunai
        faktur | invoice | tagihan
        nota | kuitansi | struk | bukti pembelian
        kupon | voucher | kode promo | kode diskon
        kartu hadiah | gift card | voucher hadiah
        harga | biaya | -berapa | tarif
        diskon | promo | potongan harga
        hadiah | kado
        poin | loyalitas
        masuk akun | login | log in
        keluar akun | logout | log out
        daftar | registrasi | buat akun | membuat akun | mendaftar
        kata sandi | password | sandi | -lupa sandi
        hapus akun | tutup akun | menghapus akun
        data pribadi | privasi
        berhenti langganan | unsubscribe | stop email
        buletin | newsletter
        langganan | berlangganan | keanggotaan
        garansi | jaminan
        perbaikan | servis | memperbaiki
        suku cadang | sparepart
        keluhan | pengaduan | komplain
        kontak | hubungi | layanan pelanggan | dukungan | customer service | cs
        telepon | telpon | nomor telepon
        email | e-mail | surel
        chat | obrolan
        jam buka | jam operasional
        toko | gerai | cabang
        cuci | mencuci | membersihkan | perawatan
        panduan | petunjuk | -cara pakai
        penipuan | tipu
        masalah | kesalahan | kendala | gagal | error
        ubah | ganti | mengubah | perbarui
    """,
}
"""By language."""
