package org.hillock.catalogue;

import java.util.ArrayList;
import java.util.List;
import org.hillock.activation.Activations;
import org.hillock.catalogue.drawing.Canvas;
import org.hillock.catalogue.drawing.Ink;
import org.hillock.catalogue.drawing.Paragraph;
import org.hillock.catalogue.drawing.Pen;
import org.hillock.catalogue.drawing.Picture;
import org.hillock.catalogue.drawing.Shapes;
import org.hillock.catalogue.drawing.Type;

/// The cheat sheet as a drawing: rows of tiles below the rules, on a sheet of size A1 across,
/// longer if there are too many functions for it.
///
/// @param rows the tiles
/// @param head the height of title and rules
/// @param curve the height of a curve
/// @param height of the sheet
record Poster(List<List<Tile>> rows, double head, double curve, double height) {
  static final String TITLE = "Activation functions";
  static final String SUBTITLE =
      "A neuron sums up its inputs and decides what to send on: how to choose that decision.";

  private static final double WIDTH = 2384;
  private static final double A1 = 1684;
  private static final double MARGIN = 32;
  private static final double GUTTER = 9;
  private static final double LEAST_CURVE = 70;
  private static final double MOST_CURVE = 150;
  private static final double RULE_TEXT = 11.5;
  private static final int FEWEST = 6;
  private static final int MOST = 12;

  /// The sheet with the fewest columns that fits; the longest one if none does.
  static Picture picture() {
    Poster poster = of(FEWEST);
    for (int columns = FEWEST + 1; columns <= MOST && poster.height > A1; columns++) {
      poster = of(columns);
    }
    Poster fitting = poster;
    return new Picture(TITLE, WIDTH, fitting.height, fitting::draw);
  }

  private static Poster of(int columns) {
    double width = (WIDTH - 2 * MARGIN - (columns - 1) * GUTTER) / columns;
    List<List<Tile>> rows = new ArrayList<>();
    List<Tile> tiles = Activations.all().stream().map(f -> Tile.of(f, width)).toList();
    for (int i = 0; i < tiles.size(); i += columns) {
      rows.add(tiles.subList(i, Math.min(tiles.size(), i + columns)));
    }
    double head = MARGIN + 52 + rulesHeight() + 14;
    double fixed = head + MARGIN - GUTTER;
    for (List<Tile> row : rows) {
      fixed += height(row) + GUTTER;
    }
    double curve = Math.clamp((A1 - fixed) / rows.size(), LEAST_CURVE, MOST_CURVE);
    return new Poster(rows, head, curve, Math.max(A1, fixed + rows.size() * curve));
  }

  private static double height(List<Tile> row) {
    return row.stream().mapToDouble(Tile::height).max().orElse(0);
  }

  private void draw(Canvas canvas) {
    canvas.box(0, 0, WIDTH, height, Ink.PAPER);
    Type title = Type.bold(34);
    canvas.text(TITLE, MARGIN, MARGIN + 26, title, Ink.TEXT);
    double after = MARGIN + title.width(TITLE) + 20;
    canvas.text(SUBTITLE, after, MARGIN + 26, Type.text(14), Ink.MUTED);
    legend(canvas, WIDTH - MARGIN, MARGIN + 26);
    rules(canvas, MARGIN + 52);
    double y = head;
    for (List<Tile> row : rows) {
      double x = MARGIN;
      double tall = height(row) + curve;
      for (Tile tile : row) {
        tile.draw(canvas, x, y, tall, curve);
        x += tile.width() + GUTTER;
      }
      y += tall + GUTTER;
    }
  }

  private static void legend(Canvas canvas, double right, double y) {
    Type type = Type.text(13);
    String vanishing = "the gradient vanishes";
    canvas.textBefore(vanishing, right, y, type, Ink.TEXT);
    double x = right - type.width(vanishing) - 24;
    canvas.box(x, y - 10, 18, 12, Ink.SHADE);
    x -= 20 + type.width("derivative");
    canvas.text("derivative", x, y, type, Ink.TEXT);
    canvas.line(x - 34, y - 4, x - 6, y - 4, Pen.dashed(Ink.VERMILION, 2));
    x -= 54 + type.width("value");
    canvas.text("value", x, y, type, Ink.TEXT);
    canvas.line(x - 34, y - 4, x - 6, y - 4, Pen.solid(Ink.BLUE, 2));
  }

  private static double ruleWidth() {
    int count = Section.all().size();
    return (WIDTH - 2 * MARGIN - (count - 1) * GUTTER) / count;
  }

  private static List<Paragraph> paragraphs(Section section) {
    return section.lines().stream()
        .map(line -> Paragraph.of(line, RULE_TEXT, ruleWidth() - 36))
        .toList();
  }

  private static double rulesHeight() {
    double most = 0;
    for (Section section : Section.all()) {
      double height = 38;
      for (Paragraph paragraph : paragraphs(section)) {
        height += paragraph.height() + 3;
      }
      most = Math.max(most, height);
    }
    return most;
  }

  private static void rules(Canvas canvas, double y) {
    double x = MARGIN;
    for (Section section : Section.all()) {
      canvas.fill(Shapes.rounded(x, y, ruleWidth(), rulesHeight(), 5), Ink.ADVICE);
      canvas.text(section.title(), x + 12, y + 21, Type.bold(15), Ink.BLUE);
      double at = y + 30;
      for (Paragraph paragraph : paragraphs(section)) {
        canvas.fill(Shapes.circle(x + 15, at + 0.65 * RULE_TEXT, 1.6), Ink.BLUE);
        paragraph.draw(canvas, x + 24, at, Ink.TEXT);
        at += paragraph.height() + 3;
      }
      x += ruleWidth() + GUTTER;
    }
  }
}
