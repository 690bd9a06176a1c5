package loadbearing.topology;

import java.util.List;

/**
 * Nodes that are alike: clones, replicas, members, partitions.
 *
 * <p>Where the members replicate as a {@link Purpose.Mode#GROUP}, they need each other: a member
 * works while it and those it can reach are {@code needed} together, and any such member will do.
 * Otherwise it is their client that needs {@code needed} of them.
 *
 * @param name lower-case letters and digits, starting with a letter: {@code clones}
 * @param members names of nodes, each once; the first stands for all where one is enough to show
 * @param needed how many of the members are needed, 1 to all of them
 */
public record Group(String name, List<String> members, int needed) {
  public Group {
    members = List.copyOf(members);
    Names.check("group", name);
    if (members.stream().distinct().count() != members.size()) {
      throw new IllegalArgumentException("group '%s' names a member twice".formatted(name));
    }
    if (needed < 1 || needed > members.size()) {
      throw new IllegalArgumentException(
          "group '%s' of %d cannot need %d of them".formatted(name, members.size(), needed));
    }
  }
}
