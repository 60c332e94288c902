/** Commands and questions that carry a whole document: longer than a frame may be, so they go as a request of their own. */
import { Refused, randomKey } from '../requests.js';

async function send(session, name, data, headers) {
  const address = new URL(`api/v1/${name.replace('.', '/')}`, session.mount);
  let answer;
  try {
    answer = await fetch(address, {
      method: 'POST', credentials: 'same-origin', body: JSON.stringify(data),
      headers: { 'Content-Type': 'application/json', 'X-Requested-With': 'muster', ...headers },
    });
  } catch {
    throw new Refused({ code: 'unavailable' });
  }
  const body = await answer.json().catch(() => ({}));
  if (answer.ok) return body;
  throw new Refused({ code: 'unavailable', ...(body.code ? body : body.error) });
}

/** Asks a question; rejects with Refused. */
export const askWhole = (session, name, data) => send(session, name, data, {});

/** Sends a command under a key; rejects with Refused. Sent again under the same key it happens once. */
export const commandWhole = (session, name, data, key = randomKey()) => send(session, name, data, { 'Idempotency-Key': key });
