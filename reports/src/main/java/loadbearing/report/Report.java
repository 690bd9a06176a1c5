package loadbearing.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import loadbearing.report.html.HtmlFormat;
import loadbearing.report.json.JsonFormat;
import loadbearing.report.markdown.MarkdownFormat;
import loadbearing.report.story.Comparison;
import loadbearing.report.story.Format;
import loadbearing.report.story.Story;

/** Writes a comparison as pages. */
public final class Report {
  private static final List<Format> FORMATS =
      List.of(new HtmlFormat(), new JsonFormat(), new MarkdownFormat());

  private Report() {}

  /**
   * Writes {@code index.html}, {@code report.json} and {@code report.md} into {@code folder}, which
   * is made if need be; what was there under these names is replaced.
   *
   * @return the page to open
   */
  public static Path write(Path folder, Comparison comparison) throws IOException {
    var story = Story.of(comparison);
    Files.createDirectories(folder);
    for (var format : FORMATS) {
      Files.writeString(folder.resolve(format.file()), format.render(story));
    }
    return folder.resolve("index.html");
  }
}
