/** The nonce the server gave this page: style elements made at run time must carry it (content security policy). */
export const styleNonce = (): string =>
  document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';

/** Lets the libraries that follow webpack's convention find the nonce (the scroll lock under dialogs is one). */
export function shareNonce(): void {
  Object.assign(globalThis, { __webpack_nonce__: styleNonce() });
}
