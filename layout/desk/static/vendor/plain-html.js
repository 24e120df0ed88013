// Stands in for the HTML language that Markdown would bring along with CSS and JavaScript: copy has none of the three.
import { LanguageSupport, StreamLanguage } from "@codemirror/language";

const plain = StreamLanguage.define({
  name: "html",
  token(stream) {
    stream.skipToEnd();
    return null;
  },
});

export const html = () => new LanguageSupport(plain);
export const htmlCompletionSource = () => null;
