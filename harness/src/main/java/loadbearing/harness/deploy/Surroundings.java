package loadbearing.harness.deploy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import loadbearing.harness.container.Machine;
import loadbearing.harness.container.Settings;
import loadbearing.harness.engine.Base;
import loadbearing.harness.image.Content;
import loadbearing.harness.image.Images;
import loadbearing.harness.image.Program;
import loadbearing.harness.image.Recipe;
import loadbearing.harness.network.Routes;
import loadbearing.harness.network.Wiring;
import loadbearing.harness.server.Scripts;

/** The containers that are no nodes: the harness' hand on the networks, and the users. */
final class Surroundings {
  private static final int CONTROL_MEBIBYTES = 256;
  private static final int GENERATOR_MEBIBYTES = 1024;
  private static final String JAVA = "java -XX:+UseSerialGC -Xmx512m -cp ";
  private static final String MAIN = " loadbearing.generator.gatling.Generator";

  private Surroundings() {}

  /** The container that stands on every segment and carries Toxiproxy. */
  static Machine control(Images images, Wiring wiring) {
    return new Machine(
        Machine.CONTROL,
        images.of(controlRecipe()),
        Settings.environment(Map.of("ADDRESS", wiring.controlAddress()))
            .withFiles(Map.of("/loadbearing/routes.json", Routes.json(wiring.forwards()))),
        wiring.controlAddresses(),
        CONTROL_MEBIBYTES);
  }

  /** The container of the users. */
  static Machine generator(Images images, Wiring wiring, Settings settings) {
    return new Machine(
        Machine.GENERATOR,
        images.of(generatorRecipe()),
        settings,
        wiring.addresses(wiring.users().name()),
        GENERATOR_MEBIBYTES);
  }

  static Recipe controlRecipe() {
    var files = new TreeMap<>(Scripts.only(Surroundings.class, "control"));
    files.put("scripts/probe", Scripts.probe());
    return new Recipe(
        "control",
        List.of(Base.NETADMIN.image(), Base.TOXIPROXY.image()),
        """
        FROM %s AS toxiproxy
        FROM %s
        COPY --from=toxiproxy /toxiproxy /loadbearing/toxiproxy
        COPY scripts /loadbearing/
        RUN iptables --version && /loadbearing/toxiproxy --version
        ENTRYPOINT ["/loadbearing/control"]
        CMD []
        """
            .formatted(Base.TOXIPROXY.image(), Base.NETADMIN.image()),
        files);
  }

  static Recipe generatorRecipe() {
    var program = Program.generator();
    var java = JAVA + program.classPath();
    Map<String, Content> files = new TreeMap<>(program.libraries());
    files.put("scripts/probe", Scripts.probe());
    files.put("scripts/generator", Content.of(start(java)));
    files.put("scripts/train", Content.of(training(java)));
    return new Recipe(
        "generator",
        List.of(Base.JRE.image()),
        """
        FROM %s
        COPY lib /loadbearing/lib
        COPY scripts /loadbearing/
        RUN /loadbearing/train
        ENTRYPOINT ["/loadbearing/generator"]
        CMD []
        """
            .formatted(Base.JRE.image()),
        files);
  }

  private static String start(String java) {
    return "#!/bin/bash\nmkdir -p /var/log/loadbearing\nexec %s -XX:AOTCache=/loadbearing/generator.aot -Xlog:aot*=error%s \"$@\"\n"
        .formatted(java, MAIN);
  }

  private static String training(String java) {
    return "#!/bin/bash\ntimeout 240 %s -XX:AOTCacheOutput=/loadbearing/generator.aot%s --train\n"
        .formatted(java, MAIN);
  }
}
