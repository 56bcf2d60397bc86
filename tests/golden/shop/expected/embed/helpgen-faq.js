import { define } from "../assets/DIGEST/js/embed/faq.js";

define(new URL("../", import.meta.url), {"en": "exports/faq.en.json", "th": "exports/faq.th.json", "ar": "exports/faq.ar.json"});
