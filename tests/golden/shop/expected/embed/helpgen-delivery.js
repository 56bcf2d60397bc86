import { define } from "../assets/DIGEST/js/embed/delivery.js";

define(new URL("../", import.meta.url), {"en": "exports/delivery.en.json", "th": "exports/delivery.th.json", "ar": "exports/delivery.ar.json"});
