"""The style sheet of the report: the site's tokens where they are known, their defaults where not; light, and paper."""

STYLE = """
:root { color-scheme: light; }
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--hg-surface, #fcfaf6); color: var(--hg-ink, #26231e);
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Noto Sans Thai", "Noto Sans Arabic", sans-serif;
}
main { max-width: 60rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
h1 { font-size: 2rem; line-height: 1.2; margin: 0; }
h2 { font-size: 1.375rem; margin: 2.5rem 0 .75rem; padding-top: 1.25rem; border-top: 1px solid var(--hg-line, #e5ddd0); }
h3 { font-size: 1.0625rem; margin: 1.25rem 0 .375rem; }
p { margin: .5rem 0; }
.soft, small { color: var(--hg-soft, #5e574c); }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(10.5rem, 1fr)); gap: .75rem; padding: 0; list-style: none; }
.tile {
  display: grid; gap: .125rem; align-content: start; padding: 1rem; background: var(--hg-card, #fff);
  border: 1px solid var(--hg-line, #e5ddd0); border-radius: .75rem;
}
.tile b { font-size: 1.75rem; line-height: 1.1; color: var(--hg-brand, #17594a); }
.next { padding-inline-start: 1.5rem; }
.next li { padding: .25rem 0; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { padding: .4375rem .75rem .4375rem 0; text-align: start; vertical-align: top; border-bottom: 1px solid var(--hg-line, #e5ddd0); }
thead th { color: var(--hg-soft, #5e574c); font-weight: 600; }
tbody th { font-weight: 500; }
.quotes { padding: 0; list-style: none; }
.quotes li { padding: .375rem 0; overflow-wrap: anywhere; }
q { quotes: none; padding-inline-start: .75rem; border-inline-start: 3px solid var(--hg-line, #e5ddd0); display: block; white-space: pre-line; }
figure { margin: 1rem 0; }
figcaption { font-weight: 600; }
summary { color: var(--hg-soft, #5e574c); padding: .375rem 0; }
.chart { display: block; width: 100%; max-width: 42rem; height: auto; }
.chart text { font-size: 12px; fill: var(--hg-soft, #5e574c); }
.grid { stroke: var(--hg-line, #e5ddd0); stroke-width: 1; }
.band { fill: var(--hg-brand, #17594a); opacity: .16; }
.line { fill: none; stroke: var(--hg-brand, #17594a); stroke-width: 2; }
.dot, .cell, .span { fill: var(--hg-brand, #17594a); }
.cell { opacity: .75; }
.interval { width: 6.25rem; height: .75rem; }
.rail { fill: var(--hg-line, #e5ddd0); }
.span { opacity: .45; }
.mark { fill: var(--hg-ink, #26231e); }
@media print {
  body { background: #fff; font-size: 10pt; }
  main { max-width: none; padding: 0; }
  section, figure, tr { break-inside: avoid; }
  details:not([open]) { display: none; }
}
"""
