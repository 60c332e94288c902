/**
 * Attachments. How to use:
 *
 * A message: `<muster-attachments .session=${session} .files=${item.data.files ?? []}></muster-attachments>`.
 *
 * A composer: keep one `uploads = new Uploads(session, channel)` beside the draft; draw
 * `<muster-upload-chips .uploads=${uploads}></muster-upload-chips>` and `<muster-attach-button .uploads=${uploads}>`;
 * call `takeFiles(element, (files) => uploads.add(files))` once for the element onto which files are dropped and pasted
 * (it returns a function that ends it; while files hover, the element has the attribute `dropping`). Send with
 * `{text, files: uploads.ids}` while `uploads.ready`, then `uploads.clear()`. Uploads fire `change`.
 */
import { css, html, nothing, svg } from 'lit';
import './dialog.js';
import { MusterElement, reasonOf } from '../element.js';
import { icon } from '../icons.js';
import { downloadAddress, filesFrom, hasThumbnail, isUnseen, sizeOf, thumbnailAddress } from '../state/uploads.js';
import { clock } from '../times.js';
import { t } from '../texts.js';

export { Uploads, uploadFile, filesFrom } from '../state/uploads.js';

const shape = (path) => html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">${path}</svg>`;
export const fileIcon = () => shape(svg`<path d="M4 1.8h5l3.2 3.2v9.2H4zM9 1.8V5h3.2"/>`);
export const clipIcon = () => shape(svg`<path d="m13 7.3-5.2 5.2a3.2 3.2 0 0 1-4.5-4.5l5.4-5.4a2.1 2.1 0 0 1 3 3l-5.2 5.2a1 1 0 0 1-1.5-1.5l4.6-4.6"/>`);
export const sealIcon = () => shape(svg`<path d="M8 1.8 13 4v4c0 3-2.2 5.2-5 6.2C5.2 13.2 3 11 3 8V4zM5.8 8l1.6 1.6 3-3.2"/>`);

export const sizeText = (bytes) => {
  const [n, unit] = sizeOf(bytes);
  return t(`file.size.${unit}`, { n });
};

/** Why an upload failed, in words. */
export function uploadReason(failure) {
  if (failure.code === 'too-large') return t('file.too-large', { size: sizeText(failure.largest) });
  if (failure.code === 'too-many') return t('file.too-many', { count: failure.count });
  if (failure.code === 'invalid' && failure.field === 'type') return t('file.refused-type');
  return failure.field === 'connection' ? t('file.connection') : reasonOf(failure);
}

export const fileStyles = css`
  .file { display: grid; grid-template-columns: auto minmax(0, 1fr) auto; gap: 0 10px; align-items: center; border: 1px solid var(--muster-line);
    border-radius: var(--muster-radius); padding: 6px 10px; max-width: 420px; background: var(--muster-raised); font-size: 13px; min-height: 44px; }
  .file a { color: inherit; text-decoration: none; font-weight: 500; }
  .file a:hover { text-decoration: underline; }
  .seal { display: inline-flex; gap: 4px; align-items: center; font-size: 12px; font-weight: 600; color: var(--muster-accent); }
`;

/** One file as a row: name, size, download. */
export const fileRow = (session, file) => html`<div class="file" data-testid="file">${fileIcon()}<div><a class="ellipsis" href=${downloadAddress(session, file.id)} download=${file.name} dir="auto" title=${t('file.download', { name: file.name })}>${file.name}</a>
  <p class="tiny muted">${sizeText(file.size)}${file.evidence ? html` · <span class="seal">${sealIcon()}${t('evidence.badge')}</span>` : nothing}</p></div>
  <a class="quiet" href=${downloadAddress(session, file.id)} download=${file.name} aria-label=${t('file.download', { name: file.name })}>${icon('save')}</a></div>`;

