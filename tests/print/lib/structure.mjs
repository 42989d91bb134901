// The tags of a PDF in reading order: what somebody hears, as a list of blocks.
//
// `pdfinfo -struct-text` prints the tree, two blanks to the level: names of tags, their attributes
// after a slash, and the texts in quotation marks, a line of print each.

const BLOCKS = /^(H[1-6]|P|LBody|TH|TD|Caption|Lbl|Figure|TOCI|Note)$/;
const LINE = /^( *)(?:"(.*)"|([A-Z][A-Za-z0-9]*)\b.*)$/;

/** One blank wherever there is any white space; the text itself stays as it is. */
export const plain = (text) => text.replace(/\s+/gu, ' ').trim();

/** The blocks of a tree, in order: `{ tag, text }`, where a list item is told by its body. */
export function blocks(tree) {
  const found = [];
  const open = []; // the elements around a line, outermost first
  for (const line of tree.split('\n')) {
    const [, indent, text, tag] = LINE.exec(line) ?? [];
    if (indent === undefined || tag === 'Object') continue;
    while (open.length > 0 && open.at(-1).indent >= indent.length) open.pop();
    if (tag) {
      const block = BLOCKS.test(tag) ? { tag, text: '' } : open.at(-1)?.block;
      if (BLOCKS.test(tag)) found.push(block);
      open.push({ indent: indent.length, block });
    } else if (open.at(-1)?.block) {
      open.at(-1).block.text += text;
    } else {
      // Text in no block at all still is read.
      found.push({ tag: 'Span', text });
    }
  }
  return found.map((block) => ({ ...block, text: plain(block.text) })).filter(({ tag, text }) => text !== '' || tag === 'Figure');
}

/** All that is read, in one line. */
export const readAloud = (all) => all.map(({ text }) => text).join(' ');

/** The texts of the list items. */
export const listItems = (all) => all.filter(({ tag }) => tag === 'LBody').map(({ text }) => text);

/** The places on paper that figures say they take, in points from below: `[left, bottom, right, top]`. */
export function figureBoxes(tree) {
  return [...tree.matchAll(/^ *Figure\b.*\n(?: *\/.*\n)*? *\/BBox \[([-\d. ]+)\]/gm)].map(([, box]) => box.trim().split(/ +/).map(Number));
}
