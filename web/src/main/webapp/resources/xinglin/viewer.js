// The slice viewer: one picture, a slider, marks on the evidence slices, arrow keys and the mouse wheel.
(function () {
  'use strict';
  const box = document.getElementById('viewer');
  const data = JSON.parse(box.dataset.viewer);
  const image = document.getElementById('slice');
  const slider = document.getElementById('slider');
  const place = document.getElementById('place');
  const marks = document.getElementById('marks');
  let mode = 'slices';
  let window_ = '';
  let at = { slices: data.start || 0, overlays: 0 };

  function address(i) {
    const url = data[mode][i];
    return mode === 'slices' && window_ ? url + '?window=' + encodeURIComponent(window_) : url;
  }
  function show(i) {
    const list = data[mode];
    if (!list.length) { image.removeAttribute('src'); place.textContent = '–'; return; }
    at[mode] = Math.max(0, Math.min(list.length - 1, i));
    image.src = address(at[mode]);
    place.textContent = (at[mode] + 1) + ' / ' + list.length;
    slider.max = String(list.length - 1);
    slider.value = String(at[mode]);
    if (at[mode] + 1 < list.length) { new Image().src = address(at[mode] + 1); }
  }
  function drawMarks() {
    marks.textContent = '';
    if (mode !== 'slices' || data.slices.length < 2) { return; }
    data.marks.forEach(function (i) {
      const mark = document.createElement('i');
      mark.style.left = (100 * i / (data.slices.length - 1)) + '%';
      marks.appendChild(mark);
    });
  }
  function choose(buttons, button) {
    buttons.forEach(function (b) { b.classList.toggle('on', b === button); });
  }
  const modes = Array.from(box.querySelectorAll('[data-mode]'));
  modes.forEach(function (b) {
    b.addEventListener('click', function () { mode = b.dataset.mode; choose(modes, b); drawMarks(); show(at[mode]); });
  });
  const windows = Array.from(box.querySelectorAll('[data-window]'));
  windows.forEach(function (b) {
    b.addEventListener('click', function () { window_ = b.dataset.window; choose(windows, b); show(at[mode]); });
  });
  document.querySelectorAll('[data-slice]').forEach(function (b) {
    b.addEventListener('click', function () { mode = 'slices'; choose(modes, modes[0]); drawMarks(); show(Number(b.dataset.slice)); });
  });
  slider.addEventListener('input', function () { show(Number(slider.value)); });
  box.addEventListener('wheel', function (e) { e.preventDefault(); show(at[mode] + (e.deltaY > 0 ? 1 : -1)); }, { passive: false });
  box.addEventListener('keydown', function (e) {
    if (e.target === slider) { return; }
    if (e.key === 'ArrowUp' || e.key === 'ArrowLeft') { e.preventDefault(); show(at[mode] - 1); }
    if (e.key === 'ArrowDown' || e.key === 'ArrowRight') { e.preventDefault(); show(at[mode] + 1); }
  });
  choose(windows, windows[0]);
  drawMarks();
  show(at.slices);
}());