/** What a message carries: pictures as thumbnails, everything else as rows. */
export class MusterAttachments extends MusterElement {
  static properties = { session: { attribute: false }, files: { attribute: false }, viewed: { state: true }, broken: { state: true } };
  static defaults = () => ({ files: [], broken: new Set() });
  static styles = [...MusterElement.styles, fileStyles, css`
    :host { display: block; margin-top: 6px; }
    ul { display: flex; flex-wrap: wrap; gap: 8px; }
    .picture { padding: 0; border: 1px solid var(--muster-line); border-radius: var(--muster-radius); overflow: hidden; background: var(--muster-surface); min-height: 44px; }
    .picture img { display: block; max-width: min(320px, 100%); max-height: 240px; width: auto; height: auto; }
    .unseen { display: grid; gap: 2px; justify-items: center; align-content: center; width: 200px; max-width: 100%; min-height: 120px; padding: 12px; }
    .unseen .ellipsis { max-width: 100%; }
    .whole { display: block; max-width: 100%; max-height: 70dvh; margin: 0 auto 12px; }
  `];

  render() {
    if (this.files.length === 0) return nothing;
    return html`<ul aria-label=${t('file.attached')}>${this.files.map((file) => html`<li>${this.#one(file)}</li>`)}</ul>${this.viewed ? this.#view(this.viewed) : nothing}`;
  }

  #one(file) {
    if (file.removed) return html`<p class="small muted" data-testid="file-removed">${t('file.removed')}</p>`;
    if (isUnseen(file)) return this.#unseen(file);
    if (!hasThumbnail(file) || this.broken.has(file.id)) return fileRow(this.session, file);
    const scale = Math.min(1, 320 / file.width, 240 / file.height);
    return html`<button class="picture" data-testid="picture" aria-label=${t('file.open', { name: file.name })} title=${file.name} @click=${() => (this.viewed = file)}>
      <img src=${thumbnailAddress(this.session, file.id)} alt=${t('file.image', { name: file.name })} loading="lazy" decoding="async"
        width=${Math.max(1, Math.round(file.width * scale))} height=${Math.max(1, Math.round(file.height * scale))} @error=${() => (this.broken = new Set(this.broken).add(file.id))}></button>`;
  }

  /** A place for the picture, which is loaded when somebody asks for it. */
  #unseen(file) {
    return html`<button class="picture unseen" data-testid="picture-unseen" aria-label=${t('file.open', { name: file.name })} @click=${() => (this.viewed = file)}>
      ${fileIcon()}<span class="ellipsis" dir="auto">${file.name}</span><span class="tiny muted">${t('file.no-preview', { size: sizeText(file.size) })}</span></button>`;
  }

  #view(file) {
    return html`<muster-dialog wide heading=${file.name} @muster-closed=${() => (this.viewed = null)} data-testid="picture-dialog">
      <img class="whole" src=${downloadAddress(this.session, file.id)} alt=${t('file.image', { name: file.name })} width=${file.width} height=${file.height}>
      ${fileRow(this.session, file)}</muster-dialog>`;
  }

  updated(changed) {
    if (changed.has('viewed') && this.viewed) this.$('muster-dialog').show();
  }
}
customElements.define('muster-attachments', MusterAttachments);

/** What a message that is being written will carry, with progress, another try, and removal. */
export class UploadChips extends MusterElement {
  static properties = { uploads: { attribute: false } };
  static styles = [...MusterElement.styles, css`
    ul { display: flex; flex-wrap: wrap; gap: 6px; padding: 8px 8px 0; }
    li { display: grid; grid-template-columns: 32px minmax(0, 1fr) auto; gap: 0 8px; align-items: center; border: 1px solid var(--muster-line);
      border-radius: var(--muster-radius); padding: 4px; max-width: 260px; font-size: 13px; background: var(--muster-raised); }
    li.failed { border-color: var(--muster-danger); }
    img, .blank { width: 32px; height: 32px; object-fit: cover; border-radius: 4px; }
    .blank { display: grid; place-items: center; background: var(--muster-surface); }
    progress { width: 100%; height: 4px; accent-color: var(--muster-accent); display: block; }
    .tools { display: flex; }
  `];

  willUpdate(changed) {
    if (changed.has('uploads')) {
      this.unwatch(changed.get('uploads'));
      this.watch(this.uploads);
    }
  }

