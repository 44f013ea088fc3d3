import { createHash } from 'node:crypto';
import { type Content, html, Markup } from './markup.js';
import { SCRIPT } from './script.js';
import { STYLE } from './style.js';

/**
 * A whole document that loads nothing: the policy allows this style sheet and this script alone, so that not even text
 * that slipped through could run.
 */
export function page(title: string, body: Content): string {
  const policy = `default-src 'none'; style-src '${digest(STYLE)}'; script-src '${digest(SCRIPT)}'; base-uri 'none'; form-action 'none'`;
  return `${
    html`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${Markup.trusted(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${Markup.trusted(STYLE)}</style>
</head>
<body>
${body}
<script>${Markup.trusted(SCRIPT)}</script>
</body>
</html>`.text
  }\n`;
}

/** What a policy names an inline element by (Content Security Policy Level 3, 2.3.1). */
function digest(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
