package loadbearing.report.story;

/** A way to write a report down. */
public interface Format {
  /** The name of its file in the report's folder. */
  String file();

  /** The file's whole text. */
  String render(Story story);
}
