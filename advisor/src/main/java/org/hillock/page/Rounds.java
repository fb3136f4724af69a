package org.hillock.page;

import java.util.List;
import java.util.stream.IntStream;
import org.hillock.page.Drawing.Anchor;

/// Who took part in which round, and where each was out.
///
/// @param title what is shown
/// @param description what there is to see
/// @param rounds names in few letters
/// @param rows from the top down
public record Rounds(String title, String description, List<String> rounds, List<Row> rows)
    implements Chart {
  private static final double PHONE = 480;
  private static final double HEAD = 18;
  private static final double STEP = 22;
  private static final double MOST_LABEL = 180;

  /// One who takes part.
  ///
  /// @param last the round in which it was last seen, from 0
  /// @param out whether it was out after it
  /// @param strong whether it is worth a look
  /// @param note why it was out, say; may be empty
  public record Row(String label, int last, boolean out, boolean strong, String note) {}

  @Override
  public Table numbers() {
    return new Table(
        title,
        List.of("", "last round", "out", "note"),
        rows.stream()
            .map(row -> List.of(row.label, rounds.get(row.last), row.out ? "yes" : "no", row.note))
            .toList());
  }

  @Override
  public Drawing drawing(double width) {
    boolean phone = width < PHONE;
    double labels =
        Math.min(
            phone ? 0.36 * width : MOST_LABEL, 1 + widest(rows.stream().map(Row::label).toList()));
    double notes = phone ? 0 : widest(rows.stream().map(Row::note).toList());
    double first = labels + 14 + Drawing.widthOf(rounds.getFirst()) / 2;
    double end = width - (notes > 0 ? notes + 16 : 4) - Drawing.widthOf(rounds.getLast()) / 2;
    double[] places =
        IntStream.range(0, rounds.size())
            .mapToDouble(k -> first + (end - first) * k / Math.max(1, rounds.size() - 1))
            .toArray();
    int lines = places.length > 1 && places[1] - places[0] < 6 + widest(rounds) ? 2 : 1;
    double top = HEAD * lines + 4;
    Drawing drawing = new Drawing(width, top + STEP * rows.size() + 4);
    for (int k = 0; k < places.length; k++) {
      double line = HEAD * ((k + places.length - 1) % lines);
      drawing.line("grid", places[k], line + 18, places[k], top + STEP * rows.size());
      drawing.text("name", Anchor.MIDDLE, places[k], line + 9, rounds.get(k));
    }
    for (int k = 0; k < rows.size(); k++) {
      double y = top + STEP * k + STEP / 2;
      row(drawing, rows.get(k), places, y, labels);
      drawing.text("tick", Anchor.END, width, y, phone ? "" : rows.get(k).note);
    }
    return drawing;
  }

  private static double widest(List<String> texts) {
    return texts.stream().mapToDouble(Drawing::widthOf).max().orElse(0);
  }

  private void row(Drawing drawing, Row row, double[] places, double y, double labels) {
    String color = row.strong ? " s1" : " s0";
    drawing.text(
        row.strong ? "tick strong" : "tick", Anchor.START, 0, y, Drawing.fitted(row.label, labels));
    drawing.line("stem" + (row.strong ? " thick" : ""), places[0], y, places[row.last], y);
    for (int k = 0; k <= row.last; k++) {
      String note = row.label + ": " + rounds.get(k);
      if (k == row.last && row.out) {
        drawing.curve(
            "cross-out",
            new double[] {places[k] - 4, places[k] + 4},
            new double[] {y - 4, y + 4},
            "");
        drawing.curve(
            "cross-out",
            new double[] {places[k] - 4, places[k] + 4},
            new double[] {y + 4, y - 4},
            note + ", out");
      } else {
        drawing.mark("fill" + color, 0, places[k], y, 4, note);
      }
    }
  }
}
