import { html } from 'lit';
import './people-field.js';
import { FormDialog } from './form-dialog.js';
import { SEVERITIES } from '../state/incident.js';
import { t } from '../texts.js';

export class DeclareDialog extends FormDialog {
  static properties = { playbooks: { state: true }, playbook: { state: true } };
  static defaults = () => ({ playbooks: [] });
  people = [];

  connectedCallback() {
    super.connectedCallback();
    this.session.client.ask('playbook.list').then(({ playbooks }) => (this.playbooks = playbooks), () => undefined);
  }

  render() {
    return this.frame({
      heading: t('declare.title'), submit: t('declare.submit'), testid: 'declare-submit', wide: true,
      body: html`
        <div class="field"><label for="title">${t('declare.what')}</label>
          <input id="title" name="title" data-focus data-testid="declare-title" required maxlength="200" autocomplete="off" dir="auto" aria-describedby="title-hint">
          <p class="hint" id="title-hint">${t('declare.what-hint')}</p></div>
        <div class="row">
          <div class="field"><label for="severity">${t('declare.severity')}</label>
            <select id="severity" name="severity" data-testid="declare-severity">
              <option value="">${this.playbook ? t('declare.playbook-severity') : `SEV3, ${t('severity.SEV3')}`}</option>
              ${SEVERITIES.map((s) => html`<option value=${s}>${s}, ${t(`severity.${s}`)}</option>`)}</select></div>
          <div class="field"><label for="playbook">${t('declare.playbook')}</label>
            <select id="playbook" name="playbook" data-testid="declare-playbook" @change=${(e) => (this.playbook = e.target.value)}>
              <option value="">${t('declare.no-playbook')}</option>
              ${this.playbooks.map((p) => html`<option value=${p.id}>${p.title}</option>`)}</select></div>
        </div>
        <muster-people-field .session=${this.session} label=${t('declare.people')} hint=${t('declare.people-hint')} .without=${[this.session.me?.person]}
          data-testid="declare-people" @people-changed=${(e) => (this.people = e.detail)}></muster-people-field>
        <label class="check"><input type="checkbox" name="exercise" value="yes" data-testid="declare-exercise">${t('declare.exercise')}</label>`,
    });
  }

  async act({ title, severity, playbook, exercise }) {
    const { ids } = await this.session.client.command('incident.declare', {
      title: title.trim(), ...(severity ? { severity } : {}), ...(playbook ? { playbook } : {}), ...(exercise ? { exercise: true } : {}), ...(this.people.length ? { people: this.people } : {}),
    });
    this.session.lists.refresh();
    this.fire('muster-open', { channel: ids.incident });
  }
}
customElements.define('muster-declare-dialog', DeclareDialog);