  render() {
    if (!this.uploads || this.uploads.empty) return nothing;
    return html`<ul aria-label=${t('file.attached')}>${this.uploads.items.map((item) => this.#chip(item))}</ul>
      <p class="sr" role="status">${this.#spoken()}</p>`;
  }

  /** What a screen reader is told: ends, not every step. */
  #spoken() {
    const last = this.uploads.items[this.uploads.items.length - 1];
    if (last.state === 'done') return t('file.uploaded', { name: last.name });
    return last.state === 'failed' ? t('file.failed', { name: last.name, reason: uploadReason(last.failure) }) : '';
  }

  #chip(item) {
    const percent = Math.round(item.progress * 100);
    const label = item.state === 'sending' ? t('file.cancel', { name: item.name }) : t('file.remove', { name: item.name });
    return html`<li class=${item.state} data-testid="upload" data-state=${item.state}>
      ${item.preview ? html`<img src=${item.preview} alt="">` : html`<span class="blank">${fileIcon()}</span>`}
      <div><p class="ellipsis" dir="auto" title=${item.name}>${item.name}</p>
        ${item.state === 'sending' ? html`<progress max="100" value=${percent} aria-label=${t('file.uploading', { name: item.name, percent })}></progress>`
          : html`<p class="tiny ${item.state === 'failed' ? 'refusal' : 'muted'}">${item.state === 'failed' ? uploadReason(item.failure) : sizeText(item.size)}</p>`}</div>
      <div class="tools">${item.state === 'failed' ? html`<button class="quiet square" data-testid="upload-retry" aria-label=${t('file.retry', { name: item.name })} title=${t('common.retry')} @click=${() => this.uploads.retry(item)}>${icon('retry')}</button>` : nothing}
        <button class="quiet square" data-testid="upload-remove" aria-label=${label} title=${label} @click=${() => this.uploads.remove(item)}>${icon('close')}</button></div></li>`;
  }
}
customElements.define('muster-upload-chips', UploadChips);

/** Chooses files from the disk. */
export class AttachButton extends MusterElement {
  static properties = { uploads: { attribute: false }, disabled: { type: Boolean } };

  render() {
    return html`<button class="quiet square" data-testid="attach" ?disabled=${this.disabled} aria-label=${t('file.attach')} title=${t('file.attach')} @click=${() => this.$('input').click()}>${clipIcon()}</button>
      <input type="file" multiple hidden tabindex="-1" aria-hidden="true" data-testid="attach-input" @change=${this.#chosen}>`;
  }

  #chosen(event) {
    this.uploads.add(event.target.files);
    event.target.value = '';
  }
}
customElements.define('muster-attach-button', AttachButton);

/** A pasted picture has no name of its own: it gets the time. */
const named = (file) => (/^image\.\w+$/.test(file.name) ? new File([file], t('file.pasted', { time: clock(Date.now()).replace(':', '.') }).replace(/png$/, file.type.split('/')[1]), { type: file.type }) : file);

/** Files that are dropped on an element or pasted into it go to `onFiles`; text goes where it always went. */
export function takeFiles(element, onFiles) {
  const carries = (event) => event.dataTransfer?.types.includes('Files');
  const over = (event) => {
    if (!carries(event)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
    element.toggleAttribute('dropping', true);
  };
  const leave = (event) => element.contains(event.relatedTarget) || element.toggleAttribute('dropping', false);
  const drop = (event) => {
    element.toggleAttribute('dropping', false);
    if (!carries(event)) return;
    event.preventDefault();
    onFiles(filesFrom(event.dataTransfer));
  };
  const paste = (event) => {
    const files = filesFrom(event.clipboardData);
    if (files.length === 0 || event.clipboardData.types.includes('text/plain')) return;
    event.preventDefault();
    onFiles(files.map(named));
  };
  const all = { dragenter: over, dragover: over, dragleave: leave, drop, paste };
  for (const [name, handler] of Object.entries(all)) element.addEventListener(name, handler);
  return () => Object.entries(all).forEach(([name, handler]) => element.removeEventListener(name, handler));
}
