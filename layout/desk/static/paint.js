/** Drawing of marks on a canvas: one outline a glyph, kept; no state saved or restored between glyphs. */

import { touch } from "./pages.js";
import { extentOf, LARGEST, quarterOf, Sprites } from "./sprites.js";

/** @typedef {import("./pages.js").Box} Box */
/** @typedef {import("./pages.js").Page} Page */
/** @typedef {import("./pages.js").Mark} Mark */
/** @typedef {{scale: number, left: number, top: number}} Frame  device pixels a millipoint; the page's point at 0, 0 */
/** @typedef {{left: number, right: number, bottom: number, top: number}} Extent  font units */
/** @typedef {{path: Path2D, extent: Extent | null}} Glyph */

const GREEK = 2.4; // device pixels an em: smaller type is a grey bar to the eye, and is drawn as one
const MITER = 10; // what PDF has when nothing is said

/** Outlines of glyphs, each made into a path when it is first drawn. */
export class Faces {
  /** @type {Map<string, {em: number, outlines: Map<number, string>, glyphs: Map<number, Glyph | null>}>} */
  #faces = new Map();

  /** Take in a `faces` message. */
  take(/** @type {{faces: Record<string, {em: number, glyphs: Record<string, string>}>}} */ message) {
    for (const [key, { em, glyphs }] of Object.entries(message.faces)) {
      let face = this.#faces.get(key);
      if (!face) this.#faces.set(key, (face = { em, outlines: new Map(), glyphs: new Map() }));
      for (const [gid, outline] of Object.entries(glyphs)) {
        face.outlines.set(Number(gid), outline);
        face.glyphs.delete(Number(gid));
      }
    }
  }

  /** Units an em of a face. */
  em(/** @type {string} */ key) {
    return this.#faces.get(key)?.em ?? 1000;
  }

  /** A glyph in font units, y upward; null for one without ink. */
  glyph(/** @type {string} */ key, /** @type {number} */ gid) {
    const face = this.#faces.get(key);
    if (!face) return null;
    let glyph = face.glyphs.get(gid);
    if (glyph === undefined) {
      const outline = face.outlines.get(gid);
      glyph = outline ? { path: new Path2D(outline), extent: extentOf(outline) } : null;
      face.glyphs.set(gid, glyph);
    }
    return glyph;
  }
}

/** Pictures by address; whoever draws one that is not there yet is told when it came. */
export class Pictures {
  /** @type {Map<string, HTMLImageElement>} */
  #images = new Map();

  /** @param {(url: string) => void} arrived */
  constructor(arrived) {
    this.arrived = arrived;
  }

  /** The picture at *url* if it has come. */
  image(/** @type {string} */ url) {
    let image = this.#images.get(url);
    if (!image) {
      image = new Image();
      image.addEventListener("load", () => this.arrived(url));
      image.src = new URL(url, location.href).href;
      this.#images.set(url, image);
    }
    return image.complete && image.naturalWidth ? image : null;
  }

