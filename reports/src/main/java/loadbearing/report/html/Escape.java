package loadbearing.report.html;

/** Makes text from a run harmless where a page takes it. */
final class Escape {
  private Escape() {}

  /** For content and for quoted attributes of HTML and SVG. */
  static String html(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /** For JSON inside a script element: nothing in it can end the element or begin a comment. */
  static String script(String json) {
    return json.replace("&", "\\u0026")
        .replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029");
  }
}
