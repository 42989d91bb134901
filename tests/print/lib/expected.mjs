// What must stand on each printout, from the records: the JSON files of the same build and, for what
// they don't hold (the steps, and guides), the Markdown of the content itself.
//
// An expectation is a list of `{ tag, text }` in the order in which they must be read. `text` is a
// list where more than one wording is right.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { plain } from './structure.mjs';

const URGENCIES = ['emergency', 'same-day', 'see-clinician'];

/** A heading of any level; the parts of a booklet stand deeper than a leaflet's. */
const HEADING = /^H[1-6]$/;
const heading = (text) => ({ tag: HEADING, text });
const item = (text) => ({ tag: 'LBody', text });
const paragraph = (text) => ({ tag: 'P', text });

/** Markdown of one line as it reads: links by their words, marks of emphasis gone. */
const spoken = (markdown) =>
  plain(
    markdown
      .replace(/\[\[[^\]|]*\|([^\]]*)\]\]/g, '$1')
      .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .replace(/[*_`]/g, ''),
  );

/** The front matter and the text of a page. */
export function page(root, folder, id) {
  const text = readFileSync(path.join(root, 'content', folder, `${id}.md`), 'utf8');
  const [, front, body] = /^---\n(.*?)\n---\n(.*)$/s.exec(text);
  return { front: parse(front), body };
}

/** The steps of an exercise, or of one of its variants: the numbered list under the variant's heading. */
export function steps(root, exercise, variant) {
  const { body } = page(root, 'exercises', exercise);
  const section = variant ? (body.split(/^(?=#)/m).find((part) => part.split('\n')[0].endsWith(`{#${variant}}`)) ?? '') : body;
  const lines = [...section.matchAll(/^\d+\. (.*(?:\n {2,}\S.*)*)/gm)].map(([, line]) => spoken(line));
  if (lines.length === 0) throw new Error(`no steps in ${exercise} ${variant ?? ''}`);
  return lines;
}

/** A sign, alone or with what to do, which is told where it isn't what the heading says. */
const signItem = (flag) => item([flag.sign, `${flag.sign} ${flag.action}`]);

/** Signs, the most urgent first, else as the records stand. */
function signs(flags) {
  return URGENCIES.flatMap((urgency) => flags.filter((flag) => flag.urgency === urgency)).map(signItem);
}

/** The card of a routine. */
export function card(site, id) {
  const routine = site.routines.find((routine) => routine.id === id);
  const items = routine.items.flatMap((entry, place) => {
    const exercise = site.exercises.find((exercise) => exercise.id === entry.exercise);
    const variant = exercise.variants.find((variant) => variant.id === entry.variant);
    return [
      heading(`${place + 1} ${exercise.title}${variant ? `, ${variant.label}` : ''}`),
      ...(entry.dose ? [paragraph(entry.dose.sentence)] : []),
      ...(entry.note ? [paragraph(entry.note)] : []),
      ...steps(site.root, exercise.id, variant?.id).map(item),
    ];
  });
  const flags = site.redFlags.filter((flag) => routine.red_flags.includes(flag.id));
  return [heading(routine.title), ...items, ...routine.stop_rules.map(item), ...signs(flags)];
}

/** The quick reference: all signs. */
export const quickReference = (site, title) => [heading(title), ...signs(site.redFlags)];

/** The wallet card: the signs of an emergency. */
export const wallet = (site, title) => [heading(title), ...signs(site.redFlags.filter((flag) => flag.urgency === 'emergency'))];

/** An exercise with all its variants: each with its dose and its steps. */
export function exercise(site, id) {
  const record = site.exercises.find((exercise) => exercise.id === id);
  const way = (label, dose, variant) => [
    ...(label ? [heading(label)] : []),
    ...(dose ? [paragraph(dose.sentence)] : []),
    ...steps(site.root, id, variant).map(item),
  ];
  const ways = record.variants.length > 0 ? record.variants.flatMap((variant) => way(variant.label, variant.dose, variant.id)) : way(undefined, record.dose);
  return [heading(record.title), ...ways];
}

/** What else must be on the sheet of an exercise, wherever it stands. */
export function exerciseNotes(site, id) {
  const record = site.exercises.find((exercise) => exercise.id === id);
  const lists = [record, ...record.variants].flatMap((way) => [way.feel, way.not_feel, way.cues, way.mistakes, way.cautions]);
  return lists.flatMap((list) => (list ?? []).map(item));
}

/** A guide: its title, the key message, when to stop, and the signs that it states. */
export function guide(site, id) {
  const { front } = page(site.root, 'guides', id);
  const flags = site.redFlags.filter((flag) => flag.stated_by.includes(id));
  return [
    heading(front.title),
    ...(front.key_message ? [paragraph(front.key_message)] : []),
    ...(front.better_signs ?? []).map(item),
    ...(front.stop_rules ?? []).map(item),
    ...signs(flags),
  ].map((part) => (typeof part.text === 'string' ? { ...part, text: spoken(part.text) } : part));
}

/** What is missing: the parts that don't stand after the ones before them, word for word. */
export function missing(blocks, parts) {
  let from = 0;
  return parts.flatMap(({ tag, text }) => {
    const wordings = [text].flat().map(plain);
    const isTag = (name) => (tag instanceof RegExp ? tag.test(name) : tag === name);
    const place = blocks.findIndex((block, place) => place >= from && isTag(block.tag) && wordings.includes(block.text));
    if (place < 0) return [`not there, or not in its place: “${wordings[0]}”`];
    from = place + 1;
    return [];
  });
}

/** List items on the paper that no record states, and those that stand there too often or too rarely. */
export function unlike(items, parts) {
  const expected = parts.filter(({ tag }) => tag === 'LBody').map(({ text }) => [text].flat().map(plain));
  const faults = items.flatMap((text, place) => (expected[place]?.includes(text) ? [] : [`in place ${place + 1} of the lists: “${text}”`]));
  return items.length === expected.length ? faults : [...faults, `${items.length} list items, and ${expected.length} in the records`];
}
