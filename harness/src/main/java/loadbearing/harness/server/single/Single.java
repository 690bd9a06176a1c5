package loadbearing.harness.server.single;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import loadbearing.harness.container.Settings;
import loadbearing.harness.container.Standing;
import loadbearing.harness.engine.Base;
import loadbearing.harness.image.Images;
import loadbearing.harness.image.Recipe;
import loadbearing.harness.network.Wiring;
import loadbearing.harness.server.KeepsData;
import loadbearing.harness.server.KeepsWrites;
import loadbearing.harness.server.LogsArrivals;
import loadbearing.harness.server.ProbeQuestion;
import loadbearing.harness.server.Requests;
import loadbearing.harness.server.Scripts;
import loadbearing.harness.server.Server;
import loadbearing.harness.server.app.NodeImage;
import loadbearing.harness.server.mysql.MySql;
import loadbearing.harness.server.mysql.Seed;
import loadbearing.harness.server.mysql.Writes;
import loadbearing.topology.Kind;
import loadbearing.topology.Node;
import loadbearing.topology.Purpose;
import loadbearing.topology.Topology;

/** An app node and its database on one machine, with one fate. */
public record Single(Node node, Kind.SingleServer kind)
    implements Server, LogsArrivals, KeepsData, KeepsWrites {

  @Override
  public Set<Class<? extends Purpose>> wants() {
    return Set.of();
  }

  @Override
  public void check(Topology topology) {}

  @Override
  public Recipe recipe(Images images) {
    var mysql = Base.MYSQL.image();
    var jre = Base.JRE.image();
    var files = new TreeMap<>(MySql.files());
    files.putAll(NodeImage.files());
    files.putAll(Scripts.of(Single.class, "single"));
    return new Recipe(
        "single",
        List.of(mysql, jre),
        """
        FROM %s AS jre
        RUN cp -aL "$(dirname "$(dirname "$(readlink -f "$(command -v java)")")")" /jre || [ -x /jre/bin/java ]
        FROM %s
        %sVOLUME /var/lib/mysql
        COPY --from=jre /jre /jre
        ENV PATH=/jre/bin:$PATH
        %sENTRYPOINT ["/loadbearing/supervise", "/loadbearing/single"]
        CMD []
        """
            .formatted(jre, mysql, MySql.steps(), NodeImage.steps()),
        files);
  }

  @Override
  public Settings settings(Wiring wiring) {
    Map<String, String> environment =
        new TreeMap<>(MySql.identity(node, Kind.Role.PRIMARY, wiring));
    environment.put("SITE", node.site());
    environment.put("ARRIVALS", arrivals());
    // Only the web server of the same machine is a client of its database.
    environment.put("BIND", "127.0.0.1");
    environment.put("PRIMARY", "127.0.0.1:3306");
    return Settings.environment(environment);
  }

  @Override
  public ProbeQuestion question() {
    return ProbeQuestion.get("/health", "/page?work=1");
  }

  @Override
  public Optional<String> obstacle(Standing standing) {
    return Requests.obstacle(standing.forward(node.name()), "/ready");
  }

  @Override
  public void restore(Standing standing) {
    Seed.restoreInside(standing, node.name());
  }

  @Override
  public List<Long> kept(Standing standing) {
    return Writes.inside(standing, node.name());
  }
}