  /** Forget pictures that no page shows any more. */
  keep(/** @type {Set<string>} */ urls) {
    for (const url of [...this.#images.keys()]) if (!urls.has(url)) this.#images.delete(url);
  }
}

/** Draws pages with the same faces and pictures. */
export class Painter {
  /** @type {Map<string, Path2D>} */
  #drawings = new Map();
  #sprites = new Sprites();
  paper = "#fff"; // as it is seen

  /**
   * @param {Faces} faces
   * @param {Pictures} pictures
   */
  constructor(faces, pictures) {
    this.faces = faces;
    this.pictures = pictures;
  }

  /** Draw the whole of *page*, *wide* CSS pixels wide, on a canvas of its own. */
  small(/** @type {HTMLCanvasElement} */ canvas, /** @type {Page} */ page, /** @type {number} */ wide) {
    const density = window.devicePixelRatio || 1;
    const scale = (wide * density) / page.width;
    canvas.width = Math.round(wide * density);
    canvas.height = Math.round(page.height * scale);
    canvas.style.width = `${wide}px`;
    canvas.style.height = `${canvas.height / density}px`;
    const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d", { alpha: false }));
    this.draw(context, page, { scale, left: 0, top: 0 }, [0, 0, page.width, page.height]);
  }

  /**
   * Draw what of *page* lies in *box* anew, on the paper.
   * @param {CanvasRenderingContext2D} context
   * @param {Page} page
   * @param {Frame} frame
   * @param {Box} box
   */
  draw(context, page, frame, box) {
    const { scale, left, top } = frame;
    // Whole device pixels, so that no seam is left between what is drawn now and what stands around it.
    const x0 = Math.floor((box[0] - left) * scale) - 1;
    const y0 = Math.floor((box[1] - top) * scale) - 1;
    const x1 = Math.ceil((box[2] - left) * scale) + 1;
    const y1 = Math.ceil((box[3] - top) * scale) + 1;
    const seen = /** @type {Box} */ ([x0 / scale + left, y0 / scale + top, x1 / scale + left, y1 / scale + top]);
    context.save();
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.beginPath();
    context.rect(x0, y0, x1 - x0, y1 - y0);
    context.clip();
    context.fillStyle = this.paper;
    context.fillRect(x0, y0, x1 - x0, y1 - y0);
    context.imageSmoothingQuality = "high";
    context.miterLimit = MITER;
    const marks = page.groups.flatMap((group) => page.marks.get(group) ?? []).filter((one) => touch(one.box, seen));
    this.#prepare(marks, frame);
    for (const { mark } of marks) this.#mark(context, mark, frame);
    context.restore();
  }

  /**
   * Make the sprites that *marks* want before any is copied: a sheet that is drawn on and copied from by turns is
   * copied whole each time.
   * @param {import("./pages.js").Drawn[]} marks
   * @param {Frame} frame
   */
  #prepare(marks, frame) {
    for (let tries = 0; tries < 2; tries += 1) {
      for (const { mark } of marks) if (mark[0] === "g" && isSmall(mark, frame)) this.#makeSprites(mark, frame);
      if (!this.#sprites.full) return;
      if (tries === 0) this.#sprites.clear();
    }
  }

  /**
   * @param {Mark} mark
   * @param {Frame} frame
   */
  #makeSprites([, face, size, x, , gids, xs, , ink, stroke, , squeeze], frame) {
    const look = this.#look(face, size, ink, stroke, squeeze, frame);
    const kept = this.#sprites.caseOf(look.key);
    const left = (x - frame.left) * frame.scale;
    for (let i = 0; i < gids.length; i += 1) {
      const [quarter] = quarterOf(left + xs[i] * frame.scale);
      if (kept.has(4 * gids[i] + quarter)) continue;
      const glyph = this.faces.glyph(face, gids[i]);
      const sprite = glyph?.extent ? this.#sprites.make(glyph.path, glyph.extent, look, quarter) : null;
      if (this.#sprites.full) return;
      kept.set(4 * gids[i] + quarter, sprite);
    }
  }

  /**
   * How the glyphs of a run look: pixels a font unit, ink, and the line that thickens them, in font units.
   * @param {string} face
   * @param {number} size
   * @param {string} ink
   * @param {number} stroke
   * @param {number} squeeze
   * @param {Frame} frame
   */
  #look(face, size, ink, stroke, squeeze, frame) {
    const em = this.faces.em(face);
    const up = (frame.scale * size) / em;
    const key = `${face} ${size * frame.scale} ${ink} ${stroke} ${squeeze}`;
    return { key, up, along: (up * squeeze) / 1000, ink, stroke: (stroke * em) / size };
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {Mark} mark
   * @param {Frame} frame
   */
  #mark(context, mark, frame) {
    const kind = mark[0];
    if (kind === "g") this.#glyphs(context, mark, frame);
    else if (kind === "r") rule(context, mark, frame);
    else if (kind === "t") tint(context, mark, frame);
    else if (kind === "p") this.#picture(context, mark, frame);
    else if (kind === "d") this.#drawing(context, mark, frame);
    else if (kind === "a") this.#artwork(context, mark, frame);
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {Mark} mark
   * @param {Frame} frame
   */
  #glyphs(context, mark, frame) {
    const [, face, size, x, y, gids, xs, ys, ink, stroke, turned, squeeze] = mark;
    if (size * frame.scale < GREEK) return greek(context, size, x, y, gids, xs, ys, ink, frame);
    const look = this.#look(face, size, ink, stroke, squeeze, frame);
    const kept = isSmall(mark, frame) ? this.#sprites.caseOf(look.key) : null;
    const left = (x - frame.left) * frame.scale;
    const base = (y - frame.top) * frame.scale;
    if (kept) context.setTransform(1, 0, 0, 1, 0, 0);
    context.imageSmoothingEnabled = false; // sprites are copied pixel by pixel
    for (let i = 0; i < gids.length; i += 1) {
      const at = left + xs[i] * frame.scale;
      const down = base + (ys ? ys[i] * frame.scale : 0);
      if (kept) {
        const [quarter, pixel] = quarterOf(at);
        const sprite = kept.get(4 * gids[i] + quarter);
        if (sprite) {
          const { width, height } = sprite;
          context.drawImage(this.#sprites.sheet, sprite.x, sprite.y, width, height, pixel + sprite.left, Math.round(down) + sprite.top, width, height);
          continue;
        }
      }
      const glyph = this.faces.glyph(face, gids[i]);
      if (!glyph) continue;
      inkGlyph(context, glyph.path, look, turned, at, down);
      if (kept) context.setTransform(1, 0, 0, 1, 0, 0);
    }
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {Mark} mark
   * @param {Frame} frame
   */
  #picture(context, [, x, y, width, height, url, crop, , size], frame) {
    plain(context, frame);
    context.imageSmoothingEnabled = true;
    const image = this.pictures.image(url);
    if (!image) return lacking(context, x, y, width, height);
    // The file that is delivered may be smaller than the source that the crop is counted in.
    const across = image.naturalWidth / size[0];
    const down = image.naturalHeight / size[1];
    const [sx, sy, sw, sh] = crop;
    context.drawImage(image, sx * across, sy * down, sw * across, sh * down, x, y, width, height);
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {Mark} mark
   * @param {Frame} frame
   */
  #drawing(context, [, x, y, width, height, shapes], frame) {
    const { scale } = frame;
    context.save();
    plain(context, frame);
    context.beginPath();
    context.rect(x, y, width, height);
    context.clip();
    context.setTransform(scale, 0, 0, scale, (x - frame.left) * scale, (y - frame.top) * scale);
    for (const [outline, fill, stroke, line, evenOdd, dash, ends, opacity, clips] of shapes) {
      const path = this.#outline(outline);
      if (clips) context.save();
      for (const [inner, odd] of clips || []) context.clip(this.#outline(inner), odd ? "evenodd" : "nonzero");
      context.globalAlpha = opacity[0] / 1000;
      if (Array.isArray(fill)) shaded(context, path, fill, evenOdd);
      else if (fill) {
        context.fillStyle = fill;
        context.fill(path, evenOdd ? "evenodd" : "nonzero");
      }
      if (stroke) {
        context.globalAlpha = opacity[1] / 1000;
        context.strokeStyle = Array.isArray(stroke) ? along(context, stroke) : stroke;
        context.lineWidth = line;
        context.lineCap = /** @type {CanvasLineCap} */ (["butt", "round", "square"][ends[0]]);
        context.lineJoin = /** @type {CanvasLineJoin} */ (["miter", "round", "bevel"][ends[1]]);
        context.setLineDash(dash || []);
        context.lineDashOffset = ends[2];
        context.stroke(path);
      }
      if (clips) context.restore();
    }
    context.restore();
  }

  /** The path of an outline, made once. */
  #outline(/** @type {string} */ outline) {
    let path = this.#drawings.get(outline);
    if (!path) this.#drawings.set(outline, (path = new Path2D(outline)));
    return path;
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {Mark} mark
   * @param {Frame} frame
   */
  #artwork(context, [, x, y, width, height, window, url], frame) {
    context.save();
    plain(context, frame);
    const image = this.pictures.image(url);
    if (!image) lacking(context, x, y, width, height);
    else {
      context.imageSmoothingEnabled = true;
      context.beginPath();
      context.rect(window[0], window[1], window[2], window[3]);
      context.clip();
      context.drawImage(image, x, y, width, height);
    }
    context.restore();
  }
}

/** A gradient with the stops of a shade. */
function stopped(/** @type {CanvasGradient} */ made, /** @type {[number, string, number][]} */ stops) {
  for (const [at, ink, opacity] of stops) {
    const hides = Math.round(opacity * 0.255).toString(16).padStart(2, "0");
    made.addColorStop(at / 1000, ink + hides);
  }
  return made;
}

/** Fill a path with a shade, in the shade's own space. */
function shaded(
  /** @type {CanvasRenderingContext2D} */ context, /** @type {Path2D} */ path, /** @type {any[]} */ shade,
  /** @type {number} */ evenOdd,
) {
  const [radial, matrix, [x, y, r], stops] = shade;
  const unit = 1e6;
  context.save();
  context.clip(path, evenOdd ? "evenodd" : "nonzero");
  context.transform(...(/** @type {[number, number, number, number, number, number]} */ (matrix)));
  const made = radial
    ? context.createRadialGradient(x / unit, y / unit, r / unit, 0, 0, 1)
    : context.createLinearGradient(0, 0, 1, 0);
  context.fillStyle = stopped(made, stops);
  context.fillRect(-unit, -unit, 2 * unit, 2 * unit);
  context.restore();
}

/** A shade to stroke with: as it is where its space is not slanted. */
function along(/** @type {CanvasRenderingContext2D} */ context, /** @type {any[]} */ [radial, matrix, focus, stops]) {
  const [a, b, , , e, f] = matrix;
  const r = Math.hypot(a, b);
  const [x, y, inner] = focus.map((/** @type {number} */ value) => (value * r) / 1e6);
  const made = radial
    ? context.createRadialGradient(e + x, f + y, inner, e, f, r)
    : context.createLinearGradient(e, f, e + a, f + b);
  return stopped(made, stops);
}

/** Whether a run is drawn with sprites. */
function isSmall(/** @type {Mark} */ mark, /** @type {Frame} */ frame) {
  const pixels = mark[2] * frame.scale;
  return pixels >= GREEK && pixels <= LARGEST && !mark[10];
}

/** Fill and stroke the path of a glyph with its origin at a pixel. */
function inkGlyph(
  /** @type {CanvasRenderingContext2D} */ context, /** @type {Path2D} */ path,
  /** @type {{along: number, up: number, ink: string, stroke: number}} */ look, /** @type {number} */ turned,
  /** @type {number} */ x, /** @type {number} */ y,
) {
  if (turned) context.setTransform(0, look.along, look.up, 0, x, y);
  else context.setTransform(look.along, 0, 0, -look.up, x, y);
  if (look.stroke >= 0) {
    context.fillStyle = look.ink;
    context.fill(path);
  }
  if (!look.stroke) return;
  context.strokeStyle = look.ink;
  context.lineWidth = Math.abs(look.stroke);
  context.stroke(path);
}

/** Page units on the canvas. */
function plain(/** @type {CanvasRenderingContext2D} */ context, /** @type {Frame} */ { scale, left, top }) {
  context.setTransform(scale, 0, 0, scale, -left * scale, -top * scale);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Mark} mark
 * @param {Frame} frame
 */
function rule(context, [, x1, y1, x2, y2, thickness, ink, dash, round], frame) {
  const { scale } = frame;
  if (!dash && !round && (x1 === x2 || y1 === y2) && thickness * scale < 3) return hairline(context, [x1, y1, x2, y2], thickness, ink, frame);
  plain(context, frame);
  context.strokeStyle = ink;
  context.lineWidth = thickness;
  context.lineCap = round ? "round" : "butt";
  context.setLineDash(dash || []);
  context.beginPath();
  context.moveTo(x1, y1);
  context.lineTo(x2, y2);
  context.stroke();
  context.setLineDash([]);
  context.lineCap = "butt";
}

/**
 * A thin level or upright rule: set on whole pixels, so that rules of one thickness look alike wherever they stand.
 * @param {CanvasRenderingContext2D} context
 * @param {Box} ends
 * @param {number} thickness
 * @param {string} ink
 * @param {Frame} frame
 */
function hairline(context, [x1, y1, x2, y2], thickness, ink, { scale, left, top }) {
  const wide = Math.max(1, Math.round(thickness * scale));
  const [ax, bx] = [Math.min(x1, x2), Math.max(x1, x2)].map((x) => (x - left) * scale);
  const [ay, by] = [Math.min(y1, y2), Math.max(y1, y2)].map((y) => (y - top) * scale);
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.fillStyle = ink;
  // Thinner than a pixel it is lighter, not narrower.
  context.globalAlpha = Math.min(1, Math.max(0.35, thickness * scale));
  if (y1 === y2) context.fillRect(ax, Math.round(ay - wide / 2), bx - ax, wide);
  else context.fillRect(Math.round(ax - wide / 2), ay, wide, by - ay);
  context.globalAlpha = 1;
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Mark} mark
 * @param {Frame} frame
 */
function tint(context, [, x, y, width, height, ink], frame) {
  plain(context, frame);
  context.fillStyle = ink;
  context.fillRect(x, y, width, height);
}

/** The crossed frame of a picture that has not come. */
function lacking(
  /** @type {CanvasRenderingContext2D} */ context, /** @type {number} */ x, /** @type {number} */ y,
  /** @type {number} */ width, /** @type {number} */ height,
) {
  context.fillStyle = "#eceef1";
  context.fillRect(x, y, width, height);
}

/** Type too small to be read: a grey bar as long as the run, dark as its ink over the line would be. */
function greek(
  /** @type {CanvasRenderingContext2D} */ context, /** @type {number} */ size, /** @type {number} */ x,
  /** @type {number} */ y, /** @type {number[]} */ gids, /** @type {number[]} */ xs, /** @type {number[] | 0} */ ys,
  /** @type {string} */ ink, /** @type {Frame} */ frame,
) {
  plain(context, frame);
  context.fillStyle = ink;
  context.globalAlpha = 0.34;
  const length = xs[xs.length - 1] - xs[0];
  const depth = ys ? ys[ys.length - 1] - ys[0] : 0;
  if (depth > length) context.fillRect(x + xs[0], y + (ys ? ys[0] : 0) - 0.8 * size, 0.9 * size, depth + 0.9 * size);
  else context.fillRect(x + xs[0], y - 0.8 * size, length + (gids.length ? size : 0), 0.9 * size);
  context.globalAlpha = 1;
}
