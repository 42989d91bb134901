// Reads HTML files without a browser: a thin layer over parse5.

import { parse } from 'parse5';

export const parseHtml = (text) => parse(text);

/** All elements below `node` in document order, those called `name` if one is given. */
export function elements(node, name) {
  const found = [];
  const visit = (at) => {
    if (at.tagName && (!name || at.tagName === name)) found.push(at);
    for (const child of at.childNodes ?? []) visit(child);
    if (at.content) visit(at.content);
  };
  visit(node);
  return found;
}

/** The value of an attribute, or undefined. */
export const attribute = (element, name) => element.attrs?.find((attr) => attr.name === name)?.value;

/** The text below a node, spaces folded. */
export function text(node) {
  if (node.nodeName === '#text') return node.value;
  return (node.childNodes ?? []).map(text).join('').replace(/\s+/g, ' ');
}

/** Whether an element has a class. */
export const hasClass = (element, name) => (attribute(element, 'class') ?? '').split(/\s+/).includes(name);

/** The anchors that a link can point to. */
export function anchors(tree) {
  return new Set(elements(tree).flatMap((element) => [attribute(element, 'id'), element.tagName === 'a' && attribute(element, 'name')].filter(Boolean)));
}

/** Every address that a page names: `{ element, url, loads }`, where `loads` tells what the browser fetches by itself. */
export function references(tree) {
  const found = [];
  for (const element of elements(tree)) {
    const add = (url, loads) => url !== undefined && found.push({ element: element.tagName, url: url.trim(), loads });
    const rel = attribute(element, 'rel') ?? '';
    const tag = element.tagName;
    if (tag === 'a' || tag === 'area') add(attribute(element, 'href'), false);
    else if (tag === 'link') add(attribute(element, 'href'), /stylesheet|icon|preload|manifest/.test(rel));
    else if (tag === 'use' || tag === 'image') add(attribute(element, 'href'), true);
    if (tag === 'form') add(attribute(element, 'action'), false);
    for (const name of ['src', 'poster', 'data']) add(attribute(element, name), true);
    for (const part of (attribute(element, 'srcset') ?? '').split(',').filter((part) => part.trim())) add(part.trim().split(/\s+/)[0], true);
    if (tag === 'meta' && /^refresh$/i.test(attribute(element, 'http-equiv') ?? '')) {
      add(/url\s*=\s*['"]?([^'"]*)/i.exec(attribute(element, 'content') ?? '')?.[1], false);
    }
  }
  return found;
}
