package loadbearing.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import loadbearing.topology.Goal;

/**
 * What a finding is about: the run as a whole, or a part of it, such as the reads of users while
 * one fault lasted.
 *
 * @param aspects what it is made of, at most one of a kind; none for the run as a whole
 */
public record Subject(List<Aspect> aspects) {
  private static final Subject RUN = new Subject(List.of());

  public Subject {
    aspects = List.copyOf(aspects);
  }

  /** The run as a whole. */
  public static Subject run() {
    return RUN;
  }

  /** What is made of {@code aspects}. */
  public static Subject of(Aspect... aspects) {
    return new Subject(List.of(aspects));
  }

  /** All that users asked for to reach {@code goal}. */
  public static Subject of(Goal goal) {
    return of(new Aspect.OfGoal(goal));
  }

  /** The subject that is spelled {@code text}. */
  public static Subject parse(String text) {
    return text.isBlank()
        ? RUN
        : new Subject(Arrays.stream(text.strip().split(" ")).map(Aspect::parse).toList());
  }

  /** The same, and {@code aspect} of it only. */
  public Subject and(Aspect aspect) {
    var more = new ArrayList<>(aspects);
    more.add(aspect);
    return new Subject(more);
  }

  /** The same of the fault that is the {@code number}th of the schedule, from 0. */
  public Subject during(int number) {
    return and(new Aspect.OfFault(number));
  }

  /** The same once {@code component} is lost. */
  public Subject without(String component) {
    return and(new Aspect.Without(component));
  }

  /** Whether {@code other} is this or a part of it. */
  public boolean includes(Subject other) {
    return other.aspects.containsAll(aspects);
  }

  /** Its aspect of one kind; empty if it has none. */
  public <A extends Aspect> Optional<A> aspect(Class<A> kind) {
    return aspects.stream().filter(kind::isInstance).map(kind::cast).findFirst();
  }

  /** Its spelling, {@code goal:reads fault:2}, the same in every version; empty for the run. */
  public String spelling() {
    return aspects.stream().map(Aspect::spelling).collect(Collectors.joining(" "));
  }

  /** How people say it after a measure, with what joins the two. */
  public String words() {
    return aspects.stream().map(Aspect::words).collect(Collectors.joining());
  }
}
