// Shows instants in the reader's own zone; the server's ISO text stays in the attribute.
(function () {
  'use strict';
  function localise(root) {
    root.querySelectorAll('time[datetime]').forEach(function (t) {
      const at = new Date(t.getAttribute('datetime'));
      if (!isNaN(at)) { t.textContent = at.toLocaleString(document.documentElement.lang || undefined); }
    });
  }
  localise(document);
  new MutationObserver(function () { localise(document); }).observe(document.getElementById('list'), { childList: true, subtree: false });
  if (window.PrimeFaces) { jQuery(document).on('pfAjaxComplete', function () { localise(document); }); }
}());
