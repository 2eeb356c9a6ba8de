// The slice viewer: one picture with outlines, a slider, marks on the evidence slices, arrow keys and the mouse wheel.
(function () {
  'use strict';
  const box = document.getElementById('viewer');
  const data = JSON.parse(box.dataset.viewer);
  const image = document.getElementById('slice');
  const slider = document.getElementById('slider');
  const place = document.getElementById('place');
  const marks = document.getElementById('marks');
  const drawing = document.getElementById('drawing');
  const outlined = document.getElementById('outlined');
  const toggle = document.getElementById('outlines');
  const similar = document.getElementById('similar');
  const SVG = 'http://www.w3.org/2000/svg';
  let outlines = true;
  let mode = 'slices';
  let window_ = '';
  let at = { slices: data.start || 0, overlays: 0 };

  function address(i) {
    const url = data[mode][i];
    return mode === 'slices' && window_ ? url + '?window=' + encodeURIComponent(window_) : url;
  }
  function show(i) {
    const list = data[mode];
    if (!list.length) { image.removeAttribute('src'); place.textContent = '–'; draw(-1); return; }
    at[mode] = Math.max(0, Math.min(list.length - 1, i));
    image.src = address(at[mode]);
    place.textContent = (at[mode] + 1) + ' / ' + list.length;
    similar.hidden = mode !== 'slices';
    if (mode === 'slices') { similar.href = data.similar[at.slices]; }
    draw(at[mode]);
    slider.max = String(list.length - 1);
    slider.value = String(at[mode]);
    if (at[mode] + 1 < list.length) { new Image().src = address(at[mode] + 1); }
  }
  // Outlines are in pixels of the stored picture: the drawing has its size and is fitted into the same box.
  function draw(i) {
    drawing.textContent = '';
    outlined.textContent = '';
    const here = mode === 'slices' && outlines ? data.outlines.filter(function (o) { return o.slice === i; }) : [];
    if (!here.length) { return; }
    drawing.setAttribute('viewBox', '0 0 ' + here[0].columns + ' ' + here[0].rows);
    here.forEach(function (o) {
      const path = document.createElementNS(SVG, 'path');
      path.setAttribute('d', o.rings.map(function (r) { return 'M' + r.join(' ') + 'Z'; }).join(''));
      drawing.appendChild(path);
      const size = o.rows / 28;
      const words = document.createElementNS(SVG, 'text');
      words.setAttribute('font-size', size);
      const right = o.at[0] > 0.6 * o.columns;
      words.setAttribute('x', right ? o.columns - size / 3 : o.at[0]);
      words.setAttribute('text-anchor', right ? 'end' : 'start');
      words.setAttribute('y', Math.max(size, o.at[1] - size / 3));
      words.textContent = o.label;
      drawing.appendChild(words);
    });
    outlined.textContent = outlined.dataset.by + ' ' + here.map(function (o) { return o.label; }).join(', ');
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
  toggle.disabled = !data.outlines.length;
  toggle.addEventListener('click', function () {
    outlines = !outlines;
    toggle.setAttribute('aria-pressed', String(outlines));
    toggle.classList.toggle('on', outlines);
    draw(at[mode]);
  });
  choose(windows, windows[0]);
  drawMarks();
  show(at.slices);
}());
