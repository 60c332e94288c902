import { css, html, nothing } from 'lit';
import { editorStyles } from './editor-styles.js';
import { MusterElement, reasonOf } from '../element.js';
import { absolute, relative } from '../times.js';
import { t } from '../texts.js';

/** The published versions of a playbook, what changed since each, and the way out of use. */
export class PlaybookVersions extends MusterElement {
  static properties = { session: { attribute: false }, playbook: {}, newest: { type: Number }, named: {}, answer: { state: true }, since: { state: true }, refusal: { state: true } };
  static styles = [...MusterElement.styles, editorStyles, css`
    section > button { margin-top: 8px; }
    h2 { margin-bottom: 6px; }
    li { display: grid; gap: 2px; padding: 4px 0; overflow-wrap: anywhere; }
    .line { display: flex; gap: 8px; align-items: center; flex-wrap: wrap; justify-content: space-between; }
    .difference li { padding: 2px 0 2px 10px; border-inline-start: 3px solid var(--muster-control); }
  `];

  willUpdate(changed) {
    if ((changed.has('playbook') || changed.has('newest')) && this.playbook && this.newest) this.load();
  }

  async load(before) {
    try {
      const { archived, versions, more } = await this.session.client.ask('playbook.versions', { playbook: this.playbook, limit: 20, ...(before ? { before } : {}) });
      this.answer = { archived, more, versions: [...(before ? this.answer.versions : []), ...versions] };
      this.refusal = null;
    } catch (failure) {
      this.refusal = `${t('playbook.versions-error')} ${reasonOf(failure)}`;
    }
  }

  async #compare(version) {
    if (this.since?.version === version) {
      this.since = null;
      return;
    }
    await this.#do(async () => {
      const { changes } = await this.session.client.ask('playbook.difference', { playbook: this.playbook, earlier: version, later: this.newest });
      this.since = { version, changes };
    });
  }

  #turn() {
    const { session, playbook, named: title } = this;
    const { archived } = this.answer;
    const say = (text, more) => this.fire('muster-say', { text, ...more });
    const set = (out) => session.client.command(out ? 'playbook.archive' : 'playbook.restore', { playbook });
    return this.#do(async () => {
      await set(!archived);
      say(t(archived ? 'playbook.restored' : 'playbook.archived', { title }), { undo: () => set(archived).then(() => this.load(), (failure) => say(reasonOf(failure), { refusal: true })) });
      await this.load();
    });
  }

  async #do(what) {
    try {
      await what();
      this.refusal = null;
    } catch (failure) {
      this.refusal = reasonOf(failure);
    }
  }

  render() {
    const { answer, since } = this;
    if (!this.newest || (!answer && !this.refusal)) return nothing;
    return html`<section aria-labelledby="versions"><h2 id="versions">${t('playbook.versions')}</h2><div role="alert">${this.refusal ? html`<p class="refusal">${this.refusal}</p>` : nothing}</div>
      ${answer ? html`<ul data-testid="versions">${answer.versions.map((v) => html`<li data-testid="playbook-was" data-version=${v.version}><div class="line"><strong class="small">${t('playbook.version', { version: v.version })}</strong>
          ${v.version === this.newest ? nothing : html`<button class="link" aria-expanded=${String(since?.version === v.version)} data-testid="version-compare" aria-label=${t('playbook.version-compare', { version: v.version })} @click=${() => this.#compare(v.version)}>${t('playbook.version-since')}</button>`}</div>
        <p class="tiny muted" title=${absolute(v.publishedAt)}>${t('playbook.version-by', { name: this.session.nameOf(v.publishedBy), relative: relative(v.publishedAt) })}</p>
        ${since?.version === v.version ? html`<ul class="difference" data-testid="version-changes">${since.changes.length ? since.changes.map((c) => html`<li class="small" dir="auto">${c.sentence}</li>`) : html`<li class="small muted">${t('playbook.version-same')}</li>`}</ul>` : nothing}</li>`)}</ul>
      ${answer.more ? html`<button class="quiet" @click=${() => this.load(answer.versions.at(-1).version)}>${t('common.more')}</button>` : nothing}
      <button class="plain" data-testid="playbook-archive" @click=${() => this.#turn()}>${t(answer.archived ? 'playbook.restore' : 'playbook.archive')}</button>` : nothing}</section>`;
  }
}
customElements.define('muster-playbook-versions', PlaybookVersions);
