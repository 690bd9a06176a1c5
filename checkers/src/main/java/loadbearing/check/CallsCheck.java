package loadbearing.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import loadbearing.check.column.Scalars;
import loadbearing.check.linear.Limit;
import loadbearing.check.model.Call;
import loadbearing.check.model.Datum;
import loadbearing.check.model.Definition;
import loadbearing.check.model.Keyed;
import loadbearing.check.model.Ruling;
import loadbearing.check.model.Ruling.Flaw;

/** Judges operations of any kind by the model that was asked for, or that fits them. */
final class CallsCheck {
  private static final int SHOWN = 5;
  private static final int NEIGHBOURS = 20;

  private CallsCheck() {}

  static Judged judge(Recorded.Calls recorded, CheckOptions options, Limit limit) {
    return Keyed.of(recorded.list())
        .flatMap(keyed -> judge(keyed, recorded, options, limit))
        .orElseGet(
            () ->
                judge(
                    Map.of(Datum.NIL, recorded.list()),
                    options.model().orElseGet(() -> fitting(List.of(recorded.list()))),
                    recorded,
                    options,
                    limit));
  }

  /** Each key by itself; empty where the values are none of the model, and so no keys. */
  private static Optional<Judged> judge(
      Map<Datum, List<Call>> keyed, Recorded.Calls recorded, CheckOptions options, Limit limit) {
    var model = options.model().orElseGet(() -> fitting(keyed.values()));
    var definition = definition(model, recorded.scalars(), options, limit);
    return keyed.values().stream().allMatch(calls -> definition.stranger(calls).isEmpty())
        ? Optional.of(judge(keyed, model, recorded, options, limit))
        : Optional.empty();
  }

  private static Judged judge(
      Map<Datum, List<Call>> keyed,
      Model model,
      Recorded.Calls recorded,
      CheckOptions options,
      Limit limit) {
    var definition = definition(model, recorded.scalars(), options, limit);
    var ruling = new Ruling(List.of(), List.of());
    for (var entry : keyed.entrySet()) {
      var stranger = definition.stranger(entry.getValue());
      if (stranger.isPresent()) {
        return Judged.clean(
            model, CheckVerdict.UNKNOWN, List.of(strange(stranger.get(), model, recorded)));
      }
      var name = entry.getKey().isNil() ? "" : entry.getKey().show(recorded.scalars()) + ": ";
      ruling = ruling.and(definition.ruling(entry.getValue()).named(name));
    }
    return judged(model, keyed.values(), recorded, ruling);
  }

  private static String strange(Call stranger, Model model, Recorded.Calls recorded) {
    return "its operations are not those of model %s, such as %s (event %d)"
        .formatted(
            model.word(),
            stranger.deed(recorded.scalars()),
            Math.max(stranger.label(), stranger.called()));
  }

  private static Definition definition(
      Model model, Scalars scalars, CheckOptions options, Limit limit) {
    return switch (model) {
      case BANK ->
          Definition.bank(scalars, options.bank().total(), options.bank().isNegativeFine());
      case COUNTER ->
          Definition.counter(
              scalars, scalars.decimal(options.known(scalars).initial()).orElse(BigDecimal.ZERO));
      case SET -> Definition.set(scalars, true);
      case SET_FULL -> Definition.set(scalars, false);
      case LINEAR_SET -> Definition.linearSet(limit::isOver);
      case TOTAL_QUEUE -> Definition.totalQueue(scalars);
      case FIFO_QUEUE -> Definition.queue(true, limit::isOver);
      case UNORDERED_QUEUE -> Definition.queue(false, limit::isOver);
      case MUTEX -> Definition.mutex(limit::isOver);
      case MULTI_REGISTER ->
          Definition.multiRegister(
              scalars, new Datum.One(options.known(scalars).initial()), limit::isOver);
      case UNIQUE_IDS -> Definition.uniqueIds(scalars);
      case LONG_FORK -> Definition.longFork(scalars);
      case COMMENTS -> Definition.comments(scalars);
      case SEQUENTIAL -> Definition.sequential(scalars);
      case CAS_REGISTER, KV, LIST_APPEND, RW_REGISTER, SESSION ->
          new Definition(call -> false, calls -> new Ruling(List.of(), List.of()));
    };
  }

