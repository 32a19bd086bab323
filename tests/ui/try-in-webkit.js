/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

// The body of a function that gets "vectors". Each is shown in a frame of its own, where its scripts would run.

const SILENT = 'script, style, template, title, iframe, object, embed, applet, xmp, plaintext, noframes, noembed, ' +
  'frame, frameset, base, meta, link, input, param, [hidden]';

function readWithoutScripts(html) {
  const place = document.implementation.createHTMLDocument('').createElement('div');
  place.innerHTML = html;
  return place;
}

function words(place) {
  place.querySelectorAll(SILENT).forEach(element => element.remove());
  return place.textContent.replace(/[\s\ufeff\ufffd\u0000-\u001f\u007f]/g, '');
}

// What of the one text is not in the other in the same order.
function missing(text, other) {
  let place = 0;
  for (let i = 0; i < text.length; i++) {
    place = other.indexOf(text[i], place) + 1;
    if (place === 0)
      return text.slice(i);
  }
  return null;
}

// Outside of drawings and formulas HTML has no CDATA sections and takes their beginning for a comment. Herald shows
// what is in them, so either reading will do.
function lostWords(given, shown) {
  const kept = words(readWithoutScripts(shown));
  const lost = missing(words(readWithoutScripts(given)), kept);
  const unframed = given.replaceAll('<![CDATA[', '');
  return lost === null || missing(words(readWithoutScripts(unframed)), kept) === null ? null : lost;
}

function mediaOf(place) {
  const addresses = [];
  const add = address => addresses.push(new URL(address, document.baseURI).href);
  for (const element of place.querySelectorAll('img, source, video, audio, iframe')) {
    for (const name of ['src', 'poster']) {
      if (element.hasAttribute(name))
        add(element.getAttribute(name));
    }
    for (const candidate of (element.getAttribute('srcset') ?? '').split(/,\s+/))
      add(candidate.split(/\s/)[0]);
  }
  return addresses;
}

function show({given, shown}) {
  return new Promise(resolve => {
    const frame = document.createElement('iframe');
    frame.onload = () => {
      const body = frame.contentDocument.body;
      const place = body.firstElementChild;
      const lost = lostWords(given, shown);
      const result = {
        serialized: place.innerHTML,
        without_scripts: readWithoutScripts(shown).innerHTML,
        escaped: body.childNodes.length !== 1,
        media: mediaOf(place),
      };
      if (lost !== null)
        result.lost = lost;
      resolve(result);
    };
    frame.srcdoc = `<!doctype html><body><div>${shown}</div>`;
    document.body.append(frame);
  });
}

return JSON.stringify(await Promise.all(JSON.parse(vectors).map(show)));
