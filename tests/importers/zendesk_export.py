"""A help center as the Help Center API of Zendesk answers, one file for each call.

Written after developer.zendesk.com, "Help Center API"; shop, numbers and texts are made up.
"""

import base64
import json
import zlib
from collections.abc import Mapping

HOST = "https://acme.zendesk.example"
PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00:~\x9bU"
    b"\x00\x00\x00\nIDAT" + zlib.compress(b"\x00\x00") + b"\x00\x00\x00\x00IEND\xaeB`\x82"
)

RETURN_BODY = f"""
<p>You can <strong>send&nbsp;back</strong> what you do not like. See
<a href="{HOST}/hc/en-us/articles/360001003-Track-your-order#h_01HX2">where it is</a>,
<a href="/hc/en-us/articles/360009999-Gone">an old page</a> and
<a href="{HOST}/hc/en-us/sections/360000201-Sending-back">the section</a>.</p>
<h1 id="h_01HX1">How it works</h1>
<ol>
<li>Print the label.
<ul><li>A4 or <code>Letter</code></li><li>Black &amp; white</li></ul>
</li>
<li><p>Pack it.</p><p>Use the old box.</p></li>
</ol>
<div class="callout callout--warning"><p>Keep the receipt.</p></div>
<table class="wysiwyg"><tbody>
<tr><th>Country</th><th>Cost</th></tr>
<tr><td>Czechia</td><td>a | b</td></tr>
</tbody></table>
<table><tbody><tr><td rowspan="2">Two rows</td><td><a href="{HOST}/hc/en-us/articles/360001003">track</a></td></tr>
<tr><td>second</td></tr></tbody></table>
<p><img src="{HOST}/hc/article_attachments/360002001/label.png" alt="The label" onerror="alert(1)"></p>
<p><img src="{HOST}/hc/article_attachments/360002009/lost.png" alt="Lost"></p>
<pre><code class="language-bash">echo {{{{ order }}}} | grep &lt;id&gt;
</code></pre>
<p>Write <em>exactly</em> {{{{dc.return_days}}}} or 1. nothing, *stars* and [brackets].</p>
<iframe src="//www.youtube.com/embed/dQw4w9WgXcQ" title="How to pack"></iframe>
<p style="color: red">Bye<script>alert(document.cookie)</script><br>Acme</p>
"""

TRACK_BODY = f"""
<h2 id="h_01HX1">Open the link</h2><p>It is in our e-mail.</p>
<h2 id="h_01HX2">Nothing there?</h2><p><a href="mailto:care@acme.example">Write to us</a> or look at
<a href="http://192.168.0.7/wiki">the wiki</a>. <a href="javascript:alert(1)">Click</a></p>
<p><img alt="Inside" src="data:image/png;base64,{base64.b64encode(PNG).decode()}"></p>
"""


def article(id_: int, title: str, body: str, section: int = 360000201, **more: object) -> dict[str, object]:
    """Return an article as the API does."""
    slug = title.replace(" ", "-").replace("?", "")
    return {
        "id": id_,
        "url": f"{HOST}/api/v2/help_center/en-us/articles/{id_}.json",
        "html_url": f"{HOST}/hc/en-us/articles/{id_}-{slug}",
        "author_id": 360000001,
        "comments_disabled": True,
        "draft": False,
        "promoted": False,
        "position": 0,
        "vote_sum": 0,
        "vote_count": 0,
        "section_id": section,
        "created_at": "2024-01-05T09:00:00Z",
        "updated_at": "2026-03-01T09:00:00Z",
        "edited_at": "2026-02-28T09:00:00Z",
        "name": title,
        "title": title,
        "source_locale": "en-us",
        "locale": "en-us",
        "outdated": False,
        "outdated_locales": [],
        "user_segment_id": None,
        "permission_group_id": 12,
        "content_tag_ids": [],
        "label_names": [],
        "body": body,
        **more,
    }


ARTICLES = {
    "count": 5,
    "next_page": None,
    "page": 1,
    "page_count": 1,
    "per_page": 100,
    "sort_by": "position",
    "articles": [
        article(
            360001001,
            "Return an item",
            RETURN_BODY,
            promoted=True,
            position=3,
            label_names=["send back", "refund: money"],
            vote_sum=6,
            vote_count=10,
        ),
        article(360001002, "Return an item", "<p>The same title.</p>", draft=True),
        article(360001003, "Track your order?", TRACK_BODY, section=360000202),
        article(360001004, "Goodwill", "<p>For agents.</p>", user_segment_id=360000777),
        article(360001005, "Index", "<p>No section is left for it.</p>", section=1),
    ],
}
SECTIONS = {
    "sections": [
        {
            "id": 360000201,
            "html_url": f"{HOST}/hc/en-us/sections/360000201-Sending-back",
            "category_id": 360000101,
            "parent_section_id": None,
            "position": 2,
            "name": "Sending back",
            "description": "All about <b>returns</b>",
            "locale": "en-us",
            "source_locale": "en-us",
            "theme_template": "section_page",
        },
        {
            "id": 360000202,
            "html_url": f"{HOST}/hc/en-us/sections/360000202-Where",
            "category_id": 360000101,
            "parent_section_id": 360000201,
            "position": 0,
            "name": "Where is it?",
            "description": "",
            "locale": "en-us",
            "source_locale": "en-us",
        },
    ]
}
CATEGORIES = {
    "categories": [
        {
            "id": 360000101,
            "html_url": f"{HOST}/hc/en-us/categories/360000101-FAQ",
            "position": 1,
            "name": "FAQ",
            "description": "Short answers",
            "locale": "en-us",
            "source_locale": "en-us",
        }
    ]
}
TRANSLATIONS = {
    "translations": [
        {
            "id": 1,
            "source_id": 360001001,
            "source_type": "Article",
            "locale": "th",
            "title": "คืนสินค้า",
            "body": '<p>ดู <a href="/hc/th/articles/360001003">ที่นี่</a></p>',
            "draft": False,
            "html_url": f"{HOST}/hc/th/articles/360001001",
            "updated_at": "2026-03-02T00:00:00Z",
        },
        {
            "id": 2,
            "source_id": 360000101,
            "source_type": "Category",
            "locale": "th",
            "title": "คำถามที่พบบ่อย",
            "body": "",
        },
    ]
}
ATTACHMENTS = {
    "article_attachments": [
        {
            "id": 360002001,
            "article_id": 360001001,
            "file_name": "label.png",
            "content_type": "image/png",
            "content_url": f"{HOST}/hc/article_attachments/360002001/label.png",
            "size": len(PNG),
            "inline": True,
        },
        {
            "id": 360002002,
            "article_id": 360001001,
            "file_name": "form (new).pdf",
            "content_type": "application/pdf",
            "content_url": f"{HOST}/hc/article_attachments/360002002/form.pdf",
            "size": 9,
            "inline": False,
        },
    ]
}
FILES: Mapping[str, bytes] = {
    "articles.json": json.dumps(ARTICLES).encode(),
    "sections.json": json.dumps(SECTIONS).encode(),
    "categories.json": json.dumps(CATEGORIES).encode(),
    "translations/360001001.json": json.dumps(TRANSLATIONS, ensure_ascii=False).encode(),
    "attachments.json": json.dumps(ATTACHMENTS).encode(),
    "attachments/360002001/label.png": PNG,
    "attachments/360002002-form.pdf": b"%PDF-1.4\n",
}
