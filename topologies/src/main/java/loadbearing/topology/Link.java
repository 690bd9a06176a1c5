package loadbearing.topology;

/**
 * What connects two sites. All edges between them pass it, in either direction, and go with it.
 *
 * @param one a site
 * @param other another site
 */
public record Link(String one, String other) {
  public Link {
    if (one.equals(other)) {
      throw new IllegalArgumentException("link from site '%s' to itself".formatted(one));
    }
  }

  /** The link as a component: {@code dc1--dc2}. */
  public String name() {
    return one + "--" + other;
  }

  /** Whether it connects these two, whichever is named first. */
  public boolean connects(String site, String another) {
    return one.equals(site) && other.equals(another) || one.equals(another) && other.equals(site);
  }
}
