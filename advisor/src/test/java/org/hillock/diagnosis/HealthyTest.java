package org.hillock.diagnosis;

import static org.hillock.diagnosis.Cases.breastCancer;
import static org.hillock.diagnosis.Cases.concrete;
import static org.hillock.diagnosis.Cases.digits;
import static org.hillock.diagnosis.Cases.network;
import static org.hillock.diagnosis.Cases.problem;
import static org.hillock.diagnosis.Cases.yeast;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hillock.data.Problem;
import org.hillock.network.Initialization;
import org.hillock.notation.Family;
import org.hillock.optimizer.Sgd;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Networks that train well raise no alarm.
class HealthyTest {
  private static final List<String> FUNCTIONS =
      List.of("relu", "gelu", "tanh", "selu", "swish", "elu", "leaky_relu");

  private static final String RESIDUAL =
      """
      dense 32
      activation
      repeat 10 {
      residual {
      batch-normalization
      activation
      dense 32
      }
      }
      dense
      """;

  private static final String NORMALIZED =
      """
      repeat 8 {
      dense 32
      batch-normalization
      activation
      }
      dense
      """;

  private static final String DROPOUT =
      """
      dense 128
      activation
      dropout 0.3
      dense 128
      activation
      dropout 0.3
      dense
      """;

  @ParameterizedTest
  @ValueSource(longs = 1)
  void noAlarmOnWhatTrainsQuickly(long seed) {
    assertEquals(Map.of(), alarms(quick(), seed));
  }

  @Tag("exhaustive")
  @ParameterizedTest
  @ValueSource(longs = {2, 3})
  void noAlarmWithOtherSeeds(long seed) {
    assertEquals(Map.of(), alarms(quick(), seed));
  }

  @Tag("exhaustive")
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void noAlarmOnMoreFunctionsDepthsAndData(long seed) {
    assertEquals(Map.of(), alarms(more(), seed));
  }

  @Tag("exhaustive")
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void noAlarmOnSequencesAndTexts(long seed) {
    assertEquals(Map.of(), alarms(slow(), seed));
  }

  private static Map<String, String> alarms(Map<String, Case> cases, long seed) {
    Map<String, String> alarms = new LinkedHashMap<>();
    cases.forEach((name, which) -> {
      List<Diagnosis> found = Cases.diagnoses(which.withSeed(seed));
      if (!found.isEmpty()) {
        alarms.put(
            name,
            found.stream()
                .map(d -> d.condition() + ": " + d.evidence().getFirst().statement())
                .collect(Collectors.joining("; ")));
      }
    });
    return alarms;
  }

  private static Map<String, Case> quick() {
    Map<String, Case> all = new LinkedHashMap<>();
    Problem digits = digits();
    for (int i = 0; i < FUNCTIONS.size(); i++) {
      String function = FUNCTIONS.get(i);
      // Depths from 1 to 6, each with some function.
      int depth = 1 + i % 6;
      all.put("multiclass " + function + " " + depth, network(digits, depth, 64, function));
      all.put("binary " + function, network(breastCancer(), 2, 32, function));
      all.put("regression " + function, network(concrete(), 1 + i % 4, 32, function));
    }
    all.put("multilabel", network(yeast(), 2, 64, "relu"));
    all.put("three classes", network(problem("iris", "species"), 2, 16, "relu"));
    all.put("categories", network(problem("penguins", "species"), 2, 32, "gelu"));
    all.put("little to learn", network(problem("diabetes", "progression"), 2, 32, "relu"));
    all.put("few rows", network(problem("linnerud", "Weight", "Waist", "Pulse"), 1, 16, "relu"));
    all.put("deep residual", network(digits, RESIDUAL, "relu"));
    all.put("deep sigmoid, normalized", network(digits, NORMALIZED, "sigmoid"));
    all.put("dropout", network(digits, DROPOUT, "relu"));
    return all;
  }

  private static Map<String, Case> more() {
    Map<String, Case> all = new LinkedHashMap<>();
    Problem digits = digits();
    for (String function : FUNCTIONS) {
      for (int depth : new int[] {1, 2, 3, 4, 6}) {
        all.put("digits " + function + depth, network(digits, depth, 64, function));
        all.put("cancer " + function + depth, network(breastCancer(), depth, 32, function));
        all.put("concrete " + function + depth, network(concrete(), depth, 32, function));
      }
      all.put("yeast " + function, network(yeast(), 2, 64, function));
    }
    for (String function :
        List.of(
            "mish", "sigmoid", "softplus", "prelu", "hard_swish", "softsign", "relu6", "celu")) {
      all.put("digits " + function, network(digits, 2, 64, function));
    }
    for (String function : List.of("hard_tanh", "sine", "gaussian", "swish_learned", "glu")) {
      all.put("digits " + function, network(digits, 2, 64, function));
    }
    all.put("relu 12", network(digits, 12, 32, "relu"));
    all.put("relu 20", network(digits, 20, 32, "relu"));
    all.put("tanh 12", network(digits, 12, 32, "tanh"));
    all.put("selu 20", network(digits, 20, 32, "selu"));
    Case usual = network(digits, 2, 64, "relu");
    all.put("momentum", usual.with(usual.settings().with(new Sgd(0.05, 0.9))));
    all.put("descent", usual.with(usual.settings().with(new Sgd(0.1, 0))));
    all.put("slower", usual.with(usual.settings().withLearningRate(0.001)));
    all.put("faster", usual.with(usual.settings().withLearningRate(0.01)));
    all.put("he", usual.with(Initialization.he()));
    all.put("glorot", network(digits, 3, 64, "tanh").with(Initialization.glorotUniform()));
    all.put("inverse root", network(digits, 3, 64, "relu").with(Initialization.inverseRoot()));
    return all;
  }

  private static Map<String, Case> slow() {
    Map<String, Case> all = new LinkedHashMap<>();
    Problem gunpoint = Cases.gunpoint();
    for (Family family : List.of(Family.LSTM, Family.GRU, Family.CNN)) {
      all.put("gunpoint " + family.label(), network(gunpoint, family, "relu"));
    }
    Case names = network(Cases.firstNames(), Family.TRANSFORMER, "gelu");
    all.put("names", names.with(names.settings().withEpochs(5)));
    return all;
  }
}
