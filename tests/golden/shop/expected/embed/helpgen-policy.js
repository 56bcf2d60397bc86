import { define } from "../assets/DIGEST/js/embed/policy.js";

define(new URL("../", import.meta.url), {"en": "exports/policies.en.json", "th": "exports/policies.th.json", "ar": "exports/policies.ar.json"});
