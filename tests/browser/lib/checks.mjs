// The checks that look at a page as it is laid out. `lookAt` runs inside the page, so it is one
// self-contained function; each of its checks returns a list of faults, empty when all is well.

/** Runs the check called `name` in `page` and returns its faults. */
export function check(page, name, argument) {
  return page.evaluate(`(${lookAt})()[${JSON.stringify(name)}](${JSON.stringify(argument ?? null)})`);
}

function lookAt() {
  const TARGETS = 'a[href], button, summary, input, select, textarea';

  const shown = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true });

  /** Text for screen readers only: clipped to nothing by the element or one around it. */
  const clippedAway = (element) => {
    for (let at = element; at && at !== document.body; at = at.parentElement) {
      const style = getComputedStyle(at);
      if (/^inset\((50|100)%/.test(style.clipPath) || /^rect\((0|1)px,? (0|1)px,? (0|1)px,? (0|1)px\)$/.test(style.clip)) return true;
      const box = at.getBoundingClientRect();
      if (style.overflow !== 'visible' && style.display !== 'inline' && (box.width <= 1 || box.height <= 1)) return true;
    }
    return false;
  };

  const name = (element) => {
    const text = element.textContent.replace(/\s+/g, ' ').trim().slice(0, 40);
    const tag = element.tagName.toLowerCase();
    return `<${tag}${element.id ? ` id=${element.id}` : ''}${element.getAttribute('class') ? ` class="${element.getAttribute('class')}"` : ''}> "${text}"`;
  };

  /** Every text that a sighted reader sees: `{ node, element, box }`. Pictures are left out. */
  const texts = () => {
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const element = node.parentElement;
      if (!node.data.trim() || element.closest('svg, script, style, noscript') || !shown(element) || clippedAway(element)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const box = range.getBoundingClientRect();
      if (box.width > 0 && box.height > 0) found.push({ node, element, box });
    }
    return found;
  };

  // Colours: any CSS colour becomes [r, g, b, a] by painting one pixel.
  const brush = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const known = new Map();
  const colour = (css) => {
    if (!known.has(css)) {
      brush.clearRect(0, 0, 1, 1);
      brush.fillStyle = css;
      brush.fillRect(0, 0, 1, 1);
      const [r, g, b, a] = brush.getImageData(0, 0, 1, 1).data;
      known.set(css, [r, g, b, a / 255]);
    }
    return known.get(css);
  };
  const over = (top, bottom) => [0, 1, 2].map((i) => top[i] * top[3] + bottom[i] * (1 - top[3])).concat(1);
  const luminance = (rgb) => {
    const [r, g, b] = rgb.slice(0, 3).map((value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ratio = (one, other) => {
    const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
    return (light + 0.05) / (dark + 0.05);
  };
  const canvas = () => {
    const probe = document.createElement('div');
    probe.style.backgroundColor = 'Canvas';
    document.documentElement.append(probe);
    const css = getComputedStyle(probe).backgroundColor;
    probe.remove();
    return colour(css);
  };
  /** What is painted behind an element: its background colours and those around it, blended. */
  const behind = (element) => {
    const layers = [];
    for (let at = element; at; at = at.parentElement) {
      const layer = colour(getComputedStyle(at).backgroundColor);
      if (layer[3] > 0) layers.push(layer);
      if (layer[3] === 1) break;
    }
    return layers.reduceRight((bottom, layer) => over(layer, bottom), canvas());
  };
  const opacity = (element) => {
    let all = 1;
    for (let at = element; at; at = at.parentElement) all *= Number(getComputedStyle(at).opacity);
    return all;
  };
  const contrastOf = ({ element }, background) => {
    const [r, g, b, a] = colour(getComputedStyle(element).color);
    return ratio(over([r, g, b, a * opacity(element)], background), background);
  };

  /** The nearest box that isn't inline: what a link is a part of. */
  const block = (element) => {
    let at = element.parentElement;
    while (at.parentElement && /^(inline|contents)$/.test(getComputedStyle(at).display)) at = at.parentElement;
    return at;
  };
  const inRunningText = (link) => {
    if (link.tagName !== 'A' || !getComputedStyle(link).display.startsWith('inline')) return false;
    const around = block(link).cloneNode(true);
    around.querySelectorAll('a').forEach((other) => other.remove());
    return /[\p{L}\p{N}]/u.test(around.textContent);
  };
  const scrolls = (element) => {
    for (let at = element; at && at !== document.body; at = at.parentElement) {
      if (/auto|scroll/.test(getComputedStyle(at).overflowX)) return at;
    }
    return null;
  };

  const tabbable = () => [...document.querySelectorAll(`${TARGETS}, [tabindex]`)].filter((element) => element.tabIndex >= 0 && !element.disabled && shown(element));
  const focusLook = (element) => {
    const style = getComputedStyle(element);
    const outline = style.outlineStyle === 'none' ? 'none' : `${style.outlineStyle} ${style.outlineWidth} ${style.outlineColor}`;
    return JSON.stringify([outline, style.boxShadow, style.borderColor, style.borderWidth, style.backgroundColor, style.textDecorationLine, style.textDecorationThickness]);
  };

  return {
    /** Text whose contrast with what is behind it is below `least`. */
    contrast(least) {
      return texts()
        .map((text) => ({ text, value: contrastOf(text, behind(text.element)) }))
        .filter(({ value }) => value < least)
        .map(({ text, value }) => `${value.toFixed(2)}:1 ${name(text.element)}`);
    },

    /** Text that would be too pale on white paper, where browsers leave backgrounds out. */
    inkOnPaper(least) {
      return texts()
        .filter(({ element }) => getComputedStyle(element).printColorAdjust !== 'exact')
        .map((text) => ({ text, value: contrastOf(text, [255, 255, 255, 1]) }))
        .filter(({ value }) => value < least)
        .map(({ text, value }) => `${value.toFixed(2)}:1 on paper ${name(text.element)}`);
    },

    /** The colour of the page itself. */
    paperColour() {
      return behind(document.body).join();
    },

    /** Text smaller than `least` CSS pixels. */
    smallText(least) {
      return texts()
        .filter(({ element }) => parseFloat(getComputedStyle(element).fontSize) < least - 0.01)
        .map(({ element }) => `${getComputedStyle(element).fontSize} ${name(element)}`);
    },

    /** What sticks out of the window on the right, whether or not a scroll bar shows it. */
    overflow() {
      const width = document.documentElement.clientWidth;
      const faults = [];
      if (document.scrollingElement.scrollWidth > width) faults.push(`the page is ${document.scrollingElement.scrollWidth} px wide in a window of ${width} px`);
      for (const element of document.body.querySelectorAll('*')) {
        if (element.closest('svg')?.parentElement?.closest('svg') || element.ownerSVGElement || !shown(element) || clippedAway(element)) continue;
        const box = element.getBoundingClientRect();
        if (box.right <= width + 1 || box.width === 0 || box.height === 0) continue;
        const scroller = scrolls(element.parentElement);
        if (scroller && scroller.getBoundingClientRect().right <= width + 1) continue;
        faults.push(`ends at ${Math.round(box.right)} px of ${width}: ${name(element)}`);
      }
      return faults;
    },

    /** Boxes whose content doesn't fit in them; `scrollable` allows those that can be scrolled. */
    cutOff(scrollable) {
      return [...document.body.querySelectorAll('*')]
        .filter((element) => {
          if (element.closest('svg') || !shown(element) || clippedAway(element) || !element.clientWidth) return false;
          const style = getComputedStyle(element);
          const hides = style.overflowY !== 'visible' && element.scrollHeight > element.clientHeight + 1;
          const wide = element.scrollWidth > element.clientWidth + 1;
          if (scrollable && /auto|scroll/.test(style.overflowX + style.overflowY)) return false;
          return hides || wide;
        })
        .map((element) => `${element.scrollWidth}×${element.scrollHeight} in ${element.clientWidth}×${element.clientHeight}: ${name(element)}`);
    },

    /** Things to press that are smaller than `least` pixels either way; links in running text may be. */
    smallTargets(least) {
      return [...document.querySelectorAll(TARGETS)]
        .filter((element) => {
          if (element.disabled || !shown(element) || clippedAway(element) || inRunningText(element)) return false;
          const box = element.getBoundingClientRect();
          if (box.right <= 0 || box.bottom + scrollY <= 0) return false;
          return box.width < least - 0.01 || box.height < least - 0.01;
        })
        .map((element) => {
          const box = element.getBoundingClientRect();
          return `${box.width.toFixed(1)}×${box.height.toFixed(1)} px: ${name(element)}`;
        });
    },

    /** All visible words, as they should turn up on paper. */
    words() {
      return texts().flatMap(({ node }) => node.data.split(/\s+/).filter(Boolean));
    },

    /** The `@page` rules that apply to this page's content, the last one being the strongest. */
    pageRules() {
      const rules = [];
      const visit = (list) => {
        for (const rule of list) {
          if (rule instanceof CSSPageRule) rules.push(rule);
          else if (rule.cssRules) visit(rule.cssRules);
        }
      };
      for (const sheet of document.styleSheets) visit(sheet.cssRules);
      const named = new Set([...document.querySelectorAll('*')].map((element) => getComputedStyle(element).page));
      return rules
        .filter((rule) => !rule.selectorText || named.has(rule.selectorText))
        .map((rule) => ({ name: rule.selectorText, size: rule.style.getPropertyValue('size'), left: rule.style.marginLeft, right: rule.style.marginRight }))
        .sort((one, other) => Boolean(one.name) - Boolean(other.name));
    },

    /** Numbers what the Tab key should reach and remembers how each looks without focus. */
    prepareFocus() {
      document.activeElement?.blur();
      const all = tabbable();
      window.mendbookFocus = new Map(all.map((element) => [element, { look: focusLook(element), label: name(element) }]));
      return all.map(name);
    },

    /** What has the focus now: which it is, and what is wrong with how it shows. */
    focused() {
      const element = document.activeElement;
      if (!element || element === document.body) return null;
      const before = window.mendbookFocus.get(element);
      const faults = [];
      const style = getComputedStyle(element);
      if (!element.matches(':focus-visible')) faults.push('no :focus-visible');
      if (before && before.look === focusLook(element)) faults.push('looks the same with and without focus');
      const edge = colour(style.outlineColor);
      if (style.outlineStyle === 'none' && style.boxShadow === 'none') faults.push('neither outline nor shadow');
      else if (style.outlineStyle !== 'none' && style.boxShadow === 'none') {
        if (style.outlineStyle !== 'auto' && parseFloat(style.outlineWidth) < 2) faults.push(`outline of ${style.outlineWidth}`);
        const around = behind(parseFloat(style.outlineOffset) < 0 ? element : element.parentElement);
        if (ratio(over(edge, around), around) < 3) faults.push(`outline ${style.outlineColor} hardly differs from what is around it`);
      }
      const box = [...element.getClientRects()].find((rect) => rect.width && rect.height) ?? element.getBoundingClientRect();
      const [x, y] = [box.left + Math.min(box.width / 2, innerWidth / 2), box.top + Math.min(box.height, innerHeight) / 2];
      const hit = document.elementFromPoint(x, y);
      if (!hit) faults.push('outside the window');
      else if (!element.contains(hit) && !hit.contains(element)) faults.push(`hidden behind ${name(hit)}`);
      const order = [...window.mendbookFocus.keys()].indexOf(element);
      return { order, label: name(element), inMain: Boolean(element.closest('main')), faults };
    },
  };
}
