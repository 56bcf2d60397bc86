"""What people do with accounts, devices and files, in words that mean the same, for each language. Pure data.

Written as synonyms_european.py is; these are verbs and states of help pages, beside the nouns of shops.
"""

from collections.abc import Mapping

GROUPS: Mapping[str, str] = {
    "en": """
        delete | remove | erase | -get rid of
        turn off | disable | deactivate | switch off
        turn on | enable | activate | switch on
        two-factor | two-step | 2fa | mfa | verification code
        reset | restart | reboot
        install | set up | setup
        fake | counterfeit | replica
        export | backup | back up | -save a copy
        picture | photo | image | avatar
        username | user name | account name
        country | region | location
        limit | quota | maximum
        -not found | not detected | not recognized | -cannot find
        block | ban | blacklist
        share | -give access | invite
        recover | restore | -get back
        hacked | compromised | -someone else used
        renew | renewal | extend
        -change plan | switch plan | upgrade | downgrade
        storage | space | capacity
    """,
    "cs": """
        smazat | odstranit | vymazat | smazání | odstranění
        vypnout | zakázat | deaktivovat | vypnutí
        zapnout | povolit | aktivovat | zapnutí
        dvoufázové | dvoufaktorové | 2fa | ověřovací kód
        zavřít účet | zrušit účet | uzavřít účet | smazat účet
        obnovit | prodloužit | obnovení | prodloužení
        obnovit | vrátit zpět | zachránit
        koupit | zakoupit | nakoupit | dokoupit | pořídit
        nejde | nelze | nemůžu | nemůžete | -nedaří se
        fotka | fotografie | obrázek | foto
        uživatelské jméno | přihlašovací jméno | jméno uživatele
        místo | úložiště | kapacita
        plný | plná | překročená kvóta
        zařízení | přístroj
        sdílet | sdílení | poskytnout přístup
        hacknutý | napadený | zneužitý | ohrožený
        vyskakovací okna | automaticky otevíraná okna | pop-up
        schůzka | porada | meeting
        nainstalovat | instalace | instalovat
        stáhnout | stažení
    """,
    "id": """
        hapus | menghapus | buang | hilangkan
        matikan | nonaktifkan | mematikan | menonaktifkan
        nyalakan | aktifkan | hidupkan | mengaktifkan
        dua langkah | dua faktor | 2fa | kode verifikasi
        atur ulang | setel ulang | reset
        pulihkan | memulihkan | kembalikan | mengembalikan
        beli | membeli | pembelian
        foto | gambar
        nama pengguna | username
        penyimpanan | kapasitas | ruang
        penuh | habis kuota
        bagikan | berbagi | membagikan
        diretas | dibobol | dibajak | kena hack
        orang luar | eksternal
        perpanjang | perpanjangan | memperpanjang
        pasang | instal | menginstal
        unduh | download | mengunduh
        unggah | upload | mengunggah
        blokir | memblokir | cekal
        perangkat | gawai | device
        rapat | meeting
    """,
    "th": """
        ลบออก | นำออก | เอาออก
        ปิดใช้งาน | ปิดการใช้งาน | -ปิดการ
        เปิดใช้งาน | เปิดการใช้งาน
        สองขั้นตอน | สองชั้น | รหัสยืนยัน | 2fa
        ตั้งค่าใหม่ | รีเซ็ต | ตั้งใหม่
        กู้คืน | คืนค่า | เรียกคืน
        รูปภาพ | รูปถ่าย | รูปโปรไฟล์ | ภาพ
        พื้นที่เก็บข้อมูล | ที่เก็บข้อมูล | เนื้อที่ | พื้นที่ดิสก์
        แชร์ | แบ่งปัน
        ถูกแฮก | โดนแฮก | แฮ็ก
        คนนอก | ภายนอก
        ต่ออายุ | การต่ออายุ
        ติดตั้ง | ลงโปรแกรม
        ดาวน์โหลด | โหลด
        บล็อก | ปิดกั้น
        ไวไฟ | wi-fi | wifi
        ใช้งานไม่ได้ | ไม่ทำงาน | -ใช้ไม่ได้ | เสีย
        สิทธิ์การใช้งาน | ไลเซนส์
    """,
    "zh": """
        删除 | 移除 | 去掉 | 清除
        关闭 | 禁用 | 停用
        打开 | 启用 | 开启 | 激活
        两步验证 | 双重验证 | 二次验证 | 验证码
        重置 | 重设 | 恢复出厂
        恢复 | 还原 | 找回
        头像 | 照片 | 图片
        摄像头 | 照相机 | 相机
        -不能用 | 无法使用 | 无法正常工作 | -用不了
        退出 | 注销 | 登出
        笔记 | 便签 | 备注
        空间 | 存储 | 容量
        共享 | 分享
        被盗 | 泄露 | 黑客
        续订 | 续费 | 延期
        阻止 | 屏蔽 | 拦截
        撤回 | 召回 | 撤销
        用户名 | 用户名称 | 昵称
    """,
    "ja": """
        削除 | 消去 | 消し | 消す
        無効 | オフにする | 停止
        有効 | オンにする | アクティブ化
        二段階認証 | 2段階認証 | 二要素認証 | 認証コード
        リセット | 再設定 | 初期化
        復元 | 回復 | 元に戻 | 取り戻
        写真 | 画像 | アイコン
        -動かない | -使えない | 機能しない | 動作しない
        容量 | 記憶域 | ストレージ | 空き領域
        共有 | シェア
        乗っ取られ | ハッキング | 侵害
        更新 | 継続 | 延長
        インストール | セットアップ
        ダウンロード | 入手
        ブロック | 禁止 | 拒否
        ユーザー名 | アカウント名 | 表示名
        拒否 | 拒絶 | 断られ
        印刷 | プリント
    """,
    "de": """
        löschen | entfernen | Löschung
        ausschalten | deaktivieren | abschalten
        einschalten | aktivieren | anschalten
        zweistufig | Zwei-Faktor | 2fa | Bestätigungscode
        zurücksetzen | neu starten | Reset
        wiederherstellen | zurückholen | Wiederherstellung
        Bild | Foto | Profilbild
        Benutzername | Nutzername | Anmeldename
        Speicherplatz | Speicher | Kapazität
        installieren | einrichten | Installation
        herunterladen | Download
        sperren | blockieren | gesperrt
        teilen | freigeben | Freigabe
        gehackt | kompromittiert | -fremder Zugriff
        verlängern | Verlängerung | erneuern
    """,
    "fr": """
        supprimer | effacer | retirer | suppression
        désactiver | éteindre
        activer | allumer
        deux facteurs | deux étapes | 2fa | code de vérification
        réinitialiser | redémarrer | réinitialisation
        récupérer | restaurer | restauration
        photo | image | avatar
        nom d'utilisateur | identifiant | pseudo
        stockage | espace | capacité
        installer | configurer | installation
        télécharger | téléchargement
        bloquer | bloqué | verrouillé
        partager | partage
        piraté | compromis
        renouveler | renouvellement | prolonger
    """,
    "es": """
        borrar | eliminar | quitar
        desactivar | deshabilitar | apagar
        activar | habilitar | encender
        dos pasos | dos factores | 2fa | código de verificación
        restablecer | reiniciar
        recuperar | restaurar
        foto | imagen | avatar
        nombre de usuario | usuario
        almacenamiento | espacio | capacidad
        instalar | configurar | instalación
        descargar | descarga
        bloquear | bloqueado
        compartir | -dar acceso
        hackeada | hackeado | comprometida
        renovar | renovación | prorrogar
    """,
    "pt": """
        apagar | excluir | eliminar | remover
        desativar | desligar
        ativar | ligar | habilitar
        dois fatores | duas etapas | 2fa | código de verificação
        redefinir | reiniciar | repor
        recuperar | restaurar
        foto | imagem | avatar
        nome de usuário | nome de utilizador
        armazenamento | espaço | capacidade
        instalar | configurar | instalação
        baixar | descarregar | transferir
        bloquear | bloqueado
        compartilhar | partilhar
        hackeada | invadida | comprometida
        renovar | renovação | prorrogar
    """,
    "ko": """
        삭제 | 제거 | 지우
        비활성화 | 사용 중지
        활성화 | 사용 설정
        2단계 인증 | 이중 인증 | 인증 코드
        재설정 | 초기화 | 리셋
        복구 | 복원 | 되돌리
        사진 | 이미지 | 프로필 사진
        사용자 이름 | 아이디 | 닉네임
        저장 공간 | 용량
        다운로드 | 내려받
        차단 | 막기
        공유 | 나누기
        해킹 | 도용
        갱신 | 연장
    """,
    "ar": """
        حذف | إزالة | مسح
        تعطيل | إيقاف التشغيل | إلغاء التفعيل
        تفعيل | تشغيل | تمكين
        التحقق بخطوتين | المصادقة الثنائية | رمز التحقق
        إعادة تعيين | إعادة ضبط
        استعادة | استرجاع
        صورة | الصورة الشخصية
        اسم المستخدم | معرف المستخدم
        مساحة التخزين | السعة
        تنزيل | تحميل
        حظر | منع
        مشاركة | منح الوصول
        اختراق | مخترق
        تجديد | تمديد
    """,
}
"""By language."""
