/** Every element, for one script tag. */
export { MusterClient, Refused } from './client.js';
export { MusterApp } from './muster-app.js';
export { MusterIncidents } from './muster-incidents.js';
export { MusterRoom } from './muster-room.js';
export { MusterSignIn } from './muster-sign-in.js';
export { useTexts } from './texts.js';
