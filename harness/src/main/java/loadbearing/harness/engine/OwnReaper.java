package loadbearing.harness.engine;

import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.ImageNameSubstitutor;

/** Has Testcontainers take the reaper that ci/bootstrap provided. */
public final class OwnReaper extends ImageNameSubstitutor {
  private static final String RYUK = "testcontainers/ryuk";

  @Override
  public DockerImageName apply(DockerImageName original) {
    return original.getUnversionedPart().equals(RYUK)
        ? DockerImageName.parse(Base.REAPER.image()).asCompatibleSubstituteFor(original)
        : original;
  }

  @Override
  protected String getDescription() {
    return "reaper of ci/bootstrap";
  }
}
