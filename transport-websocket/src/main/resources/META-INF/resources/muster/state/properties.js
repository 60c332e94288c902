/** The properties of an incident by id, in their order, from `incident.properties` and the events behind it. */

export const propertiesFrom = (answer) => ordered(answer?.properties ?? []);

export function applyProperties(properties, entry) {
  const d = entry.data ?? {};
  switch (entry.kind) {
    case 'incident.properties-added':
      return (d.properties ?? []).reduce(put, properties);
    case 'incident.property-set':
      return d.property ? put(properties, d.property) : properties;
    case 'incident.property-removed': {
      const left = new Map(properties);
      left.delete(d.property);
      return left;
    }
    default:
      return properties;
  }
}

function put(properties, property) {
  const before = properties.get(property.definition.id);
  if (before && before.version > property.version) return properties;
  return ordered([...[...properties.values()].filter((p) => p !== before), property]);
}

const ordered = (list) => new Map([...list].sort((a, b) => a.order - b.order).map((p) => [p.definition.id, p]));
