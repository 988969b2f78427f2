// The loader of shards: script elements, and the one Trusted Types policy.

/** Names of shards, and of the scripts that read them. The policy passes these and no others. */
const own = /^(?:grammar|engine|others|meta|table|facets|words|[pxd]-\d{1,6})$/;

/**
 * scriptLoader returns a loader for createEngine that runs shards as classic
 * scripts from a folder of this site. base is that folder, relative to the
 * document and ending in a slash; version, the corpus hash, is added to the
 * addresses so that no cache mixes two builds. It throws when base is not of
 * this site. Scripts run in the order in which they are asked for.
 */
export function scriptLoader(base: string, version = ""): (name: string) => Promise<void> {
  const folder = new URL(base, document.baseURI);
  const here = new URL(document.baseURI);
  if (folder.protocol !== here.protocol || folder.host !== here.host) throw new Error("search index on another site");
  const address = (name: string): string => {
    if (!own.test(name) || !/^[0-9a-f]*$/.test(version)) throw new Error("not a search shard");
    return folder.href + name + ".js" + (version && "?" + version);
  };
  const types = (window as any).trustedTypes;
  const policy = types ? types.createPolicy("legible-shards", { createScriptURL: address }) : { createScriptURL: address };
  return (name) => new Promise((resolve, reject) => {
    const s = document.createElement("script");
    s.onload = () => { s.remove(); resolve(); };
    s.onerror = () => { s.remove(); reject(new Error(name)); };
    s.async = false;
    s.src = policy.createScriptURL(name);
    document.head.append(s);
  });
}
