// Keeps a page of the preview up to date: loads it again where it was scrolled to, swaps stylesheets, and shows
// the problems that keep the site from being published. Data only ever becomes text.

(() => {
  'use strict';

  const FOLDER = '/.mendbook/';
  const PLACE = `mendbook-place:${location.pathname}`;
  let state = document.currentScript.dataset.state;

  // The scroll place, over a reload.

  const keepPlace = () => {
    try {
      sessionStorage.setItem(PLACE, JSON.stringify([scrollX, scrollY]));
    } catch {
      // Without storage the browser does what it can.
    }
  };

  const takePlace = () => {
    try {
      const place = JSON.parse(sessionStorage.getItem(PLACE));
      sessionStorage.removeItem(PLACE);
      return place;
    } catch {
      return null;
    }
  };

  let kept = takePlace();
  const goBack = () => {
    if (kept) scrollTo({ left: kept[0], top: kept[1], behavior: 'instant' });
  };
  goBack();
  // Once more when all is there: pictures without a size move what is below them. Not if the reader has moved on.
  addEventListener('load', goBack, { once: true });
  for (const hand of ['wheel', 'touchstart', 'keydown', 'pointerdown']) {
    addEventListener(hand, () => { kept = null; }, { once: true, passive: true });
  }

  const reload = () => {
    keepPlace();
    location.reload();
  };

  // Stylesheets: the new one is there before the old one goes.

  const swapStyles = () => {
    for (const old of document.querySelectorAll('link[rel~="stylesheet"][href]')) {
      const address = new URL(old.href);
      if (address.origin !== location.origin) continue;
      address.searchParams.set('mendbook', state);
      const fresh = old.cloneNode();
      fresh.href = address.href;
      const done = () => old.remove();
      fresh.addEventListener('load', done, { once: true });
      fresh.addEventListener('error', done, { once: true });
      old.after(fresh);
    }
  };

  // The overlay.

  let host = null;
  let shown = '';

  const element = (name, text, attributes = {}) => {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  };

  const close = () => {
    host?.remove();
    host = null;
  };

  const place = ({ file, line, column, link }) => {
    if (!file) return [];
    const text = `${file}:${line}:${column}`;
    return [link ? element('a', text, { href: link }) : element('code', text)];
  };

  const item = (problem) => {
    const made = element('li');
    const head = element('p');
    head.append(element('strong', problem.code ? `${problem.level}[${problem.code}]` : problem.level), `: ${problem.message}`);
    made.append(head);
    for (const where of place(problem)) {
      const line = element('p', '', { class: 'place' });
      line.append(where);
      made.append(line);
    }
    if (problem.help) made.append(element('p', problem.help, { class: 'help' }));
    return made;
  };

  const open = ({ problems, more }) => {
    close();
    host = element('div', '', { id: 'mendbook-preview' });
    const root = host.attachShadow({ mode: 'open' });
    const box = element('section', '', { role: 'dialog', 'aria-labelledby': 'title', lang: 'en', dir: 'ltr' });
    const count = problems.length + more;
    const title = element('h2', count === 1 ? '1 problem' : `${count} problems`, { id: 'title' });
    const button = element('button', 'Close', { type: 'button', title: 'Close (Escape)' });
    button.addEventListener('click', close);
    const head = element('header');
    head.append(title, button);
    const list = element('ul');
    list.append(...problems.map(item));
    // Filled when it is on the page, so that screen readers say it.
    const alert = element('p', '', { role: 'alert' });
    box.append(head, alert, list);
    if (more > 0) box.append(element('p', `and ${more} more; the terminal has all of them`));
    root.append(element('link', '', { rel: 'stylesheet', href: `${FOLDER}preview.css` }), box);
    document.body.append(host);
    alert.textContent = 'While this stands nothing would be published, and the page may be older than its file.';
  };

  addEventListener('keydown', (event) => {
    if (event.key === 'Escape') close();
  });

  const showProblems = (text) => {
    // One that was closed stays closed until there is something else to tell.
    if (text === shown) return;
    shown = text;
    const told = JSON.parse(text);
    if (told.block) open(told);
    else close();
  };

  // Events. A page that nobody sees asks for none: browsers allow few connections.

  let source = null;

  const listen = () => {
    source?.close();
    source = new EventSource(`${FOLDER}events?since=${state}`);
    const on = (name, act) => source.addEventListener(name, (event) => {
      state = event.lastEventId;
      act(event.data);
    });
    on('problems', showProblems);
    on('styles', swapStyles);
    on('pages', reload);
    source.addEventListener('error', () => {
      // The browser asks again by itself, unless it has given up.
      if (source.readyState === EventSource.CLOSED) setTimeout(look, 1000);
    });
  };

  const look = () => {
    source?.close();
    if (document.visibilityState === 'visible') listen();
  };

  document.addEventListener('visibilitychange', look);
  addEventListener('pageshow', (event) => { if (event.persisted) look(); });
  addEventListener('pagehide', () => source?.close());
  look();
})();
