// SPDX-License-Identifier: EUPL-1.2
// Adds comfort to pages that are complete without script: focus on the error summary, size check and progress of
// uploads, a warning before the session ends, print buttons.

const WARN_SECONDS = 120;

/** The address whose content was put into the page by script; going back from there must load the page again. */
let shown = null;

/** Moves focus to the summary, so that it is read first, and from its links to the fields with their labels in view. */
function errorSummary(root) {
  const summary = root.querySelector('[data-error-summary]');
  if (!summary) return;
  summary.focus();
  summary.addEventListener('click', (event) => {
    const link = event.target.closest('a[href^="#"]');
    const field = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!field) return;
    event.preventDefault();
    labelOf(field).scrollIntoView({ block: 'start' });
    field.focus({ preventScroll: true });
  });
}

/** The legend belongs to the first field of a group; further down it would scroll the field itself out of view. */
function labelOf(field) {
  const legend = field.closest('fieldset')?.querySelector('legend');
  const near = legend && field.getBoundingClientRect().bottom - legend.getBoundingClientRect().top < innerHeight / 2;
  return (near && legend) || field.labels?.[0] || field;
}

/** Says that a file is too large before it is sent; the server decides in any case. */
function checkSizes(root) {
  for (const input of root.querySelectorAll('input[type="file"][data-limit-bytes]')) {
    input.addEventListener('change', () => {
      const limit = Number(input.dataset.limitBytes);
      const tooLarge = [...input.files].some((file) => file.size > limit);
      const notice = input.parentElement.querySelector('[data-upload-notice]');
      if (notice) notice.textContent = tooLarge ? input.dataset.tooLarge : '';
      input.setCustomValidity(tooLarge ? input.dataset.tooLarge : '');
    });
  }
}

/** Sends forms that carry files in the background to show how far the sending is; the answer replaces the page. */
function showProgress(root) {
  for (const form of root.querySelectorAll('form[enctype="multipart/form-data"]')) {
    form.addEventListener('submit', (event) => {
      const inputs = [...form.querySelectorAll('input[type="file"]')];
      const wrong = inputs.find((input) => input.validationMessage);
      if (wrong) {
        event.preventDefault();
        wrong.focus();
        return;
      }
      if (!inputs.some((input) => input.files.length > 0)) return;
      event.preventDefault();
      send(form, event.submitter);
    });
  }
}

function send(form, submitter) {
  const body = new FormData(form, submitter);
  const progress = document.createElement('progress');
  progress.className = 'k-upload-progress';
  progress.setAttribute('aria-label', submitter?.textContent.trim() ?? '');
  form.append(progress);
  if (submitter) submitter.disabled = true;
  const request = new XMLHttpRequest();
  request.upload.addEventListener('progress', ({ lengthComputable, loaded, total }) => {
    if (lengthComputable) progress.value = loaded / total;
  });
  // A button named "action" hides the property of the form, therefore the attribute is read.
  const action = new URL(form.getAttribute('action') || location.href, location.href).href;
  request.addEventListener('load', () => replacePage(request, action));
  request.addEventListener('error', () => {
    progress.remove();
    if (submitter) submitter.disabled = false;
  });
  request.open('POST', action);
  request.send(body);
}

/** A second request would lose messages that the server shows only once, therefore the answer itself is shown. */
function replacePage(request, action) {
  const page = new DOMParser().parseFromString(request.responseText, 'text/html');
  history.pushState(null, '', request.responseURL || action);
  shown = location.pathname + location.search;
  // Style sheets, scripts and the icon of the head are those of every page and stay.
  document.title = page.title;
  document.documentElement.lang = page.documentElement.lang;
  document.body.replaceWith(document.adoptNode(page.body));
  scrollTo(0, 0);
  start(document);
  if (!document.querySelector('[data-error-summary]')) document.getElementById('main')?.focus();
}

/** Asks two minutes before the session ends; the answer "continue" fetches a page that extends it. */
function watchSession(root) {
  const dialog = root.querySelector('[data-session-seconds]');
  if (!dialog) return;
  const seconds = Number(dialog.dataset.sessionSeconds);
  let timer;
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(() => dialog.isConnected && dialog.showModal(), Math.max(0, seconds - WARN_SECONDS) * 1000);
  };
  dialog.querySelector('[data-session-extend]').addEventListener('click', async () => {
    const answer = await fetch(dialog.dataset.extendUrl, { credentials: 'same-origin' }).catch(() => null);
    if (!answer?.ok || answer.redirected) return;
    dialog.close();
    wait();
  });
  wait();
}

function printButtons(root) {
  for (const button of root.querySelectorAll('[data-print]')) {
    button.hidden = false;
    button.addEventListener('click', () => print());
  }
}

function start(root) {
  checkSizes(root);
  showProgress(root);
  watchSession(root);
  printButtons(root);
  errorSummary(root);
}

addEventListener('popstate', () => {
  if (shown && location.pathname + location.search !== shown) location.reload();
});
start(document);
