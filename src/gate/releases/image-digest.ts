/** A digest alone, or an OCI reference that ends in one. */
const BY_DIGEST = /^(?:[\w][\w.:/-]{0,300}@)?(sha256:[0-9a-f]{64})$/;

/** The digest is the image, whatever registry it is in. Undefined for a tag: only a name. */
export function findImageDigest(image: string): string | undefined {
  return BY_DIGEST.exec(image)?.[1];
}
