const HASHES = 'md4 mdc2 whirlpool rsa-md4 rsa-mdc2'.split(' ');
const CIPHERS =
  'bf bf-cbc bf-cfb bf-ecb bf-ofb blowfish cast cast-cbc cast5-cbc cast5-cfb cast5-ecb cast5-ofb des des-cbc des-cfb des-cfb1 des-cfb8 des-ecb des-ofb desx desx-cbc idea idea-cbc idea-cfb idea-ecb idea-ofb rc2 rc2-40-cbc rc2-64-cbc rc2-cbc rc2-cfb rc2-ecb rc2-ofb rc4 rc4-40 seed seed-cbc seed-cfb seed-ecb seed-ofb'.split(
    ' ',
  );

/**
 * Calls for algorithms that OpenSSL 3 has only in its legacy provider, which Node.js does not load by itself (OpenSSL
 * migration guide, "Legacy Algorithms"): `crypto.createHash(md4)`.
 */
export const LEGACY_CALLS: ReadonlySet<string> = new Set([
  ...['createHash', 'createHmac'].flatMap((name) => HASHES.map((hash) => `crypto.${name}(${hash})`)),
  ...['createCipheriv', 'createDecipheriv'].flatMap((name) => CIPHERS.map((cipher) => `crypto.${name}(${cipher})`)),
]);

/** The first major release that comes with OpenSSL 3. */
export const OPENSSL_3 = 17;
