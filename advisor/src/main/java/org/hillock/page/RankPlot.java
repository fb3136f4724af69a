package org.hillock.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.hillock.page.Drawing.Anchor;

/// Mean ranks on a line, with bars that join those that are no further apart than the critical
/// difference. On a phone the names stand one above the other.
///
/// Source: J. Demšar, "Statistical comparisons of classifiers over multiple data sets", 2006.
///
/// @param title what is shown
/// @param description what there is to see
/// @param criticalDifference of ranks
/// @param rows in any order
public record RankPlot(String title, String description, double criticalDifference, List<Row> rows)
    implements Chart {
  private static final double PHONE = 480;
  private static final double STEP = 24;
  private static final double BAR = 9;
  private static final double TICK_WIDTH = 22;

  /// A mean rank.
  ///
  /// @param rank 1 is the best
  /// @param baseline whether others are compared with it
  public record Row(String label, double rank, boolean baseline) {}

  /// Sorts the rows, best first; those without a finite rank last.
  public RankPlot {
    rows = rows.stream().sorted(Comparator.comparingDouble(Row::rank)).toList();
  }

  @Override
  public Table numbers() {
    return new Table(
        title,
        List.of("", "mean rank"),
        rows.stream().map(row -> List.of(row.label, Numeral.NUMBER.text(row.rank))).toList());
  }

  @Override
  public Drawing drawing(double width) {
    return width < PHONE ? listed(width) : hanging(width);
  }

  /// From the first to the last of each largest group that the critical difference spans.
  List<int[]> groups() {
    List<int[]> groups = new ArrayList<>();
    int reached = 0;
    for (int first = 0; first < rows.size(); first++) {
      int last = first;
      while (last + 1 < rows.size()
          && rows.get(last + 1).rank - rows.get(first).rank <= criticalDifference) {
        last++;
      }
      if (last > first && last > reached) {
        groups.add(new int[] {first, last});
        reached = last;
      }
    }
    return groups;
  }

  /// The usual form: the better half's names to the left, the others' to the right.
  private Drawing hanging(double width) {
    int half = (rows.size() + 1) / 2;
    double names =
        16 + rows.stream().mapToDouble(row -> Drawing.widthOf(text(row))).max().orElse(0);
    double side = Math.min(width / 3, names);
    double line = 62;
    double below = line + 16 + BAR * groups().size();
    Drawing drawing = new Drawing(width, below + STEP * half + 4);
    Frame frame = frame(side + 8, line, width - 2 * side - 16);
    axis(drawing, frame, line, -1);
    for (int k = 0; k < rows.size(); k++) {
      Row row = rows.get(k);
      boolean left = k < half;
      double y = below + STEP * ((left ? k : rows.size() - 1 - k) + 0.5);
      double x = frame.x(row.rank);
      drawing.line("frame", x, line, x, y);
      drawing.line("frame", x, y, left ? side : width - side, y);
      drawing.mark(style(row), 0, x, line, 4, note(row));
      drawing.text(
          "tick strong",
          left ? Anchor.END : Anchor.START,
          left ? side - 6 : width - side + 6,
          y,
          Drawing.fitted(text(row), side - 8));
    }
    for (int g = 0; g < groups().size(); g++) {
      bar(drawing, frame, groups().get(g), line + 12 + BAR * g);
    }
    return drawing;
  }

  /// A row for each name, for narrow screens.
  private Drawing listed(double width) {
    double row = 34;
    double top = 30 + BAR * groups().size();
    double line = top + row * rows.size() + 8;
    Drawing drawing = new Drawing(width, line + 38);
    Frame frame = frame(10, line, width - 20);
    for (int g = 0; g < groups().size(); g++) {
      bar(drawing, frame, groups().get(g), 30 + BAR * g);
    }
    for (int k = 0; k < rows.size(); k++) {
      double y = top + row * k + 8;
      drawing.text(
          "tick strong", Anchor.START, 0, y, Drawing.fitted(rows.get(k).label, width - 60));
      drawing.text("value", Anchor.END, width, y, rank(rows.get(k)));
      drawing.line("grid", frame.left(), y + 15, frame.right(), y + 15);
      drawing.mark(
          style(rows.get(k)), 0, frame.x(rows.get(k).rank), y + 15, 4.5, note(rows.get(k)));
    }
    axis(drawing, frame, line, 1);
    return drawing;
  }

  private Frame frame(double left, double top, double width) {
    Axis axis = new Axis(1, Math.max(2, rows.size()), Axis.Scale.LINEAR);
    return new Frame(axis, axis, left, top, width, 0);
  }

  /// The line of ranks, with numbers to one side, and how long the critical difference is.
  private void axis(Drawing drawing, Frame frame, double y, int side) {
    drawing.line("frame", frame.left(), y, frame.right(), y);
    int step = (int) Math.ceil(TICK_WIDTH * (rows.size() - 1) / frame.width());
    for (int rank = 1; rank <= rows.size(); rank += Math.max(1, step)) {
      drawing.line("frame", frame.x(rank), y, frame.x(rank), y + 5 * side);
      drawing.text("tick", Anchor.MIDDLE, frame.x(rank), y + 15 * side, Integer.toString(rank));
    }
    double to = frame.x(1 + criticalDifference);
    if (to <= frame.right()) {
      drawing.line("whisker", frame.left(), 10, to, 10);
      drawing.line("whisker", frame.left(), 6, frame.left(), 14);
      drawing.line("whisker", to, 6, to, 14);
      drawing.text("tick", Anchor.START, to + 6, 10, "critical difference " + difference());
    } else {
      drawing.text(
          "tick",
          Anchor.START,
          frame.left(),
          10,
          "critical difference %s: more than there is".formatted(difference()));
    }
  }

  private String difference() {
    return Numeral.NUMBER.text(Math.rint(criticalDifference * 100) / 100);
  }

  private void bar(Drawing drawing, Frame frame, int[] group, double y) {
    double from = frame.x(rows.get(group[0]).rank) - 4;
    double to = frame.x(rows.get(group[1]).rank) + 4;
    drawing.rectangle(
        "fill s1",
        from,
        y - 2,
        to - from,
        4,
        "%s to %s: no further apart than the critical difference"
            .formatted(rows.get(group[0]).label, rows.get(group[1]).label));
  }

  private static String style(Row row) {
    return row.baseline ? "open s0" : "fill s0";
  }

  private static String text(Row row) {
    return row.label + " " + rank(row);
  }

  private static String rank(Row row) {
    return Numeral.NUMBER.text(Math.rint(row.rank * 100) / 100);
  }

  private static String note(Row row) {
    return "%s: mean rank %s%s"
        .formatted(row.label, rank(row), row.baseline ? ", the baseline" : "");
  }
}
