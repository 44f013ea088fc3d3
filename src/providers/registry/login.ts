/** What proves to a registry who asks. */
export type Login = { readonly user: string; readonly password: string } | { readonly identityToken: string };
