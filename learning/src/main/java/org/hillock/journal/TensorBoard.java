package org.hillock.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.hillock.activation.InvalidInputException;
import org.hillock.probe.ActivationHealth;
import org.hillock.probe.GateHealth;
import org.hillock.probe.Journal;
import org.hillock.probe.LayerHealth;
import org.hillock.probe.Observation;

/// Observations as an event file, which TensorBoard shows while it grows:
/// `events.out.tfevents.TIME.HOST.hillock`. Scalars and histograms are named by what they are and
/// the layer, as in `gradient_size/01 relu`; those of birth and end, which are on a sample of the
/// training rows and not on a batch, have `sample_` before.
///
/// Source: TensorFlow, tensorflow/core/util/event.proto and framework/summary.proto.
public final class TensorBoard implements Journal, AutoCloseable {
  private static final int MOST_FILES = 1000;

  private final GrowingFile file;
  private final DoubleSupplier clock;

  private TensorBoard(GrowingFile file, DoubleSupplier clock) {
    this.file = file;
    this.clock = clock;
    add(new Protobuf().text(3, "brain.Event:2"), 0);
  }

  /// Begins a new file in a folder, which is made if it is not there.
  ///
  /// @param host of the machine, for the file's name
  /// @param clock seconds since 1970
  /// @throws InvalidInputException if nothing can be written there
  public static TensorBoard in(Path folder, String host, DoubleSupplier clock) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new InvalidInputException(
          "cannot make the folder %s: %s; name one that may be written to."
              .formatted(folder, e.getMessage()));
    }
    String name =
        String.format(
            Locale.ROOT,
            "events.out.tfevents.%010d.%s",
            (long) clock.getAsDouble(),
            host.replaceAll("[^A-Za-z0-9-]", "_"));
    for (int i = 0; i < MOST_FILES; i++) {
      Path path = folder.resolve(i == 0 ? name + ".hillock" : name + "." + i + ".hillock");
      if (!Files.exists(path)) {
        return new TensorBoard(GrowingFile.open(path, false), clock);
      }
    }
    throw new InvalidInputException(
        "%s has %d event files of this second; name another folder.".formatted(folder, MOST_FILES));
  }

  /// Where it is.
  public Path path() {
    return file.path();
  }

  @Override
  public void write(Occasion occasion, Observation observation) {
    Summary summary = new Summary(occasion == Occasion.BATCH ? "" : "sample_");
    summary.scalar("loss", observation.loss());
    for (LayerHealth layer : observation.layers()) {
      write(summary, occasion, observation, layer);
    }
    add(new Protobuf().message(5, summary.message()), observation.step());
  }

  private static void write(
      Summary summary, Occasion occasion, Observation observation, LayerHealth layer) {
    String name = String.format(Locale.ROOT, "/%02d %s", layer.layer(), layer.label());
    summary.histogram("outputs" + name, layer.outputs());
    summary.scalar("zeros" + name, layer.outputs().zeros());
    summary.scalar("subnormals" + name, layer.outputs().subnormals());
    summary.scalar("non_finite" + name, layer.outputs().nonFinite());
    layer.gradientSize().ifPresent(size -> summary.scalar("gradient_size" + name, size));
    observation
        .gradientRatio(layer.layer())
        .ifPresent(ratio -> summary.scalar("gradient_ratio" + name, ratio));
    layer.effectiveRank().ifPresent(rank -> summary.scalar("effective_rank" + name, rank));
    layer
        .weights()
        .ifPresent(weights -> {
          summary.scalar("weight_size" + name, weights.size());
          summary.scalar("weight_gradient_size" + name, weights.gradientSize());
          if (occasion == Occasion.BATCH) {
            summary.scalar("update_ratio" + name, weights.updateRatio());
          }
        });
    write(summary, name, layer.activation());
    for (GateHealth gate : layer.gates()) {
      write(summary, name + " " + gate.name(), Optional.of(gate.activation()));
    }
  }

  private static void write(Summary summary, String name, Optional<ActivationHealth> health) {
    health.ifPresent(activation -> {
      summary.histogram("pre_activations" + name, activation.inputs());
      summary.scalar("saturated" + name, activation.saturated());
      summary.scalar("flat" + name, activation.flat());
      summary.scalar("silent_units" + name, activation.units().silent());
    });
  }

  private void add(Protobuf what, long step) {
    Protobuf event = new Protobuf().number(1, clock.getAsDouble()).number(2, step);
    file.add(EventFile.framed(event.and(what).bytes()));
  }

  @Override
  public void close() {
    file.close();
  }
}
