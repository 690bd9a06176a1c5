package loadbearing.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * A run on disk: {@value #MANIFEST} says what stood up and how it was driven, {@value #HISTORY}
 * what was observed. {@code docs/history.md} is the written format.
 *
 * @param path the folder
 */
public record RunFolder(Path path) {
  /** Version of the format that this program writes and the only one it reads. */
  public static final int FORMAT = 4;

  /** Name of the manifest's file. */
  public static final String MANIFEST = "run.json";

  /** Name of the history's file. */
  public static final String HISTORY = "history.jsonl.gz";

  /** Writes the manifest, and makes the folder if there is none; replaces an older manifest. */
  public void write(Manifest manifest) {
    try {
      Files.createDirectories(path);
      var draft = path.resolve(MANIFEST + ".part");
      Files.write(draft, ManifestFormat.encode(manifest));
      Files.move(draft, path.resolve(MANIFEST), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write %s in %s".formatted(MANIFEST, path), e);
    }
  }

  /** Opens a new history, and makes the folder if there is none; the caller closes it. */
  public HistoryWriter writer() {
    try {
      Files.createDirectories(path);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make folder " + path, e);
    }
    return HistoryWriter.open(path.resolve(HISTORY));
  }

  /** Opens the stored history; the caller closes it. */
  public HistoryReader reader() {
    return HistoryReader.open(existing(HISTORY));
  }

  /** The stored manifest; the error says what was wrong with it. */
  public Manifest manifest() {
    var file = existing(MANIFEST);
    try {
      return ManifestFormat.decode(Files.readAllBytes(file), file.toString());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** The stored run, whole in memory; of a history that breaks off, what is whole. */
  public Run read() {
    var manifest = manifest();
    List<Event> events = new ArrayList<>();
    try (var reader = reader()) {
      reader.forEach(events::add);
      return manifest.with(new History(events, reader.isComplete()));
    }
  }

  private Path existing(String name) {
    var file = path.resolve(name);
    if (!Files.isRegularFile(file)) {
      throw new UnreadableRunException(
          "no run in '%s': expected %s and %s in it, found no %s; runs are in <results>/runs/<id>"
              .formatted(path, MANIFEST, HISTORY, name));
    }
    return file;
  }
}
