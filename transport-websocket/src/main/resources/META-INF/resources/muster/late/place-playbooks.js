import { html, nothing } from 'lit';
import './playbook-editor.js';
import './import-dialog.js';
import './place-propose.js';
import './place-rules.js';
import './playbook-versions.js';
import './workspace-pack.js';
import { blank } from './playbook-edits.js';
import { reasonOf } from '../element.js';
import { icon } from '../icons.js';
import { PlaceList } from '../parts/place-list.js';
import { emptyState } from '../parts/states.js';
import { absolute, relative } from '../times.js';
import { t } from '../texts.js';

/** All playbooks; one of them, or a new one, in the editor. */
export class MusterPlaybooks extends PlaceList {
  static properties = { one: {}, dialog: { state: true } };

  get heading() {
    return t('playbook.title');
  }

  get failed() {
    return t('playbook.error');
  }

  async ask() {
    const { client } = this.session;
    const none = (key) => () => ({ [key]: [] });
    const [{ playbooks }, { playbooks: archived }, { entries }, { drafts, admin }] = await Promise.all([client.ask('playbook.list'), client.ask('playbook.list', { archived: true }).catch(none('playbooks')), client.ask('playbook.library').catch(none('entries')), client.ask('playbook.drafts').then((all) => ({ ...all, admin: true }), none('drafts'))]);
    return { admin, playbooks, archived, drafts: drafts.filter((d) => ![...playbooks, ...archived].some((p) => p.id === d.playbook)), library: entries.filter((one) => !playbooks.some((p) => p.title === one.content.title)) };
  }

  updated(changed) {
    if (changed.has('one') && changed.get('one') && !this.one) this.load();
  }

  render() {
    return this.one ? html`<muster-playbook-editor .session=${this.session} .playbook=${this.one === 'new' ? null : this.one} .fresh=${this.one === 'new' ? blank(t('playbook.untitled')) : null}><slot name="lead" slot="lead"></slot></muster-playbook-editor>` : super.render();
  }

  list() {
    const { playbooks, archived, drafts, library } = this.answer;
    const acts = html`<div class="line"><a class="button" href="#/playbooks/new" data-testid="playbook-new">${t('playbook.new')}</a>
      <button class="plain" data-testid="playbook-import" @click=${() => (this.dialog = true)}>${t('playbook.import')}</button><a class="button" href="#/rules" data-testid="rules-open">${t('app.rules')}</a>${this.answer.admin ? html`<a class="button" href="#/settings" data-testid="settings-open">${t('app.settings')}</a>` : nothing}</div>`;
    return html`${playbooks.length ? html`<p>${acts}</p><br><ul data-testid="playbooks">${playbooks.map((p) => html`<li><a class="one" href=${`#/playbooks/${encodeURIComponent(p.id)}`} data-testid="playbook">${icon('list')}
        <div><p dir="auto"><strong>${p.title}</strong></p><p class="tiny muted" dir="auto">${p.description}</p></div>
        <span class="tiny muted">${t('playbook.version', { version: p.version })} · <time datetime=${p.publishedAt} title=${absolute(p.publishedAt)}>${relative(p.publishedAt)}</time></span></a></li>`)}</ul>`
    : emptyState(t('playbook.none'), t('playbook.none-hint'), acts)}
      ${drafts.length ? html`<br><h2>${t('playbook.drafts')}</h2><br><ul data-testid="drafts">${drafts.map((d) => html`<li><a class="one" href=${`#/playbooks/${encodeURIComponent(d.playbook)}`}>${icon('edit')}<div><p dir="auto"><strong>${d.title ?? t('playbook.untitled')}</strong></p></div>
        <span class="tiny muted">${t('playbook.unpublished')} · <time datetime=${d.savedAt} title=${absolute(d.savedAt)}>${relative(d.savedAt)}</time></span></a></li>`)}</ul>` : nothing}
      ${library.length ? html`<br><h2>${t('playbook.library')}</h2><p class="small muted">${t('playbook.library-hint')}</p><br><ul data-testid="library">${library.map((p) => html`<li><div class="one">${icon('file')}<div><p><strong>${p.content.title}</strong></p><p class="tiny muted">${p.content.description}</p></div>
        <button class="plain" data-testid="library-add" aria-label=${t('playbook.add-named', { title: p.content.title })} @click=${() => this.#add(p.id)}>${t('common.add')}</button></div></li>`)}</ul>` : nothing}
      ${archived.length ? html`<br><h2>${t('playbook.archived-heading')}</h2><br><ul data-testid="archived">${archived.map((p) => html`<li><div class="one">${icon('list')}<div><p dir="auto">${p.title}</p></div>
        <button class="plain" data-testid="playbook-restore" aria-label=${t('playbook.restore-named', { title: p.title })} @click=${() => this.#restore(p)}>${t('playbook.restore')}</button></div></li>`)}</ul>` : nothing}
      ${this.dialog ? html`<muster-import-dialog .session=${this.session} @muster-closed=${this.#closed} @muster-imported=${this.#imported}></muster-import-dialog>` : nothing}`;
  }

  #closed = () => (this.dialog = false);

  #imported = ({ detail }) => (location.hash = `#/playbooks/${encodeURIComponent(detail.playbook)}`);

  async #restore({ id: playbook, title }) {
    const { client } = this.session;
    try {
      await client.command('playbook.restore', { playbook });
      this.fire('muster-say', { text: t('playbook.restored', { title }), undo: () => client.command('playbook.archive', { playbook }).then(() => this.load(), (failure) => this.fire('muster-say', { text: reasonOf(failure), refusal: true })) });
    } catch (failure) {
      this.fire('muster-say', { text: reasonOf(failure), refusal: true });
    }
    await this.load();
  }

  async #add(id) {
    try {
      const { ids } = await this.session.client.command('playbook.add-from-library', { entry: id });
      location.hash = `#/playbooks/${encodeURIComponent(ids.playbook)}`;
    } catch (failure) {
      this.failure = failure;
      this.answer = null;
    }
  }
}
customElements.define('muster-playbooks', MusterPlaybooks);
