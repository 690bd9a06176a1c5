package loadbearing.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import loadbearing.check.column.Scalars;
import loadbearing.check.linear.Limit;
import loadbearing.check.model.Call;
import loadbearing.check.model.Datum;
import loadbearing.check.model.Definition;
import loadbearing.check.model.Ruling;
import loadbearing.check.model.Ruling.Flaw;

/** Judges operations of any kind by the model that was asked for, or that fits them. */
final class CallsCheck {
  private static final int SHOWN = 5;
  private static final int NEIGHBOURS = 20;

  private CallsCheck() {}

  static Judged judge(Recorded.Calls recorded, CheckOptions options, Limit limit) {
    var model = options.model().orElseGet(() -> fitting(recorded.list()));
    var definition = definition(model, recorded.scalars(), options, limit);
    var stranger = definition.stranger(recorded.list());
    if (stranger.isPresent()) {
      var why =
          "its operations are not those of model %s, such as %s (event %d)"
              .formatted(
                  model.word(),
                  stranger.get().deed(recorded.scalars()),
                  Math.max(stranger.get().label(), stranger.get().called()));
      return Judged.clean(model, CheckVerdict.UNKNOWN, List.of(why));
    }
    return judged(model, recorded, definition.ruling(recorded.list()));
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

  /** The model whose words the calls have. */
  static Model fitting(List<Call> calls) {
    var words = new HashSet<>(calls.stream().map(Call::word).toList());
    if (words.contains("add")) {
      var collections =
          calls.stream()
              .filter(call -> call.word().equals("read") && call.answered() instanceof Datum.Many)
              .count();
      var isCounter = calls.stream().anyMatch(CallsCheck::isReadOfOne);
      return isCounter ? Model.COUNTER : collections == 1 ? Model.SET : Model.SET_FULL;
    }
    if (words.contains("enqueue") || words.contains("dequeue") || words.contains("drain")) {
      return Model.TOTAL_QUEUE;
    }
    if (words.contains("acquire") || words.contains("release")) {
      return Model.MUTEX;
    }
    return words.contains("generate") ? Model.UNIQUE_IDS : Model.BANK;
  }

  private static boolean isReadOfOne(Call call) {
    return call.word().equals("read")
        && call.answered() instanceof Datum.One
        && !call.answered().isNil();
  }

  private static Judged judged(Model model, Recorded.Calls recorded, Ruling ruling) {
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
        flaws.isEmpty() ? List.of() : scene(recorded, flaws.getFirst()));
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

  private static List<CheckResult.Shown> scene(Recorded.Calls recorded, Flaw flaw) {
    Set<Call> offending = new HashSet<>(flaw.calls());
    var first = recorded.list().indexOf(flaw.calls().getFirst());
    List<CheckResult.Shown> scene = new ArrayList<>();
    for (var i = 0; i < recorded.list().size(); i++) {
      var call = recorded.list().get(i);
      if (Math.abs(i - first) <= NEIGHBOURS || offending.contains(call)) {
        scene.add(
            new CheckResult.Shown(
                "process " + recorded.scalars().show(call.process()),
                call.deed(recorded.scalars()),
                call.called(),
                call.returned(),
                offending.contains(call)));
      }
    }
    return scene;
  }
}
