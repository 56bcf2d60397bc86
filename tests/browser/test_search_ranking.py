"""The same question gets the same ranking in Node, in Chromium and from `helpgen search`."""

import json
import shutil
import subprocess

import pytest

from helpgen import search_commands

from .conftest import Visitor
from .sites import ROOT

pytestmark = pytest.mark.browser

LIMIT = 20
QUERIES = {
    "en": [
        "return time", "how do I return an item", "refund", "retrun", "invioce", "where is my parcel", "gift card",
        "cancel my order please", "warranty", "pay by card", "change address", "phone number", "C++ 500: error",
        "-invoice +title:x", "size", "forgot pasword", "do you deliver to thailand", "a",
    ],
    "th": [
        "ระยะเวลาคืนสินค้า", "คืนเงิน", "อยากคืนสินค้า", "ลืมรหัสผ่าน", "พัสดุอยู่ไหน", "ค่าส่ง", "ยกเลิกออเดอร์", "ใบเสร็จ",
        "เปลี่ยนที่อยู่จัดส่ง", "ของเสียหาย", "LINE", "ประกัน",
    ],
    "zh": [
        "退货期限", "怎么退货", "发票", "取消订单", "快递到哪了", "忘记密码", "保修", "运费", "微信", "换尺码", "货",
        "礼品卡",
    ],
    "cs": [
        "lhůta na vrácení", "lhuta na vraceni", "vrátit zboží", "zapomněl jsem heslo", "faktura", "kde je můj balík",
        "výdejní místo", "vydejni misto", "reklamace", "zrušit objednávku", "dobírka", "slevový kód",
    ],
    "id": [
        "batas waktu pengembalian", "mengembalikan barang", "lacak pesanan", "lupa kata sandi", "ongkir", "faktur",
        "batalkan pesanan", "garansi", "ganti alamat", "barang rusak", "pembayaran gagal", "kartu hadiah",
    ],
    "ar": [
        "مدة الإرجاع", "إرجاع منتج", "أين طلبي", "فاتورة", "إلغاء الطلب", "نسيت كلمة المرور", "الضمان", "توصيل مجاني",
        "الدفع", "رقم الهاتف",
    ],
}  # fmt: skip

IN_PAGE = """async ([queries, limit]) => {
  const main = document.querySelector('script[src$="js/main.js"]').src;
  const { createClient } = await import(new URL("search/client.js", main).href);
  const { index } = document.getElementById("hg-search").dataset;
  const client = createClient(new URL(index, location.href).href);
  const found = [];
  for (const query of queries) {
    found.push((await client.search(query, limit)).hits.map(({ document }) => document.url));
  }
  return found;
}"""


def test_there_are_enough_questions() -> None:
    assert sum(map(len, QUERIES.values())) >= 60
    assert len(QUERIES) == 6


@pytest.mark.parametrize("language", QUERIES)
def test_ranking_is_the_same_in_node_chromium_and_helpgen_search(visitor: Visitor, language: str) -> None:
    queries = QUERIES[language]
    page = visitor.open("" if language == "en" else f"{language}/")
    in_chromium = page.evaluate(IN_PAGE, [queries, LIMIT])

    folder = visitor.site.folder / "search"
    reader = search_commands.open_index(folder / f"{language}.json")
    in_python = [[found.url for found in search_commands.answer(reader, query, LIMIT)] for query in queries]

    node = shutil.which("node")
    assert node is not None, "Node is missing"
    client = ROOT / "theme/assets/js/search/client.js"
    lines = "\n".join(json.dumps({"qid": query, "lang": language, "query": query}) for query in queries)
    command = [node, str(ROOT / "helpgen/search/ask.mjs"), str(client), str(folder), str(LIMIT)]
    done = subprocess.run(command, input=lines, capture_output=True, text=True, encoding="utf-8", check=True)
    in_node = [json.loads(line)["urls"] for line in done.stdout.splitlines()]

    for query, one, two, three in zip(queries, in_chromium, in_node, in_python, strict=True):
        assert one == two == three, query
    assert sum(map(bool, in_python)) >= len(queries) - 2
