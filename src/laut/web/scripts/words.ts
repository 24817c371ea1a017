// Words in the reader's language; they stand in the dialog of keys, as data-… attributes.
export function said(name: string): string {
  return document.getElementById("keys")?.dataset[name] ?? "";
}
