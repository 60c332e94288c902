() => {
  const banned = new Set(['script', 'iframe', 'frame', 'object', 'embed', 'style', 'link', 'meta', 'base', 'math', 'video', 'audio', 'marquee', 'foreignobject', 'animate', 'set', 'use', 'xmp', 'noscript', 'title']);
  const found = [];
  let seen = 0;
  const look = (root, host) => {
    for (const element of root.querySelectorAll('*')) {
      seen += 1;
      const name = element.localName;
      const told = `${name} in ${host}: ${element.outerHTML.slice(0, 120)}`;
      const written = element.closest('.text');
      if (banned.has(name) || element.id === 'canary') found.push(told);
      if (name === 'svg' && !element.classList.contains('icon')) found.push(told);
      if (name === 'img' && !/^(blob:|http:\/\/127\.0\.0\.1:\d+\/api\/v1\/files\/)/.test(element.src)) found.push(told);
      if (written && (name.includes('-') || ['form', 'input', 'select', 'textarea', 'slot', 'template', 'svg'].includes(name) || (name === 'button' && !element.classList.contains('copy')))) found.push(told);
      for (const { name: attribute, value } of element.attributes) {
        if (/^on/i.test(attribute)) found.push(`${attribute} on ${told}`);
        if (written && attribute === 'style') found.push(`style on ${told}`);
        if (/^(href|src|action|formaction|xlink:href|data)$/.test(attribute) && /^\s*(javascript|vbscript|data|file)\s*:/i.test(value)) found.push(`${attribute} on ${told}`);
      }
      if (element.shadowRoot) look(element.shadowRoot, name);
    }
  };
  look(document.querySelector('muster-app').shadowRoot, 'muster-app');
  return { found: found.slice(0, 10), seen, ran: window.canaries };
}
