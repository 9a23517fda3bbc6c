/**
 * The texts that index.html holds itself, for a phone on which no script has come or may run. The build
 * puts them there (build/startPage.ts); the app never asks for them.
 */
export const START_PAGE = ["app.name", "start_page.no_script", "start_page.slow", "failure.reload"];
