// The chat's own script.  Without it everything still works by forms; with it lines come by themselves, nothing typed is
// lost on a bad line, and photos, place and voice are one tap away.  Laws: a message keeps its nonce over every retry, so
// it is never doubled; only the server's HTML is ever inserted as HTML; old phones count (no syntax after ES2017).
"use strict";
document.documentElement.className = "js";
document.addEventListener("DOMContentLoaded", () => {
  const body = document.body, prefix = body.dataset.prefix, words = JSON.parse(body.dataset.words);
  const find = (query, from) => (from || document).querySelector(query);
  const log = find("#log"), unsent = find("#unsent"), main = find("main"), form = find("#say"), text = find("#text");
  const notice = find("#notice"), newer = find("#newer"), chosen = find("#chosen"), state = find("#state");
  const title = document.title, mark = form.elements.nonce.value.split(".")[1];
  const quiet = { headers: { Accept: "application/json" }, credentials: "same-origin", cache: "no-store" };
  let seq = Number(body.dataset.seq), pictures = [], waiting = [], missed = 0;

  const kept = (key, value) => {  // a shelf that lives as long as the tab; a browser may forbid it
    try {
      if (value === undefined) return sessionStorage.getItem(key + prefix) || "";
      sessionStorage.setItem(key + prefix, value);
      return value;
    } catch (_) { return ""; }
  };
  const nonce = () => Array.from(crypto.getRandomValues(new Uint8Array(12)), b => b.toString(16).padStart(2, "0")).join("") + "." + mark;
  const tell = why => { notice.textContent = why || ""; notice.hidden = !why; };
  const make = (name, class_, words_) => {
    const made = document.createElement(name);
    if (class_) made.className = class_;
    if (words_) made.textContent = words_;
    if (name === "button") made.type = "button";
    return made;
  };

  // ---- reading ----
  const atEnd = () => Math.abs(main.scrollTop) < 120;  // the column is reversed: 0 is its end
  const toEnd = () => {  // a long text without buttons is read from its beginning
    const last = unsent.childElementCount ? null : log.lastElementChild;
    const long = last && last.offsetHeight > main.clientHeight && !find(".buttons", last);
    main.scrollTop = long ? last.getBoundingClientRect().top - main.getBoundingClientRect().top + main.scrollTop - 8 : 0;
    newer.hidden = true;
  };
  // One hint for what is out of sight: new lines below (goal null), or a card that changed further up or down.
  let goal = null, pressed = null;
  const above = li => li.getBoundingClientRect().bottom < main.getBoundingClientRect().top + 60;
  const away = li => above(li) || li.getBoundingClientRect().top > main.getBoundingClientRect().bottom - 60;
  const hint = li => {
    goal = li;
    newer.textContent = li ? words.changed : words["new-lines"];
    newer.classList.toggle("up", !!li && above(li));
    newer.hidden = false;
  };
  const toldOf = li => {  // news of the same number stand below: they say it already
    const number = ((find(".title", li) || {}).textContent || "").split(" ").pop();
    return !!number && Array.from(log.children).slice(-2).some(each => each !== li && each.textContent.includes(number));
  };
  const flash = li => {
    li.classList.add("changed");
    setTimeout(() => li.classList.remove("changed"), 4000);
  };
  const toLine = li => {  // by hand: scrollIntoView would also move the page around a framed phone
    const ours = main.getBoundingClientRect(), its = li.getBoundingClientRect();
    main.scrollTop += its.top - ours.top - Math.max(12, (ours.height - its.height) / 2);
    newer.hidden = true;
    flash(li);
  };
  const seen = () => { if (goal ? !away(goal) : atEnd()) newer.hidden = true; };
  main.addEventListener("scroll", seen, { passive: true });
  newer.addEventListener("click", () => { if (goal && goal.isConnected) toLine(goal); else toEnd(); });

  const days = li => [li, li.nextElementSibling].forEach(each => each && each.classList.toggle(
    "new-day", !each.previousElementSibling || each.previousElementSibling.dataset.day !== each.dataset.day));

  const put = html => {
    const holder = document.createElement("template");
    holder.innerHTML = html;
    const li = holder.content.firstElementChild, old = document.getElementById(li.id);
    if (old) {
      const focused = old.contains(document.activeElement);
      old.replaceWith(li);
      if (focused) (find("button, a", li) || main).focus({ preventScroll: true });
    } else {
      let before = log.lastElementChild;
      while (before && Number(before.dataset.id) > Number(li.dataset.id)) before = before.previousElementSibling;
      log.insertBefore(li, before ? before.nextElementSibling : log.firstElementChild);
      if (li.classList.contains("mine")) settle(li);
    }
    days(li);
    li.querySelectorAll(".live").forEach(each => { each.hidden = !canLocate; });
    if (old) flash(li);
    return { li, theirs: li.classList.contains("theirs"), edited: !!old };
  };
  const pass = () => {  // a question that was answered by words steps back
    const said = Math.max(0, ...Array.from(log.querySelectorAll(".mine"), each => Number(each.dataset.seq)));
    log.querySelectorAll(".asks").forEach(each => each.classList.toggle("passed", Number(each.dataset.seq) < said));
  };

  const take = data => {
    const asked = !!pressed, end = atEnd(), height = main.scrollHeight, top = main.scrollTop;
    const fresh = data.lines.map(each => put(each.html)), theirs = fresh.filter(each => each.theirs);
    const told = theirs.filter(each => !each.edited), edited = theirs.filter(each => each.edited).pop();
    seq = Math.max(seq, data.seq);
    if (!fresh.length) return;
    pass();
    if (pressed && theirs.length) pressed = pressed();
    const empty = find(".empty");
    if (empty) empty.remove();
    if (end || asked && told.length) toEnd();
    else {
      main.scrollTop = top - (main.scrollHeight - height);  // whoever reads further up stays there
      if (told.length) hint(null);
    }
    if (goal && toldOf(goal)) newer.hidden = true;
    if (edited && away(edited.li)) setTimeout(() => {
      if (edited.li.isConnected && away(edited.li) && !toldOf(edited.li)) hint(edited.li);
    }, 600);
    if (document.hidden && theirs.length) document.title = "(" + (missed += theirs.length) + ") " + title;
    if (data.lang !== document.documentElement.lang && !waiting.length) location.reload();
  };

  let stream = null, watch = 0, timer = 0, polling = false, quick = 0, cuts = 0, again = 0;
  const poll = async () => {
    clearTimeout(timer);
    if (polling) return;
    polling = true;
    let pause = document.hidden ? 20000 : quick-- > 0 ? 700 : 3000;
    try {
      const answer = await fetch(prefix + "/lines?after=" + seq, quiet);
      if (answer.status === 403) return renew();
      if (!answer.ok) throw new Error();
      take(await answer.json());
      state.textContent = "";
    } catch (_) {
      state.textContent = words.offline;
      pause = Math.max(pause, 5000);
    } finally { polling = false; }
    if (!stream) timer = setTimeout(poll, pause);
  };
  const renew = () => {  // the session is gone: one reload makes a new one, but never in a circle
    if (Date.now() - Number(kept("renewed")) > 60000 && kept("renewed", String(Date.now()))) location.reload();
  };
  const hush = () => {
    clearTimeout(watch);
    if (stream) stream.close();
    stream = null;
  };
  const cut = () => {  // some browsers and proxies cut or hold back streams: then ask again and again instead
    hush();
    poll();
    clearTimeout(again);
    again = setTimeout(listen, Math.min(300000, 15000 * 2 ** cuts++));
  };
  const listen = () => {
    clearTimeout(again);
    hush();
    if (document.hidden || !window.EventSource) return poll();
    stream = new EventSource(prefix + "/stream?after=" + seq);
    const hear = wait => { clearTimeout(watch); watch = setTimeout(cut, wait); };
    hear(8000);
    stream.onmessage = event => { hear(50000); take(JSON.parse(event.data)); };
    stream.addEventListener("beat", () => { hear(50000); clearTimeout(timer); cuts = 0; state.textContent = ""; });
    stream.onerror = cut;
  };
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) { document.title = title; missed = 0; }
    listen();
    if (!document.hidden) poll();
  });
  window.addEventListener("pagehide", hush);
  window.addEventListener("pageshow", event => { if (event.persisted) listen(); });

  // ---- sending ----
  let queue = Promise.resolve();
  const deliver = message => { queue = queue.then(() => attempt(message)); };
  const attempt = async message => {
    const data = new FormData(), stop = window.AbortController ? new AbortController() : null;
    data.append("nonce", message.nonce);
    message.fields.forEach(each => data.append(each[0], each[1], ...each.slice(2)));
    const late = setTimeout(() => stop && stop.abort(), message.fields.some(each => each[2]) ? 240000 : 30000);
    try {
      const answer = await fetch(prefix + "/say", Object.assign({ method: "POST", body: data, signal: stop && stop.signal }, quiet));
      if (answer.ok) {
        message.done(answer.headers.get("Linli-Before"));
        quick = 8;
        if (!stream) poll();
      } else {
        const reason = await answer.json();
        if (reason.reload) { kept("draft", message.text || text.value); kept("notice", reason.why); location.reload(); }
        message.failed(reason.why, reason.again);
      }
    } catch (_) { message.failed("", true); }
    clearTimeout(late);
  };
  const utter = (fields, shown, parts) => {  // show at once what was said, then send it
    const li = make("li", "line mine pending"), bubble = make("div", "bubble"), status = make("p", "at", words.sending);
    const retry = make("button", "retry", words["not-sent"]);
    (parts || []).forEach(each => bubble.appendChild(each));
    if (shown) bubble.appendChild(make("p", "text", shown));
    retry.hidden = true;
    bubble.appendChild(status);
    bubble.appendChild(retry);
    li.appendChild(bubble);
    unsent.appendChild(li);
    toEnd();
    const typed = (fields.find(each => each[0] === "text") || [])[1] || "";
    const message = {
      nonce: nonce(), fields, text: typed, li, sent: false, stuck: false,
      done(before) { message.sent = true; status.textContent = "✓"; if (before) drop(message); },
      failed(why, again_) {
        message.stuck = true;
        if (again_) { status.textContent = why || ""; retry.hidden = false; li.classList.add("failed"); return; }
        drop(message);
        tell(why);
        if (typed && !text.value) { text.value = typed; grow(); }
      },
      again() {
        if (!message.stuck) return;
        message.stuck = false;
        retry.hidden = true;
        li.classList.remove("failed");
        status.textContent = words.sending;
        deliver(message);
      },
    };
    retry.addEventListener("click", message.again);
    waiting.push(message);
    deliver(message);
  };
  const drop = message => { message.li.remove(); waiting = waiting.filter(each => each !== message); };
  const settle = li => {  // the server's own line takes the place of ours
    const said = find(".text", li), same = said ? said.textContent : "";
    const alike = waiting.filter(each => each.text === same);
    const ours = alike.find(each => !each.stuck) || (same && alike[0]) || waiting.find(each => each.sent);
    if (ours) drop(ours);
  };
  window.addEventListener("online", () => { waiting.forEach(each => each.again()); poll(); });

  const say = () => {
    const typed = text.value.replace(/\r\n?/g, "\n").trim();
    tell();
    if (!typed && !pictures.length) return text.focus();
    if (Array.from(typed).length > 4096) return tell(words["text-too-long"]);
    const fields = typed ? [["text", typed]] : [];
    pictures.forEach(each => fields.push(["photo", each.blob, "photo"]));
    utter(fields, typed || (pictures.some(each => !each.thumb) ? words["my-photos"] : ""), pictures.map(each => each.thumb).filter(Boolean));
    pictures = [];
    text.value = "";
    kept("draft", "");
    lay();
    grow();
  };
  form.addEventListener("submit", event => { event.preventDefault(); say(); });
  text.addEventListener("keydown", event => {
    const typing = event.isComposing || event.keyCode === 229;  // Enter also ends a word in a Chinese input method
    if (event.key !== "Enter" || event.shiftKey || typing || !matchMedia("(pointer: fine)").matches) return;
    event.preventDefault();
    say();
  });
  const grow = () => { text.style.height = "auto"; text.style.height = Math.min(text.scrollHeight + 4, 180) + "px"; };
  text.addEventListener("input", () => { kept("draft", text.value); grow(); });

  log.addEventListener("click", event => {
    const button = event.target.closest("button[name]");
    if (!button) return;
    event.preventDefault();
    tell();
    if (button.name === "text") return utter([["text", button.value]], button.value);
    const card = button.form, all = card.querySelectorAll("button");
    const rest = on => {  // until the answer is there, the pressed button stands out and none can be pressed
      all.forEach(each => { each.disabled = on; });
      button.classList.toggle("pressed", on);
      return null;
    };
    const answered = () => rest(false);
    rest(true);
    pressed = answered;  // from here on: the answer may be faster than the receipt
    deliver({
      nonce: card.elements.nonce.value, fields: [["press", button.value], ["line", card.elements.line.value]],
      done() {
        card.elements.nonce.value = nonce();
        setTimeout(() => { if (pressed === answered) pressed = rest(false); }, 6000);
      },
      failed(why) { pressed = rest(false); tell(why || words["not-arrived"]); },
    });
  });

  // ---- 复制: a card as plain words, to hand on in a group of another app ----
  const copy = words_ => {  // browsers inside apps often refuse the clipboard: then the old way
    const old = () => {
      const area = make("textarea");
      area.value = words_;
      area.setAttribute("readonly", "");
      area.className = "aside";
      body.appendChild(area);
      area.select();
      area.setSelectionRange(0, words_.length);
      const done = document.execCommand("copy");
      area.remove();
      return done;
    };
    return navigator.clipboard ? navigator.clipboard.writeText(words_).then(() => true, old) : Promise.resolve(old());
  };
  log.addEventListener("click", async event => {
    const button = event.target.closest(".copy");
    if (!button) return;
    const bubble = button.closest(".bubble"), label = button.textContent;
    const said = Array.from(bubble.querySelectorAll(".title, .text"), each => each.textContent).join("\n");
    if (await copy(said)) {
      button.textContent = words.copied;
      setTimeout(() => { button.textContent = label; }, 2000);
    }
  });

  // ---- photos: shown small before they go, made smaller when large (a slow line, a small phone) ----
  const input = find("input[name=photo]");
  const prepare = async file => {
    const plain = /^image\/(jpeg|png|webp)$/.test(file.type), large = !plain || file.size > 1500000;
    try {
      const bitmap = await createImageBitmap(file, large ? { resizeWidth: 2048, resizeQuality: "high" } : {});
      const thumb = make("canvas", "thumb"), side = Math.min(bitmap.width, bitmap.height);
      thumb.width = thumb.height = 160;
      thumb.getContext("2d").drawImage(bitmap, (bitmap.width - side) / 2, (bitmap.height - side) / 2, side, side, 0, 0, 160, 160);
      let blob = file;
      if (large && CSS.supports("image-orientation", "from-image")) {
        const whole = make("canvas");
        whole.width = bitmap.width;
        whole.height = bitmap.height;
        whole.getContext("2d").drawImage(bitmap, 0, 0);
        const smaller = await new Promise(done => whole.toBlob(done, "image/jpeg", 0.85));
        if (smaller && (!plain || smaller.size < file.size)) blob = smaller;
      }
      return { blob, thumb };
    } catch (_) { return { blob: file, thumb: null }; }
  };
  const lay = () => {
    chosen.textContent = "";
    chosen.hidden = !pictures.length;
    pictures.forEach(each => {
      const button = make("button", "", each.thumb ? "" : "🖼");
      button.setAttribute("aria-label", words["remove-photo"]);
      if (each.thumb) button.appendChild(each.thumb);
      button.appendChild(make("span", "cross", "×"));
      button.addEventListener("click", () => { pictures = pictures.filter(other => other !== each); lay(); });
      chosen.appendChild(button);
    });
  };
  input.addEventListener("change", async () => {
    const files = Array.from(input.files);
    input.value = "";
    tell();
    for (const file of files) {
      if (pictures.length >= 9) { tell(words["photos-too-many"]); break; }
      const picture = await prepare(file);
      if (picture.blob.size > 15 * 1048576) tell(words["file-too-big"]);
      else pictures.push(picture);
    }
    lay();
  });

  // ---- place ----
  const canLocate = !!navigator.geolocation && window.isSecureContext;
  document.querySelectorAll(".locate").forEach(each => { each.hidden = !canLocate; });
  document.addEventListener("click", event => {
    if (!event.target.closest(".locate")) return;
    tell(words.locating);
    navigator.geolocation.getCurrentPosition(
      at => {
        tell();
        utter([["lat", String(at.coords.latitude)], ["long", String(at.coords.longitude)]], "📍 " + words["my-place"]);
      },
      why => tell(why.code === 1 ? words["place-refused"] : words["place-failed"]),
      { enableHighAccuracy: true, timeout: 15000, maximumAge: 60000 });
  });

  // ---- voice ----
  const record = find("#record"), panel = find(".recording");
  record.hidden = !(window.MediaRecorder && navigator.mediaDevices && navigator.mediaDevices.getUserMedia);
  record.addEventListener("click", async () => {
    tell();
    let sound;
    try { sound = await navigator.mediaDevices.getUserMedia({ audio: true }); } catch (_) { return tell(words["voice-refused"]); }
    const recorder = new MediaRecorder(sound), pieces = [], started = Date.now();
    let keep = false;
    const clock = setInterval(() => {
      const seconds = Math.floor((Date.now() - started) / 1000);
      find("#recorded").textContent = words.recording + " " + Math.floor(seconds / 60) + ":" + String(seconds % 60).padStart(2, "0");
      if (seconds >= 120) finish(true);
    }, 250);
    const finish = good => { keep = good; if (recorder.state !== "inactive") recorder.stop(); };
    const show = on => { panel.hidden = !on; form.classList.toggle("is-recording", on); };
    recorder.ondataavailable = event => pieces.push(event.data);
    recorder.onstop = () => {
      clearInterval(clock);
      sound.getTracks().forEach(track => track.stop());
      show(false);
      if (keep && pieces.length) utter([["voice", new Blob(pieces, { type: recorder.mimeType }), "voice"]], "🎤 " + words["my-voice"]);
    };
    find("#record-send").onclick = () => finish(true);
    find("#record-drop").onclick = () => finish(false);
    find("#recorded").textContent = words.recording;
    show(true);
    recorder.start();
  });

  // ---- pictures that are still being made ready ----
  document.addEventListener("error", event => {
    const picture = event.target, tries = Number((picture.dataset || {}).tries || 0);
    if (picture.tagName !== "IMG" || tries > 4) return;
    picture.dataset.tries = tries + 1;
    setTimeout(() => { picture.src = picture.src.split("?")[0] + "?" + (tries + 1); }, 300 * 3 ** tries);
  }, true);

  if (!text.value) text.value = kept("draft");
  if (kept("notice")) { tell(kept("notice")); kept("notice", ""); }
  grow();
  toEnd();
  listen();
});
