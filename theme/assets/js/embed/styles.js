/** How embeds look: like the page around them. A shop sets `--helpgen-…` on the element, or styles its parts. */

export const styles = `
:host { display: block; line-height: 1.5; }
:host([hidden]) { display: none; }
section { padding: 1em; border: 1px solid var(--helpgen-line, color-mix(in srgb, currentcolor 25%, transparent));
  border-radius: var(--helpgen-radius, .5em); background: var(--helpgen-background, transparent); }
section > :first-child, div > :first-child { margin-block-start: 0; }
section > :last-child, div > :last-child { margin-block-end: 0; }
h2, h3, h4, h5, h6 { margin-block: 0 .5em; font-size: 1.125em; }
p, dl, ul { margin-block: .5em; }
dl { display: grid; gap: .25em 1em; grid-template-columns: minmax(0, auto) minmax(0, 1fr); }
dt { opacity: .8; }
dd { margin: 0; font-weight: 600; overflow-wrap: anywhere; }
dd small { display: block; font-weight: 400; }
ul { padding: 0; list-style: none; }
li + li { margin-block-start: .5em; padding-block-start: .5em;
  border-block-start: 1px solid var(--helpgen-line, color-mix(in srgb, currentcolor 25%, transparent)); }
li { display: grid; gap: 0 1em; grid-template-columns: 1fr auto; }
.days { grid-column: 1 / -1; }
a { color: var(--helpgen-link, inherit); }
a, summary { display: inline-block; min-block-size: 1.5em; }
details { padding-block: .25em; }
summary { cursor: pointer; display: list-item; font-weight: 600; padding-block: .375em; }
label { display: block; }
select { font: inherit; min-block-size: 2.75em; max-inline-size: 100%; }
:focus-visible { outline: 2px solid var(--helpgen-link, currentcolor); outline-offset: 2px; }
`;
