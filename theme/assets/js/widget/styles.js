/** How the open widget looks: a panel beside the shop's page, the whole screen on a phone. */

export const styles = `
dialog { position: fixed; inset: auto; inset-block-end: 1rem; inset-inline-end: 1rem; display: none; margin: 0;
  padding: 0; flex-direction: column; inline-size: min(27rem, calc(100vw - 2rem));
  block-size: min(44rem, calc(100dvh - 2rem)); max-block-size: none; max-inline-size: none; box-sizing: border-box;
  overflow: clip; border: 1px solid var(--line); border-radius: 1rem; background: var(--panel);
  box-shadow: 0 12px 48px rgb(0 0 0 / .3); }
dialog[open] { display: flex; }
:host([data-open]) .launcher { visibility: hidden; }
:host([data-side="start"]) dialog { inset-inline: 1rem auto; }
dialog::backdrop { background: rgb(0 0 0 / .4); }
*, ::before { box-sizing: border-box; }
header, footer { display: flex; gap: .25rem .5rem; align-items: center; padding: .5rem .75rem; flex: none;
  background: var(--ground); border-block-end: 1px solid var(--line); }
footer { flex-wrap: wrap; justify-content: space-between; padding: .5rem 1rem;
  padding-block-end: max(.5rem, env(safe-area-inset-bottom)); border-block: 0; border-block-start: 1px solid var(--line); font-size: .9375em; }
header h2 { flex: 1; margin: 0; padding-inline: .25rem; font-size: 1.125rem; line-height: 1.35; overflow-wrap: anywhere; }
header h2:focus-visible { outline-offset: 0; }
:is(.back, .close) { display: grid; place-items: center; inline-size: 2.75rem; block-size: 2.75rem; flex: none;
  padding: 0; border: 0; border-radius: 50%; background: transparent; color: inherit; }
:is(.back, .close):hover { background: var(--line); }
.back[hidden], [hidden] { display: none; }
[dir="rtl"] .back svg, [dir="rtl"] a svg { transform: scaleX(-1); }
.body { position: relative; flex: 1; overflow-y: auto; overscroll-behavior: contain; padding: 1rem; overflow-wrap: anywhere; }
.body > div > :first-child { margin-block-start: 0; }
.hidden { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%);
  white-space: nowrap; }
label { display: block; margin-block-end: .25rem; font-weight: 600; }
:is(input, select) { inline-size: 100%; min-block-size: 3rem; padding: .5rem .75rem; border: 1px solid var(--edge);
  border-radius: .75rem; background: var(--ground); color: inherit; font: inherit; }
:is(.body button, footer button) { min-block-size: 2.75rem; padding: .375rem 1rem; border: 1px solid var(--brand);
  border-radius: 2rem; background: transparent; color: var(--brand); font-weight: 600; }
.status { margin-block: .5rem; color: var(--soft); font-size: .9375em; }
.status:empty { margin: 0; }
h3, h4, h5, h6 { margin-block: 1.25em .5em; font-size: 1.0625em; line-height: 1.4; }
p, ul, ol, dl { margin-block: .625em; }
a { text-underline-offset: .15em; }
a svg { inline-size: 1em; block-size: 1em; margin-inline-start: .3em; vertical-align: -.125em; }
footer a { display: inline-block; padding-block: .5rem; }
.links, .results, .cards { margin-block: .5rem 1.25rem; padding: 0; list-style: none; border: 1px solid var(--line);
  border-radius: .75rem; background: var(--ground); overflow: clip; }
:is(.links, .results, .cards) > li + li { border-block-start: 1px solid var(--line); }
.links a { display: block; padding: .75rem 1rem; text-decoration: none; }
.links a:hover { text-decoration: underline; }
.links a:focus-visible { outline-offset: -3px; border-radius: .75rem; }
:is(.results, .cards) > li { padding: .75rem 1rem; }
:is(.results, .cards) > li > :is(p, h3) { margin-block: .25rem 0; }
.results a { font-weight: 600; }
.results p { font-size: .9375em; line-height: 1.5; }
.soft, small, .hg-lead { color: var(--soft); }
small { display: block; font-weight: 400; }
mark { background: var(--mark); color: inherit; }
.card, .hg-key-facts, .admonition { margin-block: .75rem; padding: .75rem 1rem; border: 1px solid var(--line);
  border-inline-start: 4px solid var(--brand); border-radius: .5rem; background: var(--ground); }
:is(.card, .hg-key-facts, .admonition) > :is(:first-child) { margin-block-start: 0; }
:is(.card, .hg-key-facts, .admonition) > :is(:last-child) { margin-block-end: 0; }
.admonition-title, dt { font-weight: 600; }
dt { margin-block-start: .5rem; }
dd { margin: 0; }
:is(article ul, article ol) { padding-inline-start: 1.5em; }
article .links { padding: 0; }
li { margin-block: .25em; }
img { max-inline-size: 100%; block-size: auto; border-radius: .5rem; }
pre { overflow-x: auto; padding: .75rem; border-radius: .5rem; background: var(--ground); }
.table { overflow-x: auto; }
table { inline-size: 100%; border-collapse: collapse; font-size: .9375em; }
caption { padding-block: .25rem; font-weight: 600; text-align: start; }
th, td { padding: .375rem .625rem; border: 1px solid var(--line); text-align: start; vertical-align: top; }
details { margin-block: .5rem; padding: .25rem .75rem; border: 1px solid var(--line); border-radius: .5rem;
  background: var(--ground); }
summary { min-block-size: 1.5rem; padding-block: .375rem; cursor: pointer; }
summary :is(h2, h3) { display: inline; margin: 0; font-size: 1em; }
.action { display: inline-block; padding: .375rem 1rem; border-radius: 2rem; background: var(--brand);
  color: var(--on-brand); font-weight: 600; text-decoration: none; }
[data-open="yes"] { color: var(--good); font-weight: 600; }
.whole { margin-block-start: 1.5rem; padding-block-start: .75rem; border-block-start: 1px solid var(--line); }
@media (max-width: 40rem) {
  dialog, :host([data-side="start"]) dialog { inset: 0; inline-size: 100%; block-size: 100dvh; border: 0;
    border-radius: 0; padding-block-start: env(safe-area-inset-top); }
}
@media (prefers-reduced-motion: no-preference) {
  dialog[open] { animation: appear .18s ease-out; }
  @keyframes appear { from { opacity: 0; transform: translateY(.75rem); } }
}
`;
