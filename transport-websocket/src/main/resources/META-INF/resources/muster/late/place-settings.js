import { css, html, nothing } from 'lit';
import './scheme-form.js';
import './webhook-secret.js';
import { editorStyles } from './editor-styles.js';
import { reasonOf } from '../element.js';
import { PlaceList } from '../parts/place-list.js';
import { emptyState } from '../parts/states.js';
import { refusedAs } from '../requests.js';
import { t } from '../texts.js';

/** What administrators set for the whole workspace: its incidents, who triages concerns, and what webhooks are signed with. */
export class MusterSettings extends PlaceList {
  static properties = { said: { state: true } };
  static styles = [...PlaceList.styles, editorStyles, css`
    .page > header { z-index: 2; }
    h2.part { font-size: 18px; padding: 24px 0 8px; }
    nav { display: flex; gap: 8px; flex-wrap: wrap; padding-bottom: 8px; }
    section > .hint { margin-bottom: 8px; }
    .triage { display: flex; gap: 8px; align-items: end; flex-wrap: wrap; }
    .triage .field { margin: 0; flex: 1; min-width: 200px; }
  `];

  get heading() {
    return t('settings-all.title');
  }

  get failed() {
    return t('settings-all.error');
  }

  async ask() {
    const { client } = this.session;
    const { mayDefine, webhooksSigned } = await client.ask('rule.list', {}).catch(refusedAs({ mayDefine: false }));
    if (!mayDefine) return { mayDefine };
    const [scheme, pack, queue, { groups }] = await Promise.all([client.ask('incident.scheme'), client.ask('context.show-workspace'), client.ask('concern.queue', { limit: 1 }), client.ask('channel.teams')]);
    return { mayDefine, webhooksSigned, scheme, pack, group: queue.group ?? '', groups };
  }

  list() {
    const { mayDefine, webhooksSigned, scheme, pack } = this.answer;
    if (!mayDefine) return emptyState(t('settings-all.not-yours'), t('settings-all.not-yours-hint'), html`<a class="button" href="#/">${t('incidents.title')}</a>`);
    return html`<h2 class="part" id="incidents">${t('incidents.title')}</h2>
      <muster-scheme-form .session=${this.session} .scheme=${scheme} @muster-again=${() => this.load()}></muster-scheme-form>
      <h2 class="part" id="pack">${t('settings-all.pack')}</h2><p class="small muted">${t('settings-all.pack-hint')}</p><br>
      <muster-workspace-pack .session=${this.session} .pack=${pack} @muster-again=${() => this.load()}></muster-workspace-pack>
      <h2 class="part">${t('settings-all.concerns')}</h2>${this.#triage()}
      <h2 class="part">${t('settings-all.stakeholders')}</h2><section><p class="hint">${t('settings-all.stakeholders-hint')}</p><br><p><a class="button" href="#/stakeholders" data-testid="settings-stakeholders">${t('settings-all.stakeholders-open')}</a></p></section>
      <h2 class="part">${t('settings-all.webhooks')}</h2><section><p class="hint">${t('settings-all.webhooks-hint')}</p><muster-webhook-secret .session=${this.session} .signed=${Boolean(webhooksSigned)}></muster-webhook-secret><p><a class="button" href="#/rules">${t('app.rules')}</a></p></section>`;
  }

  #triage() {
    const { groups, group } = this.answer;
    if (groups.length === 0 && !group) return html`<section><p class="small muted">${t('settings-all.no-groups')}</p></section>`;
    const known = groups.some((one) => one.id === group);
    return html`<section><form class="triage" @submit=${this.#choose}><div class="field"><label for="group">${t('settings-all.triage')}</label><select id="group" name="group" aria-describedby="triage-hint" data-testid="triage-group">
        <option value="" ?selected=${!group}>${t('settings-all.triage-admins')}</option>${group && !known ? html`<option value=${group} selected>${group}</option>` : nothing}${groups.map((one) => html`<option value=${one.id} ?selected=${one.id === group}>${t('settings-all.group', { name: one.name, count: one.members })}</option>`)}</select></div>
        <button class="primary" data-testid="triage-save">${t('common.save')}</button></form>
      <p class="hint" id="triage-hint">${t('settings-all.triage-hint')}</p><p role="status" class=${this.said?.wrong ? 'refusal' : 'small'} data-testid="triage-said">${this.said?.text ?? ''}</p></section>`;
  }

  #choose = (event) => {
    event.preventDefault();
    const before = this.answer.group;
    const { group } = Object.fromEntries(new FormData(event.currentTarget));
    this.#put(group, group === before ? null : () => this.#put(before));
  };

  async #put(group, undo) {
    try {
      await this.session.client.command('concern.set-triage', group ? { group } : {});
      this.answer = { ...this.answer, group };
      this.said = { text: t('settings-all.triage-set') };
      if (undo) this.fire('muster-say', { text: t('settings-all.triage-set'), undo, key: 'triage' });
    } catch (failure) {
      this.said = { text: reasonOf(failure), wrong: true };
    }
  }
}

/** Guests are not answered at all: they have nothing to set either. */
customElements.define('muster-settings', MusterSettings);
