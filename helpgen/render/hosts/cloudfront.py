"""What S3 and CloudFront need. Source: the API reference of Amazon CloudFront, the guide to CloudFront Functions.

`helpgen deploy s3://…` sets type and lifetime of each object; the rest is set up once, in CloudFront.
"""

import json

from helpgen.lifetimes import FOREVER, FOREVER_PATTERN, FRESH
from helpgen.views import Hosting

_POLICY = "Content-Security-Policy"
_TYPE = "X-Content-Type-Options"
_REFERRER = "Referrer-Policy"
_FUNCTION = """\
// Written by: helpgen export host s3. A function of CloudFront for the event "viewer request", runtime
// cloudfront-js-2.0. S3 knows no folders, so an address with a slash at its end gets its page, and a folder without one
// gets its slash.
function handler(event) {
  var request = event.request;
  var last = request.uri.substring(request.uri.lastIndexOf("/") + 1);
  if (last === "") {
    request.uri += "index.html";
  } else if (last.indexOf(".") === -1) {
    var headers = { location: { value: request.uri + "/" } };
    return { statusCode: 301, statusDescription: "Moved Permanently", headers: headers };
  }
  return request;
}
"""


def render_function(hosting: Hosting, host: str) -> str:
    """Return the function that finds the page of a folder."""
    return _FUNCTION


def render_headers_policy(hosting: Hosting, host: str) -> str:
    """Return the configuration of a response headers policy.

    Other origins may read everything: a policy cannot tell paths apart, and all of it is public.
    """
    headers = dict(hosting.headers)
    custom = [
        {"Header": name, "Value": value, "Override": True}
        for name, value in hosting.headers
        if name not in {_POLICY, _TYPE, _REFERRER}
    ]
    return _json({
        "Name": f"helpgen-{hosting.host_name.replace('.', '-')}",
        "Comment": "Written by: helpgen export host s3",
        "CorsConfig": {
            "AccessControlAllowOrigins": {"Quantity": 1, "Items": ["*"]},
            "AccessControlAllowHeaders": {"Quantity": 1, "Items": ["*"]},
            "AccessControlAllowMethods": {"Quantity": 2, "Items": ["GET", "HEAD"]},
            "AccessControlAllowCredentials": False,
            "OriginOverride": True,
        },
        "SecurityHeadersConfig": {
            "ContentSecurityPolicy": {"Override": True, "ContentSecurityPolicy": headers[_POLICY]},
            "ContentTypeOptions": {"Override": True},
            "ReferrerPolicy": {"Override": True, "ReferrerPolicy": headers[_REFERRER]},
        },
        "CustomHeadersConfig": {"Quantity": len(custom), "Items": custom},
    })  # fmt: skip


def render_errors(hosting: Hosting, host: str) -> str:
    """Return the custom error responses; S3 says 403 for what is not there, unless its list is public."""
    page = f"{hosting.root}404.html"
    items = [
        {"ErrorCode": code, "ResponsePagePath": page, "ResponseCode": "404", "ErrorCachingMinTTL": 10}
        for code in (403, 404)
    ]
    return _json({"Quantity": len(items), "Items": items})


def render_metadata(hosting: Hosting, host: str) -> str:
    """Return the lifetimes of objects, for those who upload with another program than helpgen."""
    return _json({
        "comment": "Keys that match the pattern, from the root of the site; every other key has the default.",
        "rules": [{"pattern": f"^{FOREVER_PATTERN}$", "CacheControl": FOREVER}],
        "default": {"CacheControl": FRESH},
    })  # fmt: skip


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
