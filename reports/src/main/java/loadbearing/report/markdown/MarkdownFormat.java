package loadbearing.report.markdown;

import com.samskivert.mustache.Mustache;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import loadbearing.report.page.Page;
import loadbearing.report.story.Format;
import loadbearing.report.story.Story;

/** {@code report.md}. */
public final class MarkdownFormat implements Format {
  @Override
  public String file() {
    return "report.md";
  }

  @Override
  public String render(Story story) {
    try (var stream = MarkdownFormat.class.getResourceAsStream("report.md.mustache");
        var reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
      return Mustache.compiler()
          .withEscaper(MarkdownFormat::escape)
          .compile(reader)
          .execute(Page.of(story));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Nothing in a name or a message may open a table cell, a tag, a link or a new line. */
  static String escape(String text) {
    return text.replaceAll("[\\r\\n]+", " ")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replaceAll("([\\\\`*_\\[\\]|])", "\\\\$1");
  }
}