  /** The model whose words the calls on all objects have. */
  static Model fitting(Collection<List<Call>> objects) {
    Set<String> words = new HashSet<>();
    objects.forEach(calls -> calls.forEach(call -> words.add(call.word())));
    if (words.contains("add")) {
      var isCounter =
          objects.stream().anyMatch(calls -> calls.stream().anyMatch(CallsCheck::isReadOfOne));
      var isOfOneRead = objects.stream().allMatch(calls -> collections(calls) == 1);
      return isCounter ? Model.COUNTER : isOfOneRead ? Model.SET : Model.SET_FULL;
    }
    if (words.contains("enqueue") || words.contains("dequeue") || words.contains("drain")) {
      return Model.TOTAL_QUEUE;
    }
    if (words.contains("acquire") || words.contains("release")) {
      return Model.MUTEX;
    }
    return words.contains("generate") ? Model.UNIQUE_IDS : Model.BANK;
  }

  private static long collections(List<Call> calls) {
    return calls.stream()
        .filter(call -> call.word().equals("read") && call.answered() instanceof Datum.Many)
        .count();
  }

  private static boolean isReadOfOne(Call call) {
    return call.word().equals("read")
        && call.answered() instanceof Datum.One
        && !call.answered().isNil();
  }

  private static Judged judged(
      Model model, Collection<List<Call>> objects, Recorded.Calls recorded, Ruling ruling) {
    var flaws = ruling.findings();
    var verdict =
        !flaws.isEmpty()
            ? CheckVerdict.BAD
            : ruling.doubts().isEmpty() ? CheckVerdict.OK : CheckVerdict.UNKNOWN;
    List<String> why = new ArrayList<>(flaws.isEmpty() ? ruling.doubts() : List.of());
    flaws.stream().limit(SHOWN).map(flaw -> flaw.anomaly() + ": " + flaw.why()).forEach(why::add);
    if (flaws.size() > SHOWN) {
      why.add("and %d more".formatted(flaws.size() - SHOWN));
    }
    return new Judged(
        model,
        verdict,
        flaws.stream().map(Flaw::anomaly).distinct().sorted().toList(),
        flaws.isEmpty() ? List.of() : ruledOut(model),
        flaws.stream()
            .limit(1)
            .flatMap(flaw -> flaw.calls().stream())
            .map(Call::label)
            .filter(label -> label >= 0)
            .toList(),
        why,
        flaws.isEmpty() ? List.of() : scene(objects, recorded.scalars(), flaws.getFirst()));
  }

  /** What a flaw in the model rules out, where the field has a name for that. */
  private static List<String> ruledOut(Model model) {
    return switch (model) {
      case BANK, LONG_FORK -> List.of("snapshot-isolation");
      case COMMENTS -> List.of("strict-serializable");
      case SEQUENTIAL -> List.of("sequential");
      case LINEAR_SET, FIFO_QUEUE, UNORDERED_QUEUE, MUTEX, MULTI_REGISTER ->
          List.of("linearizable");
      case COUNTER, SET, SET_FULL, TOTAL_QUEUE, UNIQUE_IDS -> List.of();
      case CAS_REGISTER, KV, LIST_APPEND, RW_REGISTER, SESSION -> List.of();
    };
  }

  /** The flaw and what was done to the same object shortly before and after. */
  private static List<CheckResult.Shown> scene(
      Collection<List<Call>> objects, Scalars scalars, Flaw flaw) {
    Set<Call> offending = new HashSet<>(flaw.calls());
    var calls =
        objects.stream()
            .filter(list -> list.contains(flaw.calls().getFirst()))
            .findFirst()
            .orElseThrow();
    var first = calls.indexOf(flaw.calls().getFirst());
    return IntStream.range(0, calls.size())
        .filter(i -> Math.abs(i - first) <= NEIGHBOURS || offending.contains(calls.get(i)))
        .mapToObj(i -> shown(calls.get(i), scalars, offending.contains(calls.get(i))))
        .toList();
  }

  private static CheckResult.Shown shown(Call call, Scalars scalars, boolean isOffending) {
    return new CheckResult.Shown(
        "process " + scalars.show(call.process()),
        call.deed(scalars),
        call.called(),
        call.returned(),
        isOffending);
  }
}
