/** The blocks of a PEM text with this label (RFC 7468), in order; what stands between them is explanatory text. */
export function pemBlocks(text: string, label: string): string[] {
  const blocks: string[] = [];
  const [start, end] = [`-----BEGIN ${label}-----`, `-----END ${label}-----`];
  for (let from = text.indexOf(start); from !== -1; from = text.indexOf(start, from)) {
    const to = text.indexOf(end, from);
    if (to === -1) break;
    from = to + end.length;
    blocks.push(text.slice(text.lastIndexOf(start, to), from));
  }
  return blocks;
}
