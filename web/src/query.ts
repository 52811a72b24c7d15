// Changing a query as text: items stand between blanks, except inside quotation marks (docs/query.md).

export function itemsOf(query: string): string[] {
  return query.match(/(?:"[^"]*"?|[^\s"])+/g) ?? [];
}

export function hasItem(query: string, item: string): boolean {
  return itemsOf(query).some((one) => one.toLowerCase() === item.toLowerCase());
}

export function withItem(query: string, item: string): string {
  return hasItem(query, item) ? query : [...itemsOf(query), item].join(" ");
}

export function withoutItem(query: string, item: string): string {
  return itemsOf(query)
    .filter((one) => one.toLowerCase() !== item.toLowerCase())
    .join(" ");
}

export const toggled = (query: string, item: string): string =>
  hasItem(query, item) ? withoutItem(query, item) : withItem(query, item);

// The value of a field that stands once, like after: or order:.
export function valueIn(query: string, field: string): string {
  const item = itemsOf(query).find((one) => one.toLowerCase().startsWith(`${field}:`));
  return item?.slice(field.length + 1) ?? "";
}

export function withValue(query: string, field: string, value: string): string {
  const others = itemsOf(query).filter((one) => !one.toLowerCase().startsWith(`${field}:`));
  return (value === "" ? others : [...others, `${field}:${value}`]).join(" ");
}

// A name as the value of a field.
export const fieldItem = (field: string, name: string): string =>
  `${field}:${name.replace(/"/g, "").trim().replace(/\s+/g, "+")}`;
