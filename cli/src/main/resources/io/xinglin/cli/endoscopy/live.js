"use strict";

// Draws each frame with what was found on it. Frames come one at a time; the next is drawn when its picture is decoded.
const byId = (id) => document.getElementById(id);
const canvas = byId("frame");
const pen = canvas.getContext("2d");
const WORDS = {
  zh: { none: "未提示异常", ended: "图像已结束", lost: "连接中断，正在重连……", sum: "校验" },
  en: { none: "nothing marked", ended: "The stream has ended", lost: "Connection lost, trying again…", sum: "checksum" },
};
let language = new URLSearchParams(location.search).get("lang") === "en" ? "en" : "zh";
let model = { labels: {} };
let state = null;
let last = null;
const times = [];

function speak() {
  document.documentElement.lang = language;
  document.querySelectorAll("[data-zh]").forEach((e) => {
    if (e.id !== "state") e.textContent = e.dataset[language];
  });
  byId("language").textContent = language === "zh" ? "English" : "中文";
  byId("language").lang = language === "zh" ? "en" : "zh";
  const waiting = byId("state").dataset[language];
  byId("state").textContent = state ? WORDS[language][state] : last ? "" : waiting;
  if (model.id) {
    byId("model").textContent = `${model.id} ${model.version} · ${WORDS[language].sum} ${model.sha256.slice(0, 12)}`;
    byId("notice").hidden = model.status !== "research-only";
  }
  if (last) tell(last);
}

const name = (label) => (model.labels[label] ? model.labels[label][language] : label);
const percent = (p) => `${Math.round(100 * p)}%`;

function tell(frame) {
  const found = frame.findings.filter((f) => f.present);
  const alert = byId("alert");
  alert.className = found.length ? "found" : "quiet";
  alert.textContent = found.length
    ? found.map((f) => `${name(f.label)} ${percent(f.smoothed)}`).join(" · ")
    : WORDS[language].none;
  const rows = frame.findings.map((f) => {
    const row = document.createElement("tr");
    [name(f.label), percent(f.probability), percent(f.smoothed)].forEach((text, i) => {
      const cell = row.insertCell();
      cell.textContent = text;
      if (i) cell.className = "number";
    });
    return row;
  });
  byId("findings").replaceChildren(...rows);
  byId("number").textContent = frame.frame;
  byId("delay").textContent = `${Math.round(frame.ms)} ms`;
  byId("dropped").textContent = frame.dropped;
  const span = times.length > 1 ? (times[times.length - 1] - times[0]) / 1000 : 0;
  byId("rate").textContent = span > 0 ? ((times.length - 1) / span).toFixed(1) : "–";
}

// Runs row by row, outside, inside, outside and so on.
function paint(runs, width, height) {
  const layer = new OffscreenCanvas(width, height);
  const brush = layer.getContext("2d");
  const pixels = brush.createImageData(width, height);
  let at = 0;
  runs.forEach((run, i) => {
    if (i % 2) {
      for (let p = at; p < at + run; p++) {
        pixels.data.set([40, 220, 140, 90], 4 * p);
      }
    }
    at += run;
  });
  brush.putImageData(pixels, 0, 0);
  pen.drawImage(layer, 0, 0);
}

function outline(frame) {
  pen.lineWidth = Math.max(2, frame.width / 320);
  pen.font = `${Math.max(14, frame.width / 36)}px sans-serif`;
  frame.findings.filter((f) => f.present).forEach((f) => f.regions.forEach((r) => {
    const [left, top, right, bottom] = r.box;
    if (r.runs) paint(r.runs, frame.width, frame.height);
    pen.strokeStyle = pen.fillStyle = "#ffd54a";
    pen.strokeRect(left, top, right - left, bottom - top);
    pen.fillText(`${name(f.label)} ${percent(r.probability)}`, left, top > 24 ? top - 6 : bottom + 20);
  }));
}

async function draw(frame) {
  const picture = new Image();
  picture.src = `data:image/jpeg;base64,${frame.jpeg}`;
  await picture.decode();
  if (canvas.width !== frame.width || canvas.height !== frame.height) {
    canvas.width = frame.width;
    canvas.height = frame.height;
  }
  pen.drawImage(picture, 0, 0, frame.width, frame.height);
  if (byId("outlines").checked) outline(frame);
  times.push(performance.now());
  if (times.length > 30) times.shift();
  last = frame;
  if (state === "lost") state = null;
  speak();
}

let waiting = null;
let drawing = false;
async function next(frame) {
  waiting = frame;
  if (drawing) return;
  drawing = true;
  while (waiting) {
    const now = waiting;
    waiting = null;
    try {
      await draw(now);
    } catch (e) {
      console.warn("frame", now.frame, "is no picture");
    }
  }
  drawing = false;
}

byId("language").addEventListener("click", () => {
  language = language === "zh" ? "en" : "zh";
  speak();
});
speak();
const events = new EventSource("events");
events.addEventListener("model", (e) => {
  model = JSON.parse(e.data);
  state = null;
  speak();
});
events.addEventListener("frame", (e) => next(JSON.parse(e.data)));
events.addEventListener("end", () => {
  events.close();
  state = "ended";
  speak();
});
events.onerror = () => {
  if (state !== "ended") state = "lost";
  speak();
};
