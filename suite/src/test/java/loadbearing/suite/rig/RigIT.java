package loadbearing.suite.rig;

import java.util.List;
import loadbearing.harness.junit.LaboratoryExtension;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Truths that are built into real servers come out of the suite. */
@ExtendWith(LaboratoryExtension.class)
class RigIT {
  @Test
  void whatSabotagedNodesDoIsFoundAndHowOften() {
    verify(Rig.quick());
  }

  @Test
  @Tag("rig")
  void theLawThatClonesServeByIsFitted() {
    verify(List.of(Rig.assay("RIG-LAW")));
  }

  @Test
  @Tag("rig")
  void clonesThatStallBesideEachOtherAreNotInProportion() {
    verify(List.of(Rig.assay("RIG-STALL")));
  }

  @Test
  @Tag("rig")
  void aBalancerThatLooksSeldomCostsWhatItsSettingsSay() {
    verify(List.of(Rig.assay("RIG-DELAY")));
  }

  /** Beside the runs that the report is about, never among them. */
  private static void verify(List<Assay> assays) {
    Assays.verify(LaboratoryExtension.results().resolve("rig"), assays);
  }
}
