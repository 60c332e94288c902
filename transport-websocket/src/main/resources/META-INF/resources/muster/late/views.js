/** Views of the incidents that a person keeps on this device, by name. */
const key = (me) => `muster-views-${me}`;

export function keptViews(me) {
  try {
    return JSON.parse(localStorage.getItem(key(me)) ?? '[]').filter((one) => one?.name && one.view);
  } catch {
    return [];
  }
}

/** Keeps a view under a name, in place of the one that had it; returns what there is then. */
export function keepView(me, name, view) {
  const views = [...keptViews(me).filter((one) => one.name !== name), { name, view }];
  localStorage.setItem(key(me), JSON.stringify(views));
  return views;
}

export function dropView(me, name) {
  const views = keptViews(me).filter((one) => one.name !== name);
  localStorage.setItem(key(me), JSON.stringify(views));
  return views;
}
