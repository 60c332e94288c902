import { html } from 'lit';
import './editor-pack.js';
import { editorStyles } from './editor-styles.js';
import { Leaving } from './leaving.js';
import { PathFields } from './path-fields.js';
import { Edits } from './playbook-edits.js';
import { footStyles, saveFoot } from './save-foot.js';
import { MusterElement, reasonOf } from '../element.js';
import { t } from '../texts.js';

/** What is laid before everybody at every incident of the workspace, whatever its playbook. `pack` is what the server says of it. */
export class WorkspacePack extends MusterElement {
  static properties = { session: { attribute: false }, pack: { attribute: false }, edits: { state: true }, said: { state: true }, busy: { state: true } };
  static styles = [...MusterElement.styles, editorStyles, footStyles];
  leaving = new Leaving(this, () => this.edits?.changed);
  fields = new PathFields(() => [this.$('muster-editor-pack').renderRoot]);

  willUpdate(changed) {
    if (!changed.has('pack') || !this.pack) return;
    if (this.edits) this.unwatch(this.edits);
    const { context, version } = this.pack;
    this.version = version;
    this.said = null;
    this.edits = new Edits(context ? { context } : {});
    this.watch(this.edits);
  }

  render() {
    return html`<muster-editor-pack .edits=${this.edits} .content=${this.edits.content} .collectors=${this.pack.collectors}></muster-editor-pack>${saveFoot(this, 'pack', this.#save)}`;
  }

  #save = async () => {
    const { content } = this.edits;
    this.busy = true;
    try {
      const { ids } = await this.session.client.command('context.set-workspace', { ...content, version: this.version });
      this.version = Number(ids.version);
      this.edits.keep(content);
      this.fields.mark([]);
      this.said = { text: t('settings-all.pack-saved') };
    } catch (failure) {
      const { code, field } = failure;
      this.said = { text: code === 'conflict' ? t('settings-all.conflict') : reasonOf(failure), wrong: true, again: code === 'conflict' };
      if (field?.startsWith('context.')) {
        this.fields.mark([{ path: field, level: 'error', message: reasonOf(failure) }]);
        this.fields.show(field);
      }
    } finally {
      this.busy = false;
    }
  };
}
customElements.define('muster-workspace-pack', WorkspacePack);
