import { css, html } from 'lit';
import './editor-parts.js';
import './editor-tasks.js';
import { colleagues } from './colleagues.js';
import { difference, differenceStyles } from './difference-view.js';
import { editorStyles } from './editor-styles.js';
import { Leaving } from './leaving.js';
import { Edits, setAt } from './playbook-edits.js';
import { differenceOf } from './playbook-difference.js';
import { commandWhole } from './whole.js';
import { inText, reasonOf } from '../element.js';
import { icon } from '../icons.js';
import { PlaceList } from '../parts/place-list.js';
import { emptyState } from '../parts/states.js';
import { t } from '../texts.js';

/** What an incident teaches, as a change of the playbook that it ran by: made here, and accepted by an editor. */
export class MusterPropose extends PlaceList {
  static properties = { incident: {}, action: {}, said: { state: true }, busy: { state: true } };
  static styles = [...PlaceList.styles, editorStyles, differenceStyles, css`
    :host { container-type: inline-size; }
    .page { max-width: 1160px; }
    .columns { display: grid; grid-template-columns: minmax(0, 1fr) 340px; gap: 24px; align-items: start; }
    aside { position: sticky; top: 72px; display: grid; gap: 12px; }
    aside section { margin: 0; max-height: calc(100dvh - 360px); overflow-y: auto; }
    textarea { min-height: 84px; }
    @container (max-width: 900px) { .columns { grid-template-columns: minmax(0, 1fr); } aside { position: static; } aside section { max-height: none; } }
  `];

  leaving = new Leaving(this, () => this.edits?.changed && !this.sent);

  get heading() {
    return this.answer?.base ? t('propose.title', { name: this.answer.base.title }) : t('propose.heading');
  }

  get failed() {
    return t('propose.error');
  }

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener('keydown', this.#key);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('keydown', this.#key);
  }

  #key = (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z' || inText(event) || !this.edits) return;
    event.preventDefault();
    if (event.shiftKey) this.edits.redo();
    else this.edits.undo();
  };

  async ask() {
    const { client } = this.session;
    const [{ playbook }, { actions }] = await Promise.all([client.ask('incident.show', { incident: this.incident }), client.ask('retrospective.show', { incident: this.incident })]);
    if (!playbook) return { base: null };
    const { content, version } = await client.ask('playbook.show', { playbook });
    if (this.edits) this.unwatch(this.edits);
    this.edits = new Edits(content);
    this.watch(this.edits);
    return { base: content, version, playbook, owners: { people: colleagues(this.session) }, action: actions.find((a) => a.id === this.action) };
  }

  list() {
    const { base, action, version } = this.answer;
    const back = html`<a class="button" href=${`#/retrospective/${encodeURIComponent(this.incident)}`}>${t('propose.back')}</a>`;
    if (!base) return emptyState(t('propose.none'), t('propose.none-hint'), back);
    if (this.sent) return emptyState(t('propose.sent'), t('propose.sent-hint'), back);
    const { edits } = this;
    const changes = differenceOf(base, edits.content);
    return html`<p class="small muted">${t('propose.hint', { version })}</p><br><div class="columns"><div>
        <section><div class="field"><label for="description">${t('playbook.description')}</label><textarea id="description" maxlength="4000" .value=${edits.content.description ?? ''} @input=${(e) => edits.to(setAt(edits.content, ['description'], e.target.value || undefined), 'description')}></textarea></div></section>
        <h2>${t('playbook.stages')}</h2><br><muster-editor-tasks .edits=${edits} .content=${edits.content} .owners=${this.answer.owners}></muster-editor-tasks><br><muster-editor-parts .edits=${edits} .content=${edits.content}></muster-editor-parts></div>
      <aside><form @submit=${(e) => this.#propose(e)} data-testid="propose-form"><div class="field"><label for="reason">${t('propose.reason')}</label><textarea id="reason" name="reason" required maxlength="2000" dir="auto" data-testid="propose-reason" .value=${action?.title ?? ''}></textarea></div>
          <div class="line"><button class="primary" data-testid="propose-submit" ?disabled=${this.busy || changes.length === 0}>${t('propose.submit')}</button><button type="button" class="plain" ?disabled=${!edits.undoable} data-testid="propose-undo" @click=${() => edits.undo()}>${icon('retry')}${t('common.undo')}</button>${back}</div>
          <p role="alert" class="refusal">${this.said ?? ''}</p></form>
        <section aria-labelledby="what"><h2 id="what">${t('propose.changes')}</h2><br>${changes.length ? difference(changes, this.session.nameOf) : html`<p class="small muted">${t('propose.no-changes')}</p>`}</section></aside></div>`;
  }

  async #propose(event) {
    event.preventDefault();
    const { playbook, version, action } = this.answer;
    const reason = event.currentTarget.elements.reason.value.trim();
    this.busy = true;
    try {
      await commandWhole(this.session, 'retrospective.propose-change', { incident: this.incident, playbook, baseVersion: version, content: this.edits.content, reason, ...(action ? { action: action.id } : {}) });
      this.sent = true;
      this.said = null;
    } catch (failure) {
      this.said = reasonOf(failure);
    } finally {
      this.busy = false;
    }
  }
}
customElements.define('muster-propose', MusterPropose);
