/** For pages that a host puts beside the room, in its look: templates, the base of elements, properties and controls. */
export { css, html, nothing } from 'lit';
export { MusterElement } from './element.js';
export { tokens } from './tokens.js';
