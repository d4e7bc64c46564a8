// A card's picture opens carte/#secret. What follows # is sent to nobody: it is taken from the address bar, put in
// the form, and sent as a form.
const form = document.getElementById("carte");
const secret = location.hash.slice(1);
if (form && secret.length > 20 && secret.length < 200) {
  history.replaceState(null, "", location.pathname);
  form.elements.secret.value = secret;
  form.requestSubmit();
}
