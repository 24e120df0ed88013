/** The web socket to the program: messages by kind, and connecting again when it went away. */

const FIRST_WAIT = 300; // ms; doubled with each try
const LONGEST_WAIT = 5000;

/** @typedef {Record<string, any>} Message */

export class Link {
  /** @type {Map<string, Set<(message: Message) => void>>} */
  #listeners = new Map();
  /** @type {WebSocket | null} */
  #socket = null;
  #wait = FIRST_WAIT;

  /** Open the line; `up` and `down` are told as kinds of their own. */
  open() {
    const address = new URL("./ws", location.href);
    address.protocol = address.protocol === "https:" ? "wss:" : "ws:";
    const socket = new WebSocket(address);
    this.#socket = socket;
    socket.addEventListener("open", () => {
      this.#wait = FIRST_WAIT;
      this.#tell({ kind: "up" });
    });
    socket.addEventListener("message", (event) => this.#tell(JSON.parse(event.data)));
    socket.addEventListener("close", () => {
      this.#tell({ kind: "down" });
      setTimeout(() => this.open(), this.#wait);
      this.#wait = Math.min(2 * this.#wait, LONGEST_WAIT);
    });
  }

  /** Whether what is sent now arrives. */
  get isUp() {
    return this.#socket?.readyState === WebSocket.OPEN;
  }

  /** Call *listener* with every message of *kind*. */
  on(/** @type {string} */ kind, /** @type {(message: any) => void} */ listener) {
    if (!this.#listeners.has(kind)) this.#listeners.set(kind, new Set());
    this.#listeners.get(kind)?.add(listener);
  }

  /** Send *message*; false when nobody is there to take it. */
  send(/** @type {Message} */ message) {
    if (!this.isUp) return false;
    this.#socket?.send(JSON.stringify(message));
    return true;
  }

  #tell(/** @type {Message} */ message) {
    for (const listener of this.#listeners.get(message.kind) ?? []) listener(message);
  }
}
