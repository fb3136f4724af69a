package org.hillock.notation;

import java.util.ArrayList;
import java.util.List;
import org.hillock.network.Architecture;
import org.hillock.network.Layer;
import org.hillock.network.LayerSpec;
import org.hillock.network.Shape;
import org.hillock.network.Stage;
import org.jspecify.annotations.Nullable;

/// Makes layers of the lines of a network file.
final class Assembly {
  /// 64 MiB of floats for each example of a batch.
  private static final long MOST_VALUES = 1 << 24;

  /// 4 GiB of floats; training holds four times that.
  private static final long MOST_PARAMETERS = 1 << 30;

  private final Demand demand;
  private long values;
  private long parameters;
  private final List<Integer> lines = new ArrayList<>();

  Assembly(Demand demand) {
    this.demand = demand;
  }

  /// @throws Misplaced if a line cannot be made
  Architecture architecture(List<Item> items) {
    boolean given = items.getFirst().is(Words.INPUT);
    if (demand.vocabulary().isPresent()
        && items.stream().noneMatch(item -> item.has("embedding"))) {
      throw new Misplaced(
          items.getFirst().place(),
          "the data are text, whose characters are numbered, and no layer reads such numbers; begin with a line such as embedding 32.");
    }
    Shape shape = given ? inputs(items.getFirst()) : demand.inputs();
    List<Layer> layers = new ArrayList<>();
    for (Item item : given ? items.subList(1, items.size()) : items) {
      Stage stage = spec(item).on(shape);
      stage.layers().forEach(layer -> weigh(layer, item));
      stage.layers().forEach(_ -> lines.add(item.place().line()));
      layers.addAll(stage.layers());
      shape = stage.outputShape();
    }
    if (shape.numbers() != demand.outputs()) {
      throw new Misplaced(
          items.getLast().place(),
          "the network gives %s numbers, but the task needs %d; end with a line dense, without a number, which gives as many."
              .formatted(shape, demand.outputs()));
    }
    return new Architecture(layers);
  }

  /// Of each layer that was made.
  List<Integer> lines() {
    return List.copyOf(lines);
  }

  private Shape inputs(Item item) {
    Shape inputs = new Shape(((Value.Sizes) item.value("sizes").orElseThrow()).sizes());
    if (inputs.numbers() != demand.inputs().numbers()) {
      throw new Misplaced(
          item.place(),
          "the input is %s, which are %d numbers, but an example of these data is %s, which are %d; correct or remove the line."
              .formatted(inputs, inputs.numbers(), demand.inputs(), demand.inputs().numbers()));
    }
    boolean steps = demand.inputs().sizes().size() == 2 || demand.vocabulary().isPresent();
    if (steps && !inputs.sizes().getFirst().equals(demand.inputs().sizes().getFirst())) {
      throw new Misplaced(
          item.place(),
          "the input is %s, but an example of these data is %s, a sequence, which may end early; keep the first size."
              .formatted(inputs, demand.inputs()));
    }
    return inputs;
  }

  private LayerSpec spec(Item item) {
    List<LayerSpec> body = new ArrayList<>();
    List<LayerSpec> shortcut = new ArrayList<>();
    for (int i = 0; i < item.body().size(); i++) {
      Item inner = item.body().get(i);
      boolean around =
          inner.is(Words.SHORTCUT) && item.is("residual") && i == item.body().size() - 1;
      if (around) {
        inner.body().forEach(line -> shortcut.add(spec(line)));
      } else {
        body.add(spec(inner));
      }
    }
    LayerSpec made;
    try {
      made = item.word().maker().make(new Arguments(item, demand, body, shortcut));
    } catch (IllegalArgumentException e) {
      throw misplaced(item, e.getMessage(), e);
    }
    return inputs -> {
      try {
        return made.on(inputs);
      } catch (IllegalArgumentException e) {
        throw misplaced(
            item,
            "%s cannot be made for %s numbers: %s"
                .formatted(item.word().name(), inputs, e.getMessage()),
            e);
      }
    };
  }

  private static Misplaced misplaced(
      Item item, @Nullable String message, IllegalArgumentException e) {
    return Misplaced.in(e).orElseGet(() -> new Misplaced(item.place(), message, e));
  }

  /// Hostile files and slips must not fill the memory.
  private void weigh(Layer layer, Item item) {
    values += (long) layer.outputs() + layer.kept();
    parameters += layer.parameters();
    if (layer.outputs() < 1 || layer.kept() < 0 || values > MOST_VALUES) {
      throw new Misplaced(
          item.place(),
          "up to here a pass keeps more than %d numbers of each example; make the layers narrower, or pool earlier."
              .formatted(MOST_VALUES));
    }
    if (layer.parameters() < 0 || parameters > MOST_PARAMETERS) {
      throw new Misplaced(
          item.place(),
          "up to here the network has more than %d parameters; make the layers narrower."
              .formatted(MOST_PARAMETERS));
    }
  }
}
